// SPDX-License-Identifier: GPL-3.0-or-later
// For the wall of a waiting room: the map large, and a square code that leads to it.
#include "ui/publish/leaflet_parts.h"
#include "ui/publish/sheet_layout.h"
#include "ui/publish/square_code.h"

#include "core/exchange/related_rows.h"
#include "ui/record/value_text.h"

#include <QFontMetricsF>

namespace placeweave {
namespace {

constexpr double kQuiet = 4; // modules of white around a code (ISO/IEC 18004, 6.3.8)

struct Poster {
    SheetRequest sheet;
    SquareCode code;
    QString web;
    QSizeF size;
    double scale = 1;
    QString title;
    QString line;
    QRectF room;
    QRectF mapRoom;
    QRectF codeRoom;
    std::unique_ptr<const AboutBand> about;
    std::unique_ptr<const TextFlow> beside; // the code: where it leads
    std::unique_ptr<const MapDrawing> map;

    void drawWords(PagePainter &page, const QRectF &where, const QString &words, double size_,
                   bool bold, Colour colour, Part part) const {
        page.part(
            part,
            [&] {
                page.painter.setFont(paperFont(size_, bold));
                page.painter.setPen(toQColor(colour));
                page.painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                                      words);
            },
            words);
    }

    void drawCode(PagePainter &page) const {
        page.part(
            Part::Figure,
            [&] {
                page.painter.save();
                page.painter.fillRect(codeRoom, Qt::white);
                const double module = codeRoom.width() / (code.modules + 2 * kQuiet);
                page.painter.translate(codeRoom.topLeft() +
                                       QPointF(kQuiet * module, kQuiet * module));
                page.painter.scale(module, module);
                page.painter.setRenderHint(QPainter::Antialiasing, false);
                page.painter.fillPath(code.dark, Qt::black);
                page.painter.restore();
            },
            leafletWords("Square code that leads to %1").arg(web));
    }

    void draw(PagePainter &page) const {
        const MapTheme &theme = mapTheme(false);
        page.painter.fillRect(QRectF(QPointF(), size), Qt::white);
        const double large = points(34) * scale;
        drawWords(page, {room.left(), room.top(), room.width(), large * 1.3}, title, large, true,
                  theme.ink, Part::Title);
        if (!line.isEmpty())
            drawWords(page,
                      {room.left(), room.top() + large * 1.35, room.width(), points(22) * scale},
                      line, points(15) * scale, false, theme.mute, Part::Paragraph);
        drawMapIn(page, mapRoom, *map, title, theme);
        drawCode(page);
        const double legendWidth = room.width() * 0.4;
        drawLegendStrip(page,
                        {room.right() - legendWidth, codeRoom.top() + points(10) * scale,
                         legendWidth, codeRoom.height()},
                        *map, 2, 0.72 * scale);
        beside->draw(page, 0);
        double bottom = room.bottom();
        about->draw(page, {room.left(), bottom - about->height()});
        bottom -= about->height() + points(10) * scale;
        if (sheet.imprint.hasPartners())
            drawPartners(
                page, {room.left(), bottom - points(40) * scale, room.width(), points(36) * scale},
                sheet.imprint, points(11) * scale, false);
        drawFoot(
            page,
            {room.left(), size.height() - points(22) * scale, room.width(), points(12) * scale},
            sheet, {map->credits(), 0, 0}, points(8) * scale);
    }
};

} // namespace

Result<Pages> posterPages(const LeafletRequest &request) {
    if (request.web.empty())
        return fail(ErrorCode::InvalidInput,
                    "A poster needs the address of the web map that its square code leads to.");
    auto poster = std::make_shared<Poster>();
    PW_TRY(poster->code, squareCodeOf(request.web));
    poster->sheet = request.sheet;
    poster->web = oneLine(request.web);
    SheetRequest paper = request.sheet;
    if (paper.turn == SheetRequest::Turn::ByShape)
        paper.turn = SheetRequest::Turn::Portrait;
    poster->size = paperPixels(paper);
    poster->scale = poster->size.width() / kA4Pixels.width();
    if (poster->size.width() > poster->size.height())
        poster->scale = poster->size.height() / kA4Pixels.height() * 1.15;
    const double scale = poster->scale;
    poster->title = oneLine(request.sheet.title);
    poster->line = oneLine(request.sheet.imprint.line);
    const double margin = points(30) * scale;
    poster->room = QRectF(margin, margin * 0.8, poster->size.width() - 2 * margin,
                          poster->size.height() - margin * 1.8);
    const QRectF &room = poster->room;
    poster->about = std::make_unique<const AboutBand>(
        request, room.width(), poster->size.height() * 0.12, points(8.5) * scale);
    const double code = points(104) * scale;
    const double below = poster->about->height() + points(12) * scale +
                         (request.sheet.imprint.hasPartners() ? points(44) * scale : 0);
    poster->codeRoom = QRectF(room.left(), room.bottom() - below - code, code, code);
    const double top = room.top() + points(poster->line.isEmpty() ? 48 : 72) * scale;
    poster->mapRoom =
        QRectF(room.left(), top, room.width(), poster->codeRoom.top() - points(8) * scale - top);
    std::vector<Block> beside;
    const auto add = [&](const QString &text, double size, bool bold, Colour colour, Part part) {
        Block block;
        block.before = points(3) * scale;
        block.words.push_back({text, paperFont(points(size) * scale, bold), colour, part});
        beside.push_back(std::move(block));
    };
    const MapTheme &theme = mapTheme(false);
    add(leafletWords("See it on your phone"), 17, true, theme.accent, Part::Heading);
    add(leafletWords("Point the camera at the square, or go to"), 10.5, false, theme.ink,
        Part::Paragraph);
    add(poster->web, 10.5, true, theme.ink, Part::Paragraph);
    add(madeForWords(request.sheet.madeFor), 9, false,
        request.sheet.madeFor == MadeFor::Anyone ? theme.mute : theme.warn, Part::Paragraph);
    const double left = poster->codeRoom.right() + points(8) * scale;
    const QRectF besideRoom(left, poster->codeRoom.top() + points(8) * scale,
                            room.right() - room.width() * 0.43 - left, code);
    poster->beside = std::make_unique<const TextFlow>(
        std::move(beside), [&](std::size_t) { return std::vector<QRectF>{besideRoom}; });
    MapFigure figure;
    figure.scene = request.sheet.scene;
    figure.baseMap = request.sheet.baseMap;
    figure.box = request.sheet.box;
    figure.scale = scale;
    poster->map = std::make_unique<const MapDrawing>(figure, poster->mapRoom.size());
    Pages pages{poster->size, poster->title};
    pages.pages.emplace_back([poster](PagePainter &page) { poster->draw(page); });
    return pages;
}

} // namespace placeweave
