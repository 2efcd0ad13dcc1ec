// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/area_outlines.h"

#include "core/draw/ground_style.h"

#include <algorithm>
#include <cmath>

namespace placeweave {

double typicalSize(const AreaLayer &layer, const Viewport &view) {
    const MercatorBox &b = layer.bounds();
    return std::sqrt((b.right - b.left) * (b.bottom - b.top) / layer.paths().size()) *
           view.pixelsPerUnit;
}

std::vector<AreaOutline> areaOutlines(std::span<const std::shared_ptr<const AreaLayer>> layers,
                                      const Viewport &view, const MapTheme &theme) {
    constexpr double kRoom = 16;
    constexpr double kAmpleRoom = 140;
    constexpr double kFiner = 0.6;
    const MercatorBox box = view.box();
    std::vector<AreaOutline> shown;
    for (const auto &layer : layers)
        if (layer && layer->paths().size() > 0 && layer->bounds().meets(box) &&
            typicalSize(*layer, view) >= kRoom)
            shown.push_back({layer, areaOutlineColour(theme), 0.8, {3.2, 2.6}});
    const auto size = [&](const AreaOutline &outline) {
        return typicalSize(*outline.layer, view);
    };
    std::ranges::stable_sort(shown, {}, size);
    for (AreaOutline &outline : shown) {
        if (size(outline) > kAmpleRoom)
            outline.width = 1.1;
        if (size(outline) < kFiner * size(shown.back())) {
            outline.dashes = {1.2, 2.4};
        } else if (shown.size() > 1) {
            outline.colour = mixed(outline.colour, theme.ink, 0.4);
            outline.width += 0.5;
            outline.dashes = {5.6, 2.8};
        }
    }
    return shown;
}

} // namespace placeweave
