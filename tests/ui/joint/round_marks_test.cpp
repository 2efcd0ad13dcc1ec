// SPDX-License-Identifier: GPL-3.0-or-later
// A marked sheet as cameras see it: from one side, through a wide lens, in the light of one window.
#include "tests/temporary_folder.h"
#include "tests/ui/joint/photographed.h"
#include "ui/joint/marked_photo.h"
#include "ui/joint/round_marks.h"

#include <QFile>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

constexpr std::array<QPointF, 4> kMarks{{{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}}};

// As the printed map is: squares, marks at their corners, rings with a number in them, words,
// stickers.
QImage sheet() {
    constexpr int kWide = 2400;
    constexpr int kHigh = 1700;
    QImage page(kWide, kHigh, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF squares(0.1 * kWide, 0.1 * kHigh, 0.8 * kWide, 0.8 * kHigh);
    painter.fillRect(squares, QColor("#d3e4ea"));
    painter.setBrush(QColor("#f3f0e6"));
    painter.drawEllipse(squares.adjusted(120, 90, -160, -120));
    painter.setPen(QPen(QColor("#6c7a80"), 2));
    for (int i = 0; i <= 10; ++i) {
        const double x = squares.left() + squares.width() * i / 10;
        painter.drawLine(QPointF(x, squares.top()), QPointF(x, squares.bottom()));
    }
    for (int i = 0; i <= 8; ++i) {
        const double y = squares.top() + squares.height() * i / 8;
        painter.drawLine(QPointF(squares.left(), y), QPointF(squares.right(), y));
    }
    QFont font = painter.font();
    font.setPixelSize(22);
    font.setBold(true);
    painter.setFont(font);
    for (int i = 0; i < 40; ++i) {
        const QPointF at(squares.left() + 150 + (i * 397) % 1500,
                         squares.top() + 120 + (i * 211) % 950);
        painter.setPen(QPen(QColor("#2f6db5"), 5));
        painter.setBrush(Qt::white);
        painter.drawEllipse(at, 20, 20);
        painter.setPen(Qt::black);
        painter.drawText(QRectF(at - QPointF(20, 20), QSizeF(40, 40)), Qt::AlignCenter,
                         QString::number(i % 12));
        painter.drawText(at + QPointF(26, 8), "Group no. " + QString::number(i));
    }
    painter.setPen(QPen(Qt::black, 2));
    painter.setBrush(QColor("#e8c51c"));
    painter.drawEllipse(QPointF(1500, 700), 24, 24);
    painter.drawText(QRectF(1476, 676, 48, 48), Qt::AlignCenter, "7");
    constexpr double kRadius = 13; // of the ring's middle, on a sheet of A2
    for (const QPointF &mark : kMarks) {
        const QPointF at(mark.x() * kWide, mark.y() * kHigh);
        painter.setPen(QPen(Qt::black, kRadius * 2 / 7));
        painter.setBrush(Qt::white);
        painter.drawEllipse(at, kRadius, kRadius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        painter.drawEllipse(at, kRadius * 0.45, kRadius * 0.45);
    }
    return page;
}

struct Named {
    const char *name;
    Shot shot;
};

constexpr std::array<QPointF, 4> kFromOneSide{
    {{0.16, 0.2}, {0.93, 0.06}, {0.97, 0.95}, {0.12, 0.8}}};
constexpr std::array<QPointF, 4> kTurned{{{0.3, 0.03}, {0.95, 0.3}, {0.72, 0.96}, {0.06, 0.68}}};

void PrintTo(const Named &shot, std::ostream *out) {
    *out << shot.name;
}

class Shots : public testing::TestWithParam<Named> {};

TEST_P(Shots, HaveTheirFourMarksFound) {
    const Photographed taken(sheet(), GetParam().shot);
    const QImage photo = taken.image();
    if (const QString folder = qEnvironmentVariable("PLACEWEAVE_KEEP_PHOTOS"); !folder.isEmpty())
        photo.save(folder + "/" + GetParam().name + ".png");
    const auto marks = roundMarksIn(photo);
    ASSERT_TRUE(marks);
    for (std::size_t i = 0; i < kMarks.size(); ++i) {
        const QPointF found((*marks)[i].x() * photo.width(), (*marks)[i].y() * photo.height());
        const QPointF off = found - taken.at(kMarks[i]);
        EXPECT_LT(std::hypot(off.x(), off.y()), 3) << "mark " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(
    OfASheet, Shots,
    testing::Values(Named{"FromAbove", {}}, Named{"FromOneSide", {.corners = kFromOneSide}},
                    Named{"ThroughAWideLens", {.corners = kFromOneSide, .barrel = 0.08}},
                    Named{"InTheLightOfOneWindow", {.corners = kFromOneSide, .darkest = 0.35}},
                    Named{"BlurredAndPacked", {.size = {2400, 1800}, .blur = 1, .quality = 60}},
                    Named{"OnACarpet", {.corners = kFromOneSide, .carpet = true}},
                    Named{"Turned", {.corners = kTurned, .carpet = true}},
                    Named{"AllAtOnce",
                          {.size = {2400, 1800},
                           .corners = kFromOneSide,
                           .barrel = 0.06,
                           .darkest = 0.45,
                           .blur = 1,
                           .quality = 60,
                           .carpet = true}}),
    [](const auto &shot) { return shot.param.name; });

QUrl keptIn(const TemporaryFolder &folder, const Photographed &taken) {
    const QString file = QString::fromStdString((folder / "photo.jpg").string());
    QFile jpeg(file);
    EXPECT_TRUE(jpeg.open(QIODevice::WriteOnly));
    jpeg.write(taken.jpeg());
    return QUrl::fromLocalFile(file);
}

TEST(RoundMarks, AThumbOverOneIsSaidAndAllFourArePointedAt) {
    const Photographed taken(sheet(), {.corners = kFromOneSide, .carpet = true, .thumbOver = 2});
    EXPECT_FALSE(roundMarksIn(taken.image()));
    const TemporaryFolder folder;
    MarkedPhoto photo;
    photo.setSource(keptIn(folder, taken));
    photo.shownAs(1600, 1200);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !photo.isLooking(); }, 20'000));
    EXPECT_FALSE(photo.isPlaced());
    EXPECT_TRUE(photo.trouble().contains("could not be found"));
    EXPECT_TRUE(photo.ask().contains("top left"));
    for (const QPointF &mark : kMarks)
        photo.point(taken.at(mark).x(), taken.at(mark).y());
    EXPECT_TRUE(photo.isPlaced());
}

TEST(RoundMarks, WhatWasFoundIsLaidAsItIsShownAndCanBeTakenBack) {
    const Photographed taken(sheet(), {.corners = kFromOneSide});
    const TemporaryFolder folder;
    MarkedPhoto photo;
    photo.setSource(keptIn(folder, taken));
    photo.shownAs(800, 600); // half as large
    ASSERT_TRUE(QTest::qWaitFor([&] { return photo.isPlaced(); }, 20'000));
    const QPointF off = photo.corners()[2] - taken.at(kMarks[2]) / 2;
    EXPECT_LT(std::hypot(off.x(), off.y()), 2);
    photo.takeBack();
    EXPECT_TRUE(photo.corners().isEmpty());
    EXPECT_TRUE(photo.ask().contains("top left"));
}

// A telephone that was held upright writes the picture lying, and that it lies.
TEST(RoundMarks, APictureThatLiesIsStoodUp) {
    const Photographed taken(sheet(), {.corners = kFromOneSide});
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    taken.image().transformed(QTransform().rotate(-90)).save(&buffer, "JPEG", 90);
    constexpr char kTurnRight[] =
        "\xFF\xE1\x00\x22"
        "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0"
        "\0\0";
    jpeg.insert(2, QByteArray(kTurnRight, sizeof kTurnRight - 1));
    const TemporaryFolder folder;
    const QString path = QString::fromStdString((folder / "lying.jpg").string());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(jpeg);
    file.close();
    MarkedPhoto photo;
    photo.setSource(QUrl::fromLocalFile(path));
    photo.shownAs(1600, 1200);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !photo.isLooking(); }, 20'000));
    ASSERT_TRUE(photo.isPlaced());
    const QPointF off = photo.corners()[1] - taken.at(kMarks[1]);
    EXPECT_LT(std::hypot(off.x(), off.y()), 3);
}

TEST(RoundMarks, WhereTheyAreSmallAndBlurredTheyAreFoundOrNothingIs) {
    for (const int width : {600, 800, 1000, 1300}) {
        const Photographed taken(sheet(), {.size = {width, width * 3 / 4},
                                           .corners = kFromOneSide,
                                           .blur = 1,
                                           .quality = 60,
                                           .carpet = true});
        const auto marks = roundMarksIn(taken.image());
        for (std::size_t i = 0; marks && i < kMarks.size(); ++i) {
            const QPointF off = QPointF((*marks)[i].x() * width, (*marks)[i].y() * width * 3 / 4) -
                                taken.at(kMarks[i]);
            EXPECT_LT(std::hypot(off.x(), off.y()), 3) << width << ", mark " << i;
        }
    }
}

TEST(RoundMarks, APictureOfSomethingElseHasNone) {
    QImage plain(900, 700, QImage::Format_RGB32);
    plain.fill(Qt::lightGray);
    EXPECT_FALSE(roundMarksIn(plain));
    EXPECT_FALSE(roundMarksIn({}));
}

} // namespace
} // namespace placeweave
