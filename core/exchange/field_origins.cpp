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

// Without what changes from one month to the next.
std::string lastingWords(std::string_view text) {
    std::string plain = folded(text);
    for (char &c : plain)
        if (std::string_view("0123456789_-.()[],").contains(c))
            c = ' ';
    std::vector<std::string> words;
    for (std::string &word : split(plain, ' '))
        if (std::ranges::find(kPassing, word) == kPassing.end())
            words.push_back(std::move(word));
    return joined(words, " ");
}

// Where ", Sheet" begins in "book.xlsx, Sheet"; npos for a name without a sheet.
std::size_t sheetIn(std::string_view name) {
    constexpr std::size_t kLongestEnding = 8;
    for (std::size_t comma = name.find(", "); comma != std::string_view::npos;
         comma = name.find(", ", comma + 1)) {
        const std::size_t dot = name.rfind('.', comma);
        const std::string_view ending = dot == std::string_view::npos
                                            ? std::string_view()
                                            : name.substr(dot + 1, comma - dot - 1);
        const bool isEnding =
            !ending.empty() && ending.size() <= kLongestEnding &&
            std::ranges::all_of(ending, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            });
        if (isEnding)
            return comma;
    }
    return std::string_view::npos;
}

FieldOrigins::Lists without(FieldOrigins::Lists lists, const FieldOrigins::Lists &these) {
    std::erase_if(lists,
                  [&](const std::string &list) { return std::ranges::contains(these, list); });
    return lists;
}

} // namespace

std::string listKey(std::string_view name) {
    if (name.starts_with("http://") || name.starts_with("https://"))
        return folded(name); // the last part of a feed's address may be any feed's
    const std::size_t sheet = sheetIn(name);
    std::string stem = std::filesystem::path(name.substr(0, sheet)).stem().string();
    if (folded(stem).ends_with(".csv"))
        stem.resize(stem.size() - 4); // of .csv.gz
    std::string key = lastingWords(stem);
    if (key.empty())
        key = folded(name.substr(0, sheet));
    if (sheet == std::string_view::npos)
        return key;
    // Sheets called by years are told apart by them.
    const std::string words = lastingWords(name.substr(sheet + 2));
    return key + " / " + (words.empty() ? folded(name.substr(sheet + 2)) : words);
}

std::vector<std::string> listKeysIn(std::string_view subject) {
    std::vector<std::string> lists;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t end = subject.find(kBetweenLists, at);
        lists.push_back(listKey(subject.substr(at, end - at)));
        at = end == std::string_view::npos ? end : end + kBetweenLists.size();
    }
    return lists;
}

Result<void> FieldOrigins::learn() {
    if (m_hasLearnt)
        return {};
    m_hasLearnt = true;
    PW_TRY(const auto history, m_map.history(std::numeric_limits<int>::max()));
    PW_CHECK(learnSources(history));
    for (const HistoryEntry &entry : history | std::views::reverse)
        learn(entry);
    return {};
}

Result<void> FieldOrigins::learnSources(const std::vector<HistoryEntry> &history) {
    const bool isNeeded = std::ranges::any_of(history, [](const HistoryEntry &entry) {
        return entry.verb == "import" && entry.subject.contains(kBetweenLists);
    });
    if (!isNeeded)
        return {};
    PW_CHECK(m_map.forEach(Entity::Organisation, [this](const Record &organisation) {
        std::string key = listKey(organisation.text("source"));
        if (const RowId place = organisation.reference("location_id"))
            m_sources.try_emplace({Entity::Location, place}, key);
        m_sources.emplace(std::pair(Entity::Organisation, organisation.id()), std::move(key));
        return true;
    }));
    return m_map.forEach(Entity::Contact, [this](const Record &contact) {
        const auto owner =
            m_sources.find({Entity::Organisation, contact.reference("organisation_id")});
        if (owner != m_sources.end())
            m_sources.emplace(std::pair(Entity::Contact, contact.id()), owner->second);
        return true;
    });
}

FieldOrigins::Lists FieldOrigins::narrowed(Entity entity, RowId row, const Lists &lists) const {
    const bool namesSource =
        entity == Entity::Organisation || entity == Entity::Location || entity == Entity::Contact;
    if (lists.size() < 2 || !namesSource)
        return lists;
    const auto source = m_sources.find({entity, row});
    return source != m_sources.end() && std::ranges::contains(lists, source->second)
               ? Lists{source->second}
               : Lists{lists.front()};
}

FieldOrigins::Origin FieldOrigins::originOfRow(Entity entity, RowId row) const {
    for (const Range &range : m_ranges)
        if (range.entity == entity && row.value >= range.first &&
            row.value < range.first + range.count) {
            Origin origin;
            origin.lists = narrowed(entity, row, range.lists);
            origin.others = without(range.lists, origin.lists);
            return origin;
        }
    return {};
}

