// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/exchange/organisation_row.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
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
        RowId same;          // the organisation it is
        bool isEarlier = false; // of this very table
        bool isUnsure = false; // none is it for certain, but one has that name
    };
    Found find(const OrganisationRow &row) const;
    // A row that was new, for the rows after it.
    void add(RowId id, const OrganisationRow &row);

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

    void insert(RowId id, const Record &organisation, std::string_view postcode,
                std::optional<LatLon> point, bool isEarlier);

    std::vector<Entry> m_entries;
    std::unordered_map<std::uint64_t, std::uint32_t> m_byName; // the last of each name
    std::unordered_map<std::uint64_t, std::uint32_t> m_byNameAndPostcode;
    std::unordered_map<std::uint64_t, std::uint32_t> m_byIdentifier;
};

// Places that rows share: one for each address, postcode, position and way of showing it.
class SharedPlaces {
public:
    static Result<SharedPlaces> of(MapFile &map);
    // None where there is no such place yet, or the row says too little to tell.
    RowId find(const Record &place) const;
    void add(RowId id, const Record &place);

private:
    std::unordered_map<std::uint64_t, RowId> m_places;
};

} // namespace placeweave
