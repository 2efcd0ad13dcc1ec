// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/record_bundle.h"
#include "ui/session/choice.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

class Session;

// Every field of an organisation and of the rows that belong to it, for editing: the field register
// laid out in folded groups, as a list. Setting a field is one recorded action; what could not be
// set keeps the text that was typed beside a sentence that says why.
class RecordFields : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("OpenRecord has it")
    Q_PROPERTY(int nameField READ nameField CONSTANT) // the key of the organisation's name

public:
    // What a row of the list is.
    enum class Form {
        Group, // a heading that folds
        Row,   // the heading of one service, person ...; folds, can be deleted
        Field,
        Add, // a field whose text makes a new row
        Pin, // where it is on the map
    };
    Q_ENUM(Form)

    // How a field is edited.
    enum class Editor { Line, Lines, Code, Codes, Texts, Number, YesNo, Day, Days, RowOf };
    Q_ENUM(Editor)

    enum Roles {
        FormRole = Qt::UserRole + 1, // Form
        KeyRole,                     // what stays the same when rows come and go
        DepthRole,                   // int, 0 for groups
        OpenRole,                    // bool, of groups and rows
        LabelRole,
        HelpRole,
        EditorRole,  // Editor
        ValueRole,   // as it would be typed
        ShownRole,   // as it is read
        UnitRole,    // "people"
        FieldRole,   // int, the field's permanent key
        SummaryRole, // of groups and rows: what is in them
        ErrorRole,   // a sentence, when the last text was not understood
        GroupRole,   // code of the group it belongs to
    };
    Q_ENUM(Roles)

    RecordFields(Session *session, QObject *parent);
    ~RecordFields() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    static int nameField() { return fieldOf(Entity::Organisation, "name").key; }
    void setBundle(const std::shared_ptr<const RecordBundle> &bundle);

    Q_INVOKABLE void toggle(int row);
    static Editor editorOf(const Field &field);
    // Opens the group of that code, to jump to it: its row, or -1.
    Q_INVOKABLE int openGroup(const QString &code);
    Q_INVOKABLE void set(int row, const QString &typed);
    Q_INVOKABLE void add(int row, const QString &typed);
    Q_INVOKABLE void removeRow(int row);
    // Rows that a reference may point to, best first; `new:` makes one of that name.
    Q_INVOKABLE QList<placeweave::Choice> candidates(int row, const QString &typed) const;
    Q_INVOKABLE int rowOfKey(const QString &key) const;

signals:
    void rowAdded(const QString &key);

private:
    struct Node;
    class Layout;

    void rebuild();
    const Node *nodeAt(int row) const;
    void fail(const QString &key, const QString &sentence);
    void done(const QString &key, const Result<void> &outcome, const QString &typed);
    void setReference(const Node &node, const QString &code);
    void readCommunities();

    QPointer<Session> m_session;
    std::shared_ptr<const RecordBundle> m_bundle;
    std::vector<Node> m_nodes;
    QSet<QString> m_open;
    QHash<QString, QString> m_errors;
    QHash<QString, QString> m_typed;                      // that could not be set
    std::vector<std::pair<RowId, QString>> m_communities; // of the whole map, to choose from
};

// phone, email, website ...: what a way to contact looks like.
std::string contactTypeOf(const QString &value);

} // namespace placeweave
