// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace placeweave::schema {

// The newest version this program writes and reads.
int newestVersion();
// 0 when the file is a SQLite database but no Placeweave map.
Result<int> versionOf(Database &database);
// Applies what is missing, each migration in a transaction of its own, and sees to the triggers.
Result<void> migrate(Database &database, int from);

} // namespace placeweave::schema
