// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/canvas_node.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <rhi/qrhi.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace placeweave {
namespace {

// A frame may spend on new pictures: less while something moves, when each has to be in time.
constexpr qint64 kPaintBudgetNs = 8'000'000;
constexpr qint64 kMovingBudgetNs = 2'000'000;
constexpr std::size_t kMostSheets = 12; // some 24 MB; one zoom needs one to four

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
    append(key, static_cast<float>(frame.textScale));
    append(key, static_cast<float>(label.opacity));
    append(key, label.isOver);
    for (const std::string &line : label.lines) {
        key.append(line.data(), static_cast<qsizetype>(line.size()));
        key.append('\n');
    }
    return key;
}

bool isOwnSize(const Viewport &view, const GroundImage &ground) {
    return std::abs(view.pixelsPerUnit / ground.view.pixelsPerUnit - 1) < 1e-6;
}

bool isWholeIn(const Viewport &view, const GroundImage &picture) {
    const MercatorBox have = picture.view.box();
    const MercatorBox need = view.box();
    return !picture.image.isNull() && have.left <= need.left && have.right >= need.right &&
           have.top <= need.top && have.bottom >= need.bottom;
}

// OpenGL tells only by the name of its renderer.
bool isDrawnByProcessor(QQuickWindow *window) {
    if (window->rendererInterface()->graphicsApi() == QSGRendererInterface::Software)
        return true;
    const QRhi *rhi = window->rhi();
    if (!rhi)
        return false;
    const QRhiDriverInfo driver = rhi->driverInfo();
    const QByteArray name = driver.deviceName.toLower();
    return driver.deviceType == QRhiDriverInfo::CpuDevice || name.contains("llvmpipe") ||
           name.contains("softpipe") || name.contains("swiftshader") ||
           name.contains("gdi generic");
}

QRectF whereIn(const Viewport &view, const GroundImage &ground, double ratio) {
    const PixelPoint topLeft = view.toPixel(ground.view.fromPixel({0, 0}));
    const double scale = view.pixelsPerUnit / ground.view.pixelsPerUnit;
    QRectF rect(topLeft.x, topLeft.y, ground.view.width * scale, ground.view.height * scale);
    // At its own size it lies on whole pixels, and is as sharp as it was painted.
    if (isOwnSize(view, ground))
        rect.moveTo(std::round(rect.x() * ratio) / ratio, std::round(rect.y() * ratio) / ratio);
    return rect;
}

} // namespace

CanvasNode::CanvasNode(QQuickWindow *window, std::optional<bool> asOne)
    : m_window(window), m_isOne(asOne.value_or(isDrawnByProcessor(window))),
      m_background(window->createRectangleNode()), m_sprites(new QSGNode) {
    m_one.node = window->createImageNode();
    m_one.node->setOwnsTexture(false);
    m_coarse.node = window->createImageNode();
    m_sharp.node = window->createImageNode();
    for (Ground *ground : {&m_coarse, &m_sharp}) {
        ground->node->setOwnsTexture(false);
        ground->node->setFiltering(QSGTexture::Linear);
    }
    setFlag(UsePreprocess);
    appendChildNode(m_background);
    appendChildNode(m_sprites);
}

CanvasNode::~CanvasNode() {
    // Nodes that are not in the tree are not deleted with it.
    for (Ground *ground : {&m_coarse, &m_sharp, &m_one})
        if (!ground->node->parent())
            delete ground->node;
}

void CanvasNode::show(CanvasFrame frame) {
    m_frame = std::move(frame);
    *m_isWhole = false;
    markDirty(DirtyMaterial);
}

