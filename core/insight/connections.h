// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

struct ConnectionRequest {
    std::vector<std::string> types; // codes of vocabulary("connection_type"); empty: all
    int leastStrength = 0;          // 1 to 3; for the map's own people alone
};

struct ConnectedOrganisation {
    RowId id;
    std::string name;
    std::string kind;
    bool isNhs = false;          // an NHS building, or an organisation with a number of the NHS
    bool supportsOthers = false; // it supports local groups
    std::uint32_t links = 0;     // organisations that it is connected to
    std::uint32_t leanOnIt = 0;  // those for whom it is the only one, or that rely on it
    std::uint32_t component = 0; // numbered from 0, the largest first
    std::uint32_t cluster = 0;   // of those more closely knit
    double betweenness = 0;      // share of pairs of others whose shortest way passes it
    std::uint32_t clustersJoined = 0; // clusters of others that it has a link to, its own included
    std::uint32_t cutOff = 0;         // if it closed: how many would lose touch with the rest
    double x = 0;                     // a layout, 0 to 1
    double y = 0;

    bool standsAlone() const { return links == 0; }
    bool isBridge() const { return clustersJoined > 1; }
};

struct OrganisationLink {
    std::uint32_t from = 0; // positions in Connections::organisations
    std::uint32_t to = 0;
    std::string type;
    std::optional<int> strength; // for the map's own people alone
};

// How two NHS sites come together.
struct NhsMeeting {
    std::uint32_t site = 0;
    std::uint32_t other = 0;
    int steps = 0;                      // -1 for no way
    std::vector<std::uint32_t> through; // those between them on a shortest way, from `site` on
};

struct Connections {
    std::vector<ConnectedOrganisation> organisations; // by id; those without a link too
    std::vector<OrganisationLink> links;
    std::vector<NhsMeeting> nhs;  // every pair of NHS sites once
    std::uint32_t components = 0; // those who stand alone each count
    std::uint32_t clusters = 0;
    std::int64_t loops = 0;   // connections of an organisation with itself: left out
    bool areWithheld = false; // who is connected to whom is not for these readers: no figure is one
};

// Who is connected to whom, as far as the readers of a disclosure may know. Closed organisations
// are left out. Fails where strength is asked for by those who may not know it.
Result<Connections> connectionsOf(MapFile &map, const ConnectionRequest &request,
                                  const Disclosure &disclosure);

// Who would lose touch with the rest if that one closed: all that hang on it alone, but the largest
// piece. Positions in Connections::organisations.
std::vector<std::uint32_t> cutOffBy(const Connections &connections, std::uint32_t closed);
// Those that it has a link to, each once.
std::vector<std::uint32_t> neighboursOf(const Connections &connections, std::uint32_t of);

// Where tables for spreadsheets and for Gephi go; none where the name is empty.
struct ConnectionTables {
    std::filesystem::path organisations = {};
    std::filesystem::path links = {}; // how close is a column only where it was told
};
// In place of what stood there. Whether both can go where they are to is known before either is
// written.
Result<void> writeTables(const Connections &connections, const ConnectionTables &targets);

} // namespace placeweave
