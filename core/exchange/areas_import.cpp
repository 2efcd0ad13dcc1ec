// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/areas_import.h"

#include "core/base/text.h"
#include "core/exchange/features.h"
#include "core/exchange/headings.h"
#include "core/exchange/outline_check.h"
#include "core/exchange/table_mapping.h"
#include "core/exchange/text_source.h"
#include "core/store/area_counts.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <format>
#include <set>

namespace placeweave {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMaxSentences = 100;

std::size_t positionOf(const std::vector<std::string> &columns, std::string_view key) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (headingKey(columns[i]) == headingKey(key))
            return i;
    return kNone;
}

std::size_t firstOf(const std::vector<std::string> &columns,
                    std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        if (const std::size_t found = positionOf(columns, key); found != kNone)
            return found;
    return kNone;
}

// LSOA21CD, WD23NM: the Office for National Statistics' way.
bool endsAsOns(std::string_view column, std::string_view ending) {
    const std::string key = folded(column);
    return key.size() > 3 && key.ends_with(ending) &&
           (key[key.size() - 3] >= '0' && key[key.size() - 3] <= '9');
}

std::size_t onsColumn(const std::vector<std::string> &columns, std::string_view ending) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (endsAsOns(columns[i], ending))
            return i;
    return kNone;
}

struct AreaColumns {
    std::size_t code = kNone;
    std::size_t name = kNone;
};

Result<std::size_t> askedFor(const FeatureSource &source, const std::string &column) {
    const std::size_t found = positionOf(source.columns(), column);
    if (found == kNone)
        return fail(ErrorCode::InvalidInput, std::format("There is no column \"{}\"; there are {}.",
                                                         column, joined(source.columns(), ", ")));
    return found;
}

// E05015239: a letter for the country, then eight digits.
bool isGssCode(std::string_view cell) {
    return cell.size() == 9 && std::string_view("EWSNKLM").contains(cell[0]) &&
           std::ranges::all_of(cell.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

// Names stand in for codes where a file has none.
Result<AreaColumns> areaColumns(const FeatureSource &source, const AreasRequest &request) {
    const std::vector<std::string> &columns = source.columns();
    // The area's own comes first: "area code" beside it is that of what the area lies in.
    AreaColumns found{onsColumn(columns, "cd"), kNone};
    if (found.code == kNone)
        found.code = firstOf(columns, {"code", "area code", "gss code", "gsscode", "geo code"});
    else
        found.name = positionOf(
            columns, columns[found.code].substr(0, columns[found.code].size() - 2) + "NM");
    if (found.name == kNone)
        found.name = firstOf(columns, {"name", "area name", "geo name", "label"});
    if (found.name == kNone)
        found.name = onsColumn(columns, "nm");
    if (!request.codeColumn.empty()) {
        PW_TRY(found.code, askedFor(source, request.codeColumn));
    }
    if (!request.nameColumn.empty()) {
        PW_TRY(found.name, askedFor(source, request.nameColumn));
    }
    found.code = found.code == kNone ? found.name : found.code;
    found.name = found.name == kNone ? found.code : found.name;
    if (found.code == kNone)
        return fail(ErrorCode::InvalidInput,
                    columns.empty()
                        ? std::string("There are no areas in this file, or they have neither "
                                      "codes nor names.")
                        : std::format("No column looks like the code of an area; there are {}. Say "
                                      "which one it is.",
                                      joined(columns, ", ")));
    return found;
}

class Sentences {
public:
    explicit Sentences(std::vector<std::string> &out) : m_out(out) {}
    void add(std::string sentence) {
        if (m_out.size() < kMaxSentences)
            m_out.push_back(std::move(sentence));
    }

private:
    std::vector<std::string> &m_out;
};

} // namespace

bool looksLikeAreas(const TableSource &source) {
    constexpr int kLookedAt = 50;
    auto file = FeatureSource::open(source);
    if (!file)
        return false;
    const auto columns = areaColumns(*file, {});
    if (!columns)
        return false;
    const bool areCalledAreas = headingKey(file->columns()[columns->code]).contains("area");
    std::set<std::string> codes;
    for (int i = 0; i < kLookedAt; ++i) {
        const auto read = file->next();
        if (!read)
            return false;
        const std::optional<FeatureSource::Feature> &feature = *read;
        if (!feature)
            break;
        if (!feature->isArea)
            return false;
        const std::string &code = feature->values[columns->code];
        const bool isName = areCalledAreas && !code.empty();
        const bool isCode = code.size() >= 2 && code.size() <= 12 && !code.contains(' ') &&
                            std::ranges::any_of(code, [](char c) { return c >= '0' && c <= '9'; });
        if ((!isName && !isCode) || !codes.insert(code).second)
            return false;
    }
    return !codes.empty();
}

namespace {

// What a column of a table holds, by its first rows.
struct FigureColumn {
    std::string key; // of the heading
    bool isCode = true;
    bool isNumber = true;
    bool isPosition = false;
    bool isOfList = false; // a name, an address, where it is: lists of places have those
};

std::vector<FigureColumn> figureColumns(RowReader &rows) {
    constexpr int kLookedAt = 30;
    std::vector<std::string_view> cells;
    std::vector<FigureColumn> columns;
    if (!rows.next(cells).value_or(false))
        return columns;
    for (const std::string_view cell : cells) {
        const HeadingMatch meant = matchHeading(Entity::Organisation, cell);
        const bool isPosition = meant.target.role >= ColumnTarget::Role::Latitude &&
                                meant.target.role <= ColumnTarget::Role::Position;
        const Field *field = meant.target.field;
        const bool isOfList = field == &fieldOf(Entity::Organisation, "name") ||
                              field == &fieldOf(Entity::Location, "address") ||
                              field == &fieldOf(Entity::Location, "postcode");
        columns.push_back({.key = headingKey(cell),
                           .isPosition = isPosition,
                           .isOfList = isPosition || isOfList});
    }
    int read = 0;
    for (; read < kLookedAt && rows.next(cells).value_or(false); ++read)
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string_view cell = i < cells.size() ? trimmed(cells[i]) : "";
            columns[i].isCode = columns[i].isCode && isGssCode(cell);
            columns[i].isNumber =
                columns[i].isNumber && !cell.empty() &&
                cell.find_first_not_of("0123456789.,-+eE") == std::string_view::npos;
        }
    return read > 0 ? columns : std::vector<FigureColumn>();
}

// "LSOA name (2011)" beside "LSOA code (2011)", LSOA21NM beside LSOA21CD.
bool isNameBeside(const std::string &key, const std::vector<FigureColumn> &columns) {
    return std::ranges::any_of(columns, [&](const FigureColumn &column) {
        if (!column.isCode)
            return false;
        std::string name = column.key;
        if (const std::size_t at = name.find("code"); at != std::string::npos)
            name.replace(at, 4, "name");
        else if (name.ends_with("cd"))
            name.replace(name.size() - 2, 2, "nm");
        return name == key;
    });
}

} // namespace