void CanvasNode::preprocess() {
    if (!m_frame.marks)
        return;
    ++m_count;
    m_isComplete = true;
    m_paintedNs = 0;
    m_budgetNs = m_frame.isStill ? kPaintBudgetNs : kMovingBudgetNs;
    if (m_ratio != m_frame.view.pixelRatio)
        forgetPictures();
    if (m_fonts.textScale() != m_frame.textScale)
        m_fonts = SceneFonts(m_frame.textScale);

    const std::vector<Placed> placed = pictures();
    if (m_isOne)
        showAsOne(placed);
    else
        showAsNodes(placed);
    m_sheets.keep(kMostSheets, m_count, [this](const SpriteSheets::Sheet *sheet) {
        m_pictures.removeIf([sheet](const auto &it) { return it.value().place.sheet == sheet; });
    });
    if (m_isComplete) {
        *m_isWhole = true;
        m_frame = {};
    } else if (m_frame.isSnapped) { // else the map glides on, and the next frame is on its way
        m_window->update(); // from this thread: drawn again, and the GUI thread is not asked
    }
}

void CanvasNode::forgetPictures() {
    m_ratio = m_frame.view.pixelRatio;
    m_used = 0;
    for (QSGImageNode *node : m_nodes) {
        m_sprites->removeChildNode(node);
        delete node;
    }
    m_nodes.clear();
    m_pictures.clear();
    m_sheets.clear();
}

void CanvasNode::showAsOne(const std::vector<Placed> &placed) {
    const Viewport &view = m_frame.view;
    const QSize size = (QSizeF(view.width, view.height) * m_ratio).toSize();
    if (m_oneImage.size() != size)
        m_oneImage = QImage(size, QImage::Format_RGB32);
    QPainter painter(&m_oneImage);
    const bool isSharpWhole = isWholeIn(view, m_frame.sharp);
    if (!isSharpWhole && !isWholeIn(view, m_frame.coarse))
        painter.fillRect(m_oneImage.rect(), toQColor(mapTheme(m_frame.isDark).sea));
    for (const GroundImage *ground : {isSharpWhole ? nullptr : &m_frame.coarse, &m_frame.sharp}) {
        if (!ground || ground->image.isNull())
            continue;
        // In motion nobody sees the steps at the edges of what is scaled.
        painter.setRenderHint(QPainter::SmoothPixmapTransform,
                              m_frame.isSnapped && !isOwnSize(view, *ground));
        const QRectF where = whereIn(view, *ground, m_ratio);
        painter.drawImage(QRectF(where.topLeft() * m_ratio, where.size() * m_ratio), ground->image);
    }
    for (const Placed &picture : placed) {
        const auto &[sheet, rect] = picture.sprite.place;
        painter.drawImage(((picture.at - picture.sprite.origin) * m_ratio).toPoint(), sheet->image,
                          rect);
    }
    painter.end();
    auto texture = std::unique_ptr<QSGTexture>(
        m_window->createTextureFromImage(m_oneImage, QQuickWindow::TextureIsOpaque));
    m_one.node->setTexture(texture.get());
    m_one.texture = std::move(texture);
    m_one.node->setFiltering(QSGTexture::Nearest);
    m_one.node->setSourceRect(QRectF(QPointF(), QSizeF(size)));
    m_one.node->setRect(QRectF(0, 0, view.width, view.height));
    if (!m_one.node->parent()) // not before it has a texture: the software renderer looks
        appendChildNode(m_one.node);
}

void CanvasNode::showAsNodes(const std::vector<Placed> &placed) {
    m_background->setRect(QRectF(0, 0, m_frame.view.width, m_frame.view.height));
    m_background->setColor(toQColor(mapTheme(m_frame.isDark).sea));
    // What lies under a picture of the whole view is not drawn in vain.
    const bool isCovered = isWholeIn(m_frame.view, m_frame.sharp);
    showGround(m_coarse, isCovered ? nullptr : &m_frame.coarse);
    showGround(m_sharp, &m_frame.sharp);
    m_sheets.upload(m_window); // before nodes show what was painted just now
    m_used = 0;
    for (const Placed &picture : placed)
        place(picture);
    for (std::size_t i = m_used; i < m_nodes.size(); ++i) {
        m_sprites->removeChildNode(m_nodes[i]);
        delete m_nodes[i];
    }
    m_nodes.resize(m_used);
}

