// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/glyphs.h"
#include "core/draw/theme.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace placeweave {

// Shape says what it is, colour the family, glyph the kind.
enum class SymbolShape : std::uint8_t {
    Circle,
    SmallCircle,
    RoundedSquare,
    Square,
    Diamond,
    Hexagon,
};

struct FamilyStyle {
    std::string label;
    SymbolShape shape = SymbolShape::Circle;
    Colour colour;
};

struct KindStyle {
    std::string label;
    std::uint8_t family = 0;
    const Glyph *glyph = nullptr; // never null once made
};

// Families by their place in vocabulary("family"), which is the order of the legend; the last is
// for organisations without a kind, or with one of a newer program.
std::uint8_t familyCount();
const FamilyStyle &familyStyle(std::uint8_t family);
// `kind` as AssetIndex::kind() gives it.
const KindStyle &kindStyle(std::uint16_t kind);
// The sign of a faith tradition, where the record says which and there is one; null otherwise.
const Glyph *traditionGlyph(std::string_view tradition);

// The family's colour, lighter on the dark map where the land would swallow it.
Colour symbolColour(std::uint8_t family, const MapTheme &theme);

// Why a symbol looks different from a settled one.
struct SymbolState {
    bool suggested = false;    // dashed ring, pale
    bool unchecked = false;    // pale, its colour in the edge and glyph
    bool registerOnly = false; // pale and smaller
    bool approximate = false;  // a soft halo: somewhere about here
    bool locked = false;       // only for us: a padlock
    bool closed = false;       // grey

    friend bool operator==(const SymbolState &, const SymbolState &) = default;
    std::uint8_t bits() const;
};
SymbolState symbolStateFromBits(std::uint8_t bits);
// From asset_flag and kSuggested.
SymbolState symbolState(std::uint16_t flags);
inline constexpr std::uint16_t kSuggested = 0x8000; // a flag of scene assets beside asset_flag's

// Half the width of the shape in pixels, outline left out.
double symbolRadius(SymbolShape shape, const SymbolState &state);

} // namespace placeweave
