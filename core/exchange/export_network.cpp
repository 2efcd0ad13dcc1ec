// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected with whom, as two tables that network programs (Gephi, Kumu, igraph) read: nodes
// are organisations and the communities they serve, edges what ties them. Both name rows by code.
#include "core/exchange/csv_cell.h"
#include "core/exchange/export_formats.h"
#include "core/exchange/related_rows.h"

#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <format>
#include <unordered_map>

namespace placeweave {
namespace {

std::string line(const std::vector<std::string> &cells) {
    std::string text;
    for (const std::string &cell : cells)
        text += (text.empty() ? "" : ",") + csvCell(cleanText(cell));
    return text + "\r\n";
}

void begin(ReplacedFile &file, const Exporting &what, const std::vector<std::string> &headings) {
    if (what.request.withByteOrderMark)
        file.write("\xEF\xBB\xBF");
    file.write(line(headings));
}

// The organisations that are written, and the communities that one of them serves.
struct Network {
    std::unordered_map<RowId, std::string> organisations; // codes
    std::unordered_map<RowId, std::string> communities;
    std::vector<Record> serves;
};

Result<Network> networkOf(const Exporting &what,
                          const std::function<void(const ExportRow &)> &visit) {
    Network network;
    PW_CHECK(what.source([&](const ExportRow &row) {
        network.organisations.emplace(row.organisation.id(), row.code);
        visit(row);
        return true;
    }));
    PW_CHECK(what.disclosure.forEach(Entity::Serves, [&](const Record &serves) {
        const RowId community = serves.reference("community_id");
        if (!network.organisations.contains(serves.reference("organisation_id")))
            return true;
        network.communities.emplace(community, what.map.uuidOf(Entity::Community, community));
        network.serves.push_back(serves);
        return true;
    }));
    return network;
}

} // namespace

Result<std::int64_t> writeNodes(ReplacedFile &file, const Exporting &what) {
    begin(file, what, {"id", "label", "type", "kind", "latitude", "longitude"});
    PW_TRY(const Network network, networkOf(what, [&](const ExportRow &row) {
        const auto point = row.place ? (*row.place)["geom"].point() : std::nullopt;
        file.write(line({row.code, row.organisation.text("name"), "organisation",
                         vocabulary("kind").label(row.organisation.text("kind")),
                         point ? std::format("{:.7f}", point->latitude) : "",
                         point ? std::format("{:.7f}", point->longitude) : ""}));
    }));
    PW_CHECK(what.disclosure.forEach(Entity::Community, [&](const Record &community) {
        if (const auto code = network.communities.find(community.id());
            code != network.communities.end())
            file.write(line({code->second, community.text("name"), "community",
                             vocabulary("community_sense").label(community.text("sense")), "",
                             ""}));
        return true;
    }));
    return static_cast<std::int64_t>(network.organisations.size());
}

Result<std::int64_t> writeEdges(ReplacedFile &file, const Exporting &what) {
    begin(file, what, {"source", "target", "type", "weight", "since", "note"});
    PW_TRY(const Network network, networkOf(what, [](const ExportRow &) {}));
    PW_CHECK(what.disclosure.forEach(Entity::Connection, [&](const Record &connection) {
        const auto from = network.organisations.find(connection.reference("from_id"));
        const auto to = network.organisations.find(connection.reference("to_id"));
        if (from != network.organisations.end() && to != network.organisations.end())
            file.write(line({from->second, to->second,
                             vocabulary("connection_type").label(connection.text("what")),
                             connection.text("strength"), connection.text("since"),
                             connection.text("note")}));
        return true;
    }));
    for (const Record &serves : network.serves)
        file.write(line({network.organisations.at(serves.reference("organisation_id")),
                         network.communities.at(serves.reference("community_id")), "serves", "",
                         "", serves.text("note")}));
    return static_cast<std::int64_t>(network.organisations.size());
}

} // namespace placeweave
