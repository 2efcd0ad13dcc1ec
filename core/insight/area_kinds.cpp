// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/area_kinds.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/place/area_index.h"
#include "core/store/map_file.h"

#include <algorithm>

namespace placeweave {
namespace {

constexpr std::size_t kMonthLetters = 7; // "2026-11"

std::string monthBefore(const std::string &month) {
    return daysBefore(month + "-01", 1).substr(0, kMonthLetters);
}

void countIn(std::vector<MonthFigures> &months, const std::string &day,
             std::uint32_t MonthFigures::*figure) {
    const auto found =
        std::ranges::find(months, day.substr(0, kMonthLetters), &MonthFigures::month);
    if (found != months.end())
        ++((*found).*figure);
}

} // namespace

Result<std::vector<AreaKinds>> kindsByArea(MapFile &map, const std::string &set,
                                           const Disclosure &readers) {
    PW_TRY(const auto sets, map.areas().sets());
    const auto found = std::ranges::find(sets, set, &AreaSet::name);
    if (found == sets.end())
        return fail(ErrorCode::NotFound, "There is no set of areas of that name.", set);
    PW_TRY(const auto areas, map.areas().areas(found->id));
    std::vector<Polygons> outlines;
    for (const Area &area : areas)
        outlines.push_back(area.outline);
    const AreaIndex index(std::move(outlines));
    const Vocabulary &families = vocabulary("family");
    const std::size_t columns = families.terms().size() + 1;
    std::vector<AreaKinds> rows;
    for (const Area &area : areas)
        rows.push_back({area.code, area.name.empty() ? area.code : area.name,
                        std::vector<std::uint32_t>(columns), 0});
    PW_CHECK(readers.forEach(Entity::Organisation, [&](const Record &row) {
        const auto point = readers.place(row.id()).point;
        if (!point || row.text("status") == "closed")
            return true;
        const Term *kind = vocabulary("kind").find(row.text("kind"));
        const std::size_t column =
            kind ? families.indexOf(kind->more("family")).value_or(columns - 1) : columns - 1;
        if (const auto area = index.areaAt(*point)) {
            ++rows[*area].counts[column];
            ++rows[*area].total;
        }
        return true;
    }));
    std::ranges::stable_sort(rows, std::ranges::greater(), &AreaKinds::total);
    return rows;
}

Result<std::vector<MonthFigures>> monthsUntil(MapFile &map, const std::string &today) {
    std::vector<MonthFigures> months;
    std::string month = today.substr(0, kMonthLetters);
    for (int i = 0; i < kMonthsShown; ++i) {
        months.push_back({month, 0, 0, 0, 0});
        month = monthBefore(month);
    }
    std::ranges::reverse(months);
    static constexpr const Field *kConfirmed[] = {&fieldOf(Entity::Organisation, "confirmed_on")};
    PW_CHECK(map.forEach(Entity::Organisation, kConfirmed, [&](const Record &row) {
        countIn(months, row.text("confirmed_on"), &MonthFigures::checked);
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Engagement, [&](const Record &row) {
        countIn(months, row.text("held_on"), &MonthFigures::conversations);
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Need, [&](const Record &row) {
        countIn(months, row.text("heard_on"), &MonthFigures::needs);
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Promise, [&](const Record &row) {
        countIn(months, row.text("fed_back_on"), &MonthFigures::toldBack);
        return true;
    }));
    return months;
}

} // namespace placeweave
