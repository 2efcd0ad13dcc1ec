// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/map_sheet.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace placeweave {

// Paper is measured in pixels of 1/96 inch, as the map is on the screen.
inline constexpr double kPaperDpi = 96;

// Of the paper asked for, turned to the shape of the box.
QSizeF paperPixels(const SheetRequest &request);
// How much larger letters and symbols are than on A4: larger sheets are read from farther away, but
// not so much farther that nothing more would go on them.
double paperScale(Paper paper);

// Where things stand on a sheet.
struct SheetLayout {
    QSizeF page;
    double scale = 1;
    QRectF header;
    QRectF map;
    std::vector<QRectF>
        columns;     // one beside a wide map, three below a tall one; none for a bare map
    QRectF partners; // empty where nobody is named
    QRectF footer;
};
SheetLayout sheetLayout(const SheetRequest &request, QSizeF page, double scale);

} // namespace placeweave
