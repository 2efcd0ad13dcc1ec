// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QPainterPath>

#include <string>

namespace placeweave {

// A QR code (ISO/IEC 18004) of an address on the web, in modules from 0 to `modules`, without the
// white edge of four modules that it needs.
struct SquareCode {
    QPainterPath dark;
    int modules = 0;
};
// Refused where a telephone could not follow it: only http and https.
Result<SquareCode> squareCodeOf(const std::string &address);

} // namespace placeweave
