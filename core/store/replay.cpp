// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/replay.h"

#include "core/model/vocabulary.h"
#include "core/store/rows.h"

#include <algorithm>
#include <format>
#include <set>
#include <unordered_map>

namespace placeweave {
namespace {

using Order = std::pair<std::int64_t, std::int64_t>;
using RowKey = ChangeSet::RowKey;

struct Life {
    Record record;
    bool exists = false; // was ever inserted or restored
    bool erased = false;
    Order lastLife{};
    Order lastDelete{};
    // Inserted and deleted by one action: deleted.
    bool deleted() const { return exists && lastDelete >= lastLife && lastDelete != Order{}; }
};

// --- the merge rules of the register ---

int protectionOf(const Field &field, const Value &value) {
    if (field.type == FieldType::Boolean)
        return value.isTrue() ? 1 : 0;
    return vocabulary(field.detail).protection(value.text());
}

// Elements that the later change took away or added, applied to what the others made of the set.
Value mergedSet(const Value &current, const Value &before, const Value &after) {
    std::vector<std::string> merged = setElements(current);
    const std::vector<std::string> old = setElements(before);
    const std::vector<std::string> now = setElements(after);
    std::erase_if(merged, [&](const std::string &element) {
        return std::ranges::contains(old, element) && !std::ranges::contains(now, element);
    });
    for (const std::string &element : now)
        if (!std::ranges::contains(merged, element))
            merged.push_back(element);
    return setValue(merged);
}

Value merged(const Field &field, const Value &current, const Value &before, const Value &after) {
    if (current == before) // nobody was in between
        return after;
    if (field.merge == MergeRule::Set)
        return mergedSet(current, before, after);
    if (field.merge == MergeRule::Stricter &&
        protectionOf(field, current) > protectionOf(field, after))
        return current;
    return after;
}

void apply(const log::Change &change, Order order, Life &life) {
    if (change.op == "delete") {
        life.lastDelete = order;
        return;
    }
    life.lastLife = order;
    life.exists = true;
    for (const auto &[field, values] : log::fieldsOfChange(change))
        life.record[*field] = change.op == "restore" ? values.second
                                                     : merged(*field, life.record[*field],
                                                              values.first, values.second);
}

// A living row brings back what it refers to and what owns it.
void revive(std::map<RowKey, Life> &lives) {
    bool again = true;
    while (again) {
        again = false;
        for (const auto &[key, life] : lives) {
            if (life.deleted() || life.erased)
                continue;
            for (const Field &field : fieldsOf(key.entity)) {
                if (!refersToRow(field) || life.record[field].isEmpty())
                    continue;
                const auto parent = lives.find(
                    {entityByTable(field.detail)->entity, RowId{life.record[field].integer()}});
                if (parent != lives.end() && parent->second.deleted() &&
                    parent->second.lastDelete < life.lastLife) {
                    parent->second.lastLife = life.lastLife;
                    again = true;
                }
            }
        }
    }
}

} // namespace

Result<ChangeSet> readChangeSet(MapFile &map) {
    ChangeSet set;
    PW_TRY(set.actions, log::actions(map.database(), 0));
    std::ranges::reverse(set.actions); // oldest first: the earliest mention of a field comes first
    for (const log::Action &action : set.actions) {
        PW_TRY(auto changes, log::changesOf(map.database(), action.id));
        for (log::Change &change : changes) {
            const EntityInfo *entity = entityByKey(change.entityKey);
            if (entity && change.op != "insert") {
                auto &originals = set.originals[{entity->entity, change.row}];
                for (const auto &[field, values] : log::fieldsOfChange(change))
                    originals.try_emplace(field, values.first);
            }
            set.changes.push_back(std::move(change));
        }
    }
    for (const EntityInfo &entity : kEntities)
        PW_CHECK(map.forEach(entity.entity, [&](const Record &record) {
            auto &originals = set.originals[{entity.entity, record.id()}];
            for (const Field &field : fieldsOf(entity.entity))
                if (!record[field].isEmpty())
                    originals.try_emplace(&field, record[field]);
            return true;
        }));
    return set;
}

std::map<RowKey, Record> rowsOf(const ChangeSet &set) {
    std::unordered_map<std::int64_t, Order> orders;
    for (const log::Action &action : set.actions)
        orders[action.id.value] = action.order();
    std::vector<const log::Change *> inOrder;
    for (const log::Change &change : set.changes)
        inOrder.push_back(&change);
    std::ranges::sort(inOrder, {}, [&](const log::Change *change) {
        return std::pair{orders[change->action.value], change->id};
    });

    std::map<RowKey, Life> lives;
    const auto lifeOf = [&](RowKey key) -> Life & {
        const auto [found, isNew] = lives.try_emplace(key);
        if (isNew) {
            found->second.record = Record(key.entity, key.row);
            if (const auto originals = set.originals.find(key); originals != set.originals.end())
                for (const auto &[field, value] : originals->second)
                    found->second.record[*field] = value;
        }
        return found->second;
    };
    for (const log::Change *change : inOrder) {
        const EntityInfo *entity = entityByKey(change->entityKey);
        if (!entity)
            continue;
        const Order order = orders[change->action.value];
        for (std::int64_t i = 0; i < change->count; ++i) {
            Life &life = lifeOf({entity->entity, RowId{change->row.value + i}});
            if (change->op == "erase")
                life.erased = true;
            else
                apply(*change, order, life);
        }
    }
    revive(lives);

    std::map<RowKey, Record> rows;
    for (auto &[key, life] : lives)
        if (life.exists && !life.erased && !life.deleted())
            rows.emplace(key, std::move(life.record));
    return rows;
}

namespace {

// Rows that other programs have touched, by their ids now and before.
Result<std::set<RowKey>> touchedOutside(Database &database) {
    PW_TRY(Statement select, database.prepare("SELECT entity, row, op, old "
                                              "FROM placeweave_outside_change WHERE field IS NULL "
                                              "OR op = 'set'"));
    std::set<RowKey> touched;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return touched;
        const EntityInfo *entity = entityByKey(select.integer(0));
        if (!entity)
            continue;
        touched.insert({entity->entity, RowId{select.integer(1)}});
        if (select.text(2) == "renumber")
            touched.insert({entity->entity, RowId{select.integer(3)}});
    }
}

} // namespace

