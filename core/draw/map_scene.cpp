// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/map_scene.h"

#include "core/draw/ground_style.h"
#include "core/draw/label_placer.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <map>
#include <numbers>
#include <set>

namespace placeweave {
namespace {

// A mark is kept while any of it may be in view.
constexpr double kLeastMarkMargin = 44;
// From here on points that no zoom can part are spread around their place.
constexpr double kSpreadZoom = 15;
constexpr std::uint32_t kMostSpread = 40;

// Grows with the count, ever more slowly, so that a country still has room for its towns.
double clusterRadius(std::uint32_t count) {
    const double doublings = std::log2(static_cast<double>(count));
    return doublings < 6 ? 11.5 + 1.9 * doublings : std::min(32.0, 22.9 + 0.85 * (doublings - 6));
}
// How near marks may come to each other before they join: symbols may touch.
double clusterRoom(std::uint32_t count) {
    return count <= 1 ? 10.5 : clusterRadius(count) + 0.5;
}

// Points so close that they still touch at the last zoom.
bool cannotBeParted(const MercatorBox &box) {
    const double nearest = 256 * std::exp2(Viewport::kMaxZoom);
    return std::max(box.right - box.left, box.bottom - box.top) * nearest < 24;
}

// Places around a hub: rings of as many as fit.
std::vector<PixelPoint> spreadPlaces(std::uint32_t count, double scale) {
    std::vector<PixelPoint> places;
    const double step = 27 * scale;
    double radius = std::max(step, static_cast<double>(std::min(count, 8U)) * step /
                                       (2 * std::numbers::pi));
    while (places.size() < count) {
        const auto room = static_cast<std::uint32_t>(2 * std::numbers::pi * radius / step + 1e-6);
        const auto here = std::min<std::uint32_t>(
            std::max(1U, room), count - static_cast<std::uint32_t>(places.size()));
        for (std::uint32_t i = 0; i < here; ++i) {
            // The first one stands above the hub.
            const double angle = 2 * std::numbers::pi * i / here - std::numbers::pi / 2;
            places.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        radius += step;
    }
    return places;
}

// Moves symbols that cover each other apart, and ties each that went far to its place with a leg: on
// paper nobody can zoom in. Marks must be symbols.
void pushApart(std::vector<Mark> &marks, double scale, bool numbered) {
    constexpr int kRounds = 80;
    constexpr double kFarthest = 70;
    std::vector<PixelPoint> places;
    double widest = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        places.push_back(marks[i].at);
        widest = std::max(widest, marks[i].radius);
        // So that those of one place leave it in different directions; the golden angle.
        const double angle = static_cast<double>(i) * 2.399963;
        marks[i].at.x += 0.05 * std::cos(angle);
        marks[i].at.y += 0.05 * std::sin(angle);
    }
    const double rim = (numbered ? 7 : 2.4) * scale; // a number needs a little sky
    const double square = 2 * widest + rim;
    for (int round = 0; round < kRounds; ++round) {
        std::map<std::pair<int, int>, std::vector<std::size_t>> grid;
        for (std::size_t i = 0; i < marks.size(); ++i)
            grid[{static_cast<int>(std::floor(marks[i].at.x / square)),
                  static_cast<int>(std::floor(marks[i].at.y / square))}]
                .push_back(i);
        bool moved = false;
        for (const auto &[at, here] : grid)
            for (const auto &step : {std::pair{0, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}) {
                const auto there = grid.find({at.first + step.first, at.second + step.second});
                if (there == grid.end())
                    continue;
                for (const std::size_t i : here)
                    for (const std::size_t j : there->second) {
                        if (here == there->second && j <= i)
                            continue;
                        const double dx = marks[j].at.x - marks[i].at.x;
                        const double dy = marks[j].at.y - marks[i].at.y;
                        const double distance = std::max(1e-3, std::hypot(dx, dy));
                        const double lack = marks[i].radius + marks[j].radius + rim - distance;
                        if (lack <= 0.2)
                            continue;
                        const double push = lack * 0.4 / distance;
                        marks[i].at.x -= dx * push;
                        marks[i].at.y -= dy * push;
                        marks[j].at.x += dx * push;
                        marks[j].at.y += dy * push;
                        moved = true;
                    }
            }
        if (!moved)
            break;
    }
    const std::size_t count = marks.size();
    for (std::size_t i = 0; i < count; ++i) {
        PixelPoint way{marks[i].at.x - places[i].x, marks[i].at.y - places[i].y};
        const double length = std::hypot(way.x, way.y);
        if (length > kFarthest * scale) {
            way.x *= kFarthest * scale / length;
            way.y *= kFarthest * scale / length;
            marks[i].at = {places[i].x + way.x, places[i].y + way.y};
        }
        if (length < 3.5 * scale)
            continue;
        Mark leg;
        leg.type = Mark::Type::Spread;
        leg.at = places[i];
        leg.radius = 2 * scale;
        leg.legs = {way};
        marks.push_back(std::move(leg));
    }
}

TextStyle nameStyle(GroundKind kind) {
    switch (kind) {
    case GroundKind::City: return TextStyle::City;
    case GroundKind::Town:
    case GroundKind::Island: return TextStyle::Town;
    case GroundKind::Village:
    case GroundKind::Suburb: return TextStyle::Village;
    case GroundKind::Sea: return TextStyle::Sea;
    case GroundKind::Bay:
    case GroundKind::WaterName: return TextStyle::Water;
    case GroundKind::Hill: return TextStyle::Hill;
    case GroundKind::StreetName: return TextStyle::Street;
    default: return TextStyle::Hamlet;
    }
}

int nameImportance(GroundKind kind) {
    switch (kind) {
    case GroundKind::City: return 0;
    case GroundKind::Town:
    case GroundKind::Island: return 1;
    case GroundKind::Village: return 2;
    case GroundKind::Suburb:
    case GroundKind::Sea: return 3;
    case GroundKind::Hamlet: return 4;
    default: return 5;
    }
}

// Whom a stranger would want named first: who supports others, then where people meet.
int labelImportance(const Mark &mark) {
    static const auto anchors = vocabulary("family").indexOf("anchors");
    static const auto places = vocabulary("family").indexOf("places");
    const std::uint8_t family = kindStyle(mark.kind).family;
    const int rank = anchors && family == *anchors ? 0 : places && family == *places ? 1 : 2;
    return rank + (mark.state.registerOnly || mark.state.closed ? 3 : 0);
}

struct StateWords {
    bool SymbolState::*member;
    const char *code;
    const char *label;
};
constexpr StateWords kStates[] = {
    {&SymbolState::suggested, "suggested", "Suggested, not settled yet"},
    {&SymbolState::unchecked, "unchecked", "Not checked for over a year"},
    {&SymbolState::registerOnly, "register", "From a register only"},
    {&SymbolState::approximate, "approximate", "Somewhere about here"},
    {&SymbolState::locked, "private", "Kept private"},
    {&SymbolState::closed, "closed", "Closed"},
};

} // namespace

TextLook textLook(TextStyle style, const MapTheme &theme) {
    TextLook look;
    look.colour = theme.ink;
    look.haloColour = theme.land.withAlpha(0.92);
    look.halo = 3;
    const Colour soft = mixed(theme.ink, theme.land, theme.isDark ? 0.22 : 0.16);
    const Colour wet = theme.isDark ? mixed(theme.coast, theme.accent, 0.35)
                                    : mixed(theme.coast, {60, 110, 140, 255}, 0.6);
    switch (style) {
    case TextStyle::Organisation:
        look.size = 12.5;
        look.bold = true;
        look.haloColour = theme.paper.withAlpha(0.94);
        break;
    case TextStyle::OrganisationStrong:
        look.size = 13.5;
        look.bold = true;
        look.haloColour = theme.paper;
        look.halo = 4;
        break;
    case TextStyle::City:
        look.size = 18;
        look.bold = true;
        look.spacing = 0.4;
        look.colour = soft;
        break;
    case TextStyle::Town:
        look.size = 15.5;
        look.bold = true;
        look.spacing = 0.2;
        look.colour = soft;
        break;
    case TextStyle::Village:
        look.size = 12.5;
        look.bold = true;
        look.colour = mixed(soft, theme.mute, 0.5);
        break;
    case TextStyle::Hamlet:
        look.size = 12;
        look.colour = theme.mute;
        break;
    case TextStyle::Sea:
        look.size = 14;
        look.italic = true;
        look.spacing = 2.6;
        look.colour = wet;
        look.haloColour = theme.sea.withAlpha(0.7);
        break;
    case TextStyle::Water:
        look.size = 12;
        look.italic = true;
        look.spacing = 0.4;
        look.colour = wet;
        look.haloColour = theme.shore.withAlpha(0.75);
        break;
    case TextStyle::Hill:
        look.size = 11.5;
        look.italic = true;
        look.colour = mixed(theme.mute, theme.land, 0.12);
        break;
    case TextStyle::Street:
    case TextStyle::AreaName:
        look.size = 11.5;
        look.colour = theme.mute;
        look.haloColour = theme.paper.withAlpha(0.9);
        break;
    case TextStyle::Count:
        look.size = 13;
        look.bold = true;
        look.halo = 0;
        break;
    case TextStyle::Number:
        look.size = 9.5;
        look.bold = true;
        look.haloColour = theme.paper;
        break;
    }
    return look;
}

const Mark *MarkPicture::markAt(PixelPoint pixel, double slack) const {
    const Mark *best = nullptr;
    double bestDistance = slack;
    for (const Mark &mark : marks) {
        if (mark.type == Mark::Type::Spread)
            continue;
        const double distance =
            std::hypot(pixel.x - mark.at.x, pixel.y - mark.at.y) - mark.radius;
        // Inside several, the later one lies on top.
        if (distance <= slack && (std::max(distance, 0.0) <= std::max(bestDistance, 0.0))) {
            best = &mark;
            bestDistance = distance;
        }
    }
    return best;
}

LatLonBox wholeBox(const SceneSources &sources) {
    MercatorBox all;
    if (sources.assets)
        all.add(sources.assets->clusters().bounds());
    if (sources.ground) {
        const MercatorBox &land = sources.ground->bounds(GroundTheme::Land);
        const auto isTwice = [](double whole, double part) { return whole > 2.2 * part; };
        // A place that is little more than where its points lie is shown whole: an island.
        if (!land.isEmpty() &&
            (all.isEmpty() || (land.meets(all) && !isTwice(land.right - land.left, all.right - all.left) &&
                               !isTwice(land.bottom - land.top, all.bottom - all.top))))
            all.add(land);
        for (const GroundTheme theme : {GroundTheme::Road, GroundTheme::Name})
            if (all.isEmpty())
                all.add(sources.ground->bounds(theme));
    }
    for (const auto &outlines : sources.outlines)
        if (all.isEmpty() && outlines)
            all.add(outlines->bounds());
    LatLonBox box;
    if (!all.isEmpty()) {
        box.add(fromMercator({all.left, all.top}));
        box.add(fromMercator({all.right, all.bottom}));
    }
    return box;
}

MapScene::MapScene(const SceneSources &sources, const Viewport &view, const SceneOptions &options)
    : m_sources(sources), m_view(view), m_options(options), m_theme(mapTheme(options.dark)) {}

// --- ground ---

bool MapScene::needsBaseLand() const {
    if (!m_sources.ground)
        return true;
    const MercatorBox &own = m_sources.ground->bounds(GroundTheme::Land);
    if (own.isEmpty() || !own.meets(m_view.box()))
        return true;
    // The map's own land is finer. It stands alone until so little of the view is it that what is
    // around must be told.
    const double size = std::max(own.right - own.left, own.bottom - own.top) * m_view.pixelsPerUnit;
    return size < 0.3 * std::min(m_view.width, m_view.height);
}

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

