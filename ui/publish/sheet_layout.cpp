// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/sheet_layout.h"

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

bool isWide(const SheetRequest &request) {
    switch (request.turn) {
    case SheetRequest::Turn::Portrait:
        return false;
    case SheetRequest::Turn::Landscape:
        return true;
    case SheetRequest::Turn::ByShape:
        break;
    }
    const LatLonBox given = request.box.isEmpty() ? wholeBox(request.scene) : request.box;
    MercatorBox box;
    if (!given.isEmpty()) {
        box.add(toMercator({given.north, given.west}));
        box.add(toMercator({given.south, given.east}));
    }
    // What stands beside the map suits a square box better on wide paper.
    return box.isEmpty() || (box.right - box.left) >= 0.85 * (box.bottom - box.top);
}

} // namespace

QSizeF paperPixels(const SheetRequest &request) {
    // ISO 216, millimetres.
    constexpr double kMillimetres[][2] = {
        {210, 297}, {297, 420}, {420, 594}, {594, 841}, {841, 1189}};
    const auto &size = kMillimetres[static_cast<int>(request.paper)];
    const QSizeF tall(size[0] / 25.4 * kPaperDpi, size[1] / 25.4 * kPaperDpi);
    return isWide(request) ? tall.transposed() : tall;
}

double paperScale(Paper paper) {
    constexpr double kScales[] = {1, 1.2, 1.5, 1.9, 2.4};
    return kScales[static_cast<int>(paper)];
}

SheetLayout sheetLayout(const SheetRequest &request, QSizeF page, double scale) {
    SheetLayout layout;
    layout.page = page;
    layout.scale = scale;
    if (request.bareMap) {
        layout.map = QRectF(QPointF(0, 0), page);
        return layout;
    }
    const double text = scale * request.textScale;
    const double margin = 32 * scale;
    const double gap = 18 * scale;
    const double headerHeight = (request.imprint.line.empty() ? 34 : 54) * text;
    const double footerHeight = 16 * text;
    layout.header = QRectF(margin, margin * 0.8, page.width() - 2 * margin, headerHeight);
    layout.footer = QRectF(margin, page.height() - margin * 0.7 - footerHeight,
                           page.width() - 2 * margin, footerHeight);
    double bottom = layout.footer.top() - 10 * scale;
    if (request.imprint.hasPartners()) {
        const double height = 36 * text;
        layout.partners = QRectF(margin, bottom - height, page.width() - 2 * margin, height);
        bottom = layout.partners.top() - 10 * scale;
    }
    const QRectF body(margin, layout.header.bottom() + 10 * scale, page.width() - 2 * margin,
                      bottom - layout.header.bottom() - 10 * scale);
    if (page.width() > page.height()) {
        // A wall map has room for its list.
        const bool isListed = request.numberedList && request.paper >= Paper::A2;
        const double wanted = std::clamp(body.width() * (isListed ? 0.34 : 0.24), 228 * text,
                                         (isListed ? 460 : 330) * text);
        const double side = std::min(body.width() * 0.4, wanted);
        layout.map = body.adjusted(0, 0, -side - gap, 0);
        layout.columns = {QRectF(body.right() - side, body.top(), side, body.height())};
    } else {
        // Eleven rows of the legend, or what is left of a short page.
        const double below = std::min(body.height() * 0.42, 11.6 * 25 * text);
        layout.map = body.adjusted(0, 0, 0, -below - gap);
        const double width = (body.width() - 2 * gap) / 3;
        for (int i = 0; i < 3; ++i)
            layout.columns.emplace_back(body.left() + i * (width + gap), body.bottom() - below,
                                        width, below);
    }
    return layout;
}

} // namespace placeweave
