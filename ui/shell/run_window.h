// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QQmlApplicationEngine;

namespace placeweave {

class Session;

// The window, until it is closed: on the map named on the command line, else the last one, else the
// sample behind three doors. The exit code of the program.
int runWindow(int argc, char **argv);

// What runWindow() sets up before the first window: style, icons, names for QSettings. For tests
// and the tour, which make a QGuiApplication of their own.
void prepareApplication();
// Loads the window over a session; false when the QML cannot be loaded.
bool loadWindow(QQmlApplicationEngine &engine, bool firstStart);

} // namespace placeweave
