// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"

#include <optional>
#include <string>
#include <vector>

// What the window can do to a map: each function is one recorded action, run on the worker. The
// verbs they record are turned into sentences by verb_sentences.h.
namespace placeweave::edits {

enum class Where { Here, RoughlyHere, NoFixedPlace, Later };

struct NewOrganisation {
    std::string name;
    std::string kind; // code, may be empty
    Where where = Where::Later;
    std::optional<LatLon> point;
};

// Kinds that must be asked first start as "not asked"; so does one whose kind is not known yet.
Result<RowId> addOrganisation(MapFile &map, const NewOrganisation &organisation);
Result<void> removeOrganisations(MapFile &map, const std::vector<RowId> &organisations);

// Puts the organisation's main place there; makes one where there is none.
Result<void> movePin(MapFile &map, RowId organisation, LatLon point, Where how);
Result<void> setNoFixedPlace(MapFile &map, RowId organisation);

// A field of an organisation or of its main place, for all of them as one action. The place is made
// where it is missing.
Result<void> setForAll(MapFile &map, const std::vector<RowId> &organisations, const Field &field,
                       const Value &value);
// A field of any other row; `subject` names the organisation it belongs to.
Result<void> setField(MapFile &map, const Field &field, RowId row, const Value &value,
                      const std::string &subject);

// A new row of `entity`, filled in as given.
Result<RowId> addRow(MapFile &map, const Record &record, const std::string &subject);
// A community made on the spot, and that the organisation reaches it.
Result<void> serveNewCommunity(MapFile &map, RowId organisation, const std::string &name,
                               RowId servesRow);
// A place made on the spot for a row of ServiceAtLocation.
Result<void> happenAtNewPlace(MapFile &map, RowId service, const std::string &name, RowId whereRow);
Result<void> removeRow(MapFile &map, Entity entity, RowId row, const std::string &subject);

// "Still right": today, by whoever is at the keyboard.
Result<void> confirm(MapFile &map, RowId organisation, bool byItself, const std::string &how);
// The channel was looked at today, and found alive; again in twelve months.
Result<void> channelChecked(MapFile &map, RowId channel);
// An offer was found for a need; it stays open until somebody says that it is met.
Result<void> offerFound(MapFile &map, RowId need, const std::string &byWhom);
Result<void> needMet(MapFile &map, RowId need);

Result<void> setAbout(MapFile &map, const std::string &column, const std::string &text);

} // namespace placeweave::edits
