// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

namespace placeweave {

// What a column of a list of organisations can be, in the words of the window; codes as
// toText(ColumnTarget) writes them. What most lists hold comes first.
QList<Choice> columnTargets();

} // namespace placeweave
