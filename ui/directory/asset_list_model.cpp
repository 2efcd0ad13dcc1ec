// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/directory/asset_list_model.h"

#include "ui/directory/row_changes.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"
#include "ui/theme/words.h"

#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <algorithm>
#include <limits>
#include <string>

namespace placeweave {

namespace {

QString shortKind(std::uint16_t kind) {
    const auto &terms = vocabulary("kind").terms();
    if (kind >= terms.size())
        return {};
    const std::string_view brief = terms[kind].more("short");
    return toQString(brief.empty() ? std::string_view(terms[kind].label) : brief);
}

// Sorts rows by a key worked out once for each.
template <class Key>
void sortBy(std::vector<std::uint32_t> &rows, const Key &keyOf) {
    using Value = decltype(keyOf(0U));
    std::vector<std::pair<Value, std::uint32_t>> keyed;
    keyed.reserve(rows.size());
    for (const std::uint32_t row : rows)
        keyed.emplace_back(keyOf(row), row);
    std::ranges::stable_sort(keyed, {}, &std::pair<Value, std::uint32_t>::first);
    std::ranges::transform(keyed, rows.begin(), &std::pair<Value, std::uint32_t>::second);
}

} // namespace

QString whatItIs(const AssetIndex &index, std::uint32_t row) {
    QStringList parts{shortKind(index.kind(row)), toQString(index.place(row))};
    parts.removeAll(QString());
    return parts.join(" · ");
}

QString todayOf(const AssetIndex &index, std::uint32_t row, bool *mustAct) {
    const std::uint16_t flags = index.flags(row);
    *mustAct = false;
    if (flags & asset_flag::kClosed)
        return AssetListModel::tr("Closed");
    if (!index.point(row) && !(flags & asset_flag::kNoFixedPlace)) {
        *mustAct = true;
        return Words::word("still_to_place");
    }
    if (flags & asset_flag::kPerhapsTwice) {
        *mustAct = true;
        return AssetListModel::tr("Perhaps here twice");
    }
    if ((flags & asset_flag::kLongUnchecked) && !(flags & asset_flag::kNeverConfirmed)) {
        *mustAct = true;
        return AssetListModel::tr("Not checked since %1").arg(shownMonth(index.confirmedOn(row)));
    }
    return toQString(index.offers(row));
}

AssetListModel::AssetListModel(QObject *parent) : AssetListModel(Session::instance(), parent) {}

AssetListModel::AssetListModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    if (!m_session)
        return;
    connect(m_session, &Session::shownChanged, this, &AssetListModel::take);
    take();
}

int AssetListModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant AssetListModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::uint32_t row = m_rows[static_cast<std::size_t>(index.row())];
    bool mustAct = false;
    switch (role) {
    case AssetIdRole:
        return QVariant::fromValue<qint64>(m_index->id(row).value);
    case Qt::DisplayRole:
    case NameRole:
        return toQString(m_index->name(row));
    case KindRole:
        return static_cast<int>(m_index->kind(row));
    case FlagsRole:
        return static_cast<int>(m_index->flags(row));
    case WhatRole:
        return whatItIs(*m_index, row);
    case TodayRole:
        return todayOf(*m_index, row, &mustAct);
    case MustActRole:
        todayOf(*m_index, row, &mustAct);
        return mustAct;
    default:
        return {};
    }
}

QHash<int, QByteArray> AssetListModel::roleNames() const {
    return {{AssetIdRole, "assetId"}, {NameRole, "name"}, {KindRole, "kind"},
            {FlagsRole, "flags"},     {WhatRole, "what"}, {TodayRole, "today"},
            {MustActRole, "mustAct"}};
}

void AssetListModel::setOrder(Order order) {
    if (order == m_order)
        return;
    m_order = order;
    emit orderChanged();
    take();
}

void AssetListModel::setFrom(double latitude, double longitude) {
    m_from = LatLon{latitude, longitude};
    if (m_order == Order::Nearest)
        take();
}

