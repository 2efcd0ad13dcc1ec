// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/area_layer.h"
#include "core/insight/national_decile.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeweave {

// The areas among the most deprived fifth of the nation, national deciles 1 and 2 of the Index of
// Multiple Deprivation: the "Core20" of NHS England's Core20PLUS5.
struct Core20Areas {
    std::shared_ptr<const AreaLayer> layer;
    std::vector<std::uint32_t> shapes; // of layer->paths(), ascending
};

// Nothing when the indicator is not the national decile of multiple deprivation
// (namesNationalDecile()) with ranks 1 to 10 as its values. `values` by area code.
std::shared_ptr<const Core20Areas>
core20Areas(std::shared_ptr<const AreaLayer> layer, std::string_view indicator,
            const std::vector<std::pair<std::string, double>> &values);

} // namespace placeweave
