// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/vanished.h"

#include "core/exchange/import_remarks.h"
#include "core/exchange/row_update.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <format>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

// Of those that a list of that name brought: then it is another's list that is called alike, or a
// part of it, and nobody has gone.
bool namesTooFew(std::size_t named, std::size_t brought) {
    constexpr std::size_t kOneIn = 4;
    return named * kOneIn < brought;
}

// The tables of one list that hold rows of one kind.
struct ListOfTables {
    bool isWhole = true;
    std::size_t last = 0; // of all tables
};

bool isNamed(const NamedRows &rows, Entity entity, RowId id) {
    return entity == Entity::Service
               ? rows.services.contains(id)
               : rows.organisations.contains(id) || rows.byOtherName.contains(id);
}

bool namesAny(const NamedRows &rows, Entity entity) {
    return !(entity == Entity::Service ? rows.services : rows.organisations).empty();
}

class VanishedRows {
public:
    VanishedRows(MapFile &map, Edit &edit, const std::string &list, const NamedByLists &named)
        : m_map(map), m_updater(map, edit, list), m_named(named) {}

    Result<void> note(Entity entity, ImportOutcome &outcome);

private:
    // Of what the list brought, those that nothing names now; and how many it brought.
    Result<std::size_t> findGone(Entity entity, std::vector<Record> &gone);

    MapFile &m_map;
    RowUpdater m_updater;
    const NamedByLists &m_named;
};

Result<std::size_t> VanishedRows::findGone(Entity entity, std::vector<Record> &gone) {
    const Field *source = findField(entity, "source");
    std::vector<Record> candidates;
    PW_CHECK(m_map.forEach(entity, [&](const Record &row) {
        if (!source || listKey(row[*source].text()) == m_updater.list())
            candidates.push_back(row);
        return true;
    }));
    std::size_t brought = 0;
    for (Record &row : candidates) {
        PW_TRY(const bool wasBrought, m_updater.brought(entity, row.id()));
        if (!wasBrought)
            continue;
        ++brought;
        if (std::ranges::none_of(
                m_named, [&](const auto &list) { return isNamed(list.second, entity, row.id()); }))
            gone.push_back(std::move(row));
    }
    return brought;
}

Result<void> VanishedRows::note(Entity entity, ImportOutcome &outcome) {
    std::vector<Record> gone;
    PW_TRY(const std::size_t brought, findGone(entity, gone));
    RemarkLog remarks(outcome);
    const std::size_t named = brought - gone.size();
    if (namesTooFew(named, brought)) {
        remarks.add(Reason::OtherList, {}, std::format("{} of {}", named, brought));
        return {};
    }
    for (const Record &row : gone) {
        const RowId organisation =
            entity == Entity::Organisation ? row.id() : row.reference("organisation_id");
        PW_TRY(const bool isNew, m_updater.suggestVanished(entity, row.id(), organisation));
        if (!isNew)
            continue;
        ++outcome.vanished;
        remarks.add(Reason::Vanished, {}, row.text("name"));
    }
    return {};
}

} // namespace

Result<void> noteVanished(MapFile &map, Edit &edit, const std::vector<TableToImport> &tables,
                          const NamedByLists &named, std::vector<ImportOutcome> &outcomes) {
    std::map<std::pair<std::string, Entity>, ListOfTables> lists;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const Entity entity = outcomes[i].mapping.entity;
        if (entity != Entity::Organisation && entity != Entity::Service)
            continue;
        const auto list = lists.try_emplace({listKey(tables[i].list()), entity}).first;
        list->second.isWhole = list->second.isWhole && tables[i].options.isWhole;
        list->second.last = i;
    }
    for (const auto &[key, list] : lists) {
        const auto &[name, entity] = key;
        const auto names = named.find(name);
        if (!list.isWhole || names == named.end() || !namesAny(names->second, entity))
            continue;
        VanishedRows vanished(map, edit, tables[list.last].list(), named);
        PW_CHECK(vanished.note(entity, outcomes[list.last]));
    }
    return {};
}

} // namespace placeweave
