// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/fill_classes.h"

#include "core/base/text.h"
#include "core/draw/natural_breaks.h"
#include "core/draw/oklab.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace placeweave {
namespace {

std::vector<double> sortedNumbers(std::span<const double> values) {
    std::vector<double> sorted;
    for (const double v : values)
        if (std::isfinite(v))
            sorted.push_back(v);
    std::ranges::sort(sorted);
    return sorted;
}

// --- where classes end; ascending, may repeat ---

std::vector<double> quantileTops(std::span<const double> sorted, std::size_t count) {
    std::vector<double> tops;
    for (std::size_t i = 1; i <= count; ++i)
        tops.push_back(sorted[std::max<std::size_t>(1, i * sorted.size() / count) - 1]);
    return tops;
}

std::vector<double> equalTops(double from, double to, std::size_t count) {
    std::vector<double> tops;
    for (std::size_t i = 1; i < count; ++i)
        tops.push_back(from + (to - from) * static_cast<double>(i) / static_cast<double>(count));
    tops.push_back(to);
    return tops;
}

// Of values between `from` and `to`, which only equal steps need.
std::vector<double> topsOf(std::span<const double> sorted, Classing classing, std::size_t count,
                           double from, double to) {
    if (sorted.empty() || count == 0)
        return {};
    if (classing == Classing::NaturalBreaks)
        return naturalBreaks(sorted, count);
    return classing == Classing::EqualSteps ? equalTops(from, to, count)
                                            : quantileTops(sorted, count);
}

bool areWhole(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
}

// Whole numbers end a class at one of them; no class is empty for want of a number in it.
void settle(std::vector<double> &tops, bool whole) {
    if (whole)
        std::ranges::transform(tops, tops.begin(), [](double top) { return std::floor(top); });
    const auto repeated = std::ranges::unique(tops);
    tops.erase(repeated.begin(), repeated.end());
}

std::vector<FillClass> labelled(const std::vector<double> &tops, std::span<const double> sorted,
                                const std::vector<Colour> &colours,
                                const std::vector<Colour> &inDark) {
    constexpr double kNoDigits = 20; // numberText
    const bool whole = areWhole(sorted);
    std::vector<FillClass> classes;
    double from = sorted.front();
    const double range = whole ? kNoDigits : tops.back() - from;
    for (std::size_t i = 0; i < tops.size(); ++i) {
        // A class begins above the top of the one before: whole numbers say so.
        const std::string low = numberText(whole && i > 0 ? from + 1 : from, range);
        const std::string high = numberText(tops[i], range);
        classes.push_back({.upTo = tops[i],
                           .colour = colours[i],
                           .label = low == high ? low : low + " to " + high,
                           .areas = 0,
                           .inDark = inDark[i]});
        from = tops[i];
    }
    return classes;
}

std::vector<FillClass> sequentialClasses(std::span<const double> values, Classing classing,
                                         std::size_t count, Palette palette) {
    const std::vector<double> sorted = sortedNumbers(values);
    if (sorted.empty() || count == 0)
        return {};
    std::vector<double> tops = topsOf(sorted, classing, count, sorted.front(), sorted.back());
    settle(tops, areWhole(sorted));
    return labelled(tops, sorted, paletteColours(palette, tops.size(), false),
                    paletteColours(palette, tops.size(), true));
}

double medianOf(std::span<const double> sorted) {
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// --- colours ---

// From pale to strong, ever darker; the way bends through clear middles rather than a muddy mean.
constexpr const char *kWarm[] = {"#FFF3D8", "#EFB574", "#C86B3A", "#8A3420", "#4A1712"};
constexpr const char *kCool[] = {"#F6F8E4", "#ABD3C0", "#5A9FA8", "#216680", "#0A2F50"};
constexpr const char *kBelow[] = {"#F3F0E6", "#7FB0AC", "#1C5563"}; // from the middle outwards
constexpr const char *kAbove[] = {"#F3F0E6", "#DDA25F", "#8C4A14"};
// On dark land what is far from the middle is lightest: from the ends inwards.
constexpr const char *kBelowInDark[] = {"#A8F0E6", "#3E9AA0", "#29434B"};
constexpr const char *kAboveInDark[] = {"#FFD29A", "#C47A33", "#4A3A2A"};

// By how much darker it is than the first, a share of the way to the last: what is told apart
// without any hue is told apart with it.
Colour along(std::span<const char *const> stops, double share) {
    const auto stop = [&](std::size_t i) {
        return toOkLab(colourFromHex(stops[i]));
    };
    const double lightness =
        std::lerp(stop(0).lightness, stop(stops.size() - 1).lightness, std::clamp(share, 0.0, 1.0));
    std::size_t to = 1;
    while (to + 1 < stops.size() && stop(to).lightness > lightness)
        ++to;
    const OkLab before = stop(to - 1);
    const OkLab after = stop(to);
    return fromOkLab(between(
        before, after, (before.lightness - lightness) / (before.lightness - after.lightness)));
}

// Few classes need no blackish end to stay apart; many need all there is.
double strongest(std::size_t count) {
    constexpr double kFew = 5;
    constexpr double kMany = 10;
    constexpr double kEnough = 0.7;
    const double many = (static_cast<double>(count) - kFew) / (kMany - kFew);
    return std::lerp(kEnough, 1, std::clamp(many, 0.0, 1.0));
}

template <class ColourAt>
std::vector<Colour> evenly(std::size_t count, double from, double to, const ColourAt &colourAt) {
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < count; ++i)
        colours.push_back(colourAt(std::lerp(
            from, to, count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.5)));
    return colours;
}

std::vector<Colour> sequentialColours(Palette palette, std::size_t count, double from, double to) {
    return evenly(count, from, to, [palette](double share) {
        return palette == Palette::Warm ? along(kWarm, share) : along(kCool, share);
    });
}

// From -1 to 1.
Colour divergingColour(double side, bool dark) {
    constexpr double kLikeLand = 0.05; // of the way from the middle
    const double far = std::lerp(kLikeLand, 1, std::abs(side));
    if (dark)
        return along(side < 0 ? kBelowInDark : kAboveInDark, 1 - far);
    return along(side < 0 ? kBelow : kAbove, far);
}

// Both sides grow stronger by the same steps away from the middle, so that as far is as strong.
std::vector<Colour> divergingColours(std::size_t below, std::size_t above, bool dark) {
    const auto steps = static_cast<double>(std::max(below, above));
    std::vector<Colour> colours;
    for (std::size_t i = below; i > 0; --i)
        colours.push_back(divergingColour(-static_cast<double>(i) / steps, dark));
    for (std::size_t i = 1; i <= above; ++i)
        colours.push_back(divergingColour(static_cast<double>(i) / steps, dark));
    return colours;
}

std::vector<FillClass> divergingClasses(std::span<const double> values, const FillStyle &style) {
    const std::vector<double> sorted = sortedNumbers(values);
    if (sorted.empty())
        return {};
    const double middle = style.middle.value_or(medianOf(sorted));
    const auto split =
        static_cast<std::size_t>(std::ranges::upper_bound(sorted, middle) - sorted.begin());
    const std::span all(sorted);
    const std::size_t half = style.classes / 2;
    std::vector<double> tops =
        topsOf(all.first(split), style.classing, half, sorted.front(), middle);
    std::vector<double> above =
        topsOf(all.subspan(split), style.classing, style.classes - half, middle, sorted.back());
    if (!tops.empty())
        tops.back() = middle;
    settle(tops, areWhole(sorted));
    settle(above, areWhole(sorted));
    const auto colours = [&, below = tops.size()](bool dark) {
        auto along = style.leastIsMost ? divergingColours(above.size(), below, dark)
                                       : divergingColours(below, above.size(), dark);
        if (style.leastIsMost)
            std::ranges::reverse(along);
        return along;
    };
    const std::vector<Colour> light = colours(false);
    const std::vector<Colour> dark = colours(true);
    tops.insert(tops.end(), above.begin(), above.end());
    return labelled(tops, sorted, light, dark);
}

} // namespace

