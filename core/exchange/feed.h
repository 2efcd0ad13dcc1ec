// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/table_source.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

struct FeedOptions {
    // Where answers are kept; it is made when missing. What it holds is not fetched again, so a
    // feed that broke off goes on where it was: whoever wants it fresh hands over an empty folder.
    std::filesystem::path folder;
    int perPage = 100;
    int maxPages = 2'000;
    std::int64_t maxAnswerBytes = std::int64_t{64} << 20;
    std::int64_t maxTotalBytes = std::int64_t{1} << 30;
    int attempts = 5; // for each answer
    std::chrono::milliseconds firstWait{
        1'000}; // before the second attempt; then twice as long each
    std::chrono::milliseconds longestWait{120'000}; // also when the server asks for more
    std::chrono::milliseconds timeout{60'000};      // for one answer
};

// Follows the address of the feed in the names of its pages.
inline constexpr std::string_view kPageOfFeed = ", page ";

// Where the answers of this feed are kept on this computer until they are brought in: the same
// folder for the same address, so that a feed that broke off goes on where it was. What has lain
// there for more than a day is old news and is removed.
std::filesystem::path folderOfFeed(const std::string &address);
// Once it is in; the next time it is fetched afresh.
void forgetFeed(const std::string &address);
bool isFeedAddress(std::string_view text);

// Fetches the services of a live Open Referral UK feed: `<address>/services` page by page, and
// `<address>/services/{id}` where the pages say too little. Each page is a file of
// `options.folder`, for recognise(..., "oruk"), and is valid as long as that is.
//
// What a feed says about its own length is not believed: it ends with its last page, an empty page,
// or one that brings nothing new; one that goes on beyond the limits is refused. Busy servers (429,
// 5xx, timeouts) are asked again, later and later. `progress`: services fetched, and how many there
// are said to be. Fails with a sentence for whoever typed the address, or with Cancelled.
Result<std::vector<TableSource>> fetchFeed(const std::string &address, const FeedOptions &options,
                                           const Progress &progress = {});

} // namespace placeweave
