// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/row_history.h"

#include "core/model/said.h"
#include "core/model/suggestion.h"
#include "core/model/vocabulary.h"
#include "core/store/reckoning.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <format>
#include <limits>
#include <nlohmann/json.hpp>
#include <ranges>

namespace placeweave {
namespace {

constexpr const Field &kPrivate = fieldOf(Entity::Organisation, "private");
constexpr int kFurthestOwner = 4; // attachment, story, organisation, place

// A place that is written over has moved as much as one that is changed for another.
bool saysWhere(const Field &field) {
    return field.entity == Entity::Location &&
           (field.column == "geom" || field.column == "address" || field.column == "postcode");
}

std::string told(const Field &field, const Value &before, const Value &after) {
    return std::format("\"{}\":[{},{}]", field.key, toLog(field, before), toLog(field, after));
}

std::string told(const Field &field, const Value &after) {
    return std::format("\"{}\":[{}]", field.key, toLog(field, after));
}

void append(std::string &fields, const std::string &one) {
    fields += fields.empty() ? one : "," + one;
}

// What a newer program has said of the row, among colleagues.
void addUnknown(const std::vector<OrderedChange> &changes,
                std::map<std::int64_t, std::string> &fields) {
    for (const OrderedChange &next : changes) {
        const auto all = nlohmann::json::parse(next.change.fields, nullptr, false);
        if (!all.is_object() || next.change.op == "delete")
            continue;
        for (const auto &[key, value] : all.items()) {
            std::int64_t number = 0;
            std::from_chars(key.data(), key.data() + key.size(), number);
            if (!fieldByKey(number))
                append(fields[next.change.id],
                       std::format("{}:{}", nlohmann::json(key).dump(), value.dump()));
        }
    }
}

// What the readers' program will make of it.
struct Sent {
    std::optional<Value> before;
    Value after;
    std::size_t change = 0;
};

} // namespace

struct RowHistory::Named {
    const OrderedChange *change = nullptr;
    log::FieldChange values;
};

Result<LivesInFile *> RowHistory::lives() {
    if (!m_lives) {
        m_reconciling.newSince = std::numeric_limits<std::int64_t>::max();
        PW_TRY(m_lives, LivesInFile::of(m_map, m_reconciling));
    }
    return m_lives.get();
}

Result<RowHistory::Plan> RowHistory::of(RowKey key, bool wasSent) {
    const auto record = m_map.record(key.entity, key.row);
    if (record)
        return ofPresent(*record);
    if (record.error().code != ErrorCode::NotFound)
        return std::unexpected(record.error());
    return ofGone(key, wasSent);
}

// --- rows that are there ---

Result<RowHistory::Plan> RowHistory::ofPresent(const Record &record) {
    Plan plan;
    plan.isInMap = true;
    const Entity entity = record.entity();
    const bool isInternal = m_disclosure.tellsAll();
    const std::optional<Record> shown = m_disclosure.disclosed(record);
    bool isHidden = !shown;
    if (!isHidden && entity == Entity::Proposal) {
        PW_TRY(isHidden, belongsToHidden(record, 0));
    }
    if (isHidden) {
        if (isInternal && entity == Entity::Organisation && record[kPrivate].isTrue())
            plan.seen = Seen::OnlyThatItIsPrivate;
        return plan;
    }
    plan.seen = Seen::All;
    if (entity == Entity::Location && !((*shown)["geom"] == record["geom"]))
        plan.shownPoint = (*shown)["geom"].point();
    else if (entity == Entity::Organisation)
        if (const ShownPlace place = m_disclosure.place(record.id());
            place.detail == ShownPlace::Detail::Approximate)
            plan.shownPoint = place.point;

    PW_TRY(LivesInFile * log, lives());
    PW_TRY(const std::vector<OrderedChange> changes, log->changesOf({entity, record.id()}));
    PW_TRY(const LivesInFile::Row *known, log->row({entity, record.id()}));
    Life::Order since;
    if (!isInternal && changes.size() > 1) {
        PW_TRY(since, openSince(record, 0));
    }
    std::map<const Field *, std::vector<Named>> byField;
    for (const OrderedChange &next : changes)
        plan.wasDeleted = plan.wasDeleted || next.change.op == "delete";
    for (const OrderedChange &next : changes)
        for (log::FieldChange &one : log::fieldChangesOf(next.change))
            if (next.change.op != "delete")
                byField[one.field].push_back({&next, std::move(one)});
    for (const Field &field : fieldsOf(entity)) {
        if (!m_disclosure.shows(field) || !((*shown)[field] == record[field])) {
            plan.keepsBack = true;
            continue;
        }
        const auto named = byField.find(&field);
        const bool isWhole =
            named == byField.end() || planField(record, field, named->second, since, plan);
        const Value &original = known->original(field);
        if (!isWhole || original.isEmpty())
            continue;
        // Of a field that has changed, its changes tell, unless they tell it otherwise.
        const auto earliest = known->named.find(&field);
        if (earliest != known->named.end() && earliest->second == original)
            continue;
        if (isInternal || passes(record, field, original))
            plan.originals.values.emplace(&field, original);
    }
    if (isInternal) {
        plan.originals.unknown = known->originals.unknown;
        addUnknown(changes, plan.fields);
    }
    return plan;
}

bool RowHistory::passes(const Record &record, const Field &field, const Value &value) const {
    if (value.isEmpty() || value == record[field])
        return true;
    Record then = record;
    then[field] = value;
    const std::optional<Record> shown = m_disclosure.disclosed(then);
    return shown && (*shown)[field] == value;
}

// From the latest change back; whether all of it may leave.
bool RowHistory::planField(const Record &record, const Field &field,
                           const std::vector<Named> &changes, Life::Order openSince,
                           Plan &plan) const {
    const auto add = [&](const Named &named, const std::string &one) {
        append(plan.fields[named.change->change.id], one);
    };
    if (m_disclosure.tellsAll()) {
        for (const Named &named : changes)
            add(named, named.values.knowsBefore
                           ? told(field, named.values.before, named.values.after)
                           : told(field, named.values.after));
        return true;
    }
    std::vector<Sent> sent; // latest first
    bool goesOn = true;
    for (std::size_t i = changes.size(); i-- > 0 && goesOn;) {
        const log::FieldChange &values = changes[i].values;
        if (!passes(record, field, values.after) ||
            (!sent.empty() && changes[i].change->order <= openSince))
            break;
        // What was before is from before.
        goesOn = values.knowsBefore && passes(record, field, values.before) &&
                 (i > 0 ? changes[i - 1].change->order > openSince : openSince == Life::Order{});
        sent.push_back({goesOn ? std::optional(values.before) : std::nullopt, values.after, i});
    }
    const bool isWhole = goesOn && sent.size() == changes.size();
    // Of answers that were joined, a part would come to something else.
    Life read;
    read.record = Record(record.entity(), record.id());
    if (isWhole)
        read.record[field] = changes.front().values.before;
    for (const Sent &one : std::views::reverse(sent)) {
        log::Change change;
        change.entityKey = entityKey(field.entity);
        change.op = changes[one.change].change->change.op;
        change.fields =
            "{" + (one.before ? told(field, *one.before, one.after) : told(field, one.after)) + "}";
        apply(change, changes[one.change].change->order, read);
    }
    if (sent.empty() || !(read.record[field] == record[field])) {
        add(changes.back(), told(field, record[field]));
        return false;
    }
    for (const Sent &one : sent)
        add(changes[one.change],
            one.before ? told(field, *one.before, one.after) : told(field, one.after));
    return isWhole;
}

// When somebody last lifted a protection of the row or of what it is about, or it was last moved:
// what was written before was written for fewer eyes.
Result<Life::Order> RowHistory::openSince(const Record &record, int depth) {
    Life::Order since;
    PW_TRY(LivesInFile * log, lives());
    PW_TRY(const auto changes, log->changesOf({record.entity(), record.id()}));
    for (const OrderedChange &next : changes) {
        if (next.change.op == "insert")
            continue;
        for (const log::FieldChange &one : log::fieldChangesOf(next.change)) {
            const Field &field = *one.field;
            const bool isMove = (refersToRow(field) && field.detail == "location") ||
                                (saysWhere(field) && !one.before.isEmpty());
            if (next.change.op != "delete" && !(one.before == one.after) &&
                (field.merge == MergeRule::Stricter || isMove))
                since = std::max(since, next.order);
        }
    }
    for (const Field &field : fieldsOf(record.entity())) {
        if (depth >= kFurthestOwner || !refersToRow(field) || record[field].isEmpty())
            continue;
        const RowKey target = targetOf(field, record[field]);
        const auto parent = m_map.record(target.entity, target.row);
        if (!parent)
            continue;
        PW_TRY(const Life::Order order, openSince(*parent, depth + 1));
        since = std::max(since, order);
    }
    return since;
}

// --- rows that are gone ---

Result<RowHistory::Plan> RowHistory::ofGone(RowKey key, bool wasSent) {
    Plan plan;
    if (!m_disclosure.tellsAll()) {
        plan.seen = wasSent ? Seen::OnlyThatItIsGone : Seen::Nothing;
        return plan;
    }
    PW_TRY(LivesInFile * log, lives());
    PW_TRY(const LivesInFile::Row *row, log->row(key));
    PW_TRY(const bool isHidden, belongsToHidden(row->life.record, 0));
    if (isHidden)
        return plan;
    plan.seen = Seen::All;
    PW_TRY(const std::vector<OrderedChange> changes, log->changesOf(key));
    for (const OrderedChange &next : changes)
        if (next.change.fields.size() > 2) // all but the braces
            plan.fields[next.change.id] =
                next.change.fields.substr(1, next.change.fields.size() - 2);
    plan.originals = row->kept;
    return plan;
}

// A place does not say whose it was: those who went say it.
Result<void> RowHistory::readGonePlaces() {
    if (m_gonePlaces)
        return {};
    PW_TRY(m_gonePlaces,
           log::goneTargets(m_map.database(), fieldOf(Entity::Organisation, "location_id")));
    return {};
}

// It is private, or about something that is; also where that is gone.
Result<bool> RowHistory::belongsToHidden(const Record &record, int depth) {
    if (record.entity() == Entity::Organisation && record[kPrivate].isTrue())
        return true;
    std::vector<RowKey> about;
    for (const Field &field : fieldsOf(record.entity()))
        if (refersToRow(field) && !record[field].isEmpty() && field.detail == "organisation")
            about.push_back(targetOf(field, record[field]));
        else if (field.type == FieldType::Owner && !record[field].isEmpty())
            about.push_back(targetOf(field, record[field]));
    if (record.entity() == Entity::Proposal) {
        if (const auto suggestion = suggestionOf(record))
            for (const RowId row : {suggestion->organisation, suggestion->other})
                if (row)
                    about.push_back({Entity::Organisation, row});
        if (const auto said = saidOf(record))
            for (const RowId row :
                 {said->organisation, said->ends[0].organisation, said->ends[1].organisation})
                if (row)
                    about.push_back({Entity::Organisation, row});
    }
    if (record.entity() == Entity::Location) {
        PW_CHECK(readGonePlaces());
        assert(m_gonePlaces);
        const auto [first, last] = m_gonePlaces->equal_range(record.id());
        for (auto user = first; user != last; ++user)
            about.push_back({Entity::Organisation, user->second});
    }
    for (const RowKey &target : about) {
        if (depth >= kFurthestOwner)
            return true;
        PW_TRY(LivesInFile * log, lives());
        PW_TRY(const LivesInFile::Row *row, log->row(target));
        PW_TRY(const bool isHidden, belongsToHidden(row->life.record, depth + 1));
        if (isHidden)
            return true;
    }
    return false;
}

} // namespace placeweave
