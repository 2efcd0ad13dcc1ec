// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts and windows need an application; every test of this program shares it.
#include <QGuiApplication>
#include <QQuickWindow>

#include <gtest/gtest.h>

int main(int argc, char **argv) {
    const QGuiApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
