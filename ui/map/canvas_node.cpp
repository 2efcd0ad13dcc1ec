// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/canvas_node.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

constexpr qint64 kPaintBudgetNs = 5'000'000; // a frame may spend on new pictures
constexpr qsizetype kMostPictures = 1500;
constexpr quint64 kKeptFrames = 300;

template <class T>
void append(QByteArray &key, const T &value) {
    key.append(reinterpret_cast<const char *>(&value), static_cast<qsizetype>(sizeof value));
}

// Everything a mark's picture depends on, its place left out.
QByteArray keyOf(const Mark &mark, const CanvasFrame &frame) {
    QByteArray key;
    key.reserve(80);
    append(key, mark.type);
    append(key,
           static_cast<std::uint8_t>(frame.isDark | mark.isSelected << 1 | mark.isHovered << 2));
    append(key, static_cast<float>(frame.symbolScale));
    switch (mark.type) {
    case Mark::Type::Symbol:
        append(key, mark.kind);
        append(key, mark.state.bits());
        append(key, mark.glyph);
        append(key, mark.number);
        break;
    case Mark::Type::Cluster:
        append(key, mark.count);
        append(key, mark.groups);
        break;
    case Mark::Type::Spread:
        append(key, static_cast<std::uint32_t>(mark.legs.size()));
        break;
    case Mark::Type::Note:
        break;
    }
    return key;
}

QByteArray keyOf(const Label &label, const CanvasFrame &frame) {
    QByteArray key("L");
    append(key, label.style);
    append(key, frame.isDark);
    append(key, label.lines.size() > 1 ? label.align : Label::Align::Left);
    append(key, static_cast<float>(frame.fonts->textScale()));
    append(key, static_cast<float>(label.opacity));
    for (const std::string &line : label.lines) {
        key.append(line.data(), static_cast<qsizetype>(line.size()));
        key.append('\n');
    }
    return key;
}

} // namespace

CanvasNode::CanvasNode(QQuickWindow *window)
    : m_window(window), m_background(window->createRectangleNode()), m_sprites(new QSGNode) {
    m_coarse.node = window->createImageNode();
    m_sharp.node = window->createImageNode();
    for (Ground *ground : {&m_coarse, &m_sharp}) {
        ground->node->setOwnsTexture(false);
        ground->node->setFiltering(QSGTexture::Linear);
    }
    appendChildNode(m_background);
    appendChildNode(m_sprites);
}

CanvasNode::~CanvasNode() {
    // Nodes that are not in the tree are not deleted with it.
    for (Ground *ground : {&m_coarse, &m_sharp})
        if (!ground->node->parent())
            delete ground->node;
}

bool CanvasNode::show(const CanvasFrame &frame) {
    ++m_frame;
    m_complete = true;
    m_paintedNs = 0;
    if (m_ratio != frame.view.pixelRatio) {
        m_ratio = frame.view.pixelRatio;
        m_used = 0;
        for (QSGImageNode *node : m_nodes) {
            m_sprites->removeChildNode(node);
            delete node;
        }
        m_nodes.clear();
        m_pictures.clear();
        m_owned.clear();
    }

    m_background->setRect(QRectF(0, 0, frame.view.width, frame.view.height));
    m_background->setColor(toQColor(mapTheme(frame.isDark).sea));
    showGround(m_coarse, frame.coarse, frame.view);
    showGround(m_sharp, frame.sharp, frame.view);

    m_used = 0;
    const ScenePainter painter(*frame.fonts, frame.isDark, frame.symbolScale);
    const bool snapped = !frame.isMoving;
    // Marks first into the budget, labels first onto the map; but some labels may cover marks.
    std::vector<std::pair<Sprite *, QPointF>> marks;
    marks.reserve(frame.marks->marks.size());
    for (const Mark &mark : frame.marks->marks) {
        const double reach = painter.reach(mark);
        Sprite *picture =
            sprite(keyOf(mark, frame), {2 * reach, 2 * reach}, {reach, reach}, [&](QPainter &p) {
                p.translate(-mark.at.x, -mark.at.y);
                painter.drawMark(p, mark);
            });
        if (picture)
            marks.emplace_back(picture, QPointF(mark.at.x, mark.at.y));
    }
    std::vector<std::pair<Sprite *, QPointF>> over;
    for (const Label &label : frame.marks->labels) {
        constexpr double kRim = 4;
        const QSizeF size(std::ceil(label.box.width()) + 2 * kRim,
                          std::ceil(label.box.height()) + 2 * kRim);
        Sprite *picture = sprite(keyOf(label, frame), size, {kRim, kRim}, [&](QPainter &p) {
            p.translate(-label.at.x, -label.at.y);
            painter.drawLabel(p, label);
        });
        const QPointF at(label.at.x, label.at.y);
        if (picture && label.isOver)
            over.emplace_back(picture, at);
        else if (picture)
            place(*picture, at, snapped);
    }
    for (const auto &[picture, at] : marks)
        place(*picture, at, snapped);
    for (const auto &[picture, at] : over)
        place(*picture, at, snapped);

    for (std::size_t i = m_used; i < m_nodes.size(); ++i) {
        m_sprites->removeChildNode(m_nodes[i]);
        delete m_nodes[i];
    }
    m_nodes.resize(m_used);
    forgetOld();
    return m_complete;
}

