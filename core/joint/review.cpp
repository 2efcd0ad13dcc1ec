// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/review.h"

#include "core/joint/merge_organisations.h"
#include "core/model/said.h"

#include <algorithm>
#include <map>

namespace placeweave {
namespace {

using Kind = Suggestion::Kind;

constexpr const Field &kStatus = fieldOf(Entity::Proposal, "status");
constexpr const Field &kOrganisationStatus = fieldOf(Entity::Organisation, "status");

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

Result<void> useFields(Edit &edit, const Suggestion &suggestion) {
    for (const auto &[field, value] : suggestion.fields)
        PW_CHECK(edit.set(*field, suggestion.row, value));
    return {};
}

// A place or a way to contact that the organisation did not have.
Result<void> addRow(Edit &edit, const Suggestion &suggestion) {
    Record added(suggestion.entity);
    for (const auto &[field, value] : suggestion.fields)
        added[*field] = value;
    const Value owner(suggestion.organisation.value);
    if (const Field *ownerField = findField(suggestion.entity, "organisation_id"))
        added[*ownerField] = owner;
    PW_TRY(const RowId id, edit.insert(added));
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
        if (one.suggestion.entity == Entity::Service && one.suggestion.row)
            if (const auto service = map.record(Entity::Service, one.suggestion.row))
                one.service = service->text("name");
        return false;
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
        PW_CHECK(suggestion.row ? useFields(edit, suggestion) : addRow(edit, suggestion));
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
