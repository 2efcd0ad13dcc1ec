// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/heard.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace placeweave {

struct HeardSection {
    QString title; // a theme, or a community
    std::vector<HeardThing> things;
};

// "What we heard, where we took it, what changed": a page or more, just for us until those who said
// it agree. It names no group and no person who said something, only where it was taken.
QString heardPageHtml(const QString &mapName, const std::vector<HeardSection> &sections);
Result<void> writeHeardPage(const QString &mapName, const std::vector<HeardSection> &sections,
                            const std::filesystem::path &file);

} // namespace placeweave
