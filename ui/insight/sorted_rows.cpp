// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/sorted_rows.h"

#include <algorithm>

namespace placeweave {

SortedRows::SortedRows(QObject *parent) : QSortFilterProxyModel(parent) {
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void SortedRows::toggle(const QString &by, bool descending) {
    const bool isTurned = by == m_by && descending == isDescending();
    m_by = by;
    apply(descending != isTurned ? Qt::DescendingOrder : Qt::AscendingOrder);
    emit orderChanged();
}

void SortedRows::setSourceModel(QAbstractItemModel *model) {
    QSortFilterProxyModel::setSourceModel(model);
    apply(sortOrder());
}

// No role has no name, so that the model's own order compares rows.
void SortedRows::apply(Qt::SortOrder order) {
    const int role =
        sourceModel() && !m_by.isEmpty() ? sourceModel()->roleNames().key(m_by.toUtf8(), -1) : -1;
    setSortRole(role);
    sort(0, order);
}

int SortedRows::sourceRow(int row) const {
    return mapToSource(index(row, 0)).row();
}

QList<int> SortedRows::firstSourceRows(int most) const {
    QList<int> rows;
    for (int row = 0; row < std::min(most, rowCount()); ++row)
        rows << sourceRow(row);
    return rows;
}

bool SortedRows::lessThan(const QModelIndex &one, const QModelIndex &other) const {
    if (sortRole() < 0)
        return one.row() < other.row();
    const bool isOneKnown = one.data(sortRole()).isValid();
    const bool isOtherKnown = other.data(sortRole()).isValid();
    if (isOneKnown != isOtherKnown)
        return isDescending() ? isOtherKnown : isOneKnown;
    return QSortFilterProxyModel::lessThan(one, other);
}

} // namespace placeweave
