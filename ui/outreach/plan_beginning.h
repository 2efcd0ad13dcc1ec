// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/outreach_plan.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// A plan about to be begun: from thin areas, or from what the list is held to. Whoever is in it can
// be taken out before it is made; or they join a plan that there is.
class PlanBeginning : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString audience MEMBER m_audience NOTIFY changed)
    // Communities that the map knows, and the languages spoken on it, in words.
    Q_PROPERTY(QList<placeweave::Choice> audiences READ audiences NOTIFY changed)
    Q_PROPERTY(QString area MEMBER m_area NOTIFY changed)
    Q_PROPERTY(QString firstStep MEMBER m_firstStep NOTIFY changed)
    Q_PROPERTY(QString who MEMBER m_who NOTIFY changed)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)
    // More than anybody visits: the rest was left out, and how many there were.
    Q_PROPERTY(int leftOut READ leftOut NOTIFY changed)

public:
    enum Roles { NameRole = Qt::UserRole + 1, PlaceRole, KindRole, ChosenRole };
    Q_ENUM(Roles)

    explicit PlanBeginning(QObject *parent = nullptr);
    PlanBeginning(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }
    int chosen() const;
    int leftOut() const { return m_leftOut; }
    bool isReading() const { return m_reading; }
    QList<Choice> audiences() const { return m_audiences; }
    // One more of whom we want to hear from, beside what is written already.
    Q_INVOKABLE void addAudience(const QString &words);

    // What the list and the map show: a filter, a box, a lasso.
    Q_INVOKABLE void fromShown();
    // Areas of the set of that name, by code; `wanted` is what there is little of, in words.
    Q_INVOKABLE void fromAreas(const QString &set, const QStringList &codes, const QString &wanted);
    Q_INVOKABLE void fromNobody();
    Q_INVOKABLE void choose(int row, bool chosen);
    Q_INVOKABLE void start();
    Q_INVOKABLE void addTo(qint64 plan);

signals:
    void changed();
    void started(qint64 plan);

private:
    struct Row {
        RowId id;
        QString name;
        QString place;
        int kind = 0xFFFF;
        bool isChosen = true;
    };
    void clear();
    void readAudiences();
    void take(const std::vector<RowId> &organisations);
    std::vector<RowId> chosenIds() const;

    QPointer<Session> m_session;
    QString m_name;
    QString m_audience;
    QList<Choice> m_audiences;
    QString m_area;
    QString m_firstStep;
    QString m_who;
    std::vector<Row> m_rows;
    int m_leftOut = 0;
    bool m_reading = false;
};

} // namespace placeweave
