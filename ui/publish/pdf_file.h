// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QPainter>
#include <QSizeF>
#include <QString>

#include <filesystem>
#include <functional>

namespace placeweave {

// A PDF of pages of one size, in pixels of 1/96 inch, written beside `file` and moved there when it
// is whole. `draw` paints the first page and calls `next` before each further one.
using PdfPages = std::function<void(QPainter &painter, const std::function<void()> &next)>;
Result<void> writePdf(const std::filesystem::path &file, const QString &title, QSizeF page,
                      const PdfPages &draw);

} // namespace placeweave
