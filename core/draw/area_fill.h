// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/area_layer.h"
#include "core/draw/fill_classes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

// An indicator shown as colours of areas; nobody sees one before asking for it.
struct AreaFill {
    std::shared_ptr<const AreaLayer> layer;
    std::string title;
    std::vector<double> values; // of layer->codes(); NaN for none, which stays uncoloured
    std::vector<FillClass> classes;
    double opacity = 0.86;
    FillStyle style;                // how the classes were made
    std::uint32_t withoutValue = 0; // areas
    // What FillClass::areas counts, in the plural; empty where the number says nothing.
    std::string counted = "areas";

    // Cut as wished, the rest as the indicator's name and values suggest (styleFor). `values` by
    // area code.
    static std::shared_ptr<const AreaFill>
    of(std::shared_ptr<const AreaLayer> layer, std::string indicator,
       const std::vector<std::pair<std::string, double>> &values, const FillWish &wish = {});

    // Of the classes.
    std::vector<Colour> colours(bool dark) const;

    // Null for NaN.
    const FillClass *classOf(double value) const { return placeweave::classOf(classes, value); }
};

} // namespace placeweave
