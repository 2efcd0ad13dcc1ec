// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/room_sheets.h"

#include "ui/map/paper_base_map.h"
#include "ui/map/scene_painter.h"
#include "ui/publish/pages.h"
#include "ui/publish/sheet_layout.h"
#include "ui/publish/tiles.h"
#include "ui/record/value_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace placeweave {

namespace {

constexpr double kMillimetre = kPaperDpi / 25.4;
constexpr double kEdge = 10 * kMillimetre; // printers leave it white
constexpr QSizeF kA4(210 * kMillimetre, 297 * kMillimetre);

QString words(const char *english) {
    return QCoreApplication::translate("RoomSheets", english);
}

QFont fontOf(double points, bool bold = false) {
    QFont font(SceneFonts::family());
    font.setPixelSize(static_cast<int>(std::lround(points * kPaperDpi / 72)));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

// --- the map ---

class RoomMap {
public:
    explicit RoomMap(const RoomSheets &sheets)
        : m_sheets(sheets), m_scale(paperScale(sheets.paper)),
          m_fonts(m_scale, SceneFonts::Letters::Close), m_painter(m_fonts, false, m_scale) {
        const LatLonBox box = sheets.squares.box();
        m_northWest = toMercator({box.north, box.west});
        const Mercator southEast = toMercator({box.south, box.east});
        m_extent = QSizeF(southEast.x - m_northWest.x, southEast.y - m_northWest.y);
        SheetRequest paper;
        paper.paper = sheets.paper;
        paper.turn = m_extent.width() >= 0.85 * m_extent.height() ? SheetRequest::Turn::Landscape
                                                                  : SheetRequest::Turn::Portrait;
        m_page = paperPixels(paper);
        const double head = 46 * m_scale;
        const double foot = 26 * m_scale;
        const double letters = 26 * m_scale;
        const double edge = sheets.isTiled ? 4 * kMillimetre : kEdge;
        const QRectF room(edge + letters, edge + head + letters,
                          m_page.width() - 2 * (edge + letters),
                          m_page.height() - 2 * edge - head - foot - 2 * letters);
        const double fit =
            std::min(room.width() / m_extent.width(), room.height() / m_extent.height());
        const QSizeF size = m_extent * fit;
        m_frame =
            QRectF(room.center().x() - size.width() / 2, room.top(), size.width(), size.height());
        if (sheets.isTiled) { // no page is printed of which nothing is used
            const double beside = edge + letters;
            m_frame.moveLeft(beside);
            m_page = {m_frame.width() + 2 * beside, m_frame.bottom() + letters + foot + edge};
            m_filling = fillingTiles(m_page);
        }
    }

    QSizeF page() const { return m_page * m_filling; }

    void draw(QPainter &painter) const {
        painter.save();
        painter.scale(m_filling, m_filling);
        painter.fillRect(QRectF(QPointF(), m_page), Qt::white);
        painter.setRenderHint(QPainter::Antialiasing);
        drawMap(painter);
        drawSquares(painter);
        drawCornerMarks(painter);
        drawWords(painter);
        painter.restore();
    }

private:
    void drawMap(QPainter &painter) const {
        Viewport view;
        view.width = m_frame.width();
        view.height = m_frame.height();
        view.centre = {m_northWest.x + m_extent.width() / 2, m_northWest.y + m_extent.height() / 2};
        view.pixelsPerUnit = m_frame.width() / m_extent.width();
        SceneOptions options;
        options.textScale = m_scale;
        options.symbolScale = m_scale * 0.8; // stickers need room
        SceneSources sources = m_sheets.scene;
        readBaseMapForPaper(m_sheets.baseMap.get(), view, sources);
        const MapScene scene(sources, view, options);
        painter.save();
        painter.setClipRect(m_frame, Qt::IntersectClip);
        painter.translate(m_frame.topLeft());
        m_painter.drawGround(painter, scene.ground(), m_frame.size(), [&] {
            drawBaseMapOnPaper(painter, m_sheets.baseMap.get(), view, sources);
        });
        m_painter.drawMarks(painter, scene.marks(m_fonts));
        const ScaleBar bar = scene.scaleBar(130 * m_scale);
        m_painter.drawScaleBar(painter, {14 * m_scale, m_frame.height() - 46 * m_scale}, bar);
        m_painter.drawNorthArrow(painter, {m_frame.width() - 34 * m_scale, 34 * m_scale},
                                 40 * m_scale);
        painter.restore();
    }

    void drawSquares(QPainter &painter) const {
        const LetteredSquares &squares = m_sheets.squares;
        const double column = m_frame.width() / squares.columns();
        const double row = m_frame.height() / squares.rows();
        painter.setPen(QPen(QColor(0, 0, 0, 110), 0.7 * m_scale));
        for (int i = 0; i <= squares.columns(); ++i)
            painter.drawLine(QPointF(m_frame.left() + i * column, m_frame.top()),
                             QPointF(m_frame.left() + i * column, m_frame.bottom()));
        for (int i = 0; i <= squares.rows(); ++i)
            painter.drawLine(QPointF(m_frame.left(), m_frame.top() + i * row),
                             QPointF(m_frame.right(), m_frame.top() + i * row));
        painter.setPen(Qt::black);
        painter.setFont(fontOf(13 * m_scale, true));
        const double band = 24 * m_scale;
        for (int i = 0; i < squares.columns(); ++i)
            for (const double top : {m_frame.top() - band, m_frame.bottom()})
                painter.drawText(QRectF(m_frame.left() + i * column, top, column, band),
                                 Qt::AlignCenter, toQString(LetteredSquares::columnName(i)));
        for (int i = 0; i < squares.rows(); ++i)
            for (const double left : {m_frame.left() - band, m_frame.right()})
                painter.drawText(QRectF(left, m_frame.top() + i * row, band, row), Qt::AlignCenter,
                                 QString::number(i + 1));
    }

    void drawCornerMarks(QPainter &painter) const {
        const double radius = 7 * m_scale;
        for (const QPointF &corner :
             {m_frame.topLeft(), m_frame.topRight(), m_frame.bottomRight(), m_frame.bottomLeft()}) {
            painter.setPen(QPen(Qt::black, 2 * m_scale));
            painter.setBrush(Qt::white);
            painter.drawEllipse(corner, radius, radius);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Qt::black);
            painter.drawEllipse(corner, radius * 0.45, radius * 0.45);
        }
        painter.setBrush(Qt::NoBrush);
    }

    void drawWords(QPainter &painter) const {
        const double left = m_frame.left();
        const double width = m_frame.width();
        const double top = m_frame.top() - 24 * m_scale - 46 * m_scale;
        painter.setPen(Qt::black);
        const QFont title = fontOf(16 * m_scale, true);
        painter.setFont(title);
        const QString heading = m_sheets.place.isEmpty()
                                    ? m_sheets.title
                                    : m_sheets.title + QStringLiteral(" · ") + m_sheets.place;
        painter.drawText(QRectF(left, top, width, 24 * m_scale), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(title).elidedText(heading, Qt::ElideRight, width));
        const QFont small = fontOf(9 * m_scale);
        painter.setFont(small);
        painter.drawText(
            QRectF(left, top + 24 * m_scale, width, 18 * m_scale), Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(small).elidedText(m_sheets.purpose.simplified(), Qt::ElideRight, width));
        const MapScene scene(m_sheets.scene, Viewport(), SceneOptions());
        const QString foot = words("Made for partners only. A sticker with your row's number goes "
                                   "where it is. No patients, no one's health by name.");
        painter.drawText(QRectF(left, m_frame.bottom() + 25 * m_scale, width, 14 * m_scale),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(small).elidedText(foot, Qt::ElideRight, width));
        painter.drawText(QRectF(left, m_frame.bottom() + 38 * m_scale, width, 14 * m_scale),
                         Qt::AlignLeft | Qt::AlignVCenter, toQString(scene.attribution()));
    }

    const RoomSheets &m_sheets;
    double m_scale;
    SceneFonts m_fonts;
    ScenePainter m_painter;
    Mercator m_northWest;
    QSizeF m_extent; // Mercator
    QSizeF m_page;
    double m_filling = 1; // by which all is drawn larger, to fill the pages that it is taped from
    QRectF m_frame;       // of the squares
};

// --- table sheets ---

struct Column {
    const char *heading;
    double share;      // of the width
    double largeShare; // in large print, where what is printed needs more of it
};
constexpr Column kColumns[] = {{QT_TRANSLATE_NOOP("RoomSheets", "No."), 0.07, 0.06},
                               {QT_TRANSLATE_NOOP("RoomSheets", "What is it?"), 0.23, 0.19},
                               {QT_TRANSLATE_NOOP("RoomSheets", "Where? (square)"), 0.11, 0.11},
                               {QT_TRANSLATE_NOOP("RoomSheets", "Who goes?"), 0.16, 0.125},
                               {QT_TRANSLATE_NOOP("RoomSheets", "Who runs it?"), 0.16, 0.125},
                               {QT_TRANSLATE_NOOP("RoomSheets", "How do you know?"), 0.15, 0.25},
                               {QT_TRANSLATE_NOOP("RoomSheets", "May we list it?"), 0.12, 0.14}};
constexpr const char *kHow[] = {QT_TRANSLATE_NOOP("RoomSheets", "I go there"),
                                QT_TRANSLATE_NOOP("RoomSheets", "Someone I know does"),
                                QT_TRANSLATE_NOOP("RoomSheets", "I've heard of it")};
constexpr const char *kList[] = {QT_TRANSLATE_NOOP("RoomSheets", "Yes"),
                                 QT_TRANSLATE_NOOP("RoomSheets", "Ask first"),
                                 QT_TRANSLATE_NOOP("RoomSheets", "No")};

class TableSheet {
public:
    explicit TableSheet(const RoomSheets &sheets)
        : m_sheets(sheets), m_points(sheets.isLargePrint ? 18 : 11),
          m_small(sheets.isLargePrint ? m_points : 8.5), m_rowsAPage(sheets.isLargePrint ? 3 : 7) {}

