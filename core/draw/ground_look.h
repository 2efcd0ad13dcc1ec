// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace placeweave {

// The parts of our own ground that lie on the land. Outlines of areas, the hatch of Core20 and a
// reach have their own places: an outline over all of these, a hatch right over the colours.
enum class GroundPart : std::uint8_t {
    BuiltUp,
    Green,
    AreaColours,
    Water,
    Buildings,
    Roads,
    Names
};
inline constexpr std::size_t kGroundParts = 7;

// Which parts of the ground are shown, how strongly, and what lies over what.
struct GroundLook {
    struct Entry {
        GroundPart part;
        bool isShown = true;
        // Mixed with the land; what is only filled and lies over colours of areas is see-through.
        // Of these colours, times AreaFill::opacity.
        double opacity = 1;

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    // Each part once, from the lowest up. Names lie over everything wherever they stand. Greens
    // and built-up areas under the colours of areas are left out: little of them would show, and it
    // would mislead.
    std::array<Entry, kGroundParts> order{{{GroundPart::BuiltUp},
                                           {GroundPart::Green},
                                           {GroundPart::AreaColours},
                                           {GroundPart::Water},
                                           {GroundPart::Buildings},
                                           {GroundPart::Roads},
                                           {GroundPart::Names}}};

    const Entry &of(GroundPart part) const {
        for (const Entry &entry : order)
            if (entry.part == part)
                return entry;
        return order.back();
    }

    friend bool operator==(const GroundLook &, const GroundLook &) = default;
};

} // namespace placeweave
