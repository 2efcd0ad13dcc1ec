// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"

#include <QAbstractListModel>
#include <QColor>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

// What is shown on the map just now, one row a family, then the special states, then the classes of
// a fill. Symbols are to be drawn by a MapSymbol.
class LegendModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A map has one.")
    Q_PROPERTY(int total READ total NOTIFY totalChanged) // organisations in the view
    Q_PROPERTY(QString fillTitle READ fillTitle NOTIFY fillTitleChanged)

public:
    enum Roles {
        LabelRole = Qt::UserRole + 1, // text for people
        CountRole,                    // int
        SectionRole,                  // "family", "state", "outline", "fill" or "core20"
        KindRole,                     // int, kind of the sample symbol; for MapSymbol.kind
        StateRole,                    // int, SymbolState bits; for MapSymbol.state
        ColourRole,                   // QColor, of the family or class
        DashesRole,                   // lengths in pixels, of an outline: dash and gap in turn
        CodeRole,                     // code of the family or state, for filters
    };
    Q_ENUM(Roles)

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int total() const { return m_total; }
    QString fillTitle() const { return m_fillTitle; }
    // Changes as few rows as it can.
    void setLegend(const Legend &legend);

signals:
    void totalChanged();
    void fillTitleChanged();

private:
    struct Row {
        QString section;
        QString code;
        QString label;
        int count = 0;
        int kind = 0xFFFF;
        int state = 0;
        QColor colour;
        QList<qreal> dashes;
        friend bool operator==(const Row &, const Row &) = default;
        bool isSame(const Row &other) const {
            return section == other.section && code == other.code;
        }
    };
    std::vector<Row> m_rows;
    QString m_fillTitle;
    int m_total = 0;
};

} // namespace placeweave
