// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/merge_organisations.h"

#include "core/base/text.h"
#include "core/model/text_sets.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field &kPlace = fieldOf(Entity::Organisation, "location_id");

// Of what belongs to an organisation: two that agree in these are one.
struct SameWhen {
    Entity entity;
    std::array<std::string_view, 3> columns; // empty ones do not count
};
constexpr std::array kSameWhen{
    SameWhen{Entity::Contact, {"contact_type", "value", ""}},
    SameWhen{Entity::Service, {"name", "", ""}},
    SameWhen{Entity::Person, {"name", "", ""}},
    SameWhen{Entity::Connection, {"from_id", "to_id", "connection_type"}},
    SameWhen{Entity::Serves, {"community_id", "", ""}},
    SameWhen{Entity::Channel, {"channel", "audience", ""}}};

std::string keyOf(const Record &record, const SameWhen &same) {
    std::string key;
    for (const std::string_view column : same.columns)
        if (!column.empty()) {
            const Value &value = record[column];
            key += value.isInteger() ? std::to_string(value.integer()) : folded(value.text());
            key += '\n';
        }
    return key;
}

// Between two codes of a protective field, or two switches.
Value stricter(const Field &field, const Value &a, const Value &b) {
    if (field.type == FieldType::Boolean)
        return a.isTrue() ? a : b;
    const Vocabulary &words = vocabulary(field.detail);
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return words.protection(a.text()) >= words.protection(b.text()) ? a : b;
}

bool isGroupEmpty(const Record &record, const Field &field) {
    return std::ranges::all_of(fieldsOf(record.entity()), [&](const Field &other) {
        const bool isInUnit = field.group.empty() ? &other == &field : other.group == field.group;
        return !isInUnit || record[other].isEmpty();
    });
}

Result<void> joinFields(Edit &edit, const Record &kept, const Record &other) {
    for (const Field &field : fieldsOf(kept.entity())) {
        if (&field == &kPlace || other[field].isEmpty())
            continue;
        Value value = kept[field];
        if (field.merge == MergeRule::Stricter)
            value = stricter(field, kept[field], other[field]);
        else if (field.merge == MergeRule::Set)
            value = united(kept[field], other[field]);
        else if (isGroupEmpty(kept, field))
            value = other[field];
        if (&field == &kOtherNames && folded(kept[kName].text()) != folded(other[kName].text()))
            value = united(value, setValue({other[kName].text()}));
        PW_CHECK(edit.set(field, kept.id(), value));
    }
    if (other[kOtherNames].isEmpty() && folded(kept[kName].text()) != folded(other[kName].text()))
        PW_CHECK(edit.set(kOtherNames, kept.id(),
                          united(kept[kOtherNames], setValue({other[kName].text()}))));
    return {};
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
    const Value shown = stricter(disclosure, ourPlace[disclosure], theirPlace[disclosure]);
    const bool isTheirs = ourPlace["geom"].isEmpty() && !theirPlace["geom"].isEmpty();
    if (isTheirs)
        PW_CHECK(edit.set(kPlace, kept.id(), Value(theirs.value)));
    else
        PW_CHECK(joinFields(edit, ourPlace, theirPlace));
    return edit.set(disclosure, isTheirs ? theirs : ours, shown);
}

Result<void> moveOver(MapFile &map, Edit &edit, RowId kept, RowId other) {
    for (const Field &field : kFields) {
        if (!refersToRow(field) || field.detail != info(Entity::Organisation).table)
            continue;
        PW_TRY(const auto theirs, map.recordsOf(field.entity, field.column, other));
        PW_TRY(const auto ours, map.recordsOf(field.entity, field.column, kept));
        const auto same = std::ranges::find(kSameWhen, field.entity, &SameWhen::entity);
        std::set<std::string> known;
        if (same != kSameWhen.end())
            for (const Record &row : ours)
                known.insert(keyOf(row, *same));
        for (Record row : theirs) {
            row[field] = Value(kept.value);
            const bool isSelf = row.entity() == Entity::Connection &&
                                row.reference("from_id") == row.reference("to_id");
            const bool isKnown = same != kSameWhen.end() && known.contains(keyOf(row, *same));
            // What hangs on a service that is left behind goes over with nothing to hang on.
            if (isSelf || (isKnown && row.entity() != Entity::Service))
                PW_CHECK(edit.remove(row.entity(), row.id()));
            else
                PW_CHECK(edit.set(field, row.id(), Value(kept.value)));
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
    PW_CHECK(moveOver(map, edit, kept, other));
    return edit.remove(Entity::Organisation, other);
}

} // namespace placeweave
