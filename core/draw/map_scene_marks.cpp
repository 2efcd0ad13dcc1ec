// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of a scene and their labels.
#include "core/draw/map_scene.h"

#include "core/draw/ground_style.h"
#include "core/draw/label_placer.h"
#include "core/draw/mark_places.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <span>

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

TextStyle nameStyle(GroundKind kind) {
    switch (kind) {
    case GroundKind::City:
        return TextStyle::City;
    case GroundKind::Town:
    case GroundKind::Island:
        return TextStyle::Town;
    case GroundKind::Village:
    case GroundKind::Suburb:
        return TextStyle::Village;
    case GroundKind::Sea:
        return TextStyle::Sea;
    case GroundKind::Bay:
    case GroundKind::WaterName:
        return TextStyle::Water;
    case GroundKind::Hill:
        return TextStyle::Hill;
    case GroundKind::StreetName:
        return TextStyle::Street;
    default:
        return TextStyle::Hamlet;
    }
}

int nameImportance(GroundKind kind) {
    switch (kind) {
    case GroundKind::City:
        return 0;
    case GroundKind::Town:
    case GroundKind::Island:
        return 1;
    case GroundKind::Village:
        return 2;
    case GroundKind::Suburb:
    case GroundKind::Sea:
        return 3;
    case GroundKind::Hamlet:
        return 4;
    default:
        return 5;
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

// What labels keep off. The corner of a round mark's box is empty: they may come a little into it.
PixelBox roomOf(const Mark &mark) {
    const double half = mark.radius * 0.92 + (mark.isSelected ? 5 : 0);
    return {mark.at.x - half, mark.at.y - half, mark.at.x + half, mark.at.y + half};
}

} // namespace

MarkPicture MapScene::marks(const TextMeasure &measure) const {
    MarkPicture picture;
    const double scale = m_options.symbolScale;
    const double margin = std::max(kLeastMarkMargin, m_options.labelMargin);
    const auto markOf = [&](const SceneAssets &assets, std::uint32_t item, PixelPoint at) {
        const SceneAsset &asset = assets.asset(item);
        Mark mark;
        mark.at = at;
        mark.id = asset.id;
        mark.item = item;
        mark.kind = asset.kind;
        mark.state = symbolState(asset.flags);
        mark.glyph = asset.glyph ? asset.glyph : kindStyle(asset.kind).glyph;
        mark.radius =
            symbolRadius(familyStyle(kindStyle(asset.kind).family).shape, mark.state) * scale;
        mark.isSelected = asset.id == m_options.selected;
        mark.isHovered = asset.id == m_options.hovered;
        return mark;
    };
    const auto symbolMark = [&](std::uint32_t item, PixelPoint at) {
        Mark mark = markOf(*m_sources.assets, item, at);
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
            view =
                points.in(m_view.box(margin), 1 / m_view.pixelsPerUnit, cell, clusterRoom, scale);
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
            mark.firstRun = cluster.firstRun;
            mark.endRun = cluster.endRun;
            const bool spread = cluster.count <= kMostSpread && zoom >= kSpreadZoom &&
                                cannotBeParted(points.boundsOf(view.runsOf(cluster)));
            if (spread) {
                mark.type = Mark::Type::Spread;
                mark.radius = 3 * scale;
                mark.legs = spreadPlaces(cluster.count, scale);
                std::vector<std::uint32_t> members;
                for (const ClusterView::Run run : view.runsOf(cluster))
                    for (std::uint32_t i = run.begin; i < run.end; ++i)
                        members.push_back(points.point(i).item);
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
            picture.marks.push_back(std::move(mark));
        }
        for (std::size_t i = 0; i < picture.marks.size(); ++i)
            if (picture.marks[i].type == Mark::Type::Spread)
                makeRoomForLegs(picture.marks, i, scale);
        picture.assets = m_sources.assets;
        picture.runs = std::move(view.runs);
        if (!m_options.cluster) {
            points.forEachIn(m_view.box(margin), [&](std::uint32_t position) {
                const Clusters::Point &p = points.point(position);
                picture.marks.push_back(symbolMark(p.item, m_view.toPixel(p.at)));
                selectedStands |= picture.marks.back().isSelected;
                hoveredStands |= picture.marks.back().isHovered;
            });
            pushApart(picture.marks, scale);
        }
        // Whatever is selected is seen, filtered out or in a cluster as it may be.
        const auto standAlone = [&](std::int64_t id) {
            const auto item = id != 0 ? m_sources.assets->itemOf(id) : std::nullopt;
            if (!item || !m_view.box(margin).contains(m_sources.assets->asset(*item).at))
                return;
            Mark mark = symbolMark(*item, m_view.toPixel(m_sources.assets->asset(*item).at));
            leaveFigures(mark, picture.marks);
            picture.marks.push_back(std::move(mark));
        };
        if (!selectedStands)
            standAlone(m_options.selected);
        if (!hoveredStands && m_options.hovered != m_options.selected)
            standAlone(m_options.hovered);
    }
    if (m_sources.suggestions) {
        const std::size_t known = picture.marks.size();
        m_sources.suggestions->clusters().forEachIn(m_view.box(margin), [&](std::uint32_t i) {
            const Clusters::Point &point = m_sources.suggestions->clusters().point(i);
            Mark mark = markOf(*m_sources.suggestions, point.item, m_view.toPixel(point.at));
            mark.isSuggestion = true;
            leaveFigures(mark, std::span(picture.marks).first(known));
            picture.marks.push_back(std::move(mark));
        });
    }
    // What lies further south is nearer to the eye; what is suggested lies over what is there, what
    // is selected on top.
    std::ranges::stable_sort(picture.marks, {}, [](const Mark &m) {
        return std::pair{m.isSelected                   ? 4
                         : m.isHovered                  ? 3
                         : m.isSuggestion               ? 2
                         : m.type == Mark::Type::Spread ? 0
                                                        : 1,
                         m.at.y};
    });

    addNotes(picture);

    // --- labels, most important first ---
    LabelPlacer placer(m_view.width, m_view.height, m_options.labelMargin, measure);
    for (const PixelBox &box : m_options.keepClear)
        placer.block(box);
    for (const Mark &mark : picture.marks)
        placer.block(roomOf(mark));
    const auto nameOf = [&](const Mark &mark) {
        return mark.type == Mark::Type::Note
                   ? std::string_view(m_sources.notes->notes()[mark.item].text)
               : mark.isSuggestion ? m_sources.suggestions->asset(mark.item).name
                                   : m_sources.assets->asset(mark.item).name;
    };
    // A note's words may stand a little way off: in a crowd of clusters nothing is free beside it.
    const auto beside = [&](LabelPlacer &with, const Mark &mark, TextStyle style) {
        constexpr double kStep = 14;
        const int steps = mark.type == Mark::Type::Note ? 4 : 1;
        for (int step = 0; step < steps; ++step)
            if (with.placeBeside(mark.at,
                                 mark.radius + (mark.isSelected ? 6 : 0) + step * kStep * scale,
                                 nameOf(mark), style, mark.id, picture.labels))
                return true;
        return false;
    };
    // The one that somebody asks about is named, what was said too, and a note read, even where
    // that covers marks: symbols rather than clusters, whose figures are read. A note, whose sign
    // stays, never covers those.
    const auto besideAtAnyRate = [&](const Mark &mark, TextStyle style) {
        if (beside(placer, mark, style))
            return;
        for (const bool coversClusters : {false, true}) {
            if (coversClusters && mark.type == Mark::Type::Note)
                return;
            LabelPlacer overMarks(m_view.width, m_view.height, m_options.labelMargin, measure);
            for (const PixelBox &box : m_options.keepClear)
                overMarks.block(box);
            for (const Label &label : picture.labels)
                overMarks.block(label.box);
            if (!coversClusters)
                for (const Mark &other : picture.marks)
                    if (other.type == Mark::Type::Cluster)
                        overMarks.block(roomOf(other));
            if (!beside(overMarks, mark, style))
                continue;
            picture.labels.back().isOver = true;
            placer.block(picture.labels.back().box);
            return;
        }
    };
    std::vector<const Mark *> singles;
    for (const Mark &mark : picture.marks) {
        if (mark.type == Mark::Type::Note && m_options.showLabels)
            besideAtAnyRate(mark, TextStyle::Note);
        if (mark.type != Mark::Type::Symbol)
            continue;
        if (mark.isSelected || mark.isHovered)
            besideAtAnyRate(mark, mark.isSelected ? TextStyle::OrganisationStrong
                                                  : TextStyle::Organisation);
        else if (mark.isSuggestion && m_options.showLabels)
            besideAtAnyRate(mark, TextStyle::Organisation);
        else if (m_options.showLabels)
            singles.push_back(&mark);
    }
    std::vector<std::pair<const GroundLayers::Feature *, PixelPoint>> names;
    const GroundLook::Entry &namesLook = m_sources.look.of(GroundPart::Names);
    if (m_options.showPlaceNames && m_sources.ground && !m_sources.isOnBaseMap &&
        namesLook.isShown && namesLook.opacity > 0) {
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
    // Where nothing is free a town is named over the rims of clusters, not over their figures, nor
    // over symbols: a map that names hamlets names its capital.
    const auto onRims = [&](PixelPoint at, const std::string &text, TextStyle style,
                            std::span<const PixelPoint> others) {
        constexpr double kWide = 0.5; // half a figure, of a cluster's radius
        constexpr double kHigh = 0.35;
        LabelPlacer overRims(m_view.width, m_view.height, m_options.labelMargin, measure);
        for (const PixelBox &box : m_options.keepClear)
            overRims.block(box);
        for (const Label &label : picture.labels)
            overRims.block(label.box);
        for (const Mark &mark : picture.marks) {
            const double wide = kWide * mark.radius;
            const double high = kHigh * mark.radius;
            overRims.block(mark.type == Mark::Type::Cluster
                               ? PixelBox{mark.at.x - wide, mark.at.y - high, mark.at.x + wide,
                                          mark.at.y + high}
                               : roomOf(mark));
        }
        if (!overRims.placeOn(at, text, style, picture.labels, others))
            return false;
        picture.labels.back().isOver = true;
        placer.block(picture.labels.back().box);
        return true;
    };
    constexpr int kTown = 1;
    constexpr int kVillage = 2;
    std::size_t nextName = 0;
    std::vector<PixelPoint> others;
    const auto placeNames = [&](int upTo) {
        for (; nextName < names.size() && nameImportance(names[nextName].first->kind) <= upTo;
             ++nextName) {
            const auto &[feature, at] = names[nextName];
            const TextStyle style = nameStyle(feature->kind);
            others.clear();
            if (nameImportance(feature->kind) <= kVillage)
                for (std::size_t i = 0;
                     i < names.size() && nameImportance(names[i].first->kind) <= kVillage; ++i)
                    if (i != nextName)
                        others.push_back(names[i].second);
            if (placer.placeOn(at, feature->name, style, picture.labels, others) ||
                (nameImportance(feature->kind) <= kTown && feature->kind != GroundKind::Island &&
                 onRims(at, feature->name, style, others)))
                picture.labels.back().opacity = namesLook.opacity;
        }
    };
    placeNames(1);
    if (m_options.showPlaceNames)
        addAreaNames(placer, measure, picture.labels);
    // Where there are more than are named those that are lie all over the map, and stay named while
    // it moves.
    std::ranges::stable_sort(singles, {}, [](const Mark *mark) {
        constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
        return std::pair{labelImportance(*mark), static_cast<std::uint64_t>(mark->id) * kGolden};
    });
    // Seen from afar a name at every symbol is a wall of text: only a few of the first.
    const double zoom = m_view.zoom();
    const std::size_t most = zoom < 9 ? 0 : zoom < 12 ? 12 : zoom < 13.5 ? 40 : 400;
    std::size_t next = 0;
    for (; next < singles.size() && next < most && labelImportance(*singles[next]) < 2; ++next)
        beside(placer, *singles[next], TextStyle::Organisation);
    placeNames(3);
    for (; next < singles.size() && next < most; ++next)
        beside(placer, *singles[next], TextStyle::Organisation);
    placeNames(9);
    return picture;
}

// Of outlined areas that are large enough on the map to hold their name; of several sets the
// largest areas of which more than one or two are in view: names of all would be a wall of text.
void MapScene::addAreaNames(LabelPlacer &placer, const TextMeasure &measure,
                            std::vector<Label> &labels) const {
    constexpr double kRoom = 1.15; // of an area's width to that of its name
    constexpr std::uint32_t kFew = 2;
    const MercatorBox view = m_view.box(m_options.labelMargin);
    const AreaLayer *named = nullptr;
    std::size_t inNamed = 0;
    for (const auto &layer : m_sources.outlines) {
        const auto inView =
            layer ? std::ranges::count_if(layer->namePoints(),
                                          [&](Mercator at) { return view.contains(at); })
                  : 0;
        const auto count = static_cast<std::size_t>(inView);
        if (count > 0 &&
            (!named || (inNamed <= kFew ? count > inNamed : count < inNamed && count > kFew))) {
            named = layer.get();
            inNamed = count;
        }
    }
    if (!named)
        return;
    const double narrowest = measure.height(TextStyle::AreaName);
    for (std::size_t i = 0; i < named->namePoints().size(); ++i) {
        const MercatorBox &box = named->paths().box(static_cast<std::uint32_t>(i));
        const double wide = (box.right - box.left) * m_view.pixelsPerUnit / kRoom;
        // Of a country's small areas none is wide enough, and measuring all their names takes long.
        if (wide > narrowest && !named->names()[i].empty() && view.contains(named->namePoints()[i]))
            placer.placeWithin(m_view.toPixel(named->namePoints()[i]), wide, named->names()[i],
                               TextStyle::AreaName, labels);
    }
}

} // namespace placeweave
