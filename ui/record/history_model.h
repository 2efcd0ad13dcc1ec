// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"
#include "core/store/map_file.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeweave {

class Session;

// What was done to an organisation, or in a mapping session: who, when, and each field from what to
// what; of a list that was brought in also which of its rows said so. One field can be put back, or
// all that one action did; both are new actions.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 organisation READ organisation WRITE setOrganisation NOTIFY askedChanged)
    Q_PROPERTY(qint64 exercise READ exercise WRITE setExercise NOTIFY askedChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY askedChanged) // reads only then
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Roles {
        IsActionRole = Qt::UserRole + 1, // else a field that it changed, or a row that came or went
        TitleRole,                       // the action in words; the field's label
        NoteRole,                        // who and when
        BeforeRole,
        AfterRole,
        CanTakeBackRole, // bool
        UndoneRole       // bool, of an action
    };
    Q_ENUM(Roles)

    explicit HistoryModel(QObject *parent = nullptr);
    HistoryModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    qint64 organisation() const { return m_organisation.value; }
    void setOrganisation(qint64 id);
    qint64 exercise() const { return m_exercise.value; }
    void setExercise(qint64 id);
    bool isActive() const { return m_active; }
    void setActive(bool active);
    int count() const { return static_cast<int>(m_rows.size()); }

    Q_INVOKABLE void takeBack(int row); // the action, or the one field

signals:
    void askedChanged();
    void changed();

private:
    struct Row {
        ActionId action;
        bool isAction = false;
        const Field *field = nullptr; // that it changed; null where a whole row came or went
        RowId of;                     // the row that the field is of
        QString title;
        QString note = {};
        QString before = {};
        QString after = {};
        bool canTakeBack = false;
        bool isUndone = false;
    };
    void read();
    using Names = std::unordered_map<RowKey, QString>;
    // What rows held when a list brought them, by the action that did.
    using Brought = std::map<std::pair<ActionId, RowKey>, Record>;
    struct Told {
        std::vector<HistoryEntry> entries;
        Names names;
        Brought brought;
    };
    static Names namesOf(MapFile &map, const std::vector<HistoryEntry> &entries,
                         RowId organisation);
    static Result<Brought> broughtBy(MapFile &map, const std::vector<HistoryEntry> &entries);
    static std::vector<Row> rowsOf(const Told &told, RowId organisation);
    static void addWholeRow(const HistoryEntry &entry, const HistoryEntry::RowChange &change,
                            const Names &names, std::vector<Row> &rows);

    QPointer<Session> m_session;
    RowId m_organisation;
    RowId m_exercise;
    bool m_active = false;
    std::vector<Row> m_rows;
};

} // namespace placeweave
