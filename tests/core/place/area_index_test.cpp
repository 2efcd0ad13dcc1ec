// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/area_index.h"

#include "tests/core/place/random_shapes.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

TEST(AreaIndex, AgreesWithLookingAtEveryArea) {
    auto random = seededGenerator();
    std::uniform_real_distribution<double> latitude(50, 55);
    std::uniform_real_distribution<double> longitude(-5, 1);
    std::vector<Polygons> areas;
    for (int i = 0; i < 300; ++i)
        areas.push_back({{randomRing(random, {latitude(random), longitude(random)}, 0.3, 12), {}}});
    const AreaIndex index(areas);
    int found = 0;
    for (int i = 0; i < 2000; ++i) {
        const LatLon p{latitude(random), longitude(random)};
        std::optional<std::uint32_t> expected;
        for (std::uint32_t a = 0; a < areas.size() && !expected; ++a)
            if (contains(areas[a], p))
                expected = a;
        found += expected.has_value();
        EXPECT_EQ(index.areaAt(p), expected);
    }
    EXPECT_GT(found, 100);
}

TEST(AreaIndex, MeetingGivesWhatABoxTouches) {
    const Polygons square{{{{0, 0}, {0, 1}, {1, 1}, {1, 0}}, {}}};
    const Polygons other{{{{5, 5}, {5, 6}, {6, 6}, {6, 5}}, {}}};
    const AreaIndex index({square, other, {}});
    EXPECT_EQ(index.meeting({0.5, 0.5, 5.5, 5.5}), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(index.meeting({2, 2, 3, 3}), std::vector<std::uint32_t>());
    EXPECT_TRUE(index.meeting(LatLonBox()).empty());
}

TEST(AreaIndex, NothingIsNowhere) {
    const AreaIndex empty({});
    EXPECT_FALSE(empty.areaAt({52, 0}));
    const AreaIndex hollow({{}, {{{}, {}}}});
    EXPECT_FALSE(hollow.areaAt({0, 0}));
    EXPECT_FALSE(hollow.areaAt({std::nan(""), 0}));
}

} // namespace
} // namespace placeweave
