// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/field_origins.h"
#include "core/exchange/organisation_row.h"
#include "core/model/suggestion.h"
#include "core/store/edit.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

// Brings what a list says into rows that are there:
// - empty fields are filled, unless somebody has emptied them;
// - what this list (last month's, too) brought and nobody has touched since is kept up to date;
// - where somebody has put it right, a list that still says what it said is left alone, and one
//   that says something new becomes a suggestion;
// - what others wrote stays.
//
// A place that several organisations share is told by all of them. Who is said to be elsewhere now
// gets a place of their own, unless the list says so of everybody there; of its other facts the
// first row of a list that speaks of one counts, as it does when the place is made.
class RowUpdater {
public:
    // Which fields of organisations the lists of one import have columns for, by listKey().
    using ColumnsOfLists = std::map<std::string, std::set<const Field *>>;
    // `list` as it is called, listKey() is up to us. `together`: of all lists of this import.
    RowUpdater(MapFile &map, Edit &edit, std::string list, ColumnsOfLists together = {});

    struct Done {
        bool changed = false;
        bool isPlaced = false; // it now has a position
        int asked = 0;         // suggestions made
        // Types of contact of which the organisation has another, that stays.
        std::vector<std::string> notTaken = {};

        // Of a part of the record: what changed in it, and what is asked about.
        void add(const Done &part) {
            changed = changed || part.changed;
            asked += part.asked;
        }
    };
    // `organisation` is whose record shows a suggestion.
    Result<Done> update(const Record &there, const Record &from, RowId organisation);
    // An organisation with its main place and ways to contact. The second row of a list about the
    // same one only fills what the first left empty.
    Result<Done> updateOrganisation(RowId id, const OrganisationRow &row, bool isSecond);
    // Those who left a place that others share, once all rows are known; call after the last.
    Result<void> finish();
    // Facts about places that rows share; each record has the id of the place it speaks of.
    Result<void> fillPlaces(const std::vector<Record> &places);
    // Suggestions are made once: false when the same one waits already or was settled.
    Result<bool> suggestSame(RowId organisation, RowId other, double likeness);
    // `row` is the organisation itself, or what it offers.
    Result<bool> suggestVanished(Entity entity, RowId row, RowId organisation);
    // `row` none for one that the organisation does not have yet. False also for no fields.
    Result<bool> suggestReturned(RowId organisation, Entity entity, RowId row,
                                 std::vector<std::pair<const Field *, Value>> fields);
    // Whether this list brought the row, in an earlier import.
    Result<bool> brought(Entity entity, RowId row);
    // What this list called organisations whose name somebody has put right since.
    Result<std::map<RowId, std::string>> correctedNames() {
        return m_origins.correctedNames(m_list);
    }
    // Somebody has put right what a list said of it.
    Result<bool> wasCorrected(Entity entity, RowId row);
    // Somebody has said that a service does not happen there.
    Result<bool> wasUnlinked(RowId service, RowId place);
    // By an organisation or a service.
    Result<bool> isUsed(RowId place);

    const std::string &list() const { return m_list; }

    // Fields that change as one: those of a group, or a single one. Only such that a list may speak
    // of once the record is there.
    using Unit = std::vector<const Field *>;
    static std::vector<Unit> unitsOf(Entity entity);

private:
    enum class Due { Nothing, Fill, Replace, Ask };
    // `isOurs` when it is known that this list brought it.
    Result<Due> dueOf(const Unit &unit, const Record &there, const Record &from,
                      bool isOurs = false);
    Result<void> updateUnit(const Unit &unit, const Record &there, const Record &from,
                            RowId organisation, Done &done);
    Result<Done> updatePlace(const Record &organisation, const OrganisationRow &row);
    Result<Done> updateContacts(const Record &organisation, const OrganisationRow &row);
    Result<Done> updateServices(const Record &organisation, const OrganisationRow &row);
    // Of the lists that may have brought it, all of which come again, only this one speaks of it.
    bool isOnlyOurs(const Field &field, const FieldOrigins::Origin &origin) const;
    Result<bool> isShared(RowId place);
    // The place of the row becomes the main one.
    Result<void> moveTo(RowId organisation, const OrganisationRow &row, Done &done);
    // Whether the row says that its organisation is not where `place` is.
    Result<bool> isElsewhere(const Record &place, const Record &from, bool isOurs);
    // What others have said of a shared place in this import is not said again.
    void keepToNews(RowId place, Record &from);
    Result<void> settleLeaving(RowId place);
    Result<bool> suggest(const Suggestion &suggestion);

    MapFile &m_map;
    Edit &m_edit;
    std::string m_name;
    std::string m_list;
    ColumnsOfLists m_together;
    FieldOrigins m_origins;
    bool m_onlyFills = false;
    struct Leaving {
        RowId organisation;
        Record to;
    };
    std::map<RowId, std::vector<Leaving>> m_leaving;      // by the place they shared
    std::set<std::pair<RowId, const Field *>> m_spokenOf; // of shared places
    std::optional<std::set<std::string>> m_suggested;     // subject and content
};

} // namespace placeweave
