// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/replay.h"

#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <random>
#include <set>

namespace placeweave {
namespace {

// Edits, deletions, undos and redos as a busy evening would make them.
class Evening {
public:
    Evening(MapFile &map, std::mt19937_64 &random) : m_map(map), m_random(random) {}

    void act() {
        switch (pick(7)) {
        case 0:
        case 1:
            return add();
        case 2:
            return change();
        case 3:
            return remove();
        case 4:
            return connect();
        case 5:
            return undo(valueOf(m_map.undoable()).action);
        default:
            return undo(valueOf(m_map.redoable()).action);
        }
    }

private:
    std::size_t pick(std::size_t below) { return m_random() % below; }

    RowId someone() {
        const auto all = valueOf(m_map.records(Entity::Organisation));
        return all.empty() ? RowId{} : all[pick(all.size())].id();
    }

    void add() {
        Edit edit = valueOf(Edit::begin(m_map, "organisation.add"));
        Record location(Entity::Location);
        location["geom"] = Value(LatLon{54 + static_cast<double>(pick(1000)) / 1000, -3.9});
        const RowId place = valueOf(edit.insert(location));
        Record organisation(Entity::Organisation);
        organisation["name"] = Value("Group " + std::to_string(pick(1000)));
        organisation["focus"] = setValue({"food", "homes"});
        organisation["location_id"] = Value(place.value);
        valueOf(edit.insert(organisation));
        valueOf(edit.commit());
    }

    void change() {
        const RowId id = someone();
        if (!id)
            return;
        Edit edit = valueOf(Edit::begin(m_map, "field.set"));
        valueOf(edit.set(kName, id, Value("Group " + std::to_string(pick(1000)))));
        if (pick(2) == 0)
            valueOf(edit.set(kFocus, id, setValue({"arts"})));
        valueOf(edit.set(fieldOf(Entity::Organisation, "private"), id, Value(pick(2) == 0)));
        valueOf(edit.set(fieldOf(Entity::Organisation, "permission_by"), id,
                         Value("Person " + std::to_string(pick(5)))));
        valueOf(edit.commit());
    }

    void remove() {
        const RowId id = someone();
        if (!id)
            return;
        Edit edit = valueOf(Edit::begin(m_map, "organisation.remove"));
        valueOf(edit.remove(Entity::Organisation, id));
        valueOf(edit.commit());
    }

    void connect() {
        const RowId from = someone();
        const RowId to = someone();
        if (!from)
            return;
        Edit edit = valueOf(Edit::begin(m_map, "connection.add"));
        Record connection(Entity::Connection);
        connection["from_id"] = Value(from.value);
        connection["to_id"] = Value(to.value);
        valueOf(edit.insert(connection));
        valueOf(edit.commit());
    }

    void undo(ActionId action) {
        if (action)
            valueOf(m_map.undo(action));
    }

