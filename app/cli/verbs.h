// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace placeweave::cli {

// What a run of the program came to, as scripts see it.
enum ExitCode {
    kDone = 0,
    kDoneWithRefusals = 1, // some rows were refused, or problems were found
    kUnusable = 2,         // arguments or input that cannot be used
    kFailed = 3,           // nothing was changed
};

// One verb a file. Each adds itself to the program; when it was named, it runs and sets `exitCode`.
void addSample(CLI::App &app, int &exitCode);
void addNew(CLI::App &app, int &exitCode);
void addInfo(CLI::App &app, int &exitCode);
void addCheck(CLI::App &app, int &exitCode);
void addImport(CLI::App &app, int &exitCode);
void addAreas(CLI::App &app, int &exitCode);
void addIndicator(CLI::App &app, int &exitCode);
void addContext(CLI::App &app, int &exitCode);
void addPostcodes(CLI::App &app, int &exitCode);
void addFind(CLI::App &app, int &exitCode);
void addGaps(CLI::App &app, int &exitCode);
void addFreshness(CLI::App &app, int &exitCode);
void addConnections(CLI::App &app, int &exitCode);
void addExport(CLI::App &app, int &exitCode);
void addBundle(CLI::App &app, int &exitCode);
void addMerge(CLI::App &app, int &exitCode);
void addHistory(CLI::App &app, int &exitCode);
void addMap(CLI::App &app, int &exitCode); // only where the window is built

} // namespace placeweave::cli
