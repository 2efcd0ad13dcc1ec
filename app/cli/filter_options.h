// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"
#include "core/store/map_file.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace placeweave::cli {

// Which organisations a verb is held to.
struct FilterOptions {
    std::vector<std::string> words;
    std::vector<std::string> kinds;
    std::vector<std::string> activities;
    std::string near;
    double within = 0;
};

// --find, --kind, --activity, --near and --within.
void addFilter(CLI::App &command, FilterOptions &options);
// Whom the options match: those that readers are told of, in order; and, to count what is left out
// among them, all. Nothing when no option was given: everybody.
struct ChosenOrganisations {
    std::optional<std::vector<RowId>> only;
    std::optional<std::vector<RowId>> among;
};
Result<ChosenOrganisations> chosenBy(const FilterOptions &options, MapFile &map,
                                     const Disclosure &disclosure);

} // namespace placeweave::cli
