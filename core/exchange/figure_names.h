// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace placeweave {

// Whether a figure of that name counts everyone who lives in an area: "Population", "All ages",
// "Residents 2024"; not parts of them, nor densities.
bool namesPopulation(std::string_view figure);

// Why no area can have that figure, as the part of a sentence ("is no decile: those are 1 to 10");
// empty where it can. By what the figure is called.
std::string_view whyImpossible(std::string_view figure, double value);

} // namespace placeweave
