// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_layer.h"

#include <cmath>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

Area tile(const char *code, double south, double west) {
    return {0,
            code,
            code,
            {{{{south, west}, {south, west + 1}, {south + 1, west + 1}, {south + 1, west}}, {}}}};
}

TEST(AreaLayer, ASharedBorderIsStrokedOnce) {
    const auto apart = AreaLayer::make({}, {tile("A", 52, -3), tile("B", 52, -1)});
    const auto together = AreaLayer::make({}, {tile("A", 52, -3), tile("B", 52, -2)});
    const Viewport view = Viewport::at({52.5, -1.5}, 7, 1200, 900);
    const auto lengthOf = [&](const AreaLayer &layer) {
        PixelPath path;
        for (std::uint32_t i = 0; i < layer.paths().size(); ++i)
            layer.paths().appendStroke(i, view, path);
        double total = 0;
        for (std::size_t i = 0; i < path.starts.size(); ++i)
            for (std::size_t k = 1; k < path.piece(i).size(); ++k)
                total += std::hypot(path.piece(i)[k].x - path.piece(i)[k - 1].x,
                                    path.piece(i)[k].y - path.piece(i)[k - 1].y);
        return total;
    };
    const double side =
        std::abs(view.toPixel(toMercator({52, 0})).y - view.toPixel(toMercator({53, 0})).y);
    EXPECT_NEAR(lengthOf(*apart) - lengthOf(*together), side, 0.01);
}

TEST(AreaLayer, ValuesComeInTheOrderOfTheAreas) {
    const auto layer =
        AreaLayer::make({}, {tile("B", 52, -3), tile("A", 52, -1), tile("C", 50, 0)});
    const auto values = layer->arranged({{"A", 1}, {"B", 2}, {"other", 9}});
    EXPECT_EQ(values[0], 2);
    EXPECT_EQ(values[1], 1);
    EXPECT_TRUE(std::isnan(values[2]));
}

} // namespace
} // namespace placeweave