    const bool hasFill = m_sources.fill && m_sources.fill->layer &&
                         m_sources.fill->layer->bounds().meets(box);
    if (hasFill) {
        const AreaFill &fill = *m_sources.fill;
        std::vector<GroundItem> items(fill.classes.size());
        for (std::size_t i = 0; i < fill.classes.size(); ++i) {
            // Mixed with the land rather than see-through, so that the thin line which hides the
            // seams between neighbours does not show itself.
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
            forEach(GroundTheme::Green,
                    [&](const PathStore &paths, const GroundLayers::Feature &feature) {
                        if (feature.kind == kind && feature.isArea &&
                            !isTiny(paths, feature.shape, 1.5))
                            paths.appendFill(feature.shape, m_view, green.path);
                    });
            add(std::move(green));
        }
    }

    // Under the water, so that it does not bar the mouths of rivers.
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
        forEach(GroundTheme::Water,
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
    forEach(GroundTheme::Water, [&](const PathStore &paths, const GroundLayers::Feature &feature) {
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
        forEach(GroundTheme::Building,
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
        forEach(GroundTheme::Road, [&](const PathStore &paths, const GroundLayers::Feature &feature) {
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
        const double typical = std::sqrt((bounds.right - bounds.left) * (bounds.bottom - bounds.top) /
                                         outlines->paths().size()) *
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
    if (m_sources.reach) {
        GroundItem reach;
        reach.fill = m_theme.accent.withAlpha(m_theme.isDark ? 0.13 : 0.09);
        reach.stroke = m_theme.accent;
        reach.width = 1.8;
        reach.dashes = {6, 5};
        if (m_sources.reach->drawn && m_sources.reach->drawn->size() > 0) {
            m_sources.reach->drawn->appendFill(0, m_view, reach.path);
        } else if (m_sources.reach->metres > 0) {
            PathStore circle;
            const LatLon centre = fromMercator(m_sources.reach->centre);
            std::vector<LatLon> ring;
            constexpr int kCorners = 180;
            for (int i = 0; i < kCorners; ++i)
                ring.push_back(destination(centre, i * 360.0 / kCorners, m_sources.reach->metres));
            circle.appendFill(circle.add(std::vector<std::vector<LatLon>>{ring}, true), m_view, reach.path);
        }
        add(std::move(reach));
    }
    return picture;
}

// --- marks ---

MarkPicture MapScene::marks(const TextMeasure &measure) const {
    MarkPicture picture;
    const double scale = m_options.symbolScale;
    const double margin = std::max(kLeastMarkMargin, m_options.labelMargin);
    const auto symbolMark = [&](std::uint32_t item, PixelPoint at) {
        const SceneAsset &asset = m_sources.assets->asset(item);
        Mark mark;
        mark.at = at;
        mark.id = asset.id;
        mark.item = item;
        mark.kind = asset.kind;
        mark.state = symbolState(asset.flags);
        mark.glyph = asset.glyph ? asset.glyph : kindStyle(asset.kind).glyph;
        mark.radius = symbolRadius(familyStyle(kindStyle(asset.kind).family).shape, mark.state) * scale;
        mark.isSelected = asset.id == m_options.selected;
        mark.isHovered = asset.id == m_options.hovered;
        mark.number = m_options.numbered ? item + 1 : 0;
        return mark;
    };

    if (m_sources.assets && m_sources.assets->count() > 0) {
        const Clusters &points = m_sources.assets->clusters();
        const double zoom = m_view.zoom();
        // A country of points wants fewer, larger heaps than a town does.
        const bool isDense = points.size() > 3000 && zoom < 12.5;
        const double cell = (isDense ? 30 : 15) * scale;
        ClusterView view;
        if (m_options.cluster)
            view = points.in(m_view.box(margin), 1 / m_view.pixelsPerUnit, cell, clusterRoom, scale);
        bool selectedStands = false;
        bool hoveredStands = false;
        picture.marks.reserve(view.clusters.size() + 2);
        for (const Cluster &cluster : view.clusters) {
            const PixelPoint at = m_view.toPixel(cluster.centre);
            if (cluster.count == 1) {
                const auto item = points.point(view.runs[cluster.firstRun].begin).item;
                picture.marks.push_back(symbolMark(item, at));
                selectedStands |= picture.marks.back().isSelected;
                hoveredStands |= picture.marks.back().isHovered;
                continue;
            }
            Mark mark;
            mark.at = at;
            mark.count = cluster.count;
            mark.groups = cluster.groups;
            mark.box = cluster.box;
            const bool spread = cluster.count <= kMostSpread && zoom >= kSpreadZoom &&
                                cannotBeParted(cluster.box);
            const auto forMembers = [&](const auto &visit) {
                for (std::uint32_t r = cluster.firstRun; r < cluster.endRun; ++r)
                    for (std::uint32_t i = view.runs[r].begin; i < view.runs[r].end; ++i)
                        visit(points.point(i).item);
            };
            if (spread) {
                mark.type = Mark::Type::Spread;
                mark.radius = 3 * scale;
                mark.legs = spreadPlaces(cluster.count, scale);
                std::vector<std::uint32_t> members;
                forMembers([&](std::uint32_t item) { members.push_back(item); });
                std::ranges::sort(members); // always the same one in the same place
                const std::vector<PixelPoint> legs = mark.legs;
                picture.marks.push_back(std::move(mark));
                for (std::size_t i = 0; i < members.size(); ++i) {
                    picture.marks.push_back(
                        symbolMark(members[i], {at.x + legs[i].x, at.y + legs[i].y}));
                    selectedStands |= picture.marks.back().isSelected;
                    hoveredStands |= picture.marks.back().isHovered;
                }
                continue;
            }
            mark.type = Mark::Type::Cluster;
            mark.radius = clusterRadius(cluster.count) * scale;
            if (m_options.nameMembers) {
                mark.firstMember = static_cast<std::uint32_t>(picture.members.size());
                forMembers([&](std::uint32_t item) {
                    picture.members.push_back(m_sources.assets->asset(item).id);
                });
                mark.endMember = static_cast<std::uint32_t>(picture.members.size());
            }
            picture.marks.push_back(std::move(mark));
        }
        if (!m_options.cluster) {
            points.forEachIn(m_view.box(margin), [&](std::uint32_t position) {
                const Clusters::Point &p = points.point(position);
                picture.marks.push_back(symbolMark(p.item, m_view.toPixel(p.at)));
                selectedStands |= picture.marks.back().isSelected;
                hoveredStands |= picture.marks.back().isHovered;
            });
            pushApart(picture.marks, scale, m_options.numbered);
        }
        // Whatever is selected is seen, filtered out or in a cluster as it may be.
        const auto standAlone = [&](std::int64_t id) {
            const auto item = id != 0 ? m_sources.assets->itemOf(id) : std::nullopt;
            if (item && m_view.box(margin).contains(m_sources.assets->asset(*item).at))
                picture.marks.push_back(
                    symbolMark(*item, m_view.toPixel(m_sources.assets->asset(*item).at)));
        };
        if (!selectedStands)
            standAlone(m_options.selected);
        if (!hoveredStands && m_options.hovered != m_options.selected)
            standAlone(m_options.hovered);
        // What lies further south is nearer to the eye; what is selected lies on top.
        std::ranges::stable_sort(picture.marks, {}, [](const Mark &m) {
            return std::pair{m.isSelected ? 3 : m.isHovered ? 2 : m.type == Mark::Type::Spread ? 0 : 1,
                             m.at.y};
        });
    }

    // --- labels, most important first ---
    LabelPlacer placer(m_view.width, m_view.height, m_options.labelMargin, measure);
    for (const PixelBox &box : m_options.keepClear)
        placer.block(box);
    for (const Mark &mark : picture.marks) {
        // The corner of a round mark's box is empty: labels may come a little into it.
        const double half = mark.radius * 0.92 + (mark.isSelected ? 5 : 0);
        placer.block({mark.at.x - half, mark.at.y - half,
                      mark.at.x + half + (mark.number > 0 ? 14 * scale : 0), mark.at.y + half});
    }
    const auto beside = [&](const Mark &mark, TextStyle style) {
        placer.placeBeside(mark.at, mark.radius + (mark.isSelected ? 6 : 0),
                           m_sources.assets->asset(mark.item).name, style, mark.id, picture.labels);
    };
    std::vector<const Mark *> singles;
    for (const Mark &mark : picture.marks) {
        if (mark.type != Mark::Type::Symbol)
            continue;
        if (mark.isSelected || mark.isHovered)
            beside(mark, mark.isSelected ? TextStyle::OrganisationStrong : TextStyle::Organisation);
        else if (m_options.showLabels)
            singles.push_back(&mark);
    }
    std::vector<std::pair<const GroundLayers::Feature *, PixelPoint>> names;
    if (m_options.showPlaceNames && m_sources.ground) {
        for (const auto &feature : m_sources.ground->features(GroundTheme::Name)) {
            const Mercator at = m_sources.ground->paths().firstPoint(feature.shape);
            if (!feature.name.empty() && showsName(feature.kind, feature.rank, m_view.zoom()) &&
                m_view.box(m_options.labelMargin).contains(at))
                names.emplace_back(&feature, m_view.toPixel(at));
        }
        std::ranges::stable_sort(names, {}, [](const auto &name) {
            return std::pair{nameImportance(name.first->kind), name.first->rank};
        });
    }
    std::size_t nextName = 0;
    const auto placeNames = [&](int upTo) {
        for (; nextName < names.size() && nameImportance(names[nextName].first->kind) <= upTo;
             ++nextName)
            placer.placeOn(names[nextName].second, names[nextName].first->name,
                           nameStyle(names[nextName].first->kind), picture.labels);
    };
    placeNames(1);
    std::ranges::stable_sort(singles, {}, [](const Mark *mark) { return labelImportance(*mark); });
    // Seen from afar a name at every symbol is a wall of text: only a few of the first.
    const double zoom = m_view.zoom();
    const std::size_t most = zoom < 9 ? 0 : zoom < 12 ? 12 : zoom < 13.5 ? 40 : 400;
    std::size_t next = 0;
    for (; next < singles.size() && next < most && labelImportance(*singles[next]) < 2; ++next)
        beside(*singles[next], TextStyle::Organisation);
    placeNames(3);
    for (; next < singles.size() && next < most; ++next)
        beside(*singles[next], TextStyle::Organisation);
    placeNames(9);
    return picture;
}

// --- what goes beside the map ---

Legend MapScene::legend() const {
    Legend legend;
    if (m_sources.assets) {
        std::vector<std::uint32_t> kinds(vocabulary("kind").terms().size() + 1);
        std::uint32_t states[std::size(kStates)] = {};
        const Clusters &points = m_sources.assets->clusters();
        points.forEachIn(m_view.box(), [&](std::uint32_t position) {
            const std::uint32_t tag = points.point(position).tag;
            ++legend.total;
            ++kinds[std::min<std::size_t>(SceneAssets::kindOf(tag), kinds.size() - 1)];
            if (SceneAssets::flagsOf(tag) == 0)
                return;
            const SymbolState state = symbolState(SceneAssets::flagsOf(tag));
            for (std::size_t s = 0; s < std::size(kStates); ++s)
                states[s] += state.*kStates[s].member;
        });
        for (std::uint8_t family = 0; family < familyCount(); ++family) {
            Legend::Family entry{family, familyStyle(family).label, 0xFFFF, 0};
            std::uint32_t most = 0;
            for (std::size_t k = 0; k < kinds.size(); ++k) {
                const auto kind = k + 1 == kinds.size() ? std::uint16_t{0xFFFF}
                                                        : static_cast<std::uint16_t>(k);
                if (kinds[k] == 0 || kindStyle(kind).family != family)
                    continue;
                entry.count += kinds[k];
                legend.kinds.push_back({kind, kindStyle(kind).label, kinds[k]});
                if (kinds[k] > most) {
                    most = kinds[k];
                    entry.kind = kind;
                }
            }
            if (entry.count > 0)
                legend.families.push_back(entry);
        }
        for (std::size_t s = 0; s < std::size(kStates); ++s) {
            if (states[s] == 0)
                continue;
            Legend::State entry;
            entry.state.*kStates[s].member = true;
            entry.code = kStates[s].code;
            entry.label = kStates[s].label;
            entry.count = states[s];
            legend.states.push_back(std::move(entry));
        }
    }
    if (m_sources.fill && m_sources.fill->layer &&
        m_sources.fill->layer->bounds().meets(m_view.box())) {
        legend.fillTitle = m_sources.fill->title;
        legend.fill = m_sources.fill->classes;
    }
    return legend;
}

ScaleBar MapScene::scaleBar(double longest) const {
    ScaleBar bar;
    const double metresPerPixel = m_view.metresPerPixel();
    const double most = longest * metresPerPixel;
    if (!(most > 0) || !std::isfinite(most))
        return bar;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    const double digit = most / power;
    bar.metres = power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    bar.pixels = bar.metres / metresPerPixel;
    bar.text = bar.metres >= 1000  ? std::format("{:.0f} km", bar.metres / 1000)
               : bar.metres >= 1   ? std::format("{:.0f} m", bar.metres)
                                   : std::format("{:.0f} cm", bar.metres * 100);
    return bar;
}

std::string MapScene::attribution() const {
    std::set<std::string> credits(m_sources.credits.begin(), m_sources.credits.end());
    if (needsBaseLand())
        credits.insert("Made with Natural Earth");
    const auto of = [&](const std::shared_ptr<const AreaLayer> &layer) {
        if (layer && layer->bounds().meets(m_view.box()))
            credits.insert(layer->attribution());
    };
    for (const auto &outlines : m_sources.outlines)
        of(outlines);
    if (m_sources.fill)
        of(m_sources.fill->layer);
    credits.erase("");
    std::string text;
    for (const std::string &credit : credits)
        text += (text.empty() ? "" : " · ") + credit;
    return text;
}

} // namespace placeweave
