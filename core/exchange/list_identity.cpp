// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/list_identity.h"

#include "core/base/text.h"
#include "core/exchange/field_origins.h"
#include "core/exchange/import_remarks.h"
#include "core/exchange/organisation_row.h"
#include "core/model/text_sets.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <format>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

// In words, for numbers in a list's name pass from month to month.
constexpr std::array<std::string_view, 4> kOthers{"", ", another list", ", a third list",
                                                  ", a fourth list"};
constexpr std::int64_t kMostRows = 20'000; // enough to tell what a list is about

// Organisations that one list brought, by what they are called.
struct Brought {
    std::int64_t count = 0;
    std::unordered_set<std::string> names; // and identifiers, folded
};

using BroughtBy = std::array<Brought, kOthers.size()>;

Result<BroughtBy> broughtBy(MapFile &map, const std::string &list) {
    std::array<std::string, kOthers.size()> keys;
    std::ranges::transform(kOthers, keys.begin(), [&](std::string_view other) {
        return listKey(list + std::string(other));
    });
    BroughtBy lists;
    std::unordered_map<std::string, Brought *> bySource;
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &organisation) {
        const auto [known, isNew] = bySource.try_emplace(organisation.text("source"));
        if (isNew) {
            const auto key = std::ranges::find(keys, listKey(known->first));
            if (key != keys.end())
                known->second = &lists[static_cast<std::size_t>(key - keys.begin())];
        }
        Brought *brought = known->second;
        if (!brought)
            return true;
        ++brought->count;
        brought->names.insert(folded(organisation.text("name")));
        for (const char *column : {"other_names", "identifiers"})
            for (const std::string &name : setElements(organisation[column]))
                brought->names.insert(folded(name));
        return true;
    }));
    return lists;
}

// What a table names, of whom each list brought.
struct Named {
    std::int64_t rows = 0;
    std::array<std::int64_t, kOthers.size()> known{};
};

Result<Named> namedIn(const TableToImport &table, const BroughtBy &lists) {
    Named named;
    if (!table.options.mapping)
        return named;
    const TableMapping &mapping = *table.options.mapping;
    OrganisationRowReader reader(mapping, table.list());
    PW_TRY(const auto rows, openRows(table.source));
    ImportOutcome unsaid; // it will be, when the rows come in
    RemarkLog remarks(unsaid);
    std::vector<std::string_view> cells;
    while (named.rows < kMostRows) {
        PW_TRY(const bool more, rows->next(cells));
        if (!more)
            break;
        OrganisationRow row;
        if (rows->row() <= mapping.headingRow ||
            reader.read(cells, row, remarks) != OrganisationRowReader::Kind::Row ||
            !asideIn(row, cells).empty())
            continue;
        ++named.rows;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            const auto isThere = [&](const std::string &name) {
                return lists[i].names.contains(folded(name));
            };
            if (isThere(row.name()) || std::ranges::any_of(row.identifiers, isThere))
                ++named.known[i];
        }
    }
    return named;
}

// Which of the lists of that name it is: the one that it has most in common with, if that is half
// of either; else one that there is not yet. A name that none has had is nobody else's.
std::size_t whichOf(const BroughtBy &lists, const Named &named) {
    std::size_t best = lists.size();
    std::size_t fresh = lists.size();
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (lists[i].count == 0)
            fresh = std::min(fresh, i);
        const bool isAlike = lists[i].count > 0 && (2 * named.known[i] >= named.rows ||
                                                    2 * named.known[i] >= lists[i].count);
        if (isAlike && (best == lists.size() || named.known[i] > named.known[best]))
            best = i;
    }
    return best < lists.size() ? best : fresh < lists.size() ? fresh : 0;
}

} // namespace

Result<void> tellListsApart(MapFile &map, std::vector<TableToImport> &tables) {
    std::unordered_set<std::string> settled;
    for (TableToImport &table : tables) {
        if (!table.options.mapping) {
            PW_TRY(table.options.mapping, guessMapping(table.source));
        }
        const std::string list = table.list();
        const bool isAddress = list.starts_with("http://") || list.starts_with("https://");
        if (isAddress || table.options.mapping->entity != Entity::Organisation ||
            !settled.insert(list).second)
            continue;
        PW_TRY(const BroughtBy lists, broughtBy(map, list));
        if (lists.front().count == 0)
            continue;
        PW_TRY(const Named named, namedIn(table, lists));
        const std::size_t which = whichOf(lists, named);
        if (which == 0)
            continue;
        if (lists[which].count == 0)
            table.options.said.push_back(
                {0,
                 {},
                 ImportRemark::Reason::OtherList,
                 std::format("{} of {}", named.known.front(), lists.front().count)});
        for (TableToImport &other : tables)
            if (other.list() == list)
                other.options.from = list + std::string(kOthers[which]);
        settled.insert(table.list());
    }
    return {};
}

} // namespace placeweave
