// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/map_sheet.h"

#include "core/base/text.h"
#include "core/exchange/related_rows.h"
#include "core/exchange/replaced_file.h"
#include "ui/map/scene_painter.h"
#include "ui/publish/map_figure.h"
#include "ui/publish/sheet_layout.h"
#include "ui/publish/text_flow.h"
#include "ui/publish/tiles.h"
#include "ui/record/value_text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

namespace placeweave {
namespace {

QString words(const char *english) {
    return QCoreApplication::translate("MapSheet", english);
}

constexpr double kListLetters = 10.5; // their height on A4

MapFigure figureOf(const SheetRequest &request, double scale) {
    MapFigure figure;
    figure.scene = request.scene;
    figure.baseMap = request.baseMap;
    figure.box = request.box;
    if (!request.box.isEmpty() && !request.bareMap)
        figure.whole = request.whole.isEmpty() ? wholeBox(request.scene) : request.whole;
    figure.isNumbered = request.numberedList || request.listedOverleaf;
    figure.isDark = request.dark;
    figure.scale = scale;
    figure.textScale = request.textScale;
    return figure;
}

// One sheet and, after it, pages for a list that found no room.
class Sheet {
public:
    Sheet(const SheetRequest &request, QSizeF page, double scale, bool hasMorePages)
        : m_request(request), m_title(toQString(cleanText(request.title)).simplified()),
          m_hasMorePages(hasMorePages), m_layout(sheetLayout(request, page, scale)),
          m_theme(mapTheme(request.dark)),
          m_map(figureOf(request, m_layout.scale), m_layout.map.size()) {
        if (request.numberedList)
            m_listed = m_map.numbered();
        // How much of the list finds room beside the map is known once everything was measured.
        QImage scratch(1, 1, QImage::Format_RGB32);
        QPainter painter(&scratch);
        PagePainter page1(painter);
        if (!request.bareMap)
            m_listedBeside = drawnBeside(page1);
    }

    void drawFirstPage(PagePainter &page) const;
    // The first that is not on it.
    std::size_t drawListPage(PagePainter &page, std::size_t first) const;
    std::size_t listed() const { return m_listed.size(); }
    std::size_t listedBeside() const { return m_listedBeside; }

private:
    QFont font(double size, bool bold = false) const;
    double drawWords(QPainter &painter, const QRectF &room, const QString &words, const QFont &font,
                     Colour colour, int flags = Qt::AlignLeft | Qt::AlignTop) const;
    void drawMap(PagePainter &page) const;
    void drawHeader(PagePainter &page) const;
    std::size_t drawnBeside(PagePainter &page) const;
    void drawFooter(PagePainter &page, const QString &note) const;
    double drawAbout(PagePainter &page, const QRectF &room) const;
    double heightOf(const QString &words, const QFont &font, double width) const;
    std::size_t drawListColumn(PagePainter &page, QRectF room, std::size_t first,
                               double size) const;
    std::size_t drawList(PagePainter &page, QRectF room, std::size_t first, int columns,
                         double size) const;
    std::size_t drawListBeside(PagePainter &page, QRectF room) const;

