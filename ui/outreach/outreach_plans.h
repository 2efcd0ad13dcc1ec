// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/outreach_plan.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// The outreach plans of the open map: those under way first.
class OutreachPlans : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Roles {
        PlanRole = Qt::UserRole + 1, // qint64
        NameRole,
        NoteRole,    // "3 of 8 done · next by 5 Dec 2026"
        OverdueRole, // bool
        OverRole     // bool: done, or dropped
    };
    Q_ENUM(Roles)

    explicit OutreachPlans(QObject *parent = nullptr);
    OutreachPlans(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_plans.size()); }
    Q_INVOKABLE qint64 first() const; // 0 for none
    Q_INVOKABLE bool has(qint64 plan) const;
    Q_INVOKABLE QList<placeweave::Choice> choices() const; // code is the id

signals:
    void changed();

private:
    void read();

    QPointer<Session> m_session;
    std::vector<PlanSummary> m_plans;
};

} // namespace placeweave
