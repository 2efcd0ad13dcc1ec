// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/asset_index.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/suggestion.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/store/geometry_blob.h"
#include "core/store/map_file.h"
#include "core/store/rows.h"

#include <algorithm>
#include <bitset>
#include <format>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace placeweave {

// Texts of a column, one after the other.
struct TextColumn {
    std::string characters;
    std::vector<std::uint32_t> ends;

    void add(std::string_view text) {
        characters += text;
        ends.push_back(static_cast<std::uint32_t>(characters.size()));
    }
    std::string_view at(std::uint32_t row) const {
        const std::uint32_t begin = row == 0 ? 0 : ends[row - 1];
        return std::string_view(characters).substr(begin, ends[row] - begin);
    }
    // The row that holds the character at `position`.
    std::uint32_t rowAt(std::size_t position) const {
        return static_cast<std::uint32_t>(
            std::ranges::upper_bound(ends, static_cast<std::uint32_t>(position)) - ends.begin());
    }
};

// A bit for each activity's index in its vocabulary; local terms beyond are not filtered by.
using Activities = std::bitset<128>;

static void mark(Activities &activities, std::size_t index) {
    if (index < activities.size())
        activities.set(index);
}

// Up to kChunkRows organisations by id. A change rebuilds the chunks it touches, no others.
struct AssetIndex::Chunk {
    std::vector<RowId> ids;
    TextColumn names;
    TextColumn folded; // for finding: each ends with a line feed, so no match runs across two names
    TextColumn places;
    TextColumn offers;
    TextColumn confirmed;
    std::vector<std::uint16_t> kinds;
    std::vector<LatLon> points; // latitude 91 for none
    std::vector<std::uint16_t> flags;
    std::vector<Activities> activities;

    std::uint32_t size() const { return static_cast<std::uint32_t>(ids.size()); }
};

namespace {

constexpr std::uint32_t kChunkRows = 4096;
constexpr double kNowhere = 91;
constexpr int kUncheckedDays = 365;

const char *const kSelect = R"sql(
    SELECT organisation.id, organisation.name, organisation.other_names, organisation.kind,
           location.geom, organisation.private, organisation.listing_permission,
           organisation.confirmed_on, organisation.recognition, location.precision,
           location.placed_how, location.disclosure, organisation.status, location.location_type,
           location.address, location.name, location.id
    FROM organisation LEFT JOIN location ON location.id = organisation.location_id
    WHERE organisation.id BETWEEN ? AND ? ORDER BY organisation.id
)sql";

const char *const kSelectServices = R"sql(
    SELECT organisation_id, name, activity FROM service
    WHERE organisation_id BETWEEN ? AND ? ORDER BY organisation_id, id
)sql";

// What a list shows as the place: the town, which in a British address is the last part before the
// postcode, else the building.
std::string_view placeOf(std::string_view address, std::string_view name) {
    while (!address.empty()) {
        const std::size_t comma = address.find_last_of(",\n");
        const std::string_view part =
            trimmed(comma == std::string_view::npos ? address : address.substr(comma + 1));
        if (!part.empty() || comma == std::string_view::npos)
            return part;
        address = address.substr(0, comma);
    }
    return name;
}

std::uint16_t flagsOf(const Statement &row, std::string_view confirmed, std::string_view yearAgo) {
    using namespace asset_flag;
    std::uint16_t flags = 0;
    const auto raise = [&](bool when, std::uint16_t flag) {
        flags = static_cast<std::uint16_t>(flags | (when ? flag : 0));
    };
    const std::string_view precision = row.text(9);
    const std::string_view disclosure = row.text(11);
    const std::string_view type = row.text(13);
    // As other programs write it, too.
    raise(rows::readValue(row, 5, fieldOf(Entity::Organisation, "private")).isTrue(), kPrivate);
    raise(row.text(6) == "not_asked", kNotAsked);
    raise(confirmed.empty(), kNeverConfirmed);
    raise(!confirmed.empty() && confirmed < yearAgo, kLongUnchecked);
    raise(row.text(8) == "register", kRegisterOnly);
    raise(precision == "postcode" || precision == "area" || row.text(10) == "rough", kApproximate);
    raise(!disclosure.empty() && disclosure != "exact", kHiddenPlace);
    raise(row.text(12) == "closed", kClosed);
    // Where a refuge is need not be written down, and nobody is asked to pin it.
    raise(disclosure == "hidden" || type == "virtual" || type == "no_fixed_place" ||
              type == "mobile",
          kNoFixedPlace);
    raise(type == "correspondence", kCorrespondence);
    return flags;
}

} // namespace

