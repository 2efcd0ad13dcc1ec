// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"

#ifdef PLACEWEAVE_HAS_WINDOW
#include "ui/shell/run_window.h"
#endif

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace placeweave;

void addVerbs(CLI::App &app, int &exitCode) {
    cli::addSample(app, exitCode);
    cli::addNew(app, exitCode);
    cli::addInfo(app, exitCode);
    cli::addCheck(app, exitCode);
    cli::addImport(app, exitCode);
    cli::addAreas(app, exitCode);
    cli::addIndicator(app, exitCode);
    cli::addContext(app, exitCode);
    cli::addPostcodes(app, exitCode);
    cli::addFind(app, exitCode);
#ifdef PLACEWEAVE_HAS_WINDOW
    cli::addMap(app, exitCode);
#endif
    cli::addExport(app, exitCode);
    cli::addHistory(app, exitCode);
}

#ifdef PLACEWEAVE_HAS_WINDOW
bool hasDisplay() {
#if defined(__linux__)
    return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY") ||
           std::getenv("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

// A map to open, or a switch of Qt's: what a file manager or a desktop starts the program with.
bool isForWindow(int count, char **arguments) {
    if (count == 1)
        return true;
    const std::string_view first = arguments[1];
    return first.ends_with(".gpkg"); // no verb ends so
}
#endif

} // namespace

int main(int argc, char **argv) {
    int exitCode = cli::kDone;
    CLI::App app("Placeweave: one shared map of a place's community assets", "placeweave");
    app.set_version_flag("--version", PLACEWEAVE_VERSION);
    addVerbs(app, exitCode);
#ifdef PLACEWEAVE_HAS_WINDOW
    if (isForWindow(argc, argv)) {
        if (hasDisplay())
            return runWindow(argc, argv);
        std::fputs("There is no display to open a window on. `placeweave --help` lists what can be "
                   "done without one.\n",
                   stderr);
        return cli::kUnusable;
    }
    app.require_subcommand(1);
#else
    app.require_subcommand(0, 1);
#endif
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        return app.exit(problem) == 0 ? cli::kDone : cli::kUnusable;
    }
    if (app.get_subcommands().empty())
        std::fputs(app.help().c_str(), stdout);
    return exitCode;
}
