// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tile_pictures.h"

#include "core/base/progress.h"

#include <QBuffer>
#include <QCache>
#include <QColor>
#include <QHash>
#include <QImageReader>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

namespace placeweave {
namespace {

constexpr int kKept = 96 << 10;      // KB of pictures, or
constexpr int kMostKept = 384 << 10; // where a view needs more
constexpr int kFinest = 2;           // pixels of a picture to one of what it is shown as
constexpr int kMaxAtOnce = 500;      // tiles of one view; beyond, they would be specks
constexpr int kMaxCoarser = 6;       // zooms to look up for what stands in
constexpr int kDeepest = 24;         // zoom
constexpr qsizetype kMaxWanted = 600;
// Lightness: paper of a map has nine tenths. Only what is clearly the other changes what was found
// at first: one that is white on land and black at sea would be turned about at each zoom.
constexpr double kDark = 0.4;
constexpr double kSurelyDark = 0.2;
constexpr double kSurelyLight = 0.6;
constexpr double kTooCoarse = 2.5; // zooms: a dot is six across, letters are blots

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

// 0 for black to 1 for white, of the whole picture.
double lightnessOf(const QImage &picture) {
    return QColor(picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0))
        .lightnessF();
}

// No larger than `side`: what is looked at has to stay in memory.
QImage decoded(const std::string &bytes, int side) {
    QBuffer buffer;
    buffer.setData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer); // by its content; Qt limits how much memory a picture may take
    if (const QSize size = reader.size(); std::max(size.width(), size.height()) > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

struct TilePictures::Grid {
    int zoom = 0;
    double enlarged = 0;   // zooms that the view is closer
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

// What readers share with whoever paints.
struct TilePictures::Shelf {
    using Clock = std::chrono::steady_clock;

    Shelf(TilePictures *whose, std::vector<std::unique_ptr<TileSource>> sources,
          Clock::duration wait)
        : side(kFinest * whose->m_info.tileSize), owner(whose), askAgainAfter(wait),
          free(std::move(sources)) {}

    bool isWorthAsking(TileId id) const;
    // The picture itself or, enlarged, the part of a coarser one; by how many zooms.
    const QImage *standIn(TileId id, int &up) const;
    void makeRoomFor(std::int64_t tiles);
    void readOn();
    void read(TileSource &source, TileId id);
    void keep(TileId id, QImage picture);
    void tell();
    void askAgainLater();
    void weigh();

    const int side; // of a picture at most

    std::mutex mutex;    // of all below
    TilePictures *owner; // null once it is gone
    Clock::duration askAgainAfter;
    std::vector<std::unique_ptr<TileSource>> free;
    std::vector<TileId> wanted; // the last is the next to be read
    QSet<quint64> underWay;
    QSet<quint64> none; // the source does not have them
    QCache<quint64, QImage> pictures{kKept};
    double lightness = 0; // of all pictures so far
    int pictureCount = 0;
    bool isDark = false; // made for the night, or taken from the air
    QHash<quint64, Clock::time_point> failed;
    std::vector<TileId> lookedAt;
    double enlarged = 0; // as lookedAt is
    Gives gives = Gives::Pictures;
    int damaged = 0;
    bool isTroubled = false;
    bool told = false; // arrived() is on its way
    Progress progress; // cancelled at the end
};

TilePictures::TilePictures(std::vector<std::unique_ptr<TileSource>> sources,
                           std::chrono::milliseconds askAgainAfter)
    : m_info(sources.front()->info()), m_readers(std::make_shared<QThreadPool>()) {
    m_readers->setMaxThreadCount(static_cast<int>(sources.size()));
    m_shelf = std::make_shared<Shelf>(this, std::move(sources), askAgainAfter);
    m_askAgain.setSingleShot(true);
    m_askAgain.setInterval(askAgainAfter);
    m_askAgain.setTimerType(Qt::PreciseTimer); // early, and nothing would be due yet
    connect(&m_askAgain, &QTimer::timeout, this, &TilePictures::dueAgain);
}

void TilePictures::leave() {
    m_shelf->progress.cancel();
    const std::scoped_lock lock(m_shelf->mutex);
    m_shelf->wanted.clear();
}

// A reader may hang on a disk. The application's own pool sees it off, and has a thread more
// meanwhile.
TilePictures::~TilePictures() {
    leave();
    {
        const std::scoped_lock lock(m_shelf->mutex);
        m_shelf->owner = nullptr;
    }
    if (m_readers->activeThreadCount() == 0)
        return;
    QThreadPool *others = QThreadPool::globalInstance();
    others->start([others, readers = std::move(m_readers)] {
        others->releaseThread();
        readers->waitForDone();
        others->reserveThread();
    });
}

bool TilePictures::hasNothing() {
    const std::scoped_lock lock(m_shelf->mutex);
    return m_shelf->gives == Gives::Nothing || (m_shelf->isTroubled && m_shelf->pictures.isEmpty());
}

void TilePictures::lookAt(const Viewport &view) {
    const Grid grid = gridOf(view);
    const std::scoped_lock lock(m_shelf->mutex);
    m_shelf->lookedAt.clear();
    grid.forEach([&](TileId id) { m_shelf->lookedAt.push_back(id); });
    m_shelf->enlarged = grid.enlarged;
    m_shelf->weigh();
}

TilePictures::Grid TilePictures::gridOf(const Viewport &view) const {
    Grid grid;
    const double exact = std::log2(view.pixelsPerUnit * view.pixelRatio / m_info.tileSize);
    grid.zoom = std::clamp(static_cast<int>(std::lround(exact)), std::min(m_info.minZoom, kDeepest),
                           std::min(m_info.maxZoom, kDeepest));
    grid.enlarged = exact - grid.zoom;
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

bool TilePictures::Shelf::isWorthAsking(TileId id) const {
    const quint64 key = keyOf(id);
    if (none.contains(key) || pictures.contains(key) || underWay.contains(key))
        return false;
    const auto found = failed.constFind(key);
    return found == failed.cend() || Clock::now() - *found >= askAgainAfter;
}

const QImage *TilePictures::Shelf::standIn(TileId id, int &up) const {
    for (up = 0; up <= kMaxCoarser && id.zoom - up >= 0; ++up)
        if (const QImage *found = pictures.object(keyOf(coarser(id, up))))
            return found;
    return nullptr;
}

// Else each that comes would push out another of the same view, for ever.
void TilePictures::Shelf::makeRoomFor(std::int64_t tiles) {
    const std::int64_t each = (std::int64_t{side} * side * 4 >> 10) + 1;
    constexpr std::int64_t kPictures = 2; // the view's, and that of all around it
    pictures.setMaxCost(std::clamp<std::int64_t>(kPictures * tiles * each, kKept, kMostKept));
}

QList<QRectF> TilePictures::draw(QPainter &painter, const Viewport &view, const Grid &grid,
                                 bool dark) {
    QList<QRectF> painted;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double side = std::ldexp(1.0, grid.zoom);
    bool turns = dark;
    if (dark) {
        const std::scoped_lock lock(m_shelf->mutex);
        turns = !m_shelf->isDark;
    }
    grid.forEach([&](TileId id) {
        int up = 0;
        QImage picture;
        {
            const std::scoped_lock lock(m_shelf->mutex);
            if (const QImage *found = m_shelf->standIn(id, up))
                picture = *found;
        }
        if (picture.isNull())
            return;
        // To whole pixels of the device, so that no seam shows between neighbours.
        const auto whole = [&](double at) {
            return std::round(at * view.pixelRatio) / view.pixelRatio;
        };
        const PixelPoint from = view.toPixel({id.x / side, id.y / side});
        const PixelPoint to = view.toPixel({(id.x + 1) / side, (id.y + 1) / side});
        const QRectF target(QPointF(whole(from.x), whole(from.y)),
                            QPointF(whole(to.x), whole(to.y)));
        const double part = std::ldexp(1.0, -up);
        const QSizeF size = QSizeF(picture.size()) * part;
        const std::uint32_t mask = (1U << up) - 1;
        const QRectF source(QPointF((id.x & mask) * size.width(), (id.y & mask) * size.height()),
                            size);
        painter.drawImage(target, turns ? darkened(std::move(picture)) : picture, source);
        painted.append(target);
    });
    painter.restore();
    return painted;
}

QList<QRectF> TilePictures::paint(QPainter &painter, const Viewport &view, bool dark) {
    const Grid grid = gridOf(view);
    std::vector<TileId> missing;
    {
        const std::scoped_lock lock(m_shelf->mutex);
        m_shelf->makeRoomFor(grid.count());
        bool isTooSoon = false;
        grid.forEach([&](TileId id) {
            if (m_shelf->isWorthAsking(id))
                missing.push_back(id);
            else
                isTooSoon = isTooSoon || m_shelf->failed.contains(keyOf(id));
        });
        if (isTooSoon)
            m_shelf->askAgainLater();
    }
    // The middle of the view first: the last of the list is read next.
    const Mercator centre = view.centre;
    const double side = std::ldexp(1.0, grid.zoom);
    std::ranges::sort(missing, std::ranges::greater{}, [&](TileId id) {
        return std::hypot((id.x + 0.5) / side - centre.x, (id.y + 0.5) / side - centre.y);
    });
    QList<QRectF> painted = draw(painter, view, grid, dark);
    // What comes meanwhile is for the next picture.
    const std::scoped_lock lock(m_shelf->mutex);
    std::vector<TileId> &wanted = m_shelf->wanted;
    // What is looked at now goes before what was looked at before.
    std::erase_if(wanted, [&](TileId old) { return std::ranges::contains(missing, old); });
    wanted.insert(wanted.end(), missing.begin(), missing.end());
    if (std::ssize(wanted) > kMaxWanted)
        wanted.erase(wanted.begin(), wanted.end() - kMaxWanted);
    for (qsizetype i = std::min(std::ssize(m_shelf->free), std::ssize(wanted)); i > 0; --i)
        m_readers->start([shelf = m_shelf] { shelf->readOn(); });
    return painted;
}

bool TilePictures::readAll(const Viewport &view) {
    const Grid grid = gridOf(view);
    std::unique_ptr<TileSource> source;
    {
        const std::scoped_lock lock(m_shelf->mutex);
        m_shelf->makeRoomFor(grid.count());
        m_shelf->wanted.clear();
    }
    m_readers->waitForDone();
    {
        const std::scoped_lock lock(m_shelf->mutex);
        if (!m_shelf->free.empty()) {
            source = std::move(m_shelf->free.back());
            m_shelf->free.pop_back();
        }
    }
    if (source) {
        grid.forEach([&](TileId id) {
            bool asks = false;
            {
                const std::scoped_lock lock(m_shelf->mutex);
                asks = m_shelf->isWorthAsking(id);
            }
            if (asks)
                m_shelf->read(*source, id);
        });
        const std::scoped_lock lock(m_shelf->mutex);
        m_shelf->free.push_back(std::move(source));
    }
    bool hasSome = false;
    const std::scoped_lock lock(m_shelf->mutex);
    grid.forEach([&](TileId id) {
        int up = 0;
        hasSome = hasSome || m_shelf->standIn(id, up);
    });
    return hasSome;
}

QList<QRectF> TilePictures::paintAll(QPainter &painter, const Viewport &view, bool dark) {
    readAll(view);
    return draw(painter, view, gridOf(view), dark);
}

void TilePictures::Shelf::readOn() {
    std::unique_ptr<TileSource> source;
    while (!progress.isCancelled()) {
        TileId id;
        {
            const std::scoped_lock lock(mutex);
            if (!source) {
                if (free.empty())
                    return;
                source = std::move(free.back());
                free.pop_back();
            }
            while (!wanted.empty() && !isWorthAsking(wanted.back()))
                wanted.pop_back();
            if (wanted.empty()) {
                free.push_back(std::move(source));
                return;
            }
            id = wanted.back();
            wanted.pop_back();
            underWay.insert(keyOf(id));
        }
        read(*source, id);
    }
}

void TilePictures::Shelf::read(TileSource &source, TileId id) {
    auto bytes = source.tile(id, progress);
    QImage picture = bytes && *bytes ? decoded(**bytes, side) : QImage();
    const std::scoped_lock lock(mutex);
    underWay.remove(keyOf(id));
    if (!owner || progress.isCancelled())
        return;
    if (!picture.isNull()) {
        keep(id, std::move(picture));
        return;
    }
    const bool isDamaged = bytes ? bytes->has_value() : bytes.error().code == ErrorCode::Damaged;
    if (bytes || isDamaged) { // asking again would not help
        none.insert(keyOf(id));
        weigh();
        damaged += isDamaged ? 1 : 0;
        if (isDamaged)
            tell();
        return;
    }
    failed.insert(keyOf(id), Clock::now());
    askAgainLater();
    if (!isTroubled) {
        isTroubled = true;
        emit owner->troubled(QString::fromStdString(bytes.error().message));
    }
}

void TilePictures::Shelf::keep(TileId id, QImage picture) {
    isTroubled = false;
    failed.remove(keyOf(id));
    lightness += lightnessOf(picture);
    ++pictureCount;
    const double least = pictureCount == 1 ? kDark : isDark ? kSurelyLight : kSurelyDark;
    isDark = lightness / pictureCount < least;
    const auto cost = static_cast<int>(picture.sizeInBytes() >> 10) + 1;
    pictures.insert(keyOf(id), new QImage(std::move(picture)), cost);
    weigh();
    tell();
}

// Once for what comes at about the same time.
void TilePictures::Shelf::tell() {
    if (told)
        return;
    told = true;
    QMetaObject::invokeMethod(
        owner,
        [whose = owner] {
            int count = 0;
            {
                const std::scoped_lock lock(whose->m_shelf->mutex);
                whose->m_shelf->told = false;
                count = whose->m_shelf->damaged;
            }
            emit whose->arrived();
            if (count > 0)
                emit whose->damaged(count);
        },
        Qt::QueuedConnection);
}

void TilePictures::Shelf::weigh() {
    int up = 0;
    const bool isEmpty = !lookedAt.empty() && std::ranges::all_of(lookedAt, [&](TileId id) {
        return none.contains(keyOf(id)) && !standIn(id, up);
    });
    const Gives now = isEmpty                 ? Gives::Nothing
                      : enlarged > kTooCoarse ? Gives::Enlarged
                                              : Gives::Pictures;
    if (now == std::exchange(gives, now))
        return;
    QMetaObject::invokeMethod(
        owner,
        [whose = owner] {
            Gives what = Gives::Pictures;
            {
                const std::scoped_lock lock(whose->m_shelf->mutex);
                what = whose->m_shelf->gives;
            }
            emit whose->gives(what);
        },
        Qt::QueuedConnection);
}

void TilePictures::Shelf::askAgainLater() {
    QMetaObject::invokeMethod(
        owner,
        [whose = owner] {
            if (!whose->m_askAgain.isActive())
                whose->m_askAgain.start();
        },
        Qt::QueuedConnection);
}

} // namespace placeweave
