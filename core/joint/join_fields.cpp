// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/join_fields.h"

#include "core/base/text.h"
#include "core/joint/confirmation.h"
#include "core/model/text_sets.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field &kConfirmedItselfOn = fieldOf(Entity::Organisation, "confirmed_itself_on");
constexpr const Field &kConsentReview = fieldOf(Entity::Person, "consent_review");
constexpr const Field &kPersonNote = fieldOf(Entity::Person, "note");

// What people write freely, where two texts can stand one after the other.
constexpr std::array kJoinedTexts{&fieldOf(Entity::Organisation, "note"),
                                  &fieldOf(Entity::Contact, "label"),
                                  &kPersonNote,
                                  &fieldOf(Entity::Connection, "note"),
                                  &fieldOf(Entity::Serves, "note"),
                                  &fieldOf(Entity::Channel, "what_worked")};

// What readers take an empty field for (core/exchange/disclosure.h): who was not asked has not
// agreed.
constexpr auto kWhereEmpty = std::to_array<std::pair<const Field *, std::string_view>>({
    {&fieldOf(Entity::Organisation, "listing_permission"), "not_asked"},
    {&fieldOf(Entity::Contact, "sensitivity"), "partner"},
    {&fieldOf(Entity::Contact, "consent_basis"), "not_asked"},
    {&fieldOf(Entity::Person, "consent_basis"), "not_asked"},
    {&fieldOf(Entity::Person, "consent_scope"), "internal"},
});

int protectionOf(const Field &field, const Value &value) {
    std::string_view code = value.text();
    if (value.isEmpty())
        for (const auto &[protective, meaning] : kWhereEmpty)
            if (protective == &field)
                code = meaning;
    return vocabulary(field.detail).protection(code);
}

// Of the fields that change as one.
bool isGroupEmpty(const Record &record, const Field &field) {
    return std::ranges::all_of(fieldsOf(record.entity()), [&](const Field &other) {
        const bool isInUnit = field.group.empty() ? &other == &field : other.group == field.group;
        return !isInUnit || other.merge == MergeRule::Stricter || record[other].isEmpty();
    });
}

// The answer that a group is about: who gave a permission, and when, belongs to it; likewise who
// confirmed, to the day.
const Field *answerOf(const Field &field, MergeRule merge) {
    if (field.group.empty())
        return field.merge == merge ? &field : nullptr;
    for (const Field &other : fieldsOf(field.entity))
        if (other.group == field.group && other.merge == merge)
            return &other;
    return nullptr;
}

Value bothTexts(const Field &field, const Value &kept, const Value &other) {
    if (kept.isEmpty() || other.isEmpty())
        return kept.isEmpty() ? other : kept;
    if (folded(kept.text()).contains(folded(other.text())))
        return kept;
    return Value(kept.text() + (field.type == FieldType::LongText ? "\n" : "; ") + other.text());
}

Value ofTheAnswer(const Field &field, const Field &answer, const Record &kept,
                  const Record &other) {
    // Consent that has run out does not run on because somebody else has no day for it.
    if (&field == &kConsentReview && !kept[field].isEmpty() && !other[field].isEmpty())
        return kept[field].text() <= other[field].text() ? kept[field] : other[field];
    if (&field == &kConsentReview)
        return kept[field].isEmpty() ? other[field] : kept[field];
    if (kept[answer] == other[answer])
        return isGroupEmpty(kept, field) ? other[field] : kept[field];
    return stricterOf(answer, kept[answer], other[answer]) == kept[answer] ? kept[field]
                                                                           : other[field];
}

Value joinedValue(const Field &field, const Record &kept, const Record &other) {
    if (field.merge == MergeRule::Stricter)
        return stricterOf(field, kept[field], other[field]);
    if (field.merge == MergeRule::Set)
        return other[field].isEmpty() ? kept[field] : united(kept[field], other[field]);
    if (const Field *day = answerOf(field, MergeRule::Later); day && kept[*day] != other[*day])
        return kept[*day].text() > other[*day].text() ? kept[field] : other[field];
    if (const Field *answer = answerOf(field, MergeRule::Stricter))
        return ofTheAnswer(field, *answer, kept, other);
    if (std::ranges::contains(kJoinedTexts, &field))
        return bothTexts(field, kept[field], other[field]);
    return isGroupEmpty(kept, field) ? other[field] : kept[field];
}

std::string inWords(const Field &field, const Value &value) {
    return field.type == FieldType::Code ? vocabulary(field.detail).label(value.text())
                                         : value.text();
}

bool saysOtherwise(const Value &value, const Value &other) {
    return !other.isEmpty() && value != other &&
           !(value.isText() && other.isText() && folded(value.text()) == folded(other.text()));
}

// One line for each field of a person of which the joined record says something else.
std::string linesLeftOver(const Record &joined, const Record &other) {
    std::string lines;
    for (const Field &field : fieldsOf(Entity::Person))
        if (!refersToRow(field) && &field != &kPersonNote && field.merge != MergeRule::Set &&
            saysOtherwise(joined[field], other[field]))
            lines += std::format("{}{}: {}", lines.empty() ? "" : "\n", field.label,
                                 inWords(field, other[field]));
    return lines;
}

} // namespace

Value stricterOf(const Field &field, const Value &a, const Value &b) {
    if (field.type == FieldType::Boolean)
        return a.isTrue() || b.isEmpty() ? a : b;
    const int first = protectionOf(field, a);
    const int second = protectionOf(field, b);
    if (first == second)
        return a.isEmpty() ? b : a;
    return first > second ? a : b;
}

Result<void> joinFields(Edit &edit, const Record &kept, const Record &other) {
    Record joined = kept;
    for (const Field &field : fieldsOf(kept.entity()))
        joined[field] = joinedValue(field, kept, other);
    if (kept.entity() == Entity::Organisation &&
        folded(kept[kName].text()) != folded(other[kName].text()))
        joined[kOtherNames] = united(joined[kOtherNames], setValue({other[kName].text()}));
    if (kept.entity() == Entity::Organisation)
        if (const std::string own = std::max(confirmedByItselfOn(kept), confirmedByItselfOn(other));
            !own.empty())
            joined[kConfirmedItselfOn] = Value(own);
    if (kept.entity() == Entity::Person)
        joined[kPersonNote] =
            bothTexts(kPersonNote, joined[kPersonNote], Value(linesLeftOver(joined, other)));
    for (const Field &field : fieldsOf(kept.entity()))
        PW_CHECK(edit.set(field, kept.id(), joined[field]));
    return {};
}

bool contradict(const Record &kept, const Record &other) {
    return std::ranges::any_of(fieldsOf(kept.entity()), [&](const Field &field) {
        return field.merge == MergeRule::Latest && !std::ranges::contains(kJoinedTexts, &field) &&
               !kept[field].isEmpty() && saysOtherwise(kept[field], other[field]);
    });
}

} // namespace placeweave
