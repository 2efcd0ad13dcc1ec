// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/exchange/organisation_row.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// Tells whether a row of a list is an organisation that the map has: the same, perhaps the same, or
// new. In this order:
//
// 1. An identifier of both (charity, company, ODS number) is the same one; a different number of
//    the same register is certainly another.
// 2. A name of both, legal forms and "the" aside, is the same one with the same postcode, within
//    100 m (the nearest), or with a way to contact in common; within one list also when neither has
//    a place. Without any of that it is perhaps the same, unless both have places apart: then it is
//    another branch, and perhaps the same only with a way to contact in common.
// 3. A name that is much alike is perhaps the same with the same postcode, within 10 m, or with a
//    way to contact in common; unless the two are of different kinds.
class OrganisationMatch {
public:
    // Over the organisations of the map as it is.
    static Result<OrganisationMatch> of(MapFile &map);

    struct Found {
        RowId same = {};        // the organisation it is
        bool isEarlier = false; // of this very table
        RowId perhaps = {};     // none is it for certain, but this may be
        double likeness = 0;    // of `perhaps`, 0 to 1
    };
    // What a row is known by; worked out once.
    struct Key {
        std::string name; // comparable
        std::uint64_t nameHash = 0;
        std::uint64_t postcode = 0; // 0 for none
        std::uint64_t source = 0;
        std::uint16_t kind = 0; // 0 for none
    };
    static Key keyOf(const Record &organisation, std::string_view postcode);
    Found find(const Key &key, const OrganisationRow &row) const;
    // A row that was new, for the rows after it.
    void add(RowId id, const Key &key, const OrganisationRow &row);

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Entry {
        RowId id;
        std::uint64_t source = 0;
        std::uint64_t postcode = 0; // 0 for none
        FixedLatLon point = {};     // 0, 0 for none
        std::uint32_t nextOfName = kNone;
        std::uint32_t nextNearby = kNone;
        std::uint32_t nextOfPostcode = kNone;
        std::uint32_t name = 0; // where it begins in m_names; of organisations of the map only
        std::uint16_t nameLength = 0;
        std::uint16_t kind = 0;
        bool isEarlier = false;
    };
    using Chains = boost::unordered_flat_map<std::uint64_t, std::uint32_t>; // the last of each

    std::uint32_t insert(RowId id, const Key &key, const std::vector<std::string> &identifiers,
                         std::optional<LatLon> point, bool isEarlier);
    void addContact(std::uint32_t entry, std::string_view contact);
    bool isOtherByRegister(std::uint32_t entry, const OrganisationRow &row) const;
    bool sharesContact(std::uint32_t entry, const std::vector<std::uint64_t> &contacts) const;
    Found findByName(const Key &key, const OrganisationRow &row,
                     const std::vector<std::uint64_t> &contacts) const;
    Found findAlike(const Key &key, const OrganisationRow &row,
                    const std::vector<std::uint64_t> &contacts) const;

    std::string_view nameOf(const Entry &entry) const; // empty for rows of this very table
    // Those of the map within kSameSpotMetres.
    void forNearby(LatLon point, const std::function<void(const Entry &)> &visit) const;

    std::vector<Entry> m_entries;
    std::string m_names; // of the map's organisations, one after the other
    Chains m_byName;
    Chains m_byPostcode; // of the map's organisations
    Chains m_nearby;     // by cell of about 100 m, of the map's organisations
    Chains m_byIdentifier;
    // Which number each entry has in a register; hashed pairs of entry and register.
    boost::unordered_flat_map<std::uint64_t, std::uint64_t> m_inRegister;
    // Contact to entry; one that several share tells nobody apart beyond the first few.
    boost::unordered_flat_map<std::uint64_t, std::vector<std::uint32_t>> m_byContact;
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