    SheetRequest m_request;
    QString m_title;
    bool m_hasMorePages;
    SheetLayout m_layout;
    const MapTheme &m_theme;
    MapDrawing m_map;
    std::vector<std::pair<std::uint32_t, const SceneAsset *>> m_listed;
    std::size_t m_listedBeside = 0;
};

QFont Sheet::font(double size, bool bold) const {
    QFont font(SceneFonts::family());
    font.setPixelSize(
        std::max(1, static_cast<int>(std::lround(size * m_layout.scale * m_request.textScale))));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

// The height taken; what does not fit ends in an ellipsis.
double Sheet::drawWords(QPainter &painter, const QRectF &room, const QString &words,
                        const QFont &font, Colour colour, int flags) const {
    const QFontMetricsF metrics(font);
    const auto heightOf = [&](const QString &string) {
        return metrics
            .boundingRect(QRectF(0, 0, room.width(), 1e6), flags | Qt::TextWordWrap, string)
            .height();
    };
    QString fitting = words;
    while (!fitting.isEmpty() && heightOf(fitting) > room.height() + 1) {
        const qsizetype cut = fitting.lastIndexOf(QLatin1Char(' '), -3);
        fitting = cut > 0 ? fitting.left(cut) + QStringLiteral(" …") : QString();
    }
    painter.setFont(font);
    painter.setPen(toQColor(colour));
    painter.drawText(room, flags | Qt::TextWordWrap, fitting);
    return fitting.isEmpty() ? 0 : heightOf(fitting);
}

void Sheet::drawMap(PagePainter &page) const {
    const QRectF map = m_layout.map;
    const double scale = m_layout.scale;
    QPainter &painter = page.painter;
    page.part(
        Part::Figure,
        [&] {
            painter.save();
            painter.translate(map.topLeft());
            m_map.draw(painter);
            painter.restore();
            // Paper over what juts out, rather than clip: SVG and some printers know no clipping.
            QPainterPath frame;
            frame.setFillRule(Qt::OddEvenFill);
            frame.addRect(QRectF(QPointF(-200 * scale, -200 * scale),
                                 m_layout.page + QSizeF(400 * scale, 400 * scale)));
            if (m_request.bareMap)
                frame.addRect(map);
            else
                frame.addRoundedRect(map, 8 * scale, 8 * scale);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.fillPath(frame, toQColor(m_theme.paper));
        },
        m_map.inWords());
    if (!m_request.bareMap) {
        painter.setPen(QPen(toQColor(m_theme.line), scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(map, 8 * scale, 8 * scale);
        return;
    }
    const QString credits = m_map.credits();
    const QFont small = font(9.5);
    const QFontMetricsF metrics(small);
    const QString line = credits.isEmpty() ? QStringLiteral("Placeweave")
                                           : credits + QStringLiteral(" · Placeweave");
    const double width = metrics.horizontalAdvance(line) + 10 * scale;
    const QRectF room(map.right() - width, map.bottom() - metrics.height() - 4 * scale, width,
                      metrics.height() + 4 * scale);
    painter.fillRect(room, toQColor(m_theme.paper.withAlpha(0.82)));
    page.part(
        Part::Paragraph,
        [&] { drawWords(painter, room, line, small, m_theme.mute, Qt::AlignCenter); }, line);
}

void Sheet::drawHeader(PagePainter &page) const {
    const QRectF room = m_layout.header;
    const double scale = m_layout.scale;
    QPainter &painter = page.painter;
    const QFont title = font(25, true);
    const double titleHeight = QFontMetricsF(title).height();
    const QFont small = font(11.5);
    const QString madeFor = madeForWords(m_request.madeFor);
    const double chip = QFontMetricsF(small).horizontalAdvance(madeFor) + 22 * scale;
    const double width = room.width() - chip - 16 * scale;
    page.part(
        Part::Title,
        [&] {
            painter.setFont(title);
            painter.setPen(toQColor(m_theme.ink));
            painter.drawText(QRectF(room.left(), room.top(), width, titleHeight),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetricsF(title).elidedText(m_title, Qt::ElideRight, width));
        },
        m_title);
    // Who may see it is never a footnote.
    const bool isPublic = m_request.madeFor == MadeFor::Anyone;
    const Colour colour = isPublic ? m_theme.accent : m_theme.warn;
    const QRectF badge(room.right() - chip, room.top() + (titleHeight - 24 * scale) / 2, chip,
                       24 * scale);
    painter.setPen(QPen(toQColor(colour), 1.2 * scale));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(badge, 12 * scale, 12 * scale);
    page.part(
        Part::Paragraph,
        [&] { drawWords(painter, badge, madeFor, small, colour, Qt::AlignCenter); }, madeFor);
    const QString line = toQString(cleanText(m_request.imprint.line)).simplified();
    if (line.isEmpty())
        return;
    const QFont plain = font(13);
    const QRectF below(room.left(), room.bottom() - QFontMetricsF(plain).height() - 2 * scale,
                       room.width(), QFontMetricsF(plain).height());
    page.part(
        Part::Paragraph,
        [&] {
            drawWords(painter, below,
                      QFontMetricsF(plain).elidedText(line, Qt::ElideRight, room.width()), plain,
                      m_theme.mute);
        },
        line);
}

double Sheet::heightOf(const QString &words, const QFont &font, double width) const {
    return QFontMetricsF(font)
        .boundingRect(QRectF(0, 0, width, 1e6), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                      words)
        .height();
}

// All of it: who to ring and how to be taken off stand last. Letters shrink a little, then the
// longest paragraph is cut, never another.
double Sheet::drawAbout(PagePainter &page, const QRectF &room) const {
    QPainter &painter = page.painter;
    if (m_request.about.empty())
        return 0;
    double heading = 0;
    page.part(
        Part::Heading,
        [&] {
            heading =
                drawWords(painter, room, words("About this map"), font(13, true), m_theme.ink) +
                3 * m_layout.scale;
        },
        words("About this map"));
    const QRectF below = room.adjusted(0, heading, 0, 0);
    double size = 11;
    // Cutting word by word takes its time.
    constexpr qsizetype kLongest = 1500;
    QStringList paragraphs = toQString(cleanText(m_request.about)).split(QLatin1Char('\n'));
    for (QString &paragraph : paragraphs)
        if (paragraph.size() > kLongest)
            paragraph = paragraph.left(kLongest) + QStringLiteral(" …");
    QString about = paragraphs.join(QLatin1Char('\n'));
    while (size > 8.5 && heightOf(about, font(size), below.width()) > below.height())
        size -= 0.5;
    while (heightOf(about, font(size), below.width()) > below.height()) {
        QString &longest = *std::ranges::max_element(paragraphs, {}, &QString::size);
        const qsizetype cut = longest.lastIndexOf(QLatin1Char(' '), -4);
        if (cut < 40)
            break;
        longest = longest.left(cut) + QStringLiteral(" …");
        about = paragraphs.join(QLatin1Char('\n'));
    }
    double taken = 0;
    page.part(
        Part::Paragraph,
        [&] { taken = drawWords(painter, below, about, font(size), m_theme.mute); }, about);
    return heading + taken;
}

std::size_t Sheet::drawListColumn(PagePainter &page, QRectF room, std::size_t first,
                                  double size) const {
    QPainter &painter = page.painter;
    const QFont plain = font(size);
    const QFont bold = font(size, true);
    const QFontMetricsF metrics(plain);
    const double number = metrics.horizontalAdvance(QStringLiteral("0000 "));
    double y = room.top();
    std::size_t next = first;
    for (; next < m_listed.size(); ++next) {
        const auto &[count, asset] = m_listed[next];
        const QRectF line(room.left() + number, y, room.width() - number, 1e5);
        const QString name = toQString(asset->name);
        const double height =
            metrics.boundingRect(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, name)
                .height() +
            2.5 * m_layout.scale;
        if (y + height > room.bottom() && y > room.top())
            break;
        page.group(Part::Item, [&] {
            page.part(
                Part::Label,
                [&] {
                    painter.setFont(bold);
                    painter.setPen(toQColor(symbolColour(kindStyle(asset->kind).family, m_theme)));
                    painter.drawText(
                        QRectF(room.left(), y, number - 5 * m_layout.scale, metrics.height()),
                        Qt::AlignRight | Qt::AlignTop, QString::number(count));
                },
                QString::number(count));
            page.part(
                Part::Words,
                [&] {
                    painter.setFont(plain);
                    painter.setPen(toQColor(m_theme.ink));
                    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, name);
                },
                name);
        });
        y += height;
    }
    return next;
}

// The first that found no room.
std::size_t Sheet::drawList(PagePainter &page, QRectF room, std::size_t first, int columns,
                            double size) const {
    const double gap = 22 * m_layout.scale;
    const double width = (room.width() - (columns - 1) * gap) / columns;
    std::size_t next = first;
    for (int i = 0; i < columns && next < m_listed.size(); ++i)
        next = drawListColumn(
            page, QRectF(room.left() + i * (width + gap), room.top(), width, room.height()), next,
            size);
    return next;
}

// A wall map is looked at whole: its list goes on another sheet only where letters that can still
// be read do not let it stand here.
std::size_t Sheet::drawListBeside(PagePainter &page, QRectF room) const {
    constexpr double kFinest = 6.2;     // beside the letters of the map
    constexpr double kReadable = 9.4;   // pixels: 7 points
    constexpr double kNarrowest = 13.5; // of a column, in letters' heights
    const double em = m_layout.scale * m_request.textScale;
    QImage scratch(1, 1, QImage::Format_RGB32);
    QPainter painter(&scratch);
    PagePainter measured(painter);
    const auto mostColumns = [&](double size) {
        return std::max(1, static_cast<int>(room.width() / (kNarrowest * size * em)));
    };
    for (double size = kListLetters; size >= std::max(kFinest, kReadable / em); size -= 0.3)
        for (int columns = 1; columns <= mostColumns(size); ++columns)
            if (drawList(measured, room, 0, columns, size) == m_listed.size())
                return drawList(page, room, 0, columns, size);
    return drawList(page, room, 0, mostColumns(kListLetters), kListLetters);
}

// How many of the list found room.
std::size_t Sheet::drawnBeside(PagePainter &page) const {
    const double scale = m_layout.scale;
    const Legend legend = m_map.legend();
    const double gap = 16 * scale;
    std::size_t beside = 0;
    if (m_layout.columns.size() == 1) {
        QRectF room = m_layout.columns[0];
        page.part(
            Part::Paragraph,
            [&] {
                const QRectF taken = m_map.scenePainter().drawLegend(
                    page.painter, room.topLeft(), legend, words("What is here"), room.width());
                room.setTop(taken.bottom() + gap);
            },
            legendInWords(legend));
        const double height = drawAbout(page, room); // before the list, which goes on elsewhere
        room.setTop(room.top() + (height > 0 ? height + gap : 0));
        if (m_request.numberedList && room.height() > 60 * scale)
            page.group(Part::List, [&] { beside = drawListBeside(page, room); });
    } else {
        Legend families = legend;
        families.states.clear();
        families.fill.clear();
        families.outlines.clear();
        families.core20.reset();
        Legend rest = legend;
        rest.families.clear();
        if (!legend.families.empty())
            rest.kinds = {{legend.families.front().kind, {}, 0}};
        page.part(
            Part::Paragraph,
            [&] {
                m_map.scenePainter().drawLegend(page.painter, m_layout.columns[0].topLeft(),
                                                families, words("What is here"),
                                                m_layout.columns[0].width());
            },
            legendInWords(families));
        page.part(
            Part::Paragraph,
            [&] {
                m_map.scenePainter().drawLegend(page.painter, m_layout.columns[1].topLeft(), rest,
                                                legend.states.empty() ? QString()
                                                                      : words("How sure we are"),
                                                m_layout.columns[1].width());
            },
            legendInWords(rest));
        drawAbout(page, m_layout.columns[2]);
    }
    return beside;
}

void Sheet::drawFooter(PagePainter &page, const QString &note) const {
    QStringList foot;
    if (!m_request.date.empty())
        foot << toQString(m_request.date);
    if (const QString credits = m_map.credits(); !credits.isEmpty())
        foot << credits;
    foot << words("Made with Placeweave");
    page.part(
        Part::Paragraph,
        [&] {
            drawWords(page.painter, m_layout.footer, foot.join(kBetweenParts), font(9.5),
                      m_theme.mute, Qt::AlignLeft | Qt::AlignVCenter);
        },
        foot.join(kBetweenParts));
    if (!note.isEmpty())
        page.part(
            Part::Paragraph,
            [&] {
                drawWords(page.painter, m_layout.footer, note, font(9.5), m_theme.mute,
                          Qt::AlignRight | Qt::AlignVCenter);
            },
            note);
}

void Sheet::drawFirstPage(PagePainter &page) const {
    page.painter.fillRect(QRectF(QPointF(0, 0), m_layout.page), toQColor(m_theme.paper));
    drawMap(page);
    if (m_request.bareMap)
        return;
    drawHeader(page);
    drawnBeside(page);
    if (m_request.imprint.hasPartners())
        drawPartners(page, m_layout.partners, m_request.imprint,
                     11 * m_layout.scale * m_request.textScale, m_request.dark);
    const std::size_t more = m_listed.size() - m_listedBeside;
    QString note;
    if (m_request.listedOverleaf)
        note = words("The numbers are explained overleaf");
    else if (more > 0 && !m_hasMorePages)
        note = words("%1 more are numbered on the map; a PDF lists them all")
                   .arg(QLocale().toString(static_cast<qulonglong>(more)));
    else if (more > 0)
        note = m_listedBeside == 0 ? words("The numbers are explained on the next page")
                                   : words("The list goes on on the next page");
    drawFooter(page, note);
}

std::size_t Sheet::drawListPage(PagePainter &page, std::size_t first) const {
    const double scale = m_layout.scale;
    page.painter.fillRect(QRectF(QPointF(0, 0), m_layout.page), toQColor(m_theme.paper));
    drawHeader(page);
    const QRectF room(m_layout.header.left(), m_layout.header.bottom() + 8 * scale,
                      m_layout.header.width(),
                      m_layout.footer.top() - m_layout.header.bottom() - 16 * scale);
    const int columns = std::max(1, static_cast<int>(room.width() / (230 * scale)));
    QImage scratch(1, 1, QImage::Format_RGB32);
    QPainter painter(&scratch);
    PagePainter measured(painter);
    const auto holdsAll = [&](double height) {
        return drawList(measured, QRectF(room.topLeft(), QSizeF(room.width(), height)), first,
                        columns, kListLetters) == m_listed.size();
    };
    // The last page's columns are of one length.
    constexpr int kTries = 10; // to a thousandth of the page
    const bool isLast = holdsAll(room.height());
    double tooShort = 0;
    double enough = room.height();
    for (int i = 0; i < kTries && isLast; ++i) {
        const double height = (tooShort + enough) / 2;
        (holdsAll(height) ? enough : tooShort) = height;
    }
    const QRectF taken(room.topLeft(), QSizeF(room.width(), enough));
    std::size_t next = first;
    page.group(Part::List, [&] { next = drawList(page, taken, first, columns, kListLetters); });
    return next;
}

} // namespace

QString madeForWords(MadeFor madeFor) {
    switch (madeFor) {
    case MadeFor::Anyone:
        return words("Made for anyone to see");
    case MadeFor::Partners:
        return words("Made for partners only");
    case MadeFor::JustUs:
        return words("Just us (private): please do not pass on");
    }
    return {};
}

Pages sheetPages(const SheetRequest &request) {
    const QSizeF size = paperPixels(request);
    const auto sheet =
        std::make_shared<const Sheet>(request, size, paperScale(request.paper), true);
    Pages pages{size, toQString(cleanText(request.title)).simplified()};
    pages.pages.emplace_back([sheet](PagePainter &page) { sheet->drawFirstPage(page); });
    QImage scratch(1, 1, QImage::Format_RGB32);
    QPainter painter(&scratch);
    PagePainter measured(painter);
    for (std::size_t next = sheet->listedBeside(); next < sheet->listed();) {
        pages.pages.emplace_back(
            [sheet, next](PagePainter &page) { sheet->drawListPage(page, next); });
        const std::size_t after = sheet->drawListPage(measured, next);
        if (after == next)
            break;
        next = after;
    }
    return request.isTiled && request.paper != Paper::A4 ? inTiles(pages) : pages;
}

Result<void> writeSheet(const SheetRequest &request, const std::filesystem::path &file,
                        const Progress &progress) {
    const std::string ending = folded(file.extension().string());
    if (ending == ".pdf")
        return writePdf(sheetPages(request), file, progress);
    if (ending != ".svg" && ending != ".png")
        return fail(ErrorCode::InvalidInput, "A sheet is written as .pdf, .svg or .png.",
                    file.string());
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QPainter painter;
    PagePainter page(painter);
    if (ending == ".png") {
        constexpr int kLargest = 20'000;
        if (request.widthPixels < 16 || request.heightPixels < 16 ||
            request.widthPixels > kLargest || request.heightPixels > kLargest)
            return fail(ErrorCode::InvalidInput, "A picture is 16 to 20000 pixels a side.",
                        file.string());
        const QSize size(request.widthPixels, request.heightPixels);
        QImage image(size, QImage::Format_RGB32);
        if (image.isNull())
            return fail(ErrorCode::InvalidInput, "There is no memory for a picture that large.",
                        file.string());
        // Large pictures are meant to be looked at whole: their letters grow with them.
        const double scale =
            std::clamp(std::sqrt(size.width() * 1.0 * size.height() / (1400.0 * 900)), 0.75, 6.0);
        painter.begin(&image);
        Sheet(request, size, request.bareMap ? std::max(1.0, scale * 0.8) : scale, false)
            .drawFirstPage(page);
        painter.end();
        image.save(&buffer, "PNG");
    } else {
        const QSizeF size = paperPixels(request);
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size.toSize());
        svg.setViewBox(QRectF(QPointF(0, 0), size));
        svg.setTitle(toQString(cleanText(request.title)));
        svg.setResolution(static_cast<int>(kPaperDpi));
        if (painter.begin(&svg)) {
            Sheet(request, size, paperScale(request.paper), false).drawFirstPage(page);
            painter.end();
        }
    }
    if (content.isEmpty())
        return fail(ErrorCode::Internal, "The picture could not be drawn.", file.string());
    PW_TRY(ReplacedFile whole, ReplacedFile::beside(file));
    whole.write({content.constData(), static_cast<std::size_t>(content.size())});
    return whole.commit();
}

} // namespace placeweave
