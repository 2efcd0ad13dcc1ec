// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QImage>
#include <QPainter>
#include <QSizeF>
#include <QString>

#include <filesystem>
#include <functional>
#include <map>
#include <vector>

namespace placeweave {

class PdfTags;

// What something on a page is, to those who have it read to them. PDF has a word for each (ISO
// 32000-1, 14.8.4).
enum class Part {
    Section,
    Title,
    Heading,
    Subheading,
    Paragraph,
    List,
    Item,
    Label,
    Words,
    Figure,
    Table,
    Row,
    HeaderCell, // of a column
    Cell
};

// Draws a page and says meanwhile what its parts are, in the order in which they are to be read.
// On a picture of a page nobody listens.
class PagePainter {
public:
    explicit PagePainter(QPainter &to, PdfTags *tags = nullptr) : painter(to), m_tags(tags) {}

    QPainter &painter;
    // `draw` draws it. `said`: what a figure shows, or the words themselves: letters as they are
    // drawn tell neither where a line broke nor in which order those of Arabic come. `language`:
    // where it is not English.
    void part(Part part, const std::function<void()> &draw, const QString &said = {},
              const QString &language = {});
    // `draw` draws further parts, which belong together.
    void group(Part part, const std::function<void()> &draw);

private:
    PdfTags *m_tags;
};

// Pages of one size, in pixels of 1/96 inch; each is drawn when it is wanted, and may be drawn more
// than once.
struct Pages {
    QSizeF size;
    QString title;
    std::vector<std::function<void(PagePainter &)>> pages = {};
    // What several pages show a part of, as tiles of a large sheet do: kept once in a PDF, and
    // decoration there.
    struct Large {
        QSizeF size;
        std::function<void(PagePainter &)> draw;
    };
    std::vector<Large> large = {};
    // Under what the page draws itself: which, where its corner lies, how much of it is seen.
    struct Under {
        std::size_t large = 0;
        QPointF at;
        QRectF window;
    };
    std::map<std::size_t, Under> under = {}; // by page
};

// The page, its long side so many pixels; null where there is no such page.
QImage pictureOf(const Pages &pages, std::size_t page, int longSide);

// A PDF, written beside the file and moved there when it is whole. With tags, where any page says
// what its parts are (docs/decisions/0016-pages-that-can-be-read-aloud.md).
Result<void> writePdf(const Pages &pages, const std::filesystem::path &file,
                      const Progress &progress = {});

} // namespace placeweave
