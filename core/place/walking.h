// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace placeweave {

// Walking without a map of the paths: a straight line, times what streets add to it, at an adult's
// pace on the flat. Whatever is worked out with these is shown with them.
inline constexpr double kDetour = 1.3;              // way on foot : straight line
inline constexpr double kWalkingMetresAMinute = 80; // 4.8 km/h

constexpr double walkingMinutes(double straightMetres) {
    return straightMetres * kDetour / kWalkingMetresAMinute;
}
// How far away, in a straight line, one gets.
constexpr double straightMetresWithin(double minutes) {
    return minutes * kWalkingMetresAMinute / kDetour;
}

} // namespace placeweave
