// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/preferences.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
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

TEST(PreferencesTest, AFileThatIsGoneIsNoRecentOne) {
    Preferences &preferences = Preferences::instance();
    const QTemporaryDir folder;
    const auto made = [&](const QString &name) {
        const QString path = folder.filePath(name);
        EXPECT_TRUE(QFile(path).open(QIODevice::WriteOnly));
        preferences.remember(path);
        return path;
    };
    const QString gone = made("gone.gpkg");
    EXPECT_EQ(preferences.recentFiles().value(0), gone);
    EXPECT_TRUE(QFile::remove(gone));
    const QString there = made("there.gpkg");
    EXPECT_EQ(preferences.recentFiles().value(0), there);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !preferences.recentFiles().contains(gone); }));
    EXPECT_TRUE(preferences.recentFiles().contains(there));

    EXPECT_TRUE(QFile(gone).open(QIODevice::WriteOnly));
    preferences.remember(gone); // back again
    EXPECT_EQ(preferences.recentFiles().value(0), gone);
    preferences.forget(gone);
    preferences.forget(there);
}

TEST(PreferencesTest, WhatWasNeverSetIsAsTheCallerSays) {
    const Preferences &preferences = Preferences::instance();
    EXPECT_TRUE(preferences.isOn("test.never", true));
    EXPECT_EQ(preferences.number("test.never", 7), 7);
    EXPECT_EQ(preferences.text("test.never"), QString());
}

} // namespace
} // namespace placeweave
