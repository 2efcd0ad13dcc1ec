// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace placeweave {

// "About this map": what it is for and not for, who looks after it, how to be changed or removed.
// One row a field of the register; printed on every output.
class AboutModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged) // reads only then

public:
    enum Roles { LabelRole = Qt::UserRole + 1, HelpRole, ValueRole, LongRole };
    Q_ENUM(Roles)

    explicit AboutModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isActive() const { return m_active; }
    void setActive(bool active);

    Q_INVOKABLE void set(int row, const QString &typed);

signals:
    void activeChanged();

private:
    void read();

    bool m_active = false;
    std::optional<Record> m_about;
};

} // namespace placeweave
