// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a PMTiles file, as one of its directories, as a picture and as an attribution.
#include "core/exchange/tiles/html_text.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/pmtiles_directory.h"
#include "core/exchange/tiles/tile_formats.h"

#include <algorithm>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace placeweave;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    (void)textOfHtml(text);
    if (const auto head = pictureHead(text))
        if (head->width < 1 || head->height < 1)
            std::abort();
    if (const auto directory = pmtilesDirectory(text))
        for (const PmtilesEntry &entry : *directory)
            if (findEntry(*directory, entry.id) != &entry)
                std::abort();
    const auto tiles = pmtilesOver(std::as_bytes(std::span(data, size)), "fuzz");
    if (!tiles)
        return 0;
    for (int zoom = -1; zoom <= kMaxTileZoom + 1; ++zoom)
        for (const std::uint32_t x : {0U, 1U, ~0U >> (32 - std::clamp(zoom, 1, 31))}) {
            const auto tile = (*tiles)->tile({zoom, x, x / 2});
            if (tile && *tile && !pictureHead(**tile))
                std::abort();
        }
    return 0;
}
