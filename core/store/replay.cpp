// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/replay.h"

#include "core/store/originals.h"
#include "core/store/reckoning.h"

#include <algorithm>
#include <format>
#include <set>
#include <unordered_map>

namespace placeweave {
namespace {

class LivesInMemory : public Reckoning::Source {
public:
    explicit LivesInMemory(const ChangeSet &set) : m_set(set) {
        std::unordered_map<std::int64_t, Life::Order> orders;
        for (const log::Action &action : set.actions)
            orders[action.id.value] = action.order();
        std::vector<OrderedChange> inOrder;
        for (const log::Change &change : set.changes)
            inOrder.push_back({orders[change.action.value], change});
        std::ranges::sort(inOrder, {}, &OrderedChange::key);
        for (const OrderedChange &next : inOrder)
            if (const EntityInfo *entity = entityByKey(next.change.entityKey))
                for (std::int64_t i = 0; i < next.change.count; ++i)
                    apply(next.change, next.order,
                          lifeOf({entity->entity, RowId{next.change.row.value + i}}));
        for (const auto &[key, life] : m_lives)
            for (const Field &field : fieldsOf(key.entity))
                if (refersToRow(field) && !life.record[field].isEmpty())
                    m_referring[targetOf(field, life.record[field])].push_back(key);
    }

    Result<const Life *> life(RowKey key) override {
        const auto found = m_lives.find(key);
        return found == m_lives.end() ? nullptr : &found->second;
    }
    Result<std::vector<RowKey>> referring(RowKey key) override { return m_referring[key]; }
    const std::map<RowKey, Life> &all() const { return m_lives; }

private:
    Life &lifeOf(RowKey key) {
        const auto [found, isNew] = m_lives.try_emplace(key);
        if (isNew) {
            found->second.record = Record(key.entity, key.row);
            if (const auto originals = m_set.originals.find(key);
                originals != m_set.originals.end())
                for (const auto &[field, value] : originals->second)
                    found->second.record[*field] = value;
        }
        return found->second;
    }

    const ChangeSet &m_set;
    std::map<RowKey, Life> m_lives;
    std::unordered_map<RowKey, std::vector<RowKey>> m_referring;
};

} // namespace

Result<ChangeSet> readChangeSet(MapFile &map) {
    ChangeSet set;
    PW_CHECK(originals::forEachKept(map.database(), [&](RowKey key, const KeptOriginals &kept) {
        for (const auto &[field, value] : kept.values)
            set.originals[key].try_emplace(field, value);
    }));
    PW_TRY(set.actions, log::actions(map.database(), 0));
    std::ranges::reverse(set.actions); // oldest first: the earliest mention of a field comes first
    for (const log::Action &action : set.actions) {
        PW_TRY(auto changes, log::changesOf(map.database(), action.id));
        for (log::Change &change : changes) {
            const EntityInfo *entity = entityByKey(change.entityKey);
            if (entity && change.op != "insert") {
                auto &originals = set.originals[{entity->entity, change.row}];
                for (const log::FieldChange &one : log::fieldChangesOf(change))
                    if (one.knowsBefore)
                        originals.try_emplace(one.field, one.before);
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
    LivesInMemory lives(set);
    Reckoning reckoning(lives);
    std::map<RowKey, Record> rows;
    for (const auto &[key, life] : lives.all()) // in memory nothing fails
        if (reckoning.isInMap(key).value_or(false))
            if (auto record = reckoning.shown(key))
                rows.emplace(key, *std::move(record));
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
