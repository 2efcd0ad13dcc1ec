// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/paths.h"
#include "core/store/area_store.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

// The areas of a set as outlines ready to be drawn. Immutable, read from any thread; shape numbers
// are positions in the list it was made from.
class AreaLayer {
public:
    // A border that two areas share is stroked for the first of them only: dashes drawn twice are
    // no dashes. Areas that are never outlined save the time it takes to find out, and to find
    // where their names would stand.
    enum class Borders : std::uint8_t { StrokedOnce, Unsorted };
    static std::shared_ptr<const AreaLayer> make(const AreaSet &set, const std::vector<Area> &areas,
                                                 Borders borders = Borders::StrokedOnce);

    const std::string &name() const { return m_name; }
    const std::string &attribution() const { return m_attribution; }
    const PathStore &paths() const { return m_paths; }
    const std::vector<std::string> &codes() const { return m_codes; }
    const std::vector<std::string> &names() const { return m_names; }
    const MercatorBox &bounds() const { return m_bounds; }
    // Where an area's name stands: well inside its largest part. Of areas that are outlined.
    const std::vector<Mercator> &namePoints() const { return m_namePoints; }
    // In the order of codes(); NaN where there is no value.
    std::vector<double> arranged(const std::vector<std::pair<std::string, double>> &byCode) const;

private:
    std::string m_name;
    std::string m_attribution;
    std::vector<std::string> m_codes;
    std::vector<std::string> m_names;
    std::vector<Mercator> m_namePoints;
    PathStore m_paths;
    MercatorBox m_bounds;
};

} // namespace placeweave
