// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/private_matter.h"

#include <QString>

namespace placeweave {

// A sentence to show beside the field; empty for None.
QString sentenceFor(PrivateMatter matter);

} // namespace placeweave