class AssetIndexBuilder {
public:
    explicit AssetIndexBuilder(MapFile &map)
        : m_map(map), m_yearAgo(daysBefore(today(), kUncheckedDays)) {}

    // All organisations with ids from .. to, in chunks.
    Result<std::vector<std::shared_ptr<const AssetIndex::Chunk>>> read(RowId from, RowId to) {
        PW_CHECK(readServices(from, to));
        PW_CHECK(readSuggestions());
        PW_CHECK(readShownPoints());
        PW_TRY(Statement select, m_map.database().prepare(kSelect));
        select.bind(1, from.value).bind(2, to.value);
        std::vector<std::shared_ptr<const AssetIndex::Chunk>> chunks;
        auto chunk = std::make_shared<AssetIndex::Chunk>();
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                break;
            if (chunk->size() == kChunkRows) {
                chunks.push_back(std::move(chunk));
                chunk = std::make_shared<AssetIndex::Chunk>();
            }
            add(select, *chunk);
        }
        if (chunk->size() > 0)
            chunks.push_back(std::move(chunk));
        return chunks;
    }

    static std::shared_ptr<const AssetIndex>
    assemble(std::vector<std::shared_ptr<const AssetIndex::Chunk>> chunks, ActionId action) {
        auto index = std::make_shared<AssetIndex>();
        index->m_chunks = std::move(chunks);
        index->m_action = action;
        for (const auto &chunk : index->m_chunks) {
            index->m_firstRow.push_back(index->m_size);
            index->m_size += chunk->size();
        }
        return index;
    }

private:
    struct Services {
        std::string names;
        Activities activities;
    };

    Result<void> readServices(RowId from, RowId to) {
        m_services.clear();
        PW_TRY(Statement select, m_map.database().prepare(kSelectServices));
        select.bind(1, from.value).bind(2, to.value);
        const Vocabulary &activities = vocabulary("activity");
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            Services &services = m_services[select.integer(0)];
            if (!select.text(1).empty()) {
                services.names += services.names.empty() ? "" : ", ";
                services.names += select.text(1);
            }
            if (const auto index = activities.indexOf(select.text(2)))
                mark(services.activities, *index);
        }
    }

    Result<void> readSuggestions() {
        if (std::exchange(m_hasSuggestions, true))
            return {};
        return m_map.forEach(Entity::Proposal, [&](const Record &proposal) {
            const auto suggestion =
                proposal.text("status") == "waiting" ? suggestionOf(proposal) : std::nullopt;
            if (suggestion && suggestion->kind == Suggestion::Kind::PerhapsSame)
                m_perhapsTwice.insert(suggestion->organisation.value);
            return true;
        });
    }

    // Of places that partners keep to themselves: roughly where they may be said to be.
    Result<void> readShownPoints() {
        if (std::exchange(m_hasShownPoints, true))
            return {};
        PW_TRY(Statement select,
               m_map.database().prepare(
                   "SELECT row, latitude, longitude FROM placeweave_shown_point WHERE entity = ?"));
        select.bind(1, entityKey(Entity::Location));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            m_shownPoints.emplace(select.integer(0),
                                  fromFixed({static_cast<std::int32_t>(select.integer(1)),
                                             static_cast<std::int32_t>(select.integer(2))}));
        }
    }

    void add(const Statement &row, AssetIndex::Chunk &chunk) {
        const std::int64_t id = row.integer(0);
        chunk.ids.push_back(RowId{id});
        const std::string_view name = row.text(1);
        const std::string_view confirmed = row.text(7);
        chunk.names.add(name);
        std::string search = folded(name);
        if (const std::string_view others = row.text(2); !others.empty())
            for (const std::string &other : setElements(Value(others)))
                search += '\t' + folded(other);
        chunk.folded.add(search += '\n');
        chunk.kinds.push_back(m_kinds.indexOf(row.text(3)).value_or(AssetIndex::kNoKind));
        const auto point = pointFromBlob(row.blob(4));
        const auto shown = m_shownPoints.find(point ? 0 : row.integer(16));
        const bool isRough = shown != m_shownPoints.end();
        chunk.points.push_back(isRough ? shown->second : point.value_or(LatLon{kNowhere, 0}));
        chunk.flags.push_back(static_cast<std::uint16_t>(
            flagsOf(row, confirmed, m_yearAgo) | (isRough ? asset_flag::kApproximate : 0) |
            (m_perhapsTwice.contains(id) ? asset_flag::kPerhapsTwice : 0)));
        chunk.confirmed.add(confirmed);
        chunk.places.add(placeOf(row.text(14), row.text(15)));
        const auto services = m_services.find(id);
        chunk.offers.add(services == m_services.end() ? std::string_view()
                                                      : services->second.names);
        chunk.activities.push_back(services == m_services.end() ? Activities()
                                                                : services->second.activities);
    }

    MapFile &m_map;
    std::string m_yearAgo;
    const Vocabulary &m_kinds = vocabulary("kind");
    std::map<std::int64_t, Services> m_services;
    bool m_hasSuggestions = false;
    std::set<std::int64_t> m_perhapsTwice;
    bool m_hasShownPoints = false;
    std::map<std::int64_t, LatLon> m_shownPoints; // by location
};

