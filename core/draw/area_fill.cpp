// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_fill.h"

#include <algorithm>

namespace placeweave {
namespace {

// Few know which end is which.
void nameEnds(std::vector<FillClass> &classes) {
    if (classes.size() < 2)
        return;
    classes.front().label += ", most deprived";
    classes.back().label += ", least";
}

} // namespace

std::shared_ptr<const AreaFill>
AreaFill::of(std::shared_ptr<const AreaLayer> layer, std::string indicator,
             const std::vector<std::pair<std::string, double>> &values, const FillWish &wish) {
    auto fill = std::make_shared<AreaFill>();
    fill->layer = std::move(layer);
    fill->title = std::move(indicator);
    fill->values = fill->layer->arranged(values);
    fill->style = styleFor(fill->title, fill->values, wish);
    fill->classes = classesOf(fill->values, fill->style);
    if (ranksBurden(fill->title))
        nameEnds(fill->classes);
    fill->withoutValue = countAreas(fill->classes, fill->values);
    return fill;
}

std::vector<Colour> AreaFill::colours(bool dark) const {
    std::vector<Colour> colours;
    for (const FillClass &c : classes)
        colours.push_back(dark ? c.inDark : c.colour);
    return colours;
}

} // namespace placeweave
