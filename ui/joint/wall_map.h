// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_source.h"
#include "ui/publish/disclosed_scene.h"
#include "ui/session/worker.h"
#include "ui/share/reader_profiles.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <string>
#include <vector>

namespace placeweave {

class Session;

// The map as it hangs on the wall of a mapping session: what partners, or fewer, may see, and what
// was said beside it. Who is suggested to those who type comes from here too.
class WallMap : public MapSource {
    Q_OBJECT
    QML_ANONYMOUS

public:
    struct Known {
        qint64 id = 0;
        std::string name;
        std::string folded;
        std::string comparable; // comparableName()
        std::uint16_t kind = 0xFFFF;
        std::string where = {}; // town or postcode district, as partners may be told
    };

    WallMap(Session *session, QObject *parent);

    void refresh(); // after the map itself has changed
    // The session says who sees the wall (wallReaders()): what the last one showed goes at once.
    void setExercise(RowId exercise);
    void setPlace(std::shared_ptr<const AreaLayer> place); // the session's, outlined
    void setSaid(std::shared_ptr<const SceneAssets> said);
    using AllKnown = std::shared_ptr<const std::vector<Known>>;
    const AllKnown &known() const { return m_known; } // those that partners may see; never null
    // Of them, names that begin with it first.
    std::vector<const Known *> find(const std::string &typed, std::size_t most) const;

    std::shared_ptr<const AssetIndex> snapshot() const override;
    std::shared_ptr<const std::vector<std::uint32_t>> rows() const override { return nullptr; }
    std::shared_ptr<const SceneAssets> disclosed() const override;
    std::shared_ptr<const SceneAssets> suggestions() const override { return m_said; }
    std::shared_ptr<const GroundLayers> ground() const override;
    std::vector<std::shared_ptr<const AreaLayer>> outlines() const override;
    GroundLook look() const override;
    std::shared_ptr<TilePictures> baseMap() const override;
    std::vector<std::string> credits() const override;

signals:
    void refreshed();

private:
    QPointer<Session> m_session;
    std::shared_ptr<const SceneAssets> m_assets; // never null
    AllKnown m_known;
    ReaderProfiles m_profiles;
    RowId m_exercise;
    Newest m_walls;
    std::shared_ptr<const AreaLayer> m_place;
    std::shared_ptr<const SceneAssets> m_said;
};

} // namespace placeweave
