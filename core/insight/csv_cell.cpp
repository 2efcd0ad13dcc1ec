// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/csv_cell.h"

#include "core/exchange/export.h"

namespace placeweave {

std::string csvCell(std::string_view text) {
    std::string cell = "\"";
    for (const char c : safeCell(text)) {
        cell += c;
        if (c == '"')
            cell += c;
    }
    return cell + "\"";
}

} // namespace placeweave
