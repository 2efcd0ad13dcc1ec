// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/label_placer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace placeweave {
namespace {

// Air between a label and whatever is next to it.
constexpr double kGap = 2;

double distance(const PixelBox &box, PixelPoint p) {
    return std::hypot(std::max({box.left - p.x, 0.0, p.x - box.right}),
                      std::max({box.top - p.y, 0.0, p.y - box.bottom}));
}

} // namespace

std::vector<std::string> wrapped(std::string_view text) {
    constexpr std::size_t kLong = 26;
    constexpr std::size_t kTooLong = 64;
    std::string whole(text);
    if (whole.size() > kTooLong) {
        std::size_t cut = whole.rfind(' ', kTooLong);
        if (cut == std::string::npos || cut < kTooLong / 2) {
            cut = kTooLong;
            while (cut > 0 && (static_cast<unsigned char>(whole[cut]) & 0xC0) == 0x80)
                --cut; // not in the middle of a letter
        }
        whole = whole.substr(0, cut) + "…";
    }
    if (whole.size() <= kLong)
        return {whole};
    std::size_t best = std::string::npos;
    const auto offMiddle = [&](std::size_t at) {
        return std::abs(static_cast<double>(at) - static_cast<double>(whole.size()) / 2);
    };
    for (std::size_t at = whole.find(' '); at != std::string::npos; at = whole.find(' ', at + 1))
        if (best == std::string::npos || offMiddle(at) < offMiddle(best))
            best = at;
    if (best == std::string::npos)
        return {whole};
    return {whole.substr(0, best), whole.substr(best + 1)};
}

LabelPlacer::LabelPlacer(double width, double height, double margin, const TextMeasure &measure)
    : m_measure(measure), m_margin(margin), m_width(width + 2 * margin),
      m_height(height + 2 * margin),
      m_columns(std::max(1, static_cast<int>(std::ceil(m_width / kSquare)))),
      m_rows(std::max(1, static_cast<int>(std::ceil(m_height / kSquare)))),
      m_squares(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

template <class Visit>
void LabelPlacer::forSquares(const PixelBox &box, Visit &&visit) const {
    const auto square = [this](double at, int count) {
        const double within = std::clamp(at + m_margin, 0.0, 1e6);
        return std::min(static_cast<int>(within / kSquare), count - 1);
    };
    const int right = square(box.right, m_columns);
    const int bottom = square(box.bottom, m_rows);
    for (int row = square(box.top, m_rows); row <= bottom; ++row)
        for (int column = square(box.left, m_columns); column <= right; ++column)
            visit(static_cast<std::size_t>(row * m_columns + column));
}

void LabelPlacer::block(const PixelBox &box) {
    const auto number = static_cast<std::uint32_t>(m_boxes.size());
    m_boxes.push_back(box);
    forSquares(box, [&](std::size_t square) { m_squares[square].push_back(number); });
}

bool LabelPlacer::isFree(const PixelBox &box) const {
    bool free = true;
    forSquares(box, [&](std::size_t square) {
        for (const std::uint32_t number : m_squares[square])
            free = free && !m_boxes[number].meets(box);
    });
    return free;
}

Label LabelPlacer::laidOut(std::string_view text, TextStyle style, double &width,
                           double &height) const {
    Label label;
    label.style = style;
    label.lines = wrapped(text);
    width = 0;
    for (const std::string &line : label.lines)
        width = std::max(width, m_measure.width(line, style));
    height = m_measure.height(style) * static_cast<double>(label.lines.size());
    return label;
}

bool LabelPlacer::take(Label label, PixelPoint topLeft, double width, double height,
                       std::vector<Label> &labels) {
    const PixelBox box{topLeft.x, topLeft.y, topLeft.x + width, topLeft.y + height};
    // Half a name at the edge of the map is no name.
    if (box.left + m_margin < kGap || box.top + m_margin < kGap ||
        box.right + m_margin > m_width - kGap || box.bottom + m_margin > m_height - kGap ||
        !isFree(box.grown(kGap)))
        return false;
    block(box.grown(kGap));
    label.at = topLeft;
    label.box = box;
    labels.push_back(std::move(label));
    return true;
}

bool LabelPlacer::placeBeside(PixelPoint centre, double radius, std::string_view text,
                              TextStyle style, std::int64_t id, std::vector<Label> &labels) {
    double width = 0;
    double height = 0;
    Label label = laidOut(text, style, width, height);
    label.id = id;
    const double away = radius + 5;
    label.align = Label::Align::Left;
    if (take(label, {centre.x + away, centre.y - height / 2}, width, height, labels))
        return true;
    label.align = Label::Align::Right;
    if (take(label, {centre.x - away - width, centre.y - height / 2}, width, height, labels))
        return true;
    label.align = Label::Align::Centre;
    return take(label, {centre.x - width / 2, centre.y + away - 2}, width, height, labels) ||
           take(label, {centre.x - width / 2, centre.y - away + 2 - height}, width, height, labels);
}

bool LabelPlacer::placeOn(PixelPoint point, std::string_view text, TextStyle style,
                          std::vector<Label> &labels, std::span<const PixelPoint> others) {
    double width = 0;
    double height = 0;
    Label label = laidOut(text, style, width, height);
    label.align = Label::Align::Centre;
    const double left = point.x - width / 2;
    const auto isNearest = [&](PixelPoint topLeft) {
        const PixelBox box{topLeft.x, topLeft.y, topLeft.x + width, topLeft.y + height};
        return std::ranges::none_of(
            others, [&](PixelPoint other) { return distance(box, other) < distance(box, point); });
    };
    // The largest town has the most symbols on it: its name moves aside rather than away. How far
    // does not depend on how large the letters are, or large ones would end up elsewhere.
    constexpr double kFarthest = 86;
    // Places in between only when all others are taken.
    for (const double down : {0.0, 1.5, 2.4, 3.4, 4.6, 0.8, 1.2, 2.0, 2.9, 4.0})
        for (const double aside : {0.0, 0.35, 0.7})
            for (const auto &[x, y] : {std::pair{1, -1}, {1, 1}, {-1, -1}, {-1, 1}}) {
                const bool isRepeated = (down == 0 && y > 0) || (aside == 0 && x < 0);
                const bool isFar = (down - 1) * height > kFarthest || aside * width > kFarthest;
                const PixelPoint topLeft{left + x * aside * width,
                                         point.y + y * down * height - height / 2};
                if (!isRepeated && !isFar && isNearest(topLeft) &&
                    take(label, topLeft, width, height, labels))
                    return true;
            }
    return false;
}

bool LabelPlacer::placeWithin(PixelPoint point, double wide, std::string_view text, TextStyle style,
                              std::vector<Label> &labels) {
    double width = 0;
    double height = 0;
    Label label = laidOut(text, style, width, height);
    if (width > wide)
        return false;
    label.align = Label::Align::Centre;
    for (const double down : {0.0, -1.2, 1.2})
        if (take(label, {point.x - width / 2, point.y + down * height - height / 2}, width, height,
                 labels))
            return true;
    return false;
}

} // namespace placeweave
