// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/conversation.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// What was promised and is not settled, by who will do it: to be kept, then told back.
class PromiseList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int overdue READ overdue NOTIFY changed)
    Q_PROPERTY(int toBeTold READ toBeTold NOTIFY changed)

public:
    enum Roles {
        PromiseRole = Qt::UserRole + 1, // qint64
        WhoRole,                        // the section
        WhatRole,
        ToRole,  // "to Choir, on 20 Nov 2026"
        DueRole, // "5 Dec 2026, 3 days ago"
        OverdueRole,
        ToBeToldRole, // bool: settled, and those it was made to have not been told
        KeptRole,     // bool, of those
        OrganisationRole
    };
    Q_ENUM(Roles)

    explicit PromiseList(QObject *parent = nullptr);
    PromiseList(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }
    int overdue() const;
    int toBeTold() const;

    // A code of "promise_status".
    Q_INVOKABLE void settle(qint64 promise, const QString &status);
    Q_INVOKABLE void hand(qint64 promise, const QString &who);

signals:
    void changed();

private:
    struct Row {
        OutstandingPromise promise;
        QString who;
    };
    void read();

    QPointer<Session> m_session;
    std::vector<Row> m_rows;
};

} // namespace placeweave
