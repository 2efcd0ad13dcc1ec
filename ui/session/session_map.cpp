// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_map.h"

#include "ui/map/tile_pictures.h"
#include "ui/session/base_maps.h"
#include "ui/session/session.h"

namespace placeweave {

namespace {

// What a word for reach means on the ground, metres about the main place. Beyond a town a circle
// says nothing.
double metresOf(const std::string &reach) {
    if (reach == "street")
        return 200;
    if (reach == "neighbourhood")
        return 800;
    if (reach == "ward")
        return 1600;
    if (reach == "town")
        return 3200;
    return 0;
}

} // namespace

SessionMap::SessionMap(Session *session) : MapSource(session), m_session(session) {
    connect(session, &Session::published, this, &SessionMap::tellAssets);
    connect(session, &Session::shownChanged, this, &SessionMap::tellAssets);
    connect(session, &Session::firstSightChanged, this, &SessionMap::tellAssets);
    connect(session->layers(), &Layers::changed, this, &MapSource::groundChanged);
    connect(session->notes(), &MapNotes::changed, this, &MapSource::groundChanged);
    connect(&BaseMaps::instance(), &BaseMaps::shownChanged, this, &MapSource::groundChanged);
    connect(session, &Session::selectedChanged, this, [this] {
        emit selectedIdChanged();
        follow();
    });
    connect(session, &Session::published, this, &SessionMap::follow);
}

// All of it can be drawn while the lists are still being put in order.
std::shared_ptr<const AssetIndex> SessionMap::snapshot() const {
    return m_session->filter()->isEmpty() ? m_session->index() : m_session->shown()->index;
}

std::shared_ptr<const std::vector<std::uint32_t>> SessionMap::rows() const {
    return m_session->filter()->isEmpty() ? nullptr : m_session->shown()->rows;
}

std::shared_ptr<const SceneAssets> SessionMap::disclosed() const {
    return m_session->firstSight().assets;
}

void SessionMap::tellAssets() {
    if (snapshot() == m_toldSnapshot && rows() == m_toldRows && disclosed() == m_toldSight)
        return;
    m_toldSnapshot = snapshot();
    m_toldRows = rows();
    m_toldSight = disclosed();
    emit assetsChanged();
}

std::shared_ptr<const GroundLayers> SessionMap::ground() const {
    return m_session->layers()->groundToShow();
}
std::vector<std::shared_ptr<const AreaLayer>> SessionMap::outlines() const {
    return m_session->layers()->outlines();
}
std::shared_ptr<const AreaFill> SessionMap::fill() const {
    return m_session->layers()->fill();
}
std::shared_ptr<const Core20Areas> SessionMap::core20() const {
    return m_session->layers()->core20Areas();
}
GroundLook SessionMap::look() const {
    return m_session->layers()->look();
}
std::shared_ptr<TilePictures> SessionMap::baseMap() const {
    return BaseMaps::instance().shown();
}
std::shared_ptr<const NoteLayer> SessionMap::notes() const {
    return m_session->notes()->layer();
}
std::vector<std::string> SessionMap::credits() const {
    return BaseMaps::instance().credits();
}
qint64 SessionMap::selectedId() const {
    return m_session->selected();
}

std::optional<Reach> SessionMap::reach() const {
    const bool fills = m_reach && m_viewWidth > 0 && 2 * m_reach->metres > m_viewWidth;
    return fills ? std::nullopt : m_reach;
}

void SessionMap::setViewWidth(double metres) {
    const bool before = reach().has_value();
    m_viewWidth = metres;
    if (reach().has_value() != before)
        emit groundChanged();
}

struct SessionMap::Followed {
    std::optional<Reach> reach;
    std::vector<SceneLink> links;
};

namespace {

Result<std::optional<LatLon>> pointOf(MapFile &map, RowId place) {
    if (!place)
        return std::nullopt;
    PW_TRY(const Record location, map.record(Entity::Location, place));
    return location["geom"].point();
}

// Null where nobody has drawn one.
std::shared_ptr<const PathStore> drawnReach(const Record &organisation) {
    const Bytes *wkb = organisation["reach_area"].bytes();
    const auto outline = wkb ? polygonsFromWkb(wkb->data) : Result<Polygons>();
    if (!outline || outline->empty())
        return nullptr;
    auto drawn = std::make_shared<PathStore>();
    drawn->add(*outline);
    return drawn;
}

Result<std::vector<SceneLink>> linksOf(MapFile &map, RowId organisation, LatLon from) {
    std::vector<SceneLink> links;
    for (const char *end : {"from_id", "to_id"}) {
        PW_TRY(const std::vector<Record> rows,
               map.recordsOf(Entity::Connection, end, organisation));
        for (const Record &row : rows) {
            const RowId other =
                row.reference(end == std::string_view("from_id") ? "to_id" : "from_id");
            if (!other || other == organisation)
                continue;
            PW_TRY(const Record neighbour, map.record(Entity::Organisation, other));
            PW_TRY(const auto to, pointOf(map, neighbour.reference("location_id")));
            const auto strength = static_cast<int>(row["strength"].integer());
            if (to && *to != from)
                links.push_back({toMercator(from), toMercator(*to), std::max(1, strength)});
        }
    }
    return links;
}

} // namespace

void SessionMap::follow() {
    const RowId organisation{m_session->selected()};
    if (!organisation) {
        if (m_reach || !m_links.empty()) {
            m_reach.reset();
            m_links.clear();
            emit groundChanged();
        }
        return;
    }
    m_session->read<Followed>(
        this,
        [organisation](MapFile &map) -> Result<Followed> {
            Followed followed;
            PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
            PW_TRY(const auto point, pointOf(map, row.reference("location_id")));
            if (!point)
                return followed;
            if (auto drawn = drawnReach(row)) {
                followed.reach.emplace();
                followed.reach->drawn = std::move(drawn);
            } else if (const double metres = metresOf(row.text("reach")); metres > 0) {
                followed.reach.emplace();
                followed.reach->centre = toMercator(*point);
                followed.reach->metres = metres;
            }
            PW_TRY(followed.links, linksOf(map, organisation, *point));
            return followed;
        },
        [this, organisation](Result<Followed> followed) {
            if (m_session->selected() != organisation.value)
                return;
            m_reach = followed ? followed->reach : std::nullopt;
            m_links = followed ? std::move(followed->links) : std::vector<SceneLink>();
            emit groundChanged();
        });
}

} // namespace placeweave
