// SPDX-License-Identifier: GPL-3.0-or-later
// The ground of a scene, from the sea up.
#include "core/draw/area_outlines.h"
#include "core/draw/ground_style.h"
#include "core/draw/hatch.h"
#include "core/draw/map_scene.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

using Feature = GroundLayers::Feature;

// Puts one picture of the ground together, part by part.
class GroundMaker {
public:
    GroundMaker(const SceneSources &sources, const Viewport &view, const MapTheme &theme,
                bool usesBaseLand)
        : m_sources(sources), m_view(view), m_theme(theme), m_zoom(view.zoom()),
          m_box(view.box(32)) {
        m_picture.background = theme.sea;
        m_picture.usesBaseLand = usesBaseLand;
        if (usesBaseLand)
            m_layers.push_back(GroundLayers::baseLand().get());
        if (sources.ground)
            m_layers.push_back(sources.ground.get());
    }

    GroundPicture make() {
        addLand();
        if (m_sources.isOnBaseMap)
            addOwnGround();
        m_picture.belowBaseMap = m_picture.items.size();
        for (const GroundLook::Entry &entry : m_sources.look.order)
            if (!m_sources.isOnBaseMap || entry.part == GroundPart::AreaColours)
                addPart(entry);
        addOutlines();
        return std::move(m_picture);
    }

private:
    void addOwnGround(); // what pictures of a base map cover
    void addPart(const GroundLook::Entry &entry);
    void addFaded(double opacity, void (GroundMaker::*addItems)());
    void addLand();
    void addBuiltUp();
    void addGreen();
    void addAreaColours(double opacity);
    void addCore20();
    void addCoast();
    void addWater();
    void addFlowing(GroundKind kind);
    void addLakes();
    void addBuildings();
    void addRoads();
    void addOutlines();

    template <class Visit>
    void forEach(GroundTheme theme, const Visit &visit) const {
        for (const GroundLayers *layer : m_layers)
            for (const Feature &feature : layer->features(theme))
                if (layer->paths().box(feature.shape).meets(m_box))
                    visit(layer->paths(), feature);
    }
    bool isTiny(const PathStore &paths, std::uint32_t shape, double pixels) const {
        const MercatorBox &b = paths.box(shape);
        return std::max(b.right - b.left, b.bottom - b.top) * m_view.pixelsPerUnit < pixels;
    }
    bool isInView(const std::shared_ptr<const AreaLayer> &layer) const {
        return layer && layer->paths().size() > 0 && layer->bounds().meets(m_box);
    }
    bool hasAreaColours() const {
        return m_sources.fill && isInView(m_sources.fill->layer) &&
               m_sources.look.of(GroundPart::AreaColours).isShown;
    }
    // Mixed with the land rather than see-through (but for fills over colours of areas), so that
    // neither the casings of roads nor the thin lines which hide the seams between neighbours show
    // themselves.
    Colour faded(Colour colour, double opacity) const {
        return mixed(m_theme.land, colour, opacity);
    }
    void add(GroundItem item) {
        if (!item.path.isEmpty())
            m_picture.items.push_back(std::move(item));
    }

    const SceneSources &m_sources;
    const Viewport &m_view;
    const MapTheme &m_theme;
    double m_zoom;
    MercatorBox m_box; // of the view and a little around it
    std::vector<const GroundLayers *> m_layers;
    bool m_hasColoured = false;
    GroundItem m_coast;
    GroundPicture m_picture;
};

void GroundMaker::addOwnGround() {
    for (const GroundLook::Entry &entry : m_sources.look.order)
        if (entry.part != GroundPart::AreaColours)
            addPart(entry);
}

void GroundMaker::addPart(const GroundLook::Entry &entry) {
    const bool isShown = entry.isShown && entry.opacity > 0;
    // Under the colours little of it would show, and that would mislead.
    const bool isHidden = hasAreaColours() && !m_hasColoured;
    switch (entry.part) {
    case GroundPart::BuiltUp:
        if (isShown && !isHidden)
            addFaded(entry.opacity, &GroundMaker::addBuiltUp);
        break;
    case GroundPart::Green:
        if (isShown && !isHidden)
            addFaded(entry.opacity, &GroundMaker::addGreen);
        break;
    case GroundPart::AreaColours:
        if (isShown && hasAreaColours())
            addAreaColours(entry.opacity);
        m_hasColoured = true;
        addCore20();
        break;
    case GroundPart::Water:
        // Under the water, so that it does not bar the mouths of rivers; it stays without them.
        addCoast();
        if (isShown)
            addFaded(entry.opacity, &GroundMaker::addWater);
        break;
    case GroundPart::Buildings:
        if (isShown)
            addFaded(entry.opacity, &GroundMaker::addBuildings);
        break;
    case GroundPart::Roads:
        if (isShown)
            addFaded(entry.opacity, &GroundMaker::addRoads);
        break;
    case GroundPart::Names: // labels: MapScene::marks
        break;
    }
}

