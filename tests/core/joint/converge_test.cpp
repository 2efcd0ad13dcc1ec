// SPDX-License-Identifier: GPL-3.0-or-later
// What must always hold: copies that were edited apart and have all met hold
// the same.
#include "core/base/time.h"
#include "core/joint/bundle.h"
#include "tests/core/joint/several_copies.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <optional>
#include <random>

namespace placeweave {
namespace {

// One thing that somebody does; what exactly is read off the numbers, so that
// the same step can be taken again when others before it are left out.
struct Step {
    std::size_t copy = 0;
    std::size_t kind = 0;
    std::size_t label = 0; // of a new organisation
    std::uint64_t dice = 0;
};

constexpr std::array kKinds{"add",      "change",  "change", "change", "permission", "pin",
                            "contact",  "service", "person", "tie",    "remove",     "drop row",
                            "move row", "undo",    "redo",   "merge",  "merge",      "erase",
                            "clock",    "reopen",  "strike"};

std::string wordsOf(const Step &step) {
    return std::format("{{{}, {} /* {} */, {}, {}}}", step.copy, step.kind, kKinds[step.kind],
                       step.label, step.dice);
}

constexpr std::array kRowsOfOrganisations{Entity::Contact,           Entity::Service,
                                          Entity::ServiceAtLocation, Entity::Person,
                                          Entity::Connection,        Entity::Location};

class World {
public:
    explicit World(std::size_t copies) : m_copies(copies), m_drift(copies) {}

    void take(const Step &step) {
        m_dice.seed(step.dice);
        MapFile &map = m_copies[step.copy];
        const std::string_view kind = kKinds[step.kind];
        if (kind == "add")
            add(map, step.label);
        else if (kind == "change")
            change(map);
        else if (kind == "permission")
            permit(map);
        else if (kind == "pin")
            pin(map);
        else if (kind == "contact" || kind == "service" || kind == "person" || kind == "tie")
            addTo(map, kind, step.label);
        else if (kind == "remove" && dice(3) == 0)
            removeRow(map, Entity::Organisation, someone(map));
        else if (kind == "drop row" || kind == "move row")
            someRow(map, kind == "move row");
        else if (kind == "undo" || kind == "redo")
            undo(map, kind == "redo");
        else if (kind == "merge")
            merge(step.copy);
        else if (kind == "erase" && dice(12) == 0)
            erase(map);
        else if (kind == "strike")
            strike(map);
        else if (kind == "clock")
            m_drift[step.copy] = static_cast<std::int64_t>(dice(20 * 24 * 3600)) * 1000;
        else if (kind == "reopen")
            m_copies.reopen(step.copy);
        keepTime(step.copy);
    }

    // One hears everybody and everybody hears it; then nobody has anything new for anybody.
    void meet() {
        for (std::size_t i = 1; i < m_copies.count(); ++i)
            valueOf(mergeInto(m_copies[0], {m_copies.fileOf(i)}));
        for (std::size_t i = 1; i < m_copies.count(); ++i)
            valueOf(mergeInto(m_copies[i], {m_copies.fileOf(0)}));
        for (std::size_t i = 0; i < m_copies.count(); ++i) {
            const auto next = m_copies.fileOf((i + 1) % m_copies.count());
            if (valueOf(mergeInto(m_copies[i], {next})).applied != 0)
                throw std::runtime_error(std::format("copy {} still hears of something", i));
        }
    }

    std::string problem() {
        const auto content = contentOf(m_copies[0]);
        const auto history = historyOf(m_copies[0]);
        for (std::size_t i = 0; i < m_copies.count(); ++i) {
            const auto problems = valueOf(m_copies[i].problems());
            if (!problems.empty())
                return std::format("copy {}: {}", i, problems.front());
            const auto other = contentOf(m_copies[i]);
            for (const auto &[row, text] : content)
                if (!other.contains(row) || other.at(row) != text)
                    return std::format("{}\n  in copy 0: {}\n  in copy {}: {}", row, text, i,
                                       other.contains(row) ? other.at(row) : "nothing");
            if (other.size() != content.size())
                return std::format("copy {} holds more rows", i);
            const auto told = historyOf(m_copies[i]);
            std::vector<std::string> differing;
            std::ranges::set_symmetric_difference(history, told, std::back_inserter(differing));
            if (!differing.empty()) {
                std::string all;
                for (const std::string &one : differing)
                    all += std::format("\n  {} {}",
                                       history.contains(one) ? "only copy 0:" : "only it:", one);
                return std::format("copy {} has another history:{}", i, all);
            }
        }
        return {};
    }

