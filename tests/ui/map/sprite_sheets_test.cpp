// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/sprite_sheets.h"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

namespace placeweave {
namespace {

QImage picture(int width, int height) {
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::red);
    return image;
}

TEST(SpriteSheets, PicturesOfOneSheetDoNotTouch) {
    std::mt19937 random(5);
    SpriteSheets sheets;
    std::map<const SpriteSheets::Sheet *, std::vector<QRect>> taken;
    for (int i = 0; i < 900; ++i) {
        const int width = 16 + static_cast<int>(random() % 180);
        const int height = 16 + static_cast<int>(random() % 60);
        const SpriteSheets::Place place = sheets.add(picture(width, height));
        EXPECT_EQ(place.rect.size(), QSize(width, height));
        EXPECT_TRUE(QRect(QPoint(0, 0), SpriteSheets::kSize).contains(place.rect));
        for (const QRect &other : taken[place.sheet])
            EXPECT_FALSE(place.rect.adjusted(0, 0, 1, 1).intersects(other) ||
                         other.adjusted(0, 0, 1, 1).intersects(place.rect));
        taken[place.sheet].push_back(place.rect);
    }
    EXPECT_GT(taken.size(), 3U);
    EXPECT_LT(taken.size(), 15U); // their area is that of eight and a half
}

TEST(SpriteSheets, APictureLargerThanASheetHasItsOwn) {
    SpriteSheets sheets;
    const auto small = sheets.add(picture(20, 20));
    const auto large = sheets.add(picture(3000, 100));
    EXPECT_NE(small.sheet, large.sheet);
    EXPECT_EQ(large.rect, QRect(0, 0, 3000, 100));
}

TEST(SpriteSheets, ThoseUsedLongestAgoGoFirstAndNoneInUse) {
    SpriteSheets sheets;
    std::vector<SpriteSheets::Sheet *> made;
    for (quint64 frame = 1; frame <= 5; ++frame) {
        made.push_back(sheets.add(picture(1000, 500)).sheet);
        made.back()->lastUsed = frame;
    }
    made[0]->lastUsed = 6;
    std::set<const SpriteSheets::Sheet *> dropped;
    const auto note = [&](const SpriteSheets::Sheet *sheet) {
        dropped.insert(sheet);
    };
    sheets.keep(3, 6, note);
    EXPECT_EQ(dropped, (std::set<const SpriteSheets::Sheet *>{made[1], made[2]}));
    sheets.keep(0, 6, note);
    EXPECT_EQ(sheets.count(), 1U);
    EXPECT_FALSE(dropped.contains(made[0]));
}

} // namespace
} // namespace placeweave
