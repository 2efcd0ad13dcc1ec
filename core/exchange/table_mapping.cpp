// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_mapping.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/headings.h"
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

// The first rows, column by column.
struct Sampled {
    std::vector<std::string> headings;
    std::int64_t headingRow = 0;
    std::vector<std::vector<std::string>> columns; // cells that mean something
    std::size_t rows = 0;
};

bool looksLikeData(const std::string &cell) {
    return looksLikePostcode(cell) || looksLikeEmail(cell) || looksLikeWebsite(cell) ||
           looksLikePhone(cell) || numberIn(cell).has_value();
}

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
        if (under.empty())
            headings.push_back(above);
        else
            headings.push_back(isKnownHeading(under) || group.empty() ? under
                                                                      : group + " " + under);
    }
    return hasGaps ? headings : std::vector<std::string>();
}

// A title above the table has one cell; headings have several, and do not look like data.
Result<Sampled> sample(const TableSource &source) {
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

    Sampled sampled;
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

double share(const std::vector<std::string> &cells,
             const std::function<bool(const std::string &)> &looks) {
    if (cells.empty())
        return 0;
    return static_cast<double>(std::ranges::count_if(cells, looks)) /
           static_cast<double>(cells.size());
}

double recognised(const std::vector<std::string> &cells, std::string_view name) {
    const Vocabulary &words = vocabulary(name);
    return share(cells, [&](const std::string &cell) { return words.recognise(cell) != nullptr; });
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
    default:
        return false;
    }
}