    // At any time, not only in the end: the tables are what the log says.
    std::string problemOf(std::size_t copy) {
        const auto problems = valueOf(m_copies[copy].problems());
        return problems.empty() ? std::string()
                                : std::format("copy {}: {}", copy, problems.front());
    }

private:
    std::size_t dice(std::size_t below) { return m_dice() % below; }

    // By their labels, for ids are drawn anew each time.
    RowId someone(MapFile &map) {
        auto all = valueOf(map.records(Entity::Organisation));
        if (all.empty())
            return {};
        std::ranges::sort(all, {}, [](const Record &one) { return one["source_row"].integer(); });
        return all[dice(all.size())].id();
    }

    void add(MapFile &map, std::size_t label) {
        Edit edit = valueOf(Edit::begin(map, "organisation.add"));
        Record location(Entity::Location);
        location["geom"] = Value(LatLon{54 + static_cast<double>(dice(1000)) / 1000, -3.9});
        location["precision"] = Value("address");
        const RowId place = valueOf(edit.insert(location));
        Record organisation(Entity::Organisation);
        organisation["name"] = Value("Group " + std::to_string(label));
        organisation["focus"] = setValue({"food", "homes"});
        organisation["source_row"] = Value(static_cast<std::int64_t>(label));
        organisation["location_id"] = Value(place.value);
        valueOf(edit.insert(organisation));
        valueOf(edit.commit());
    }

    void change(MapFile &map) {
        const RowId id = someone(map);
        if (!id)
            return;
        Edit edit = valueOf(Edit::begin(map, "field.set"));
        if (dice(2) == 0)
            valueOf(edit.set(fieldOf(Entity::Organisation, "name"), id,
                             Value("Name " + std::to_string(dice(30)))));
        if (dice(2) == 0) {
            std::vector<std::string> focus;
            for (const char *theme : {"food", "homes", "arts", "money", "nature"})
                if (dice(2) == 0)
                    focus.emplace_back(theme);
            valueOf(edit.set(fieldOf(Entity::Organisation, "focus"), id, setValue(focus)));
        }
        if (dice(3) == 0)
            valueOf(edit.set(fieldOf(Entity::Organisation, "size"), id,
                             dice(3) == 0 ? Value() : Value(static_cast<int>(dice(50)))));
        if (dice(3) == 0)
            valueOf(edit.set(fieldOf(Entity::Organisation, "private"), id, Value(dice(2) == 0)));
        valueOf(edit.commit());
    }

    void permit(MapFile &map) {
        const RowId id = someone(map);
        if (!id)
            return;
        Edit edit = valueOf(Edit::begin(map, "field.set"));
        constexpr std::array kAnswers{"not_asked", "no", "partners", "anyone"};
        const auto day = Value(std::format("2026-{:02}-{:02}", 1 + dice(12), 1 + dice(28)));
        valueOf(edit.set(fieldOf(Entity::Organisation, "confirmed_on"), id, day));
        valueOf(edit.set(fieldOf(Entity::Organisation, "confirmed_by_itself"), id,
                         Value(dice(2) == 0)));
        valueOf(edit.set(fieldOf(Entity::Organisation, "listing_permission"), id,
                         Value(kAnswers[dice(kAnswers.size())])));
        valueOf(edit.set(fieldOf(Entity::Organisation, "permission_by"), id,
                         Value("Person " + std::to_string(dice(9)))));
        valueOf(edit.commit());
    }

    void pin(MapFile &map) {
        const RowId id = someone(map);
        const RowId place =
            id ? valueOf(map.record(Entity::Organisation, id)).reference("location_id") : RowId{};
        if (!place)
            return;
        Edit edit = valueOf(Edit::begin(map, "pin.move"));
        valueOf(edit.set(fieldOf(Entity::Location, "geom"), place,
                         Value(LatLon{54 + static_cast<double>(dice(1000)) / 1000, -3.9})));
        constexpr std::array kShown{"exact", "area", "hidden"};
        if (dice(3) == 0)
            valueOf(edit.set(fieldOf(Entity::Location, "disclosure"), place,
                             Value(kShown[dice(kShown.size())])));
        valueOf(edit.commit());
    }

