// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"

#include "ui/map/canvas_node.h"
#include "ui/map/ground_renderer.h"

#include <QCursor>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

constexpr double kLabelMargin = 160;
constexpr double kLongestScaleBar = 120;
constexpr int kFurnitureDelay = 120; // ms after the last movement

QString text(const std::string &utf8) {
    return QString::fromStdString(utf8);
}

} // namespace

MapCanvas::MapCanvas(QQuickItem *parent)
    : QQuickItem(parent), m_ground(std::make_unique<GroundRenderer>()) {
    setFlag(ItemHasContents);
    setClip(true);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::RightButton);
    setAcceptHoverEvents(true);
    setAcceptTouchEvents(true);
    setActiveFocusOnTab(true);
    m_makers.setMaxThreadCount(1);
    m_furnitureTimer.setSingleShot(true);
    m_furnitureTimer.setInterval(kFurnitureDelay);
    connect(&m_furnitureTimer, &QTimer::timeout, this, &MapCanvas::refreshFurniture);
    connect(m_ground.get(), &GroundRenderer::painted, this, &QQuickItem::update);
    watchFrames(window()); // a parent may have given it one before this class was there to be told
    takeGround();
}

MapCanvas::~MapCanvas() {
    m_makers.clear();
    m_makers.waitForDone();
}

// --- what is shown ---

void MapCanvas::setSource(MapSource *source) {
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    m_hasView = false;
    if (source) {
        connect(source, &MapSource::assetsChanged, this, &MapCanvas::takeAssets);
        connect(source, &MapSource::groundChanged, this, &MapCanvas::takeGround);
        connect(source, &MapSource::selectedIdChanged, this,
                [this] { setSelectedId(m_source->selectedId()); });
        setSelectedId(source->selectedId());
    }
    m_sources.ground = source ? source->ground() : nullptr; // the first view shows the whole island
    takeAssets();
    takeGround();
    emit sourceChanged();
}

// Sorting a quarter of a million points takes a moment, and so is done elsewhere.
void MapCanvas::takeAssets() {
    const quint64 generation = ++m_assetGeneration;
    std::shared_ptr<const AssetIndex> snapshot = m_source ? m_source->snapshot() : nullptr;
    std::shared_ptr<const std::vector<std::uint32_t>> rows = m_source ? m_source->rows() : nullptr;
    std::shared_ptr<const SceneAssets> disclosed = m_source ? m_source->disclosed() : nullptr;
    m_sources.suggestions = m_source ? m_source->suggestions() : nullptr;
    const bool isSame = snapshot == m_allOf;
    std::shared_ptr<const SceneAssets> all = isSame ? m_all : nullptr;

    auto make = [snapshot, rows, disclosed, all]() mutable {
        Made made;
        if (!disclosed && snapshot && !all)
            all = SceneAssets::fromIndex(snapshot);
        made.snapshot = snapshot;
        made.all = all;
        made.shown = disclosed ? disclosed : all;
        if (!disclosed && made.shown && rows)
            made.shown = made.shown->only(*rows);
        return made;
    };
    constexpr std::uint32_t kAtOnce = 4000;
    if ((snapshot ? snapshot->size() : 0) <= kAtOnce) {
        assetsReady(make(), generation);
        return;
    }
    m_assetsPending = true;
    m_makers.start([this, make, generation]() mutable {
        QMetaObject::invokeMethod(
            this, [this, made = make(), generation] { assetsReady(made, generation); },
            Qt::QueuedConnection);
    });
}

void MapCanvas::assetsReady(const Made &made, quint64 generation) {
    if (generation != m_assetGeneration)
        return;
    m_assetsPending = false;
    const bool isNews = made.snapshot != m_allOf;
    const LatLonBox before = wholeBox(m_sources);
    m_allOf = made.snapshot;
    m_all = made.all;
    m_sources.assets = made.shown;
    if (m_draggedPin == 0)
        m_pinAt.reset();
    const LatLonBox now = wholeBox(m_sources);
    // A filter does not move the map; an import does when all of it was in sight, and so does a new
    // map without anything.
    const bool hasBegun = !m_hasView && !now.isEmpty();
    if (hasBegun || (isNews && m_goal && m_goal->isEverything && !(now == before)))
        fitAll();
    if (!(now == before))
        emit sourcesChanged();
    viewChanged();
    refreshFurniture(); // no legend says for a moment that there is nothing
}

QRectF MapCanvas::wholePlaceBox() const {
    const LatLonBox whole = wholePlace();
    return whole.isEmpty() ? QRectF()
                           : QRectF(whole.west, whole.south, whole.east - whole.west,
                                    whole.north - whole.south);
}