bool isBurden(std::string_view indicator) {
    const std::string name = folded(indicator);
    return name.contains("depriv") || name.contains("imd");
}

bool ranksBurden(std::string_view indicator) {
    const std::string name = folded(indicator);
    return isBurden(indicator) && (name.contains("rank") || name.contains("decile"));
}

std::string numberText(double value, double range) {
    constexpr int kMostDigits = 9;
    int digits = range >= 20 || (std::floor(value) == value && range >= 4) ? 0 : range >= 2 ? 1 : 2;
    for (double within = range; within > 0 && within < 0.2 && digits < kMostDigits; within *= 10)
        ++digits;
    std::string text = std::format("{:.{}f}", value, digits);
    const std::size_t point = std::min(text.size(), text.find('.'));
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

std::vector<Colour> paletteColours(Palette palette, std::size_t count, bool dark) {
    constexpr double kLikeLand = 0.2; // of the way from either end
    constexpr std::size_t kFewer = 3; // that much shorter the way is, in classes
    if (palette == Palette::Diverging)
        return evenly(count, -1, 1, [dark](double side) { return divergingColour(side, dark); });
    if (dark)
        return sequentialColours(palette, count, 1 - kLikeLand, 0);
    return sequentialColours(palette, count, kLikeLand, strongest(count + kFewer));
}

std::vector<FillClass> quantileClasses(std::span<const double> values, std::size_t count,
                                       Palette palette) {
    return sequentialClasses(values, Classing::Quantiles, count, palette);
}

std::vector<FillClass> naturalClasses(std::span<const double> values, std::size_t count,
                                      Palette palette) {
    return sequentialClasses(values, Classing::NaturalBreaks, count, palette);
}

std::vector<FillClass> equalClasses(std::span<const double> values, std::size_t count,
                                    Palette palette) {
    return sequentialClasses(values, Classing::EqualSteps, count, palette);
}

std::vector<FillClass> decileClasses(Palette palette) {
    const auto colours = paletteColours(palette, 10, false);
    const auto inDark = paletteColours(palette, 10, true);
    std::vector<FillClass> classes;
    for (std::size_t i = 0; i < 10; ++i)
        classes.push_back({.upTo = static_cast<double>(i + 1),
                           .colour = colours[9 - i],
                           .label = std::to_string(i + 1),
                           .areas = 0,
                           .inDark = inDark[9 - i]});
    return classes;
}

std::vector<FillClass> classesOf(std::span<const double> values, const FillStyle &style) {
    if (style.classing == Classing::Deciles)
        return decileClasses(style.palette);
    if (style.palette == Palette::Diverging)
        return divergingClasses(values, style);
    std::vector<FillClass> classes =
        sequentialClasses(values, style.classing, style.classes, style.palette);
    if (style.leastIsMost)
        for (std::size_t i = 0, k = classes.size(); i + 1 < k--; ++i) {
            std::swap(classes[i].colour, classes[k].colour);
            std::swap(classes[i].inDark, classes[k].inDark);
        }
    return classes;
}

bool areTenths(std::span<const double> values) {
    return std::ranges::all_of(values, [](double v) {
        return std::isnan(v) || (v >= 1 && v <= 10 && v == std::floor(v));
    });
}

FillStyle styleFor(std::string_view indicator, std::span<const double> values,
                   const FillWish &wish) {
    const bool tenths = areTenths(values);
    const bool areDeciles = folded(indicator).contains("decile") && tenths;
    FillStyle style;
    style.classing = wish.classing.value_or(areDeciles ? Classing::Deciles : Classing::Quantiles);
    style.palette =
        wish.palette.value_or(areDeciles || isBurden(indicator) ? Palette::Warm : Palette::Cool);
    style.classes = std::clamp(wish.classes.value_or(style.classes), FillStyle::kFewestClasses,
                               FillStyle::kMostClasses);
    style.leastIsMost = areDeciles || ranksBurden(indicator);
    if (wish.middle && std::isfinite(*wish.middle))
        style.middle = wish.middle;
    if (style.classing == Classing::Deciles) {
        style.classes = FillStyle::kMostClasses;
        style.classing = tenths ? Classing::Deciles : Classing::Quantiles;
    }
    return style;
}

const FillClass *classOf(std::span<const FillClass> classes, double value) {
    if (!std::isfinite(value) || classes.empty())
        return nullptr;
    for (const FillClass &c : classes)
        if (value <= c.upTo)
            return &c;
    return &classes.back();
}

std::uint32_t countAreas(std::span<FillClass> classes, std::span<const double> values) {
    std::uint32_t without = 0;
    for (FillClass &c : classes)
        c.areas = 0;
    for (const double value : values) {
        if (const FillClass *found = classOf(classes, value))
            ++classes[static_cast<std::size_t>(found - classes.data())].areas;
        else
            ++without;
    }
    return without;
}

} // namespace placeweave
