// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <algorithm>

namespace placeweave {

// Of two values of a CodeSet or TextSet field: what the first holds, then what only the second
// does.
inline Value united(const Value &first, const Value &second) {
    std::vector<std::string> elements = setElements(first);
    for (std::string &element : setElements(second))
        if (std::ranges::find(elements, element) == elements.end())
            elements.push_back(std::move(element));
    return setValue(elements);
}

} // namespace placeweave
