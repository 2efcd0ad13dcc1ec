// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace placeweave {

// What lies between two versions of a list once the same beginning and the same end are put aside:
// that much was removed, that much came in its place.
struct RowChanges {
    std::ptrdiff_t first = 0;
    std::ptrdiff_t removed = 0;
    std::ptrdiff_t inserted = 0;
};

template <class Before, class After, class Same>
RowChanges rowChanges(const Before &before, const After &after, Same same) {
    const auto beforeSize = std::ssize(before);
    const auto afterSize = std::ssize(after);
    const auto shorter = std::min(beforeSize, afterSize);
    std::ptrdiff_t head = 0;
    while (head < shorter && same(before[head], after[head]))
        ++head;
    std::ptrdiff_t tail = 0;
    while (tail < shorter - head &&
           same(before[beforeSize - 1 - tail], after[afterSize - 1 - tail]))
        ++tail;
    return {head, beforeSize - head - tail, afterSize - head - tail};
}

} // namespace placeweave
