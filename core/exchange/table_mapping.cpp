// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_mapping.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/headings.h"
#include "core/exchange/value_guess.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <format>
#include <functional>
#include <set>

namespace placeweave {
namespace {

using Role = ColumnTarget::Role;
using Sure = ColumnMapping::Sure;

constexpr std::size_t kSampleRows = 300;
constexpr std::size_t kShownSamples = 3;
constexpr std::size_t kShownSampleBytes = 80;

std::size_t filledCells(const std::vector<std::string> &row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(row, [](const std::string &cell) { return !trimmed(cell).empty(); }));
}

struct NumberedRow {
    std::int64_t number;
    std::vector<std::string> cells;
};

Result<std::vector<NumberedRow>> firstRows(const TableSource &source) {
    PW_TRY(const auto reader, openRows(source));
    std::vector<NumberedRow> rows;
    std::vector<std::string_view> cells;
    while (rows.size() < kSampleRows) {
        PW_TRY(const bool more, reader->next(cells));
        if (!more)
            break;
        rows.push_back({reader->row(), {cells.begin(), cells.end()}});
    }
    return rows;
}

bool isKnownHeading(const std::string &cell) {
    return matchHeading(Entity::Organisation, cell).strength > 0;
}

// "Number" under "Charity" is a charity number; a "Name" under "Contact" is a person's.
std::string headingWithin(const std::string &group, const std::string &under) {
    const auto targetOf = [](const std::string &heading) {
        return matchHeading(Entity::Organisation, heading).target;
    };
    const Field *name = &fieldOf(Entity::Organisation, "name");
    const bool isNameOfOther = targetOf(under).field == name && targetOf(group).field != name;
    std::string both = group + " " + under;
    return isNameOfOther || !isKnownHeading(under) ? both : under;
}

// Where no heading is the name of an organisation, a "Name" below one that is not about a contact
// is: "Location" over "Name" and "Postcode".
void findName(std::vector<std::string> &headings, const std::vector<std::string> &below) {
    const auto isName = [](const std::string &heading) {
        return matchHeading(Entity::Organisation, heading).target.field ==
               &fieldOf(Entity::Organisation, "name");
    };
    if (std::ranges::any_of(headings, isName))
        return;
    for (std::size_t i = 0; i < below.size(); ++i)
        if (isName(below[i]) && !folded(headings[i]).starts_with("contact")) {
            headings[i] = simplified(below[i]);
            return;
        }
}

// "Contact" over "Phone" and "E-mail", merged cells in Excel: the group stands in the first of its
// columns only. Empty where the second row is no row of headings.
std::vector<std::string> joinedHeadings(const std::vector<std::string> &top,
                                        const std::vector<std::string> &below) {
    const auto known = [](const std::vector<std::string> &cells) {
        return std::ranges::count_if(cells, isKnownHeading);
    };
    if (std::ranges::any_of(below, looksLikeData) || known(below) <= known(top) / 2)
        return {};
    std::vector<std::string> headings;
    std::string group;
    bool hasGaps = false;
    for (std::size_t i = 0; i < std::max(top.size(), below.size()); ++i) {
        const std::string above = i < top.size() ? simplified(top[i]) : std::string();
        const std::string under = i < below.size() ? simplified(below[i]) : std::string();
        hasGaps = hasGaps || (above.empty() && !under.empty());
        group = above.empty() ? group : above;
        headings.push_back(under.empty()   ? above
                           : group.empty() ? under
                                           : headingWithin(group, under));
    }
    findName(headings, below);
    return hasGaps ? headings : std::vector<std::string>();
}

// A title above the table has one cell; headings have several, and do not look like data.
Result<SampledTable> sample(const TableSource &source) {
    PW_TRY(const std::vector<NumberedRow> rows, firstRows(source));
    if (rows.empty())
        return fail(ErrorCode::InvalidInput, "The table is empty.", source.name);
    std::size_t widest = 0;
    for (const NumberedRow &row : rows)
        widest = std::max(widest, row.cells.size());
    std::size_t first = 0;
    const bool isMade = rows.front().number == 0; // with headings of our own
    while (!isMade && first + 1 < rows.size() && widest > 1 && filledCells(rows[first].cells) < 2)
        ++first;

    SampledTable sampled;
    sampled.columns.resize(widest);
    sampled.headings.resize(widest);
    std::vector<std::string> top = rows[first].cells;
    if (!isMade && first + 2 < rows.size()) // and something below
        if (auto joined = joinedHeadings(top, rows[first + 1].cells); !joined.empty()) {
            top = std::move(joined);
            ++first;
        }
    const bool anyKnown = std::ranges::any_of(top, isKnownHeading);
    const bool isHeading = isMade || anyKnown || std::ranges::none_of(top, looksLikeData);
    for (std::size_t i = 0; i < widest; ++i)
        sampled.headings[i] = isHeading && i < top.size() ? simplified(top[i]) : std::string();
    for (std::size_t i = 0; i < widest; ++i)
        if (sampled.headings[i].empty())
            sampled.headings[i] = std::format("Column {}", i + 1);
    sampled.headingRow = isHeading ? rows[first].number : rows[first].number - 1;
    for (std::size_t r = first + (isHeading ? 1 : 0); r < rows.size(); ++r) {
        ++sampled.rows;
        for (std::size_t i = 0; i < rows[r].cells.size(); ++i)
            if (const std::string_view cell = meaningOf(rows[r].cells[i]); !cell.empty())
                sampled.columns[i].emplace_back(cell);
    }
    return sampled;
}

// --- what a row is ---

bool has(const std::vector<HeadingMatch> &matches, Entity entity, std::string_view column) {
    return std::ranges::any_of(matches, [&](const HeadingMatch &match) {
        return match.target.role == Role::Field && match.target.field->entity == entity &&
               match.target.field->column == column;
    });
}

// Columns without which a table of that entity makes no sense.
bool hasWhatItNeeds(Entity entity, const std::vector<HeadingMatch> &matches) {
    const auto with = [&](std::string_view column) {
        return has(matches, entity, column);
    };
    switch (entity) {
    case Entity::Service:
        return with("name") && with("organisation_id");
    case Entity::Person:
        return with("name") && (with("organisation_id") || with("role") || with("consent_basis"));
    case Entity::Connection:
        return with("from_id") && with("to_id");
    case Entity::Community:
        return with("name") && (with("sense") || with("core20") || with("plus_groups"));
    case Entity::Channel:
        return with("channel") && (with("organisation_id") || with("audience"));
    case Entity::Need:
        return with("name") && (with("category") || with("status") || with("answered_by"));
    case Entity::Story:
        return with("words") && with("title");
    case Entity::Resource:
        return with("title") && (with("resource_kind") || with("shared_by"));
    default:
        return false;
    }
}

Entity guessEntity(const SampledTable &sampled, std::string_view name) {
    const std::string stem = std::filesystem::path(name).stem().string();
    const std::optional<Entity> named = entityFromWords(stem);
    const auto matched = [&](Entity entity) {
        return matchHeadings(entity, sampled.headings);
    };
    const auto score = [](const std::vector<HeadingMatch> &matches) {
        return std::ranges::count_if(matches, [](const auto &m) { return m.strength > 0; });
    };
    Entity best = Entity::Organisation;
    auto bestScore = score(matched(Entity::Organisation));
    for (const Entity entity :
         {Entity::Service, Entity::Person, Entity::Connection, Entity::Community, Entity::Channel,
          Entity::Need, Entity::Story, Entity::Resource}) {
        const auto matches = matched(entity);
        if (named == entity && (hasWhatItNeeds(entity, matches) || has(matches, entity, "name")))
            return entity;
        if (hasWhatItNeeds(entity, matches) && score(matches) > bestScore) {
            best = entity;
            bestScore = score(matches);
        }
    }
    return named == Entity::Organisation ? Entity::Organisation : best;
}

std::vector<std::string> shownSamples(const std::vector<std::string> &cells) {
    std::vector<std::string> shown;
    for (const std::string &cell : cells) {
        if (shown.size() == kShownSamples)
            break;
        std::string text = simplified(std::string_view(cell).substr(0, kShownSampleBytes));
        while (!isUtf8(text)) // cut within a character
            text.pop_back();
        if (std::ranges::find(shown, text) == shown.end())
            shown.push_back(std::move(text));
    }
    return shown;
}

} // namespace

