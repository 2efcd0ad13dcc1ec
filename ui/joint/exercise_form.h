// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/draw/area_layer.h"
#include "core/joint/exercise.h"
#include "core/place/lettered_squares.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPointer>
#include <QRectF>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace placeweave {

class Session;

// Somebody in the room, as a row of the set-up.
struct RoomMember {
    Q_GADGET
    QML_VALUE_TYPE(roomMember)
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString speaksFor MEMBER speaksFor)
    Q_PROPERTY(QString table MEMBER table)
    Q_PROPERTY(bool withdrawn MEMBER withdrawn)

public:
    qint64 id = 0;
    QString name;
    QString speaksFor;
    QString table;
    bool withdrawn = false;

    friend bool operator==(const RoomMember &, const RoomMember &) = default;
};

// One mapping session being set up: its fields as a form, who is in the room, what is on the
// parking list. Each change is one recorded action.
class ExerciseForm : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 exercise READ exercise WRITE setExercise NOTIFY exerciseChanged)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QStringList prompts READ prompts NOTIFY changed)
    Q_PROPERTY(QStringList otherPrompts READ otherPrompts NOTIFY changed) // in a second language
    Q_PROPERTY(QString attribution READ attribution NOTIFY changed)       // code
    Q_PROPERTY(QString attributionInWords READ attributionInWords NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> settlers READ settlers NOTIFY changed) // agreed on
    Q_PROPERTY(QString readers READ readers WRITE setReaders NOTIFY changed)    // who sees the wall
    Q_PROPERTY(QStringList parkingList READ parkingList NOTIFY changed)
    Q_PROPERTY(QList<placeweave::RoomMember> members READ members NOTIFY changed)
    Q_PROPERTY(int tables READ tables NOTIFY changed)
    // Whom a thing may be ascribed to, as agreed; empty when to nobody.
    Q_PROPERTY(QList<placeweave::Choice> voices READ voices NOTIFY changed)
    Q_PROPERTY(QRectF box READ box NOTIFY changed) // degrees, from west and south; may be empty
    Q_PROPERTY(QString squares READ squares NOTIFY changed)    // "A1 to J7"
    Q_PROPERTY(QRectF squareBox READ squareBox NOTIFY changed) // of all squares, as `box`
    Q_PROPERTY(QStringList columnNames READ columnNames NOTIFY changed)
    Q_PROPERTY(int squareRows READ squareRows NOTIFY changed)

public:
    enum Roles {
        FieldRole = Qt::UserRole + 1, // int, permanent key
        ColumnRole,
        LabelRole,
        HelpRole,
        EditorRole, // RecordFields::Editor
        ValueRole,  // as typed
        ErrorRole,
    };
    Q_ENUM(Roles)

    explicit ExerciseForm(QObject *parent = nullptr);
    ExerciseForm(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    qint64 exercise() const { return m_exercise.value; }
    void setExercise(qint64 exercise);
    const Record &record() const { return m_record; }
    QString name() const;
    QString place() const;
    QStringList prompts() const;
    QStringList otherPrompts() const;
    QString attribution() const;
    QString attributionInWords() const;
    QList<Choice> settlers() const;
    // A code of ReaderProfiles; empty for partners.
    QString readers() const;
    void setReaders(const QString &code);
    QStringList parkingList() const;
    QList<RoomMember> members() const { return m_members; }
    int tables() const;
    QList<Choice> voices() const;
    QRectF box() const;
    QString squares() const;
    QRectF squareBox() const;
    QStringList columnNames() const;
    int squareRows() const { return m_squares ? m_squares->rows() : 0; }
    const std::optional<LetteredSquares> &letteredSquares() const { return m_squares; }
    // Of the place, to be drawn on the wall and on paper; none where it has none.
    std::shared_ptr<const AreaLayer> outline() const { return m_outline; }

    Q_INVOKABLE void set(int row, const QString &typed);
    Q_INVOKABLE void setBox(double west, double south, double east, double north);
    Q_INVOKABLE void unpark(const QString &words);
    Q_INVOKABLE void addMember(const QString &name, const QString &speaksFor, const QString &table);
    Q_INVOKABLE void addTables(int count); // "Table 1" and on, without names
    // `column`: name, speaks_for or table_name.
    Q_INVOKABLE void setMember(qint64 member, const QString &column, const QString &typed);
    Q_INVOKABLE void removeMember(qint64 member);
    // The name goes for good; what was said stays.
    Q_INVOKABLE void withdraw(qint64 member);

signals:
    void exerciseChanged();
    void changed();

private:
    struct Read {
        Record exercise;
        std::vector<Record> participants;
    };
    void read();
    void take(Read read);
    void write(const Field &field, RowId row, const Value &value);

    QPointer<Session> m_session;
    RowId m_exercise;
    Record m_record{Entity::Exercise};
    QList<RoomMember> m_members;
    std::optional<LetteredSquares> m_squares;
    std::shared_ptr<const AreaLayer> m_outline;
    QHash<QString, QString> m_errors; // by column
};

} // namespace placeweave
