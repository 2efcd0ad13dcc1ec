// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/reach.h"

#include "core/base/text.h"
#include "core/exchange/figure_names.h"
#include "core/exchange/suppression.h"
#include "core/insight/national_decile.h"
#include "core/insight/nearest.h"
#include "core/insight/walks.h"
#include "core/place/area_index.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <unordered_map>

namespace placeweave {
namespace {

using What = GapReason::What;
using Values = std::unordered_map<std::string, double>;

void rank(ReachTable &reach, const ReachRequest &request) {
    const auto key = [&](const AreaReach &area) {
        const bool isFirst =
            request.unaskedFirst && area.asked.answer == AskedHere::Answer::NotYetAsked;
        // What is said is rounded; equal ones by how many people they have.
        return std::tuple(!isFirst, -std::round(area.score * 10), -area.population.value_or(0),
                          std::string_view(area.code));
    };
    std::ranges::stable_sort(reach.areas, {}, key);
}

Result<AreaSet> setNamed(const std::vector<AreaSet> &sets, const std::string &name) {
    std::vector<std::string> names;
    for (const AreaSet &set : sets) {
        if (folded(set.name) == folded(name))
            return set;
        names.push_back(set.name);
    }
    return fail(ErrorCode::InvalidInput,
                names.empty() ? std::string("The map has no areas yet; load boundaries first.")
                              : std::format("The map has no areas called \"{}\"; it has {}.", name,
                                            joined(names, ", ")));
}

Result<std::optional<Indicator>> indicatorNamed(const std::vector<Indicator> &indicators,
                                                std::int64_t set, const std::string &name) {
    std::vector<std::string> names;
    for (const Indicator &indicator : indicators) {
        if (indicator.areaSet != set)
            continue;
        if (folded(indicator.name) == folded(name))
            return std::optional(indicator);
        names.push_back(indicator.name);
    }
    return fail(ErrorCode::InvalidInput,
                std::format("These areas have no figure called \"{}\"; {}.", name,
                            names.empty() ? "they have none" : "they have " + joined(names, ", ")));
}

// Works out one request, step by step.
class Work {
public:
    Work(MapFile &map, const ReachRequest &request, const Disclosure &disclosure,
         const std::string &today)
        : m_map(map), m_request(request), m_disclosure(disclosure), m_today(today) {}

    Result<ReachTable> run(const Progress &progress) {
        m_reach.withinMetres = m_request.withinMetres;
        m_reach.at = m_request.at;
        PW_CHECK(readAreas());
        PW_CHECK(readOffers());
        PW_CHECK(placeHomes());
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled, "Cancelled.");
        PW_CHECK(readStrengths());
        PW_CHECK(measure());
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled, "Cancelled.");
        for (std::size_t i = 0; i < m_reach.areas.size(); ++i)
            explain(i);
        PW_CHECK(markSmallCounts());
        rank(m_reach, m_request);
        return std::move(m_reach);
    }

private:
    Result<Values> valuesOf(const std::optional<Indicator> &indicator) {
        Values values;
        if (!indicator)
            return values;
        PW_TRY(const auto rows, m_map.areas().values(indicator->id));
        for (const auto &[code, value] : rows)
            values.emplace(code, value);
        return values;
    }

    Result<void> readAreas() {
        PW_TRY(const std::vector<AreaSet> sets, m_map.areas().sets());
        PW_TRY(const AreaSet set, setNamed(sets, m_request.set));
        m_set = set.id;
        PW_TRY(m_indicators, m_map.areas().indicators());
        std::optional<Indicator> population = populationIndicator(m_indicators, m_set);
        if (!m_request.population.empty()) {
            PW_TRY(population, indicatorNamed(m_indicators, m_set, m_request.population));
        }
        std::optional<Indicator> decile = nationalDecile(m_indicators, m_set);
        if (!m_request.decile.empty()) {
            PW_TRY(decile, indicatorNamed(m_indicators, m_set, m_request.decile));
        }
        if (m_request.core20Only && !decile)
            return fail(ErrorCode::InvalidInput,
                        std::format("The areas \"{}\" have no deprivation decile, so it is not "
                                    "known which are in the most deprived fifth; load one with "
                                    "placeweave indicator.",
                                    set.name));
        PW_TRY(const Values people, valuesOf(population));
        PW_TRY(const Values deciles, valuesOf(decile));
        m_reach.population = population ? population->name : std::string();
        m_reach.decile = decile ? decile->name : std::string();
        PW_TRY(std::vector<Area> areas, m_map.areas().areas(m_set));
        for (Area &area : areas)
            addArea(std::move(area), people, deciles);
        return {};
    }