bool TableMapping::uses(ColumnTarget::Role role) const {
    return std::ranges::any_of(columns, [&](const auto &c) { return c.target.role == role; });
}

bool TableMapping::uses(const Field &field) const {
    return std::ranges::any_of(columns, [&](const auto &c) { return c.target.field == &field; });
}

Result<void> addSamples(TableMapping &mapping, const TableSource &source) {
    PW_TRY(const SampledTable sampled, sample(source));
    for (std::size_t i = 0; i < std::min(mapping.columns.size(), sampled.columns.size()); ++i)
        if (mapping.columns[i].samples.empty())
            mapping.columns[i].samples = shownSamples(sampled.columns[i]);
    return {};
}

Result<TableMapping> guessMapping(const TableSource &source, std::optional<Entity> as) {
    PW_TRY(const SampledTable sampled, sample(source));
    TableMapping mapping;
    mapping.entity = as.value_or(guessEntity(sampled, source.name));
    mapping.headingRow = sampled.headingRow;
    if (mapping.entity == Entity::Organisation)
        mapping.kind = kindFromWords(std::filesystem::path(source.name).stem().string());
    // What is empty claims nothing that another column may hold.
    std::vector<std::string> headings = sampled.headings;
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (sampled.rows > 0 && sampled.columns[i].empty())
            headings[i].clear();
    const std::vector<HeadingMatch> matches = matchHeadings(mapping.entity, headings);
    for (std::size_t i = 0; i < sampled.headings.size(); ++i)
        mapping.columns.push_back({sampled.headings[i], matches[i].target,
                                   matches[i].strength > 0 ? Sure::Yes : Sure::No,
                                   shownSamples(sampled.columns[i])});
    guessByValues(sampled, mapping);
    return mapping;
}

} // namespace placeweave
