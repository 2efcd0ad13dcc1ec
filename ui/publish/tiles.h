// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/pages.h"

#include <QSize>

namespace placeweave {

// Large pages on A4 pages that lie over each other at their edges, with marks where to cut and
// where to lay the next: to be printed anywhere and taped together.
Pages inTiles(const Pages &large);
// How many A4 pages across and down one takes.
QSize tilesOf(QSizeF page);
// By how much it is to be made smaller or larger for most of the A4 pages to be used.
double fillingTiles(QSizeF page);

} // namespace placeweave
