// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_layer.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <map>
#include <unordered_set>

namespace placeweave {
namespace {

// An edge whichever way it runs, to a centimetre. Neighbours share their border, and a dashed line
// drawn twice is no longer dashed: the second time it is left out.
class SeenEdges {
public:
    bool seen(LatLon a, LatLon b) {
        std::uint64_t first = key(a);
        std::uint64_t second = key(b);
        if (first > second)
            std::swap(first, second);
        // Mixed so that the two halves do not cancel out; a clash would lose one edge in billions.
        return !m_edges.insert(first * 0x9E3779B97F4A7C15ULL ^ (second + (second << 21))).second;
    }

private:
    static std::uint64_t key(LatLon p) {
        const FixedLatLon fixed = toFixed(p);
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(fixed.latitude)) << 32 |
               static_cast<std::uint32_t>(fixed.longitude);
    }
    std::unordered_set<std::uint64_t> m_edges;
};

std::vector<double> sortedNumbers(std::span<const double> values) {
    std::vector<double> sorted;
    for (const double v : values)
        if (std::isfinite(v))
            sorted.push_back(v);
    std::ranges::sort(sorted);
    return sorted;
}

// As few digits as tell the classes of this range apart.
std::string numberText(double value, double range) {
    const int digits = range >= 20 || (std::floor(value) == value && range >= 4) ? 0
                       : range >= 2                                              ? 1
                                                                                 : 2;
    std::string text = std::format("{:.{}f}", value, digits);
    const std::size_t point = std::min(text.size(), text.find('.'));
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

std::vector<FillClass> classesUpTo(std::vector<double> tops, const std::vector<double> &sorted,
                                   Palette palette) {
    const double least = sorted.front();
    const bool areWhole =
        std::ranges::all_of(sorted, [](double value) { return value == std::floor(value); });
    const auto repeated = std::ranges::unique(tops);
    tops.erase(repeated.begin(), repeated.end());
    std::vector<FillClass> classes;
    if (tops.empty())
        return classes;
    const auto colours = paletteColours(palette, tops.size());
    const double range = tops.back() - least;
    double from = least;
    for (std::size_t i = 0; i < tops.size(); ++i) {
        // A class begins above the top of the one before: whole numbers say so.
        const bool isWhole = i > 0 && areWhole && range >= 20;
        const std::string low = numberText(isWhole ? std::floor(from) + 1 : from, range);
        const std::string high = numberText(tops[i], range);
        classes.push_back({tops[i], colours[i], low == high ? low : low + " to " + high});
        from = tops[i];
    }
    return classes;
}

} // namespace

std::shared_ptr<const AreaLayer> AreaLayer::make(const AreaSet &set,
                                                 const std::vector<Area> &areas) {
    auto layer = std::make_shared<AreaLayer>();
    layer->m_name = set.name;
    layer->m_attribution = set.attribution;
    SeenEdges edges;
    for (const Area &area : areas) {
        layer->m_codes.push_back(area.code);
        layer->m_names.push_back(area.name);
        const std::uint32_t shape =
            layer->m_paths.add(area.outline, [&](LatLon a, LatLon b) { return edges.seen(a, b); });
        layer->m_bounds.add(layer->m_paths.box(shape));
    }
    return layer;
}

std::vector<double>
AreaLayer::arranged(const std::vector<std::pair<std::string, double>> &byCode) const {
    std::map<std::string_view, double> values;
    for (const auto &[code, value] : byCode)
        values[code] = value;
    std::vector<double> result;
    result.reserve(m_codes.size());
    for (const std::string &code : m_codes) {
        const auto found = values.find(code);
        result.push_back(found == values.end() ? std::nan("") : found->second);
    }
    return result;
}

std::vector<Colour> paletteColours(Palette palette, std::size_t count) {
    // In between, the way bends through a clear middle rather than a muddy mean.
    const char *const stops[2][3] = {{"#F4E3C8", "#D9925F", "#9E4A2F"},
                                     {"#EEF1E6", "#7FB0AC", "#1C5563"}};
    const auto &way = stops[palette == Palette::Warm ? 0 : 1];
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < count; ++i) {
        const double t = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.5;
        colours.push_back(t < 0.5 ? mixed(colourFromHex(way[0]), colourFromHex(way[1]), t * 2)
                                  : mixed(colourFromHex(way[1]), colourFromHex(way[2]), t * 2 - 1));
    }
    return colours;
}

std::vector<FillClass> quantileClasses(std::span<const double> values, std::size_t count,
                                       Palette palette) {
    const std::vector<double> sorted = sortedNumbers(values);
    if (sorted.empty() || count == 0)
        return {};
    std::vector<double> tops;
    for (std::size_t i = 1; i <= count; ++i)
        tops.push_back(sorted[std::max<std::size_t>(1, i * sorted.size() / count) - 1]);
    return classesUpTo(std::move(tops), sorted, palette);
}

std::vector<FillClass> equalClasses(std::span<const double> values, std::size_t count,
                                    Palette palette) {
    const std::vector<double> sorted = sortedNumbers(values);
    if (sorted.empty() || count == 0)
        return {};
    std::vector<double> tops;
    const double range = sorted.back() - sorted.front();
    for (std::size_t i = 1; i < count; ++i)
        tops.push_back(sorted.front() +
                       range * static_cast<double>(i) / static_cast<double>(count));
    tops.push_back(sorted.back());
    return classesUpTo(std::move(tops), sorted, palette);
}

std::vector<FillClass> decileClasses(Palette palette) {
    const auto colours = paletteColours(palette, 10);
    std::vector<FillClass> classes;
    for (std::size_t i = 0; i < 10; ++i)
        classes.push_back({static_cast<double>(i + 1), colours[9 - i], std::to_string(i + 1)});
    return classes;
}

namespace {

std::vector<FillClass> classesFor(std::string_view indicator, std::span<const double> values) {
    constexpr std::size_t kClasses = 5;
    const std::string name = folded(indicator);
    const bool isBurden = name.contains("depriv") || name.contains("imd");
    const bool areTenths = std::ranges::all_of(values, [](double v) {
        return std::isnan(v) || (v >= 1 && v <= 10 && v == std::floor(v));
    });
    if (name.contains("decile") && areTenths) {
        std::vector<FillClass> classes = decileClasses(Palette::Warm);
        if (isBurden) { // few know which end is which
            classes.front().label = "1, most deprived";
            classes.back().label = "10, least";
        }
        return classes;
    }
    return quantileClasses(values, kClasses, isBurden ? Palette::Warm : Palette::Cool);
}

} // namespace

std::shared_ptr<const AreaFill>
AreaFill::of(std::shared_ptr<const AreaLayer> layer, std::string indicator,
             const std::vector<std::pair<std::string, double>> &values) {
    auto fill = std::make_shared<AreaFill>();
    fill->layer = std::move(layer);
    fill->title = std::move(indicator);
    fill->values = fill->layer->arranged(values);
    fill->classes = classesFor(fill->title, fill->values);
    return fill;
}

const FillClass *AreaFill::classOf(double value) const {
    if (!std::isfinite(value) || classes.empty())
        return nullptr;
    for (const FillClass &c : classes)
        if (value <= c.upTo)
            return &c;
    return &classes.back();
}

} // namespace placeweave
