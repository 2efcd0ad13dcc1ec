// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/postcode.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace placeweave {

// Why a row of a postcode directory was refused.
struct PostcodeFault {
    enum class Reason {
        NotAPostcode,
        NotAPosition,
        NotInTheBritishIsles,
        IrishGrid, // Northern Ireland by easting and northing only
        NotAQuality,
        NotAMonth,
        Repeated, // the postcode stands higher up in the same file
    };
    Reason reason;
    std::string cell; // what stood there
};

struct PostcodeRow {
    Postcode postcode;
    PostcodePlace place;
    int changed = 0; // YYYYMM of introduction or termination, the later; 0 where neither is told
};

// How a published table of postcodes is read, found out from its first row: ONSPD and NSPL of any
// vintage and what people cut out of them, by headings; Code-Point Open, which has none, by what a
// row looks like.
class PostcodeTable {
public:
    // Nothing when there is no column of postcodes or none of positions.
    static std::optional<PostcodeTable> of(std::span<const std::string_view> firstRow);

    bool hasHeadings() const { return !m_isCodePoint; }
    // Whether it says what only such a directory says: under the name ONS gives its postcodes, how
    // good positions are or when a postcode ended. A list of groups with postcodes does not.
    bool isDirectory() const { return m_isDirectory; }

    std::expected<PostcodeRow, PostcodeFault> read(std::span<const std::string_view> cells) const;

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    bool m_isCodePoint = false;
    bool m_isDirectory = false;
    std::size_t m_postcode = kNone;
    std::size_t m_latitude = kNone;
    std::size_t m_longitude = kNone;
    std::size_t m_easting = kNone;
    std::size_t m_northing = kNone;
    std::size_t m_quality = kNone;
    std::size_t m_introduced = kNone;
    std::size_t m_terminated = kNone;
};

// Whether a table with such headings (or, without any, such a first row) is ONSPD, NSPL or
// Code-Point Open, so that nobody imports two million postcodes as organisations.
bool isPostcodeFile(std::span<const std::string> firstRow);

} // namespace placeweave