Result<std::vector<std::string>> differencesFromLog(MapFile &map) {
    PW_TRY(const ChangeSet set, readChangeSet(map));
    PW_TRY(const std::set<RowKey> touched, touchedOutside(map.database()));
    std::map<RowKey, Record> expected = rowsOf(set);
    for (const RowKey &key : touched)
        expected.erase(key);
    std::vector<std::string> differences;
    for (const EntityInfo &entity : kEntities)
        PW_CHECK(map.forEach(entity.entity, [&](const Record &record) {
            if (touched.contains({entity.entity, record.id()}))
                return true;
            const auto found = expected.find({entity.entity, record.id()});
            if (found == expected.end())
                differences.push_back(
                    std::format("{} {} is not in the history.", entity.label, record.id().value));
            else if (!(found->second == record))
                differences.push_back(std::format("{} {} differs from its history.", entity.label,
                                                  record.id().value));
            if (found != expected.end())
                expected.erase(found);
            return true;
        }));
    for (const auto &[key, record] : expected)
        differences.push_back(std::format("{} {} is in the history but not in the map.",
                                          info(key.entity).label, key.row.value));
    return differences;
}

Result<std::vector<std::string>> MapFile::problems(const Progress &progress) {
    std::vector<std::string> problems;
    progress.report(0, 3);
    PW_TRY(Statement quick, m_database.prepare("PRAGMA quick_check(20)"));
    while (true) {
        PW_TRY(const bool more, quick.step());
        if (!more)
            break;
        if (quick.text(0) != "ok")
            problems.emplace_back(quick.text(0));
    }
    progress.report(1, 3);
    // Absorbing other programs' changes mends what they have left without its other end.
    PW_TRY(const std::int64_t waiting, rowsChangedOutside());
    PW_TRY(Statement dangling, m_database.prepare("PRAGMA foreign_key_check"));
    while (waiting == 0) {
        PW_TRY(const bool more, dangling.step());
        if (!more)
            break;
        problems.push_back(std::format("{} {} refers to a row of {} that does not exist.",
                                       dangling.text(0), dangling.integer(1), dangling.text(2)));
    }
    progress.report(2, 3);
    PW_TRY(auto differences, differencesFromLog(*this));
    std::ranges::move(differences, std::back_inserter(problems));
    progress.report(3, 3);
    return problems;
}

} // namespace placeweave
