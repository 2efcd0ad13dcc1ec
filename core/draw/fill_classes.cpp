// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/fill_classes.h"

#include "core/base/text.h"
#include "core/draw/natural_breaks.h"

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
                                const std::vector<Colour> &colours) {
    constexpr double kNoDigits = 20; // numberText
    const bool whole = areWhole(sorted);
    std::vector<FillClass> classes;
    double from = sorted.front();
    const double range = whole ? kNoDigits : tops.back() - from;
    for (std::size_t i = 0; i < tops.size(); ++i) {
        // A class begins above the top of the one before: whole numbers say so.
        const std::string low = numberText(whole && i > 0 ? from + 1 : from, range);
        const std::string high = numberText(tops[i], range);
        classes.push_back({tops[i], colours[i], low == high ? low : low + " to " + high});
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
    return labelled(tops, sorted, paletteColours(palette, tops.size()));
}

double medianOf(std::span<const double> sorted) {
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// --- colours ---

// In between, the way bends through clear middles rather than a muddy mean.
Colour along(std::span<const char *const> stops, double t) {
    const double at = t * static_cast<double>(stops.size() - 1);
    const auto before = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(colourFromHex(stops[before]), colourFromHex(stops[before + 1]),
                 at - static_cast<double>(before));
}

constexpr const char *kWarm[] = {"#F4E3C8", "#D9925F", "#9E4A2F"};
constexpr const char *kCool[] = {"#EEF1E6", "#7FB0AC", "#1C5563"};
constexpr const char *kDiverging[] = {"#1C5563", "#7FB0AC", "#F3F0E6", "#DDA25F", "#8C4A14"};

Colour paletteColour(Palette palette, double t) {
    return palette == Palette::Warm   ? along(kWarm, t)
           : palette == Palette::Cool ? along(kCool, t)
                                      : along(kDiverging, t);
}

// Both sides grow stronger by the same steps away from the middle, so that as far is as strong.
std::vector<Colour> divergingColours(std::size_t below, std::size_t above) {
    const auto steps = static_cast<double>(std::max(below, above));
    std::vector<Colour> colours;
    for (std::size_t i = below; i > 0; --i)
        colours.push_back(
            paletteColour(Palette::Diverging, 0.5 - static_cast<double>(i) / steps / 2));
    for (std::size_t i = 1; i <= above; ++i)
        colours.push_back(
            paletteColour(Palette::Diverging, 0.5 + static_cast<double>(i) / steps / 2));
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
    auto colours = style.leastIsMost ? divergingColours(above.size(), tops.size())
                                     : divergingColours(tops.size(), above.size());
    if (style.leastIsMost)
        std::ranges::reverse(colours);
    tops.insert(tops.end(), above.begin(), above.end());
    return labelled(tops, sorted, colours);
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

std::vector<Colour> paletteColours(Palette palette, std::size_t count) {
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < count; ++i)
        colours.push_back(paletteColour(
            palette, count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.5));
    return colours;
}

std::vector<Colour> coloursOnLand(Palette palette, std::size_t count) {
    std::vector<Colour> colours = paletteColours(palette, count + 1);
    colours.erase(colours.begin());
    return colours;
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
    const auto colours = paletteColours(palette, 10);
    std::vector<FillClass> classes;
    for (std::size_t i = 0; i < 10; ++i)
        classes.push_back({static_cast<double>(i + 1), colours[9 - i], std::to_string(i + 1)});
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
        for (std::size_t i = 0, k = classes.size(); i + 1 < k--; ++i)
            std::swap(classes[i].colour, classes[k].colour);
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
