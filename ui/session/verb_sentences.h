// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

#include <QString>

namespace placeweave {

// A recorded action as a short sentence: "Moved a pin", "Changed kind for 12". The one place where
// verbs of the log become words; an unknown verb of a newer program is "A change".
QString sentenceFor(const HistoryEntry &entry);

// An error as a sentence for whoever sits at the window, naming what it was about.
QString sentenceFor(const Error &error);

} // namespace placeweave
