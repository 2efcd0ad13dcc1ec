// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSortFilterProxyModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// The rows of a table as somebody wants them ordered: by one of its roles, or as the model has
// them. What is not known comes last whichever way it is turned.
class SortedRows : public QSortFilterProxyModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString by READ by NOTIFY orderChanged) // a role; empty: the model's own order
    Q_PROPERTY(bool descending READ isDescending NOTIFY orderChanged)

public:
    explicit SortedRows(QObject *parent = nullptr);

    QString by() const { return m_by; }
    bool isDescending() const { return sortOrder() == Qt::DescendingOrder; }
    // By that; again, the other way round. `descending`: which way it is first.
    Q_INVOKABLE void toggle(const QString &by, bool descending = false);
    Q_INVOKABLE int sourceRow(int row) const; // -1 where there is none
    Q_INVOKABLE QList<int> firstSourceRows(int most) const;

    void setSourceModel(QAbstractItemModel *model) override;

signals:
    void orderChanged();

protected:
    bool lessThan(const QModelIndex &one, const QModelIndex &other) const override;

private:
    void apply(Qt::SortOrder order);

    QString m_by;
};

} // namespace placeweave
