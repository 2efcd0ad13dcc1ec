// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/viewport.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {
constexpr double kTilePixels = 256;
}

Viewport Viewport::at(LatLon centre, double zoom, double width, double height) {
    Viewport view;
    view.centre = toMercator(centre);
    view.pixelsPerUnit = kTilePixels * std::exp2(std::clamp(zoom, 0.0, kMaxZoom));
    view.width = width;
    view.height = height;
    return view;
}

Viewport Viewport::fitting(const LatLonBox &box, double width, double height, double padding,
                           double maxZoom) {
    if (box.isEmpty())
        return at({54.2, -2.6}, 6, width, height);
    const Mercator topLeft = toMercator({box.north, box.west});
    const Mercator bottomRight = toMercator({box.south, box.east});
    Viewport view;
    view.width = width;
    view.height = height;
    view.centre = {(topLeft.x + bottomRight.x) / 2, (topLeft.y + bottomRight.y) / 2};
    const double room = 1;
    const double wide =
        std::max(room, width - 2 * padding) / std::max(1e-12, bottomRight.x - topLeft.x);
    const double high =
        std::max(room, height - 2 * padding) / std::max(1e-12, bottomRight.y - topLeft.y);
    view.pixelsPerUnit =
        std::clamp(std::min(wide, high), kTilePixels, kTilePixels * std::exp2(maxZoom));
    return view;
}

double Viewport::zoom() const {
    return std::log2(pixelsPerUnit / kTilePixels);
}

MercatorBox Viewport::box(double margin) const {
    const Mercator topLeft = fromPixel({-margin, -margin});
    const Mercator bottomRight = fromPixel({width + margin, height + margin});
    return {topLeft.x, topLeft.y, bottomRight.x, bottomRight.y};
}

double Viewport::metresPerPixel() const {
    return metresPerMercatorUnit(fromMercator(centre).latitude) / pixelsPerUnit;
}

Viewport Viewport::widened(double factor) const {
    Viewport wide = *this;
    // Whole even numbers of pixels more, so that the wide picture lies on the same pixel grid.
    wide.width += 2 * std::round(width * (factor - 1) / 2);
    wide.height += 2 * std::round(height * (factor - 1) / 2);
    return wide;
}

} // namespace placeweave
