// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/freshness.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <string>
#include <vector>

namespace placeweave {

class Session;

// Channels whose twelve months are over.
class ChannelsDue : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Roles {
        NameRole = Qt::UserRole + 1,
        OrganisationRole, // qint64
        RunByRole,
        DueRole // "Checked last on 3 Oct 2025", "Nobody has checked it yet"
    };
    Q_ENUM(Roles)

    explicit ChannelsDue(QObject *parent = nullptr);
    ChannelsDue(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }
    bool isActive() const { return m_active; }
    void setActive(bool active);
    Q_INVOKABLE void checkedToday(int row);

signals:
    void changed();

private:
    void read();

    struct Row {
        ChannelDue due;
        std::string name;
        std::string runBy;
    };
    QPointer<Session> m_session;
    bool m_active = false;
    std::vector<Row> m_rows;
};

} // namespace placeweave
