// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace placeweave {

// Where two pictures of one thing tell something different. Forgiving about how edges are smoothed
// and about shifts of a pixel, which differ between painters, machines and versions of a font;
// strict about what is there.
struct PictureDifference {
    int pixels = 0; // of either picture with no like in the other
    QImage marked;  // the first picture, faded, with those in red
};
PictureDifference differenceBetween(const QImage &a, const QImage &b);

// So many pixels may be odd ones in a picture that still shows the same.
inline constexpr int kOddPixels = 20;

} // namespace placeweave
