// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table of separated text, plain or packed, and what its headings may mean.
#include "core/base/text.h"
#include "core/exchange/table_mapping.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace placeweave;
    const TableSource source =
        TableSource::ofText({reinterpret_cast<const char *>(data), size}, "fuzz");
    (void)guessMapping(source);
    const auto reader = openRows(source);
    if (!reader)
        return 0;
    std::vector<std::string_view> cells;
    std::int64_t row = 0;
    for (auto more = (*reader)->next(cells); more && *more; more = (*reader)->next(cells)) {
        if ((*reader)->row() <= row || (*reader)->done() > (*reader)->total())
            std::abort();
        row = (*reader)->row();
        for (const std::string_view cell : cells)
            if (!isUtf8(cell) || cell.contains('\0'))
                std::abort();
    }
    return 0;
}
