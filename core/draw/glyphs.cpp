// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/glyphs.h"

#include <array>
#include <charconv>

namespace placeweave {
namespace {

struct Drawing {
    std::string_view name;
    std::string_view fill;
    std::string_view stroke;
    double strokeWidth;
};

// Made for about 15 pixels: few parts, gaps no thinner than the pen.
constexpr std::array kDrawings{
    // For whatever has no drawing of its own.
    Drawing{"dot", "O 12 12 4.6", "", 0},
    Drawing{"person",
            "O 12 7 4.1 M 4 20.4 C 4 15.6 7.3 12.9 12 12.9 C 16.7 12.9 20 15.6 20 20.4 "
            "C 20 21.3 19.5 21.8 18.6 21.8 L 5.4 21.8 C 4.5 21.8 4 21.3 4 20.4 Z",
            "", 0},
    Drawing{"hand",
            "M 6.2 12 L 19.6 11.2 L 19.6 14.8 C 19.6 19.4 17 22.2 12.9 22.2 "
            "C 9.8 22.2 8.3 20.9 6.8 18.4 L 3.2 13.6 C 2.3 12.2 4.2 10.6 5.4 11.7 L 6.2 12.6 Z",
            "M 7.7 14 L 7.7 6.2 M 11.1 12 L 11.1 3.6 M 14.6 12 L 14.6 4.4 M 18.1 13 L 18.1 7.4",
            2.7},
    Drawing{"sprout",
            "M 11.6 14.6 C 6.2 14.8 2.6 11.6 2.8 5.8 C 8.4 5.7 11.8 9 11.6 14.6 Z "
            "M 12.8 11.4 C 12.5 6.2 15.6 2.7 21.2 2.6 C 21.6 8 18.3 11.4 12.8 11.4 Z",
            "M 12.2 21.4 L 12.2 12.6", 2.6},
    Drawing{"people",
            "O 12 6.6 3.5 M 5.9 19.8 C 5.9 14.9 8.4 11.9 12 11.9 C 15.6 11.9 18.1 14.9 18.1 19.8 Z "
            "O 4 9.3 2.5 O 20 9.3 2.5 "
            "M -0.4 18.6 C -0.4 15 1.5 13.2 4.8 13.3 C 4.1 15 3.8 16.6 3.8 18.6 Z "
            "M 24.4 18.6 C 24.4 15 22.5 13.2 19.2 13.3 C 19.9 15 20.2 16.6 20.2 18.6 Z",
            "", 0},
    Drawing{"house",
            "M 12 2 L 22.6 11.4 L 19.8 11.4 L 19.8 21.4 L 14.4 21.4 L 14.4 15 L 9.6 15 L 9.6 21.4 "
            "L 4.2 21.4 L 4.2 11.4 L 1.4 11.4 Z",
            "", 0},
    Drawing{"anchor", "",
            "O 12 4.6 2.3 M 12 7 L 12 21 M 7.4 10.8 L 16.6 10.8 "
            "M 3.4 13.6 C 4 18.4 7.4 21 12 21 C 16.6 21 20 18.4 20.6 13.6",
            2.5},
    // Faith in general: a light, no one tradition's sign.
    Drawing{"lamp",
            "M 12.2 1 C 15.4 4.8 17 7 17 9.6 C 17 12.4 14.8 14.4 12 14.4 C 9.2 14.4 7 12.4 7 9.6 "
            "C 7 8 7.7 6.7 8.8 5.4 C 9.2 6.6 9.8 7.3 10.6 7.6 C 10.3 5 10.8 3 12.2 1 Z "
            "M 3.4 16.4 L 20.6 16.4 C 20.4 20.2 17 22.4 12 22.4 C 7 22.4 3.6 20.2 3.4 16.4 Z",
            "", 0},
    Drawing{"roof",
            "M 5.6 14.2 L 10.9 14.2 L 10.9 21.6 L 5.6 21.6 Z M 13.1 14.2 L 18.4 14.2 L 18.4 21.6 "
            "L 13.1 21.6 Z",
            "M 2.8 11.8 L 12 4 L 21.2 11.8", 3.2},
    Drawing{"cycle", "M 21.8 3.2 L 21.8 11.2 L 13.9 11.2 Z M 2.2 20.8 L 2.2 12.8 L 10.1 12.8 Z",
            "M 18.8 8.6 C 17.2 6 14.8 4.6 12 4.6 C 8.6 4.6 5.9 6.6 4.8 9.8 "
            "M 5.2 15.4 C 6.8 18 9.2 19.4 12 19.4 C 15.4 19.4 18.1 17.4 19.2 14.2",
            2.6},
    Drawing{"clock", "", "O 12 12 8.9 M 12 6.8 L 12 12.4 L 15.9 14.6", 2.6},
    Drawing{"ribbon", "",
            "M 6.4 21.4 L 15 9.4 C 17.2 6.2 15.4 2.9 12 2.9 C 8.6 2.9 6.8 6.2 9 9.4 L 17.6 21.4",
            3.3},
    Drawing{"bag", "M 4 9 L 20 9 L 21.2 21.8 L 2.8 21.8 Z",
            "M 8 9.6 L 8 7 C 8 4.6 9.6 2.9 12 2.9 C 14.4 2.9 16 4.6 16 7 L 16 9.6", 2.3},
    Drawing{"columns",
            "M 12 1.8 L 22.4 7.6 L 22.4 9.8 L 1.6 9.8 L 1.6 7.6 Z M 4 11.4 L 7.2 11.4 L 7.2 18 "
            "L 4 18 Z M 10.4 11.4 L 13.6 11.4 L 13.6 18 L 10.4 18 Z M 16.8 11.4 L 20 11.4 L 20 18 "
            "L 16.8 18 Z M 1.8 19.4 L 22.2 19.4 L 22.2 22.2 L 1.8 22.2 Z",
            "", 0},
    // Signs of traditions, used only where the record names the tradition.
    Drawing{"wheel", "O 12 12 2.6",
            "O 12 12 8.8 M 12 3.2 L 12 20.8 M 3.2 12 L 20.8 12 M 5.8 5.8 L 18.2 18.2 "
            "M 18.2 5.8 L 5.8 18.2",
            1.9},
    Drawing{"cross",
            "M 10.1 2 L 13.9 2 L 13.9 7.6 L 19.2 7.6 L 19.2 11.4 L 13.9 11.4 L 13.9 22 L 10.1 22 "
            "L 10.1 11.4 L 4.8 11.4 L 4.8 7.6 L 10.1 7.6 Z",
            "", 0},
    Drawing{"om", "O 16.2 3.4 1.5",
            "M 4.2 8 C 5.2 5.6 10.4 5.2 10.4 8.6 C 10.4 10.8 8.6 11.8 6.8 11.8 "
            "C 9.6 11.8 12 13.2 12 16.2 C 12 19.8 8.6 21.4 5.8 20.2 C 4.2 19.5 3.3 18.2 3.2 16.6 "
            "M 11.4 14.2 C 13.4 11.8 16 11 18.2 12.2 C 20.4 13.4 20.6 16.4 19 18 "
            "C 17.4 19.6 15 18.8 14.6 16.8 M 12.6 5.8 C 13.6 8.6 18.6 8.6 20 5.2",
            2.1},
    Drawing{"star_of_david", "", "M 12 2.4 L 20.4 17 L 3.6 17 Z M 12 21.6 L 3.6 7 L 20.4 7 Z", 2.1},
    Drawing{"crescent",
            "M 15.4 3.2 C 14.2 2.6 12.8 2.3 11.4 2.3 C 6 2.3 1.8 6.6 1.8 12 C 1.8 17.4 6 21.7 "
            "11.4 21.7 C 12.8 21.7 14.2 21.4 15.4 20.8 C 11.4 19.6 8.8 16.2 8.8 12 "
            "C 8.8 7.8 11.4 4.4 15.4 3.2 Z "
            "M 17.4 6.8 L 18.7 10.2 L 22.3 10.4 L 19.5 12.7 L 20.4 16.2 L 17.4 14.2 L 14.4 16.2 "
            "L 15.3 12.7 L 12.5 10.4 L 16.1 10.2 Z",
            "", 0},
    Drawing{"khanda", "M 12 1.2 L 13.7 4.4 L 13.3 18.6 L 12 22.8 L 10.7 18.6 L 10.3 4.4 Z",
            "O 12 10.6 4.3 M 5.2 4.2 C 1.6 10.4 3.4 16.6 10 20.2 M 18.8 4.2 C 22.4 10.4 20.6 16.6 "
            "14 20.2",
            2},
};

} // namespace

std::vector<PathCommand> parsePath(std::string_view data) {
    std::vector<PathCommand> commands;
    std::size_t at = 0;
    double x = 0;
    double y = 0;
    const auto number = [&] {
        while (at < data.size() && data[at] == ' ')
            ++at;
        double value = 0;
        const auto [end, error] =
            std::from_chars(data.data() + at, data.data() + data.size(), value);
        at = error == std::errc() ? static_cast<std::size_t>(end - data.data()) : data.size();
        return value;
    };
    const auto add = [&](PathCommand::Type type) {
        commands.push_back({.type = type, .x = x, .y = y});
    };
    while (at < data.size()) {
        switch (data[at++]) {
        case 'M':
            x = number();
            y = number();
            add(PathCommand::Type::Move);
            break;
        case 'L':
            x = number();
            y = number();
            add(PathCommand::Type::Line);
            break;
        case 'H':
            x = number();
            add(PathCommand::Type::Line);
            break;
        case 'V':
            y = number();
            add(PathCommand::Type::Line);
            break;
        case 'C': {
            PathCommand c{.type = PathCommand::Type::Cubic};
            c.x1 = number();
            c.y1 = number();
            c.x2 = number();
            c.y2 = number();
            x = c.x = number();
            y = c.y = number();
            commands.push_back(c);
            break;
        }
        case 'O': {
            // Four quarters; the constant makes a cubic follow a circle to 0.03 %.
            const double cx = number();
            const double cy = number();
            const double r = number();
            const double k = r * 0.5522847498;
            commands.push_back({.type = PathCommand::Type::Move, .x = cx + r, .y = cy});
            const double ends[4][2] = {{0, 1}, {-1, 0}, {0, -1}, {1, 0}};
            double fromX = 1;
            double fromY = 0;
            for (const auto &end : ends) {
                commands.push_back({.type = PathCommand::Type::Cubic,
                                    .x = cx + end[0] * r,
                                    .y = cy + end[1] * r,
                                    .x1 = cx + fromX * r + end[0] * k,
                                    .y1 = cy + fromY * r + end[1] * k,
                                    .x2 = cx + end[0] * r + fromX * k,
                                    .y2 = cy + end[1] * r + fromY * k});
                fromX = end[0];
                fromY = end[1];
            }
            x = cx + r;
            y = cy;
            add(PathCommand::Type::Close);
            break;
        }
        case 'Z':
            add(PathCommand::Type::Close);
            break;
        default:
            break;
        }
    }
    return commands;
}

const std::vector<Glyph> &glyphs() {
    static const std::vector<Glyph> kGlyphs = [] {
        std::vector<Glyph> all;
        for (const Drawing &drawing : kDrawings)
            all.push_back({drawing.name, parsePath(drawing.fill), parsePath(drawing.stroke),
                           drawing.strokeWidth});
        return all;
    }();
    return kGlyphs;
}

const Glyph &glyph(std::string_view name) {
    for (const Glyph &g : glyphs())
        if (g.name == name)
            return g;
    return glyphs().front();
}

} // namespace placeweave
