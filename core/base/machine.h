// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace placeweave {

// The seam to the operating system, such as core needs it.

// The computer's name, for the replica table; empty where it has none.
std::string machineName();

// Whether the folder of `file` is on a network drive or kept in step by a sync program (OneDrive,
// Dropbox, ...): SQLite's shared-memory WAL must not be used there.
bool isSharedFolder(const std::filesystem::path &file);

std::string toUtf8(const std::filesystem::path &path);
std::filesystem::path fromUtf8(const std::string &path);

} // namespace placeweave