QRectF MapCanvas::viewBox() const {
    const QPointF northWest = positionAt(0, 0);
    const QPointF southEast = positionAt(width(), height());
    return {northWest.x(), southEast.y(), southEast.x() - northWest.x(),
            northWest.y() - southEast.y()};
}

LatLonBox MapCanvas::wholePlace() const {
    SceneSources place;
    place.assets = m_all ? m_all : m_sources.assets;
    place.ground = m_sources.ground;
    return wholeBox(place);
}

void MapCanvas::takeGround() {
    const LatLonBox before = wholeBox(m_sources);
    m_sources.ground = m_source ? m_source->ground() : nullptr;
    m_sources.outlines =
        m_source ? m_source->outlines() : std::vector<std::shared_ptr<const AreaLayer>>();
    m_sources.fill = m_source ? m_source->fill() : nullptr;
    m_sources.core20 = m_source ? m_source->core20() : nullptr;
    m_sources.look = m_source ? m_source->look() : GroundLook();
    m_sources.reach = m_source ? m_source->reach() : std::nullopt;
    m_sources.links = m_source ? m_source->links() : std::vector<SceneLink>();
    m_sources.notes = m_source ? m_source->notes() : nullptr;
    m_sources.credits = m_source ? m_source->credits() : std::vector<std::string>();
    m_sources.isOnBaseMap = m_source && TilePictures::areThere(m_source->baseMap());
    m_ground->setSources(m_sources, m_options, m_source ? m_source->baseMap() : nullptr);
    // The ground of a map comes a moment after its points: whoever sees all of it goes on doing so.
    const LatLonBox now = wholeBox(m_sources);
    const bool hasBegun = !m_hasView && !now.isEmpty();
    if (hasBegun || (m_goal && m_goal->isEverything && !(now == before)))
        fitAll();
    emit sourcesChanged();
    viewChanged();
}

void MapCanvas::setSelectedId(qint64 id) {
    if (m_options.selected == id)
        return;
    m_options.selected = id;
    viewChanged();
    emit selectedIdChanged();
}

void MapCanvas::setHoveredId(qint64 id) {
    if (m_options.hovered == id)
        return;
    m_options.hovered = id;
    viewChanged();
    emit hoveredIdChanged();
}

void MapCanvas::setDark(bool dark) {
    if (m_options.dark == dark)
        return;
    m_options.dark = dark;
    m_ground->setSources(m_sources, m_options, m_source ? m_source->baseMap() : nullptr);
    viewChanged();
    emit darkChanged();
}

void MapCanvas::setPlacing(bool placing) {
    if (m_placing == placing)
        return;
    m_placing = placing;
    updateCursor();
    emit placingChanged();
}

void MapCanvas::setPinsMovable(bool movable) {
    if (m_pinsMovable == movable)
        return;
    m_pinsMovable = movable;
    emit pinsMovableChanged();
}

void MapCanvas::setShowLabels(bool show) {
    if (m_options.showLabels == show)
        return;
    m_options.showLabels = show;
    viewChanged();
    emit showLabelsChanged();
}

void MapCanvas::setReducedMotion(bool reduced) {
    if (m_camera.isReducedMotion() == reduced)
        return;
    m_camera.setReducedMotion(reduced);
    emit reducedMotionChanged();
}

void MapCanvas::setTextScale(double scale) {
    scale = std::clamp(scale, 0.5, 4.0);
    if (m_options.textScale == scale)
        return;
    m_options.textScale = scale;
    // Symbols grow with the text, though less: they are made of less.
    m_options.symbolScale = 1 + (scale - 1) * 0.6;
    m_fonts = SceneFonts(scale);
    viewChanged();
    emit textScaleChanged();
}

void MapCanvas::setKeepClear(const QVariantList &panels) {
    m_options.keepClear.clear();
    for (const QVariant &panel : panels) {
        const QRectF box = panel.toRectF();
        if (!box.isEmpty())
            m_options.keepClear.push_back({box.left(), box.top(), box.right(), box.bottom()});
    }
    viewChanged();
}

// --- frames ---

bool MapCanvas::isSettled() const {
    return !m_camera.isMoving() && !m_assetsPending && !m_ground->isBusy() &&
           m_ground->isSharp(viewport()) && !m_furnitureTimer.isActive() && isWhole();
}