// A list of groups may hold the code of a ward beside each, and numbers too: it also has words that
// name none of its areas, and says where each is.
bool looksLikeFigures(const TableSource &source) {
    // Shapes may stand in a single line, which would be a heading of a million columns.
    constexpr std::size_t kFirst = 64;
    if (looksNested(firstBytes(source, kFirst).value_or("")))
        return false;
    const auto rows = openRows(source);
    const std::vector<FigureColumn> columns =
        rows ? figureColumns(**rows) : std::vector<FigureColumn>();
    if (std::ranges::none_of(columns, &FigureColumn::isCode))
        return false;
    std::size_t numbers = 0;
    std::size_t words = 0;
    bool isList = false;
    for (const FigureColumn &column : columns) {
        const bool isOfArea = column.isCode || isNameBeside(column.key, columns);
        numbers += !isOfArea && column.isNumber && !column.isPosition ? 1 : 0;
        words += !isOfArea && !column.isNumber ? 1 : 0;
        isList = isList || (!isOfArea && column.isOfList);
    }
    return words == 0 ? numbers > 0 : numbers > words && !isList;
}

namespace {

bool meet(const LatLonBox &a, const LatLonBox &b) {
    return !a.isEmpty() && !b.isEmpty() && a.west <= b.east && b.west <= a.east &&
           a.south <= b.north && b.south <= a.north;
}

void turn(Ring &ring) {
    for (LatLon &point : ring)
        std::swap(point.latitude, point.longitude);
}

// Latitude for longitude, where that alone brings the areas to what the map holds.
Result<bool> turnedRound(MapFile &map, const std::string &set, std::vector<Area> &areas) {
    LatLonBox given;
    for (const Area &area : areas)
        given.add(boundsOf(area.outline));
    const LatLonBox turned{given.south, given.west, given.north, given.east};
    if (turned.south < -90 || turned.north > 90)
        return false;
    PW_TRY(const std::vector<LatLonBox> held, whereThingsAre(map.database(), set));
    const auto isAmong = [&](const LatLonBox &box) {
        return std::ranges::any_of(held, [&](const LatLonBox &one) { return meet(one, box); });
    };
    if (isAmong(given) || !isAmong(turned))
        return false;
    for (Area &area : areas)
        for (Polygon &polygon : area.outline) {
            turn(polygon.outer);
            std::ranges::for_each(polygon.holes, turn);
        }
    return true;
}

// What a set of that name holds, measured by the codes that are to take its place.
Result<std::optional<ReplacedAreas>> replacedBy(MapFile &map, const std::string &name,
                                                const std::set<std::string> &codes) {
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    const auto old = std::ranges::find(sets, name, &AreaSet::name);
    if (old == sets.end())
        return std::nullopt;
    ReplacedAreas replaced;
    PW_TRY(const std::vector<std::string> before, codesOfSet(map.database(), old->id));
    replaced.areas = std::ssize(before);
    replaced.codesKept = std::ranges::count_if(
        before, [&](const std::string &code) { return codes.contains(code); });
    PW_TRY(const std::vector<Indicator> indicators, map.areas().indicators());
    for (const Indicator &indicator : indicators) {
        if (indicator.areaSet != old->id)
            continue;
        PW_TRY(const auto values, map.areas().values(indicator.id));
        const auto lost = std::ranges::count_if(
            values, [&](const auto &value) { return !codes.contains(value.first); });
        if (lost > 0)
            replaced.figures.push_back({indicator.name, lost});
    }
    return replaced;
}

} // namespace

