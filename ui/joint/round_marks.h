// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>

#include <array>
#include <optional>

namespace placeweave {

// The four round marks at the corners of the squares (ui/publish/room_sheets.cpp) in a photo of the
// sheet, as parts of its width and height: top left, top right, bottom right, bottom left. Nothing
// unless all four are in sight. The sheet may lie askew by up to a good quarter turn either way and
// be seen from one side; light may fall unevenly. Any thread.
std::optional<std::array<QPointF, 4>> roundMarksIn(const QImage &photo);

} // namespace placeweave
