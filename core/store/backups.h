// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <filesystem>

namespace placeweave::backups {

// Backups of "Saltby.gpkg" lie in "Saltby backups" beside it, made with SQLite's backup API.

// Once a day, the last seven kept.
Result<void> keepDaily(Database &database, const std::filesystem::path &file);
// Never deleted by us.
Result<void> keepBeforeMigration(Database &database, const std::filesystem::path &file,
                                 int version);

} // namespace placeweave::backups
