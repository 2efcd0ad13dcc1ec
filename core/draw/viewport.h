// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/clusters.h"
#include "core/place/projection.h"

namespace placeweave {

struct PixelPoint {
    double x = 0;
    double y = 0;
};

struct PixelBox {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    bool meets(const PixelBox &other) const {
        return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
    }
    bool contains(PixelPoint p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    PixelBox grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

// What part of the world is shown, and how large. Pixels are device independent; `pixelRatio` of
// them make a device pixel, and only a painter needs it. North is up.
struct Viewport {
    Mercator centre{0.5, 0.34};
    double pixelsPerUnit = 256; // one unit is the whole world
    double width = 0;
    double height = 0;
    double pixelRatio = 1;

    static constexpr double kMinZoom = 4;
    static constexpr double kMaxZoom = 20;

    // The world is 256 x 2^zoom pixels wide.
    static Viewport at(LatLon centre, double zoom, double width, double height);
    // The closest view that holds the box with `padding` pixels around it, no closer than
    // `maxZoom`.
    static Viewport fitting(const LatLonBox &box, double width, double height, double padding,
                            double maxZoom = 17);

    double zoom() const;
    PixelPoint toPixel(Mercator p) const {
        return {(p.x - centre.x) * pixelsPerUnit + width / 2,
                (p.y - centre.y) * pixelsPerUnit + height / 2};
    }
    Mercator fromPixel(PixelPoint p) const {
        return {(p.x - width / 2) / pixelsPerUnit + centre.x,
                (p.y - height / 2) / pixelsPerUnit + centre.y};
    }
    // What is shown, with so many pixels around it.
    MercatorBox box(double margin = 0) const;
    double metresPerPixel() const;
    // The same picture with the edges moved out by a factor about the centre.
    Viewport widened(double factor) const;
};

} // namespace placeweave
