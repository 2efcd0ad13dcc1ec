// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/map_scene.h"

#include "core/draw/ground_style.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <format>
#include <set>

namespace placeweave {
namespace {

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

// Whether the view shows anything of a theme of our own ground, as it is called in a file.
bool isShown(std::string_view theme, const SceneSources &sources, const MercatorBox &view) {
    struct Known {
        std::string_view name;
        GroundTheme theme;
        std::optional<GroundPart> part; // none: always shown
    };
    constexpr Known kThemes[] = {
        {"land", GroundTheme::Land, std::nullopt},
        {"water", GroundTheme::Water, GroundPart::Water},
        {"green", GroundTheme::Green, GroundPart::Green},
        {"road", GroundTheme::Road, GroundPart::Roads},
        {"building", GroundTheme::Building, GroundPart::Buildings},
        {"built_up", GroundTheme::Building, GroundPart::BuiltUp},
        {"name", GroundTheme::Name, GroundPart::Names},
    };
    const auto known = std::ranges::find(kThemes, theme, &Known::name);
    if (known == std::end(kThemes) || !sources.ground->bounds(known->theme).meets(view))
        return false;
    return !known->part ||
           (sources.look.of(*known->part).isShown && sources.look.of(*known->part).opacity > 0);
}

} // namespace

const Mark *MarkPicture::markAt(PixelPoint pixel, double slack) const {
    const Mark *best = nullptr;
    double bestDistance = slack;
    for (const Mark &mark : marks) {
        if (mark.type == Mark::Type::Spread)
            continue;
        const double distance = std::hypot(pixel.x - mark.at.x, pixel.y - mark.at.y) - mark.radius;
        // Inside several, the later one lies on top.
        if (distance <= slack && (std::max(distance, 0.0) <= std::max(bestDistance, 0.0))) {
            best = &mark;
            bestDistance = distance;
        }
    }
    return best;
}

MercatorBox MarkPicture::boundsOf(const Mark &cluster) const {
    const std::span<const ClusterView::Run> members(runs);
    return assets->clusters().boundsOf(
        members.subspan(cluster.firstRun, cluster.endRun - cluster.firstRun));
}

LatLonBox wholeBox(const SceneSources &sources) {
    MercatorBox all;
    if (sources.assets)
        all.add(sources.assets->clusters().bounds());
    if (sources.ground) {
        const MercatorBox &land = sources.ground->bounds(GroundTheme::Land);
        const auto size = [](const MercatorBox &b) {
            return std::max(b.right - b.left, b.bottom - b.top);
        };
        // A place that is little more than where its points lie is shown whole: an island.
        constexpr double kLittleMore = 2.2;
        if (!land.isEmpty() &&
            (all.isEmpty() || (land.meets(all) && size(land) <= kLittleMore * size(all))))
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

Legend MapScene::legend() const {
    Legend legend;
    if (m_sources.assets) {
        auto [total, kinds, states] = m_sources.assets->tallyIn(m_view.box());
        legend.total = total;
        if (m_sources.suggestions)
            states[0] += m_sources.suggestions->tallyIn(m_view.box()).total;
        for (std::uint8_t family = 0; family < familyCount(); ++family) {
            Legend::Family entry{family, familyStyle(family).label, 0xFFFF, 0};
            std::uint32_t most = 0;
            for (std::size_t k = 0; k < kinds.size(); ++k) {
                const auto kind =
                    k + 1 == kinds.size() ? std::uint16_t{0xFFFF} : static_cast<std::uint16_t>(k);
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
        for (const StateWords &words : kStates) {
            Legend::State entry;
            entry.state.*words.member = true;
            entry.count = states[static_cast<std::size_t>(std::countr_zero(entry.state.bits()))];
            if (entry.count == 0)
                continue;
            entry.code = words.code;
            entry.label = words.label;
            legend.states.push_back(std::move(entry));
        }
    }
    const auto isInView = [&](const std::shared_ptr<const AreaLayer> &layer) {
        return layer && layer->bounds().meets(m_view.box());
    };
    if (m_sources.fill && isInView(m_sources.fill->layer) &&
        m_sources.look.of(GroundPart::AreaColours).isShown) {
        legend.fillTitle = m_sources.fill->title;
        legend.fill = m_sources.fill->classes;
        // As they are drawn: mixed with the land that shows through.
        const double strength = m_sources.fill->opacity *
                                m_sources.look.of(GroundPart::AreaColours).opacity *
                                (m_sources.isOnBaseMap ? kOverBaseMap : 1);
        const std::vector<Colour> colours = m_sources.fill->colours(m_theme.isDark);
        for (std::size_t i = 0; i < colours.size(); ++i)
            legend.fill[i].colour = mixed(m_theme.land, colours[i], strength);
        legend.fillCounted = m_sources.fill->counted;
        legend.fillWithoutValue = m_sources.fill->withoutValue;
    }
    if (m_sources.core20 && isInView(m_sources.core20->layer))
        legend.core20 = {"Core20: most deprived fifth of the nation", hatchColour(m_theme),
                         static_cast<std::uint32_t>(m_sources.core20->shapes.size())};
    legend.outlines = areaOutlines(m_sources.outlines, m_view, m_theme);
    std::ranges::reverse(legend.outlines);
    std::erase_if(legend.outlines,
                  [](const AreaOutline &outline) { return outline.layer->name().empty(); });
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
    bar.text = bar.metres >= 1000 ? std::format("{:.0f} km", bar.metres / 1000)
               : bar.metres >= 1  ? std::format("{:.0f} m", bar.metres)
                                  : std::format("{:.0f} cm", bar.metres * 100);
    return bar;
}

std::string MapScene::attribution() const {
    std::set<std::string> credits(m_sources.credits.begin(), m_sources.credits.end());
    if (needsBaseLand())
        credits.insert("Made with Natural Earth");
    if (m_sources.ground)
        for (const auto &[theme, credit] : m_sources.ground->credits())
            if (isShown(theme, m_sources, m_view.box()))
                credits.insert(credit);
    const auto of = [&](const std::shared_ptr<const AreaLayer> &layer) {
        if (layer && layer->bounds().meets(m_view.box()))
            credits.insert(layer->attribution());
    };
    for (const auto &outlines : m_sources.outlines)
        of(outlines);
    const GroundLook::Entry &colours = m_sources.look.of(GroundPart::AreaColours);
    if (m_sources.fill && colours.isShown && colours.opacity > 0)
        of(m_sources.fill->layer);
    if (m_sources.core20)
        of(m_sources.core20->layer);
    credits.erase("");
    std::string text;
    for (const std::string &credit : credits)
        text += (text.empty() ? "" : " · ") + credit;
    return text;
}

} // namespace placeweave
