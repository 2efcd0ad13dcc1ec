// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"
#include "core/store/map_file.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace placeweave::cli {

// Messages and progress go to stderr, results to stdout.
void say(std::string_view sentence);
void print(std::string_view text);
void printJson(const nlohmann::ordered_json &document);

// Says what went wrong; the exit code for it.
int failed(const Error &error);

// Opens the map, which has to be there.
Result<std::unique_ptr<MapFile>> openMap(const std::string &file, Access access);

// How far it is, on a terminal only.
Progress shownProgress(std::string_view what);

// "1 row", "2 rows".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

// --profile public|partner|internal.
void addProfile(CLI::App &command, std::string &profile);
void sayLeftOut(const LeftOut &leftOut);

} // namespace placeweave::cli
