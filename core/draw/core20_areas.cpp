// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/core20_areas.h"

#include "core/draw/fill_classes.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
std::shared_ptr<const Core20Areas>
core20Areas(std::shared_ptr<const AreaLayer> layer, std::string_view indicator,
            const std::vector<std::pair<std::string, double>> &values) {
    if (!layer || !namesNationalDecile(indicator))
        return nullptr;
    const std::vector<double> deciles = layer->arranged(values);
    const bool areNone = std::ranges::all_of(deciles, [](double d) { return std::isnan(d); });
    if (areNone || !areTenths(deciles))
        return nullptr;
    auto core20 = std::make_shared<Core20Areas>();
    for (std::uint32_t shape = 0; shape < deciles.size(); ++shape)
        if (isCore20(deciles[shape]))
            core20->shapes.push_back(shape);
    core20->layer = std::move(layer);
    return core20;
}

} // namespace placeweave
