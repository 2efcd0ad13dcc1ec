// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/theme.h"
#include "ui/publish/pages.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QTextLayout;

namespace placeweave {

// A paragraph in one look.
struct Paragraph {
    QString text;
    QFont font;
    Colour colour;
    Part part = Part::Paragraph;
    double before = 0;     // pixels above it, within its block
    QString language = {}; // when it is not English; right-to-left ones stand at the right
    bool isCentred = false;
};

// What stays together where it can: an entry, a heading, a paragraph.
struct Block {
    std::vector<Paragraph> words;
    double before = 0; // pixels above it, but for the first of a column
    double indent = 0; // room for the sign
    std::function<void(QPainter &, QPointF topLeft)> sign = {};
    QString label = {};  // what the sign says
    bool isItem = false; // of a list
    bool keepsNext = false;
    bool startsPage = false;
};

// Blocks one below the other, in columns and over as many pages as it takes.
class TextFlow {
public:
    // The columns of a page of it, from 0; all of one width.
    using Rooms = std::function<std::vector<QRectF>(std::size_t page)>;
    TextFlow(std::vector<Block> blocks, const Rooms &rooms);

    std::size_t pages() const { return m_placed.pages; }
    std::size_t pageOf(std::size_t block) const { return m_placed.pageOf[block]; }
    double bottom() const { return m_placed.bottom; } // of what is lowest on its last page
    void draw(PagePainter &page, std::size_t number) const;

private:
    struct Line {
        std::size_t words = 0;
        int line = 0;
        double before = 0;
        double height = 0;
    };
    struct Laid {
        Block block;
        std::vector<std::shared_ptr<QTextLayout>> layouts; // one for each of its words
        std::vector<Line> lines;
        double height = 0;
    };
    struct Fragment { // lines that stand below each other
        std::size_t block = 0;
        std::size_t first = 0;
        std::size_t end = 0;
        std::size_t page = 0;
        QPointF at;
    };

    struct Placement {
        std::vector<Fragment> fragments;
        std::vector<std::size_t> pageOf; // by block
        std::size_t pages = 1;
        double bottom = 0;
    };

    Laid lay(Block block, double width) const;
    Placement place(const Rooms &rooms) const;
    // With columns of about one height on its last page.
    Placement placeEvenly(const Rooms &rooms) const;
    void draw(PagePainter &page, const Fragment &fragment) const;

    std::vector<Laid> m_blocks;
    Placement m_placed;
};

// Between the parts of one line, such as a telephone number and an address.
inline const QString kBetweenParts = QStringLiteral("  ·  ");
// As many of the parts of `text` on each line as it holds; what stands between two lines is the end
// of the line, not a dot that hangs at either end.
QString partsOnLines(const QString &text, const QFont &font, double width);

// The font of everything on paper, in pixels.
QFont paperFont(double pixels, bool bold = false);
// Pixels of so many points.
constexpr double points(double count) {
    return count * 96 / 72;
}

} // namespace placeweave