std::vector<CanvasNode::Placed> CanvasNode::pictures() {
    const ScenePainter painter(m_fonts, m_frame.isDark, m_frame.symbolScale);
    // Marks first into the budget, labels first onto the map; but some labels may cover marks.
    std::vector<Placed> marks;
    marks.reserve(m_frame.marks->marks.size());
    for (const Mark &mark : m_frame.marks->marks) {
        const double reach = painter.reach(mark);
        const auto picture =
            sprite(keyOf(mark, m_frame), {2 * reach, 2 * reach}, {reach, reach}, [&](QPainter &p) {
                p.translate(-mark.at.x, -mark.at.y);
                painter.drawMark(p, mark);
            });
        if (picture)
            marks.push_back({*picture, QPointF(mark.at.x, mark.at.y)});
    }
    std::vector<Placed> placed;
    placed.reserve(m_frame.marks->labels.size() + marks.size());
    std::vector<Placed> over;
    for (const Label &label : m_frame.marks->labels) {
        constexpr double kRim = 5; // holds the halo at every size of letters
        const QSizeF size(std::ceil(label.box.width()) + 2 * kRim,
                          std::ceil(label.box.height()) + 2 * kRim);
        const auto picture = sprite(keyOf(label, m_frame), size, {kRim, kRim}, [&](QPainter &p) {
            p.translate(-label.at.x, -label.at.y);
            painter.drawLabel(p, label);
        });
        if (picture)
            (label.isOver ? over : placed).push_back({*picture, QPointF(label.at.x, label.at.y)});
    }
    placed.insert(placed.end(), marks.begin(), marks.end());
    placed.insert(placed.end(), over.begin(), over.end());
    return placed;
}

void CanvasNode::showGround(Ground &ground, const GroundImage *image) {
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
    ground.node->setFiltering(isOwnSize(m_frame.view, *image) ? QSGTexture::Nearest
                                                              : QSGTexture::Linear);
    ground.node->setRect(whereIn(m_frame.view, *image, m_ratio));
    if (!ground.node->parent()) {
        if (&ground == &m_coarse)
            insertChildNodeAfter(ground.node, m_background);
        else
            insertChildNodeBefore(ground.node, m_sprites);
    }
}

// None when it has to wait for the next frame.
template <class Paint>
std::optional<CanvasNode::Sprite> CanvasNode::sprite(const QByteArray &key, QSizeF size,
                                                     QPointF origin, const Paint &paint) {
    if (const auto known = m_pictures.constFind(key); known != m_pictures.constEnd()) {
        known->place.sheet->lastUsed = m_count;
        return *known;
    }
    if (m_paintedNs > m_budgetNs) {
        m_isComplete = false;
        return std::nullopt;
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
    const Sprite made{m_sheets.add(image), origin};
    made.place.sheet->lastUsed = m_count;
    m_paintedNs += timer.nsecsElapsed();
    m_pictures.insert(key, made);
    return made;
}

void CanvasNode::place(const Placed &picture) {
    const bool isNew = m_used == m_nodes.size();
    if (isNew) {
        m_nodes.push_back(m_window->createImageNode());
        m_nodes.back()->setOwnsTexture(false);
    }
    QSGImageNode *node = m_nodes[m_used++];
    const auto &[sheet, rect] = picture.sprite.place;
    QPointF corner = picture.at - picture.sprite.origin;
    node->setFiltering(m_frame.isSnapped ? QSGTexture::Nearest : QSGTexture::Linear);
    if (m_frame.isSnapped)
        corner = {std::round(corner.x() * m_ratio) / m_ratio,
                  std::round(corner.y() * m_ratio) / m_ratio};
    if (node->texture() != sheet->texture.get())
        node->setTexture(sheet->texture.get());
    if (node->sourceRect() != rect)
        node->setSourceRect(rect);
    node->setRect(QRectF(corner, QSizeF(rect.size()) / m_ratio));
    if (isNew) // not before it has a texture: the software renderer looks at once
        m_sprites->appendChildNode(node);
}

} // namespace placeweave