    // The figure of an area; not one that cannot be, which may be in the map from before.
    std::optional<double> possible(const std::string &code, const Values &values,
                                   const std::string &name) {
        const auto value = values.find(code);
        if (value == values.end())
            return std::nullopt;
        const std::string_view why = whyImpossible(name, value->second);
        if (why.empty())
            return value->second;
        m_reach.impossible.push_back(std::format("{}: {} {} {}", code, name, value->second, why));
        return std::nullopt;
    }

    void addArea(Area &&area, const Values &people, const Values &deciles) {
        AreaReach reach;
        reach.code = area.code;
        reach.name = area.name;
        reach.population = possible(area.code, people, m_reach.population);
        if (const auto decile = possible(area.code, deciles, m_reach.decile)) {
            reach.decile = static_cast<int>(std::lround(*decile));
            reach.isCore20 = isCore20(*decile);
        }
        if (m_request.core20Only && !reach.isCore20)
            return;
        m_reach.areas.push_back(std::move(reach));
        m_areas.push_back(std::move(area));
    }

    Result<void> readOffers() {
        PW_TRY(Offers offers, offersOf(m_map, {m_request.sought, m_request.recognisedOnly, m_today},
                                       m_disclosure));
        m_reach.notCounted = std::move(offers.notCounted);
        for (Offer &offer : offers.counted) {
            const OpenWeek week =
                openWeek(offer.times, m_today, m_request.at ? m_request.at->date : std::string());
            if (m_request.at && !week.opensAt(*m_request.at)) {
                ++m_reach.notCounted[week.isKnown ? NotCounted::NotOpenThen
                                                  : NotCounted::TimesUnknown];
                continue;
            }
            m_reach.sometimes += m_request.at && !week.opensEveryTimeAt(*m_request.at);
            m_weeks.push_back(week);
            m_reach.offers.push_back(std::move(offer));
        }
        return {};
    }

    // Where people live: by the set with most areas that knows its population, where that has more
    // areas than this one.
    Result<void> placeHomes() {
        PW_TRY(const std::vector<AreaSet> sets, m_map.areas().sets());
        const auto areasOf = [&](std::int64_t id) {
            const auto set = std::ranges::find(sets, id, &AreaSet::id);
            return set == sets.end() ? 0 : set->count;
        };
        std::optional<Indicator> finest;
        for (const AreaSet &set : sets)
            if (const auto people = populationIndicator(m_indicators, set.id);
                people && set.count > areasOf(m_set) &&
                (!finest || set.count > areasOf(finest->areaSet)))
                finest = people;
        std::vector<Home> homes;
        if (finest) {
            PW_TRY(const Values people, valuesOf(finest));
            PW_TRY(const std::vector<Area> smaller, m_map.areas().areas(finest->areaSet));
            for (const Area &area : smaller) {
                const auto count = people.find(area.code);
                const auto centre = centreOf(area.outline);
                if (count != people.end() && count->second > 0 && centre &&
                    whyImpossible(finest->name, count->second).empty())
                    homes.push_back({*centre, count->second});
            }
        }
        m_homes = homesOf(m_areas, homes);
        if (m_reach.population.empty() && finest)
            addUpPeople(*finest);
        m_reach.hasSmallerAreas =
            std::ranges::any_of(m_homes, [](const AreaHomes &area) { return !area.homes.empty(); });
        std::vector<std::optional<LatLon>> centres;
        for (const AreaHomes &home : m_homes)
            centres.push_back(home.centre);
        PW_TRY(m_asked, askedIn(m_map, m_set, m_areas, centres, m_today));
        return {};
    }