// Called for whatever changes the picture; cheap, for the work is done once a frame.
void MapCanvas::viewChanged() {
    m_marksDirty = true;
    const Viewport view = viewport();
    m_ground->show(view, onThisScreen(m_camera.destination()));
    m_furnitureTimer.start();
    update();
    const MapCamera::Aim now{m_camera.centre(), m_camera.zoom()};
    if (now.centre.x != m_told.centre.x || now.centre.y != m_told.centre.y ||
        now.zoom != m_told.zoom) {
        m_told = now;
        followByKey();
        // It is not under the pointer for long, and would stand in for the cluster that takes it
        // in.
        if (m_isOverMark && m_options.hovered != 0)
            hoverLeft();
        emit cameraChanged();
    }
}

// Once a frame on the GUI thread, just before the scene graph is brought up to date.
void MapCanvas::prepareFrame() {
    if (m_camera.isMoving()) {
        constexpr double kLongestStep = 0.05; // after a hiccup, move on rather than jump
        const double seconds = m_frameTimer.isValid()
                                   ? static_cast<double>(m_frameTimer.nsecsElapsed()) / 1e9
                                   : 1.0 / 60;
        m_frameTimer.start();
        m_camera.advance(std::min(seconds, kLongestStep));
        viewChanged(); // when it has come to rest too: the names find their last places
    } else {
        m_frameTimer.invalidate();
    }
    if (m_marksDirty)
        refreshMarks();
}

void MapCanvas::refreshMarks() {
    m_marksDirty = false;
    SceneOptions options = m_options;
    // While the map moves its names run on under the edge and the panels, or they would jump about.
    if (m_camera.isMoving() || m_dragging) {
        options.labelMargin = kLabelMargin;
        options.keepClear.clear();
    }
    auto marks =
        std::make_shared<MarkPicture>(MapScene(m_sources, viewport(), options).marks(m_fonts));
    if (m_pinAt) {
        const PixelPoint at = viewport().toPixel(*m_pinAt);
        for (Mark &mark : marks->marks)
            if (mark.isSelected)
                mark.at = at;
        std::erase_if(marks->labels, [this](const Label &l) { return l.id == m_options.selected; });
    }
    m_marks = std::move(marks);
}

QSGNode *MapCanvas::updatePaintNode(QSGNode *old, UpdatePaintNodeData *) {
    if (width() < 1 || height() < 1) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<CanvasNode *>(old);
    if (!node)
        node = new CanvasNode(window(), m_asOne);
    CanvasFrame frame;
    frame.view = viewport();
    frame.sharp = m_ground->sharp();
    frame.coarse = m_ground->coarse();
    frame.marks = m_marks;
    frame.textScale = m_options.textScale;
    frame.isDark = m_options.dark;
    frame.isSnapped = !m_camera.isMoving(); // a mouse drags by whole pixels
    frame.isStill = !m_camera.isMoving() && !m_dragging;
    frame.symbolScale = m_options.symbolScale;
    node->show(std::move(frame));
    m_isWhole = node->isWhole();
    if (m_camera.isMoving()) // the GUI thread is stopped, so this is safe
        QMetaObject::invokeMethod(this, &QQuickItem::update, Qt::QueuedConnection);
    return node;
}

void MapCanvas::geometryChange(const QRectF &now, const QRectF &before) {
    QQuickItem::geometryChange(now, before);
    m_camera.setSize(now.size());
    if (!m_hasView && m_goal)
        goTo(Goal(*m_goal)); // asked for before there was room
    else if (!m_hasView && !wholeBox(m_sources).isEmpty())
        fitAll();
    else
        keepInSight(QRectF(QPointF(), before.size()).marginsRemoved(m_insets));
    viewChanged();
    emit insetsChanged();
}

void MapCanvas::watchFrames(QQuickWindow *window) {
    disconnect(m_frameConnection);
    if (window)
        m_frameConnection =
            connect(window, &QQuickWindow::afterAnimating, this, &MapCanvas::prepareFrame);
}

void MapCanvas::itemChange(ItemChange change, const ItemChangeData &data) {
    if (change == ItemSceneChange) {
        watchFrames(data.window);
    } else if (change == ItemDevicePixelRatioHasChanged) {
        viewChanged();
    }
    QQuickItem::itemChange(change, data);
}

void MapCanvas::refreshFurniture() {
    const MapScene scene(m_sources, viewport(), m_options);
    const Legend legend = scene.legend();
    m_legend.setLegend(legend);
    m_scaleBar = scene.scaleBar(kLongestScaleBar);
    m_attribution = text(scene.attribution());
    m_shownCount = static_cast<int>(legend.total);
    emit furnitureChanged();
}

} // namespace placeweave
