// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pdf_rules.h"
#include "tests/ui/session_fixture.h"
#include "ui/joint/exercises.h"
#include "ui/joint/marked_photo.h"
#include "ui/joint/room_paper.h"
#include "ui/publish/room_sheets.h"
#include "ui/publish/sheet_layout.h"
#include "ui/publish/tiles.h"

#include <QFile>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

namespace placeweave {
namespace {

RoomSheets islandSheets() {
    return {.squares = *LetteredSquares::over(
                {.west = -4.05, .south = 54.44, .east = -3.85, .north = 54.55}),
            .title = "Spring walk-round",
            .prompts = {"Where do people here meet?"},
            .tables = {"Table 1", "Table 2"}};
}

int pagesOf(const std::filesystem::path &file) {
    QPDF pdf;
    pdf.processFile(file.c_str());
    return static_cast<int>(pdf.getAllPages().size());
}

// The smallest letters of a page, in points: the size of the font in its own units, by what they
// are scaled by.
class SmallestLetters : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object, size_t, size_t) override {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "q")
            m_saved.push_back(m_scale);
        else if (name == "Q" && !m_saved.empty()) {
            m_scale = m_saved.back();
            m_saved.pop_back();
        } else if (name == "cm")
            m_scale *= scaleOf();
        else if (name == "BT")
            m_textScale = 1;
        else if (name == "Tm")
            m_textScale = scaleOf();
        else if (name == "Tf")
            m_size = m_operands.back().getNumericValue();
        else if (name == "Tj" || name == "TJ")
            smallest = std::min(smallest, m_size * m_textScale * m_scale);
        m_operands.clear();
    }
    void handleEOF() override {}

    double smallest = 1000;

private:
    double scaleOf() const { // a b c d e f
        const auto at = [this](std::size_t i) {
            return m_operands.at(i).getNumericValue();
        };
        return std::sqrt(std::abs(at(0) * at(3) - at(1) * at(2)));
    }

    std::vector<QPDFObjectHandle> m_operands;
    std::vector<double> m_saved;
    double m_scale = 1;
    double m_textScale = 1;
    double m_size = 0;
};

TEST(RoomSheets, InLargePrintNothingOnATableIsSmallerThanEighteenPoints) {
    const TemporaryFolder folder;
    RoomSheets sheets = islandSheets();
    const auto smallestOf = [&](const char *name) {
        valueOf(writeTableSheets(sheets, folder / name));
        QPDF pdf;
        pdf.processFile((folder / name).c_str());
        double smallest = 1000;
        for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
            SmallestLetters letters;
            page.parseContents(&letters);
            smallest = std::min(smallest, letters.smallest);
        }
        return smallest;
    };
    EXPECT_NEAR(smallestOf("tables.pdf"), 8.5, 0.5);
    sheets.isLargePrint = true;
    EXPECT_NEAR(smallestOf("large.pdf"), 18, 0.5);
}

TEST(RoomSheets, ALargeMapIsOnePageOrSoManyOfA4ThatLapOver) {
    const TemporaryFolder folder;
    RoomSheets sheets = islandSheets();
    sheets.paper = Paper::A2;
    valueOf(writeRoomMap(sheets, folder / "one.pdf"));
    EXPECT_EQ(pagesOf(folder / "one.pdf"), 1);
    sheets.isTiled = true;
    valueOf(writeRoomMap(sheets, folder / "tiles.pdf"));
    const QSize tiles = tilesOf(sheets);
    EXPECT_EQ(pagesOf(folder / "tiles.pdf"), tiles.width() * tiles.height());
    EXPECT_GE(tiles.width() * tiles.height(), 4);
}

TEST(RoomSheets, NoPageIsTapedOnOfWhichNothingIsUsed) {
    for (const LatLonBox &box :
         {LatLonBox{.west = -4.05, .south = 54.44, .east = -3.85, .north = 54.55},
          LatLonBox{.west = -4.05, .south = 54.44, .east = -4.0, .north = 54.55},
          LatLonBox{.west = -4.05, .south = 54.44, .east = -3.65, .north = 54.5}})
        for (const Paper paper : {Paper::A3, Paper::A2, Paper::A1, Paper::A0}) {
            RoomSheets sheets = islandSheets();
            sheets.squares = *LetteredSquares::over(box);
            sheets.paper = paper;
            sheets.isTiled = true;
            const QImage page = previewRoomMap(sheets, 800);
            const auto isBlank = [&](int column) {
                for (int y = 0; y < page.height(); ++y)
                    if (page.pixel(column, y) != qRgb(255, 255, 255))
                        return false;
                return true;
            };
            int right = page.width() - 1;
            while (right > 0 && isBlank(right))
                --right;
            EXPECT_GT(right, page.width() * 0.93) << box.east << ' ' << static_cast<int>(paper);
        }
}