Result<AreasOutcome> importAreas(MapFile &map, const TableSource &source,
                                 const AreasRequest &request, const Progress &progress) {
    PW_TRY(FeatureSource features,
           FeatureSource::open(source, request.layer, FeatureSource::Metres::OfTheBritishGrid));
    PW_TRY(const AreaColumns columns, areaColumns(features, request));
    AreasOutcome outcome;
    outcome.codeColumn = features.columns()[columns.code];
    outcome.nameColumn = features.columns()[columns.name];
    Sentences skipped(outcome.skipped);
    Sentences mended(outcome.mended);
    std::vector<Area> areas;
    std::set<std::string> codes;
    const std::int64_t total = features.count();
    PW_CHECK(features.forEach([&](const FeatureSource::Feature &feature) {
        progress.report(feature.number, total);
        const std::string code(trimmed(feature.values[columns.code]));
        CheckedOutline outline = checkedOutline(feature);
        if (code.empty())
            skipped.add(std::format("Feature {} has no code.", feature.number));
        else if (outline.polygons.empty())
            skipped.add(std::format("Feature {} ({}) has no outline, or none on the earth.",
                                    feature.number, code));
        else if (!codes.insert(code).second)
            skipped.add(
                std::format("Feature {}: the code {} stands there already.", feature.number, code));
        else {
            if (!outline.faults.empty())
                mended.add(std::format("Feature {} ({}): {}.", feature.number, code,
                                       joined(outline.faults, "; ")));
            areas.push_back({0, code, std::string(trimmed(feature.values[columns.name])),
                             std::move(outline.polygons)});
        }
        return !progress.isCancelled();
    }));
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.");
    if (areas.empty())
        return fail(ErrorCode::InvalidInput,
                    "There are no areas with an outline on the earth in this file; it may have "
                    "been cut short.",
                    source.name);
    outcome.areas = static_cast<std::int64_t>(areas.size());
    if (features.isTakenForBritishGrid())
        outcome.remarks.emplace_back("The coordinates are metres, and the file does not say of "
                                     "what: they were read as those "
                                     "of the British National Grid.");
    PW_TRY(const bool isTurned, turnedRound(map, request.set, areas));
    if (isTurned)
        outcome.remarks.emplace_back(
            "Latitude and longitude had changed places, far from everything on the map; they were "
            "put right.");
    PW_TRY(outcome.replaced, replacedBy(map, request.set, codes));
    if (outcome.replaced && !request.replacesOthers &&
        2 * outcome.replaced->codesKept < outcome.replaced->areas) {
        outcome.wouldReplaceOthers = true;
        return outcome;
    }
    const AreaSet set{0, request.set, source.name, request.attribution, 0};
    PW_CHECK(map.areas().replaceSet(set, areas));
    return outcome;
}

} // namespace placeweave
