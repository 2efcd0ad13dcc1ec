// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/publish/pages.h"

#include <QImage>
#include <QRectF>

#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

// Whose map it is, as the partners want it said on paper.
struct Imprint {
    std::string line; // what this sheet is for, in a sentence
    std::vector<std::string> partners;
    std::vector<QImage> logos;

    bool hasPartners() const { return !partners.empty() || !logos.empty(); }
};

// A picture to be printed small, whatever its size; refused when it is none, or no computer could
// hold it.
Result<QImage> readLogo(const std::filesystem::path &file);

// "Larkmere Voluntary Action, Skerry PCN and Larkmere Council"
QString partnersInWords(const Imprint &imprint);

// Partners at the left, logos at the right. `size` is that of the letters, in pixels.
void drawPartners(PagePainter &page, const QRectF &room, const Imprint &imprint, double size,
                  bool dark);

} // namespace placeweave
