// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/wall_map.h"

#include "ui/session/base_maps.h"
#include "ui/session/session.h"

#include "core/base/text.h"
#include "core/exchange/match_words.h"
#include "core/joint/exercise_report.h"
#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {

namespace {

struct Wall {
    std::shared_ptr<const SceneAssets> assets;
    std::vector<WallMap::Known> known;
};

Result<Wall> wallOf(MapFile &map, RowId exercise) {
    Wall wall;
    PW_TRY(const ReaderProfile profile, wallReaders(map, exercise));
    PW_TRY(const Disclosure readers, Disclosure::of(map, profile));
    PW_TRY(const DisclosedScene scene, discloseScene(map, readers));
    wall.assets = scene.assets;
    PW_CHECK(readers.forEach(Entity::Organisation, [&](const Record &organisation) {
        WallMap::Known known{.id = organisation.id().value,
                             .name = organisation.text("name"),
                             .folded = folded(organisation.text("name")),
                             .comparable = comparableName(organisation.text("name"))};
        known.kind =
            vocabulary("kind").indexOf(organisation.text("kind")).value_or(AssetIndex::kNoKind);
        if (const auto place = readers.disclosedPlace(organisation); place && *place)
            known.where = (*place)->text("address").empty() ? (*place)->text("postcode")
                                                            : (*place)->text("address");
        wall.known.push_back(std::move(known));
        return true;
    }));
    return wall;
}

} // namespace

WallMap::WallMap(Session *session, QObject *parent)
    : MapSource(parent), m_session(session), m_assets(SceneAssets::fromList({})),
      m_known(std::make_shared<std::vector<Known>>()), m_profiles(session, nullptr) {
    connect(&m_profiles, &ReaderProfiles::changed, this, &WallMap::refresh);
    connect(session->layers(), &Layers::changed, this, &MapSource::groundChanged);
    connect(&BaseMaps::instance(), &BaseMaps::shownChanged, this, &MapSource::groundChanged);
}

void WallMap::refresh() {
    if (!m_session || !m_session->isOpen())
        return;
    const Newest::Ticket ticket = m_walls.next();
    m_session->read<Wall>(
        this, [of = m_exercise](MapFile &map) { return wallOf(map, of); },
        [this, ticket](Result<Wall> wall) {
            if (!ticket.isWanted())
                return; // it was read for others, or before a change
            if (!wall) {
                m_session->notice()->tell(wall.error());
                return;
            }
            m_assets = std::move(wall->assets);
            m_known = std::make_shared<const std::vector<Known>>(std::move(wall->known));
            emit assetsChanged();
            emit refreshed();
        });
}

void WallMap::setExercise(RowId exercise) {
    if (exercise == m_exercise)
        return;
    m_exercise = exercise;
    m_assets = SceneAssets::fromList({});
    m_known = std::make_shared<const std::vector<Known>>();
    emit assetsChanged();
}

void WallMap::setPlace(std::shared_ptr<const AreaLayer> place) {
    if (place == m_place)
        return;
    m_place = std::move(place);
    emit groundChanged();
}

void WallMap::setSaid(std::shared_ptr<const SceneAssets> said) {
    m_said = std::move(said);
    emit assetsChanged();
}

std::vector<const WallMap::Known *> WallMap::find(const std::string &typed,
                                                  std::size_t most) const {
    const std::string wanted = folded(typed);
    std::vector<const Known *> first;
    std::vector<const Known *> others;
    if (wanted.size() < 2)
        return first;
    for (const Known &known : *m_known) {
        const std::size_t at = known.folded.find(wanted);
        if (at == 0)
            first.push_back(&known);
        else if (at != std::string::npos && others.size() < most)
            others.push_back(&known);
        if (first.size() == most)
            break;
    }
    first.insert(first.end(), others.begin(), others.end());
    if (first.size() > most)
        first.resize(most);
    return first;
}

std::shared_ptr<const AssetIndex> WallMap::snapshot() const {
    return nullptr;
}
std::shared_ptr<const SceneAssets> WallMap::disclosed() const {
    return m_assets;
}
std::shared_ptr<const GroundLayers> WallMap::ground() const {
    return m_session ? m_session->layers()->groundToShow() : nullptr;
}
std::vector<std::shared_ptr<const AreaLayer>> WallMap::outlines() const {
    auto outlines = m_session ? m_session->layers()->outlines()
                              : std::vector<std::shared_ptr<const AreaLayer>>();
    if (m_place)
        outlines.push_back(m_place);
    return outlines;
}
GroundLook WallMap::look() const {
    return m_session ? m_session->layers()->look() : GroundLook();
}
std::shared_ptr<TilePictures> WallMap::baseMap() const {
    return BaseMaps::instance().shown();
}
std::vector<std::string> WallMap::credits() const {
    return BaseMaps::instance().credits();
}

} // namespace placeweave
