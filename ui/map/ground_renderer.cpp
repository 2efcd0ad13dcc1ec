// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/ground_renderer.h"

#include "ui/map/scene_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace placeweave {
namespace {

constexpr double kWidened = 1.5; // the sharp picture's side, in views
constexpr double kCoarser = 4;   // the coarse picture shows so many views a side
constexpr double kSameZoom = 1e-6;
constexpr int kArriving = 80; // ms: tiles that come together are painted together

bool covers(const Viewport &picture, const Viewport &view, double share) {
    const MercatorBox have = picture.box();
    // Only `share` of the room beyond the view has to be left.
    const MercatorBox need = view.box(share * std::min(view.width, view.height));
    return have.left <= need.left && have.right >= need.right && have.top <= need.top &&
           have.bottom >= need.bottom;
}

bool isSameZoom(const Viewport &a, const Viewport &b) {
    return std::abs(a.pixelsPerUnit / b.pixelsPerUnit - 1) < kSameZoom &&
           a.pixelRatio == b.pixelRatio;
}

// A processor that also draws the frames draws them first. Linux knows no priorities of Qt's.
void giveWay() {
#ifdef Q_OS_LINUX
    constexpr int kNicer = 10;
    setpriority(PRIO_PROCESS, 0, kNicer); // of this thread alone
#endif
}

} // namespace

GroundRenderer::GroundRenderer(QObject *parent) : QObject(parent) {
    m_thread.setMaxThreadCount(1);
    m_thread.setThreadPriority(QThread::LowPriority);
    m_arriving.setSingleShot(true);
    m_arriving.setInterval(kArriving);
    connect(&m_arriving, &QTimer::timeout, this, &GroundRenderer::repaint);
}

GroundRenderer::~GroundRenderer() {
    m_leaving.cancel();
    m_thread.clear();
    m_thread.waitForDone();
}

void GroundRenderer::setSources(const SceneSources &sources, const SceneOptions &options,
                                std::shared_ptr<TilePictures> baseMap) {
    m_sources = sources;
    // Marks are none of its business, and would keep a snapshot alive.
    m_sources.assets.reset();
    m_options = options;
    if (baseMap != m_baseMap) {
        if (m_baseMap)
            disconnect(m_baseMap.get(), nullptr, this, nullptr);
        m_baseMap = std::move(baseMap);
        for (const auto signal : {&TilePictures::arrived, &TilePictures::dueAgain})
            if (m_baseMap)
                connect(m_baseMap.get(), signal, this, [this] {
                    if (!m_arriving.isActive())
                        m_arriving.start();
                });
    }
    ++m_revision;
}

void GroundRenderer::repaint() {
    ++m_revision;
    show(m_view, m_destination);
}

bool GroundRenderer::isSharp(const Viewport &view) const {
    return isSharpIn(m_sharp, view, 0);
}

bool GroundRenderer::isSharpIn(const GroundImage &picture, const Viewport &view,
                               double share) const {
    return !picture.image.isNull() && picture.revision == m_revision &&
           isSameZoom(picture.view, view) && covers(picture.view, view, share);
}

bool GroundRenderer::needsSharp() const {
    constexpr double kRoom = 0.1; // of a view: a drag soon reaches the edge
    return !isSharpIn(m_sharp, m_destination, kRoom) && !isSharpIn(m_next, m_destination, kRoom);
}

bool GroundRenderer::needsCoarse(const Viewport &view) const {
    const double ratio = m_coarse.view.pixelsPerUnit / view.pixelsPerUnit;
    return m_coarse.image.isNull() || m_coarse.revision != m_revision ||
           m_coarse.view.pixelRatio != view.pixelRatio || ratio < 0.5 / kCoarser ||
           ratio > 1.6 / kCoarser || !covers(m_coarse.view, view, 0.5);
}

// Something of the view is neither in the sharp picture nor in the coarse one.
bool GroundRenderer::isBlankSomewhere() const {
    return std::ranges::none_of(std::array{&m_sharp, &m_coarse}, [this](const GroundImage *have) {
        return !have->image.isNull() && covers(have->view, m_view, 0);
    });
}

void GroundRenderer::show(const Viewport &view, const Viewport &destination) {
    if (view.width < 1 || view.height < 1)
        return;
    m_wanted = true;
    m_view = view;
    m_destination = destination;
    if (m_baseMap)
        m_baseMap->lookAt(destination);
    takeNext();
    if (!m_busy)
        start();
}

void GroundRenderer::takeNext() {
    if (m_next.image.isNull() || !covers(m_next.view, m_view, 0))
        return;
    m_sharp = std::move(m_next);
    m_next = {};
}

void GroundRenderer::start() {
    if (!m_wanted)
        return;
    const bool isMoving = !isSameZoom(m_view, m_destination);
    Viewport view = m_destination;
    Which which = Which::Coarse;
    if (isMoving && isBlankSomewhere()) {
        if (m_view.pixelsPerUnit < view.pixelsPerUnit)
            view = m_view; // a flight goes further out than it ends
        view.pixelsPerUnit /= kCoarser;
    } else if (needsSharp()) {
        which = Which::Sharp;
        view = view.widened(kWidened);
    } else if (!isMoving && needsCoarse(view)) {
        view.pixelsPerUnit /= kCoarser;
    } else {
        m_wanted = false;
        return;
    }
    m_busy = true;
    m_thread.start([this, which, view, sources = m_sources, options = m_options,
                    baseMap = m_baseMap, revision = m_revision, leaving = m_leaving] {
        giveWay();
        GroundImage result{groundImage(sources, view, options, baseMap.get(), leaving), view,
                           revision, 0};
        QMetaObject::invokeMethod(
            this, [this, which, result = std::move(result)] { done(which, result); },
            Qt::QueuedConnection);
    });
}

void GroundRenderer::done(Which which, GroundImage image) {
    m_busy = false;
    image.serial = ++m_serial;
    (which == Which::Sharp ? m_next : m_coarse) = std::move(image);
    takeNext();
    emit painted();
    start();
}

} // namespace placeweave
