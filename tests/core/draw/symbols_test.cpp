// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/ground_style.h"
#include "core/draw/map_scene.h"
#include "core/draw/symbols.h"

#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"

#include <gtest/gtest.h>
#include <set>

namespace placeweave {
namespace {

TEST(Symbols, EveryKindHasItsOwnGlyphAndAFamily) {
    std::set<std::string_view> names;
    const auto &kinds = vocabulary("kind").terms();
    for (std::uint16_t kind = 0; kind < kinds.size(); ++kind) {
        const KindStyle &style = kindStyle(kind);
        EXPECT_EQ(style.glyph->name, kinds[kind].more("glyph"));
        EXPECT_LT(style.family, familyCount() - 1) << kinds[kind].code;
        names.insert(style.glyph->name);
    }
    EXPECT_EQ(names.size(), kinds.size());
    EXPECT_EQ(kindStyle(AssetIndex::kNoKind).family, familyCount() - 1);
}

TEST(Symbols, FaithInGeneralWearsNoTraditionsSign) {
    const auto faith = vocabulary("kind").indexOf("faith_group");
    ASSERT_TRUE(faith);
    for (const Term &tradition : vocabulary("faith_tradition").terms())
        EXPECT_NE(kindStyle(*faith).glyph, traditionGlyph(tradition.code)) << tradition.code;
    EXPECT_EQ(traditionGlyph("christian")->name, "cross");
    EXPECT_EQ(traditionGlyph("quaker"), nullptr);
}

TEST(Symbols, EveryGlyphNamedInAVocabularyIsDrawn) {
    for (const char *name : {"kind", "faith_tradition"})
        for (const Term &term : vocabulary(name).terms())
            if (const auto named = term.more("glyph"); !named.empty()) {
                EXPECT_EQ(glyph(named).name, named);
            }
}

TEST(Symbols, GlyphsStayInTheirSquare) {
    for (const Glyph &g : glyphs()) {
        EXPECT_FALSE(g.fill.empty() && g.stroke.empty()) << g.name;
        const double pen = g.strokeWidth / 2;
        for (const auto *path : {&g.fill, &g.stroke})
            for (const PathCommand &c : *path) {
                const double over = path == &g.stroke ? pen : 0;
                EXPECT_GE(c.x - over, -0.5) << g.name;
                EXPECT_LE(c.x + over, 24.5) << g.name;
                EXPECT_GE(c.y - over, 0) << g.name;
                EXPECT_LE(c.y + over, 24) << g.name;
            }
    }
}

TEST(Symbols, WhiteGlyphsAreLegibleOnEveryFamily) {
    for (const bool dark : {false, true})
        for (std::uint8_t family = 0; family < familyCount(); ++family) {
            const double contrast = 1.05 / (luminance(symbolColour(family, mapTheme(dark))) + 0.05);
            EXPECT_GE(contrast, 3.0) << familyStyle(family).label << dark; // WCAG 2.2, 1.4.11
        }
}

TEST(Symbols, AStateGoesIntoBitsAndBack) {
    for (int bits = 0; bits < 64; ++bits)
        EXPECT_EQ(symbolStateFromBits(static_cast<std::uint8_t>(bits)).bits(), bits);
    EXPECT_TRUE(symbolState(asset_flag::kHiddenPlace).locked);
    EXPECT_EQ(symbolState(asset_flag::kNotAsked), SymbolState());
}

TEST(Theme, TextIsLegibleOnPaper) {
    for (const bool dark : {false, true}) {
        const MapTheme &theme = mapTheme(dark);
        const double paper = luminance(theme.paper) + 0.05;
        for (const Colour colour : {theme.ink, theme.mute, theme.accent, theme.warn}) {
            const double text = luminance(colour) + 0.05;
            EXPECT_GE(std::max(text, paper) / std::min(text, paper), 4.5);
        }
    }
}

TEST(Theme, OutlinesOfAreasAreSeenOnTheLand) {
    for (const bool dark : {false, true}) {
        const double line = luminance(areaOutlineColour(mapTheme(dark))) + 0.05;
        const double land = luminance(mapTheme(dark).land) + 0.05;
        EXPECT_GE(std::max(line, land) / std::min(line, land), 3.0) << dark;
    }
}

// Names stand on land, water and every colour of a fill: it is their halo that they are read on.
TEST(Theme, NamesAreLegibleOnTheirHalo) {
    for (const bool dark : {false, true})
        for (std::size_t style = 0; style < kTextStyles; ++style) {
            const TextLook look = textLook(static_cast<TextStyle>(style), mapTheme(dark));
            if (look.halo == 0)
                continue; // within a mark
            const double text = luminance(look.colour) + 0.05;
            const double halo = luminance(look.haloColour) + 0.05;
            EXPECT_GE(std::max(text, halo) / std::min(text, halo), 4.5)
                << "style " << style << (dark ? ", dark" : ", light");
            EXPECT_GE(look.haloColour.alpha, 200) << "style " << style;
        }
}

} // namespace
} // namespace placeweave