    QSizeF paper() const { return kA4.transposed(); }

    // The questions, to lie on the table.
    void drawPrompts(PagePainter &page, const QString &table) const {
        QRectF room = head(page, table, words("What we ask"));
        const double large = m_sheets.isLargePrint ? 24 : 18;
        for (qsizetype i = 0; i < m_sheets.prompts.size() && room.height() > 0; ++i) {
            put(page, room, Part::Paragraph, QString("%1.  %2").arg(i + 1).arg(m_sheets.prompts[i]),
                fontOf(large, true), Qt::black);
            const QString other =
                i < m_sheets.otherPrompts.size() ? m_sheets.otherPrompts[i] : QString();
            if (!other.isEmpty())
                put(page, room, Part::Paragraph, other, fontOf(large * 0.85),
                    QColor(0x33, 0x44, 0x4c));
            room.setTop(room.top() + 4 * kMillimetre);
        }
    }

    // `first` is the number of the first row.
    void drawRows(PagePainter &page, const QString &table, int first) const {
        const QRectF room = head(page, table, words("One line for each thing"));
        const QFont heading = fontOf(m_small, true);
        const double headingHeight = 2 * QFontMetricsF(heading).height() + 6;
        const double height = (room.height() - headingHeight) / m_rowsAPage;
        drawLines(page.painter, room, headingHeight, height);
        page.group(Part::Table, [&] {
            page.group(Part::Row, [&] {
                forEachColumn(room, [&](const Column &column, double x, double width) {
                    page.part(
                        Part::HeaderCell,
                        [&] {
                            page.painter.setPen(Qt::black);
                            page.painter.setFont(heading);
                            page.painter.drawText(
                                QRectF(x + 4, room.top(), width - 8, headingHeight),
                                Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                                words(column.heading));
                        },
                        words(column.heading));
                });
            });
            for (int i = 0; i < m_rowsAPage; ++i)
                page.group(Part::Row, [&] {
                    forEachColumn(room, [&](const Column &column, double x, double width) {
                        drawCell(page, column,
                                 {x, room.top() + headingHeight + i * height, width, height},
                                 first + i);
                    });
                });
        });
    }
    int rowsAPage() const { return m_rowsAPage; }

private:
    // What is left of the page under it.
    QRectF head(PagePainter &page, const QString &table, const QString &what) const {
        QRectF room(kEdge, kEdge, paper().width() - 2 * kEdge, paper().height() - 2 * kEdge);
        const QString title =
            table.isEmpty() ? m_sheets.title : m_sheets.title + QStringLiteral(" · ") + table;
        put(page, room, Part::Title, title, fontOf(m_points * 1.25, true), Qt::black);
        put(page, room, Part::Paragraph,
            what + QStringLiteral(". ") + words("No patients, no one's health by name."),
            fontOf(m_small), QColor(0x33, 0x44, 0x4c));
        room.setTop(room.top() + 3 * kMillimetre);
        return room;
    }
    static void put(PagePainter &page, QRectF &room, Part part, const QString &text,
                    const QFont &font, const QColor &colour) {
        QRectF taken;
        page.part(
            part,
            [&] {
                page.painter.setFont(font);
                page.painter.setPen(colour);
                page.painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text,
                                      &taken);
            },
            text);
        room.setTop(taken.bottom() + 1.5 * kMillimetre);
    }
    template <class Visit>
    void forEachColumn(const QRectF &room, const Visit &visit) const {
        double x = room.left();
        for (const Column &column : kColumns) {
            const double width =
                (m_sheets.isLargePrint ? column.largeShare : column.share) * room.width();
            visit(column, x, width);
            x += width;
        }
    }
    void drawLines(QPainter &painter, const QRectF &room, double headingHeight,
                   double height) const {
        painter.setPen(QPen(QColor(0x8a, 0x8f, 0x8c), 0.8));
        forEachColumn(room, [&](const Column &, double x, double) {
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
        });
        painter.drawLine(room.topRight(), room.bottomRight());
        painter.drawLine(room.topLeft(), room.topRight());
        for (int i = 0; i <= m_rowsAPage; ++i) {
            const double y = room.top() + headingHeight + i * height;
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        }
    }
    // One that is to be written in is there too, and empty.
    void drawCell(PagePainter &page, const Column &column, const QRectF &cell, int number) const {
        if (&column == &kColumns[0])
            page.part(
                Part::Cell, [&] { drawNumber(page.painter, cell, number); },
                QString::number(number));
        else if (&column == &kColumns[5])
            page.part(Part::Cell, [&] { drawBoxes(page.painter, cell, kHow); }, saidOf(kHow));
        else if (&column == &kColumns[6])
            page.part(Part::Cell, [&] { drawBoxes(page.painter, cell, kList); }, saidOf(kList));
        else
            page.group(Part::Cell, [] {});
    }
    template <std::size_t N>
    static QString saidOf(const char *const (&choices)[N]) {
        QStringList said;
        for (const char *choice : choices)
            said << words(choice);
        return said.join(QStringLiteral(", "));
    }
    void drawNumber(QPainter &painter, const QRectF &cell, int number) const {
        const double radius = std::min(cell.width(), cell.height()) * 0.36;
        painter.setPen(QPen(Qt::black, 1.2));
        painter.drawEllipse(cell.center(), radius, radius);
        painter.setFont(fontOf(m_points * 1.1, true));
        painter.drawText(cell, Qt::AlignCenter, QString::number(number));
    }
    template <std::size_t N>
    void drawBoxes(QPainter &painter, const QRectF &cell, const char *const (&choices)[N]) const {
        const QFont font = fontOf(m_small);
        painter.setFont(font);
        painter.setPen(QPen(Qt::black, 0.9));
        const double line = cell.height() / (N + 0.2);
        const double side = std::min(line * 0.6, QFontMetricsF(font).height() * 0.8);
        for (std::size_t i = 0; i < N; ++i) {
            const double y = cell.top() + line * (0.1 + static_cast<double>(i));
            painter.drawRect(QRectF(cell.left() + 5, y + (line - side) / 2, side, side));
            painter.drawText(QRectF(cell.left() + side + 10, y, cell.width() - side - 12, line),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                             words(choices[i]));
        }
    }

