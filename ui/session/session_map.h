// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_source.h"

#include <QtQml/qqmlregistration.h>

#include <optional>

namespace placeweave {

class Session;

// The open map as a MapCanvas takes it: those on the list, what lies under them, and how far the
// selected one reaches and with whom it is connected.
class SessionMap : public MapSource {
    Q_OBJECT
    QML_ANONYMOUS

public:
    explicit SessionMap(Session *session);

    std::shared_ptr<const AssetIndex> snapshot() const override;
    std::shared_ptr<const std::vector<std::uint32_t>> rows() const override;
    std::shared_ptr<const SceneAssets> disclosed() const override;
    std::shared_ptr<const GroundLayers> ground() const override;
    std::vector<std::shared_ptr<const AreaLayer>> outlines() const override;
    std::shared_ptr<const AreaFill> fill() const override;
    std::shared_ptr<const Core20Areas> core20() const override;
    GroundLook look() const override;
    std::shared_ptr<TilePictures> baseMap() const override;
    std::optional<Reach> reach() const override;
    std::vector<SceneLink> links() const override { return m_links; }
    std::shared_ptr<const NoteLayer> notes() const override;
    std::vector<std::string> credits() const override;
    qint64 selectedId() const override;
    void setViewWidth(double metres);

private:
    void tellAssets(); // where they are others than were told before
    void follow();     // the selected one
    struct Followed;

    Session *m_session;
    std::shared_ptr<const AssetIndex> m_toldSnapshot;
    std::shared_ptr<const std::vector<std::uint32_t>> m_toldRows;
    std::shared_ptr<const SceneAssets> m_toldSight;
    std::optional<Reach> m_reach;
    std::vector<SceneLink> m_links;
    double m_viewWidth = 0;
};

} // namespace placeweave
