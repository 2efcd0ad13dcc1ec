// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/tiles.h"

#include "ui/publish/sheet_layout.h"
#include "ui/publish/text_flow.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace placeweave {
namespace {

constexpr double kMillimetre = kPaperDpi / 25.4;
// Printers leave an edge white; the pages lap over each other by so much.
constexpr double kEdge = 10 * kMillimetre;
constexpr double kOverlap = 10 * kMillimetre;
constexpr QSizeF kA4Paper(210 * kMillimetre, 297 * kMillimetre);

QString words(const char *english) {
    return QCoreApplication::translate("Tiles", english);
}

class Tiles {
public:
    explicit Tiles(QSizeF page)
        : m_isWide(page.width() > page.height()),
          m_paper(m_isWide ? kA4Paper.transposed() : kA4Paper),
          m_printed(m_paper.width() - 2 * kEdge, m_paper.height() - 2 * kEdge),
          m_step(m_printed.width() - kOverlap, m_printed.height() - kOverlap),
          m_count(across(page.width(), m_step.width()), across(page.height(), m_step.height())) {}

    QSizeF paper() const { return m_paper; }
    QSize count() const { return m_count; }
    // How large a page so many of them make.
    QSizeF sizeOf(int columns, int rows) const {
        return {columns * m_step.width() + kOverlap, rows * m_step.height() + kOverlap};
    }

    QRectF printed() const { return {QPointF(kEdge, kEdge), m_printed}; }
    // Where the corner of the whole lies.
    QPointF at(int column, int row) const {
        return printed().topLeft() - QPointF(column * m_step.width(), row * m_step.height());
    }
    // What the whole says is said once, on the first of them: it draws itself, what it says with
    // it. Under the others the whole lies.
    void drawFirst(PagePainter &page, const std::function<void(PagePainter &)> &drawLarge) const {
        QPainter &painter = page.painter;
        painter.save();
        painter.setClipRect(printed(), Qt::IntersectClip);
        painter.translate(at(0, 0));
        drawLarge(page);
        painter.restore();
        drawMarks(page, printed(), 0, 0);
    }
    void draw(PagePainter &page, int column, int row) const {
        drawMarks(page, printed(), column, row);
    }

private:
    static int across(double length, double step) {
        constexpr double kRounding = 1e-6; // one that fills them exactly takes no more
        return std::max(1, static_cast<int>(std::ceil((length - kOverlap) / step - kRounding)));
    }
    // Where the page before ends, what to cut, and which page it is.
    void drawMarks(PagePainter &page, const QRectF &printed, int column, int row) const {
        QPainter &painter = page.painter;
        painter.setPen(QPen(QColor(0x9A, 0x4B, 0x00), 0.8, Qt::DashLine));
        if (column > 0)
            painter.drawLine(printed.topLeft() + QPointF(kOverlap, 0),
                             printed.bottomLeft() + QPointF(kOverlap, 0));
        if (row > 0)
            painter.drawLine(printed.topLeft() + QPointF(0, kOverlap),
                             printed.topRight() + QPointF(0, kOverlap));
        painter.setPen(QPen(Qt::black, 0.6));
        const double arm = 5 * kMillimetre;
        for (const auto &[corner, x, y] : {std::tuple(printed.topLeft(), -1, -1),
                                           {printed.topRight(), 1, -1},
                                           {printed.bottomLeft(), -1, 1},
                                           {printed.bottomRight(), 1, 1}}) {
            painter.drawLine(corner + QPointF(x * 1.5, 0), corner + QPointF(x * arm, 0));
            painter.drawLine(corner + QPointF(0, y * 1.5), corner + QPointF(0, y * arm));
        }
        const QString told =
            words("Page %1 of %2: row %3, column %4. Cut at the right and below, lay each on the "
                  "dashed line of the next, and tape.")
                .arg(row * m_count.width() + column + 1)
                .arg(m_count.width() * m_count.height())
                .arg(row + 1)
                .arg(column + 1);
        page.part(
            Part::Paragraph,
            [&] {
                painter.setFont(paperFont(points(7.5)));
                painter.drawText(QRectF(printed.left() + arm, m_paper.height() - kEdge,
                                        printed.width(), kEdge * 0.8),
                                 Qt::AlignLeft | Qt::AlignVCenter, told);
            },
            told);
    }

    bool m_isWide;
    QSizeF m_paper;
    QSizeF m_printed;
    QSizeF m_step;
    QSize m_count;
};

} // namespace

Pages inTiles(const Pages &large) {
    const Tiles tiles(large.size);
    Pages pages{tiles.paper(), large.title};
    for (const auto &draw : large.pages) {
        pages.large.push_back({large.size, draw});
        for (int row = 0; row < tiles.count().height(); ++row)
            for (int column = 0; column < tiles.count().width(); ++column) {
                if (column == 0 && row == 0) {
                    pages.pages.emplace_back(
                        [tiles, draw](PagePainter &page) { tiles.drawFirst(page, draw); });
                    continue;
                }
                pages.under[pages.pages.size()] = {pages.large.size() - 1, tiles.at(column, row),
                                                   tiles.printed()};
                pages.pages.emplace_back(
                    [tiles, column, row](PagePainter &page) { tiles.draw(page, column, row); });
            }
    }
    return pages;
}

QSize tilesOf(QSizeF page) {
    return Tiles(page).count();
}

double fillingTiles(QSizeF page) {
    constexpr double kLeast = 0.8; // of its size
    const Tiles tiles(page);
    double mostUsed = 0;
    double best = 1;
    for (const int columns : {tiles.count().width(), std::max(1, tiles.count().width() - 1)})
        for (const int rows : {tiles.count().height(), std::max(1, tiles.count().height() - 1)}) {
            const QSizeF size = tiles.sizeOf(columns, rows);
            const double scale =
                std::min(size.width() / page.width(), size.height() / page.height());
            const double used = scale * scale / (columns * rows);
            if (scale >= kLeast && used > mostUsed) {
                mostUsed = used;
                best = scale;
            }
        }
    return best;
}

} // namespace placeweave
