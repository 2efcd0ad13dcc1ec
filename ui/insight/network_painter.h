// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/connections.h"

#include <QPainter>
#include <QRectF>
#include <QTransform>

#include <filesystem>
#include <optional>
#include <vector>

namespace placeweave {

// How a network is looked at.
struct NetworkLook {
    bool isDark = false;
    bool isOnPaper = false;
    double textScale = 1;
    std::optional<std::uint32_t> current = {}; // its links stand out, the rest steps back
    std::vector<std::uint32_t> marked = {};    // wear a ring: bridges, NHS sites, whatever is asked
};

// The picture of who is connected to whom. Circles are organisations in the colours of the map's
// symbols, the larger the more they are connected; lines are connections, the thicker the closer.
// Those without any are not drawn: a list says who they are.
class NetworkPainter {
public:
    NetworkPainter(const Connections &connections, const NetworkLook &look)
        : m_connections(connections), m_look(look) {}

    // `onPage` takes 0..1 of the layout to the page.
    void draw(QPainter &painter, const QTransform &onPage, QRectF room) const;
    // The layout into the room, with an edge for names.
    static QTransform fitted(const Connections &connections, QRectF room);
    // Whoever is at that point; nothing for nobody.
    std::optional<std::uint32_t> at(QPointF point, const QTransform &onPage) const;

private:
    double radiusOf(const ConnectedOrganisation &organisation) const;
    bool isNear(std::uint32_t organisation) const; // of the one looked at, or it
    void drawLinks(QPainter &painter, const QTransform &onPage) const;
    void drawOrganisations(QPainter &painter, const QTransform &onPage) const;
    void drawNames(QPainter &painter, const QTransform &onPage, QRectF room) const;

    const Connections &m_connections;
    const NetworkLook &m_look;
    mutable std::vector<bool> m_near; // filled when first drawn
};

// For whoever gets it: a picture with a title, a legend of colours and who may see it, by the
// ending .png, .svg or .pdf; written beside the file and moved there whole.
Result<void> writeNetwork(const Connections &connections, const QString &title,
                          const QString &madeFor, const std::filesystem::path &file);

} // namespace placeweave
