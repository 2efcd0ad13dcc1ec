// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/asked.h"

#include "core/store/map_file.h"

#include <map>

namespace placeweave {
namespace {

using Answer = AskedHere::Answer;

// By area code.
using Answers = std::map<std::string, AskedHere, std::less<>>;

Result<Answers> answersOf(MapFile &map, const std::string &today) {
    Answers answers;
    PW_CHECK(map.forEach(Entity::Asked, [&](const Record &row) {
        const std::string &code = row.text("answer");
        const std::string &on = row.text("asked_on");
        if (row["area_code"].isEmpty() || code == "not_yet_asked" || on > today)
            return true;
        const Answer answer = code == "known" ? Answer::Known : Answer::NothingFound;
        AskedHere &there = answers[row.text("area_code")];
        // Of one day what was found counts, whoever else found nothing.
        if (there.answer == Answer::NotYetAsked || on > there.on ||
            (on == there.on && answer == Answer::Known))
            there = {answer, on};
        return true;
    }));
    return answers;
}

} // namespace

Result<std::vector<AskedHere>> askedIn(MapFile &map, std::int64_t set, std::span<const Area> areas,
                                       std::span<const std::optional<LatLon>> centres,
                                       const std::string &today) {
    std::vector<AskedHere> all(areas.size());
    PW_TRY(const Answers answers, answersOf(map, today));
    if (answers.empty())
        return all;
    const auto take = [](AskedHere &there, const AskedHere &said) {
        if (there.answer == Answer::NotYetAsked || said.on > there.on)
            there = said;
    };
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (const auto said = answers.find(areas[i].code); said != answers.end())
            take(all[i], said->second);
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    for (const AreaSet &other : sets) {
        if (other.id == set)
            continue;
        PW_TRY(const std::vector<Area> larger, map.areas().areas(other.id));
        for (const Area &area : larger) {
            const auto said = answers.find(area.code);
            if (said == answers.end())
                continue;
            const LatLonBox box = boundsOf(area.outline);
            for (std::size_t i = 0; i < centres.size(); ++i) {
                const std::optional<LatLon> &centre = centres[i];
                if (centre && box.contains(*centre) && contains(area.outline, *centre))
                    take(all[i], said->second);
            }
        }
    }
    return all;
}

} // namespace placeweave
