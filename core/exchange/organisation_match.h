// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/exchange/organisation_row.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// Tells whether a row of a list is an organisation that the map has. Keeps a few numbers for each
// organisation, no text: 64-bit hashes, which do not meet by chance among millions.
class OrganisationMatch {
public:
    // Over the organisations of the map as it is.
    static Result<OrganisationMatch> of(MapFile &map);

    struct Found {
        RowId same;             // the organisation it is
        bool isEarlier = false; // of this very table
        bool isUnsure = false;  // none is it for certain, but one has that name
    };
    // What a row is known by; worked out once.
    struct Key {
        std::uint64_t name = 0;
        std::uint64_t postcode = 0; // 0 for none
        std::uint64_t nameAndPostcode = 0;
        std::uint64_t source = 0;
    };
    static Key keyOf(const Record &organisation, std::string_view postcode);
    Found find(const Key &key, const OrganisationRow &row) const;
    // A row that was new, for the rows after it.
    void add(RowId id, const Key &key, const OrganisationRow &row);

private:
    // Of one organisation; those of one name are chained.
    struct Entry {
        RowId id;
        std::uint64_t source = 0;
        std::uint64_t postcode = 0; // 0 for none
        FixedLatLon point;          // 0, 0 for none
        std::uint32_t next = kNone;
        bool isEarlier = false;
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    void insert(RowId id, const Key &key, const std::vector<std::string> &identifiers,
                std::optional<LatLon> point, bool isEarlier);

    std::vector<Entry> m_entries;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> m_byName; // the last of each name
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> m_byNameAndPostcode;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> m_byIdentifier;
};

// Places that rows share: one for each address, postcode, position and way of showing it.
class SharedPlaces {
public:
    static Result<SharedPlaces> of(MapFile &map);
    // 0 where a row says too little to tell.
    static std::uint64_t keyOf(const Record &place);
    RowId find(std::uint64_t key) const;
    void add(std::uint64_t key, RowId id);

private:
    boost::unordered_flat_map<std::uint64_t, RowId> m_places;
};

} // namespace placeweave
