// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/web_symbols.h"

#include "core/draw/symbols.h"
#include "core/model/vocabulary.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::ordered_json;

std::string hex(Colour colour) {
    return std::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

std::string pathData(const std::vector<PathCommand> &commands) {
    std::string data;
    for (const PathCommand &c : commands) {
        switch (c.type) {
        case PathCommand::Type::Move:
            data += std::format("M{:.4g} {:.4g}", c.x, c.y);
            break;
        case PathCommand::Type::Line:
            data += std::format("L{:.4g} {:.4g}", c.x, c.y);
            break;
        case PathCommand::Type::Cubic:
            data += std::format("C{:.4g} {:.4g} {:.4g} {:.4g} {:.4g} {:.4g}", c.x1, c.y1, c.x2,
                                c.y2, c.x, c.y);
            break;
        case PathCommand::Type::Close:
            data += 'Z';
            break;
        }
    }
    return data;
}

std::string nameOf(SymbolShape shape) {
    switch (shape) {
    case SymbolShape::Circle:
        return "circle";
    case SymbolShape::SmallCircle:
        return "small_circle";
    case SymbolShape::RoundedSquare:
        return "rounded_square";
    case SymbolShape::Square:
        return "square";
    case SymbolShape::Diamond:
        return "diamond";
    case SymbolShape::Hexagon:
        return "hexagon";
    }
    return "circle";
}

ordered_json symbolOf(const KindStyle &kind) {
    return {{"label", kind.label},
            {"family", familyStyle(kind.family).label},
            {"shape", nameOf(familyStyle(kind.family).shape)},
            {"light", hex(symbolColour(kind.family, mapTheme(false)))},
            {"dark", hex(symbolColour(kind.family, mapTheme(true)))},
            {"fill", pathData(kind.glyph->fill)},
            {"stroke", pathData(kind.glyph->stroke)},
            {"width", kind.glyph->strokeWidth}};
}

} // namespace

std::string webSymbols() {
    ordered_json symbols = ordered_json::object();
    const Vocabulary &kinds = vocabulary("kind");
    for (std::size_t i = 0; i < kinds.terms().size(); ++i)
        symbols[kinds.terms()[i].code] = symbolOf(kindStyle(static_cast<std::uint16_t>(i)));
    symbols[""] = symbolOf(kindStyle(static_cast<std::uint16_t>(kinds.terms().size())));
    return symbols.dump();
}

} // namespace placeweave
