// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include "core/exchange/export.h"
#include "core/exchange/sample.h"
#include "core/exchange/table_import.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <fstream>

namespace placeweave {

// A map of the rows that a test brings in, and what a profile lets out of it.
class DisclosureTest : public testing::Test {
protected:
    ImportOutcome import(std::string_view text) {
        return valueOf(importTable(*map, TableSource::ofText(text, "list.csv")));
    }
    Record named(std::string_view name) {
        for (Record &row : valueOf(map->records(Entity::Organisation)))
            if (row.text("name") == name)
                return row;
        ADD_FAILURE() << "no organisation " << name;
        return Record(Entity::Organisation);
    }
    void set(Entity entity, RowId id, std::string_view column, const Value &value) {
        Edit edit = valueOf(Edit::begin(*map, "change"));
        valueOf(edit.set(*findField(entity, column), id, value));
        valueOf(edit.commit());
    }
    RowId insert(const Record &record) {
        Edit edit = valueOf(Edit::begin(*map, "change"));
        const RowId id = valueOf(edit.insert(record));
        valueOf(edit.commit());
        return id;
    }
    Disclosure disclosure(Profile profile) { return valueOf(Disclosure::of(*map, profile)); }
    std::vector<std::string> shownNames(Profile profile) {
        std::vector<std::string> names;
        Disclosure out = disclosure(profile);
        valueOf(out.forEach(Entity::Organisation, [&](const Record &row) {
            names.push_back(row.text("name"));
            return true;
        }));
        std::ranges::sort(names);
        return names;
    }
    std::size_t shownRows(Profile profile, Entity entity) {
        std::size_t count = 0;
        Disclosure out = disclosure(profile);
        valueOf(out.forEach(entity, [&](const Record &) { return ++count > 0; }));
        return count;
    }

    static std::int64_t leftOut(const Disclosure &out, Withheld reason,
                                Entity entity = Entity::Organisation) {
        const auto found = out.leftOut().find({reason, entity});
        return found == out.leftOut().end() ? 0 : found->second;
    }
    static std::string contentOf(const std::filesystem::path &file) {
        std::ifstream in(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

using Names = std::vector<std::string>;

} // namespace placeweave
