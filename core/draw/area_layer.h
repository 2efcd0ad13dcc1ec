// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/paths.h"
#include "core/draw/theme.h"
#include "core/store/area_store.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeweave {

// The areas of a set as outlines ready to be drawn. Immutable, read from any thread; shape numbers
// are positions in the list it was made from.
class AreaLayer {
public:
    static std::shared_ptr<const AreaLayer> make(const AreaSet &set,
                                                 const std::vector<Area> &areas);

    const std::string &name() const { return m_name; }
    const std::string &attribution() const { return m_attribution; }
    const PathStore &paths() const { return m_paths; }
    const std::vector<std::string> &codes() const { return m_codes; }
    const std::vector<std::string> &names() const { return m_names; }
    const MercatorBox &bounds() const { return m_bounds; }
    // In the order of codes(); NaN where there is no value.
    std::vector<double> arranged(const std::vector<std::pair<std::string, double>> &byCode) const;

private:
    std::string m_name;
    std::string m_attribution;
    std::vector<std::string> m_codes;
    std::vector<std::string> m_names;
    PathStore m_paths;
    MercatorBox m_bounds;
};

enum class Palette {
    Warm, // how much of a burden: pale to brick
    Cool, // how thin or how far: pale to deep water
};
// `count` colours from pale to strong, 1 to 10.
std::vector<Colour> paletteColours(Palette palette, std::size_t count);

struct FillClass {
    double upTo = 0; // included; the last class takes everything above too
    Colour colour;
    std::string label; // "12 to 30"
};

// Values cut into classes. Every maker leaves out NaN and gives fewer classes when there are fewer
// different values.
std::vector<FillClass> quantileClasses(std::span<const double> values, std::size_t count,
                                       Palette palette);
std::vector<FillClass> equalClasses(std::span<const double> values, std::size_t count,
                                    Palette palette);
// For values that are ranks of tenths already, 1 to 10, where 1 is the strongest colour: as English
// deprivation deciles count.
std::vector<FillClass> decileClasses(Palette palette);

// An indicator shown as colours of areas; nobody sees one before asking for it.
struct AreaFill {
    std::shared_ptr<const AreaLayer> layer;
    std::string title;
    std::vector<double> values; // of layer->codes()
    std::vector<FillClass> classes;
    double opacity = 0.78;

    // Cut the way that the indicator's name and values suggest: deprivation deciles as they are,
    // burdens in warm colours, all else in fifths of the areas in cool ones. `values` by area code.
    static std::shared_ptr<const AreaFill>
    of(std::shared_ptr<const AreaLayer> layer, std::string indicator,
       const std::vector<std::pair<std::string, double>> &values);

    // Null for NaN.
    const FillClass *classOf(double value) const;
};

} // namespace placeweave
