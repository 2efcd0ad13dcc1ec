// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_source.h"

#include "core/draw/area_fill.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

class Session;

// The map beside what is read off it: the organisations that it is about, over areas in colour, or
// with lines between those that are connected.
class InsightMap : public MapSource {
    Q_OBJECT
    QML_ANONYMOUS

public:
    InsightMap(Session *session, QObject *parent);
    void show(std::shared_ptr<const std::vector<std::uint32_t>> rows,
              std::shared_ptr<const AreaFill> fill, std::vector<SceneLink> links = {});

    std::shared_ptr<const AssetIndex> snapshot() const override;
    std::shared_ptr<const std::vector<std::uint32_t>> rows() const override { return m_rows; }
    std::shared_ptr<const GroundLayers> ground() const override;
    std::shared_ptr<const AreaFill> fill() const override { return m_fill; }
    std::vector<SceneLink> links() const override { return m_links; }

private:
    QPointer<Session> m_session;
    std::shared_ptr<const std::vector<std::uint32_t>> m_rows; // never null: none before all
    std::shared_ptr<const AreaFill> m_fill;
    std::vector<SceneLink> m_links;
};

} // namespace placeweave
