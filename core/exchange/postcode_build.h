// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/delimited.h"
#include "core/exchange/postcode_table.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeweave {

struct PostcodeRefusal {
    std::string file;
    std::int64_t row = 0; // as a spreadsheet numbers it
    PostcodeFault fault;
};
std::string sentence(const PostcodeRefusal &refusal);

// An index that stood where the new one goes.
struct EarlierIndex {
    std::int64_t size = 0;
    std::string made; // as PostcodeIndex::made()
};

// Whether an index takes the place of one that has more postcodes: that of one area would forget
// the rest of the country.
enum class LargerIndex { Replace, Keep };

// What building a postcode index came to. Every row is kept, repeated or refused.
struct PostcodeBuild {
    static constexpr std::size_t kMaxRefusals = 1000;

    std::int64_t rows = 0;
    std::int64_t kept = 0;
    std::int64_t terminated = 0;      // of those kept
    std::int64_t withoutPosition = 0; // of those kept
    std::int64_t repeated = 0;        // said by an earlier file, which stands
    std::int64_t refused = 0;
    std::vector<PostcodeRefusal> refusals; // the first kMaxRefusals of them
    std::string made;                      // as PostcodeIndex::made()
    std::optional<EarlierIndex> earlier = {};
    bool isWritten = false; // else the earlier one was larger and stands
};

// Reads ONSPD, NSPL and Code-Point Open tables (core/exchange/postcode_sources.h finds them) and
// writes the index to `target`, which stays as it was unless all went well. Where files disagree
// about a postcode, the one named first is believed. InvalidInput for a table that is none of
// these and when no postcode was found at all; Cancelled; what reading and writing say. About 40
// bytes of memory a postcode.
Result<PostcodeBuild> buildPostcodeIndex(std::span<const TableSource> tables,
                                         const std::filesystem::path &target,
                                         const Progress &progress = {},
                                         LargerIndex larger = LargerIndex::Replace);

} // namespace placeweave
