// SPDX-License-Identifier: GPL-3.0-or-later
// The whole sample out and into an empty map: what does not survive is a list, and docs/guide says
// the same.
#include "core/exchange/export.h"

#include "core/base/text.h"
#include "core/exchange/sample.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/table_import.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace placeweave {
namespace {

constexpr double kSamePlace = 0.2; // metres: seven decimals and what a driver makes of them

using Names = std::set<std::string>;

// What one organisation comes to, by its name; columns that name no other row.
struct Told {
    Record organisation{Entity::Organisation};
    std::optional<Record> place;
    Names contacts;
    Names services;
};
using AllTold = std::map<std::string, Told>;

Names below(MapFile &map, const Disclosure &out, Entity entity, RowId organisation) {
    Names all;
    for (const Record &row : valueOf(map.recordsOf(entity, "organisation_id", organisation)))
        if (const auto shown = out.disclosed(row))
            all.insert(entity == Entity::Service
                           ? folded(shown->text("name"))
                           : shown->text("contact_type") + " " + folded(shown->text("value")));
    return all;
}

AllTold toldIn(MapFile &map, const Disclosure &out) {
    AllTold all;
    for (const Record &row : valueOf(map.records(Entity::Organisation)))
        if (const auto shown = out.disclosed(row))
            all.emplace(shown->text("name"), Told{*shown, valueOf(out.disclosedPlace(row)),
                                                  below(map, out, Entity::Contact, row.id()),
                                                  below(map, out, Entity::Service, row.id())});
    return all;
}

bool isSame(const Field &field, const Value &before, const Value &after) {
    if (field.type == FieldType::Point) {
        const auto a = before.point();
        const auto b = after.point();
        return a && b ? distanceMetres(*a, *b) < kSamePlace : !a && !b;
    }
    if (field.type == FieldType::CodeSet || field.type == FieldType::TextSet) {
        auto a = setElements(before);
        auto b = setElements(after);
        std::ranges::sort(a);
        std::ranges::sort(b);
        // A file's own ids come along as identifiers.
        return field.column == "identifiers" ? std::ranges::includes(b, a) : a == b;
    }
    return before == after || folded(before.text()) == folded(after.text());
}

// What somebody wanted kept may come back more careful, never less.
int protects(const char *list, const Value &value) {
    return value.isEmpty() ? 0 : vocabulary(list).protection(value.text());
}

struct WayBack {
    const char *name;
    const char *ending;
    Names lost; // of organisations and places; "contacts" and "services" too
};

class SampleComesBack : public testing::TestWithParam<WayBack> {
protected:
    static void SetUpTestSuite() {
        folderOfAll = std::make_unique<TemporaryFolder>();
        valueOf(writeSample(*folderOfAll / "map.gpkg"));
        map = valueOf(MapFile::open(*folderOfAll / "map.gpkg", Access::ReadOnly));
    }
    static void TearDownTestSuite() {
        map.reset();
        folderOfAll.reset();
    }
    static inline std::unique_ptr<TemporaryFolder> folderOfAll;
    static inline std::unique_ptr<MapFile> map;
    TemporaryFolder folder;
};

TEST_P(SampleComesBack, InAnEmptyMapWithAllButWhatTheGuideSays) {
    const auto file = folder / ("out" + std::string(GetParam().ending));
    valueOf(exportMap(*map, {file, Profile::Partner, {}}));
    const auto other = newMap(folder / "again.gpkg");
    std::vector<TableToImport> tables;
    for (const RecognisedSource &found : valueOf(recognise({TableSource::ofFile(file)})))
        for (TableToImport &table : valueOf(found.tables()))
            tables.push_back(std::move(table));
    for (const ImportOutcome &outcome : valueOf(importTables(*other, tables)))
        EXPECT_EQ(outcome.refused, 0);

    const AllTold before = toldIn(*map, valueOf(Disclosure::of(*map, Profile::Partner)));
    const AllTold after = toldIn(*other, valueOf(Disclosure::of(*other, Profile::Internal)));
    ASSERT_GT(before.size(), 100U);
    std::map<std::string, std::string> lost; // and of whom first
    for (const auto &[name, was] : before) {
        const auto found = after.find(name);
        if (found == after.end()) {
            lost.emplace("organisations", name);
            continue;
        }
        const Told &is = found->second;
        for (const Field &field : fieldsOf(Entity::Organisation))
            if (!refersToRow(field) && !was.organisation[field].isEmpty() &&
                !isSame(field, was.organisation[field], is.organisation[field]))
                lost.emplace(field.column, name);
        EXPECT_GE(protects("listing_permission", is.organisation["listing_permission"]),
                  protects("listing_permission", was.organisation["listing_permission"]))
            << name;
        if (was.contacts != is.contacts)
            lost.emplace("contacts", name);
        if (was.services != is.services)
            lost.emplace("services", name);
        if (!was.place)
            continue;
        if (is.place) {
            EXPECT_GE(protects("disclosure", (*is.place)["disclosure"]),
                      protects("disclosure", (*was.place)["disclosure"]))
                << name;
        }
        for (const Field &field : fieldsOf(Entity::Location))
            if (!(*was.place)[field].isEmpty() &&
                (!is.place || !isSame(field, (*was.place)[field], (*is.place)[field])))
                lost.emplace("place: " + std::string(field.column), name);
    }
    Names columns;
    for (const auto &[column, name] : lost) {
        columns.insert(column);
        EXPECT_TRUE(GetParam().lost.contains(column)) << column << " of " << name;
    }
    for (const std::string &column : GetParam().lost)
        EXPECT_TRUE(columns.contains(column)) << column << " survives: say so in the guide";
    Names added;
    for (const auto &[name, is] : after)
        if (!before.contains(name))
            added.insert(name);
    EXPECT_TRUE(added.empty()) << *added.begin();
}

INSTANTIATE_TEST_SUITE_P(
    Export, SampleComesBack,
    testing::Values(WayBack{"csv", ".csv", {"services"}}, WayBack{"workbook", ".xlsx", {}},
                    WayBack{"geojson", ".geojson", {"services"}},
                    WayBack{"geopackage", ".gpkg", {"services"}},
                    WayBack{"open_referral",
                            ".oruk.json",
                            {"confirmed_on", "focus", "kind", "languages", "legal_form", "nature",
                             "place: location_type", "reach", "recognition", "source", "status",
                             "tradition"}}),
    [](const auto &way) { return std::string(way.param.name); });

} // namespace
} // namespace placeweave
