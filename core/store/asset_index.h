// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/place/polygon.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// What a filter chip says, all at once. Empty members do not filter.
struct AssetFilter {
    std::string text;                      // letters anywhere in a name, accents and case aside
    std::vector<RowId> alsoMatching;       // rows found by words of long texts, added to `text`
    std::vector<std::uint16_t> kinds;      // indices into vocabulary("kind")
    std::vector<std::uint16_t> activities; // indices into vocabulary("activity"): any of them
    std::vector<Polygons> areas;           // in any of them
    // "What is near here": what is asked is where people can go. Where only post goes, which is
    // often somebody's home, is no answer to either.
    Polygons within; // and in this one; when not empty
    struct Near {
        LatLon centre;
        double metres = 0; // from there; 0 for however far, those without a place too
    };
    std::optional<Near> near;
    LatLonBox box;             // when not empty
    bool onlyUnplaced = false; // still to place
    bool hideRegisterOnly = false;
};

// Bits of AssetIndex::flags().
namespace asset_flag {
inline constexpr std::uint16_t kPrivate = 1;       // never leaves
inline constexpr std::uint16_t kNotAsked = 2;      // listing permission not asked
inline constexpr std::uint16_t kLongUnchecked = 4; // never confirmed, or over a year ago
inline constexpr std::uint16_t kRegisterOnly = 8;  // not yet recognised locally
inline constexpr std::uint16_t kApproximate = 16;  // placed by postcode, area or roughly
inline constexpr std::uint16_t kHiddenPlace = 32;  // location disclosure is not "exact"
inline constexpr std::uint16_t kClosed = 64;
inline constexpr std::uint16_t kNoFixedPlace =
    128; // online, mobile, hidden: never "still to place"
inline constexpr std::uint16_t kNeverConfirmed = 256;
inline constexpr std::uint16_t kPerhapsTwice = 512;    // a suggestion waits that says so
inline constexpr std::uint16_t kCorrespondence = 1024; // its place is where its post goes
} // namespace asset_flag

// Every organisation as columns in memory, by id: what lists, maps and search read. Immutable; one
// snapshot is kept for a whole frame or query. Chunks that an action did not touch are shared with
// the snapshot before.
class AssetIndex {
public:
    // The organisations of a map as they are now.
    static Result<std::shared_ptr<const AssetIndex>> build(MapFile &map);
    // The next snapshot after `changed` organisations were added, changed or removed.
    static Result<std::shared_ptr<const AssetIndex>>
    update(const std::shared_ptr<const AssetIndex> &before, MapFile &map,
           const std::vector<RowId> &changed);

    std::uint32_t size() const { return m_size; }
    ActionId action() const { return m_action; } // the last one it knows of

    RowId id(std::uint32_t row) const;
    std::string_view name(std::uint32_t row) const;
    std::string_view foldedName(std::uint32_t row) const; // as it is found, and put in order
    std::uint16_t kind(std::uint32_t row) const; // index into vocabulary("kind"); kNoKind if empty
    std::optional<LatLon> point(std::uint32_t row) const;
    std::uint16_t flags(std::uint32_t row) const;
    std::string_view place(std::uint32_t row) const;       // town or address line for lists
    std::string_view confirmedOn(std::uint32_t row) const; // YYYY-MM-DD or empty
    std::string_view offers(std::uint32_t row) const;      // names of services, ", " between
    std::optional<std::uint32_t> rowOf(RowId id) const;
    LatLonBox bounds() const;

    // Rows in order of id. `limit` 0 means all.
    std::vector<std::uint32_t> matching(const AssetFilter &filter, std::uint32_t limit = 0) const;
    // As you type: best first (name begins with it, a word begins with it, anywhere).
    std::vector<std::uint32_t> find(std::string_view typed, std::uint32_t limit) const;

    static constexpr std::uint16_t kNoKind = 0xFFFF;

    struct Chunk;

private:
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::vector<std::uint32_t> m_firstRow; // of each chunk
    std::uint32_t m_size = 0;
    ActionId m_action;

    const Chunk &chunkOf(std::uint32_t row, std::uint32_t &within) const;
    friend class AssetIndexBuilder;
};

} // namespace placeweave
