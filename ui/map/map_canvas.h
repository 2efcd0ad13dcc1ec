// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/legend_model.h"
#include "ui/map/map_camera.h"
#include "ui/map/map_source.h"
#include "ui/map/scene_painter.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QQuickItem>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace placeweave {

class GroundRenderer;

// The map in the window. The ground is painted to an image off the GUI thread, larger than the
// view, and moved and scaled until the next one is ready; marks and labels are small images placed
// afresh each frame. Nothing but image nodes, so it looks the same on every scene graph backend,
// software included. Why not Qt Location: docs/decisions/0003-map-canvas.md.
//
// Lives on the GUI thread; updatePaintNode() runs on the render thread while that waits.
class MapCanvas : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::MapSource *source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(qint64 selectedId READ selectedId WRITE setSelectedId NOTIFY selectedIdChanged)
    Q_PROPERTY(qint64 hoveredId READ hoveredId WRITE setHoveredId NOTIFY hoveredIdChanged)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(bool placing READ isPlacing WRITE setPlacing NOTIFY placingChanged)
    // What a drag draws, instead of moving the map.
    Q_PROPERTY(Trace trace READ trace WRITE setTrace NOTIFY traceChanged)
    // The outline under way; positions with x = longitude.
    Q_PROPERTY(QList<QPointF> traced READ traced NOTIFY tracedChanged)
    // It has the focus, and who works with keys has to see that.
    Q_PROPERTY(bool visualFocus READ hasVisualFocus NOTIFY visualFocusChanged)
    Q_PROPERTY(bool pinsMovable READ arePinsMovable WRITE setPinsMovable NOTIFY pinsMovableChanged)
    Q_PROPERTY(bool showLabels READ showsLabels WRITE setShowLabels NOTIFY showLabelsChanged)
    Q_PROPERTY(
        bool reducedMotion READ isReducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    // Of what panels leave free; where a pin is placed by keyboard.
    Q_PROPERTY(QPointF middle READ middle NOTIFY insetsChanged)
    // Pixels at each side that panels float over: flights and fits aim at what is left.
    Q_PROPERTY(double leftInset READ leftInset WRITE setLeftInset NOTIFY insetsChanged)
    Q_PROPERTY(double rightInset READ rightInset WRITE setRightInset NOTIFY insetsChanged)
    Q_PROPERTY(double topInset READ topInset WRITE setTopInset NOTIFY insetsChanged)
    Q_PROPERTY(double bottomInset READ bottomInset WRITE setBottomInset NOTIFY insetsChanged)

    // The camera; degrees, and zoom as Qt Location counts: the world is 256 x 2^zoom pixels wide.
    Q_PROPERTY(double latitude READ latitude NOTIFY cameraChanged)
    Q_PROPERTY(double longitude READ longitude NOTIFY cameraChanged)
    Q_PROPERTY(double zoomLevel READ zoomLevel WRITE setZoomLevel NOTIFY cameraChanged)

    // Degrees, from west and south: everything there is, and what is in sight.
    Q_PROPERTY(QRectF wholePlaceBox READ wholePlaceBox NOTIFY sourcesChanged)
    Q_PROPERTY(QRectF viewBox READ viewBox NOTIFY furnitureChanged)

    // What goes beside the map; these settle a moment after the camera does.
    Q_PROPERTY(placeweave::LegendModel *legend READ legend CONSTANT)
    Q_PROPERTY(double scaleBarLength READ scaleBarLength NOTIFY furnitureChanged)
    Q_PROPERTY(QString scaleBarText READ scaleBarText NOTIFY furnitureChanged)
    Q_PROPERTY(QString attribution READ attribution NOTIFY furnitureChanged)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY furnitureChanged) // organisations in the view

