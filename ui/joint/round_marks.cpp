// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/round_marks.h"

#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace placeweave {
namespace {

constexpr int kLargestSide = 2000; // pixels looked at

// A mark is a black dot in a white disc in a black ring; radii in those of the dot.
constexpr double kRingFrom = 1.6;
constexpr double kRingTo = 3.3;
constexpr int kRays = 24;
constexpr int kRaysNeeded = 21; // a line of the squares may run into the ring

QImage notTooLarge(const QImage &photo) {
    return std::max(photo.width(), photo.height()) <= kLargestSide
               ? photo
               : photo.scaled(kLargestSide, kLargestSide, Qt::KeepAspectRatio,
                              Qt::SmoothTransformation);
}

class Grey {
public:
    explicit Grey(const QImage &photo)
        : m_colours(notTooLarge(photo).convertToFormat(QImage::Format_RGB32)),
          m_image(m_colours.convertToFormat(QImage::Format_Grayscale8)),
          m_sums(static_cast<std::size_t>(m_image.width() + 1) *
                 static_cast<std::size_t>(m_image.height() + 1)) {
        for (int y = 0; y < height(); ++y) {
            std::uint32_t row = 0;
            for (int x = 0; x < width(); ++x) {
                row += static_cast<std::uint32_t>(at(x, y));
                sum(x + 1, y + 1) = sum(x + 1, y) + row;
            }
        }
    }
    int width() const { return m_image.width(); }
    int height() const { return m_image.height(); }
    int at(int x, int y) const { return m_image.constScanLine(y)[x]; }
    double at(QPointF point) const {
        const int x = static_cast<int>(std::lround(point.x()));
        const int y = static_cast<int>(std::lround(point.y()));
        return x < 0 || y < 0 || x >= width() || y >= height() ? 0 : at(x, y);
    }
    // Red, green and blue.
    std::array<double, 3> colourAt(QPointF point) const {
        const int x = std::clamp(static_cast<int>(std::lround(point.x())), 0, width() - 1);
        const int y = std::clamp(static_cast<int>(std::lround(point.y())), 0, height() - 1);
        const QRgb colour = m_colours.pixel(x, y);
        return {double(qRed(colour)), double(qGreen(colour)), double(qBlue(colour))};
    }
    double mean(int x, int y, int around) const {
        const int left = std::max(0, x - around);
        const int top = std::max(0, y - around);
        const int right = std::min(width(), x + around + 1);
        const int bottom = std::min(height(), y + around + 1);
        const std::uint32_t all = sum(right, bottom) - sum(left, bottom) - sum(right, top) +
                                  sum(left, top); // wraps, and comes out right
        return static_cast<double>(all) / ((right - left) * (bottom - top));
    }

private:
    std::uint32_t &sum(int x, int y) {
        return m_sums[static_cast<std::size_t>(y) * static_cast<std::size_t>(width() + 1) +
                      static_cast<std::size_t>(x)];
    }
    std::uint32_t sum(int x, int y) const {
        return m_sums[static_cast<std::size_t>(y) * static_cast<std::size_t>(width() + 1) +
                      static_cast<std::size_t>(x)];
    }

    QImage m_colours;
    QImage m_image;
    std::vector<std::uint32_t> m_sums;
};

// Dark pixels that hang together, as an ellipse.
struct Blob {
    double count = 0;
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0; // sums
    int left = 0, top = 0, right = 0, bottom = 0;

