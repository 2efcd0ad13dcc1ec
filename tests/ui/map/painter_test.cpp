// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/small_island.h"
#include "ui/map/scene_painter.h"

#include <QImage>

#include <gtest/gtest.h>

#include <chrono>

namespace placeweave {
namespace {

int countOf(const QImage &image, Colour colour, int tolerance = 3) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red) <= tolerance &&
                     std::abs(pixel.green() - colour.green) <= tolerance &&
                     std::abs(pixel.blue() - colour.blue) <= tolerance;
        }
    return count;
}

QImage painted(QSize size, const std::function<void(QPainter &)> &paint) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(10, 200, 10));
    QPainter painter(&image);
    paint(painter);
    return image;
}

TEST(ScenePainter, TheGroundHasLandWhereLandIs) {
    const SceneSources sources = smallIsland(0);
    for (const bool dark : {false, true}) {
        SceneOptions options;
        options.dark = dark;
        const QImage image =
            groundImage(sources, Viewport::at(kIslandCentre, 11, 600, 400), options);
        EXPECT_EQ(image.pixelColor(300, 200), toQColor(mapTheme(dark).land));
        EXPECT_EQ(image.pixelColor(3, 3), toQColor(mapTheme(dark).sea));
    }
}

// Minutes, when it is handed to the raster engine in one piece.
TEST(ScenePainter, AnOutlineOfTwoHundredThousandPointsIsPaintedInSeconds) {
    SceneSources sources = smallIsland(0);
    sources.outlines.push_back(
        AreaLayer::make({}, {{0, "A", "A", {{jaggedRing(200'000, 0.03), {}}}}}));
    const Viewport view = Viewport::at(kIslandCentre, 12.5, 1600, 1000);
    for (const bool isOverColours : {false, true}) {
        if (isOverColours) {
            auto fill = std::make_shared<AreaFill>();
            fill->layer = sources.outlines[0];
            fill->values = {1};
            fill->classes = decileClasses(Palette::Warm);
            sources.fill = fill;
        }
        const auto begun = std::chrono::steady_clock::now();
        const QImage image = groundImage(sources, view, {});
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
        // A band, not a line, at the middle of the ring's west side.
        const PixelPoint west = view.toPixel(
            toMercator({kIslandCentre.latitude, kIslandCentre.longitude - 1.7 * 0.03}));
        EXPECT_NE(image.pixelColor(static_cast<int>(west.x), static_cast<int>(west.y)),
                  toQColor(mapTheme(false).land));
    }
}

TEST(ScenePainter, DashesAreAsLongAsTheyAreAskedToBe) {
    GroundPicture picture;
    picture.background = {255, 255, 255, 255};
    GroundItem item;
    item.path.points = {{10, 20}, {33, 20}, {190, 20}}; // a corner in a dash changes nothing
    item.path.starts = {0};
    item.stroke = {0, 0, 0, 255};
    item.width = 4;
    item.dashes = {20, 10};
    picture.items.push_back(item);
    const SceneFonts fonts;
    const QImage image = painted({200, 40}, [&](QPainter &p) {
        ScenePainter(fonts, false).drawGround(p, picture, {200, 40});
    });
    for (const int line : {11, 29, 41, 59, 71, 161, 179})
        EXPECT_EQ(image.pixelColor(line, 20), QColor(Qt::black)) << line;
    for (const int gap : {8, 31, 39, 61, 69, 189})
        EXPECT_EQ(image.pixelColor(gap, 20), QColor(Qt::white)) << gap;
}

TEST(ScenePainter, ASeeThroughLineIsEvenlySeeThrough) {
    GroundPicture picture;
    picture.background = {255, 255, 255, 255};
    GroundItem item;
    item.path.starts = {0};
    for (int i = 0; i < 6000; ++i)
        item.path.points.push_back({10 + i * 0.03, 20});
    item.stroke = {0, 0, 0, 128};
    item.width = 4;
    picture.items.push_back(item);
    const SceneFonts fonts;
    const QImage image = painted({200, 40}, [&](QPainter &p) {
        ScenePainter(fonts, false).drawGround(p, picture, {200, 40});
    });
    for (int x = 12; x < 188; ++x)
        EXPECT_NEAR(image.pixelColor(x, 20).red(), 127, 2) << x;
}

TEST(ScenePainter, APaintingNobodyWantsStops) {
    const Progress progress;
    progress.cancel();
    const QImage image = groundImage(smallIsland(0), Viewport::at(kIslandCentre, 11, 600, 400), {},
                                     nullptr, progress);
    EXPECT_EQ(image.pixelColor(300, 200), toQColor(mapTheme(false).sea)); // no land yet
}

TEST(ScenePainter, ASymbolIsItsFamilysColourWithAWhiteGlyph) {
    const SceneFonts fonts;
    const ScenePainter painter(fonts, false);
    const auto &kinds = vocabulary("kind").terms();
    for (std::uint16_t kind = 0; kind < kinds.size(); ++kind) {
        const QImage image = painted({60, 60}, [&](QPainter &p) {
            painter.drawSymbol(p, {30, 30}, kindStyle(kind).family, *kindStyle(kind).glyph, {}, 2);
        });
        EXPECT_GT(countOf(image, familyStyle(kindStyle(kind).family).colour), 300)
            << kinds[kind].code;
        EXPECT_GT(countOf(image, {255, 255, 255, 255}), 150) << kinds[kind].code;
    }
}

TEST(ScenePainter, EveryStateLooksDifferent) {
    const SceneFonts fonts;
    for (const bool dark : {false, true}) {
        const ScenePainter painter(fonts, dark);
        std::vector<QImage> seen;
        for (int bit = -1; bit < 6; ++bit) {
            const SymbolState state =
                symbolStateFromBits(static_cast<std::uint8_t>(bit < 0 ? 0 : 1 << bit));
            seen.push_back(painted({60, 60}, [&](QPainter &p) {
                painter.drawSymbol(p, {30, 30}, 0, glyph("house"), state, 1.5);
            }));
            for (std::size_t other = 0; other + 1 < seen.size(); ++other) {
                int different = 0;
                for (int y = 0; y < 60; ++y)
                    for (int x = 0; x < 60; ++x)
                        different += seen.back().pixel(x, y) != seen[other].pixel(x, y);
                EXPECT_GT(different, 60) << bit << " and " << other;
            }
        }
    }
}

TEST(ScenePainter, ARingShowsItsMakeUp) {
    Mark mark;
    mark.type = Mark::Type::Cluster;
    mark.at = {50, 50};
    mark.radius = 30;
    mark.count = 12;
    mark.groups[0] = 9;
    mark.groups[1] = 3;
    const SceneFonts fonts;
    const ScenePainter painter(fonts, false);
    const QImage image = painted({100, 100}, [&](QPainter &p) { painter.drawMark(p, mark); });
    const int most = countOf(image, familyStyle(0).colour);
    const int least = countOf(image, familyStyle(1).colour);
    EXPECT_GT(least, 50);
    EXPECT_NEAR(static_cast<double>(most) / least, 3, 0.6);
    EXPECT_GT(countOf(image, mapTheme(false).ink), 10); // the count
}

TEST(ScenePainter, APictureStaysWithinItsReach) {
    const SceneFonts fonts;
    const ScenePainter painter(fonts, false);
    const QColor nothing(10, 200, 10);
    for (int bits = 0; bits < 64; ++bits)
        for (const bool selected : {false, true}) {
            Mark mark;
            mark.at = {50, 50};
            mark.kind = *vocabulary("kind").indexOf("infrastructure_organisation");
            mark.state = symbolStateFromBits(static_cast<std::uint8_t>(bits));
            mark.radius = symbolRadius(SymbolShape::Diamond, mark.state);
            mark.isSelected = selected;
            const QImage image =
                painted({100, 100}, [&](QPainter &p) { painter.drawMark(p, mark); });
            const int reach = static_cast<int>(painter.reach(mark));
            for (int i = 0; i < 100; ++i)
                for (const int edge : {50 - reach - 1, 50 + reach}) {
                    EXPECT_EQ(image.pixelColor(i, edge), nothing) << bits;
                    EXPECT_EQ(image.pixelColor(edge, i), nothing) << bits;
                }
        }
}

TEST(ScenePainter, ALabelIsWrittenInItsBox) {
    const SceneFonts fonts;
    const ScenePainter painter(fonts, false);
    Label label;
    label.lines = {"Larkmere", "Voluntary Action"};
    label.align = Label::Align::Centre;
    const double width = fonts.width(label.lines[1], label.style);
    const double height = 2 * fonts.height(label.style);
    label.at = {20, 20};
    label.box = {20, 20, 20 + width, 20 + height};
    const QImage image = painted({200, 80}, [&](QPainter &p) { painter.drawLabel(p, label); });
    EXPECT_GT(countOf(image, mapTheme(false).ink, 40), 100);
    const QColor nothing(10, 200, 10);
    for (int x = 0; x < 200; ++x) {
        EXPECT_EQ(image.pixelColor(x, 14), nothing);
        EXPECT_EQ(image.pixelColor(x, static_cast<int>(20 + height) + 6), nothing);
    }
}

TEST(ScenePainter, TheLegendTakesNoMoreThanItSays) {
    Legend legend;
    for (std::uint8_t family = 0; family < 5; ++family)
        legend.families.push_back({family, familyStyle(family).label, 0xFFFF, 12345});
    legend.fillTitle = "Deprivation";
    legend.fill = decileClasses(Palette::Warm);
    AreaSet wards;
    wards.name = "Wards of a place with a name that is longer than the legend is wide";
    legend.outlines = {{AreaLayer::make(wards, {}), mapTheme(false).mute, 1, {3, 2}}};
    const SceneFonts fonts;
    const ScenePainter painter(fonts, false);
    QRectF taken;
    const QImage image = painted({400, 600}, [&](QPainter &p) {
        taken = painter.drawLegend(p, {20, 20}, legend, QStringLiteral("What is here"), 220);
    });
    EXPECT_LE(taken.width(), 221);
    const QColor nothing(10, 200, 10);
    EXPECT_LT(taken.bottom(), 590);
    for (int y = 0; y < 600; ++y)
        EXPECT_EQ(image.pixelColor(static_cast<int>(taken.right()) + 4, y), nothing);
    for (int x = 0; x < 400; ++x)
        EXPECT_EQ(image.pixelColor(x, static_cast<int>(taken.bottom()) + 2), nothing);
}

TEST(SceneFonts, WidthsGrowWithTheText) {
    const SceneFonts fonts;
    EXPECT_GT(fonts.width("Larkmere", TextStyle::Town), fonts.width("Lark", TextStyle::Town));
    EXPECT_EQ(fonts.width("Lark", TextStyle::Town), fonts.width("Lark", TextStyle::Town));
    const SceneFonts large(2);
    EXPECT_NEAR(large.width("Larkmere", TextStyle::Organisation) /
                    fonts.width("Larkmere", TextStyle::Organisation),
                2, 0.2);
}

// Readers of a file take each letter of a spaced name for a word.
TEST(SceneFonts, LettersOfWhatLeavesStandCloseTogether) {
    const SceneFonts window;
    const SceneFonts paper(1, SceneFonts::Letters::Close);
    for (const TextStyle style : {TextStyle::AreaName, TextStyle::Sea, TextStyle::Town})
        EXPECT_EQ(paper.font(style).letterSpacing(), 0);
    EXPECT_LT(paper.width("Larkmere", TextStyle::AreaName),
              window.width("Larkmere", TextStyle::AreaName));
}

} // namespace
} // namespace placeweave
