// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/library.h"

#include <QString>

namespace placeweave {

// What the window says of a story or a resource.
QString libraryKind(const LibraryItem &item);  // "Poem", "Guidance"
QString libraryGlyph(const LibraryItem &item); // an icon of resources/icons
QString libraryTitle(const LibraryItem &item);
// Whose it is, and what it is about: "A Sands swimmer · Sands Sea Swimmers".
QString libraryFrom(const LibraryItem &item);
// "Anyone, until 1 Sep 2028", "Just us: nobody has said yet who may hear it"
QString libraryPermission(const LibraryItem &item);

} // namespace placeweave
