// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"

#ifdef PLACEWEAVE_HAS_WINDOW
#include "ui/shell/run_window.h"
#endif

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    cli::addGaps(app, exitCode);
    cli::addFreshness(app, exitCode);
    cli::addConnections(app, exitCode);
#ifdef PLACEWEAVE_HAS_WINDOW
    cli::addMap(app, exitCode);
#endif
    cli::addExport(app, exitCode);
    cli::addBundle(app, exitCode);
    cli::addMerge(app, exitCode);
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

// How many letters have to be put in, taken out or changed to make one word of the other.
std::size_t lettersBetween(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({changed, row[j] + 1, row[j + 1] + 1}));
        }
    }
    return row.back();
}

// What to say when the first word is no verb; else nothing.
std::string unknownVerb(const CLI::App &app, std::string_view word) {
    const std::size_t slips = std::min<std::size_t>(2, word.size() / 3);
    std::string near;
    std::string all;
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; })) {
        const std::string &name = verb->get_name();
        if (name == word)
            return {};
        all += (all.empty() ? "" : ", ") + name;
        if (lettersBetween(word, name) <= slips || (word.size() > 1 && name.starts_with(word)) ||
            word.starts_with(name))
            near += (near.empty() ? "" : " or ") + name;
    }
    return near.empty() ? std::format("\"{}\" is no verb of placeweave; there are {}.", word, all)
                        : std::format("\"{}\" is no verb of placeweave; perhaps {}?", word, near);
}

} // namespace

int main(int argc, char **argv) {
#ifdef SIGPIPE
    // Whoever reads no further (`| head`) must not end us while a file is being written.
    std::signal(SIGPIPE, SIG_IGN);
#endif
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
    if (argc > 1 && *argv[1] != '-')
        if (const std::string problem = unknownVerb(app, argv[1]); !problem.empty()) {
            std::fputs((problem + "\nRun placeweave --help for what each does.\n").c_str(), stderr);
            return cli::kUnusable;
        }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        return app.exit(problem) == 0 ? cli::kDone : cli::kUnusable;
    }
    if (app.get_subcommands().empty())
        std::fputs(app.help().c_str(), stdout);
    return exitCode;
}
