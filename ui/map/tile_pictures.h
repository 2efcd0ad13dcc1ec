// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/draw/viewport.h"
#include "core/exchange/tiles/tile_source.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPainter>
#include <QSet>
#include <QThreadPool>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace placeweave {

// The pictures of a base map. Painting takes what is at hand, a coarser picture where the right one
// is not, and asks for the rest, which is read on threads of its own: a slow server or disk never
// holds the map up. What was looked at last stays in memory. Made and kept on the GUI thread, given
// to painters on any other.
class TilePictures : public QObject {
    Q_OBJECT

public:
    // As many sources of the same tiles as may be read at once.
    explicit TilePictures(std::vector<std::unique_ptr<TileSource>> sources);
    ~TilePictures() override;

    const TileSourceInfo &info() const { return m_info; }
    // Nothing has come, and what was asked for failed: there is no network, or the server is gone.
    bool hasNothing();
    // Whether a map lies on pictures, rather than on our own ground alone.
    static bool areThere(const std::shared_ptr<TilePictures> &pictures) {
        return pictures && !pictures->hasNothing();
    }
    // What is at hand; `dark` turns light and dark about and leaves the hues.
    void paint(QPainter &painter, const Viewport &view, bool dark = false);
    // For paper: reads what is missing first and waits for it. Failing that, what is at hand.
    void paintAll(QPainter &painter, const Viewport &view, bool dark = false);

signals:
    void arrived();                       // there is more to paint
    void troubled(const QString &reason); // once, until a tile comes again

private:
    struct Grid; // the tiles of a view
    Grid gridOf(const Viewport &view) const;
    std::optional<QImage> pictureOf(TileId id); // at hand
    bool isWorthAsking(TileId id) const;
    void draw(QPainter &painter, const Viewport &view, const Grid &grid, bool dark);
    void want(std::vector<TileId> tiles);
    void readOn();
    void read(TileSource &source, TileId id);
    void keep(TileId id, QImage picture);

    TileSourceInfo m_info;
    std::mutex m_mutex; // of all below
    std::vector<std::unique_ptr<TileSource>> m_free;
    std::vector<TileId> m_wanted; // the last is the next to be read
    QSet<quint64> m_underWay;
    QSet<quint64> m_none; // the source does not have them
    QCache<quint64, QImage> m_pictures;
    QHash<quint64, std::chrono::steady_clock::time_point> m_failed;
    bool m_isTroubled = false;
    bool m_told = false; // arrived() is on its way
    Progress m_progress; // cancelled at the end
    QThreadPool m_readers;
};

} // namespace placeweave
