// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/record_fields.h"
#include "ui/session/choice.h"
#include "ui/session/published.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace placeweave {

class Session;

// The directory: one row an organisation, columns from the field register (its own and its main
// place's). What the index holds is there at once; the rest is read from the file for the rows in
// sight, so a quarter of a million rows cost no more than a screenful.
class DirectoryModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList columns READ columns WRITE setColumns NOTIFY columnsChanged)
    Q_PROPERTY(int sortColumn READ sortColumn NOTIFY sortChanged)
    Q_PROPERTY(int sortField READ sortField NOTIFY sortChanged) // permanent key
    Q_PROPERTY(bool ascending READ isAscending NOTIFY sortChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY chosenChanged)

public:
    enum Roles {
        AssetIdRole = Qt::UserRole + 1, // qint64
        KindRole,                       // int, for MapSymbol.kind
        FlagsRole,                      // int, asset_flag bits
        FieldRole,                      // int, permanent key
        EditorRole,                     // RecordFields::Editor
        ValueRole,                      // as it would be typed
        ErrorRole,                      // a sentence, when the last text was not understood
        ChosenRole,                     // bool, of the row
        MustActRole,                    // bool, of the cell
    };
    Q_ENUM(Roles)

    explicit DirectoryModel(QObject *parent = nullptr);
    DirectoryModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    // Reads what it needs first where the index does not have the column.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    QStringList columns() const; // field keys
    void setColumns(const QStringList &fieldKeys);
    Q_INVOKABLE QList<placeweave::Choice> choosableColumns() const;
    Q_INVOKABLE double columnWidth(int column) const; // at 15 px text
    int sortColumn() const { return m_sortColumn; }
    int sortField() const;
    bool isAscending() const { return m_ascending; }
    Q_INVOKABLE void toggleSort(int column);
    int count() const { return static_cast<int>(m_rows.size()); }
    Q_INVOKABLE qint64 idAt(int row) const;
    Q_INVOKABLE int rowOf(qint64 organisation) const;

    Q_INVOKABLE void set(int row, int column, const QString &typed);

    // Rows chosen for doing something with all of them; kept by id while the list changes.
    int chosenCount() const { return static_cast<int>(m_chosen.size()); }
    Q_INVOKABLE void choose(int row, bool chosen);
    Q_INVOKABLE void chooseBetween(int first, int last);
    Q_INVOKABLE void chooseAll();
    Q_INVOKABLE void chooseNone();
    // Empty when it was understood, else a sentence.
    Q_INVOKABLE QString setForChosen(int fieldKey, const QString &typed);
    Q_INVOKABLE void removeChosen();

signals:
    void columnsChanged();
    void sortChanged();
    void countChanged();
    void chosenChanged();

private:
    struct Line {
        Record organisation;
        std::optional<Record> place;
        int generation = 0;
    };

    void take();
    void reorder();
    std::vector<std::uint32_t> sorted() const;
    const Line *lineOf(RowId id) const; // asks for it when it is missing or old
    void fetch();
    std::optional<QString> fromIndex(const Field &field, std::uint32_t row) const;

    QPointer<Session> m_session;
    std::vector<const Field *> m_columns;
    int m_sortColumn = 0;
    bool m_ascending = true;
    std::shared_ptr<const Shown> m_shown;
    std::vector<std::uint32_t> m_rows;
    std::unordered_map<RowId, std::string> m_sortKeys; // of a column that the index does not have
    QSet<qint64> m_chosen;
    QHash<QString, std::pair<QString, QString>> m_refused; // typed, and why
    int m_generation = 0;
    mutable QHash<qint64, std::shared_ptr<const Line>> m_lines;
    mutable QSet<qint64> m_wanted;
    mutable QTimer m_fetch;
};

} // namespace placeweave
