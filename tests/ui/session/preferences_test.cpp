// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/preferences.h"

#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

TEST(PreferencesTest, WhatIsSetHoldsAtOnceAndIsWritten) {
    Preferences &preferences = Preferences::instance();
    for (int width = 900; width <= 1000; ++width) {
        preferences.setNumber("test.width", width);
        preferences.setOn("test.folded", width % 2 == 0);
        EXPECT_EQ(preferences.number("test.width", 0), width);
    }
    preferences.setList("test.columns", {"name", "kind"});
    const auto isWritten = [] {
        const QSettings file; // as the next start finds it
        return file.value("choice/test.width").toDouble() == 1000 &&
               file.value("choice/test.folded").toBool() &&
               file.value("choice/test.columns").toStringList() == QStringList{"name", "kind"};
    };
    EXPECT_TRUE(QTest::qWaitFor(isWritten));
}

TEST(PreferencesTest, WhatWasNeverSetIsAsTheCallerSays) {
    const Preferences &preferences = Preferences::instance();
    EXPECT_TRUE(preferences.isOn("test.never", true));
    EXPECT_EQ(preferences.number("test.never", 7), 7);
    EXPECT_EQ(preferences.text("test.never"), QString());
}

} // namespace
} // namespace placeweave
