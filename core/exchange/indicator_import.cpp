// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/areas_import.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/figure_names.h"
#include "core/exchange/headings.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <unordered_set>

namespace placeweave {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMaxSentences = 100;
constexpr std::size_t kSampleRows = 200;
constexpr std::size_t kSamplesOffered = 4;

struct Table {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows; // the first few
};

Result<Table> firstRows(DelimitedReader &reader, const std::string &name) {
    Table table;
    std::vector<std::string_view> cells;
    while (table.rows.size() < kSampleRows) {
        PW_TRY(const bool more, reader.next(cells));
        if (!more)
            break;
        if (table.headings.empty())
            for (const std::string_view cell : cells)
                table.headings.push_back(simplified(cell));
        else
            table.rows.emplace_back(cells.begin(), cells.end());
    }
    if (table.headings.empty())
        return fail(ErrorCode::InvalidInput, "The table is empty.", name);
    return table;
}

template <class Visit>
Result<void> forEachRow(DelimitedReader &reader, const Visit &visit) {
    std::vector<std::string_view> cells;
    PW_CHECK(reader.rewind());
    PW_CHECK(reader.next(cells)); // the headings
    for (;;) {
        PW_TRY(const bool more, reader.next(cells));
        if (!more)
            return {};
        visit(cells);
    }
}

// Official headings are long and sometimes cut off ("... 10% of LSO"): either may begin the other,
// but a heading cut to a few letters would begin everything.
std::size_t columnBeginning(const std::vector<std::string> &headings, std::string_view asked) {
    constexpr std::size_t kLeastCut = 12;
    const std::string key = folded(asked);
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (folded(headings[i]) == key)
            return i;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string heading = folded(headings[i]);
        if (heading.starts_with(key) || (heading.size() >= kLeastCut && key.starts_with(heading)))
            return i;
    }
    return kNone;
}

Result<std::size_t> askedColumn(const Table &table, const std::string &asked) {
    const std::size_t found = columnBeginning(table.headings, asked);
    if (found == kNone)
        return fail(ErrorCode::InvalidInput,
                    std::format("No column is called \"{}\" or begins so; there are {}.", asked,
                                joined(table.headings, ", ")));
    return found;
}

// The column in which codes of the set are found first, so often that it is no chance; a national
// file may hold the place's areas anywhere.
Result<std::size_t> codeColumn(DelimitedReader &reader, const Table &table,
                               const std::unordered_set<std::string> &codes) {
    constexpr std::size_t kCertain = 20;
    std::vector<std::size_t> hits(table.headings.size());
    std::vector<std::string_view> cells;
    PW_CHECK(reader.rewind());
    for (;;) {
        PW_TRY(const bool more, reader.next(cells));
        if (!more)
            break;
        for (std::size_t i = 0; i < std::min(cells.size(), hits.size()); ++i)
            if (codes.contains(std::string(trimmed(cells[i]))) && ++hits[i] == kCertain)
                return i;
    }
    const auto most = std::ranges::max_element(hits);
    return *most == 0 ? kNone : static_cast<std::size_t>(most - hits.begin());
}

std::vector<std::size_t> numberColumns(const Table &table, std::size_t code) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        const bool allNumbers = std::ranges::all_of(table.rows, [&](const auto &row) {
            return i >= row.size() || meaningOf(row[i]).empty() || numberIn(row[i]);
        });
        if (i != code && allNumbers)
            found.push_back(i);
    }
    return found;
}

Result<std::size_t> valueColumn(const Table &table, std::size_t code, const std::string &asked) {
    if (!asked.empty())
        return askedColumn(table, asked);
    const std::vector<std::size_t> numbers = numberColumns(table, code);
    if (numbers.size() != 1)
        return fail(ErrorCode::InvalidInput,
                    std::format("Say which column holds the values; there are {}.",
                                joined(table.headings, ", ")));
    return numbers.front();
}

// The column that tells rows for women, men and everyone apart, where there is one.
constexpr std::array<std::string_view, 6> kEveryone{"persons",    "all persons", "people",
                                                    "all people", "both",        "total"};
constexpr std::array<std::string_view, 6> kParts{"males",  "females", "male",
                                                 "female", "men",     "women"};

bool isEveryone(std::string_view cell) {
    return std::ranges::contains(kEveryone, folded(trimmed(cell)));
}

