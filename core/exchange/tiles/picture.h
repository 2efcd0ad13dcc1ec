// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace placeweave {

enum class PictureKind { Png, Jpeg, Webp };

struct PictureHead {
    PictureKind kind;
    int width = 0; // pixels, at least 1
    int height = 0;
};

// What a picture file's first bytes say; nothing for anything else, whatever it is called. For
// deciding what may go to a decoder at all: a small file can claim a very large picture.
std::optional<PictureHead> pictureHead(std::string_view bytes);

// The first bytes of gzip. No picture begins so, but vector tiles as they are kept do.
inline bool isGzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B");
}

} // namespace placeweave
