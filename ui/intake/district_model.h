// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

// English districts by what is typed, from the small list that is shipped: "Which place is it?"
// answered without the internet.
class DistrictModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    struct District {
        QString name;
        double west = 0, south = 0, east = 0, north = 0;
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString text() const { return m_text; }
    void setText(const QString &text);
    int count() const { return static_cast<int>(m_found.size()); }
    Q_INVOKABLE QString nameAt(int row) const;

    static const std::vector<District> &districts();
    static const District *find(const QString &name);

signals:
    void textChanged();
    void countChanged();

private:
    QString m_text;
    std::vector<const District *> m_found;
};

} // namespace placeweave