Entity guessEntity(const Sampled &sampled, std::string_view name) {
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
    for (const Entity entity : {Entity::Service, Entity::Person, Entity::Connection,
                                Entity::Community, Entity::Channel, Entity::Need, Entity::Story}) {
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

// --- what the values say ---

class ValueGuess {
public:
    ValueGuess(TableMapping &mapping, const Sampled &sampled)
        : m_mapping(mapping), m_sampled(sampled) {}

    void correct() {
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i)
            correctColumn(m_mapping.columns[i], m_sampled.columns[i]);
    }

    void fillGaps() {
        if (m_mapping.entity == Entity::Organisation) {
            claim(fieldTarget(Entity::Location, "postcode"), looksLikePostcode);
            claimPosition();
        }
        if (m_mapping.entity == Entity::Organisation || m_mapping.entity == Entity::Person) {
            claim({Role::Contact, nullptr, "email"}, looksLikeEmail);
            claim({Role::Contact, nullptr, "website"}, looksLikeWebsite);
            claim({Role::Contact, nullptr, "phone"}, looksLikePhone);
        }
        if (const Field *name = findField(m_mapping.entity, "name"); name && !m_mapping.uses(*name))
            claimName(*name);
    }

private:
    static ColumnTarget fieldTarget(Entity entity, std::string_view column) {
        return {Role::Field, findField(entity, column), {}};
    }

    bool isFree(const ColumnTarget &target) const {
        return std::ranges::none_of(m_mapping.columns, [&](const ColumnMapping &column) {
            return column.target == target;
        });
    }

    // A heading can mislead: "type" may list legal forms, "x" metres, "contact" only numbers.
    void correctColumn(ColumnMapping &column, const std::vector<std::string> &cells) {
        ColumnTarget &target = column.target;
        const Field *legalForm = &fieldOf(Entity::Organisation, "legal_form");
        if (target.field == &fieldOf(Entity::Organisation, "kind") && !m_mapping.uses(*legalForm) &&
            recognised(cells, "legal_form") > std::max(0.5, recognised(cells, "kind")))
            target.field = legalForm;
        // The days that a repeating rule names already.
        if (headingKey(column.heading) == "days" &&
            m_mapping.uses(fieldOf(Entity::Service, "schedule")))
            target = {};
        const bool isDegrees = target.role == Role::Latitude || target.role == Role::Longitude;
        const auto isMetres = [](const std::string &cell) {
            return numberIn(cell) > 1000.0;
        };
        if (isDegrees && !cells.empty() && share(cells, isMetres) > 0.8)
            target.role = target.role == Role::Latitude ? Role::Northing : Role::Easting;
        if (target.role == Role::Contact && target.detail == "website" &&
            headingKey(column.heading) == "link" && share(cells, looksLikeWebsite) < 0.5)
            target = {};
    }

    void claim(const ColumnTarget &target, bool (*looks)(std::string_view)) {
        if (!isFree(target) ||
            (target.role == Role::Contact && !isFree({Role::Contact, nullptr, {}})))
            return;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            ColumnMapping &column = m_mapping.columns[i];
            const auto asView = [&](const std::string &cell) {
                return looks(cell);
            };
            if (column.target.role != Role::Unused || isAboutTrustees(column.heading) ||
                share(m_sampled.columns[i], asView) < 0.8)
                continue;
            column.target = target;
            column.sure = Sure::Maybe;
            return;
        }
    }

    // "x" and "y", or two columns of numbers without a name that lie in the British Isles.
    void claimPosition() {
        if (m_mapping.uses(Role::Latitude) || m_mapping.uses(Role::Position) ||
            m_mapping.uses(Role::Easting))
            return;
        const auto between = [this](std::size_t column, double low, double high) {
            return share(m_sampled.columns[column], [=](const std::string &cell) {
                       const auto value = degreesIn(cell);
                       return value && cell.contains('.') && *value > low && *value < high;
                   }) > 0.9;
        };
        const auto named = [this](std::size_t column, std::string_view name) {
            return headingKey(m_mapping.columns[column].heading) == name;
        };
        constexpr std::size_t kNone = static_cast<std::size_t>(-1);
        std::size_t latitude = kNone;
        std::size_t longitude = kNone;
        std::size_t x = kNone;
        std::size_t y = kNone;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            if (m_mapping.columns[i].target.role != Role::Unused)
                continue;
            latitude = latitude == kNone && between(i, 49, 61.5) ? i : latitude;
            longitude = longitude == kNone && between(i, -9, 2.5) ? i : longitude;
            x = named(i, "x") ? i : x;
            y = named(i, "y") ? i : y;
        }
        if (latitude != kNone && longitude != kNone) {
            settle(latitude, Role::Latitude);
            settle(longitude, Role::Longitude);
        } else if (x != kNone && y != kNone) {
            const auto isMetres = [](const std::string &cell) {
                return numberIn(cell) > 1000.0;
            };
            const bool metres = share(m_sampled.columns[x], isMetres) > 0.8;
            settle(x, metres ? Role::Easting : Role::Longitude);
            settle(y, metres ? Role::Northing : Role::Latitude);
        }
    }

    void settle(std::size_t column, Role role) {
        m_mapping.columns[column].target = {role, nullptr, {}};
        m_mapping.columns[column].sure = Sure::Maybe;
    }

    // "School name", "DISTNAME"; else the first column of words that differ.
    void claimName(const Field &name) {
        static constexpr std::array<std::string_view, 8> kNoNames{
            "id", "fid", "uuid", "guid", "code", "ref", "reference", "gml id"};
        const auto couldBe = [&](std::size_t i) {
            const ColumnMapping &column = m_mapping.columns[i];
            const std::vector<std::string> &cells = m_sampled.columns[i];
            const std::set<std::string> different(cells.begin(), cells.end());
            return column.target.role == Role::Unused && !cells.empty() &&
                   share(cells, looksLikeData) < 0.2 && different.size() * 2 > cells.size() &&
                   std::ranges::find(kNoNames, headingKey(column.heading)) == kNoNames.end() &&
                   !isAboutTrustees(column.heading);
        };
        ColumnMapping *found = nullptr;
        for (const bool mustSaySo : {true, false})
            for (std::size_t i = 0; i < m_mapping.columns.size() && !found; ++i)
                if (couldBe(i) &&
                    (!mustSaySo || headingKey(m_mapping.columns[i].heading).ends_with("name")))
                    found = &m_mapping.columns[i];
        if (found) {
            found->target = {Role::Field, &name, {}};
            found->sure = Sure::Maybe;
        }
    }

    TableMapping &m_mapping;
    const Sampled &m_sampled;
};

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

Result<TableMapping> guessMapping(const TableSource &source, std::optional<Entity> as) {
    PW_TRY(const Sampled sampled, sample(source));
    TableMapping mapping;
    mapping.entity = as.value_or(guessEntity(sampled, source.name));
    mapping.headingRow = sampled.headingRow;
    const std::vector<HeadingMatch> matches = matchHeadings(mapping.entity, sampled.headings);
    for (std::size_t i = 0; i < sampled.headings.size(); ++i)
        mapping.columns.push_back({sampled.headings[i], matches[i].target,
                                   matches[i].strength > 0 ? Sure::Yes : Sure::No,
                                   shownSamples(sampled.columns[i])});
    ValueGuess values(mapping, sampled);
    values.correct();
    values.fillGaps();
    if (mapping.entity == Entity::Organisation)
        mapping.kind = kindFromWords(std::filesystem::path(source.name).stem().string());
    return mapping;
}

} // namespace placeweave