void CanvasNode::showGround(Ground &ground, const GroundImage *image, const Viewport &view) {
    if (!image || image->image.isNull()) {
        if (ground.node->parent())
            removeChildNode(ground.node);
        return;
    }
    if (ground.serial != image->serial) {
        ground.texture.reset(
            m_window->createTextureFromImage(image->image, QQuickWindow::TextureIsOpaque));
        ground.serial = image->serial;
        ground.node->setTexture(ground.texture.get());
        ground.node->setSourceRect(QRectF(QPointF(0, 0), ground.texture->textureSize()));
    }
    const PixelPoint topLeft = view.toPixel(image->view.fromPixel({0, 0}));
    const double scale = view.pixelsPerUnit / image->view.pixelsPerUnit;
    QRectF rect(topLeft.x, topLeft.y, image->view.width * scale, image->view.height * scale);
    // At its own size it lies on whole pixels, and is as sharp as it was painted.
    const bool isOwnSize = std::abs(scale - 1) < 1e-6;
    if (isOwnSize)
        rect.moveTo(std::round(rect.x() * m_ratio) / m_ratio,
                    std::round(rect.y() * m_ratio) / m_ratio);
    ground.node->setFiltering(isOwnSize ? QSGTexture::Nearest : QSGTexture::Linear);
    ground.node->setRect(rect);
    if (!ground.node->parent()) {
        if (&ground == &m_coarse)
            insertChildNodeAfter(ground.node, m_background);
        else
            insertChildNodeBefore(ground.node, m_sprites);
    }
}

template <class Paint>
CanvasNode::Sprite *CanvasNode::sprite(const QByteArray &key, QSizeF size, QPointF origin,
                                       const Paint &paint) {
    if (const auto known = m_pictures.constFind(key); known != m_pictures.constEnd()) {
        (*known)->lastShown = m_frame;
        return *known;
    }
    if (m_paintedNs > kPaintBudgetNs) {
        m_complete = false;
        return nullptr;
    }
    QElapsedTimer timer;
    timer.start();
    QImage image((size * m_ratio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(m_ratio, m_ratio);
    painter.translate(origin);
    paint(painter);
    painter.end();
    auto made = std::make_unique<Sprite>();
    made->texture.reset(m_window->createTextureFromImage(
        image, QQuickWindow::CreateTextureOptions(QQuickWindow::TextureHasAlphaChannel) |
                   QQuickWindow::TextureCanUseAtlas));
    made->size = size;
    made->origin = origin;
    made->lastShown = m_frame;
    m_paintedNs += timer.nsecsElapsed();
    m_owned.push_back(std::move(made));
    m_pictures.insert(key, m_owned.back().get());
    return m_owned.back().get();
}

void CanvasNode::place(const Sprite &sprite, QPointF at, bool snapped) {
    if (m_used == m_nodes.size()) {
        QSGImageNode *node = m_window->createImageNode();
        node->setOwnsTexture(false);
        node->setFiltering(QSGTexture::Linear);
        m_sprites->appendChildNode(node);
        m_nodes.push_back(node);
    }
    QSGImageNode *node = m_nodes[m_used++];
    QPointF corner = at - sprite.origin;
    if (snapped)
        corner = {std::round(corner.x() * m_ratio) / m_ratio,
                  std::round(corner.y() * m_ratio) / m_ratio};
    if (node->texture() != sprite.texture.get()) {
        node->setTexture(sprite.texture.get());
        node->setSourceRect(QRectF(QPointF(0, 0), sprite.texture->textureSize()));
    }
    const QSizeF size(sprite.texture->textureSize().width() / m_ratio,
                      sprite.texture->textureSize().height() / m_ratio);
    node->setRect(QRectF(corner, size));
}

void CanvasNode::forgetOld() {
    if (m_pictures.size() <= kMostPictures)
        return;
    m_pictures.removeIf(
        [this](const auto &it) { return it.value()->lastShown + kKeptFrames < m_frame; });
    std::erase_if(m_owned, [this](const auto &s) { return s->lastShown + kKeptFrames < m_frame; });
}

} // namespace placeweave
