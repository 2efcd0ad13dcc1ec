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
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

// In words, for numbers in a list's name pass from month to month.
constexpr std::array<std::string_view, 4> kOthers{"", ", another list", ", a third list",
                                                  ", a fourth list"};
constexpr std::int64_t kMostRows = 20'000; // enough to tell what a list is about

constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field *kCalled[] = {&kSource, &kName, &kOtherNames, &kIdentifiers};

// Whom a table is about, by what they are called.
struct Named {
    std::int64_t rows = 0;
    std::unordered_set<std::string> names; // and identifiers, folded
};

// Of the organisations that one list brought, how many a table names.
struct Brought {
    std::string list; // as it was called last
    std::int64_t count = 0;
    std::int64_t named = 0;
};
using BroughtBy = std::unordered_map<std::string, Brought>; // by listKey()

Result<BroughtBy> broughtBy(MapFile &map, const Named &named) {
    BroughtBy lists;
    std::unordered_map<std::string, Brought *> bySource;
    const auto isNamed = [&](const std::string &name) {
        return named.names.contains(folded(name));
    };
    PW_CHECK(map.forEach(Entity::Organisation, kCalled, [&](const Record &organisation) {
        const auto [source, isNew] = bySource.try_emplace(organisation[kSource].text());
        if (isNew) {
            source->second = &lists[listKey(source->first)];
            source->second->list = source->first;
        }
        Brought &brought = *source->second;
        ++brought.count;
        bool isThere = isNamed(organisation[kName].text());
        for (const Field *field : {&kOtherNames, &kIdentifiers})
            isThere = isThere || std::ranges::any_of(setElements(organisation[*field]), isNamed);
        brought.named += isThere;
        return true;
    }));
    return lists;
}

Result<Named> namedIn(const TableToImport &table) {
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
        named.names.insert(folded(row.name()));
        for (const std::string &identifier : row.identifiers)
            named.names.insert(folded(identifier));
    }
    return named;
}

using OfOneName = std::array<Brought, kOthers.size()>;

// Which of the lists of that name it is: the one that it has most in common with, if that is half
// of either; else one that there is not yet. A name that none has had is nobody else's.
std::size_t whichOf(const OfOneName &lists, const Named &named) {
    std::size_t best = lists.size();
    std::size_t fresh = lists.size();
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (lists[i].count == 0)
            fresh = std::min(fresh, i);
        const bool isAlike = lists[i].count > 0 && (2 * lists[i].named >= named.rows ||
                                                    2 * lists[i].named >= lists[i].count);
        if (isAlike && (best == lists.size() || lists[i].named > lists[best].named))
            best = i;
    }
    return best < lists.size() ? best : fresh < lists.size() ? fresh : 0;
}

bool isAddress(const std::string &list) {
    return list.starts_with("http://") || list.starts_with("https://");
}

// The list that one of a new name may be: two in three of its rows are about those whom that list
// brought, and about most of them. So a part of a directory is not taken for the directory.
Result<std::optional<EarlierList>> earlierSelf(MapFile &map, const BroughtBy &lists,
                                               const Named &named,
                                               const std::vector<TableToImport> &tables) {
    constexpr std::int64_t kFewest = 3; // of fewer, chance is as good a reason
    const Brought *best = nullptr;
    std::string_view key;
    for (const auto &[each, list] : lists) {
        const bool isAlike = list.named >= kFewest && 3 * list.named >= 2 * named.rows &&
                             2 * list.named >= list.count && (!best || list.named > best->named);
        if (list.list.empty() || isAddress(list.list) || !isAlike ||
            std::ranges::any_of(
                tables, [&](const TableToImport &table) { return listKey(table.list()) == each; }))
            continue;
        best = &list;
        key = each;
    }
    if (!best)
        return std::nullopt;
    EarlierList earlier{best->list, best->count, best->named, {}};
    PW_TRY(const auto history, map.history(std::numeric_limits<int>::max()));
    for (const HistoryEntry &entry : history) // the last comes first
        if (entry.verb == "import" && !entry.undone &&
            std::ranges::contains(listKeysIn(entry.subject), key)) {
            earlier.broughtInAt = entry.at;
            break;
        }
    return earlier;
}

} // namespace

Result<EarlierLists> tellListsApart(MapFile &map, std::vector<TableToImport> &tables) {
    EarlierLists earlier(tables.size());
    std::unordered_set<std::string> settled;
    PW_TRY(const std::int64_t held, map.count(Entity::Organisation));
    for (std::size_t t = 0; t < tables.size(); ++t) {
        TableToImport &table = tables[t];
        if (!table.options.mapping) {
            PW_TRY(table.options.mapping, guessMapping(table.source));
        }
        const std::string list = table.list();
        if (held == 0 || isAddress(list) || table.options.mapping->entity != Entity::Organisation ||
            !settled.insert(list).second)
            continue;
        PW_TRY(const Named named, namedIn(table));
        PW_TRY(const BroughtBy brought, broughtBy(map, named));
        OfOneName lists;
        for (std::size_t i = 0; i < lists.size(); ++i)
            if (const auto it = brought.find(listKey(list + std::string(kOthers[i])));
                it != brought.end())
                lists[i] = it->second;
        if (lists.front().count == 0) {
            PW_TRY(earlier[t], earlierSelf(map, brought, named, tables));
            continue;
        }
        const std::size_t which = whichOf(lists, named);
        if (which == 0)
            continue;
        if (lists[which].count == 0)
            table.options.said.push_back(
                {0,
                 {},
                 ImportRemark::Reason::OtherList,
                 std::format("{} of {}", lists.front().named, lists.front().count)});
        for (TableToImport &other : tables)
            if (other.list() == list)
                other.options.from = list + std::string(kOthers[which]);
        settled.insert(table.list());
    }
    return earlier;
}

} // namespace placeweave
