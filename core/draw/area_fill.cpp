// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_fill.h"

#include "core/base/text.h"

namespace placeweave {
namespace {

// Few know which end is which.
void nameEnds(std::vector<FillClass> &deciles) {
    deciles.front().label = "1, most deprived";
    deciles.back().label = "10, least";
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
    if (fill->style.classing == Classing::Deciles && isBurden(fill->title))
        nameEnds(fill->classes);
    fill->withoutValue = countAreas(fill->classes, fill->values);
    return fill;
}

} // namespace placeweave
