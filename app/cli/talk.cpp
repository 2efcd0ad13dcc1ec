// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"

#include "app/cli/verbs.h"
#include "core/base/machine.h"
#include "core/base/time.h"
#include "core/exchange/cell.h"

#include <charconv>
#include <cstdio>
#include <format>
#include <nlohmann/json.hpp>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace placeweave::cli {
namespace {

bool isTerminal() {
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

int exitCodeOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::NotAMap:
    case ErrorCode::NewerVersion:
    case ErrorCode::Unsupported:
    case ErrorCode::Damaged:
        return kUnusable;
    case ErrorCode::ReadOnly:
    case ErrorCode::Busy:
    case ErrorCode::DiskFull:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        return kFailed;
    }
    return kFailed;
}

} // namespace

void say(std::string_view sentence) {
    std::fwrite(sentence.data(), 1, sentence.size(), stderr);
    std::fputc('\n', stderr);
}

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

void printJson(const nlohmann::ordered_json &document) {
    print(document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

int failed(const Error &error) {
    say(error.context.empty() ? error.message
                              : std::format("{}: {}", error.context, error.message));
    if (exitCodeOf(error.code) == kFailed)
        say("Nothing was changed.");
    return exitCodeOf(error.code);
}

Result<std::unique_ptr<MapFile>> openMap(const std::string &file, Access access) {
    return MapFile::open(fromUtf8(file), access);
}

Result<std::unique_ptr<MapFile>> openToRead(const std::string &file) {
    auto map = openMap(file, Access::ReadWrite);
    if (map)
        return map;
    auto asItStands = openMap(file, Access::ReadOnly);
    return asItStands ? std::move(asItStands) : std::move(map);
}

Progress shownProgress(std::string_view what) {
    if (!isTerminal())
        return Progress();
    return Progress([what = std::string(what), last = std::int64_t{0}](std::int64_t done,
                                                                       std::int64_t total) mutable {
        constexpr std::int64_t kEveryMilliseconds = 200;
        const std::int64_t now = nowMilliseconds();
        if (total <= 0 || now - last < kEveryMilliseconds)
            return;
        last = now;
        std::fputs(std::format("\r{} {} %\x1b[K\r", what, done * 100 / total).c_str(), stderr);
    });
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return std::format("{} {}", count, count == 1 ? one : many);
}

CLI::Validator oneOrMore() {
    return {[](const std::string &given) {
                int number = 0;
                const auto [end, error] =
                    std::from_chars(given.data(), given.data() + given.size(), number);
                return error == std::errc{} && end == given.data() + given.size() && number > 0
                           ? std::string()
                           : std::format("\"{}\" is no whole number from 1 on.", given);
            },
            "NUMBER"};
}

CLI::Validator zeroOrMore() {
    return {[](const std::string &given) {
                const auto number = numberIn(given);
                return number && *number >= 0
                           ? std::string()
                           : std::format("\"{}\" is no number from 0 on.", given);
            },
            "NUMBER"};
}

void addProfile(CLI::App &command, std::string &profile) {
    command
        .add_option("--profile", profile,
                    "Who it is for: public, partner, internal, or a name that the map has for one "
                    "of your own")
        ->capture_default_str();
}

void sayLeftOut(const LeftOut &leftOut) {
    for (const auto &[reason, count] : leftOut)
        say("  " + sentence(reason, count));
}

} // namespace placeweave::cli