int AssetListModel::rowOf(qint64 organisation) const {
    if (!m_index)
        return -1;
    const auto row = m_index->rowOf(RowId{organisation});
    if (!row)
        return -1;
    const auto found = std::ranges::find(m_rows, *row);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

qint64 AssetListModel::idAt(int row) const {
    return row >= 0 && row < count() ? m_index->id(m_rows[static_cast<std::size_t>(row)]).value : 0;
}

AssetListModel::~AssetListModel() {
    m_takes.next();
    m_sorters.clear();
    m_sorters.waitForDone();
}

// All that an order is made of, whichever thread makes it.
struct AssetListModel::Wanted {
    std::shared_ptr<const Shown> shown;
    Order order = Order::ByName;
    std::optional<LatLon> from;
    std::shared_ptr<const AssetIndex> indexBefore;
    std::vector<std::uint32_t> rowsBefore;
};

struct AssetListModel::Ordered {
    std::shared_ptr<const AssetIndex> index;
    std::vector<std::uint32_t> rows;
    RowChanges changes;
};

AssetListModel::Ordered AssetListModel::ordered(const Wanted &wanted) {
    Ordered next{wanted.shown->index, rowsByName(*wanted.shown), {}};
    const AssetIndex &index = *next.index;
    switch (wanted.order) {
    case Order::ByName:
        break;
    case Order::ByKind:
        sortBy(next.rows, [&](std::uint32_t row) { return index.kind(row); });
        break;
    case Order::LongestUnchecked: // never confirmed comes first: an empty day sorts so
        sortBy(next.rows, [&](std::uint32_t row) { return std::string(index.confirmedOn(row)); });
        break;
    case Order::Nearest:
        if (wanted.from)
            sortBy(next.rows, [&](std::uint32_t row) {
                const auto point = index.point(row);
                return point ? distanceMetres(*wanted.from, *point)
                             : std::numeric_limits<double>::max();
            });
        break;
    }
    // Rows are numbered afresh in each snapshot: what stays the same is the id.
    std::vector<RowId> before, after;
    before.reserve(wanted.rowsBefore.size());
    after.reserve(next.rows.size());
    for (const std::uint32_t row : wanted.rowsBefore)
        before.push_back(wanted.indexBefore->id(row));
    for (const std::uint32_t row : next.rows)
        after.push_back(index.id(row));
    next.changes = rowChanges(before, after, std::equal_to<>{});
    return next;
}

// A quarter of a million names take tens of milliseconds to order by how far they are.
void AssetListModel::take() {
    const std::shared_ptr<const Shown> shown = m_session ? m_session->shown() : nullptr;
    if (!shown || !shown->index)
        return;
    const Newest::Ticket ticket = m_takes.next(); // what is under way no longer counts
    Wanted wanted{shown, m_order, m_from, m_index, m_rows};
    if (std::max(shown->rows->size(), m_rows.size()) <= m_atOnce) {
        show(ordered(wanted));
        return;
    }
    m_sorters.clear();
    m_sorters.start([this, ticket, wanted = std::move(wanted)] {
        if (!ticket.isWanted())
            return;
        auto next = std::make_shared<Ordered>(ordered(wanted));
        QMetaObject::invokeMethod(
            this,
            [this, ticket, next] {
                if (ticket.isWanted())
                    show(std::move(*next));
            },
            Qt::QueuedConnection);
    });
}

void AssetListModel::show(Ordered next) {
    const RowChanges &changes = next.changes;
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_rows.erase(m_rows.begin() + changes.first,
                     m_rows.begin() + changes.first + changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0)
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
    const bool newSnapshot = m_index != next.index;
    m_index = std::move(next.index);
    m_rows = std::move(next.rows);
    if (changes.inserted > 0)
        endInsertRows();
    if (newSnapshot && !m_rows.empty())
        emit dataChanged(index(0), index(count() - 1));
    if (changes.removed != changes.inserted)
        emit countChanged();
}

} // namespace placeweave
