// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/outreach_plan.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace placeweave {

class Session;

// One outreach plan: what it says of itself, and where each of its organisations stands. One of
// them is looked at more closely. Each change is one recorded action.
class PlanBoard : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 plan READ plan WRITE setPlan NOTIFY planChanged)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString audience READ audience NOTIFY changed)
    // Communities that the map knows, and the languages spoken on it, in words.
    Q_PROPERTY(QList<placeweave::Choice> audiences READ audiences NOTIFY changed)
    Q_PROPERTY(QString area READ area NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int placed READ placed NOTIFY changed) // could be on a visit list
    // How many stand in each column of the board, in the order of columnCodes.
    Q_PROPERTY(QList<placeweave::Choice> columns READ columns CONSTANT)
    Q_PROPERTY(QList<int> columnCounts READ columnCounts NOTIFY changed)
    // The one looked at; 0 for none.
    Q_PROPERTY(qint64 current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(qint64 organisation READ organisation NOTIFY currentChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged)
    Q_PROPERTY(QString currentPlace READ currentPlace NOTIFY currentChanged)
    Q_PROPERTY(QString what READ what NOTIFY currentChanged)
    Q_PROPERTY(QString who READ who NOTIFY currentChanged)
    Q_PROPERTY(QString due READ due NOTIFY currentChanged) // as typed
    Q_PROPERTY(QString dueTrouble READ dueTrouble NOTIFY currentChanged)
    Q_PROPERTY(QString stepStatus READ stepStatus NOTIFY currentChanged)
    Q_PROPERTY(QString person READ person NOTIFY currentChanged) // id, or empty
    Q_PROPERTY(QString channel READ channel NOTIFY currentChanged)
    Q_PROPERTY(QString trusted READ trusted NOTIFY currentChanged)
    Q_PROPERTY(QString languages READ languages NOTIFY currentChanged)
    Q_PROPERTY(QStringList ways READ ways NOTIFY currentChanged)
    Q_PROPERTY(QStringList given READ given NOTIFY currentChanged)
    Q_PROPERTY(QString warning READ warning NOTIFY currentChanged)
    Q_PROPERTY(QList<placeweave::Choice> people READ people NOTIFY currentChanged)
    Q_PROPERTY(QList<placeweave::Choice> channels READ channels NOTIFY currentChanged)

public:
    enum Roles {
        StepRole = Qt::UserRole + 1, // qint64
        NameRole,
        KindRole, // int, for MapSymbol
        WhatRole,
        WhoDueRole, // "Ruth, by 5 Dec 2026"
        OverdueRole,
        WarningRole, // bool: think twice
        ColumnRole   // code of the column it stands in
    };
    Q_ENUM(Roles)

    explicit PlanBoard(QObject *parent = nullptr);
    PlanBoard(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    qint64 plan() const { return m_plan.value; }
    void setPlan(qint64 plan);
    QString name() const;
    QString audience() const;
    QList<Choice> audiences() const { return m_audiences; }
    QString area() const;
    QString status() const;
    int count() const { return static_cast<int>(m_stops.size()); }
    int placed() const;
    QList<Choice> columns() const;
    QList<int> columnCounts() const;
    qint64 current() const { return m_current.value; }
    void setCurrent(qint64 step);
    qint64 organisation() const;
    QString currentName() const;
    QString currentPlace() const;
    QString what() const;
    QString who() const;
    QString due() const;
    QString dueTrouble() const { return m_dueTrouble; }
    QString stepStatus() const;
    QString person() const;
    QString channel() const;
    QString trusted() const;
    QString languages() const;
    QStringList ways() const;
    QStringList given() const;
    QString warning() const;
    QList<Choice> people() const;
    QList<Choice> channels() const;

    // `column` of the plan, or of the step looked at, as typed.
    Q_INVOKABLE void setOfPlan(const QString &column, const QString &typed);
    // To those whom the plan wants to hear from.
    Q_INVOKABLE void addAudience(const QString &words);
    Q_INVOKABLE void setOfStep(const QString &column, const QString &typed);
    Q_INVOKABLE void moveTo(qint64 step, const QString &status);
    Q_INVOKABLE void takeOut(qint64 step);
    Q_INVOKABLE void removePlan();

signals:
    void planChanged();
    void changed();
    void currentChanged();

private:
    struct Read {
        Record plan{Entity::Plan};
        std::vector<PlanStop> stops;
        WaysToReach reach;
        std::vector<Record> channels;
        QList<Choice> audiences;
    };
    void read();
    void take(Read read);
    const PlanStop *stop() const;
    void write(const Field &field, RowId row, const Value &value, const std::string &subject);

    QPointer<Session> m_session;
    RowId m_plan;
    RowId m_current;
    Record m_record{Entity::Plan};
    std::vector<PlanStop> m_stops;
    WaysToReach m_reach;
    std::vector<Record> m_channels; // of the organisations in the plan
    QList<Choice> m_audiences;
    QString m_dueTrouble;
};

} // namespace placeweave
