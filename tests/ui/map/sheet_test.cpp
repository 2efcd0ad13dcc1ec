// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/temporary_folder.h"
#include "tests/ui/map/small_island.h"
#include "ui/publish/map_sheet.h"
#include "ui/publish/sheet_layout.h"

#include <QFile>
#include <QImage>
#include <QSvgRenderer>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

SheetRequest islandSheet(int organisations) {
    SheetRequest request;
    request.scene = smallIsland(organisations);
    request.title = "Isle of Larkmere";
    request.about = "Looked after by Larkmere Voluntary Action.";
    request.date = "24 November 2025";
    return request;
}

QByteArray contentOf(const std::filesystem::path &path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST(MapSheet, APngHasTheSizeAskedFor) {
    const TemporaryFolder folder;
    SheetRequest request = islandSheet(5);
    request.widthPixels = 900;
    request.heightPixels = 640;
    const auto written = writeSheet(request, folder / "map.png");
    ASSERT_TRUE(written) << written.error().message;
    const QImage image(QString::fromStdString((folder / "map.png").string()));
    EXPECT_EQ(image.size(), QSize(900, 640));
    const QColor land = QColor(0xF3, 0xF0, 0xE6);
    int landPixels = 0;
    for (int y = 0; y < 640; y += 4)
        for (int x = 0; x < 900; x += 4)
            landPixels += image.pixelColor(x, y) == land;
    EXPECT_GT(landPixels, 2000);
}

TEST(MapSheet, AnSvgIsReadableAndSaysItsTitle) {
    const TemporaryFolder folder;
    ASSERT_TRUE(writeSheet(islandSheet(5), folder / "map.svg"));
    const QByteArray svg = contentOf(folder / "map.svg");
    EXPECT_TRUE(QSvgRenderer(svg).isValid());
    EXPECT_TRUE(svg.contains("Isle of Larkmere"));
    EXPECT_TRUE(svg.contains("Made for anyone to see"));
    EXPECT_FALSE(svg.contains("<image")); // every part of it is drawn, none painted
}

TEST(MapSheet, APdfListsEveryNumberOnAsManyPagesAsItTakes) {
    const TemporaryFolder folder;
    SheetRequest request = islandSheet(600);
    request.numberedList = true;
    request.box = {-10.2, 53, 2.2, 56};
    ASSERT_TRUE(writeSheet(request, folder / "map.pdf"));
    EXPECT_TRUE(contentOf(folder / "map.pdf").startsWith("%PDF-"));
    EXPECT_GE(sheetPages(request).pages.size(), 3U);
}

TEST(MapSheet, PaperTurnsToTheShapeOfThePlace) {
    SheetRequest request = islandSheet(2);
    request.box = {-4, 50, 0, 51};
    EXPECT_GT(paperPixels(request).width(), paperPixels(request).height());
    request.box = {-1, 50, 0, 54};
    EXPECT_LT(paperPixels(request).width(), paperPixels(request).height());
    request.turn = SheetRequest::Turn::Landscape;
    EXPECT_GT(paperPixels(request).width(), paperPixels(request).height());
    request.paper = Paper::A0;
    EXPECT_NEAR(paperPixels(request).width(), 1189 / 25.4 * 96, 0.01);
}

TEST(MapSheet, NothingOnASheetMeetsAnythingElse) {
    for (const Paper paper : {Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0})
        for (const auto turn : {SheetRequest::Turn::Portrait, SheetRequest::Turn::Landscape})
            for (const double textScale : {1.0, 1.5}) {
                SheetRequest request = islandSheet(2);
                request.paper = paper;
                request.turn = turn;
                request.textScale = textScale;
                const SheetLayout layout =
                    sheetLayout(request, paperPixels(request), paperScale(paper));
                std::vector<QRectF> parts{layout.header, layout.map, layout.footer};
                parts.insert(parts.end(), layout.columns.begin(), layout.columns.end());
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    EXPECT_TRUE(QRectF(QPointF(0, 0), layout.page).contains(parts[i]));
                    EXPECT_GT(parts[i].height(), 10);
                    for (std::size_t j = i + 1; j < parts.size(); ++j)
                        EXPECT_FALSE(parts[i].intersects(parts[j]));
                }
                EXPECT_GT(layout.map.width() * layout.map.height(),
                          0.35 * layout.page.width() * layout.page.height());
            }
}

TEST(MapSheet, WhatCannotBeWrittenLeavesNothingBehind) {
    const TemporaryFolder folder;
    const auto wrongKind = writeSheet(islandSheet(2), folder / "map.docx");
    ASSERT_FALSE(wrongKind);
    EXPECT_EQ(wrongKind.error().code, ErrorCode::InvalidInput);
    const auto nowhere = writeSheet(islandSheet(2), folder.path() / "no such folder" / "map.pdf");
    ASSERT_FALSE(nowhere);
    SheetRequest huge = islandSheet(2);
    huge.widthPixels = 1'000'000;
    EXPECT_FALSE(writeSheet(huge, folder / "map.png"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(MapSheet, AnEmptyMapIsASheetToo) {
    const TemporaryFolder folder;
    SheetRequest request;
    for (const char *name : {"a.png", "a.svg", "a.pdf"})
        EXPECT_TRUE(writeSheet(request, folder / name)) << name;
    request.bareMap = true;
    EXPECT_TRUE(writeSheet(request, folder / "bare.png"));
}

} // namespace
} // namespace placeweave