std::size_t everyoneColumn(const Table &table) {
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        bool hasEveryone = false;
        bool hasParts = false;
        for (const auto &row : table.rows) {
            hasEveryone = hasEveryone || (i < row.size() && isEveryone(row[i]));
            hasParts = hasParts ||
                       (i < row.size() && std::ranges::contains(kParts, folded(trimmed(row[i]))));
        }
        if (hasEveryone && hasParts)
            return i;
    }
    return kNone;
}

// "Trafford" of "Trafford 025A": small areas are called after the place that they lie in.
std::string placeIn(std::string_view name) {
    name = trimmed(name);
    const std::size_t space = name.find_last_of(' ');
    const bool isNumbered = space != std::string_view::npos && space + 1 < name.size() &&
                            name[space + 1] >= '0' && name[space + 1] <= '9';
    return isNumbered ? folded(name.substr(0, space)) : std::string();
}

// Which codes of a table and a set meet, and which of this place do not.
class Meeting {
public:
    explicit Meeting(const std::vector<Area> &areas) {
        for (const Area &area : areas) {
            m_codes.insert(area.code);
            if (std::string place = placeIn(area.name); !place.empty())
                m_places.insert(std::move(place));
        }
    }

    const std::unordered_set<std::string> &codes() const { return m_codes; }

    void add(const std::string &code, const std::vector<std::string_view> &cells) {
        if (code.empty() || !m_seen.insert(code).second)
            return;
        const bool isHere = std::ranges::any_of(
            cells, [&](std::string_view cell) { return m_places.contains(placeIn(cell)); });
        if (m_codes.contains(code)) {
            ++m_met;
            m_namesTell = m_namesTell || isHere;
        } else if (isHere) {
            m_unknown.insert(code);
        }
    }

    bool isEnough() const {
        return static_cast<double>(m_met) >=
               kLeastMatch * static_cast<double>(std::min(m_codes.size(), m_seen.size()));
    }
    std::vector<std::string> areasWithout() const {
        std::set<std::string> without;
        for (const std::string &code : m_codes)
            if (!m_seen.contains(code))
                without.insert(code);
        return {without.begin(), without.end()};
    }
    // By their names; where those tell nothing, all of a table that is about this place alone.
    std::vector<std::string> codesUnknown() const {
        std::set<std::string> unknown = m_unknown;
        if (!m_namesTell && 5 * m_seen.size() <= 6 * m_codes.size())
            for (const std::string &code : m_seen)
                if (!m_codes.contains(code))
                    unknown.insert(code);
        return {unknown.begin(), unknown.end()};
    }
    std::size_t met() const { return m_met; }
    std::size_t asked() const { return std::min(m_codes.size(), m_seen.size()); }

private:
    std::unordered_set<std::string> m_codes;
    std::unordered_set<std::string> m_places;
    std::unordered_set<std::string> m_seen;
    std::set<std::string> m_unknown;
    std::size_t m_met = 0;
    bool m_namesTell = false;
};

// "E01006074, E01006075 and 12 more"
std::string firstOf(const std::vector<std::string> &codes) {
    constexpr std::size_t kNamed = 10;
    if (codes.empty())
        return "none";
    const std::vector<std::string> first(
        codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(std::min(kNamed, codes.size())));
    return joined(first, ", ") +
           (codes.size() > kNamed ? std::format(" and {} more", codes.size() - kNamed) : "");
}

Error otherBoundaries(const Meeting &meeting, const std::string &set, const std::string &source) {
    return {ErrorCode::InvalidInput,
            std::format("Only {} of {} codes are those of the areas \"{}\", so this table is for "
                        "other boundaries. Areas that no row names: {}. Codes that are no such "
                        "area: {}.",
                        meeting.met(), meeting.asked(), set, firstOf(meeting.areasWithout()),
                        firstOf(meeting.codesUnknown())),
            source};
}

Result<std::int64_t> setNamed(MapFile &map, const std::string &name) {
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    std::vector<std::string> names;
    for (const AreaSet &set : sets) {
        if (folded(set.name) == folded(name))
            return set.id;
        names.push_back(set.name);
    }
    return fail(ErrorCode::InvalidInput,
                names.empty() ? std::string("The map has no areas yet; load boundaries first.")
                              : std::format("The map has no areas called \"{}\"; it has {}.", name,
                                            joined(names, ", ")));
}

// Which rows are meant, of a table that has several for each area.
class RowChoice {
public:
    static Result<RowChoice> of(const Table &table, const IndicatorRequest &request) {
        RowChoice choice;
        for (const auto &[heading, value] : request.where) {
            PW_TRY(const std::size_t column, askedColumn(table, heading));
            choice.m_wanted.push_back({column, heading, std::string(trimmed(value)), {}, false});
        }
        return choice;
    }

