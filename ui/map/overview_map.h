// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_canvas.h"
#include "ui/theme/picture_item.h"

#include <QImage>
#include <QPointer>
#include <QThreadPool>

namespace placeweave {

// The whole place, small, and which part of it the map shows; a click or a drag moves the map.
class OverviewMap : public PictureItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::MapCanvas *canvas READ canvas WRITE setCanvas NOTIFY canvasChanged)
    // Whether it tells more than the map itself does just now.
    Q_PROPERTY(bool useful READ isUseful NOTIFY usefulChanged)

public:
    explicit OverviewMap(QQuickItem *parent = nullptr);
    ~OverviewMap() override;

    MapCanvas *canvas() const { return m_canvas; }
    void setCanvas(MapCanvas *canvas);
    bool isUseful() const { return m_isUseful; }
    // In pixels of this item.
    QRectF shownPart() const;

signals:
    void canvasChanged();
    void usefulChanged();

protected:
    Painting painting() const override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void drawAnew();
    void follow();
    void moveTo(QPointF at);

    struct Drawn {
        const void *ground = nullptr;
        std::vector<std::shared_ptr<const AreaLayer>> outlines;
        LatLonBox whole;
        bool isDark = false;
        QSizeF size;
        bool operator==(const Drawn &) const = default;
    };

    QPointer<MapCanvas> m_canvas;
    Drawn m_drawn; // what the picture is of
    Viewport m_view;
    QImage m_ground;
    quint64 m_wanted = 0;
    bool m_isUseful = false;
    QThreadPool m_painters;
};

} // namespace placeweave
