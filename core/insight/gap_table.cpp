// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/gap_table.h"

#include "core/base/text.h"
#include "core/exchange/csv_cell.h"
#include "core/exchange/replaced_file.h"
#include "core/insight/gap_words.h"

#include <cmath>
#include <format>

namespace placeweave {
namespace {

std::string number(const std::optional<double> &value, int digits = 0) {
    return value ? std::format("{:.{}f}", *value, digits) : std::string();
}

std::string opensInWords(const ReachTable &reach) {
    if (!reach.at)
        return {};
    const std::string some =
        reach.sometimes == 0 ? std::string()
                             : std::format(", {} of them on some such days only", reach.sometimes);
    return std::format(" Only what is open {} counts{}.", inWords(*reach.at), some);
}

} // namespace

std::string assumptionsInWords(const ReachTable &reach) {
    const double minutes = walkingMinutes(reach.withinMetres);
    const std::string within =
        reach.hasRoads ? std::format("{:.0f} minutes along the map's roads where they lead there, "
                                     "else {:.0f} m in a straight line",
                                     minutes, reach.withinMetres)
                       : std::format("{:.0f} m in a straight line, about {:.0f} minutes",
                                     reach.withinMetres, minutes);
    return std::format(
        "On our map, as far as it goes. Distances are straight lines from {}; a way on foot is "
        "taken as {} times that, at {:.1f} km an hour. Within walking distance: {}.{}",
        reach.hasSmallerAreas ? "the middle of where an area's people live"
                              : "the middle of an area",
        kDetour, kWalkingMetresAMinute * 60 / 1000, within, opensInWords(reach));
}

std::string_view askedInWords(const AskedHere &asked) {
    switch (asked.answer) {
    case AskedHere::Answer::NotYetAsked:
        return "not yet asked";
    case AskedHere::Answer::NothingFound:
        return "asked, nothing found";
    case AskedHere::Answer::Known:
        return "known";
    }
    return {};
}

// With a byte order mark: without one Excel takes the text for Windows-1252.
Result<void> writeGapTable(const ReachTable &reach, const Sought &sought,
                           const std::filesystem::path &target) {
    PW_TRY(ReplacedFile file, ReplacedFile::beside(target));
    file.write("\xEF\xBB\xBF"
               "Place in the list,Area code,Area name,People,IMD decile,Core20,"
               "On our map within walking distance,On our map in the area,"
               "On our map per 1000 people,Nearest on our map,Nearest in metres,"
               "Nearest in minutes on foot,People within walking distance,Asked,Last asked on,"
               "Score,Why,How it was worked out\r\n");
    const std::string how = csvCell(assumptionsInWords(reach));
    int place = 0;
    for (const AreaReach &area : reach.areas) {
        const std::vector<std::string> cells{
            std::to_string(++place),
            csvCell(area.code),
            csvCell(area.name),
            area.isPopulationWithheld                  ? "fewer than 5"
            : area.tellsSmallCount && !area.population ? "not told"
                                                       : number(area.population),
            area.decile ? std::to_string(*area.decile) : std::string(),
            !area.decile    ? ""
            : area.isCore20 ? "yes"
                            : "no",
            std::to_string(area.within),
            std::to_string(area.inside),
            number(area.perThousand, 2),
            area.nearest ? csvCell(reach.offers[*area.nearest].name) : std::string(),
            number(area.nearestMetres),
            number(walkMinutes(area)),
            number(area.peopleWithin),
            csvCell(askedInWords(area.asked)),
            csvCell(area.asked.on),
            number(area.score, 1),
            csvCell(whyInWords(area, sought, reach.at)),
            how};
        file.write(joined(cells, ",") + "\r\n");
    }
    return file.commit();
}

} // namespace placeweave