    bool takes(const std::vector<std::string_view> &cells) {
        for (Wanted &wanted : m_wanted) {
            const std::string_view cell =
                wanted.column < cells.size() ? trimmed(cells[wanted.column]) : std::string_view();
            if (folded(cell) != folded(wanted.value)) {
                if (wanted.others.size() < kMostShown)
                    wanted.others.emplace(cell);
                return false;
            }
            wanted.isFound = true;
        }
        return true;
    }

    // Whether there is a row of each.
    Result<void> check(const std::string &source) const {
        for (const Wanted &wanted : m_wanted)
            if (!wanted.isFound)
                return fail(ErrorCode::InvalidInput,
                            std::format("No row has \"{}\" in the column \"{}\"; there are {}.",
                                        wanted.value, wanted.heading,
                                        joined({wanted.others.begin(), wanted.others.end()}, ", ")),
                            source);
        return {};
    }

private:
    static constexpr std::size_t kMostShown = 20;
    struct Wanted {
        std::size_t column;
        std::string heading;
        std::string value;
        std::set<std::string> others; // the first few that it is not
        bool isFound;
    };
    std::vector<Wanted> m_wanted;
};

// Finds the column that tells the rows of one area apart: the one that holds the same few values
// for each area, "Persons", "Females" and "Males".
class RowsApart {
public:
    void add(const std::string &area, const std::vector<std::string_view> &cells) {
        const auto known = std::ranges::find(m_areas, area, &Area::code);
        if (known == m_areas.end() && m_areas.size() == kLookedAt)
            return;
        Area &of = known == m_areas.end() ? m_areas.emplace_back(area) : *known;
        if (of.rows.size() < kMostRows)
            of.rows.emplace_back(cells.begin(), cells.end());
    }

    void tell(const Table &table, std::string &by, std::vector<std::string> &told) const {
        if (m_areas.empty())
            return;
        for (std::size_t column = 0; column < table.headings.size(); ++column) {
            std::vector<std::string> values = valuesOf(m_areas.front(), column);
            const bool isSameForAll = std::ranges::all_of(m_areas, [&](const Area &area) {
                return !valuesOf(area, column).empty() && valuesOf(area, column) == values;
            });
            if (values.size() < 2 || !isSameForAll)
                continue;
            by = table.headings[column];
            told = std::move(values);
            return;
        }
    }

private:
    static constexpr std::size_t kLookedAt = 3;
    static constexpr std::size_t kMostRows = 50;
    struct Area {
        std::string code;
        std::vector<std::vector<std::string>> rows;
    };
    // In their order; none where two rows have the same.
    static std::vector<std::string> valuesOf(const Area &area, std::size_t column) {
        std::vector<std::string> values;
        for (const auto &row : area.rows) {
            std::string cell =
                column < row.size() ? std::string(trimmed(row[column])) : std::string();
            if (cell.empty() || std::ranges::contains(values, cell))
                return {};
            values.push_back(std::move(cell));
        }
        return values;
    }
    std::vector<Area> m_areas;
};

} // namespace

