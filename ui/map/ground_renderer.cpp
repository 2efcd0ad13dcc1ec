// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/ground_renderer.h"

#include "ui/map/scene_painter.h"

#include <cmath>

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

} // namespace

GroundRenderer::GroundRenderer(QObject *parent) : QObject(parent) {
    m_thread.setMaxThreadCount(1);
    m_arriving.setSingleShot(true);
    m_arriving.setInterval(kArriving);
    connect(&m_arriving, &QTimer::timeout, this, &GroundRenderer::repaint);
}

GroundRenderer::~GroundRenderer() {
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
        disconnect(m_arrivals);
        m_baseMap = std::move(baseMap);
        if (m_baseMap)
            m_arrivals = connect(m_baseMap.get(), &TilePictures::arrived, this, [this] {
                if (!m_arriving.isActive())
                    m_arriving.start();
            });
    }
    ++m_revision;
}

void GroundRenderer::repaint() {
    ++m_revision;
    show(m_view);
}

bool GroundRenderer::isSharp(const Viewport &view) const {
    return !m_sharp.image.isNull() && m_sharp.revision == m_revision &&
           isSameZoom(m_sharp.view, view) && covers(m_sharp.view, view, 0);
}

bool GroundRenderer::needsSharp(const Viewport &view) const {
    return !isSharp(view) || !covers(m_sharp.view, view, 0.1);
}

bool GroundRenderer::needsCoarse(const Viewport &view) const {
    const double ratio = m_coarse.view.pixelsPerUnit / view.pixelsPerUnit;
    return m_coarse.image.isNull() || m_coarse.revision != m_revision ||
           m_coarse.view.pixelRatio != view.pixelRatio || ratio < 0.5 / kCoarser ||
           ratio > 1.6 / kCoarser || !covers(m_coarse.view, view, 0.5);
}

void GroundRenderer::show(const Viewport &view) {
    if (view.width < 1 || view.height < 1)
        return;
    m_wanted = view;
    m_view = view;
    if (!m_busy)
        start();
}

void GroundRenderer::start() {
    if (!m_wanted)
        return;
    Viewport view = *m_wanted;
    Which which = Which::Sharp;
    if (needsSharp(view)) {
        view = view.widened(kWidened);
    } else if (needsCoarse(view)) {
        which = Which::Coarse;
        view.pixelsPerUnit /= kCoarser;
    } else {
        m_wanted.reset();
        return;
    }
    m_busy = true;
    m_thread.start([this, which, view, sources = m_sources, options = m_options,
                    baseMap = m_baseMap, revision = m_revision] {
        GroundImage result{groundImage(sources, view, options, baseMap.get()), view, revision, 0};
        // What textures are made of, so that the frame that shows it converts nothing.
        result.image.convertTo(QImage::Format_RGBX8888);
        QMetaObject::invokeMethod(
            this, [this, which, result = std::move(result)] { done(which, result); },
            Qt::QueuedConnection);
    });
}

void GroundRenderer::done(Which which, GroundImage image) {
    m_busy = false;
    image.serial = ++m_serial;
    (which == Which::Sharp ? m_sharp : m_coarse) = std::move(image);
    emit painted();
    start();
}

} // namespace placeweave
