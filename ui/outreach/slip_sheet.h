// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/slip.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace placeweave {

// "Is this right?": one group a page (or more), in plain words and large print, to be corrected
// with a pen, ticked and given back.
struct SlipSheet {
    std::vector<Slip> slips;
    QString mapName = {};
    QString lookedAfterBy = {}; // who gets it back
    QString changes = {};       // how to be changed or removed, as About this map has it
};
Result<void> writeSlips(const SlipSheet &sheet, const std::filesystem::path &file);

} // namespace placeweave
