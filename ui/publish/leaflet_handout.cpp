// SPDX-License-Identifier: GPL-3.0-or-later
// A4: the map with numbers on one side, what they are on the other.
#include "ui/publish/leaflet_parts.h"
#include "ui/publish/sheet_layout.h"

#include <algorithm>
#include <iterator>

namespace placeweave {
namespace {

constexpr double kMargin = points(28);
constexpr double kFootHeight = points(12);

struct Handout {
    SheetRequest sheet;
    QSizeF size;
    PrintStyle style;
    AboutBand about;
    std::unique_ptr<const TextFlow> list;
    QString credits;
    QString title;
    QString line;

    QRectF room() const {
        return {kMargin, kMargin * 0.8, size.width() - 2 * kMargin,
                size.height() - kMargin * 1.5 - kFootHeight};
    }
};

} // namespace

Result<Pages> handoutPages(const LeafletRequest &request) {
    const std::vector<ListedGroup> groups = groupedListing(request);
    const NumberedScene numbered = numberedScene(request.sheet.scene, inOrder(groups));
    SheetRequest front = request.sheet;
    front.scene = numbered.scene;
    front.listedOverleaf = true;
    front.paper = Paper::A4;
    if (request.isLargePrint) {
        front.textScale = 1.4;
        front.about.clear(); // it comes after the list, as large as that
    }
    if (front.box.isEmpty())
        front.box = wholeBox(request.sheet.scene);
    const QSizeF size = paperPixels(front);
    Pages pages = sheetPages(front);

    PrintStyle style(request.isLargePrint);
    if (!request.isLargePrint) {
        style.name = points(8.5);
        style.body = points(7.5);
        style.heading = points(11);
    }
    auto handout = std::make_shared<Handout>(
        Handout{front,
                size,
                style,
                AboutBand(request, size.width() - 2 * kMargin, size.height() * 0.2),
                nullptr,
                {},
                leafletWords("What is on the map"),
                pages.title});
    // One sheet, two sides, as far as that goes: of many, less is told of each.
    constexpr std::size_t kMostInDetail = 45;
    const Told told = request.listing.size() > kMostInDetail ? Told::Line : Told::Brief;
    const QRectF room = handout->room();
    const double top = room.top() + points(18) * 1.3 + points(9) * 1.4 + points(8);
    // The sheet says what the map is about; the side with the list says it for itself.
    const double foot = handout->about.height() + points(10);
    const int columns = request.isLargePrint           ? (size.width() > size.height() ? 2 : 1)
                        : size.width() > size.height() ? 4
                                                       : 3;
    const double gap = points(14);
    const double width = (room.width() - (columns - 1) * gap) / columns;
    std::vector<Block> blocks = entryBlocks(groups, numbered.numbers, style, told);
    if (request.isLargePrint)
        std::ranges::move(aboutBlocks(request.sheet, style), std::back_inserter(blocks));
    handout->list = std::make_unique<const TextFlow>(std::move(blocks), [&](std::size_t page) {
        const double bottom = room.bottom() - (page == 0 ? foot : 0);
        std::vector<QRectF> rooms;
        for (int i = 0; i < columns; ++i)
            rooms.emplace_back(room.left() + i * (width + gap), top, width, bottom - top);
        return rooms;
    });
    const std::size_t before = pages.pages.size();
    const std::size_t total = before + handout->list->pages();
    for (std::size_t i = 0; i < handout->list->pages(); ++i)
        pages.pages.emplace_back([handout, i, before, total](PagePainter &page) {
            const QRectF inner = handout->room();
            page.painter.fillRect(QRectF(QPointF(), handout->size), Qt::white);
            drawHead(page, inner, handout->sheet, handout->title, handout->line, points(18));
            handout->list->draw(page, i);
            if (i == 0)
                handout->about.draw(page, {inner.left(), inner.bottom() - handout->about.height()});
            drawFoot(page,
                     {inner.left(), handout->size.height() - kMargin * 0.6 - kFootHeight,
                      inner.width(), kFootHeight},
                     handout->sheet, {handout->credits, before + i + 1, total}, points(7));
        });
    return pages;
}

} // namespace placeweave
