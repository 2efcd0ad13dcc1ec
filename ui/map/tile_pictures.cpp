// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tile_pictures.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

constexpr int kKept = 96 << 10; // KB of pictures
constexpr int kMaxAtOnce = 500; // tiles of one view; beyond, they would be specks
constexpr int kMaxCoarser = 6;  // zooms to look up for what stands in
constexpr int kDeepest = 24;    // zoom
constexpr std::chrono::seconds kAskAgainAfter{20};
constexpr qsizetype kMaxWanted = 600;

quint64 keyOf(TileId id) {
    return quint64{static_cast<quint64>(id.zoom)} << 58 | quint64{id.x} << 29 | id.y;
}

TileId coarser(TileId id, int by) {
    return {id.zoom - by, id.x >> by, id.y >> by};
}

// The lightness of each pixel turned about: what was lightest is darkest, hues stay.
QImage darkened(QImage picture) {
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const auto [least, most] =
                std::minmax({qRed(line[x]), qGreen(line[x]), qBlue(line[x])});
            const int by = qAlpha(line[x]) - most - least;
            line[x] = qRgba(qRed(line[x]) + by, qGreen(line[x]) + by, qBlue(line[x]) + by,
                            qAlpha(line[x]));
        }
    }
    return picture;
}

QImage decoded(const std::string &bytes) {
    QBuffer buffer;
    buffer.setData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer); // by its content; Qt limits how much memory a picture may take
    return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

struct TilePictures::Grid {
    int zoom = 0;
    std::int64_t left = 0; // tiles, ends excluded
    std::int64_t top = 0;
    std::int64_t right = 0;
    std::int64_t bottom = 0;

    std::int64_t count() const { return (right - left) * (bottom - top); }
    template <class Visit>
    void forEach(Visit visit) const {
        for (std::int64_t y = top; y < bottom; ++y)
            for (std::int64_t x = left; x < right; ++x)
                visit(TileId{zoom, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)});
    }
};

TilePictures::TilePictures(std::vector<std::unique_ptr<TileSource>> sources)
    : m_info(sources.front()->info()), m_free(std::move(sources)), m_pictures(kKept) {
    m_readers.setMaxThreadCount(static_cast<int>(m_free.size()));
}

TilePictures::~TilePictures() {
    m_progress.cancel();
    {
        const std::scoped_lock lock(m_mutex);
        m_wanted.clear();
    }
    m_readers.waitForDone();
}

bool TilePictures::hasNothing() {
    const std::scoped_lock lock(m_mutex);
    return m_isTroubled && m_pictures.isEmpty();
}

TilePictures::Grid TilePictures::gridOf(const Viewport &view) const {
    Grid grid;
    const double exact = std::log2(view.pixelsPerUnit * view.pixelRatio / m_info.tileSize);
    grid.zoom = std::clamp(static_cast<int>(std::lround(exact)), std::min(m_info.minZoom, kDeepest),
                           std::min(m_info.maxZoom, kDeepest));
    const MercatorBox box = view.box();
    for (;; --grid.zoom) {
        const double side = std::ldexp(1.0, grid.zoom); // tiles of the world
        const auto tileAt = [side](double at) {
            return static_cast<std::int64_t>(std::clamp(at * side, 0.0, side));
        };
        grid.left = tileAt(box.left);
        grid.top = tileAt(box.top);
        grid.right = std::min(tileAt(box.right) + 1, static_cast<std::int64_t>(side));
        grid.bottom = std::min(tileAt(box.bottom) + 1, static_cast<std::int64_t>(side));
        if (grid.count() <= kMaxAtOnce)
            return grid;
        if (grid.zoom <= m_info.minZoom) {
            grid.right = grid.left; // specks: none
            return grid;
        }
    }
}

std::optional<QImage> TilePictures::pictureOf(TileId id) {
    const QImage *found = m_pictures.object(keyOf(id));
    return found ? std::optional(*found) : std::nullopt;
}

bool TilePictures::isWorthAsking(TileId id) const {
    const quint64 key = keyOf(id);
    if (m_none.contains(key) || m_pictures.contains(key) || m_underWay.contains(key))
        return false;
    const auto failed = m_failed.constFind(key);
    return failed == m_failed.cend() || std::chrono::steady_clock::now() - *failed > kAskAgainAfter;
}

