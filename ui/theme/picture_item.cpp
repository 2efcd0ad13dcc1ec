// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/picture_item.h"

#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGNode>

#include <utility>

namespace placeweave {
namespace {

class PictureNode : public QSGNode {
public:
    // While the GUI thread waits, for the window's ratio is its own.
    PictureNode(QQuickWindow *window, std::function<void(QPainter &)> painting, QSizeF size)
        : m_window(window), m_painting(std::move(painting)), m_size(size),
          m_ratio(window->effectiveDevicePixelRatio()) {
        setFlag(UsePreprocess);
    }

    void preprocess() override {
        if (!m_painting)
            return;
        QImage image((m_size * m_ratio).toSize().expandedTo({1, 1}),
                     QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(m_ratio, m_ratio);
        std::exchange(m_painting, {})(painter);
        painter.end();
        QSGImageNode *node = m_window->createImageNode();
        node->setTexture(m_window->createTextureFromImage(
            image, {QQuickWindow::TextureHasAlphaChannel, QQuickWindow::TextureCanUseAtlas}));
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Nearest);
        node->setRect(QRectF(QPointF(), QSizeF(image.size()) / m_ratio));
        appendChildNode(node); // not before it has a texture: the software renderer looks at once
    }

private:
    QQuickWindow *m_window;
    std::function<void(QPainter &)> m_painting; // until it is done
    QSizeF m_size;
    double m_ratio;
};

} // namespace

PictureItem::PictureItem(QQuickItem *parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
}

QSGNode *PictureItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *) {
    delete old;
    Painting painted = size().isEmpty() ? Painting() : painting();
    return painted ? new PictureNode(window(), std::move(painted), size()) : nullptr;
}

void PictureItem::itemChange(ItemChange change, const ItemChangeData &data) {
    if (change == ItemDevicePixelRatioHasChanged)
        update();
    QQuickItem::itemChange(change, data);
}

} // namespace placeweave
