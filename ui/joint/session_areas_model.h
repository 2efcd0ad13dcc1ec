// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <string>
#include <vector>

namespace placeweave {

class Session;

// A mapping session and the areas of the map: one of them may be its place, and those that lie in
// its place can be marked as asked.
class SessionAreasModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 exercise READ exercise WRITE setExercise NOTIFY exerciseChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged) // reads only then
    Q_PROPERTY(QList<placeweave::Choice> sets READ sets NOTIFY changed)
    Q_PROPERTY(QString set READ set WRITE setSet NOTIFY changed)          // code of one of them
    Q_PROPERTY(QList<placeweave::Choice> areas READ areas NOTIFY changed) // all of the set
    Q_PROPERTY(int inPlace READ inPlace NOTIFY changed) // how many lie in the session's place
    Q_PROPERTY(int known READ known NOTIFY changed)     // with something in them
    Q_PROPERTY(bool marked READ isMarked NOTIFY changed)

public:
    explicit SessionAreasModel(QObject *parent = nullptr);
    SessionAreasModel(Session *session, QObject *parent);

    qint64 exercise() const { return m_exercise; }
    void setExercise(qint64 exercise);
    bool isActive() const { return m_active; }
    void setActive(bool active);
    QList<Choice> sets() const { return m_sets; }
    QString set() const { return m_set == 0 ? QString() : QString::number(m_set); }
    void setSet(const QString &set);
    QList<Choice> areas() const { return m_areas; }
    int inPlace() const { return m_inPlace; }
    int known() const { return m_known; }
    bool isMarked() const { return m_isMarked; }

    Q_INVOKABLE void usePlace(const QString &area); // by its code
    Q_INVOKABLE void markAsked();

signals:
    void exerciseChanged();
    void activeChanged();
    void changed();

private:
    struct Read;
    void read();

    QPointer<Session> m_session;
    qint64 m_exercise = 0;
    bool m_active = false;
    qint64 m_set = 0; // 0: the one with the smallest areas
    QList<Choice> m_sets;
    QList<Choice> m_areas;
    int m_inPlace = 0;
    int m_known = 0;
    bool m_isMarked = false;
};

} // namespace placeweave