Result<IndicatorOutcome> importIndicator(MapFile &map, const TableSource &source,
                                         const IndicatorRequest &request) {
    PW_TRY(const std::int64_t set, setNamed(map, request.set));
    PW_TRY(const std::vector<Area> areas, map.areas().areas(set));
    Meeting meeting(areas);
    const std::unordered_set<std::string> &codes = meeting.codes();
    PW_TRY(DelimitedReader reader, DelimitedReader::open(source));
    PW_TRY(const Table table, firstRows(reader, source.name));

    PW_TRY(const std::size_t code, request.codeColumn.empty()
                                       ? codeColumn(reader, table, codes)
                                       : askedColumn(table, request.codeColumn));
    if (code == kNone)
        return fail(ErrorCode::InvalidInput,
                    std::format("No column holds codes of the areas \"{}\".", request.set),
                    source.name);
    PW_TRY(const std::size_t value, valueColumn(table, code, request.valueColumn));
    const std::size_t everyone = everyoneColumn(table);

    IndicatorOutcome outcome;
    outcome.codeColumn = table.headings[code];
    outcome.valueColumn = table.headings[value];
    const auto skip = [&](std::string sentence) {
        if (outcome.skipped.size() < kMaxSentences)
            outcome.skipped.push_back(std::move(sentence));
    };
    // What it is called here or there may say what it counts.
    const std::string name = request.name + ' ' + outcome.valueColumn;
    std::vector<std::pair<std::string, double>> values;
    std::unordered_set<std::string> seen;
    std::unordered_set<std::string> seenAgain;
    PW_TRY(RowChoice choice, RowChoice::of(table, request));
    RowsApart apart;
    std::vector<std::string_view> cells;
    PW_CHECK(reader.rewind());
    PW_CHECK(reader.next(cells)); // the headings
    for (;;) {
        PW_TRY(const bool more, reader.next(cells));
        if (!more)
            break;
        ++outcome.rows;
        const std::string area(code < cells.size() ? trimmed(cells[code]) : std::string_view());
        meeting.add(area, cells);
        // Whoever says which rows are meant is taken at their word.
        if (request.where.empty() && everyone < cells.size() && !isEveryone(cells[everyone]))
            continue;
        const std::string_view cell = value < cells.size() ? meaningOf(cells[value]) : "";
        if (!codes.contains(area) || cell.empty() || !choice.takes(cells))
            continue;
        apart.add(area, cells);
        const auto number = numberIn(cell);
        const std::string_view why = number ? whyImpossible(name, *number) : "is no number";
        if (!number || !why.empty())
            skip(std::format("Row {} of {}: \"{}\" {}.", reader.row(), source.name, cell, why));
        else if (!seen.insert(area).second)
            seenAgain.insert(area);
        else
            values.emplace_back(area, *number);
    }
    if (!meeting.isEnough())
        return std::unexpected(otherBoundaries(meeting, request.set, source.name));
    outcome.areasWithout = meeting.areasWithout();
    outcome.codesUnknown = meeting.codesUnknown();
    PW_CHECK(choice.check(source.name));
    if (values.empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("No row has a number for an area of \"{}\".", request.set),
                    source.name);
    outcome.repeated = std::ssize(seenAgain);
    if (outcome.repeated > 0)
        apart.tell(table, outcome.toldApartBy, outcome.toldApart);
    const Indicator indicator{0, set, request.name.empty() ? outcome.valueColumn : request.name,
                              source.name};
    PW_TRY(outcome.matched, map.areas().replaceIndicator(indicator, values));
    return outcome;
}

Result<FiguresOffer> lookAtFigures(MapFile &map, const TableSource &source) {
    PW_TRY(DelimitedReader reader, DelimitedReader::open(source));
    PW_TRY(const Table table, firstRows(reader, source.name));
    FiguresOffer offer;
    std::unordered_set<std::string> codes;
    std::size_t code = kNone;
    double bestShare = 0;
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    for (const AreaSet &set : sets) {
        PW_TRY(const std::vector<Area> areas, map.areas().areas(set.id));
        Meeting meeting(areas);
        PW_TRY(const std::size_t column, codeColumn(reader, table, meeting.codes()));
        if (column == kNone)
            continue;
        PW_CHECK(forEachRow(reader, [&](const std::vector<std::string_view> &cells) {
            meeting.add(std::string(column < cells.size() ? trimmed(cells[column]) : ""), cells);
        }));
        const double share =
            static_cast<double>(meeting.met()) / static_cast<double>(meeting.asked());
        if (share <= bestShare)
            continue;
        bestShare = share;
        code = column;
        codes = meeting.codes();
        offer.set = set.name;
    }
    for (const std::size_t column : numberColumns(table, code)) {
        FiguresOffer::Column &offered = offer.columns.emplace_back(table.headings[column]);
        for (const auto &row : table.rows)
            if (column < row.size() && offered.samples.size() < kSamplesOffered &&
                !meaningOf(row[column]).empty() &&
                !std::ranges::contains(offered.samples, row[column]))
                offered.samples.push_back(row[column]);
        if (offered.samples.empty())
            offer.columns.pop_back();
    }
    RowsApart apart;
    PW_CHECK(forEachRow(reader, [&](const std::vector<std::string_view> &cells) {
        if (code < cells.size() && codes.contains(std::string(trimmed(cells[code]))))
            apart.add(std::string(trimmed(cells[code])), cells);
    }));
    apart.tell(table, offer.rowsBy, offer.rows);
    const auto everyone = std::ranges::find_if(offer.rows, isEveryone);
    if (!offer.rows.empty())
        offer.usualRow = everyone == offer.rows.end() ? offer.rows.front() : *everyone;
    return offer;
}

} // namespace placeweave
