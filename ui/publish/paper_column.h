// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace placeweave {

// Blocks that stand under each other on one page after another, in pixels of 1/96 inch: each is
// measured once, drawn whole, and never torn apart.
class PaperColumn {
public:
    using Draw = std::function<void(QPainter &painter, QRectF room)>;

    void add(double height, Draw draw) { m_blocks.push_back({height, std::move(draw), false}); }
    void space(double height) { m_blocks.push_back({height, {}, false}); }
    void newPage() { m_blocks.push_back({0, {}, true}); }

    // `room` of the first page and of those after it. As functions that draw one page each.
    std::vector<std::function<void(QPainter &)>> pages(QRectF first, QRectF others) const;

private:
    struct Block {
        double height = 0;
        Draw draw;
        bool breaks = false;
    };
    std::vector<Block> m_blocks;
};

// Wrapped at words, long ones anywhere; as plain text.
double heightOfWords(const QString &words, const QFont &font, double width);
// The height taken.
double drawWords(QPainter &painter, const QRectF &room, const QString &words, const QFont &font,
                 const QColor &colour);

} // namespace placeweave
