// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/insight_map.h"

#include "ui/session/session.h"

namespace placeweave {

InsightMap::InsightMap(Session *session, QObject *parent)
    : MapSource(parent), m_session(session),
      m_rows(std::make_shared<const std::vector<std::uint32_t>>()) {
    connect(session->layers(), &Layers::changed, this, &MapSource::groundChanged);
}

void InsightMap::show(std::shared_ptr<const std::vector<std::uint32_t>> rows,
                      std::shared_ptr<const AreaFill> fill, std::vector<SceneLink> links) {
    m_rows = std::move(rows);
    m_fill = std::move(fill);
    m_links = std::move(links);
    emit assetsChanged();
    emit groundChanged();
}

std::shared_ptr<const AssetIndex> InsightMap::snapshot() const {
    return m_session ? m_session->index() : nullptr;
}
std::shared_ptr<const GroundLayers> InsightMap::ground() const {
    return m_session ? m_session->layers()->groundToShow() : nullptr;
}

} // namespace placeweave
