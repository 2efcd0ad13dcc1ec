// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <string>
#include <vector>

namespace placeweave {

// A story or a resource as it may be told to the readers.
struct ToldItem {
    Record row; // as disclosed
    RowId organisation;
    std::string about;   // the organisation's name, else the community's
    std::string inWords; // what a picture shows, a sound says
    std::string credit() const;
    std::string words() const; // with what stands for a picture or a sound below
};

// Those that these readers may have, in the order in which they came. A story whose permission has
// run out is told to nobody, whatever the profile.
Result<std::vector<ToldItem>> toldLibrary(MapFile &map, const Disclosure &disclosure);
// The same of one mapping session, for which it does not matter whether its readers know of it.
Result<std::vector<ToldItem>> toldLibraryOf(MapFile &map, const Disclosure &disclosure,
                                            RowId exercise);

} // namespace placeweave