public:
    enum class Trace { Nothing, Box, Lasso };
    Q_ENUM(Trace)

    explicit MapCanvas(QQuickItem *parent = nullptr);
    ~MapCanvas() override;

    MapSource *source() const { return m_source; }
    void setSource(MapSource *source);
    qint64 selectedId() const { return m_options.selected; }
    void setSelectedId(qint64 id);
    qint64 hoveredId() const { return m_options.hovered; }
    void setHoveredId(qint64 id);
    bool isDark() const { return m_options.dark; }
    void setDark(bool dark);
    bool isPlacing() const { return m_placing; }
    void setPlacing(bool placing);
    Trace trace() const { return m_trace; }
    void setTrace(Trace trace);
    QList<QPointF> traced() const { return m_traced; }
    bool arePinsMovable() const { return m_pinsMovable; }
    void setPinsMovable(bool movable);
    bool showsLabels() const { return m_options.showLabels; }
    void setShowLabels(bool show);
    bool isReducedMotion() const { return m_camera.isReducedMotion(); }
    void setReducedMotion(bool reduced);
    // Before it is shown: which of CanvasNode's two ways; else it chooses.
    void setDrawnAsOne(bool asOne) { m_asOne = asOne; }
    double textScale() const { return m_options.textScale; }
    void setTextScale(double scale);
    double leftInset() const { return m_insets.left(); }
    void setLeftInset(double inset);
    double rightInset() const { return m_insets.right(); }
    void setRightInset(double inset);
    double topInset() const { return m_insets.top(); }
    void setTopInset(double inset);
    double bottomInset() const { return m_insets.bottom(); }
    void setBottomInset(double inset);

    QPointF middle() const;
    QRectF freePart() const;

    double latitude() const;
    double longitude() const;
    double zoomLevel() const;
    void setZoomLevel(double zoom); // at once

    LegendModel *legend() { return &m_legend; }
    double scaleBarLength() const { return m_scaleBar.pixels; }
    QString scaleBarText() const { return QString::fromStdString(m_scaleBar.text); }
    QString attribution() const { return m_attribution; }
    int shownCount() const { return m_shownCount; }

    Q_INVOKABLE void zoomIn();
    Q_INVOKABLE void zoomOut();
    // Everything the source has; at once when nothing has been shown yet.
    Q_INVOKABLE void fitAll();
    Q_INVOKABLE void flyTo(double latitude, double longitude, double zoom);
    // What lies in the free part, to be shown again in a window or beside panels of another size:
    // its middle ("latitude", "longitude"), "zoom", and "width" and "height" in pixels of this
    // zoom.
    Q_INVOKABLE QVariantMap placeInSight() const;
    Q_INVOKABLE void flyToPlace(const QVariantMap &place);
    Q_INVOKABLE void fitTo(double west, double south, double east, double north,
                           double maxZoom = 17);
    // Flies to the organisation, near enough for it to stand alone; false when it has no place.
    Q_INVOKABLE bool showOrganisation(qint64 id);
    // Without a flight: to open where the map was left.
    Q_INVOKABLE void jumpTo(double latitude, double longitude, double zoom);
    // Panels that float over the map, as rectangles of this item: names keep clear of them while
    // the map rests.
    Q_INVOKABLE void setKeepClear(const QVariantList &panels);
    // Item coordinates of a position, and back (x = longitude, y = latitude).
    Q_INVOKABLE QPointF pixelOf(double latitude, double longitude) const;
    Q_INVOKABLE QPointF positionAt(double x, double y) const;

    const SceneSources &sources() const { return m_sources; }
    QRectF wholePlaceBox() const;
    QRectF viewBox() const;
    LatLonBox wholePlace() const; // whatever the filter lets through

    // For tests: true when the image shown belongs to the present view and nothing is under way.
    Q_INVOKABLE bool isSettled() const;
    const MarkPicture &markPicture() const { return *m_marks; }
    // Each of them has been painted; what is new and does not fit into a frame's time comes later.
    // Any thread, while the canvas is shown.
    bool isWhole() const { return m_isWhole && *m_isWhole; }
    bool hasVisualFocus() const { return m_visualFocus; }