void TilePictures::draw(QPainter &painter, const Viewport &view, const Grid &grid, bool dark) {
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double side = std::ldexp(1.0, grid.zoom);
    grid.forEach([&](TileId id) {
        for (int up = 0; up <= kMaxCoarser && id.zoom - up >= m_info.minZoom; ++up) {
            std::optional<QImage> picture;
            {
                const std::scoped_lock lock(m_mutex);
                picture = pictureOf(coarser(id, up));
            }
            if (!picture)
                continue;
            // To whole pixels of the device, so that no seam shows between neighbours.
            const auto whole = [&](double at) {
                return std::round(at * view.pixelRatio) / view.pixelRatio;
            };
            const PixelPoint from = view.toPixel({id.x / side, id.y / side});
            const PixelPoint to = view.toPixel({(id.x + 1) / side, (id.y + 1) / side});
            const QRectF target(QPointF(whole(from.x), whole(from.y)),
                                QPointF(whole(to.x), whole(to.y)));
            const double part = std::ldexp(1.0, -up);
            const QSizeF size = QSizeF(picture->size()) * part;
            const std::uint32_t mask = (1U << up) - 1;
            const QRectF source(
                QPointF((id.x & mask) * size.width(), (id.y & mask) * size.height()), size);
            painter.drawImage(target, dark ? darkened(*std::move(picture)) : *picture, source);
            return;
        }
    });
    painter.restore();
}

void TilePictures::paint(QPainter &painter, const Viewport &view, bool dark) {
    const Grid grid = gridOf(view);
    std::vector<TileId> missing;
    {
        const std::scoped_lock lock(m_mutex);
        grid.forEach([&](TileId id) {
            if (isWorthAsking(id))
                missing.push_back(id);
        });
    }
    // The middle of the view first: the last of the list is read next.
    const Mercator centre = view.centre;
    const double side = std::ldexp(1.0, grid.zoom);
    std::ranges::sort(missing, std::ranges::greater{}, [&](TileId id) {
        return std::hypot((id.x + 0.5) / side - centre.x, (id.y + 0.5) / side - centre.y);
    });
    draw(painter, view, grid, dark);
    want(std::move(missing)); // what comes meanwhile is for the next picture
}

void TilePictures::paintAll(QPainter &painter, const Viewport &view, bool dark) {
    const Grid grid = gridOf(view);
    std::unique_ptr<TileSource> source;
    {
        const std::scoped_lock lock(m_mutex);
        m_wanted.clear();
    }
    m_readers.waitForDone();
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_free.empty()) {
            source = std::move(m_free.back());
            m_free.pop_back();
        }
    }
    if (source) {
        grid.forEach([&](TileId id) {
            bool asks = false;
            {
                const std::scoped_lock lock(m_mutex);
                asks = isWorthAsking(id);
            }
            if (asks)
                read(*source, id);
        });
        const std::scoped_lock lock(m_mutex);
        m_free.push_back(std::move(source));
    }
    draw(painter, view, grid, dark);
}

void TilePictures::want(std::vector<TileId> tiles) {
    const std::scoped_lock lock(m_mutex);
    // What is looked at now goes before what was looked at before.
    std::erase_if(m_wanted, [&](TileId old) { return std::ranges::contains(tiles, old); });
    m_wanted.insert(m_wanted.end(), tiles.begin(), tiles.end());
    if (std::ssize(m_wanted) > kMaxWanted)
        m_wanted.erase(m_wanted.begin(), m_wanted.end() - kMaxWanted);
    for (qsizetype i = std::min(std::ssize(m_free), std::ssize(m_wanted)); i > 0; --i)
        m_readers.start([this] { readOn(); });
}

void TilePictures::readOn() {
    std::unique_ptr<TileSource> source;
    while (!m_progress.isCancelled()) {
        TileId id;
        {
            const std::scoped_lock lock(m_mutex);
            if (!source) {
                if (m_free.empty())
                    return;
                source = std::move(m_free.back());
                m_free.pop_back();
            }
            while (!m_wanted.empty() && !isWorthAsking(m_wanted.back()))
                m_wanted.pop_back();
            if (m_wanted.empty()) {
                m_free.push_back(std::move(source));
                return;
            }
            id = m_wanted.back();
            m_wanted.pop_back();
            m_underWay.insert(keyOf(id));
        }
        read(*source, id);
    }
}

void TilePictures::read(TileSource &source, TileId id) {
    auto bytes = source.tile(id, m_progress);
    QImage picture = bytes && *bytes ? decoded(**bytes) : QImage();
    const std::scoped_lock lock(m_mutex);
    m_underWay.remove(keyOf(id));
    if (m_progress.isCancelled())
        return;
    if (!picture.isNull()) {
        keep(id, std::move(picture));
        return;
    }
    if (bytes) { // there is none, or it is no picture
        m_none.insert(keyOf(id));
        return;
    }
    m_failed.insert(keyOf(id), std::chrono::steady_clock::now());
    if (!m_isTroubled) {
        m_isTroubled = true;
        emit troubled(QString::fromStdString(bytes.error().message));
    }
}

void TilePictures::keep(TileId id, QImage picture) {
    m_isTroubled = false;
    m_failed.remove(keyOf(id));
    const auto cost = static_cast<int>(picture.sizeInBytes() >> 10) + 1;
    m_pictures.insert(keyOf(id), new QImage(std::move(picture)), cost);
    if (m_told)
        return;
    m_told = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            {
                const std::scoped_lock inner(m_mutex);
                m_told = false;
            }
            emit arrived();
        },
        Qt::QueuedConnection);
}

} // namespace placeweave
