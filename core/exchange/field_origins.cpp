// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/field_origins.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <ranges>

namespace placeweave {
namespace {

// Words of a file's name that tell one month's from the next.
constexpr std::array<std::string_view, 32> kPassing{
    "january",   "february", "march",    "april",    "may",     "june",     "july", "august",
    "september", "october",  "november", "december", "jan",     "feb",      "mar",  "apr",
    "jun",       "jul",      "aug",      "sep",      "sept",    "oct",      "nov",  "dec",
    "copy",      "final",    "latest",   "new",      "updated", "download", "of",   "v"};

// An action names its tables with a comma between.
std::string listsOf(const std::string &subject) {
    std::string lists = "\n";
    for (const std::string &name : split(subject, ','))
        lists += listKey(name) + '\n';
    return lists;
}

} // namespace

std::string listKey(std::string_view name) {
    std::string stem = folded(std::filesystem::path(name).stem().string());
    if (stem.ends_with(".csv"))
        stem.resize(stem.size() - 4); // of .csv.gz
    for (char &c : stem)
        if (std::string_view("0123456789_-.()[],").contains(c))
            c = ' ';
    std::vector<std::string> words;
    for (std::string &word : split(stem, ' '))
        if (std::ranges::find(kPassing, word) == kPassing.end())
            words.push_back(std::move(word));
    return words.empty() ? folded(name) : joined(words, " ");
}

Result<void> FieldOrigins::learn() {
    if (m_hasLearnt)
        return {};
    m_hasLearnt = true;
    PW_TRY(const auto history, m_map.history(std::numeric_limits<int>::max()));
    for (const HistoryEntry &entry : history | std::views::reverse)
        learn(entry);
    return {};
}

std::string FieldOrigins::listOfRow(Entity entity, RowId row) const {
    for (const Range &range : m_ranges)
        if (range.entity == entity && row.value >= range.first &&
            row.value < range.first + range.count)
            return range.list;
    return {};
}

void FieldOrigins::learn(const HistoryEntry &entry) {
    const bool isImport = entry.verb == "import";
    const std::string list = isImport ? listsOf(entry.subject) : std::string();
    for (const HistoryEntry::RowChange &row : entry.rows) {
        if (isImport && row.op == "insert")
            m_ranges.push_back({row.entity, row.row.value, row.count, list});
        std::pair<RowId, std::string> contact;
        for (const HistoryEntry::FieldChange &change : row.fields) {
            if (!change.field)
                continue;
            const std::pair at(change.field, row.row);
            if (row.op == "set" && change.after.isEmpty() && !change.before.isEmpty())
                m_emptied.insert(at);
            if (change.field == &fieldOf(Entity::Contact, "organisation_id"))
                contact.first = RowId{change.before.integer()};
            if (change.field == &fieldOf(Entity::Contact, "contact_type"))
                contact.second = change.before.text();
            if (row.op != "set")
                continue;
            if (isImport) {
                m_origins[at] = {list, false, {}};
                continue;
            }
            auto known = m_origins.find(at);
            if (known == m_origins.end()) {
                std::string brought = listOfRow(row.entity, row.row);
                if (brought.empty())
                    continue;
                known = m_origins.emplace(at, Origin{std::move(brought), false, {}}).first;
            }
            Origin &origin = known->second;
            if (!origin.corrected)
                origin.brought = change.before;
            origin.corrected = change.after != origin.brought; // an undo takes it back
        }
        if (row.op == "delete" && row.entity == Entity::Contact)
            m_removed.insert(std::move(contact));
    }
}

Result<FieldOrigins::Origin> FieldOrigins::of(const Field &field, RowId row) {
    PW_CHECK(learn());
    const auto known = m_origins.find({&field, row});
    if (known != m_origins.end())
        return known->second;
    return Origin{listOfRow(field.entity, row), false, {}};
}

Result<bool> FieldOrigins::wasEmptied(const Field &field, RowId row) {
    PW_CHECK(learn());
    return m_emptied.contains({&field, row});
}

Result<bool> FieldOrigins::wasRemoved(RowId organisation, const std::string &contactType) {
    PW_CHECK(learn());
    return m_removed.contains({organisation, contactType});
}

Result<std::string> FieldOrigins::listOf(Entity entity, RowId row) {
    PW_CHECK(learn());
    return listOfRow(entity, row);
}

} // namespace placeweave
