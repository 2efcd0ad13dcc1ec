// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an index, with postcodes that it may or may not hold, and as a postcode.
#include "core/place/postcode_index.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace placeweave;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto postcode = Postcode::parse(text))
        if (Postcode::parse(postcode->text()) != postcode)
            std::abort();
    const auto index = PostcodeIndex::over(std::as_bytes(std::span(data, size)), "fuzz");
    if (!index)
        return 0;
    for (std::uint64_t number = 0; number < Postcode::kCount; number += Postcode::kCount / 64)
        (void)index->find(Postcode{static_cast<std::uint32_t>(number)});
    for (const std::uint32_t number : {0U, 1U, Postcode::kCount - 1, Postcode::kCount, ~0U})
        if (const auto place = index->find(Postcode{number}))
            if (place->point && !isOnEarth(*place->point))
                std::abort();
    return 0;
}