    // A set without a figure for its people has those of its smaller areas.
    void addUpPeople(const Indicator &finest) {
        for (std::size_t i = 0; i < m_areas.size(); ++i) {
            if (m_homes[i].homes.empty())
                continue;
            double people = 0;
            for (const Home &home : m_homes[i].homes)
                people += home.people;
            m_reach.areas[i].population = people;
            m_reach.population = finest.name;
        }
    }

    // What is in each area already, whatever it is.
    Result<void> readStrengths() {
        m_strengths.resize(m_areas.size());
        std::vector<Polygons> outlines;
        outlines.reserve(m_areas.size());
        for (const Area &area : m_areas)
            outlines.push_back(area.outline);
        const AreaIndex index(std::move(outlines));
        for (const Offer &offer : m_reach.offers)
            if (const auto area = index.areaAt(offer.point))
                ++m_reach.areas[*area].inside;
        PW_TRY(const Offers all,
               offersOf(m_map, {{}, m_request.recognisedOnly, m_today}, m_disclosure));
        for (const Offer &offer : all.counted)
            if (const auto area = index.areaAt(offer.point))
                for (const std::string &activity : offer.activities)
                    ++m_strengths[*area][activity];
        return {};
    }

    // Straight lines first; what is within reach is a matter of the way on foot.
    Result<void> measure() {
        PW_TRY(const std::vector<ContextFeature> context, m_map.areas().context());
        const WalkingNetwork network(context);
        m_reach.hasRoads = !network.isEmpty();
        std::vector<LatLon> points;
        points.reserve(m_reach.offers.size());
        for (const Offer &offer : m_reach.offers)
            points.push_back(offer.point);
        const NearestIndex index(points);
        std::vector<LatLon> centres;
        std::vector<std::size_t> measured;
        for (std::size_t i = 0; i < m_areas.size(); ++i) {
            AreaReach &area = m_reach.areas[i];
            area.asked = m_asked[i];
            area.centre = m_homes[i].centre;
            if (area.population && *area.population > 0)
                area.perThousand = area.inside * 1000 / *area.population;
            if (!area.centre)
                continue;
            centres.push_back(*area.centre);
            measured.push_back(i);
            if (const auto nearest = index.nearest(*area.centre)) {
                area.nearest = nearest->point;
                area.nearestMetres = nearest->metres;
            }
        }
        const Walks walks(network, points);
        const auto ways = walks.nearest(centres);
        auto hits = walks.within(centres, onFoot());
        m_hits.resize(m_areas.size());
        for (std::size_t i = 0; i < measured.size(); ++i) {
            AreaReach &area = m_reach.areas[measured[i]];
            m_hits[measured[i]] = std::move(hits[i]);
            area.within = static_cast<std::uint32_t>(m_hits[measured[i]].size());
            if (const auto &way = ways[i]; way && way->isAlongRoads) {
                area.wayMetres = way->metres;
                area.wayNearest = way->to;
            }
        }
        countPeople(network, walks);
        return {};
    }

    double onFoot() const { return m_request.withinMetres * kDetour; }

    // Smaller areas know where people live; without them everyone lives at the centre.
    void countPeople(const WalkingNetwork &network, const Walks &walks) {
        std::vector<LatLon> places;
        struct Lived {
            std::size_t area = 0;
            double people = 0;
        };
        std::vector<Lived> lived;
        for (std::size_t i = 0; i < m_reach.areas.size(); ++i) {
            AreaReach &area = m_reach.areas[i];
            std::vector<Home> homes = m_homes[i].homes;
            if (homes.empty() && area.centre && area.population)
                homes.push_back({*area.centre, *area.population});
            if (homes.empty())
                continue;
            area.peopleWithin = 0;
            if (m_request.dropped)
                area.peopleGained = 0;
            for (const Home &home : homes) {
                places.push_back(home.at);
                lived.push_back({i, home.people});
            }
        }
        const auto isNear = [&](const std::optional<Walks::Walk> &walk) {
            return walk && walk->metres <= onFoot();
        };
        const auto ways = walks.nearest(places);
        std::vector<std::optional<Walks::Walk>> toPin(places.size());
        if (m_request.dropped)
            toPin = Walks(network, {*m_request.dropped}).nearest(places);
        for (std::size_t i = 0; i < places.size(); ++i) {
            AreaReach &area = m_reach.areas[lived[i].area];
            if (isNear(ways[i]))
                area.peopleWithin = area.peopleWithin.value_or(0) + lived[i].people;
            else if (isNear(toPin[i]))
                area.peopleGained = area.peopleGained.value_or(0) + lived[i].people;
        }
    }

