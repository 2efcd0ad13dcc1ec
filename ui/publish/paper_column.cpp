// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/paper_column.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace placeweave {

namespace {

// In lines of that width, broken between words, or within one that is longer than a line.
double layOut(QTextLayout &layout, double width) {
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QString inLines(QString words) {
    return words.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

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

double heightOfWords(const QString &words, const QFont &font, double width) {
    if (words.isEmpty())
        return 0;
    QTextLayout layout(inLines(words), font);
    return layOut(layout, width);
}

double drawWords(QPainter &painter, const QRectF &room, const QString &words, const QFont &font,
                 const QColor &colour) {
    if (words.isEmpty())
        return 0;
    QTextLayout layout(inLines(words), font);
    const double height = layOut(layout, room.width());
    painter.setPen(colour);
    layout.draw(&painter, room.topLeft());
    return height;
}

} // namespace placeweave
