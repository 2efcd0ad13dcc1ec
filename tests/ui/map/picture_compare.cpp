// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/picture_compare.h"

#include <algorithm>
#include <array>

namespace placeweave {
namespace {

constexpr int kTolerance = 28; // of 255, a channel

using Channels = std::array<int, 3>;

// Pixels as numbers; asked for beyond the edge, the nearest.
class Pixels {
public:
    Pixels(int width, int height)
        : m_width(width), m_height(height), m_pixels(static_cast<std::size_t>(width * height)) {}

    int width() const { return m_width; }
    int height() const { return m_height; }
    const Channels &at(int x, int y) const {
        return m_pixels[static_cast<std::size_t>(std::clamp(y, 0, m_height - 1) * m_width +
                                                 std::clamp(x, 0, m_width - 1))];
    }
    void set(int x, int y, Channels channels) {
        m_pixels[static_cast<std::size_t>(y * m_width + x)] = channels;
    }

private:
    int m_width;
    int m_height;
    std::vector<Channels> m_pixels;
};

template <class Visit>
void forNeighbourhood(const Pixels &pixels, int x, int y, const Visit &visit) {
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            visit(pixels.at(x + dx, y + dy));
}

// The mean of each pixel and those around it: a line that lies half a pixel further on, and so is
// smoothed over two pixels rather than one, is then as dark as before.
Pixels blurred(const QImage &picture) {
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    Pixels sharp(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            sharp.set(x, y, {qRed(pixel), qGreen(pixel), qBlue(pixel)});
        }
    Pixels soft(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            Channels sum{};
            forNeighbourhood(sharp, x, y, [&](const Channels &c) {
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += c[i];
            });
            for (int &channel : sum)
                channel /= 9;
            soft.set(x, y, sum);
        }
    return soft;
}

// Whether the colour lies among those around that place in the other picture.
bool hasLike(const Channels &colour, const Pixels &other, int x, int y) {
    Channels least{255, 255, 255};
    Channels most{};
    forNeighbourhood(other, x, y, [&](const Channels &c) {
        for (std::size_t i = 0; i < c.size(); ++i) {
            least[i] = std::min(least[i], c[i]);
            most[i] = std::max(most[i], c[i]);
        }
    });
    bool isLike = true;
    for (std::size_t i = 0; i < colour.size(); ++i)
        isLike = isLike && colour[i] >= least[i] - kTolerance && colour[i] <= most[i] + kTolerance;
    return isLike;
}

} // namespace

PictureDifference differenceBetween(const QImage &a, const QImage &b) {
    PictureDifference difference;
    if (a.size() != b.size() || a.isNull()) {
        difference.pixels = std::max(a.width() * a.height(), b.width() * b.height());
        difference.marked = a;
        return difference;
    }
    const Pixels first = blurred(a);
    const Pixels second = blurred(b);
    difference.marked = a.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const bool isOdd =
                !hasLike(first.at(x, y), second, x, y) || !hasLike(second.at(x, y), first, x, y);
            difference.pixels += isOdd ? 1 : 0;
            const QColor faded = difference.marked.pixelColor(x, y).lighter(125);
            difference.marked.setPixelColor(x, y, isOdd ? QColor(Qt::red) : faded);
        }
    return difference;
}

} // namespace placeweave
