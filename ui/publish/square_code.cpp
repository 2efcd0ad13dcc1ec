// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/square_code.h"

#include "core/exchange/related_rows.h"

#include <format>
#include <memory>
#include <qrencode.h>

namespace placeweave {

Result<SquareCode> squareCodeOf(const std::string &address) {
    // Longer ones make squares so fine that no telephone reads them off a wall.
    constexpr std::size_t kLongest = 300;
    const std::string link = linkTo("website", address);
    if (link.empty() || (!link.starts_with("http://") && !link.starts_with("https://")))
        return fail(ErrorCode::InvalidInput,
                    std::format("\"{}\" is no address of a web page; write https://…",
                                cutTo(address, kLongest)));
    if (link.size() > kLongest)
        return fail(ErrorCode::InvalidInput,
                    "The address is too long for a square that a telephone can read.");
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(link.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return fail(ErrorCode::Internal, "The square code could not be made.", link);
    SquareCode square;
    square.modules = code->width;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1) != 0)
                square.dark.addRect(x, y, 1, 1);
    return square;
}

} // namespace placeweave
