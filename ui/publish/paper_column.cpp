// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/paper_column.h"

#include "ui/map/scene_painter.h"
#include "ui/publish/sheet_layout.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace placeweave {

namespace {

constexpr int kFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere;
constexpr double kPointsPerInch = 72;

} // namespace

std::vector<std::function<void(QPainter &)>> PaperColumn::pages(QRectF first, QRectF others) const {
    std::vector<std::function<void(QPainter &)>> pages;
    std::size_t next = 0;
    QRectF room = first;
    while (next < m_blocks.size()) {
        std::vector<std::pair<QRectF, Draw>> onPage;
        double y = room.top();
        for (; next < m_blocks.size(); ++next) {
            const Block &block = m_blocks[next];
            if (block.breaks && !onPage.empty()) {
                ++next;
                break;
            }
            // One that is higher than a whole page is cut by its edge.
            if (y + block.height > room.bottom() && !onPage.empty())
                break;
            if (block.draw)
                onPage.emplace_back(QRectF(room.left(), y, room.width(), block.height), block.draw);
            if (block.draw || !onPage.empty()) // no gap at the top of a page
                y += block.height;
        }
        pages.push_back([onPage](QPainter &painter) {
            for (const auto &[place, draw] : onPage)
                draw(painter, place);
        });
        room = others;
    }
    if (pages.empty())
        pages.push_back([](QPainter &) {});
    return pages;
}

QFont paperFont(double points, bool isBold) {
    QFont font(SceneFonts::family());
    font.setPixelSize(static_cast<int>(std::lround(points * kPaperDpi / kPointsPerInch)));
    font.setBold(isBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double heightOfWords(const QString &words, const QFont &font, double width) {
    if (words.isEmpty())
        return 0;
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e6), kFlags, words).height();
}

double drawWords(QPainter &painter, const QRectF &room, const QString &words, const QFont &font,
                 const QColor &colour) {
    if (words.isEmpty())
        return 0;
    painter.setFont(font);
    painter.setPen(colour);
    QRectF taken;
    painter.drawText(QRectF(room.left(), room.top(), room.width(), 1e6), kFlags, words, &taken);
    return heightOfWords(words, font, room.width());
}

} // namespace placeweave
