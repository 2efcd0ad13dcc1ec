// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/connections.h"

#include "core/exchange/csv_cell.h"
#include "core/exchange/replaced_file.h"
#include "core/insight/graph.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <iterator>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

constexpr const Field &kStrength = fieldOf(Entity::Connection, "strength");
constexpr const Field &kFrom = fieldOf(Entity::Connection, "from_id");
constexpr int kRelies = 3;

std::optional<int> strengthIn(const Record &row) {
    const std::string &code = row[kStrength].text();
    int strength = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), strength);
    return error == std::errc{} && strength >= 1 && strength <= kRelies ? std::optional(strength)
                                                                        : std::nullopt;
}

using Neighbours = std::vector<std::set<std::uint32_t>>;

Neighbours neighboursIn(const Connections &connections) {
    Neighbours next(connections.organisations.size());
    for (const OrganisationLink &link : connections.links) {
        next[link.from].insert(link.to);
        next[link.to].insert(link.from);
    }
    return next;
}

// Of those that it holds together, who is not in the largest piece without it.
std::vector<std::uint32_t> cutOffWithout(std::uint32_t closed, const Neighbours &next) {
    std::unordered_set<std::uint32_t> seen{closed};
    std::vector<std::vector<std::uint32_t>> pieces;
    for (const std::uint32_t start : next[closed]) {
        if (!seen.insert(start).second)
            continue;
        std::vector<std::uint32_t> piece{start};
        for (std::size_t i = 0; i < piece.size(); ++i)
            for (const std::uint32_t other : next[piece[i]])
                if (seen.insert(other).second)
                    piece.push_back(other);
        pieces.push_back(std::move(piece));
    }
    const auto largest = std::ranges::max_element(pieces, {}, &std::vector<std::uint32_t>::size);
    std::vector<std::uint32_t> cutOff;
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
        if (piece != largest)
            std::ranges::copy(*piece, std::back_inserter(cutOff));
    return cutOff;
}

class Reading {
public:
    Reading(MapFile &map, const ConnectionRequest &request, const Disclosure &disclosure)
        : m_map(map), m_request(request), m_disclosure(disclosure) {}

    Result<Connections> run() {
        if (m_request.leastStrength > 1 && !m_disclosure.shows(kStrength))
            return fail(ErrorCode::InvalidInput,
                        "How close organisations are is for the map's own people alone, so it "
                        "cannot choose what others see.");
        m_connections.areWithheld =
            !m_disclosure.shows(kFrom) ||
            std::ranges::contains(m_disclosure.readers().records, Entity::Connection);
        PW_CHECK(readNhsBuildings());
        PW_CHECK(readOrganisations());
        PW_CHECK(readLinks());
        PW_CHECK(measure());
        if (!m_connections.areWithheld)
            meetings();
        return std::move(m_connections);
    }

private:
    Result<void> readNhsBuildings() {
        return m_map.forEach(Entity::Location, [&](const Record &row) {
            if (row["nhs_estate"].isTrue())
                m_nhsBuildings.insert(row.id());
            return true;
        });
    }

    Result<void> readOrganisations() {
        return m_map.forEach(Entity::Organisation, [&](const Record &row) {
            if (row.text("status") == "closed" ||
                !m_disclosure.shows(Entity::Organisation, row.id()))
                return true;
            const auto shown = m_disclosure.disclosed(row);
            if (!shown)
                return true;
            ConnectedOrganisation organisation;
            organisation.id = row.id();
            organisation.name = shown->text("name");
            organisation.kind = shown->text("kind");
            organisation.supportsOthers = (*shown)["supports_local_groups"].isTrue();
            const std::vector<std::string> numbers = setElements((*shown)["identifiers"]);
            organisation.isNhs = m_nhsBuildings.contains(shown->reference("location_id")) ||
                                 std::ranges::any_of(numbers, [](const std::string &number) {
                                     return number.starts_with("GB-NHS-");
                                 });
            m_positions.emplace(row.id(),
                                static_cast<std::uint32_t>(m_connections.organisations.size()));
            m_connections.organisations.push_back(std::move(organisation));
            return true;
        });
    }

    Result<void> readLinks() {
        if (m_connections.areWithheld)
            return {};
        return m_disclosure.forEach(Entity::Connection, [&](const Record &row) {
            const auto from = m_positions.find(row.reference("from_id"));
            const auto to = m_positions.find(row.reference("to_id"));
            const std::string &type = row.text("what");
            if (from == m_positions.end() || to == m_positions.end())
                return true;
            if (from->second == to->second) {
                ++m_connections.loops;
                return true;
            }
            if (!m_request.types.empty() && !std::ranges::contains(m_request.types, type))
                return true;
            const auto strength = m_disclosure.shows(kStrength) ? strengthIn(row) : std::nullopt;
            if (m_request.leastStrength > 1 && strength.value_or(0) < m_request.leastStrength)
                return true;
            m_connections.links.push_back({from->second, to->second, type, strength});
            return true;
        });
    }