    void explain(std::size_t i) {
        AreaReach &area = m_reach.areas[i];
        const auto say = [&](What what, double figure = 0, std::vector<std::string> words = {}) {
            area.reasons.push_back({what, figure, std::move(words)});
        };
        if (const std::vector<std::string> most = mostOf(m_strengths[i]); !most.empty())
            say(What::Strong, 0, most);
        if (!area.population)
            say(What::PeopleUnknown);
        else if (*area.population > 0)
            say(What::People, *area.population);
        else
            say(What::NoPeople);
        if (area.decile)
            say(What::Decile, *area.decile);
        if (!area.centre)
            say(What::NoOutline);
        else if (area.nearestMetres)
            say(What::Nearest, *area.nearestMetres);
        else
            say(What::NoneOnMap);
        if (const auto minutes = walkMinutes(area); minutes && area.wayMetres)
            say(What::OnFoot, *minutes);
        if (m_homes[i].isCentreOutside)
            say(What::CentreOutside);
        explainTimes(i);
        switch (area.asked.answer) {
        case AskedHere::Answer::NotYetAsked:
            say(What::NotYetAsked);
            break;
        case AskedHere::Answer::NothingFound:
            say(What::NothingFound, 0, {area.asked.on});
            break;
        case AskedHere::Answer::Known:
            say(What::KnownHere, 0, {area.asked.on});
            break;
        }
        area.score = thinness(area, m_request.withinMetres);
    }

    // Of those within reach, else of the nearest.
    void explainTimes(std::size_t i) {
        AreaReach &area = m_reach.areas[i];
        std::vector<std::uint32_t> near = m_hits[i];
        if (near.empty() && area.nearest)
            near.push_back(*area.nearest);
        if (near.empty() || m_request.at)
            return;
        const bool isKnown =
            std::ranges::all_of(near, [&](std::uint32_t offer) { return m_weeks[offer].isKnown; });
        const bool opens = std::ranges::any_of(
            near, [&](std::uint32_t offer) { return m_weeks[offer].opensAtWeekend(); });
        const bool isEvery = std::ranges::any_of(near, [&](std::uint32_t offer) {
            return m_weeks[offer].opensEveryTimeAt({5, -1}) ||
                   m_weeks[offer].opensEveryTimeAt({6, -1});
        });
        if (!opens)
            area.reasons.push_back({isKnown ? What::NoneWeekend : What::TimesUnknown, 0, {}});
        else if (!isEvery && isKnown)
            area.reasons.push_back({What::SomeWeekends, 0, {}});
    }

    static std::vector<std::string> mostOf(const std::map<std::string, int> &counts) {
        constexpr std::size_t kNamed = 3;
        std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
        std::ranges::stable_sort(sorted, std::ranges::greater(),
                                 &std::pair<std::string, int>::second);
        std::vector<std::string> most;
        for (std::size_t i = 0; i < std::min(kNamed, sorted.size()); ++i)
            most.push_back(sorted[i].first);
        return most;
    }

