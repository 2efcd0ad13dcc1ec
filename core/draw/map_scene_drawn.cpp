// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the ground of a scene: notes and drawn areas, the reach and the connections of the
// organisation that is selected.
#include "core/draw/map_scene.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace placeweave {
namespace {

constexpr double kNoteRadius = 8;
constexpr double kTurn = 0.16; // how far the bow of a connection leaves the straight line

GroundItem reachItem(const Reach &reach, const Viewport &view, const MapTheme &theme) {
    GroundItem item;
    item.fill = theme.accent.withAlpha(theme.isDark ? 0.13 : 0.09);
    item.stroke = theme.accent;
    item.width = 1.8;
    item.dashes = {6, 5};
    if (reach.drawn && reach.drawn->size() > 0) {
        reach.drawn->appendFill(0, view, item.path);
    } else if (reach.metres > 0) {
        PathStore circle;
        const LatLon centre = fromMercator(reach.centre);
        std::vector<LatLon> ring;
        constexpr int kCorners = 180;
        for (int i = 0; i < kCorners; ++i)
            ring.push_back(destination(centre, i * 360.0 / kCorners, reach.metres));
        circle.appendFill(circle.add(std::vector<std::vector<LatLon>>{ring}, true), view,
                          item.path);
    }
    return item;
}

// Where a note's sign leaves the counts of clusters readable: moved out to the rim of the ring that
// it would stand on, which is still about where it was put.
PixelPoint besideFigures(PixelPoint at, double radius, const std::vector<Mark> &marks) {
    for (const Mark &cluster : marks) {
        if (cluster.type != Mark::Type::Cluster)
            continue;
        const double apart = cluster.radius + 0.5 * radius;
        const double dx = at.x - cluster.at.x;
        const double dy = at.y - cluster.at.y;
        const double distance = std::hypot(dx, dy);
        if (distance >= apart)
            continue;
        constexpr double kUpRight = 0.7071;
        at = distance < 0.5
                 ? PixelPoint{cluster.at.x + apart * kUpRight, cluster.at.y - apart * kUpRight}
                 : PixelPoint{cluster.at.x + dx / distance * apart,
                              cluster.at.y + dy / distance * apart};
    }
    return at;
}

// A bow rather than a line: several from one place stay apart, and none is taken for a road.
void appendBow(const SceneLink &link, const Viewport &view, PixelPath &path) {
    const PixelPoint a = view.toPixel(link.from);
    const PixelPoint b = view.toPixel(link.to);
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = std::hypot(dx, dy);
    if (length < 1)
        return;
    constexpr int kSteps = 24;
    const PixelPoint bend{(a.x + b.x) / 2 - dy * kTurn, (a.y + b.y) / 2 + dx * kTurn};
    path.starts.push_back(static_cast<std::uint32_t>(path.points.size()));
    for (int i = 0; i <= kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        const double u = 1 - t;
        path.points.push_back({u * u * a.x + 2 * u * t * bend.x + t * t * b.x,
                               u * u * a.y + 2 * u * t * bend.y + t * t * b.y});
    }
}

} // namespace

std::vector<GroundItem> MapScene::drawnByHand() const {
    std::vector<GroundItem> items;
    if (m_sources.notes) {
        GroundItem areas;
        areas.fill = m_theme.accent.withAlpha(m_theme.isDark ? 0.16 : 0.1);
        areas.stroke = m_theme.accent;
        areas.width = 2;
        GroundItem ways;
        ways.stroke = m_theme.accent;
        ways.width = 2.6;
        ways.dashes = {1, 5}; // dots: round ends
        const auto &notes = m_sources.notes->notes();
        for (std::uint32_t i = 0; i < notes.size(); ++i) {
            if (notes[i].type == Shape::Type::Rings)
                m_sources.notes->paths().appendFill(i, m_view, areas.path);
            else if (notes[i].type == Shape::Type::Lines)
                m_sources.notes->paths().appendStroke(i, m_view, ways.path);
        }
        items.push_back(std::move(areas));
        items.push_back(std::move(ways));
    }
    if (m_sources.reach)
        items.push_back(reachItem(*m_sources.reach, m_view, m_theme));
    for (int strength = 1; strength <= 3; ++strength) {
        GroundItem rim;
        for (const SceneLink &link : m_sources.links)
            if (std::clamp(link.strength, 1, 3) == strength)
                appendBow(link, m_view, rim.path);
        rim.stroke = m_theme.paper.withAlpha(0.8);
        rim.width = strength + 2.6;
        GroundItem bow;
        bow.path = rim.path;
        bow.stroke = m_theme.accent;
        bow.width = strength + 0.4;
        items.push_back(std::move(rim));
        items.push_back(std::move(bow));
    }
    return items;
}

void MapScene::addNotes(MarkPicture &picture) const {
    if (!m_sources.notes)
        return;
    const auto &notes = m_sources.notes->notes();
    for (std::uint32_t i = 0; i < notes.size(); ++i) {
        if (!m_view.box(kNoteRadius).contains(notes[i].anchor))
            continue;
        Mark mark;
        mark.type = Mark::Type::Note;
        mark.radius = kNoteRadius * m_options.symbolScale;
        mark.at = besideFigures(m_view.toPixel(notes[i].anchor), mark.radius, picture.marks);
        mark.id = notes[i].id;
        mark.item = i;
        picture.marks.push_back(std::move(mark));
    }
}

} // namespace placeweave
