// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/ground_layers.h"

#include "core/draw/ground_style.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

std::string squareWkb() {
    return toWkb({{{{54.4, -4.1}, {54.4, -3.9}, {54.6, -3.9}, {54.6, -4.1}}, {}}});
}

TEST(GroundLayers, SortsFeaturesByThemeAndKnowsSynonyms) {
    const auto layers = GroundLayers::fromContext({{"green", "forest", "Mere Wood", 2, squareWkb()},
                                                   {"land", "", "", 0, squareWkb()},
                                                   {"water", "pond of newts", "", 0, squareWkb()}});
    ASSERT_EQ(layers->features(GroundTheme::Green).size(), 1U);
    EXPECT_EQ(layers->features(GroundTheme::Green)[0].kind, GroundKind::Wood);
    EXPECT_EQ(layers->features(GroundTheme::Water)[0].kind, GroundKind::Other);
    EXPECT_FALSE(layers->bounds(GroundTheme::Land).isEmpty());
    EXPECT_TRUE(layers->bounds(GroundTheme::Road).isEmpty());
}

TEST(GroundLayers, WhatCannotBeReadIsLeftOut) {
    const auto layers = GroundLayers::fromContext(
        {{"green", "wood", "", 0, "nonsense"}, {"sky", "", "", 0, squareWkb()}});
    EXPECT_TRUE(layers->isEmpty());
    const GroundLayers::GeoJson broken{GroundTheme::Land, "{\"features\": [1, {\"geometry\": 5}"};
    EXPECT_TRUE(GroundLayers::fromGeoJson(std::span(&broken, 1))->isEmpty());
}

TEST(GroundLayers, EveryProgramCarriesTheLandOfTheBritishIsles) {
    const auto land = GroundLayers::baseLand();
    const auto &features = land->features(GroundTheme::Land);
    EXPECT_GT(features.size(), 20U);
    const MercatorBox &box = land->bounds(GroundTheme::Land);
    EXPECT_TRUE(box.contains(toMercator({52.5, -1.9})));
    EXPECT_TRUE(GroundLayers::isCutOfBaseLand({50, 16}, {49.5, 16}));
    EXPECT_FALSE(GroundLayers::isCutOfBaseLand({50, 15.9}, {49.5, 16}));
}

TEST(GroundStyle, RoadsAppearInTheOrderOfTheirImportance) {
    const MapTheme &theme = mapTheme(false);
    for (double zoom = 4; zoom <= 20; zoom += 0.5) {
        const auto main = roadStyle(GroundKind::MainRoad, zoom, theme);
        const auto minor = roadStyle(GroundKind::MinorRoad, zoom, theme);
        const auto street = roadStyle(GroundKind::Street, zoom, theme);
        EXPECT_LE(minor.has_value(), main.has_value());
        EXPECT_LE(street.has_value(), minor.has_value());
        if (street && minor && main) {
            EXPECT_LE(street->width, minor->width + 2) << zoom;
            EXPECT_LE(minor->width, main->width) << zoom;
        }
    }
    EXPECT_GT(roadStyle(GroundKind::MainRoad, 13, theme)->casing, 0);
}

} // namespace
} // namespace placeweave
