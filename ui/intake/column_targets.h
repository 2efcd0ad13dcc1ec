// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/model/entity.h"

namespace placeweave {

// What a column of a list can be, by what its rows are, in the words of the window; codes as
// toText(ColumnTarget) writes them. What most lists hold comes first.
QList<Choice> columnTargets(Entity rows);

} // namespace placeweave
