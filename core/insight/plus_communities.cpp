// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/plus_communities.h"

#include "core/base/text.h"
#include "core/place/area_index.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <map>
#include <set>

namespace placeweave {
namespace {

constexpr const Field &kPlus = fieldOf(Entity::Community, "plus_groups");
constexpr const Field &kCore20 = fieldOf(Entity::Community, "core20");

using Codes = std::set<std::string>;

void addAll(Codes &codes, const Value &value) {
    for (std::string &code : setElements(value))
        codes.insert(std::move(code));
}

class Reading {
public:
    Reading(MapFile &map, const Disclosure &disclosure) : m_map(map), m_disclosure(disclosure) {}

    Result<PlusCommunities> run(const std::string &set, bool plusOnly) {
        if (plusOnly && !m_disclosure.shows(kPlus))
            return fail(ErrorCode::InvalidInput,
                        "Which communities are PLUS groups is for the map's own people alone.");
        PW_CHECK(readCommunities(plusOnly));
        PW_CHECK(readLanguages());
        PW_CHECK(readWhoReaches());
        if (!set.empty())
            PW_CHECK(readAreas(set));
        finish();
        return std::move(m_all);
    }

private:
    Result<void> readCommunities(bool plusOnly) {
        return m_disclosure.forEach(Entity::Community, [&](const Record &row) {
            CommunityReach community;
            community.community = row.id();
            community.name = row.text("name");
            community.groups = setElements(row[kPlus]);
            community.isCore20 = row[kCore20].isTrue();
            community.languages = setElements(row["languages"]);
            if (plusOnly && community.groups.empty() && !community.isCore20)
                return true;
            m_positions.emplace(row.id(), m_all.communities.size());
            m_all.communities.push_back(std::move(community));
            return true;
        });
    }

    // That organisations welcome people in: their own, and those of what they offer.
    Result<void> readLanguages() {
        PW_CHECK(m_disclosure.forEach(Entity::Organisation, [&](const Record &row) {
            if (row.text("status") != "closed")
                addAll(m_spoken[row.id()], row["languages"]);
            return true;
        }));
        return m_disclosure.forEach(Entity::Service, [&](const Record &row) {
            const auto organisation = m_spoken.find(row.reference("organisation_id"));
            if (organisation != m_spoken.end())
                addAll(organisation->second, row["languages"]);
            return true;
        });
    }

    Result<void> readWhoReaches() {
        const auto add = [&](RowId organisation, RowId community) {
            const auto found = m_positions.find(community);
            if (found != m_positions.end() && m_spoken.contains(organisation))
                m_reachedBy[found->second].insert(organisation);
        };
        PW_CHECK(m_disclosure.forEach(Entity::Serves, [&](const Record &row) {
            add(row.reference("organisation_id"), row.reference("community_id"));
            return true;
        }));
        return m_disclosure.forEach(Entity::Channel, [&](const Record &row) {
            add(row.reference("organisation_id"), row.reference("community_id"));
            return true;
        });
    }

    Result<void> readAreas(const std::string &name) {
        PW_TRY(const std::vector<AreaSet> sets, m_map.areas().sets());
        const auto set = std::ranges::find_if(
            sets, [&](const AreaSet &each) { return folded(each.name) == folded(name); });
        if (set == sets.end())
            return fail(ErrorCode::InvalidInput, "The map has no such areas.", name);
        PW_TRY(const std::vector<Area> areas, m_map.areas().areas(set->id));
        std::vector<Polygons> outlines;
        for (const Area &area : areas)
            outlines.push_back(area.outline);
        const AreaIndex index(std::move(outlines));
        std::vector<Codes> languages(areas.size());
        std::vector<std::set<std::uint32_t>> communities(areas.size());
        for (const auto &[organisation, spoken] : m_spoken) {
            const auto point = m_disclosure.place(organisation).point;
            const auto area = point ? index.areaAt(*point) : std::nullopt;
            if (!area)
                continue;
            languages[*area].insert(spoken.begin(), spoken.end());
            for (const auto &[community, reachedBy] : m_reachedBy)
                if (reachedBy.contains(organisation))
                    communities[*area].insert(static_cast<std::uint32_t>(community));
        }
        for (std::size_t i = 0; i < areas.size(); ++i)
            addArea(areas[i], communities[i], languages[i]);
        return {};
    }

    void addArea(const Area &area, const std::set<std::uint32_t> &communities,
                 const Codes &languages) {
        if (communities.empty() && languages.empty())
            return;
        AreaCommunities out{area.code,
                            area.name,
                            {communities.begin(), communities.end()},
                            {languages.begin(), languages.end()},
                            {}};
        Codes unspoken;
        for (const std::uint32_t community : communities) {
            m_all.communities[community].areas.push_back(area.code);
            for (const std::string &code : m_all.communities[community].languages)
                if (!languages.contains(code))
                    unspoken.insert(code);
        }
        out.unspoken.assign(unspoken.begin(), unspoken.end());
        m_all.areas.push_back(std::move(out));
    }

    void finish() {
        for (const auto &[position, organisations] : m_reachedBy) {
            CommunityReach &community = m_all.communities[position];
            community.reachedBy.assign(organisations.begin(), organisations.end());
        }
        for (CommunityReach &community : m_all.communities)
            for (const std::string &code : community.languages)
                if (std::ranges::none_of(community.reachedBy, [&](RowId organisation) {
                        return m_spoken.at(organisation).contains(code);
                    }))
                    community.unspoken.push_back(code);
        sortByReach();
    }

    // Areas hold positions, which move with what they stand for.
    void sortByReach() {
        std::vector<std::uint32_t> order(m_all.communities.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::stable_sort(
            order, {}, [&](std::uint32_t i) { return m_all.communities[i].reachedBy.size(); });
        std::vector<CommunityReach> sorted;
        std::vector<std::uint32_t> position(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            position[order[i]] = i;
            sorted.push_back(std::move(m_all.communities[order[i]]));
        }
        m_all.communities = std::move(sorted);
        for (AreaCommunities &area : m_all.areas) {
            for (std::uint32_t &community : area.communities)
                community = position[community];
            std::ranges::sort(area.communities);
        }
    }

    MapFile &m_map;
    const Disclosure &m_disclosure;
    std::map<RowId, std::size_t> m_positions; // of communities
    std::map<RowId, Codes> m_spoken;          // by organisation
    std::map<std::size_t, std::set<RowId>> m_reachedBy;
    PlusCommunities m_all;
};

} // namespace

Result<PlusCommunities> communitiesOf(MapFile &map, const std::string &set, bool plusOnly,
                                      const Disclosure &disclosure) {
    return Reading(map, disclosure).run(set, plusOnly);
}

} // namespace placeweave
