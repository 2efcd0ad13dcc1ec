// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/draw_record.h"

#include <QPainterPath>
#include <QPolygonF>

namespace placeweave {

// Takes everything as it comes: whatever an engine cannot do, QPainter would turn into something
// else before it is seen here.
class DrawRecord::Engine : public QPaintEngine {
public:
    Engine() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState &now) override {
        if (now.state() & DirtyTransform)
            m_transform = now.transform();
        if (now.state() & DirtyHints)
            m_isSmooth = now.renderHints() & QPainter::Antialiasing;
    }

    void drawPath(const QPainterPath &path) override {
        add(DrawCall::Type::Path, path.boundingRect());
    }
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override {
        const QPolygonF polygon(QList<QPointF>(points, points + count));
        add(mode == PolylineMode ? DrawCall::Type::Lines : DrawCall::Type::Path,
            polygon.boundingRect());
    }
    void drawPolygon(const QPoint *points, int count, PolygonDrawMode mode) override {
        const QList<QPointF> exact(points, points + count);
        drawPolygon(exact.constData(), count, mode);
    }
    void drawPixmap(const QRectF &to, const QPixmap &, const QRectF &) override {
        add(DrawCall::Type::Image, to);
    }
    void drawImage(const QRectF &to, const QImage &, const QRectF &,
                   Qt::ImageConversionFlags) override {
        add(DrawCall::Type::Image, to);
    }
    void drawTextItem(const QPointF &at, const QTextItem &item) override {
        add(DrawCall::Type::Text,
            {at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent()},
            item.text());
    }

    std::vector<DrawCall> calls;

private:
    void add(DrawCall::Type type, const QRectF &bounds, const QString &text = {}) {
        calls.push_back({type, m_transform.mapRect(bounds), text, m_isSmooth});
    }

    QTransform m_transform;
    bool m_isSmooth = false;
};

DrawRecord::DrawRecord(QSize size) : m_size(size), m_engine(std::make_unique<Engine>()) {}
DrawRecord::~DrawRecord() = default;

const std::vector<DrawCall> &DrawRecord::calls() const {
    return m_engine->calls;
}

QPaintEngine *DrawRecord::paintEngine() const {
    return m_engine.get();
}

int DrawRecord::metric(PaintDeviceMetric metric) const {
    constexpr int kDotsPerInch = 96;
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return kDotsPerInch;
    case PdmDepth:
        return 32;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    default:
        return QPaintDevice::metric(metric);
    }
}

} // namespace placeweave
