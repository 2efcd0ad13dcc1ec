// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

#include <functional>

class QPainter;

namespace placeweave {

// An item that QPainter paints, when the render thread has let the GUI thread go: a
// QQuickPaintedItem is painted while that waits.
class PictureItem : public QQuickItem {
    Q_OBJECT
    QML_ANONYMOUS

public:
    explicit PictureItem(QQuickItem *parent = nullptr);

protected:
    // In coordinates of the item, antialiased. Called on the render thread, at a time when the item
    // may be another already or none: it holds copies of all it needs.
    using Painting = std::function<void(QPainter &)>;
    // Of the item as it is; empty when there is nothing to see. Asked for after each update() and
    // when the size has changed, while the GUI thread waits.
    virtual Painting painting() const = 0;

    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
};

} // namespace placeweave