    void addTo(MapFile &map, std::string_view kind, std::size_t label) {
        const RowId id = someone(map);
        const RowId other = someone(map);
        if (!id)
            return;
        const Record organisation = valueOf(map.record(Entity::Organisation, id));
        Edit edit = valueOf(Edit::begin(map, "row.add"));
        if (kind == "contact") {
            Record contact(Entity::Contact);
            contact["organisation_id"] = Value(id.value);
            contact["value"] = Value(std::to_string(label));
            valueOf(edit.insert(contact));
        } else if (kind == "service") {
            Record service(Entity::Service);
            service["organisation_id"] = Value(id.value);
            service["name"] = Value("Service " + std::to_string(label));
            const RowId offered = valueOf(edit.insert(service));
            if (organisation.reference("location_id")) {
                Record at(Entity::ServiceAtLocation);
                at["service_id"] = Value(offered.value);
                at["location_id"] = organisation["location_id"];
                at["note"] = Value(std::to_string(label));
                valueOf(edit.insert(at));
            }
        } else if (kind == "person") {
            Record person(Entity::Person);
            person["organisation_id"] = Value(id.value);
            person["name"] = Value("Person " + std::to_string(label));
            valueOf(edit.insert(person));
        } else {
            Record connection(Entity::Connection);
            connection["from_id"] = Value(id.value);
            connection["to_id"] = Value(other.value);
            connection["note"] = Value(std::to_string(label));
            valueOf(edit.insert(connection));
        }
        valueOf(edit.commit());
    }

    // Removes it, or says something else of it: also to whom it belongs.
    void someRow(MapFile &map, bool moves) {
        const Entity entity = kRowsOfOrganisations[dice(kRowsOfOrganisations.size())];
        const Field *label = findField(entity, "note");
        for (const std::string_view column : {"name", "value"})
            if (const Field *field = findField(entity, column))
                label = field;
        auto all = valueOf(map.records(entity));
        if (all.empty())
            return;
        std::ranges::sort(all, {}, [&](const Record &one) { return toLog(*label, one[*label]); });
        const RowId row = all[dice(all.size())].id();
        if (!moves)
            return removeRow(map, entity, row);
        const RowId id = someone(map);
        Edit edit = valueOf(Edit::begin(map, "field.set"));
        valueOf(edit.set(*label, row, Value(std::to_string(dice(100)))));
        const Field *owner = findField(entity, "organisation_id");
        if (owner && id && dice(3) == 0)
            valueOf(edit.set(*owner, row, Value(id.value)));
        valueOf(edit.commit());
    }

    void removeRow(MapFile &map, Entity entity, RowId row) {
        if (!row)
            return;
        Edit edit = valueOf(Edit::begin(map, "remove"));
        valueOf(edit.remove(entity, row));
        valueOf(edit.commit());
    }

    void erase(MapFile &map) {
        const RowId id = someone(map);
        if (!id)
            return;
        Edit edit = valueOf(Edit::begin(map, "organisation.erase"));
        valueOf(edit.erase(Entity::Organisation, id, "asked"));
        valueOf(edit.commit());
    }

    void strike(MapFile &map) {
        const RowId id = someone(map);
        if (!id)
            return;
        const char last = static_cast<char>('0' + dice(10));
        Edit edit = valueOf(Edit::begin(map, "history.strike"));
        valueOf(edit.strike(fieldOf(Entity::Organisation, "name"), id,
                            [last](const Value &name) -> std::optional<Value> {
                                const std::string &text = name.text();
                                if (text.empty() || text.back() != last)
                                    return std::nullopt;
                                return Value(text.substr(0, text.size() - 1) + "…");
                            }));
        valueOf(edit.commit());
    }

    void undo(MapFile &map, bool again) {
        const auto entry = valueOf(again ? map.redoable() : map.undoable());
        if (entry.action)
            valueOf(map.undo(entry.action));
    }

    void merge(std::size_t into) {
        std::vector<std::filesystem::path> files;
        for (std::size_t i = 0; i < 1 + dice(2); ++i)
            if (const std::size_t from = dice(m_copies.count()); from != into)
                files.push_back(dice(2) == 0 ? m_copies.fileOf(from) : bundleOf(from));
        if (!files.empty())
            valueOf(mergeInto(m_copies[into], files));
    }