    MapFile &m_map;
    std::mt19937_64 &m_random;
};

class Replay : public StoreTest {};

TEST_F(Replay, TheMapIsAPureFunctionOfItsChangesInAnyOrder) {
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    Evening evening(*m_map, random);
    for (int i = 0; i < 250; ++i)
        evening.act();

    ChangeSet set = valueOf(readChangeSet(*m_map));
    const auto expected = rowsOf(set);
    std::size_t inTables = 0;
    for (const EntityInfo &entity : kEntities)
        for (const Record &record : valueOf(m_map->records(entity.entity))) {
            ++inTables;
            const auto found = expected.find({entity.entity, record.id()});
            ASSERT_NE(found, expected.end()) << entity.table << " " << record.id().value;
            EXPECT_EQ(found->second, record) << entity.table << " " << record.id().value;
        }
    EXPECT_EQ(inTables, expected.size());

    for (int i = 0; i < 5; ++i) {
        std::ranges::shuffle(set.actions, random);
        std::ranges::shuffle(set.changes, random);
        EXPECT_EQ(rowsOf(set), expected);
    }
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(Replay, UndoThenRedoIsNothing) {
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    Evening evening(*m_map, random);
    for (int i = 0; i < 60; ++i) {
        evening.act();
        const ActionId last = valueOf(m_map->undoable()).action;
        if (!last)
            continue;
        const auto before = valueOf(m_map->records(Entity::Organisation));
        const auto places = valueOf(m_map->records(Entity::Location));
        const UndoOutcome undone = valueOf(m_map->undo(last));
        if (undone.action)
            valueOf(m_map->undo(undone.action));
        EXPECT_EQ(valueOf(m_map->records(Entity::Organisation)), before);
        EXPECT_EQ(valueOf(m_map->records(Entity::Location)), places);
    }
}

TEST_F(Replay, ProblemsNameARowThatSomebodyChangedBehindTheLog) {
    const Added added = add("Shed");
    ASSERT_TRUE(m_map->database().execute("UPDATE organisation SET name = 'Other'"));
    // A row's first value is what the table says while no change mentions the field ...
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
    set(kName, added.organisation, Value("Third"));
    ASSERT_TRUE(m_map->database().execute("UPDATE organisation SET name = 'Fourth'"));
    // ... from then on the log knows better.
    EXPECT_EQ(valueOf(m_map->problems()).size(), 1U);
}

// Two copies of one map, edited apart, as merging will see them: the rules of the register.
class Concurrent : public StoreTest {
protected:
    // The changes that `edit` makes to a copy of the map as it is now.
    template <class EditCopy>
    ChangeSet branch(const EditCopy &editCopy) {
        const auto file = m_folder / (randomUuid() + ".gpkg");
        valueOf(m_map->saveFullCopy(file));
        auto copy = valueOf(MapFile::open(file, Access::ReadWrite));
        Edit edit = valueOf(Edit::begin(*copy, "field.set"));
        editCopy(edit);
        valueOf(edit.commit());
        return valueOf(readChangeSet(*copy));
    }

    // What two copies say together, each action once; the same whoever comes first.
    std::map<ChangeSet::RowKey, Record> together(const ChangeSet &one, const ChangeSet &two) {
        const auto rows = rowsOf(united(one, two));
        EXPECT_EQ(rows, rowsOf(united(two, one)));
        return rows;
    }

    static ChangeSet united(ChangeSet one, const ChangeSet &two) {
        std::set<std::int64_t> known;
        for (const auto &action : one.actions)
            known.insert(action.id.value);
        for (const auto &action : two.actions)
            if (!known.contains(action.id.value))
                one.actions.push_back(action);
        for (const auto &change : two.changes)
            if (!known.contains(change.action.value))
                one.changes.push_back(change);
        // The original of a field is its earliest change's `old`: copies of one map agree on it,
        // save where one of them never changed the field and so holds the present value.
        std::map<std::pair<ChangeSet::RowKey, const Field *>, std::pair<std::int64_t, Value>> first;
        std::map<std::int64_t, std::int64_t> clocks;
        for (const auto &action : one.actions)
            clocks[action.id.value] = action.clock;
        for (const auto &change : one.changes) {
            if (change.op == "insert")
                continue;
            const ChangeSet::RowKey key{entityByKey(change.entityKey)->entity, change.row};
            for (const auto &[field, values] : log::fieldsOfChange(change)) {
                const std::int64_t clock = clocks[change.action.value];
                const auto [noted, isNew] =
                    first.try_emplace({key, field}, std::pair{clock, values.first});
                if (!isNew && clock < noted->second.first)
                    noted->second = {clock, values.first};
            }
        }
        for (const auto &[key, values] : two.originals)
            for (const auto &[field, value] : values)
                one.originals[key].try_emplace(field, value);
        for (const auto &[key, value] : first)
            one.originals[key.first][key.second] = value.second;
        return one;
    }
};

TEST_F(Concurrent, ChangesOfDifferentFieldsBothStand) {
    const Added added = add("Shed");
    const auto one =
        branch([&](Edit &edit) { valueOf(edit.set(kName, added.organisation, Value("A"))); });
    const auto two =
        branch([&](Edit &edit) { valueOf(edit.set(kSize, added.organisation, Value(9))); });
    const auto rows = together(one, two);
    const Record &merged = rows.at({Entity::Organisation, added.organisation});
    EXPECT_EQ(merged.text("name"), "A");
    EXPECT_EQ(merged["size"].integer(), 9);
}

TEST_F(Concurrent, TheMoreProtectiveAnswerWinsWhicheverIsLater) {
    const Added added = add("Refuge");
    const Field &disclosure = fieldOf(Entity::Location, "disclosure");
    const auto strict =
        branch([&](Edit &edit) { valueOf(edit.set(disclosure, added.location, Value("hidden"))); });
    const auto open =
        branch([&](Edit &edit) { valueOf(edit.set(disclosure, added.location, Value("exact"))); });
    EXPECT_EQ(together(strict, open).at({Entity::Location, added.location}).text("disclosure"),
              "hidden");
    const auto strictLater =
        branch([&](Edit &edit) { valueOf(edit.set(disclosure, added.location, Value("hidden"))); });
    EXPECT_EQ(together(open, strictLater).at({Entity::Location, added.location}).text("disclosure"),
              "hidden");
}

TEST_F(Concurrent, SetsMergeElementByElement) {
    const Added added = add("Shed");
    set(kFocus, added.organisation, setValue({"food", "homes"}));
    const auto one = branch([&](Edit &edit) {
        valueOf(edit.set(kFocus, added.organisation, setValue({"food", "homes", "arts"})));
    });
    const auto two = branch([&](Edit &edit) {
        valueOf(edit.set(kFocus, added.organisation, setValue({"homes", "digital"})));
    });
    const auto rows = together(one, two);
    const auto merged = setElements(rows.at({Entity::Organisation, added.organisation})[kFocus]);
    EXPECT_EQ((std::set<std::string>(merged.begin(), merged.end())),
              (std::set<std::string>{"arts", "digital", "homes"}));
}

TEST_F(Concurrent, AnEditLaterThanADeletionBringsTheRowAndItsPlaceBack) {
    const Added added = add("Shed");
    const auto gone =
        branch([&](Edit &edit) { valueOf(edit.remove(Entity::Organisation, added.organisation)); });
    const auto edited =
        branch([&](Edit &edit) { valueOf(edit.set(kName, added.organisation, Value("A"))); });
    const auto rows = together(gone, edited);
    ASSERT_TRUE(rows.contains({Entity::Organisation, added.organisation}));
    EXPECT_TRUE(rows.contains({Entity::Location, added.location}));
    EXPECT_EQ(rows.at({Entity::Organisation, added.organisation}).text("name"), "A");
}

} // namespace
} // namespace placeweave
