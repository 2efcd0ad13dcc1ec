// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Finds room for labels, first come first served: whoever asks earlier is more important.
class LabelPlacer {
public:
    // Within a view of that size and `margin` around it.
    LabelPlacer(double width, double height, double margin, const TextMeasure &measure);

    // Nothing is to be written there.
    void block(const PixelBox &box);
    bool isFree(const PixelBox &box) const;

    // A label beside a symbol of that radius: to the right, left, below, above. True when placed.
    bool placeBeside(PixelPoint centre, double radius, std::string_view text, TextStyle style,
                     std::int64_t id, std::vector<Label> &labels);
    // A label for a place: on the point, else above, below or aside, but not far, and never nearer
    // to one of the others than to its own.
    bool placeOn(PixelPoint point, std::string_view text, TextStyle style,
                 std::vector<Label> &labels, std::span<const PixelPoint> others = {});
    // A label of something that is `wide` pixels around the point: on it or close to it, and none
    // where it would stick out.
    bool placeWithin(PixelPoint point, double wide, std::string_view text, TextStyle style,
                     std::vector<Label> &labels);

private:
    Label laidOut(std::string_view text, TextStyle style, double &width, double &height) const;
    bool take(Label label, PixelPoint topLeft, double width, double height,
              std::vector<Label> &labels);
    template <class Visit>
    void forSquares(const PixelBox &box, Visit &&visit) const;

    static constexpr double kSquare = 64;
    const TextMeasure &m_measure;
    double m_margin;
    double m_width; // margins included
    double m_height;
    int m_columns;
    int m_rows;
    std::vector<PixelBox> m_boxes;
    std::vector<std::vector<std::uint32_t>> m_squares;
};

// One line, or two of about the same length when it is long.
std::vector<std::string> wrapped(std::string_view text);

} // namespace placeweave
