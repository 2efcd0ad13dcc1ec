// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/measure.h"

#include <QLocale>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

class Measures : public testing::Test {
protected:
    Measures() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    Measure measure;
};

TEST_F(Measures, LengthsAndAreasAreSaidAsPeopleSayThem) {
    EXPECT_EQ(measure.inWords(347), QStringLiteral("345 m"));
    EXPECT_EQ(measure.inWords(996), QStringLiteral("1.00 km"));
    EXPECT_EQ(measure.inWords(12'345), QStringLiteral("12.3 km"));
    EXPECT_EQ(measure.inWords(234'567), QStringLiteral("235 km"));
    const QPointF corner(-3, 54);
    EXPECT_EQ(measure.area(measure.circle(corner, 30)), QStringLiteral("2,825 m²"));
    EXPECT_EQ(measure.area(measure.circle(corner, 300)), QStringLiteral("28.3 ha"));
    EXPECT_EQ(measure.area(measure.circle(corner, 3000)), QStringLiteral("28.3 km²"));
    EXPECT_TRUE(measure.area({corner, {-3.1, 54}}).isEmpty());
}

TEST_F(Measures, AWalkIsLongerThanAStraightLine) {
    const QList<QPointF> ring = measure.circle({-3, 54}, measure.metresWithin(15));
    EXPECT_NEAR(measure.metresWithin(15), 15 * 80 / 1.3, 1e-9);
    EXPECT_EQ(measure.walkingMinutes({{-3, 54}, ring.first()}), 15);
    EXPECT_EQ(measure.walkingMinutes({{-3, 54}, {-3, 54}}), 1);
    EXPECT_EQ(measure.assumption(), QStringLiteral("Straight line × 1.3, at 4.8 km/h"));
    // A way drawn leg by leg is what it is.
    const QList<QPointF> there{{-3, 54}, ring.first(), {-3, 54}};
    EXPECT_EQ(measure.walkingMinutes(there), 23); // twice 15 minutes, without the detour
    EXPECT_EQ(measure.assumption(there), QStringLiteral("Along this line, at 4.8 km/h"));
}

} // namespace
} // namespace placeweave
