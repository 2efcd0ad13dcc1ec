// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/exercise.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QRectF>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// The mapping sessions of the open map, the newest first.
class Exercises : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Roles {
        ExerciseRole = Qt::UserRole + 1, // qint64
        NameRole,
        WhenRole,
        NoteRole,   // "31 said, 4 to look through"
        WaitingRole // int
    };
    Q_ENUM(Roles)

    explicit Exercises(QObject *parent = nullptr);
    Exercises(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }
    Q_INVOKABLE qint64 newest() const;
    Q_INVOKABLE QList<placeweave::Choice> others(qint64 than) const; // code is the id

    // A code of "exercise_template"; `place`: degrees, from west and south, where it will be about.
    Q_INVOKABLE void start(const QString &code, const QRectF &place);
    // The questions, rules and people of an earlier one.
    Q_INVOKABLE void startLike(qint64 exercise);
    Q_INVOKABLE void remove(qint64 exercise);

signals:
    void changed();
    void started(qint64 exercise);

private:
    struct Row {
        qint64 id = 0;
        QString name;
        QString day;
        int said = 0;
        int waiting = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };
    void read();
    void take(std::vector<Row> rows);
    void begin(std::function<Result<Record>(MapFile &)> make);

    QPointer<Session> m_session;
    std::vector<Row> m_rows;
};

} // namespace placeweave