    // Areas that are left out of the table are still part of what is known elsewhere.
    Result<void> markSmallCounts() {
        for (std::size_t i = 0; i < m_areas.size(); ++i)
            m_reach.areas[i].holdsSmallCount =
                std::ranges::any_of(m_homes[i].homes, [](const Home &home) {
                    return isSmallCount(std::llround(home.people));
                });
        std::vector<std::optional<std::int64_t>> counts;
        for (const AreaReach &area : m_reach.areas)
            counts.push_back(area.population ? std::optional(std::llround(*area.population))
                                             : std::nullopt);
        const bool hasSmall = std::ranges::any_of(
            counts, [](const auto &count) { return count && isSmallCount(*count); });
        if (!hasSmall)
            return {};
        PW_TRY(const std::vector<AreaSet> sets, m_map.areas().sets());
        const auto set = std::ranges::find(sets, m_set, &AreaSet::id);
        if (set == sets.end())
            return {};
        PW_TRY(const std::vector<Whole> wholes, wholesOf(m_map.areas(), *set, m_areas));
        const std::vector<bool> withheld = withheldAmong(counts, wholes);
        for (std::size_t i = 0; i < withheld.size(); ++i)
            m_reach.areas[i].tellsSmallCount = withheld[i];
        return {};
    }

    MapFile &m_map;
    const ReachRequest &m_request;
    const Disclosure &m_disclosure;
    const std::string &m_today;
    std::int64_t m_set = 0;
    std::vector<Indicator> m_indicators;
    std::vector<Area> m_areas;
    std::vector<AreaHomes> m_homes;
    std::vector<AskedHere> m_asked;
    std::vector<OpenWeek> m_weeks; // of the offers
    std::vector<std::map<std::string, int>> m_strengths;
    std::vector<std::vector<std::uint32_t>> m_hits; // offers within reach
    ReachTable m_reach;
};

} // namespace

std::optional<double> walkMinutes(const AreaReach &area) {
    if (area.wayMetres)
        return *area.wayMetres / kWalkingMetresAMinute;
    return area.nearestMetres ? std::optional(walkingMinutes(*area.nearestMetres)) : std::nullopt;
}

double thinness(const AreaReach &area, double withinMetres) {
    if (area.population && *area.population <= 0)
        return 0;
    constexpr double kDistance = 50;
    constexpr double kFew = 25;
    constexpr double kDeprived = 25;
    const auto minutes = walkMinutes(area);
    const double within = walkingMinutes(std::max(1.0, withinMetres));
    const double far = minutes ? *minutes / (*minutes + within) : 1.0;
    const double few = 1.0 / (1 + area.within);
    const double deprived = area.decile ? (10 - *area.decile) / 9.0 : 0.5;
    return kDistance * far + kFew * few + kDeprived * deprived;
}

void withholdSmallCounts(ReachTable &reach, const ReachRequest &request) {
    // That it is among the most deprived is told by its being there at all.
    if (request.core20Only)
        std::erase_if(reach.areas, [](const AreaReach &area) {
            return area.population && isSmallCount(std::llround(*area.population));
        });
    for (AreaReach &area : reach.areas) {
        const auto tellPart = [&](std::optional<double> &part) {
            if (!part)
                return;
            const std::int64_t count = std::llround(*part);
            // Where the whole is not known it cannot be taken from it.
            const std::int64_t whole = area.population ? std::llround(*area.population) : count;
            // Smaller areas say for themselves whether they are reached.
            const bool isSumOfSome = area.holdsSmallCount && count > 0 && count < whole;
            if (area.tellsSmallCount || isSumOfSome || !toldPart(std::min(count, whole), whole))
                part.reset();
        };
        tellPart(area.peopleWithin);
        tellPart(area.peopleGained);
        if (!area.tellsSmallCount || !area.population)
            continue;
        area.isPopulationWithheld = isSmallCount(std::llround(*area.population));
        area.population.reset();
        area.perThousand.reset();
        for (GapReason &reason : area.reasons)
            if (reason.what == What::People) {
                reason.figure = 1; // "fewer than 5" is all that is said of any small count
                reason.what = area.isPopulationWithheld ? What::People : What::PeopleNotTold;
            }
        if (!area.isPopulationWithheld)
            continue;
        area.decile.reset();
        area.isCore20 = false;
        std::erase_if(area.reasons,
                      [](const GapReason &reason) { return reason.what == What::Decile; });
        area.score = thinness(area, reach.withinMetres);
    }
    rank(reach, request);
}

Result<ReachTable> reachOf(MapFile &map, const ReachRequest &request, const Disclosure &disclosure,
                           const std::string &today, const Progress &progress) {
    return Work(map, request, disclosure, today).run(progress);
}

} // namespace placeweave