void GroundMaker::addFaded(double opacity, void (GroundMaker::*addItems)()) {
    const std::size_t first = m_picture.items.size();
    (this->*addItems)();
    const bool isOverColours = m_hasColoured && hasAreaColours() && opacity < 1;
    for (std::size_t i = first; i < m_picture.items.size(); ++i) {
        GroundItem &item = m_picture.items[i];
        const bool seesThrough = isOverColours && item.stroke.alpha == 0;
        for (Colour *colour : {&item.fill, &item.stroke})
            if (colour->alpha > 0)
                *colour = seesThrough ? colour->withAlpha(opacity) : faded(*colour, opacity);
    }
}

// Land, with the shore glowing around it.
void GroundMaker::addLand() {
    GroundItem land;
    land.fill = m_theme.land;
    m_coast.stroke = m_theme.coast;
    m_coast.width = m_zoom < 9 ? 0.9 : 1.3;
    PixelPath glowPath; // wide and soft: it needs no detail
    constexpr double kGlowDetail = 2.5;
    forEach(GroundTheme::Land, [&](const PathStore &paths, const Feature &feature) {
        if (isTiny(paths, feature.shape, 0.7))
            return;
        paths.appendFill(feature.shape, m_view, land.path);
        paths.appendStroke(feature.shape, m_view, m_coast.path);
        paths.appendStroke(feature.shape, m_view, glowPath, kGlowDetail);
    });
    const double halo = shoreHalo(m_zoom);
    for (const auto &[share, strength] : {std::pair{1.0, 0.34}, {0.66, 0.64}, {0.33, 0.9}}) {
        GroundItem glow;
        glow.path = glowPath;
        glow.stroke = mixed(m_theme.sea, m_theme.shore, strength);
        glow.width = 2 * halo * share;
        add(std::move(glow));
    }
    add(std::move(land));
}

void GroundMaker::addAreaColours(double opacity) {
    const AreaFill &fill = *m_sources.fill;
    const double strength = fill.opacity * opacity;
    const std::vector<Colour> colours = fill.colours(m_theme.isDark);
    std::vector<GroundItem> items(fill.classes.size());
    for (std::size_t i = 0; i < fill.classes.size(); ++i) {
        if (m_sources.isOnBaseMap) {
            items[i].fill = colours[i].withAlpha(strength * kOverBaseMap);
            items[i].crisp = true;
            continue;
        }
        items[i].fill = faded(colours[i], strength);
        items[i].stroke = items[i].fill;
        items[i].width = 0.7;
    }
    const PathStore &paths = fill.layer->paths();
    for (std::uint32_t shape = 0; shape < paths.size() && shape < fill.values.size(); ++shape) {
        const FillClass *c = fill.classOf(fill.values[shape]);
        if (c && paths.box(shape).meets(m_box))
            paths.appendFill(shape, m_view,
                             items[static_cast<std::size_t>(c - fill.classes.data())].path);
    }
    for (GroundItem &item : items)
        add(std::move(item));
}

void GroundMaker::addCore20() {
    if (!m_sources.core20 || !isInView(m_sources.core20->layer))
        return;
    const AreaLayer &layer = *m_sources.core20->layer;
    GroundItem outline;
    for (const std::uint32_t shape : m_sources.core20->shapes)
        if (layer.paths().box(shape).meets(m_box))
            layer.paths().appendFill(shape, m_view, outline.path);
    // A line of the land's colour on either side: seen on the palest class and on the strongest.
    constexpr double kBeside = 0.8;
    GroundItem hatch;
    hatch.path = hatched(outline.path, kHatchSpacing, m_view.toPixel({0, 0}));
    GroundItem beside = hatch;
    beside.stroke = m_theme.land;
    beside.width = kHatchWidth + 2 * kBeside;
    add(std::move(beside));
    hatch.stroke = hatchColour(m_theme);
    hatch.width = kHatchWidth;
    add(std::move(hatch));
    // Rings, not strokes: the layer strokes a shared border once, for whichever came first. They
    // close here, for a path without a fill is open.
    constexpr double kRoomForOutlines = 8;
    if (typicalSize(layer, m_view) < kRoomForOutlines)
        return;
    GroundItem line;
    for (std::size_t i = 0; i < outline.path.starts.size(); ++i) {
        const auto ring = outline.path.piece(i);
        line.path.starts.push_back(static_cast<std::uint32_t>(line.path.points.size()));
        line.path.points.insert(line.path.points.end(), ring.begin(), ring.end());
        line.path.points.push_back(ring.front());
    }
    line.stroke = hatchColour(m_theme);
    line.width = 1.4;
    add(std::move(line));
}

