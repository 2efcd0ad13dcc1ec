// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/viewport.h"
#include "core/exchange/tiles/tile_source.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QPainter>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace placeweave {

// The pictures of a base map. Painting takes what is at hand, a coarser picture where the right one
// is not, and asks for the rest, which is read on threads of its own: a slow server or disk never
// holds the map up, not even when it is left. What was looked at last stays in memory. Made, kept
// and let go of on the GUI thread, given to painters on any other.
class TilePictures : public QObject {
    Q_OBJECT

public:
    // As many sources of the same tiles as may be read at once. What failed is asked for again
    // after a while.
    explicit TilePictures(std::vector<std::unique_ptr<TileSource>> sources,
                          std::chrono::milliseconds askAgainAfter = std::chrono::seconds(20));
    ~TilePictures() override;

    // What a view gets: pictures of about its own scale, those made for looking from much further
    // away, or none, because there are none of the place.
    enum class Gives : std::uint8_t { Pictures, Enlarged, Nothing };

    const TileSourceInfo &info() const { return m_info; }
    // Nothing has come, and what was asked for failed: there is no network, or the server is gone.
    // Or there are no pictures of what is looked at.
    bool hasNothing();
    // Whether a map lies on pictures, rather than on our own ground alone.
    static bool areThere(const std::shared_ptr<TilePictures> &pictures) {
        return pictures && !pictures->hasNothing();
    }
    // Reads no more, and lets go whoever waits for a picture: the program ends.
    void leave();
    // What is looked at from now on: gives() and hasNothing() are about that.
    void lookAt(const Viewport &view);
    // What is at hand; `dark` turns light and dark about and leaves the hues; a
    // map that is dark already stays as it is. Returns where it has painted.
    QList<QRectF> paint(QPainter &painter, const Viewport &view, bool dark = false);
    // For paper: reads what is missing and waits for it. Whether anything is there to paint.
    bool readAll(const Viewport &view);
    // What readAll() read. Failing that, what is at hand.
    QList<QRectF> paintAll(QPainter &painter, const Viewport &view, bool dark = false);

signals:
    void arrived();                       // there is more to paint
    void dueAgain();                      // what failed may be had by now: paint again
    void troubled(const QString &reason); // once, until a tile comes again
    // So many so far are no pictures, though they are there. Not for each of them.
    void damaged(int count);
    void gives(placeweave::TilePictures::Gives what); // to what is looked at, when it changes

private:
    struct Grid; // the tiles of a view
    struct Shelf;
    Grid gridOf(const Viewport &view) const;
    QList<QRectF> draw(QPainter &painter, const Viewport &view, const Grid &grid, bool dark);

    TileSourceInfo m_info;
    std::shared_ptr<Shelf> m_shelf; // shared with the readers, which may outlive this
    std::shared_ptr<QThreadPool> m_readers;
    QTimer m_askAgain;
};

} // namespace placeweave
