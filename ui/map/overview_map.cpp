// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/overview_map.h"

#include <QMouseEvent>
#include <QPainter>
#include <QQuickWindow>

#include <algorithm>

namespace placeweave {

namespace {

constexpr double kRim = 6;          // pixels around the place
constexpr double kUsefulPart = 0.6; // of the place's width and height: more of it needs no telling
constexpr double kLeastRectangle = 7; // of the part shown, pixels

} // namespace

OverviewMap::OverviewMap(QQuickItem *parent) : PictureItem(parent) {
    setAcceptedMouseButtons(Qt::LeftButton);
    setCursor(Qt::PointingHandCursor);
    m_painters.setMaxThreadCount(1);
}

OverviewMap::~OverviewMap() {
    m_painters.clear();
    m_painters.waitForDone();
}

void OverviewMap::setCanvas(MapCanvas *canvas) {
    if (canvas == m_canvas)
        return;
    if (m_canvas)
        m_canvas->disconnect(this);
    m_canvas = canvas;
    if (canvas) {
        connect(canvas, &MapCanvas::sourcesChanged, this, &OverviewMap::drawAnew);
        connect(canvas, &MapCanvas::darkChanged, this, &OverviewMap::drawAnew);
        connect(canvas, &MapCanvas::cameraChanged, this, &OverviewMap::follow);
    }
    drawAnew();
    emit canvasChanged();
}

// The ground and the outlines: what lies on it is the map's to tell.
void OverviewMap::drawAnew() {
    if (!m_canvas || width() < 20 || height() < 20)
        return;
    const LatLonBox whole = m_canvas->wholePlace();
    const SceneSources &given = m_canvas->sources();
    const Drawn wantedNow{given.ground.get(), given.outlines, whole, m_canvas->isDark(), size()};
    if (wantedNow == m_drawn)
        return;
    m_drawn = wantedNow;
    const quint64 wanted = ++m_wanted;
    if (whole.isEmpty()) {
        m_ground = {};
        return follow();
    }
    m_view = Viewport::fitting(whole, width(), height(), kRim);
    m_view.pixelRatio = window() ? window()->effectiveDevicePixelRatio() : 1;
    SceneSources sources;
    sources.ground = given.ground;
    sources.outlines = given.outlines; // an inland place has no coast to be known by
    m_painters.clear();
    m_painters.start([this, wanted, sources, dark = m_drawn.isDark, view = m_view] {
        SceneOptions options;
        options.dark = dark;
        QImage image = groundImage(sources, view, options);
        QMetaObject::invokeMethod(
            this,
            [this, wanted, image = std::move(image)] {
                if (wanted != m_wanted)
                    return;
                m_ground = image;
                follow();
            },
            Qt::QueuedConnection);
    });
}

QRectF OverviewMap::shownPart() const {
    if (!m_canvas || m_ground.isNull())
        return {};
    const auto pixelAt = [&](double x, double y) {
        const QPointF position = m_canvas->positionAt(x, y);
        const PixelPoint pixel = m_view.toPixel(toMercator({position.y(), position.x()}));
        return QPointF(pixel.x, pixel.y);
    };
    return {pixelAt(0, 0), pixelAt(m_canvas->width(), m_canvas->height())};
}

void OverviewMap::follow() {
    const QRectF part = shownPart();
    const bool isUseful = !part.isNull() && part.width() < kUsefulPart * width() &&
                          part.height() < kUsefulPart * height();
    if (isUseful != m_isUseful) {
        m_isUseful = isUseful;
        emit usefulChanged();
    }
    update();
}

PictureItem::Painting OverviewMap::painting() const {
    if (m_ground.isNull())
        return {};
    QRectF part = shownPart();
    const QPointF middle = part.center();
    part.setSize(part.size().expandedTo({kLeastRectangle, kLeastRectangle}));
    part.moveCenter(middle);
    return [ground = m_ground, part, room = boundingRect(),
            dark = m_canvas && m_canvas->isDark()](QPainter &painter) {
        const MapTheme &theme = mapTheme(dark);
        painter.drawImage(room, ground);
        painter.setPen(QPen(toQColor(theme.paper), 4));
        painter.setBrush(toQColor(theme.accent.withAlpha(0.16)));
        painter.drawRect(part);
        painter.setPen(QPen(toQColor(theme.accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(part);
    };
}

void OverviewMap::geometryChange(const QRectF &now, const QRectF &before) {
    PictureItem::geometryChange(now, before);
    if (now.size() != before.size())
        drawAnew();
}

void OverviewMap::moveTo(QPointF at) {
    if (!m_canvas || m_ground.isNull())
        return;
    const LatLon there = fromMercator(m_view.fromPixel({at.x(), at.y()}));
    m_canvas->jumpTo(there.latitude, there.longitude, m_canvas->zoomLevel());
}

void OverviewMap::mousePressEvent(QMouseEvent *event) {
    moveTo(event->position());
}
void OverviewMap::mouseMoveEvent(QMouseEvent *event) {
    moveTo(event->position());
}

} // namespace placeweave