    Result<void> measure() {
        auto &organisations = m_connections.organisations;
        const auto count = static_cast<std::uint32_t>(organisations.size());
        std::vector<GraphEdge> edges;
        for (const OrganisationLink &link : m_connections.links)
            edges.push_back({link.from, link.to, static_cast<double>(link.strength.value_or(1))});
        PW_TRY(const GraphFigures figures, figuresOf(count, edges));
        m_connections.components = figures.components;
        m_connections.clusters = figures.clusters;
        const Neighbours next = neighboursIn(m_connections);
        std::vector<std::set<std::uint32_t>> leaning(count);
        for (std::uint32_t i = 0; i < count; ++i)
            if (next[i].size() == 1)
                leaning[*next[i].begin()].insert(i);
        for (const OrganisationLink &link : m_connections.links)
            if (link.strength == kRelies) {
                leaning[link.from].insert(link.to);
                leaning[link.to].insert(link.from);
            }
        for (std::uint32_t i = 0; i < count; ++i) {
            ConnectedOrganisation &organisation = organisations[i];
            organisation.links = static_cast<std::uint32_t>(next[i].size());
            organisation.leanOnIt = static_cast<std::uint32_t>(leaning[i].size());
            organisation.component = figures.component[i];
            organisation.cluster = figures.cluster[i];
            organisation.betweenness = figures.betweenness[i];
            organisation.x = figures.x[i];
            organisation.y = figures.y[i];
            std::set<std::uint32_t> joined;
            for (const std::uint32_t other : next[i])
                joined.insert(figures.cluster[other]);
            if (!joined.empty())
                joined.insert(figures.cluster[i]);
            organisation.clustersJoined = static_cast<std::uint32_t>(joined.size());
            if (figures.isCutPoint[i])
                organisation.cutOff = static_cast<std::uint32_t>(cutOffWithout(i, next).size());
        }
        return {};
    }

    void meetings() {
        const auto &organisations = m_connections.organisations;
        std::vector<GraphEdge> edges;
        for (const OrganisationLink &link : m_connections.links)
            edges.push_back({link.from, link.to, 1});
        const auto count = static_cast<std::uint32_t>(organisations.size());
        for (std::uint32_t site = 0; site < count; ++site) {
            if (!organisations[site].isNhs)
                continue;
            const StepsFrom ways = stepsFrom(site, count, edges);
            for (std::uint32_t other = site + 1; other < count; ++other)
                if (organisations[other].isNhs)
                    m_connections.nhs.push_back(
                        {site, other, ways.steps[other], ways.between(other)});
        }
    }

    MapFile &m_map;
    const ConnectionRequest &m_request;
    const Disclosure &m_disclosure;
    std::unordered_set<RowId> m_nhsBuildings;
    std::unordered_map<RowId, std::uint32_t> m_positions;
    Connections m_connections;
};

std::string_view yesOrNo(bool yes) {
    return yes ? "yes" : "no";
}

} // namespace

Result<Connections> connectionsOf(MapFile &map, const ConnectionRequest &request,
                                  const Disclosure &disclosure) {
    return Reading(map, request, disclosure).run();
}

std::vector<std::uint32_t> cutOffBy(const Connections &connections, std::uint32_t closed) {
    return cutOffWithout(closed, neighboursIn(connections));
}

std::vector<std::uint32_t> neighboursOf(const Connections &connections, std::uint32_t of) {
    const auto next = neighboursIn(connections)[of];
    return {next.begin(), next.end()};
}

static void writeOrganisations(ReplacedFile &file, const Connections &connections) {
    file.write("\xEF\xBB\xBF"
               "Id,Label,Kind,Connected to,Lean on it,Bridges groups of others,Between others,"
               "Cut off if it closed,Supports local groups,NHS,Part,Cluster,X,Y\r\n");
    for (const ConnectedOrganisation &each : connections.organisations) {
        if (connections.areWithheld) {
            file.write(std::format("{},{},{},,,,,,{},{},,,,\r\n", each.id.value, csvCell(each.name),
                                   csvCell(vocabulary("kind").label(each.kind)),
                                   yesOrNo(each.supportsOthers), yesOrNo(each.isNhs)));
            continue;
        }
        file.write(std::format("{},{},{},{},{},{},{:.4f},{},{},{},{},{},{:.4f},{:.4f}\r\n",
                               each.id.value, csvCell(each.name),
                               csvCell(vocabulary("kind").label(each.kind)), each.links,
                               each.leanOnIt, yesOrNo(each.isBridge()), each.betweenness,
                               each.cutOff, yesOrNo(each.supportsOthers), yesOrNo(each.isNhs),
                               each.component + 1, each.cluster + 1, each.x, each.y));
    }
}

static void writeLinks(ReplacedFile &file, const Connections &connections) {
    const bool hasStrength = std::ranges::any_of(
        connections.links, [](const OrganisationLink &link) { return link.strength.has_value(); });
    file.write(std::format("\xEF\xBB\xBF"
                           "Source,Target,From,To,How{}\r\n",
                           hasStrength ? ",How close" : ""));
    for (const OrganisationLink &link : connections.links) {
        const ConnectedOrganisation &from = connections.organisations[link.from];
        const ConnectedOrganisation &to = connections.organisations[link.to];
        std::string line =
            std::format("{},{},{},{},{}", from.id.value, to.id.value, csvCell(from.name),
                        csvCell(to.name), csvCell(vocabulary("connection_type").label(link.type)));
        if (hasStrength)
            line += link.strength ? std::format(",{}", *link.strength) : std::string(",");
        file.write(line + "\r\n");
    }
}

Result<void> writeTables(const Connections &connections, const ConnectionTables &targets) {
    std::vector<ReplacedFile> files;
    for (const std::filesystem::path *target : {&targets.organisations, &targets.links})
        if (!target->empty()) {
            PW_TRY(ReplacedFile file, ReplacedFile::beside(*target));
            files.push_back(std::move(file));
        }
    if (!targets.organisations.empty())
        writeOrganisations(files.front(), connections);
    if (!targets.links.empty())
        writeLinks(files.back(), connections);
    for (ReplacedFile &file : files)
        PW_CHECK(file.commit());
    return {};
}

} // namespace placeweave