// Below the parks that lie within.
void GroundMaker::addBuiltUp() {
    GroundItem town;
    town.fill = builtUpColour(m_theme);
    forEach(GroundTheme::Building, [&](const PathStore &paths, const Feature &feature) {
        if (feature.kind == GroundKind::BuiltUp && feature.isArea &&
            !isTiny(paths, feature.shape, 1.5))
            paths.appendFill(feature.shape, m_view, town.path);
    });
    add(std::move(town));
}

void GroundMaker::addGreen() {
    for (const GroundKind kind : {GroundKind::Beach, GroundKind::Marsh, GroundKind::Common,
                                  GroundKind::Other, GroundKind::Wood, GroundKind::Park}) {
        GroundItem green;
        green.fill = greenColour(kind, m_theme);
        forEach(GroundTheme::Green, [&](const PathStore &paths, const Feature &feature) {
            if (feature.kind == kind && feature.isArea && !isTiny(paths, feature.shape, 1.5))
                paths.appendFill(feature.shape, m_view, green.path);
        });
        add(std::move(green));
    }
}

void GroundMaker::addCoast() {
    add(m_coast);
}

// Lines first, so that lakes cover their ends.
void GroundMaker::addWater() {
    constexpr double kStreamZoom = 10.5;
    if (m_zoom >= kStreamZoom)
        addFlowing(GroundKind::Stream);
    addFlowing(GroundKind::River);
    addLakes();
}

void GroundMaker::addFlowing(GroundKind kind) {
    GroundItem line;
    line.stroke = m_theme.water;
    line.width = riverWidth(kind, m_zoom);
    GroundItem area;
    area.fill = m_theme.water;
    // Ribbons of streams are thinner than a pixel when seen from far: a hair keeps them whole.
    area.stroke = m_theme.water;
    area.width = kind == GroundKind::Stream ? 0.8 : 1.1;
    forEach(GroundTheme::Water, [&](const PathStore &paths, const Feature &feature) {
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

void GroundMaker::addLakes() {
    GroundItem lake;
    lake.fill = m_theme.water;
    lake.stroke = mixed(m_theme.water, m_theme.coast, 0.45);
    lake.width = 0.8;
    forEach(GroundTheme::Water, [&](const PathStore &paths, const Feature &feature) {
        if (feature.isArea && feature.kind != GroundKind::River &&
            feature.kind != GroundKind::Stream && !isTiny(paths, feature.shape, 1.5))
            paths.appendFill(feature.shape, m_view, lake.path);
    });
    add(std::move(lake));
}

void GroundMaker::addBuildings() {
    if (m_zoom < kBuildingZoom)
        return;
    GroundItem building;
    building.fill = buildingColour(m_theme);
    if (m_zoom >= 16) {
        building.stroke = mixed(building.fill, m_theme.mute, 0.28);
        building.width = 0.7;
    }
    forEach(GroundTheme::Building, [&](const PathStore &paths, const Feature &feature) {
        if (feature.isArea && feature.kind != GroundKind::BuiltUp &&
            !isTiny(paths, feature.shape, 1.2))
            paths.appendFill(feature.shape, m_view, building.path);
    });
    add(std::move(building));
}

// Least first; all casings of all classes before any surface, so that junctions join.
void GroundMaker::addRoads() {
    std::vector<GroundItem> cases;
    std::vector<GroundItem> surfaces;
    for (const GroundKind kind : {GroundKind::Path, GroundKind::Railway, GroundKind::Street,
                                  GroundKind::Other, GroundKind::MinorRoad, GroundKind::MainRoad}) {
        const auto style = roadStyle(kind, m_zoom, m_theme);
        if (!style)
            continue;
        GroundItem surface;
        surface.stroke = style->colour;
        surface.width = style->width;
        if (style->dashed)
            surface.dashes = {3.2 * style->width, 2.2 * style->width};
        forEach(GroundTheme::Road, [&](const PathStore &paths, const Feature &feature) {
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
}

void GroundMaker::addOutlines() {
    for (const AreaOutline &outline : areaOutlines(m_sources.outlines, m_view, m_theme)) {
        GroundItem line;
        line.stroke = outline.colour;
        line.width = outline.width;
        line.dashes = outline.dashes;
        const PathStore &paths = outline.layer->paths();
        for (std::uint32_t shape = 0; shape < paths.size(); ++shape)
            paths.appendStroke(shape, m_view, line.path);
        // Over whatever colours, on a rim as names are.
        if (m_sources.isOnBaseMap || hasAreaColours()) {
            GroundItem rim;
            rim.path = line.path;
            rim.stroke = m_theme.land.withAlpha(0.55);
            rim.width = line.width + 1.8;
            add(std::move(rim));
        }
        add(std::move(line));
    }
}

} // namespace

GroundPicture MapScene::ground() const {
    GroundPicture picture = GroundMaker(m_sources, m_view, m_theme, needsBaseLand()).make();
    for (GroundItem &item : drawnByHand())
        if (!item.path.isEmpty())
            picture.items.push_back(std::move(item));
    return picture;
}

} // namespace placeweave
