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
    connect(session, &Session::shownChanged, this, &MapSource::assetsChanged);
    connect(session->layers(), &Layers::changed, this, &MapSource::groundChanged);
    connect(&BaseMaps::instance(), &BaseMaps::shownChanged, this, &MapSource::groundChanged);
    connect(session, &Session::selectedChanged, this, [this] {
        emit selectedIdChanged();
        findReach();
    });
    connect(session, &Session::published, this, &SessionMap::findReach);
}

std::shared_ptr<const AssetIndex> SessionMap::snapshot() const {
    return m_session->shown()->index;
}

std::shared_ptr<const std::vector<std::uint32_t>> SessionMap::rows() const {
    return m_session->filter()->isEmpty() ? nullptr : m_session->shown()->rows;
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
std::shared_ptr<TilePictures> SessionMap::baseMap() const {
    return BaseMaps::instance().shown();
}
std::vector<std::string> SessionMap::credits() const {
    std::vector<std::string> credits = m_session->layers()->credits();
    if (const auto shown = baseMap()) { // a file that names nobody is named itself
        const TileSourceInfo &info = shown->info();
        credits.push_back(info.attribution.empty() ? info.name : info.attribution);
    }
    return credits;
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

void SessionMap::findReach() {
    const RowId organisation{m_session->selected()};
    if (!organisation) {
        if (m_reach) {
            m_reach.reset();
            emit groundChanged();
        }
        return;
    }
    m_session->read<std::optional<Reach>>(
        this,
        [organisation](MapFile &map) -> Result<std::optional<Reach>> {
            PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
            Reach reach;
            reach.metres = metresOf(row.text("reach"));
            const RowId place = row.reference("location_id");
            if (reach.metres == 0 || !place)
                return std::nullopt;
            PW_TRY(const Record location, map.record(Entity::Location, place));
            const auto point = location["geom"].point();
            if (!point)
                return std::nullopt;
            reach.centre = toMercator(*point);
            return reach;
        },
        [this, organisation](Result<std::optional<Reach>> reach) {
            if (m_session->selected() != organisation.value)
                return;
            m_reach = reach ? *reach : std::nullopt;
            emit groundChanged();
        });
}

} // namespace placeweave
