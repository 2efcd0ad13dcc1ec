// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/symbols.h"

#include "core/model/vocabulary.h"
#include "core/place/clusters.h"
#include "core/store/asset_index.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace placeweave {
namespace {

SymbolShape shapeFromName(std::string_view name) {
    constexpr std::pair<std::string_view, SymbolShape> kShapes[] = {
        {"circle", SymbolShape::Circle},
        {"small_circle", SymbolShape::SmallCircle},
        {"rounded_square", SymbolShape::RoundedSquare},
        {"square", SymbolShape::Square},
        {"diamond", SymbolShape::Diamond},
        {"hexagon", SymbolShape::Hexagon},
    };
    for (const auto &[known, shape] : kShapes)
        if (known == name)
            return shape;
    return SymbolShape::Circle;
}

struct Styles {
    std::vector<FamilyStyle> families;
    std::vector<KindStyle> kinds;
    KindStyle other;

    Styles() {
        const Vocabulary &familyTerms = vocabulary("family");
        for (const Term &term : familyTerms.terms())
            families.push_back({term.label, shapeFromName(term.more("shape")),
                                colourFromHex(term.more("colour"))});
        // A cluster counts by family and has room for so many.
        if (families.size() >= Cluster::kGroups)
            families.resize(Cluster::kGroups - 1);
        families.push_back({"Kind not said", SymbolShape::Circle, colourFromHex("#7D8A95")});
        const auto otherFamily = static_cast<std::uint8_t>(families.size() - 1);
        other = {"Kind not said", otherFamily, &glyph("dot")};
        for (const Term &term : vocabulary("kind").terms()) {
            const auto family = familyTerms.indexOf(term.more("family"));
            kinds.push_back(
                {term.label,
                 family && *family < otherFamily ? static_cast<std::uint8_t>(*family) : otherFamily,
                 &glyph(term.more("glyph"))});
        }
    }
};

const Styles &styles() {
    static const Styles kStyles;
    return kStyles;
}

} // namespace

std::uint8_t familyCount() {
    return static_cast<std::uint8_t>(styles().families.size());
}

const FamilyStyle &familyStyle(std::uint8_t family) {
    const auto &families = styles().families;
    return families[std::min<std::size_t>(family, families.size() - 1)];
}

const KindStyle &kindStyle(std::uint16_t kind) {
    return kind < styles().kinds.size() ? styles().kinds[kind] : styles().other;
}

const Glyph *traditionGlyph(std::string_view tradition) {
    const Term *term = vocabulary("faith_tradition").find(tradition);
    if (!term || term->more("glyph").empty())
        return nullptr;
    return &glyph(term->more("glyph"));
}

Colour symbolColour(std::uint8_t family, const MapTheme &theme) {
    const Colour colour = familyStyle(family).colour;
    if (!theme.isDark)
        return colour;
    constexpr double kTooDark = 0.13;
    return mixed(colour, {255, 255, 255, 255}, luminance(colour) < kTooDark ? 0.24 : 0.1);
}

std::uint8_t SymbolState::bits() const {
    return static_cast<std::uint8_t>(suggested | unchecked << 1 | registerOnly << 2 |
                                     approximate << 3 | locked << 4 | closed << 5);
}

SymbolState symbolStateFromBits(std::uint8_t bits) {
    return {.suggested = (bits & 1) != 0,
            .unchecked = (bits & 2) != 0,
            .registerOnly = (bits & 4) != 0,
            .approximate = (bits & 8) != 0,
            .locked = (bits & 16) != 0,
            .closed = (bits & 32) != 0};
}

SymbolState symbolState(std::uint16_t flags) {
    SymbolState state;
    state.suggested = flags & (kSuggested | asset_flag::kPerhapsTwice);
    state.unchecked = flags & asset_flag::kLongUnchecked;
    state.registerOnly = flags & asset_flag::kRegisterOnly;
    state.approximate = flags & asset_flag::kApproximate;
    state.locked = flags & (asset_flag::kPrivate | asset_flag::kHiddenPlace);
    state.closed = flags & asset_flag::kClosed;
    return state;
}

double symbolRadius(SymbolShape shape, const SymbolState &state) {
    double radius = 10.5;
    switch (shape) {
    case SymbolShape::SmallCircle:
        radius = 9;
        break;
    case SymbolShape::Diamond:
        radius = 13;
        break;
    case SymbolShape::Hexagon:
        radius = 11.5;
        break;
    case SymbolShape::RoundedSquare:
        radius = 10;
        break;
    case SymbolShape::Square:
        radius = 9.8;
        break;
    case SymbolShape::Circle:
        break;
    }
    return state.registerOnly ? radius * 0.78 : radius;
}

} // namespace placeweave