TEST(RoomSheets, NoPageIsTapedOnForAStripOfTheMap) {
    constexpr double kMillimetre = kPaperDpi / 25.4;
    constexpr double kLap = 10; // of an A4 page that prints 277 by 190
    for (double width = 200; width < 1200; width += 23)
        for (double height = width * 0.4; height < width * 2.5; height += 31) {
            const QSizeF page(width * kMillimetre, height * kMillimetre);
            const double scale = fillingTiles(page);
            EXPECT_GE(scale, 0.8);
            const QSize tiles = tilesOf(page * scale);
            const bool isWide = width > height;
            const double across = (width * scale - kLap) / (isWide ? 267 : 180);
            const double down = (height * scale - kLap) / (isWide ? 180 : 267);
            EXPECT_GT(across - (tiles.width() - 1), 0.2) << width << ' ' << height;
            EXPECT_GT(down - (tiles.height() - 1), 0.2) << width << ' ' << height;
        }
}

TEST(RoomSheets, EachTableHasItsQuestionsAndRowsOfItsOwn) {
    const TemporaryFolder folder;
    valueOf(writeTableSheets(islandSheets(), folder / "tables.pdf"));
    EXPECT_EQ(pagesOf(folder / "tables.pdf"), 6);
    EXPECT_EQ(inLines(brokenRulesOf(folder / "tables.pdf")), "");
    EXPECT_FALSE(writeTableSheets(islandSheets(), folder / "no such folder" / "tables.pdf"));
}

TEST(MarkedPhoto, ItsFourMarksComeToLieOnTheCornersOfTheSquares) {
    const TemporaryFolder folder;
    MarkedPhoto photo;
    // As seen from one side: further away it is narrower.
    const QList<QPointF> seen{{300, 200}, {900, 180}, {1100, 800}, {120, 820}};
    for (const QPointF &corner : seen)
        photo.point(corner.x(), corner.y());
    ASSERT_TRUE(photo.isPlaced());
    const QRectF frame(50, 60, 400, 300);
    const QMatrix4x4 matrix = photo.onto(frame);
    const QList<QPointF> corners{frame.topLeft(), frame.topRight(), frame.bottomRight(),
                                 frame.bottomLeft()};
    for (int i = 0; i < 4; ++i) {
        const QPointF there = matrix.map(seen[i]);
        EXPECT_NEAR(there.x(), corners[i].x(), 0.1) << i;
        EXPECT_NEAR(there.y(), corners[i].y(), 0.1) << i;
    }
}

TEST(MarkedPhoto, MarksInAnotherOrderAreAskedForAgain) {
    MarkedPhoto photo;
    for (const QPointF corner :
         {QPointF(0, 0), QPointF(100, 100), QPointF(100, 0), QPointF(0, 100)})
        photo.point(corner.x(), corner.y());
    EXPECT_FALSE(photo.isPlaced());
    EXPECT_TRUE(photo.corners().isEmpty());
    EXPECT_FALSE(photo.trouble().isEmpty());
}

TEST(MarkedPhoto, WhatIsNoPictureIsSaidToBeNone) {
    const TemporaryFolder folder;
    QFile text(QString::fromStdString((folder / "notes.jpg").string()));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("not a picture");
    text.close();
    MarkedPhoto photo;
    photo.setSource(QUrl::fromLocalFile(text.fileName()));
    EXPECT_TRUE(photo.source().isEmpty());
    EXPECT_FALSE(photo.trouble().isEmpty());
}

class RoomPaperTest : public SessionTest {};

TEST_F(RoomPaperTest, PrintsWhatPartnersMaySee) {
    const RowId secret = add("Harbour Refuge", "association", LatLon{54.5, -3.96});
    valueOf(write<bool>([secret](MapFile &map) -> Result<bool> {
        PW_CHECK(
            edits::setForAll(map, {secret}, fieldOf(Entity::Organisation, "private"), Value(true)));
        return true;
    }));
    Exercises exercises(&m_session, nullptr);
    ExerciseForm form(&m_session, nullptr);
    RoomPaper paper(&m_session, nullptr);
    paper.setForm(&form);
    EXPECT_TRUE(paper.pages().startsWith("Say first"));
    exercises.start("walk_round", QRectF(-4.05, 54.44, 0.2, 0.11));
    ASSERT_TRUE(until([&] { return exercises.count() == 1; }));
    form.setExercise(exercises.newest());
    ASSERT_TRUE(until([&] { return !form.squares().isEmpty(); }));
    paper.setTiled(false);
    QSignalSpy written(&paper, &RoomPaper::written);
    const auto file = m_folder / "map.pdf";
    paper.saveMap(QUrl::fromLocalFile(QString::fromStdString(file.string())));
    ASSERT_TRUE(until([&] { return written.count() == 1; }));
    EXPECT_EQ(pagesOf(file), 1);
}

} // namespace
} // namespace placeweave