signals:
    void visualFocusChanged();
    void sourceChanged();
    void sourcesChanged(); // anything that is shown
    void selectedIdChanged();
    void hoveredIdChanged();
    void darkChanged();
    void placingChanged();
    void traceChanged();
    void tracedChanged();
    void outlineTraced(const QList<QPointF> &outline);
    void pinsMovableChanged();
    void showLabelsChanged();
    void reducedMotionChanged();
    void textScaleChanged();
    void insetsChanged();
    void cameraChanged();
    void furnitureChanged();

    void organisationClicked(qint64 id);
    void organisationDoubleClicked(qint64 id);
    void suggestionClicked(qint64 id); // id as the source gave it
    void noteClicked(qint64 id);
    void groundClicked(double latitude, double longitude);
    void placed(double latitude, double longitude);
    void pinMoved(qint64 id, double latitude, double longitude);
    void contextMenuRequested(double x, double y, qint64 id); // 0 on the ground

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void touchEvent(QTouchEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Made {
        std::shared_ptr<const AssetIndex> snapshot;
        std::shared_ptr<const SceneAssets> all;   // of the snapshot
        std::shared_ptr<const SceneAssets> shown; // filtered, or disclosed, with suggestions
    };
    // Where the map was sent: kept in the middle whatever panels open and close, until a hand moves
    // the map.
    struct Goal {
        LatLonBox box;
        double maxZoom = 0;
        bool isEverything = false; // and what comes in later too
    };
    void takeAssets();
    void assetsReady(const Made &made, quint64 generation);
    void takeGround();
    Viewport viewport() const;
    Viewport onThisScreen(Viewport view) const;
    void setInsets(QMarginsF insets);

    void viewChanged();
    void watchFrames(QQuickWindow *window);
    void setVisualFocus(bool visual);
    void prepareFrame();
    void refreshMarks();
    void refreshFurniture();

    void goTo(const Goal &goal);
    void keepInSight(const QRectF &before);
    void letGo() { m_goal.reset(); }
    void hoverLeft();

    void pick(QPointF at, double slack, bool isDouble);
    void openCluster(const Mark &cluster);
    void endPress();
    void updateCursor();

    void traceFrom(QPointF at);
    void traceTo(QPointF at);
    void endTrace();
    void traceByKey();
    void followByKey(); // the map has moved

    QPointer<MapSource> m_source;
    SceneSources m_sources;
    SceneOptions m_options;
    std::shared_ptr<const AssetIndex> m_allOf; // what m_all was made from
    std::shared_ptr<const SceneAssets> m_all;
    quint64 m_assetGeneration = 0;
    bool m_assetsPending = false;
    QThreadPool m_makers;

    MapCamera m_camera;
    MapCamera::Aim m_told; // by the last cameraChanged()
    QMarginsF m_insets;
    std::optional<Goal> m_goal;
    bool m_hasView = false;

    SceneFonts m_fonts;
    // Of the last frame; what clicks are tested against.
    std::shared_ptr<const MarkPicture> m_marks = std::make_shared<MarkPicture>();
    bool m_marksDirty = true;
    std::optional<bool> m_asOne;
    std::shared_ptr<const std::atomic_bool> m_isWhole; // the node's
    bool m_visualFocus = false;
    std::unique_ptr<GroundRenderer> m_ground;
    QElapsedTimer m_frameTimer;
    QMetaObject::Connection m_frameConnection;

    LegendModel m_legend;
    ScaleBar m_scaleBar;
    QString m_attribution;
    int m_shownCount = 0;
    QTimer m_furnitureTimer;

    bool m_placing = false;
    Trace m_trace = Trace::Nothing;
    QList<QPointF> m_traced;
    QPointF m_tracedTo; // pixels
    bool m_tracesByKey = false;
    bool m_pinsMovable = false;
    bool m_isOverMark = false;
    std::optional<QPointF> m_pressedAt;
    QPointF m_lastAt;
    QElapsedTimer m_dragTimer; // since the last movement
    bool m_dragging = false;
    bool m_wasPinching = false;
    std::int64_t m_draggedPin = 0;
    std::optional<Mercator> m_pinAt; // where it was dragged
};

} // namespace placeweave