Result<std::shared_ptr<const AssetIndex>> AssetIndex::build(MapFile &map) {
    AssetIndexBuilder builder(map);
    PW_TRY(auto chunks, builder.read(RowId{0}, RowId{std::numeric_limits<std::int64_t>::max()}));
    PW_TRY(const ActionId action, map.lastAction());
    return AssetIndexBuilder::assemble(std::move(chunks), action);
}

Result<std::shared_ptr<const AssetIndex>>
AssetIndex::update(const std::shared_ptr<const AssetIndex> &before, MapFile &map,
                   const std::vector<RowId> &changed) {
    if (!before || before->m_chunks.empty())
        return build(map);
    AssetIndexBuilder builder(map);
    std::vector<std::shared_ptr<const Chunk>> chunks;
    for (std::size_t i = 0; i < before->m_chunks.size(); ++i) {
        // Each chunk answers for the ids from the end of the one before to its own last one.
        const auto &chunk = before->m_chunks[i];
        const bool first = i == 0;
        const bool last = i + 1 == before->m_chunks.size();
        const RowId from{first ? 0 : before->m_chunks[i - 1]->ids.back().value + 1};
        const RowId to = last ? RowId{std::numeric_limits<std::int64_t>::max()} : chunk->ids.back();
        const bool touched =
            std::ranges::any_of(changed, [&](RowId id) { return id >= from && id <= to; });
        if (!touched) {
            chunks.push_back(chunk);
            continue;
        }
        PW_TRY(auto fresh, builder.read(from, to));
        std::ranges::move(fresh, std::back_inserter(chunks));
    }
    PW_TRY(const ActionId action, map.lastAction());
    return AssetIndexBuilder::assemble(std::move(chunks), action);
}

const AssetIndex::Chunk &AssetIndex::chunkOf(std::uint32_t row, std::uint32_t &within) const {
    const auto after = std::ranges::upper_bound(m_firstRow, row);
    const auto chunk = static_cast<std::size_t>(after - m_firstRow.begin()) - 1;
    within = row - m_firstRow[chunk];
    return *m_chunks[chunk];
}

RowId AssetIndex::id(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).ids[at];
}

std::string_view AssetIndex::name(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).names.at(at);
}

std::string_view AssetIndex::foldedName(std::uint32_t row) const {
    std::uint32_t at = 0;
    const std::string_view all = chunkOf(row, at).folded.at(at);
    return all.substr(0, all.find_first_of("\t\n"));
}

std::uint16_t AssetIndex::kind(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).kinds[at];
}

std::optional<LatLon> AssetIndex::point(std::uint32_t row) const {
    std::uint32_t at = 0;
    const LatLon point = chunkOf(row, at).points[at];
    return point.latitude == kNowhere ? std::nullopt : std::optional(point);
}

std::uint16_t AssetIndex::flags(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).flags[at];
}

std::string_view AssetIndex::place(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).places.at(at);
}

std::string_view AssetIndex::confirmedOn(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).confirmed.at(at);
}

std::string_view AssetIndex::offers(std::uint32_t row) const {
    std::uint32_t at = 0;
    return chunkOf(row, at).offers.at(at);
}

std::optional<std::uint32_t> AssetIndex::rowOf(RowId id) const {
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        const Chunk &chunk = *m_chunks[i];
        if (id > chunk.ids.back())
            continue;
        const auto found = std::ranges::lower_bound(chunk.ids, id);
        if (found == chunk.ids.end() || *found != id)
            return std::nullopt;
        return m_firstRow[i] + static_cast<std::uint32_t>(found - chunk.ids.begin());
    }
    return std::nullopt;
}

LatLonBox AssetIndex::bounds() const {
    LatLonBox box;
    for (const auto &chunk : m_chunks)
        for (const LatLon point : chunk->points)
            if (point.latitude != kNowhere)
                box.add(point);
    return box;
}

