// SPDX-License-Identifier: GPL-3.0-or-later
// The ground of a scene, from the sea up.
#include "core/draw/map_scene.h"

#include "core/draw/ground_style.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

constexpr double kOverBaseMap = 0.7; // streets are to be seen through a fill

} // namespace

GroundPicture MapScene::ground() const {
    GroundPicture picture;
    picture.background = m_theme.sea;
    picture.usesBaseLand = needsBaseLand();
    const double zoom = m_view.zoom();
    const MercatorBox box = m_view.box(32);

    std::vector<const GroundLayers *> layers;
    if (picture.usesBaseLand)
        layers.push_back(GroundLayers::baseLand().get());
    if (m_sources.ground)
        layers.push_back(m_sources.ground.get());

    const auto forEach = [&](GroundTheme theme, const auto &visit) {
        for (const GroundLayers *layer : layers)
            for (const GroundLayers::Feature &feature : layer->features(theme))
                if (layer->paths().box(feature.shape).meets(box))
                    visit(layer->paths(), feature);
    };
    const auto forEachOwn = [&](GroundTheme theme, const auto &visit) {
        if (!m_sources.isOnBaseMap)
            forEach(theme, visit);
    };
    const auto isTiny = [&](const PathStore &paths, std::uint32_t shape, double pixels) {
        const MercatorBox &b = paths.box(shape);
        return std::max(b.right - b.left, b.bottom - b.top) * m_view.pixelsPerUnit < pixels;
    };
    const auto add = [&](GroundItem item) {
        if (!item.path.isEmpty())
            picture.items.push_back(std::move(item));
    };

    // Land, with the shore glowing around it.
    GroundItem land;
    land.fill = m_theme.land;
    GroundItem coast;
    coast.stroke = m_theme.coast;
    coast.width = zoom < 9 ? 0.9 : 1.3;
    PixelPath glowPath; // wide and soft: it needs no detail
    constexpr double kGlowDetail = 2.5;
    forEach(GroundTheme::Land, [&](const PathStore &paths, const GroundLayers::Feature &feature) {
        if (isTiny(paths, feature.shape, 0.7))
            return;
        paths.appendFill(feature.shape, m_view, land.path);
        paths.appendStroke(feature.shape, m_view, coast.path);
        paths.appendStroke(feature.shape, m_view, glowPath, kGlowDetail);
    });
    const double halo = shoreHalo(zoom);
    for (const auto &[share, strength] : {std::pair{1.0, 0.34}, {0.66, 0.64}, {0.33, 0.9}}) {
        GroundItem glow;
        glow.path = glowPath;
        glow.stroke = mixed(m_theme.sea, m_theme.shore, strength);
        glow.width = 2 * halo * share;
        add(std::move(glow));
    }
    add(std::move(land));
    picture.landItems = picture.items.size();

    const bool hasFill =
        m_sources.fill && m_sources.fill->layer && m_sources.fill->layer->bounds().meets(box);
    if (hasFill) {
        const AreaFill &fill = *m_sources.fill;
        std::vector<GroundItem> items(fill.classes.size());
        for (std::size_t i = 0; i < fill.classes.size(); ++i) {
            // Mixed with the land rather than see-through, so that the thin line which hides the
            // seams between neighbours does not show itself.
            if (m_sources.isOnBaseMap) {
                items[i].fill = fill.classes[i].colour.withAlpha(fill.opacity * kOverBaseMap);
                items[i].crisp = true;
                continue;
            }
            items[i].fill = mixed(m_theme.land, fill.classes[i].colour, fill.opacity);
            items[i].stroke = items[i].fill;
            items[i].width = 0.7;
        }
        const PathStore &paths = fill.layer->paths();
        for (std::uint32_t shape = 0; shape < paths.size() && shape < fill.values.size(); ++shape) {
            const FillClass *c = fill.classOf(fill.values[shape]);
            if (c && paths.box(shape).meets(box))
                paths.appendFill(shape, m_view,
                                 items[static_cast<std::size_t>(c - fill.classes.data())].path);
        }
        for (GroundItem &item : items)
            add(std::move(item));
    } else {
        for (const GroundKind kind : {GroundKind::Beach, GroundKind::Marsh, GroundKind::Common,
                                      GroundKind::Other, GroundKind::Wood, GroundKind::Park}) {
            GroundItem green;
            green.fill = greenColour(kind, m_theme);
            forEachOwn(GroundTheme::Green, [&](const PathStore &paths,
                                               const GroundLayers::Feature &feature) {
                if (feature.kind == kind && feature.isArea && !isTiny(paths, feature.shape, 1.5))
                    paths.appendFill(feature.shape, m_view, green.path);
            });
            add(std::move(green));
        }
    }

    // Under the water, so that it does not bar the mouths of rivers.
    if (!m_sources.isOnBaseMap)
        add(std::move(coast));

    // Water: lines first, so that lakes cover their ends.
    for (const GroundKind kind : {GroundKind::Stream, GroundKind::River}) {
        GroundItem line;
        line.stroke = m_theme.water;
        line.width = riverWidth(kind, zoom);
        GroundItem area;
        area.fill = m_theme.water;
        // Ribbons of streams are thinner than a pixel when seen from far: a hair keeps them whole.
        area.stroke = m_theme.water;
        area.width = kind == GroundKind::Stream ? 0.8 : 1.1;
        if (kind == GroundKind::Stream && zoom < 10.5)
            continue;
        forEachOwn(GroundTheme::Water,
                   [&](const PathStore &paths, const GroundLayers::Feature &feature) {
                       if (feature.kind != kind || isTiny(paths, feature.shape, 3))
                           return;
                       if (feature.isArea)
                           paths.appendFill(feature.shape, m_view, area.path);
                       else
                           paths.appendStroke(feature.shape, m_view, line.path);
                   });
        add(std::move(line));
        add(std::move(area));
    }
    GroundItem lake;
    lake.fill = m_theme.water;
    lake.stroke = mixed(m_theme.water, m_theme.coast, 0.45);
    lake.width = 0.8;
    forEachOwn(GroundTheme::Water,
               [&](const PathStore &paths, const GroundLayers::Feature &feature) {
                   if (feature.isArea && feature.kind != GroundKind::River &&
                       feature.kind != GroundKind::Stream && !isTiny(paths, feature.shape, 1.5))
                       paths.appendFill(feature.shape, m_view, lake.path);
               });
    add(std::move(lake));

    // Buildings lie under the roads: an archway is not worth a stacking order.
    if (zoom >= kBuildingZoom) {
        GroundItem building;
        building.fill = buildingColour(m_theme);
        if (zoom >= 16) {
            building.stroke = mixed(building.fill, m_theme.mute, 0.28);
            building.width = 0.7;
        }
        forEachOwn(GroundTheme::Building,
                   [&](const PathStore &paths, const GroundLayers::Feature &feature) {
                       if (feature.isArea && !isTiny(paths, feature.shape, 1.2))
                           paths.appendFill(feature.shape, m_view, building.path);
                   });
        add(std::move(building));
    }

    // Roads, least first; all casings of all classes before any surface, so that junctions join.
    std::vector<GroundItem> cases;
    std::vector<GroundItem> surfaces;
    for (const GroundKind kind : {GroundKind::Path, GroundKind::Railway, GroundKind::Street,
                                  GroundKind::Other, GroundKind::MinorRoad, GroundKind::MainRoad}) {
        const auto style = roadStyle(kind, zoom, m_theme);
        if (!style)
            continue;
        GroundItem surface;
        surface.stroke = style->colour;
        surface.width = style->width;
        if (style->dashed)
            surface.dashes = {3.2 * style->width, 2.2 * style->width};
        forEachOwn(GroundTheme::Road,
                   [&](const PathStore &paths, const GroundLayers::Feature &feature) {
                       if (feature.kind == kind && !isTiny(paths, feature.shape, 1))
                           paths.appendStroke(feature.shape, m_view, surface.path);
                   });
        if (surface.path.isEmpty())
            continue;
        if (style->casing > 0) {
            GroundItem casing;
            casing.path = surface.path;
            casing.stroke = style->caseColour;
            casing.width = style->width + 2 * style->casing;
            cases.push_back(std::move(casing));
        }
        surfaces.push_back(std::move(surface));
    }
    for (GroundItem &item : cases)
        add(std::move(item));
    for (GroundItem &item : surfaces)
        add(std::move(item));

    // Outlines of areas, once there is room to tell them apart.
    for (const auto &outlines : m_sources.outlines) {
        if (!outlines || outlines->paths().size() == 0 || !outlines->bounds().meets(box))
            continue;
        const MercatorBox &bounds = outlines->bounds();
        const double typical = std::sqrt((bounds.right - bounds.left) *
                                         (bounds.bottom - bounds.top) / outlines->paths().size()) *
                               m_view.pixelsPerUnit;
        if (typical < 16)
            continue;
        GroundItem line;
        line.stroke = areaOutlineColour(m_theme);
        line.width = typical > 140 ? 1.1 : 0.8;
        line.dashes = {3.2, 2.6};
        for (std::uint32_t shape = 0; shape < outlines->paths().size(); ++shape)
            outlines->paths().appendStroke(shape, m_view, line.path);
        add(std::move(line));
    }
    for (GroundItem &item : drawnByHand())
        add(std::move(item));
    return picture;
}

} // namespace placeweave