    QPointF middle() const { return {x / count, y / count}; }
};

// Those darker than so many parts of what is about them.
std::vector<Blob> darkBlobs(const Grey &grey, double parts) {
    const int around = std::max(grey.width(), grey.height()) / 50;
    std::vector<std::uint8_t> dark(static_cast<std::size_t>(grey.width()) *
                                   static_cast<std::size_t>(grey.height()));
    const auto cell = [&](int x, int y) -> std::uint8_t & {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(grey.width()) +
                    static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x)
            cell(x, y) = grey.at(x, y) < parts * grey.mean(x, y, around);
    std::vector<Blob> blobs;
    std::vector<QPoint> open;
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x) {
            if (!cell(x, y))
                continue;
            Blob blob{0, 0, 0, 0, 0, 0, x, y, x, y};
            cell(x, y) = 0;
            open.assign(1, {x, y});
            while (!open.empty()) {
                const QPoint at = open.back();
                open.pop_back();
                const double px = at.x();
                const double py = at.y();
                blob.count += 1;
                blob.x += px;
                blob.y += py;
                blob.xx += px * px;
                blob.xy += px * py;
                blob.yy += py * py;
                blob.left = std::min(blob.left, at.x());
                blob.right = std::max(blob.right, at.x());
                blob.top = std::min(blob.top, at.y());
                blob.bottom = std::max(blob.bottom, at.y());
                for (const QPoint step : {QPoint(1, 0), {-1, 0}, {0, 1}, {0, -1}}) {
                    const QPoint next = at + step;
                    if (next.x() < 0 || next.y() < 0 || next.x() >= grey.width() ||
                        next.y() >= grey.height() || !cell(next.x(), next.y()))
                        continue;
                    cell(next.x(), next.y()) = 0;
                    open.push_back(next);
                }
            }
            blobs.push_back(blob);
        }
    return blobs;
}

// The ellipse that spreads as the blob does: the root of its matrix takes a circle to it, and a
// disc spreads by a quarter of its radius squared.
struct Ellipse {
    explicit Ellipse(const Blob &blob)
        : middle(blob.middle()), xx(blob.xx / blob.count - middle.x() * middle.x() + kOfAPixel),
          xy(blob.xy / blob.count - middle.x() * middle.y()),
          yy(blob.yy / blob.count - middle.y() * middle.y() + kOfAPixel),
          root(std::sqrt(std::max(0.0, xx * yy - xy * xy))), trace(std::sqrt(xx + yy + 2 * root)) {}

    double area() const { return 4 * std::numbers::pi * root; }
    QPointF at(double angle, double radii) const {
        const double c = 2 * radii * std::cos(angle) / trace;
        const double s = 2 * radii * std::sin(angle) / trace;
        return middle + QPointF((xx + root) * c + xy * s, xy * c + (yy + root) * s);
    }

    static constexpr double kOfAPixel = 1.0 / 12;
    QPointF middle;
    double xx, xy, yy, root, trace;
};

// Whether a ring lies about the dot, as far off everywhere as the dot's own shape says.
bool hasRing(const Grey &grey, const Ellipse &dot) {
    const double core = grey.at(dot.middle);
    std::vector<double> radii;
    std::array<double, 3> ring{};
    std::array<double, 3> disc{};
    constexpr double kStep = 0.1;
    constexpr double kLeastContrast = 25;
    constexpr double kAsDark = 0.45; // of the dot's own contrast: blurred, the ring is lighter
    for (int ray = 0; ray < kRays; ++ray) {
        const double angle = 2 * std::numbers::pi * ray / kRays;
        double bright = 0;
        double brightAt = 0;
        for (double r = 1; r <= kRingFrom + 0.4; r += kStep)
            if (const double value = grey.at(dot.at(angle, r)); value > bright) {
                bright = value;
                brightAt = r;
            }
        double dark = bright;
        double darkAt = 0;
        for (double r = std::max(brightAt, kRingFrom); r <= kRingTo; r += kStep)
            if (const double value = grey.at(dot.at(angle, r)); value < dark) {
                dark = value;
                darkAt = r;
            }
        if (bright - core <= kLeastContrast || bright - dark <= kAsDark * (bright - core))
            continue;
        radii.push_back(darkAt);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            ring[i] += grey.colourAt(dot.at(angle, darkAt))[i];
            disc[i] += grey.colourAt(dot.at(angle, brightAt))[i];
        }
    }
    // Black on white, whatever the light: rings of symbols are of a colour.
    constexpr double kOfAColour = 0.12;
    for (std::size_t i = 0; i < ring.size(); ++i)
        ring[i] /= std::max(1.0, disc[i]);
    const auto [least, most] = std::ranges::minmax(ring);
    if (most - least > kOfAColour)
        return false;
    if (std::ssize(radii) < kRaysNeeded)
        return false;
    std::ranges::sort(radii);
    const double usual = radii[radii.size() / 2];
    constexpr double kAside = 0.3;
    return std::ranges::count_if(radii, [&](double r) { return std::abs(r - usual) < kAside; }) >=
           kRaysNeeded - 3;
}