std::vector<std::uint32_t> AssetIndex::matching(const AssetFilter &filter,
                                                std::uint32_t limit) const {
    const std::string text = folded(filter.text);
    Activities activities;
    for (const std::uint16_t activity : filter.activities)
        mark(activities, activity);
    LatLonBox areas;
    for (const Polygons &area : filter.areas)
        areas.add(boundsOf(area));
    const LatLonBox within = boundsOf(filter.within);
    std::vector<RowId> also = filter.alsoMatching;
    std::ranges::sort(also);
    const bool asksWhereToGo = filter.near.has_value() || !filter.within.empty();

    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        const Chunk &chunk = *m_chunks[i];
        for (std::uint32_t at = 0; at < chunk.size(); ++at) {
            const LatLon point = chunk.points[at];
            const bool placed = point.latitude != kNowhere;
            if (!filter.kinds.empty() && !std::ranges::contains(filter.kinds, chunk.kinds[at]))
                continue;
            if (activities.any() && (chunk.activities[at] & activities).none())
                continue;
            if (filter.onlyUnplaced &&
                (placed || (chunk.flags[at] & asset_flag::kNoFixedPlace) != 0))
                continue;
            if (filter.hideRegisterOnly && (chunk.flags[at] & asset_flag::kRegisterOnly) != 0)
                continue;
            if (asksWhereToGo && (chunk.flags[at] & asset_flag::kCorrespondence) != 0)
                continue;
            if (filter.near && filter.near->metres > 0 &&
                (!placed || distanceMetres(filter.near->centre, point) > filter.near->metres))
                continue;
            if (!filter.box.isEmpty() && (!placed || !filter.box.contains(point)))
                continue;
            if (!text.empty() && chunk.folded.at(at).find(text) == std::string_view::npos &&
                !std::ranges::binary_search(also, chunk.ids[at]))
                continue;
            if (!filter.areas.empty() &&
                (!placed || !areas.contains(point) ||
                 std::ranges::none_of(filter.areas, [&](const Polygons &area) {
                     return placeweave::contains(area, point);
                 })))
                continue;
            if (!filter.within.empty() &&
                (!placed || !within.contains(point) || !placeweave::contains(filter.within, point)))
                continue;
            rows.push_back(m_firstRow[i] + at);
            if (limit != 0 && rows.size() == limit)
                return rows;
        }
    }
    return rows;
}

namespace {

// Text sought by its rarest letter, as in English names: that leads to few places to compare.
class Needle {
public:
    explicit Needle(std::string_view text) : m_text(text) {
        constexpr std::string_view kRarestFirst = "zqxjvkpfwbygmudchlnsortaie ";
        const auto rarity = [&](char letter) {
            const std::size_t at = kRarestFirst.find(letter);
            return at == std::string_view::npos ? -1 : static_cast<int>(at);
        };
        m_rarest =
            static_cast<std::size_t>(std::ranges::min_element(text, {}, rarity) - text.begin());
    }
    std::size_t next(std::string_view all, std::size_t from) const {
        for (std::size_t at = all.find(m_text[m_rarest], from + m_rarest);
             at != std::string_view::npos; at = all.find(m_text[m_rarest], at + 1))
            if (all.substr(at - m_rarest).starts_with(m_text))
                return at - m_rarest;
        return std::string_view::npos;
    }

private:
    std::string_view m_text;
    std::size_t m_rarest = 0;
};

} // namespace

std::vector<std::uint32_t> AssetIndex::find(std::string_view typed, std::uint32_t limit) const {
    const std::string text = folded(typed);
    if (text.empty() || limit == 0)
        return {};
    const Needle needle(text);
    // 0 a name begins with it, 1 a word does, 2 anywhere; a full first class ends the search.
    std::vector<std::uint32_t> byRank[3];
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        const TextColumn &column = m_chunks[i]->folded;
        const std::string_view all = column.characters;
        // The best of a row's hits counts.
        std::uint32_t lastRow = m_size;
        std::size_t lastRank = 0;
        for (std::size_t hit = needle.next(all, 0);
             hit != std::string_view::npos && byRank[0].size() < limit;
             hit = needle.next(all, hit + 1)) {
            const char before = hit == 0 ? '\n' : all[hit - 1];
            const std::size_t rank = before == '\n' ? 0 : before == ' ' || before == '\t' ? 1 : 2;
            if (byRank[rank].size() >= limit)
                continue;
            const std::uint32_t row = m_firstRow[i] + column.rowAt(hit);
            if (row == lastRow && rank >= lastRank)
                continue;
            if (row == lastRow)
                byRank[lastRank].pop_back();
            byRank[rank].push_back(row);
            lastRow = row;
            lastRank = rank;
        }
    }
    std::vector<std::uint32_t> found;
    for (const auto &rows : byRank)
        for (const std::uint32_t row : rows)
            if (found.size() < limit)
                found.push_back(row);
    return found;
}

} // namespace placeweave
