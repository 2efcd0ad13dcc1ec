// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/shipped.h"

namespace placeweave {

std::string_view shippedFile(std::span<const ShippedFile> files, std::string_view name) {
    for (const ShippedFile &file : files)
        if (file.name == name)
            return file.content;
    return {};
}

} // namespace placeweave
