// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/review.h"

#include "core/exchange/shared_places.h"
#include "core/joint/merge_organisations.h"
#include "core/model/said.h"

#include <algorithm>
#include <map>
#include <optional>

namespace placeweave {
namespace {

using Kind = Suggestion::Kind;

constexpr const Field &kStatus = fieldOf(Entity::Proposal, "status");
constexpr const Field &kOrganisationStatus = fieldOf(Entity::Organisation, "status");

constexpr const Field &kService = fieldOf(Entity::ServiceAtLocation, "service_id");
constexpr const Field &kWhere = fieldOf(Entity::ServiceAtLocation, "location_id");

// Of a place that a service did not have yet.
RowId serviceOf(const Suggestion &suggestion) {
    for (const auto &[field, value] : suggestion.fields)
        if (field == &kService)
            return {value.integer()};
    return {};
}

// The service that it is about, where it is.
Result<std::optional<Record>> serviceOf(MapFile &map, const Suggestion &suggestion) {
    RowId service = serviceOf(suggestion);
    if (suggestion.row && suggestion.entity == Entity::Service)
        service = suggestion.row;
    if (suggestion.row && suggestion.entity == Entity::ServiceAtLocation) {
        PW_TRY(const Record where, map.record(Entity::ServiceAtLocation, suggestion.row));
        service = where.reference("service_id");
    }
    if (!service)
        return std::nullopt;
    PW_TRY(Record record, map.record(Entity::Service, service));
    return record;
}

bool fits(Decision decision, Kind kind) {
    switch (decision) {
    case Decision::KeepBoth:
    case Decision::Merge:
        return kind == Kind::PerhapsSame;
    case Decision::UseList:
    case Decision::KeepOurs:
        return kind == Kind::Change || kind == Kind::Returned;
    case Decision::Closed:
    case Decision::StillThere:
        return kind == Kind::Vanished;
    }
    return false;
}

struct Settled {
    std::string_view verb;
    std::string_view status;
};
Settled settledAs(Decision decision) {
    switch (decision) {
    case Decision::KeepBoth:
        return {"suggestion.keep_both", "not_added"};
    case Decision::Merge:
        return {"organisation.merge", "already_here"};
    case Decision::UseList:
        return {"suggestion.add", "added"};
    case Decision::KeepOurs:
        return {"suggestion.leave", "not_added"};
    case Decision::Closed:
        return {"suggestion.closed", "added"};
    case Decision::StillThere:
        return {"suggestion.leave", "not_added"};
    }
    return {};
}

// Other suggestions about the record that is going now speak of the one that stays; between the two
// there is nothing left to say.
Result<void> follow(MapFile &map, Edit &edit, RowId settled, RowId kept, RowId gone) {
    PW_TRY(const auto proposals, map.records(Entity::Proposal));
    for (const Record &proposal : proposals) {
        if (auto said = saidOf(proposal); said && isAbout(*said, gone)) {
            if (said->organisation == gone)
                said->organisation = kept;
            for (Said::End &end : said->ends)
                if (end.organisation == gone)
                    end.organisation = kept;
            const Record now = proposalOf(*said);
            for (const std::string_view column : {"subject", "content"})
                PW_CHECK(
                    edit.set(*findField(Entity::Proposal, column), proposal.id(), now[column]));
        }
        auto suggestion = suggestionOf(proposal);
        if (!suggestion || proposal.id() == settled || proposal[kStatus].text() != "waiting" ||
            (suggestion->organisation != gone && suggestion->other != gone))
            continue;
        if (suggestion->organisation == gone)
            suggestion->organisation = kept;
        if (suggestion->entity == Entity::Organisation && suggestion->row == gone)
            suggestion->row = kept;
        if (suggestion->other == gone)
            suggestion->other = kept;
        if (suggestion->other == suggestion->organisation) {
            PW_CHECK(edit.remove(Entity::Proposal, proposal.id()));
            continue;
        }
        const Record now = proposalOf(*suggestion);
        for (const std::string_view column : {"subject", "content"})
            PW_CHECK(edit.set(*findField(Entity::Proposal, column), proposal.id(), now[column]));
    }
    return {};
}

// Of a row with what its place is, that part.
Record partOf(const Suggestion &suggestion, Entity entity) {
    Record part(entity);
    for (const auto &[field, value] : suggestion.fields)
        if (field->entity == entity)
            part[*field] = value;
    return part;
}

// Where a service is to happen: one that is there already, or else a new one. Where nothing is said
// of it, where its organisation is; that may be nowhere.
Result<RowId> placeOf(MapFile &map, Edit &edit, const Suggestion &suggestion) {
    if (std::ranges::none_of(suggestion.fields, [](const auto &field) {
            return field.first->entity == Entity::Location;
        })) {
        PW_TRY(const Record organisation,
               map.record(Entity::Organisation, suggestion.organisation));
        return organisation.reference("location_id");
    }
    const Record place = partOf(suggestion, Entity::Location);
    PW_TRY(const SharedPlaces known, SharedPlaces::of(map));
    if (const RowId there = known.find(SharedPlaces::keyOf(place)))
        return there;
    return edit.insert(place);
}

Result<void> useFields(MapFile &map, Edit &edit, const Suggestion &suggestion) {
    if (suggestion.entity == Entity::ServiceAtLocation) {
        PW_TRY(const RowId place, placeOf(map, edit, suggestion));
        return edit.set(kWhere, suggestion.row, Value(place.value));
    }
    for (const auto &[field, value] : suggestion.fields)
        PW_CHECK(edit.set(*field, suggestion.row, value));
    return {};
}

Result<void> addWhere(Edit &edit, RowId service, RowId place) {
    if (!place)
        return {};
    Record where(Entity::ServiceAtLocation);
    where["service_id"] = Value(service.value);
    where[kWhere] = Value(place.value);
    PW_CHECK(edit.insert(where));
    return {};
}

// A place, a way to contact or something on offer that the organisation did not have.
Result<void> addRow(MapFile &map, Edit &edit, const Suggestion &suggestion) {
    if (suggestion.entity == Entity::ServiceAtLocation) {
        PW_TRY(const RowId place, placeOf(map, edit, suggestion));
        return addWhere(edit, serviceOf(suggestion), place);
    }
    Record added = partOf(suggestion, suggestion.entity);
    const Value owner(suggestion.organisation.value);
    if (const Field *ownerField = findField(suggestion.entity, "organisation_id"))
        added[*ownerField] = owner;
    PW_TRY(const RowId id, edit.insert(added));
    if (suggestion.entity == Entity::Service) {
        PW_TRY(const RowId place, placeOf(map, edit, suggestion));
        return addWhere(edit, id, place);
    }
    if (suggestion.entity != Entity::Location)
        return {};
    return edit.set(fieldOf(Entity::Organisation, "location_id"), suggestion.organisation,
                    Value(id.value));
}

} // namespace

Result<std::vector<WaitingSuggestion>> waitingSuggestions(MapFile &map) {
    std::vector<WaitingSuggestion> waiting;
    PW_CHECK(map.forEach(Entity::Proposal, [&](const Record &proposal) {
        if (proposal[kStatus].text() == "waiting")
            if (auto suggestion = suggestionOf(proposal))
                waiting.push_back({proposal.id(), std::move(*suggestion), {}});
        return true;
    }));
    std::erase_if(waiting, [&](WaitingSuggestion &one) {
        const auto organisation = map.record(Entity::Organisation, one.suggestion.organisation);
        if (!organisation ||
            (one.suggestion.other && !map.record(Entity::Organisation, one.suggestion.other)) ||
            (one.suggestion.row && !map.record(one.suggestion.entity, one.suggestion.row)))
            return true;
        one.name = organisation->text("name");
        const auto service = serviceOf(map, one.suggestion);
        if (service && *service)
            one.service = (*service)->text("name");
        return !service; // what it was offered as is no more
    });
    std::ranges::stable_sort(waiting, [](const auto &a, const auto &b) {
        if (a.suggestion.kind != b.suggestion.kind)
            return a.suggestion.kind < b.suggestion.kind;
        return a.suggestion.likeness > b.suggestion.likeness;
    });
    return waiting;
}

// Within `edit`, of a suggestion that waits.
static Result<void> decide(MapFile &map, Edit &edit, RowId id, const Suggestion &suggestion,
                           Decision decision) {
    if (decision == Decision::Merge) {
        PW_CHECK(mergeOrganisations(map, edit, suggestion.other, suggestion.organisation));
        PW_CHECK(follow(map, edit, id, suggestion.other, suggestion.organisation));
    }
    if (decision == Decision::UseList)
        PW_CHECK(suggestion.row ? useFields(map, edit, suggestion) : addRow(map, edit, suggestion));
    if (decision == Decision::Closed && suggestion.entity == Entity::Service)
        PW_CHECK(edit.remove(Entity::Service, suggestion.row));
    else if (decision == Decision::Closed)
        PW_CHECK(edit.set(kOrganisationStatus, suggestion.organisation, Value("closed")));
    return edit.set(kStatus, id, Value(settledAs(decision).status));
}

Result<ActionId> settle(MapFile &map, RowId id, Decision decision) {
    PW_TRY(const Record proposal, map.record(Entity::Proposal, id));
    const auto suggestion = suggestionOf(proposal);
    if (!suggestion || !fits(decision, suggestion->kind))
        return fail(ErrorCode::InvalidInput, "That is no answer to this suggestion.");
    if (proposal[kStatus].text() != "waiting")
        return fail(ErrorCode::NotFound, "Somebody has settled this suggestion meanwhile.");
    PW_TRY(const Record organisation, map.record(Entity::Organisation, suggestion->organisation));
    PW_TRY(Edit edit,
           Edit::begin(map, std::string(settledAs(decision).verb), organisation.text("name")));
    PW_CHECK(decide(map, edit, id, *suggestion, decision));
    return edit.commit();
}

Result<ActionId> settleMet(MapFile &map, const Suggestion &met, Decision decision) {
    if (!fits(decision, met.kind) || met.kind != Kind::PerhapsSame)
        return fail(ErrorCode::InvalidInput, "That is no answer to this suggestion.");
    PW_TRY(const Record organisation, map.record(Entity::Organisation, met.organisation));
    PW_CHECK(map.record(Entity::Organisation, met.other));
    PW_TRY(Edit edit,
           Edit::begin(map, std::string(settledAs(decision).verb), organisation.text("name")));
    PW_TRY(const RowId id, edit.insert(proposalOf(met)));
    PW_CHECK(decide(map, edit, id, met, decision));
    return edit.commit();
}

} // namespace placeweave
