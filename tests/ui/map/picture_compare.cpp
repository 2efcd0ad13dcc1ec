// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/picture_compare.h"

#include <algorithm>
#include <array>

namespace placeweave {
namespace {

constexpr int kTolerance = 28;     // of 255, a channel
constexpr int kEvenTolerance = 10; // kept pictures are in steps of eight

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

// The colours around a place.
struct Range {
    Channels least{255, 255, 255};
    Channels most{};

    Range(const Pixels &pixels, int x, int y) {
        forNeighbourhood(pixels, x, y, [this](const Channels &c) {
            for (std::size_t i = 0; i < c.size(); ++i) {
                least[i] = std::min(least[i], c[i]);
                most[i] = std::max(most[i], c[i]);
            }
        });
    }
    bool isEven() const {
        constexpr int kEven = 6;
        bool isEven = true;
        for (std::size_t i = 0; i < least.size(); ++i)
            isEven = isEven && most[i] - least[i] <= kEven;
        return isEven;
    }
    bool holds(const Channels &colour, int tolerance) const {
        bool isHeld = true;
        for (std::size_t i = 0; i < colour.size(); ++i)
            isHeld =
                isHeld && colour[i] >= least[i] - tolerance && colour[i] <= most[i] + tolerance;
        return isHeld;
    }
};

// Whether each colour lies among those around that place in the other picture. Away from all edges
// there is nothing to smooth, and a fill is of its very colour.
bool areAlike(const Pixels &first, const Pixels &second, int x, int y) {
    const Range inFirst(first, x, y);
    const Range inSecond(second, x, y);
    const int tolerance = inFirst.isEven() && inSecond.isEven() ? kEvenTolerance : kTolerance;
    return inSecond.holds(first.at(x, y), tolerance) && inFirst.holds(second.at(x, y), tolerance);
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
            const bool isOdd = !areAlike(first, second, x, y);
            difference.pixels += isOdd ? 1 : 0;
            const QColor faded = difference.marked.pixelColor(x, y).lighter(125);
            difference.marked.setPixelColor(x, y, isOdd ? QColor(Qt::red) : faded);
        }
    return difference;
}

} // namespace placeweave
