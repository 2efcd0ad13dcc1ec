// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/published.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>
#include <vector>

namespace placeweave {

class Session;

// The list beside the map: the organisations that pass the filter, in the order chosen. Takes what
// the session publishes; tells views of rows that came, went or changed, never of a reset.
class AssetListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Order order READ order WRITE setOrder NOTIFY orderChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class Order { ByName, Nearest, LongestUnchecked, ByKind };
    Q_ENUM(Order)

    enum Roles {
        AssetIdRole = Qt::UserRole + 1, // qint64
        NameRole,                       // text for people
        KindRole,                       // int, for MapSymbol.kind
        FlagsRole,                      // int, asset_flag bits
        WhatRole,                       // "Centre or hub · Saltby"
        TodayRole,                      // what matters today; may be empty
        MustActRole,                    // bool: TodayRole asks for something
    };
    Q_ENUM(Roles)

    explicit AssetListModel(QObject *parent = nullptr);
    // For tests: another session than the window's.
    AssetListModel(Session *session, QObject *parent);
    ~AssetListModel() override;
    // For tests: how long a list may be that is put in order at once, on the GUI thread. A longer
    // one is ordered aside, and stays as it was meanwhile.
    void setAtOnce(std::size_t rows) { m_atOnce = rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Order order() const { return m_order; }
    void setOrder(Order order);
    int count() const { return static_cast<int>(m_rows.size()); }
    // Where "nearest first" counts from.
    Q_INVOKABLE void setFrom(double latitude, double longitude);
    Q_INVOKABLE int rowOf(qint64 organisation) const; // -1 when it is not on the list
    Q_INVOKABLE qint64 idAt(int row) const;           // 0 beyond the ends

signals:
    void orderChanged();
    void countChanged();

private:
    struct Wanted;
    struct Ordered;
    static Ordered ordered(const Wanted &wanted);
    void take();
    void show(Ordered next);

    QPointer<Session> m_session;
    Order m_order = Order::ByName;
    std::optional<LatLon> m_from;
    std::shared_ptr<const AssetIndex> m_index;
    std::vector<std::uint32_t> m_rows; // rows of m_index, in the order shown
    std::size_t m_atOnce = 5000;
    Newest m_takes;
    QThreadPool m_sorters;
};

// "Centre or hub · Saltby"
QString whatItIs(const AssetIndex &index, std::uint32_t row);
// "Not checked since Sep 2025", "Still to place", else what it offers. `mustAct` when it asks for
// something.
QString todayOf(const AssetIndex &index, std::uint32_t row, bool *mustAct);

} // namespace placeweave