    // Among colleagues; of private organisations it does not tell, until they are
    // private no more.
    std::filesystem::path bundleOf(std::size_t copy) {
        const auto file = m_copies.path(std::format("{}.pwbundle", ++m_bundles));
        valueOf(writeBundle(m_copies[copy], {Profile::Internal, {}, file}));
        return file;
    }

    // As if this computer's clock went by itself: the action's time is what its
    // own clock says, but never before what it has seen.
    void keepTime(std::size_t copy) {
        Database &database = m_copies[copy].database();
        const std::int64_t now = m_started + m_drift[copy];
        valueOf(
            database.execute(std::format("UPDATE action SET clock = max({0}, (SELECT "
                                         "coalesce(max(other.clock), 0) FROM action AS "
                                         "other WHERE other.clock < {1})) + 1 WHERE clock >= {1}",
                                         now << 16, m_real << 16)));
    }

    SeveralCopies m_copies;
    std::mt19937_64 m_dice;
    int m_bundles = 0;
    // What clocks say here lies before what they say in truth, so that new
    // actions are known.
    std::int64_t m_real = nowMilliseconds() - 1;
    std::int64_t m_started = m_real - 60LL * 24 * 3600 * 1000;
    std::vector<std::int64_t> m_drift;
};

std::vector<Step> stepsOf(std::uint64_t seed, std::size_t copies, std::size_t count) {
    std::mt19937_64 random(seed);
    std::vector<Step> steps;
    for (std::size_t i = 0; i < count; ++i)
        steps.push_back({random() % copies, random() % kKinds.size(), i + 1, random()});
    return steps;
}

std::string problemWith(std::size_t copies, const std::vector<Step> &steps, bool looksAlways) {
    try {
        World world(copies);
        for (const Step &step : steps) {
            world.take(step);
            if (looksAlways)
                if (std::string problem = world.problemOf(step.copy); !problem.empty())
                    return problem;
        }
        world.meet();
        return world.problem();
    } catch (const std::exception &problem) {
        return problem.what();
    }
}

// Leaves out what is not needed for it to go wrong.
std::vector<Step> shrunk(std::size_t copies, std::vector<Step> steps, bool looksAlways, int tries) {
    for (std::size_t size = std::max<std::size_t>(steps.size() / 2, 1); size > 0; size /= 2)
        for (std::size_t at = 0; at < steps.size() && tries > 0;) {
            std::vector<Step> fewer = steps;
            const std::size_t end = std::min(at + size, fewer.size());
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at),
                        fewer.begin() + static_cast<std::ptrdiff_t>(end));
            --tries;
            if (problemWith(copies, fewer, looksAlways).empty())
                at = end;
            else
                steps = std::move(fewer);
        }
    return steps;
}

std::uint64_t seedOfThisRun() {
    const char *given = std::getenv("PLACEWEAVE_SEED"); // a failure once more
    return given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

struct Size {
    std::size_t copies;
    std::size_t steps;
};
class Converge : public testing::TestWithParam<Size> {};

TEST_P(Converge, CopiesEditedApartHoldTheSameWhenAllHaveMet) {
    const std::uint64_t seed = seedOfThisRun();
    std::cout << "seed " << seed << std::endl; // before it can hang
    const auto [copies, count] = GetParam();
    const std::vector<Step> steps = stepsOf(seed, copies, count);
    const bool looksAlways = count <= 100;
    const std::string problem = problemWith(copies, steps, looksAlways);
    if (problem.empty())
        return;
    std::cout << problem << std::endl;
    std::string told;
    constexpr int kTries = 150;
    for (const Step &step : shrunk(copies, steps, looksAlways, kTries))
        told += "\n  " + wordsOf(step);
    FAIL() << "PLACEWEAVE_SEED=" << seed << ": " << problem << "\nfewest steps found:" << told;
}

INSTANTIATE_TEST_SUITE_P(Sizes, Converge,
                         testing::Values(Size{2, 60}, Size{2, 100}, Size{3, 100}, Size{3, 400},
                                         Size{4, 1000}, Size{6, 800}, Size{8, 2000}),
                         [](const auto &size) {
                             return std::format("{}Copies{}Steps", size.param.copies,
                                                size.param.steps);
                         });

} // namespace
} // namespace placeweave
