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
// For verbs that change nothing themselves: what other programs have changed is taken in first, but
// where the map cannot be written to it is read as it stands.
Result<std::unique_ptr<MapFile>> openToRead(const std::string &file);

// How far it is, on a terminal only.
Progress shownProgress(std::string_view what);

// "1 row", "2 rows".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

// Numbers of an option, refused in plain words.
CLI::Validator oneOrMore();
CLI::Validator zeroOrMore();

// --profile public|partner|internal, or the name of one that people have defined in the map:
// readerProfileNamed().
void addProfile(CLI::App &command, std::string &profile);
void sayLeftOut(const LeftOut &leftOut);

} // namespace placeweave::cli