FieldOrigins::Lists FieldOrigins::listsOfRow(Entity entity, RowId row) const {
    return originOfRow(entity, row).lists;
}

FieldOrigins::Origin FieldOrigins::originOfSet(const Field &field, RowId row,
                                               const Lists &lists) const {
    const auto known = m_origins.find({&field, row});
    Origin origin;
    origin.lists = known == m_origins.end() ? listsOfRow(field.entity, row) : known->second.lists;
    std::erase_if(origin.lists,
                  [&](const std::string &list) { return !std::ranges::contains(lists, list); });
    if (origin.lists.empty())
        origin.lists = narrowed(field.entity, row, lists);
    origin.others = without(lists, origin.lists);
    return origin;
}

bool FieldOrigins::Origin::isFrom(const std::string &list) const {
    return std::ranges::contains(lists, list);
}

void FieldOrigins::learn(const HistoryEntry &entry) {
    const bool isImport = entry.verb == "import";
    const Lists lists = isImport ? listKeysIn(entry.subject) : Lists();
    for (const HistoryEntry::RowChange &row : entry.rows) {
        if (isImport && row.op == "insert")
            m_ranges.push_back({row.entity, row.row.value, row.count, lists});
        std::pair<RowId, std::string> contact;
        std::pair<RowId, std::string> service;
        std::pair<RowId, RowId> link;
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
            if (change.field == &fieldOf(Entity::Service, "organisation_id"))
                service.first = RowId{change.before.integer()};
            if (change.field == &fieldOf(Entity::Service, "name"))
                service.second = folded(change.before.text());
            if (change.field == &fieldOf(Entity::ServiceAtLocation, "service_id"))
                link.first = RowId{change.before.integer()};
            if (change.field == &fieldOf(Entity::ServiceAtLocation, "location_id"))
                link.second = RowId{change.before.integer()};
            if (row.op != "set")
                continue;
            if (isImport) {
                m_origins[at] = originOfSet(*change.field, row.row, lists);
                continue;
            }
            auto known = m_origins.find(at);
            if (known == m_origins.end()) {
                Origin brought = originOfRow(row.entity, row.row);
                if (brought.lists.empty())
                    continue;
                known = m_origins.emplace(at, std::move(brought)).first;
            }
            Origin &origin = known->second;
            if (!origin.corrected)
                origin.brought = change.before;
            origin.corrected = change.after != origin.brought; // an undo takes it back
        }
        if (row.op == "delete" && row.entity == Entity::Contact)
            m_removed.insert(std::move(contact));
        if (row.op == "delete" && row.entity == Entity::Service)
            m_removedServices.insert(std::move(service));
        if (row.op == "delete" && row.entity == Entity::ServiceAtLocation && !isImport)
            m_unlinked.insert(link);
    }
}

Result<FieldOrigins::Origin> FieldOrigins::of(const Field &field, RowId row) {
    PW_CHECK(learn());
    const auto known = m_origins.find({&field, row});
    if (known != m_origins.end())
        return known->second;
    return originOfRow(field.entity, row);
}

Result<std::map<RowId, std::string>> FieldOrigins::correctedNames(const std::string &list) {
    std::map<RowId, std::string> names;
    const Field *name = &fieldOf(Entity::Organisation, "name");
    PW_CHECK(learn());
    for (auto known = m_origins.lower_bound({name, RowId{}});
         known != m_origins.end() && known->first.first == name; ++known)
        if (const Origin &origin = known->second;
            origin.corrected && origin.isFrom(list) && !origin.brought.isEmpty())
            names.emplace(known->first.second, origin.brought.text());
    return names;
}

Result<bool> FieldOrigins::wasEmptied(const Field &field, RowId row) {
    PW_CHECK(learn());
    return m_emptied.contains({&field, row});
}

Result<bool> FieldOrigins::wasRemoved(RowId organisation, const std::string &contactType) {
    PW_CHECK(learn());
    return m_removed.contains({organisation, contactType});
}

Result<bool> FieldOrigins::wasServiceRemoved(RowId organisation, const std::string &name) {
    PW_CHECK(learn());
    return m_removedServices.contains({organisation, name});
}

Result<bool> FieldOrigins::wasUnlinked(RowId service, RowId place) {
    PW_CHECK(learn());
    return m_unlinked.contains({service, place});
}

Result<FieldOrigins::Lists> FieldOrigins::listsOf(Entity entity, RowId row) {
    PW_CHECK(learn());
    return listsOfRow(entity, row);
}

} // namespace placeweave
