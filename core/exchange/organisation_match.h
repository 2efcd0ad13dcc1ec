// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/exchange/organisation_row.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Tells whether a row of a list is an organisation that the map has: the same, perhaps the same, or
// new. In this order:
//
// 1. An identifier of both (charity, company, ODS number) is the same one; a different number of
//    the same register is certainly another, and of another scheme (CQC) perhaps.
// 2. A name of both, legal forms and "the" aside, is the same one with the same postcode, within
//    100 m (the nearest), or with a way to contact in common; of a list that comes again also when
//    neither has a place (of several, the first that no row before has been). Without any of that
//    it is perhaps the same, unless both have places apart: then it is another branch, and perhaps
//    the same only with a way to contact in common. Within one list it is so only where one of the
//    two does not say where it is.
// 3. A name that is much alike, or the beginning of the other, is perhaps the same with the same
//    postcode, within 10 m, or with a way to contact in common (with an inbox or a telephone that
//    nobody else has, a name that is a little alike); unless the two are of different
//    kinds.
class OrganisationMatch {
public:
    struct Found {
        RowId same = {};          // the organisation it is
        bool isOtherName = false; // known by a name that it also goes by
        bool isEarlier = false;   // of this very table
        RowId perhaps = {};       // none is it for certain, but this may be
        double likeness = 0;      // of `perhaps`, 0 to 1
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
    // `named`: which the rows before this one have been.
    Found find(const Key &key, const OrganisationRow &row, const std::set<RowId> &named = {}) const;
    // A row that was new, for the rows after it.
    void add(RowId id, const Key &key, const OrganisationRow &row);

    // The organisations of the map, before any row (HeldOrganisations): each, by id; then where the
    // first, the second … is, when it is anywhere; how they are reached; and that this was all.
    void addHeld(RowId id, const Key &key, const std::vector<std::string> &identifiers);
    void setPlaceOfHeld(std::uint32_t index, std::uint64_t postcode, std::optional<LatLon> point);
    void addContactOfHeld(RowId id, std::uint64_t contactKey);
    static std::uint64_t contactKey(std::string_view contact); // 0 for what tells nobody apart
    // `merely` for one that it also goes by; else by what the list knows it, as if it were its own.
    void addOtherNameOfHeld(std::uint32_t index, std::string_view comparableName, bool merely);
    void finishHeld();

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Identifier {
        std::uint64_t scheme; // by whom it was given out; 0 for none that is known
        std::uint64_t number;
    };
    struct Entry {
        RowId id;
        std::uint64_t source = 0;
        std::uint64_t postcode = 0; // 0 for none
        FixedLatLon point = {};     // 0, 0 for none
        std::uint32_t nextOfName = kNone;
        std::uint32_t name = 0;        // where it begins in m_names; of the map's only
        std::uint32_t identifiers = 0; // where they begin in m_identifiers
        std::uint16_t nameLength = 0;
        std::uint16_t kind = 0;
        std::uint8_t identifierCount = 0;
        bool isEarlier = false;
        bool isOtherName = false;
    };
    // Which entries have something in common. Takes a third of the room of a table of hashes.
    class Groups {
    public:
        struct Member {
            std::uint64_t hash;
            std::uint32_t entry;
        };
        void add(std::uint64_t hash, std::uint32_t entry) { m_members.push_back({hash, entry}); }
        // After the last, before anybody is looked up.
        void finish();
        bool isEmpty() const { return m_members.empty(); }
        // In the order in which they were added.
        std::span<const Member> find(std::uint64_t hash) const;

    private:
        std::vector<Member> m_members;
    };

    void setName(Entry &entry, std::string_view comparableName);
    Entry &insert(RowId id, const Key &key, const std::vector<std::string> &identifiers);
    // By numbers of one scheme that differ.
    enum class Other { No, Perhaps, Surely };
    Other otherByNumber(const Entry &entry, const OrganisationRow &row) const;
    // Who is reached so; nobody where that tells nobody apart.
    std::span<const Groups::Member> reachedBy(std::uint64_t contact) const;
    bool sharesContact(RowId id, const std::vector<std::uint64_t> &contacts) const;
    Found findByName(const Key &key, const OrganisationRow &row,
                     const std::vector<std::uint64_t> &contacts,
                     const std::set<RowId> &named) const;
    Found findAlike(const Key &key, const OrganisationRow &row) const;

    std::string_view nameOf(const Entry &entry) const; // empty for rows of this very table
    // Those of the map within kSameSpotMetres.
    void forNearby(LatLon point, const std::function<void(const Entry &)> &visit) const;

    std::vector<Entry> m_entries;
    std::vector<Identifier> m_identifiers; // of one entry after the other
    std::string m_names;                   // of the map's organisations, likewise
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> m_byName; // the last of each
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> m_byIdentifier;
    // Of the map's organisations only.
    Groups m_byPostcode;
    Groups m_nearby; // by cell of about 25 m
    Groups m_byContact;
};

} // namespace placeweave
