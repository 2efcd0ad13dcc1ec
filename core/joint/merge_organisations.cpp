// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/merge_organisations.h"

#include "core/base/text.h"
#include "core/joint/join_fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

namespace placeweave {
namespace {

constexpr const Field &kPlace = fieldOf(Entity::Organisation, "location_id");

// Of what belongs to an organisation, or to a person: two that agree in these are one. What belongs
// to one named person is not what belongs to the group, though the number be the same.
struct SameWhen {
    Entity entity;
    std::array<const Field *, 3> fields;
    bool evenIfTheyDiffer; // else two that say something differently both stay
};
constexpr std::array kSameWhen{
    SameWhen{Entity::Contact,
             {&fieldOf(Entity::Contact, "contact_type"), &fieldOf(Entity::Contact, "value"),
              &fieldOf(Entity::Contact, "person_id")},
             true},
    SameWhen{Entity::Person, {&fieldOf(Entity::Person, "name"), nullptr, nullptr}, true},
    SameWhen{Entity::Connection,
             {&fieldOf(Entity::Connection, "from_id"), &fieldOf(Entity::Connection, "to_id"),
              &fieldOf(Entity::Connection, "what")},
             true},
    SameWhen{Entity::Serves, {&fieldOf(Entity::Serves, "community_id"), nullptr, nullptr}, true},
    SameWhen{Entity::Channel,
             {&fieldOf(Entity::Channel, "channel"), &fieldOf(Entity::Channel, "name"),
              &fieldOf(Entity::Channel, "audience")},
             false}};

std::string keyOf(const Record &record, const SameWhen &same) {
    std::string key;
    for (const Field *field : same.fields)
        if (field) {
            const Value &value = record[*field];
            key += value.isInteger() ? std::to_string(value.integer()) : folded(value.text());
            key += '\n';
        }
    return key;
}

// The place with a position stands; of two, that of the record that is kept.
Result<void> joinPlaces(MapFile &map, Edit &edit, const Record &kept, const Record &other) {
    const RowId theirs = other.reference("location_id");
    const RowId ours = kept.reference("location_id");
    if (!theirs || theirs == ours)
        return {};
    if (!ours)
        return edit.set(kPlace, kept.id(), Value(theirs.value));
    PW_TRY(const Record ourPlace, map.record(Entity::Location, ours));
    PW_TRY(const Record theirPlace, map.record(Entity::Location, theirs));
    const Field &disclosure = fieldOf(Entity::Location, "disclosure");
    const Value shown = stricterOf(disclosure, ourPlace[disclosure], theirPlace[disclosure]);
    const bool isTheirs = ourPlace["geom"].isEmpty() && !theirPlace["geom"].isEmpty();
    if (isTheirs)
        PW_CHECK(edit.set(kPlace, kept.id(), Value(theirs.value)));
    PW_CHECK(isTheirs ? joinFields(edit, theirPlace, ourPlace)
                      : joinFields(edit, ourPlace, theirPlace));
    return edit.set(disclosure, isTheirs ? theirs : ours, shown);
}

// People first: what belongs to one of them is then told from what belongs to the group.
std::vector<const Field *> fieldsReferringTo(Entity entity) {
    std::vector<const Field *> fields;
    for (const Field &field : kFields)
        if (refersToRow(field) && field.detail == info(entity).table)
            fields.push_back(&field);
    std::ranges::stable_partition(
        fields, [](const Field *field) { return field->entity == Entity::Person; });
    return fields;
}

// Everything that belongs or refers to `other` goes over to `kept`; of what both have, one is left
// that says what the two said.
Result<void> moveOver(MapFile &map, Edit &edit, Entity entity, RowId kept, RowId other) {
    for (const Field *field : fieldsReferringTo(entity)) {
        PW_TRY(const auto theirs, map.recordsOf(field->entity, field->column, other));
        PW_TRY(const auto ours, map.recordsOf(field->entity, field->column, kept));
        const auto same = std::ranges::find(kSameWhen, field->entity, &SameWhen::entity);
        std::map<std::string, RowId> known;
        if (same != kSameWhen.end())
            for (const Record &row : ours)
                known.try_emplace(keyOf(row, *same), row.id());
        for (Record row : theirs) {
            row[*field] = Value(kept.value);
            const bool isSelf = row.entity() == Entity::Connection &&
                                row.reference("from_id") == row.reference("to_id");
            if (isSelf) {
                PW_CHECK(edit.remove(row.entity(), row.id()));
                continue;
            }
            const auto twin = same == kSameWhen.end() ? known.end() : known.find(keyOf(row, *same));
            if (twin != known.end()) {
                PW_TRY(const Record there, map.record(row.entity(), twin->second));
                if (same->evenIfTheyDiffer || !contradict(there, row)) {
                    PW_CHECK(joinFields(edit, there, row));
                    PW_CHECK(moveOver(map, edit, row.entity(), there.id(), row.id()));
                    PW_CHECK(edit.remove(row.entity(), row.id()));
                    continue;
                }
            }
            PW_CHECK(edit.set(*field, row.id(), Value(kept.value)));
        }
    }
    return {};
}

} // namespace

Result<void> mergeOrganisations(MapFile &map, Edit &edit, RowId kept, RowId other) {
    if (kept == other)
        return fail(ErrorCode::InvalidInput, "An organisation cannot be merged with itself.");
    PW_TRY(const Record ours, map.record(Entity::Organisation, kept));
    PW_TRY(const Record theirs, map.record(Entity::Organisation, other));
    PW_CHECK(joinFields(edit, ours, theirs));
    PW_CHECK(joinPlaces(map, edit, ours, theirs));
    PW_CHECK(moveOver(map, edit, Entity::Organisation, kept, other));
    return edit.remove(Entity::Organisation, other);
}

} // namespace placeweave