    const RoomSheets &m_sheets;
    double m_points;
    double m_small; // what is small, but not in large print
    int m_rowsAPage;
};

} // namespace

Result<void> writeRoomMap(const RoomSheets &sheets, const std::filesystem::path &file) {
    const RoomMap map(sheets);
    Pages pages{map.page(), sheets.title};
    const QString said = sheets.title + QStringLiteral(". ") + sheets.purpose.simplified();
    pages.pages.emplace_back([&map, said](PagePainter &page) {
        page.part(Part::Figure, [&] { map.draw(page.painter); }, said);
    });
    return writePdf(sheets.isTiled ? inTiles(pages) : pages, file);
}

QSize tilesOf(const RoomSheets &sheets) {
    return tilesOf(RoomMap(sheets).page());
}

QImage previewRoomMap(const RoomSheets &sheets, int longSide) {
    const RoomMap map(sheets);
    const double scale = longSide / std::max(map.page().width(), map.page().height());
    QImage image((map.page() * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    map.draw(painter);
    return image;
}

Result<void> writeTableSheets(const RoomSheets &sheets, const std::filesystem::path &file) {
    constexpr int kPagesATable = 2;
    const TableSheet sheet(sheets);
    const QStringList tables = sheets.tables.isEmpty() ? QStringList{QString()} : sheets.tables;
    Pages pages{sheet.paper(), sheets.title};
    int number = 1; // goes on from table to table: one number, one sticker
    for (const QString &table : tables) {
        pages.pages.emplace_back(
            [&sheet, table](PagePainter &page) { sheet.drawPrompts(page, table); });
        for (int i = 0; i < kPagesATable; ++i) {
            pages.pages.emplace_back([&sheet, table, number](PagePainter &page) {
                sheet.drawRows(page, table, number);
            });
            number += sheet.rowsAPage();
        }
    }
    return writePdf(pages, file);
}

} // namespace placeweave
