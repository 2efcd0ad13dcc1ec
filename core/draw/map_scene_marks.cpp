// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of a scene and their labels.
#include "core/draw/map_scene.h"

#include "core/draw/ground_style.h"
#include "core/draw/label_placer.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
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

// Places around a hub: rings of as many as fit.
std::vector<PixelPoint> spreadPlaces(std::uint32_t count, double scale) {
    std::vector<PixelPoint> places;
    const double step = 27 * scale;
    double radius =
        std::max(step, static_cast<double>(std::min(count, 8U)) * step / (2 * std::numbers::pi));
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

// Moves symbols that cover each other apart, and ties each that went far to its place with a leg:
// on paper nobody can zoom in. Marks must be symbols.
void pushApart(std::vector<Mark> &marks, double scale) {
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
    const double rim = 2.4 * scale;
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

// By how much the legs of a spread cover what stands around it, in pixels.
double covered(std::span<const PixelPoint> legs, const Mark &hub, double radius,
               std::span<const Mark> around) {
    double sum = 0;
    for (const Mark &other : around)
        for (const PixelPoint &leg : legs)
            sum += std::max(
                0.0, radius + other.radius -
                         std::hypot(hub.at.x + leg.x - other.at.x, hub.at.y + leg.y - other.at.y));
    return sum;
}

// Turns the legs of the spread at that index and draws them longer, until they cover as little as
// can be of what stands around. Its members follow it.
void makeRoomForLegs(std::vector<Mark> &marks, std::size_t spread, double scale) {
    constexpr double kFarthest = 150; // whatever stands further off is out of reach
    constexpr std::array kLonger{1.0, 1.25, 1.5, 1.8};
    constexpr int kTurns = 4; // between one leg and the next
    constexpr double kWorthIt = 1;
    Mark &hub = marks[spread];
    const std::size_t end = spread + 1 + hub.legs.size();
    std::vector<Mark> around;
    double radius = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (i > spread && i < end)
            radius = std::max(radius, marks[i].radius);
        else if (i != spread &&
                 std::hypot(marks[i].at.x - hub.at.x, marks[i].at.y - hub.at.y) < kFarthest * scale)
            around.push_back(marks[i]);
    }
    std::vector<PixelPoint> best = hub.legs;
    double least = covered(best, hub, radius, around);
    for (const double longer : kLonger)
        for (int turn = 0; turn < kTurns && least > 0; ++turn) {
            const double angle =
                2 * std::numbers::pi * turn / (kTurns * static_cast<double>(hub.legs.size()));
            std::vector<PixelPoint> legs;
            for (const PixelPoint &leg : hub.legs)
                legs.push_back({longer * (leg.x * std::cos(angle) - leg.y * std::sin(angle)),
                                longer * (leg.x * std::sin(angle) + leg.y * std::cos(angle))});
            const double now = covered(legs, hub, radius, around);
            if (now > least - kWorthIt && now > 0)
                continue;
            least = now;
            best = std::move(legs);
        }
    hub.legs = std::move(best);
    for (std::size_t i = 0; i < hub.legs.size(); ++i)
        marks[spread + 1 + i].at = {hub.at.x + hub.legs[i].x, hub.at.y + hub.legs[i].y};
}

// How many there are is read: what is suggested stands on the rim of a cluster rather than on its
// figure, and has its place when the map is nearer.
void leaveFigures(Mark &suggestion, std::span<const Mark> marks) {
    constexpr double kFigure = 0.5; // half its width, of the cluster's radius
    for (const Mark &mark : marks) {
        if (mark.type != Mark::Type::Cluster)
            continue;
        const double apart = std::hypot(suggestion.at.x - mark.at.x, suggestion.at.y - mark.at.y);
        const double least = kFigure * mark.radius + suggestion.radius;
        if (apart >= least)
            continue;
        const PixelPoint away = apart > 0 ? PixelPoint{(suggestion.at.x - mark.at.x) / apart,
                                                       (suggestion.at.y - mark.at.y) / apart}
                                          : PixelPoint{0, 1};
        suggestion.at = {mark.at.x + away.x * least, mark.at.y + away.y * least};
    }
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
            if (item && m_view.box(margin).contains(m_sources.assets->asset(*item).at))
                picture.marks.push_back(
                    symbolMark(*item, m_view.toPixel(m_sources.assets->asset(*item).at)));
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
        addAreaNames(placer, picture.labels);
    std::ranges::stable_sort(singles, {}, [](const Mark *mark) { return labelImportance(*mark); });
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
void MapScene::addAreaNames(LabelPlacer &placer, std::vector<Label> &labels) const {
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
    for (std::size_t i = 0; i < named->namePoints().size(); ++i) {
        const MercatorBox &box = named->paths().box(static_cast<std::uint32_t>(i));
        const double wide = (box.right - box.left) * m_view.pixelsPerUnit;
        if (!named->names()[i].empty() && view.contains(named->namePoints()[i]))
            placer.placeWithin(m_view.toPixel(named->namePoints()[i]), wide / kRoom,
                               named->names()[i], TextStyle::AreaName, labels);
    }
}

} // namespace placeweave