// Round, as letters, figures and the pattern of a cloth are not.
bool isDot(const Blob &blob, const Ellipse &ellipse, int side) {
    constexpr double kLeastPixels = 7;
    constexpr double kManyPixels = 40; // of fewer nobody can tell
    const double wide = blob.right - blob.left + 1;
    const double high = blob.bottom - blob.top + 1;
    const double fill = blob.count / (wide * high);
    const double solid = blob.count / ellipse.area();
    return blob.count >= kLeastPixels && std::max(wide, high) < side / 25.0 && wide < 2.2 * high &&
           high < 2.2 * wide && fill > 0.5 && solid > 0.88 &&
           (blob.count < kManyPixels || solid > 0.94) &&
           (blob.count < 4 * kManyPixels || fill < 0.9);
}

// They go round the map, and each is as large as the others make it where it lies: the sheet was
// seen from one side, and all were printed alike. One that was taken for another is not.
bool areOfOneSheet(const std::array<Ellipse, 4> &corners, int width) {
    constexpr double kLeastSide = 0.2; // of the photo
    QPolygonF outline;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const QPointF one = corners[(i + 1) % 4].middle - corners[i].middle;
        const QPointF next = corners[(i + 2) % 4].middle - corners[(i + 1) % 4].middle;
        if (std::hypot(one.x(), one.y()) < kLeastSide * width ||
            one.x() * next.y() - one.y() * next.x() <= 0)
            return false;
        outline << corners[i].middle;
    }
    const QPolygonF square({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    QTransform lay;
    if (!QTransform::quadToQuad(square, outline, lay))
        return false;
    std::array<double, 4> printed{}; // areas
    for (std::size_t i = 0; i < corners.size(); ++i) {
        constexpr double kNear = 0.01;
        const QPointF at = square[static_cast<qsizetype>(i)];
        const QPointF right = lay.map(at + QPointF(kNear, 0)) - lay.map(at);
        const QPointF down = lay.map(at + QPointF(0, kNear)) - lay.map(at);
        printed[i] = corners[i].area() / std::abs(right.x() * down.y() - right.y() * down.x());
    }
    const auto [least, most] = std::ranges::minmax(printed);
    constexpr double kAlike = 1.7; // a dot is a few dozen pixels
    return most < kAlike * least;
}

} // namespace

std::optional<std::array<QPointF, 4>> roundMarksIn(const QImage &photo) {
    if (photo.isNull())
        return std::nullopt;
    const Grey grey(photo);
    std::vector<Ellipse> dots;
    // In a sharp photo a light grey will do; in a blurred one dot and ring run into each other.
    for (const double parts : {0.78, 0.64, 0.5})
        for (const Blob &blob : darkBlobs(grey, parts)) {
            const Ellipse dot(blob);
            const bool isKnown = std::ranges::any_of(dots, [&](const Ellipse &other) {
                return std::hypot(other.middle.x() - dot.middle.x(),
                                  other.middle.y() - dot.middle.y()) < 4;
            });
            if (!isKnown && isDot(blob, dot, std::max(grey.width(), grey.height())) &&
                hasRing(grey, dot))
                dots.push_back(dot);
        }
    if (dots.size() < 4)
        return std::nullopt;
    // Nothing else on the sheet lies farther out.
    const auto farthest = [&](double right, double down) {
        return *std::ranges::max_element(dots, {}, [&](const Ellipse &dot) {
            return right * dot.middle.x() + down * dot.middle.y();
        });
    };
    const std::array<Ellipse, 4> corners{farthest(-1, -1), farthest(1, -1), farthest(1, 1),
                                         farthest(-1, 1)};
    if (!areOfOneSheet(corners, grey.width()))
        return std::nullopt;
    std::array<QPointF, 4> parts;
    for (std::size_t i = 0; i < corners.size(); ++i)
        parts[i] = {(corners[i].middle.x() + 0.5) / grey.width(),
                    (corners[i].middle.y() + 0.5) / grey.height()};
    return parts;
}

} // namespace placeweave
