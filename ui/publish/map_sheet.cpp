// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/map_sheet.h"

#include "core/base/text.h"
#include "ui/map/scene_painter.h"
#include "ui/map/tile_pictures.h"
#include "ui/publish/sheet_layout.h"
#include "ui/record/value_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <functional>

namespace placeweave {
namespace {

constexpr double kFineness = 2; // pixels of a base map to a point of paper

QString words(const char *english) {
    return QCoreApplication::translate("MapSheet", english);
}

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

// One sheet and, after it, pages for a list that found no room.
class Sheet {
public:
    Sheet(const SheetRequest &request, QSizeF page, double scale, bool hasMorePages)
        : m_request(request), m_hasMorePages(hasMorePages),
          m_layout(sheetLayout(request, page, scale)), m_fonts(scale * request.textScale),
          m_theme(mapTheme(request.dark)),
          // Where every point has its number, smaller symbols keep them apart.
          m_symbolScale(m_layout.scale * (request.numberedList ? 0.82 : 1)),
          m_painter(m_fonts, request.dark, m_symbolScale) {
        const QRectF map = m_layout.map;
        const LatLonBox box = request.box.isEmpty() ? wholeBox(request.scene) : request.box;
        const double padding = request.box.isEmpty() ? 36 * m_layout.scale : 0;
        m_view = Viewport::fitting(box, map.width(), map.height(), padding);
        m_options.dark = request.dark;
        m_options.cluster = !request.numberedList;
        m_options.numbered = request.numberedList;
        // With a list beside it the map needs no names at its symbols.
        m_options.showLabels = !request.numberedList;
        m_options.textScale = m_fonts.textScale();
        m_options.symbolScale = m_symbolScale;
    }

    void drawFirstPage(QPainter &painter);
    // False when the list is finished.
    bool drawListPage(QPainter &painter);
    bool hasMore() const { return m_nextListed < m_listed.size(); }

private:
    QFont font(double size, bool bold = false) const;
    double drawWords(QPainter &painter, const QRectF &room, const QString &words, const QFont &font,
                     Colour colour, int flags = Qt::AlignLeft | Qt::AlignTop) const;
    void drawMap(QPainter &painter);
    void drawHeader(QPainter &painter);
    void drawSide(QPainter &painter);
    double drawAbout(QPainter &painter, const QRectF &room) const;
    double heightOf(const QString &words, const QFont &font, double width) const;
    PixelBox cornerForArrow(const MapScene &scene) const;
    QRectF drawListColumn(QPainter &painter, QRectF room);

    const SheetRequest &m_request;
    bool m_hasMorePages;
    SheetLayout m_layout;
    SceneFonts m_fonts;
    const MapTheme &m_theme;
    double m_symbolScale;
    ScenePainter m_painter;
    Viewport m_view;
    SceneOptions m_options;
    std::vector<std::pair<std::uint32_t, const SceneAsset *>> m_listed;
    std::size_t m_nextListed = 0;
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

// Of the corners without the scale bar, the first where no symbol lies.
PixelBox Sheet::cornerForArrow(const MapScene &scene) const {
    const double scale = m_layout.scale;
    const double width = m_layout.map.width();
    const double height = m_layout.map.height();
    const auto boxAt = [&](double left, double top) {
        return PixelBox{left, top, left + 48 * scale, top + 48 * scale};
    };
    const PixelBox corners[] = {boxAt(width - 58 * scale, 10 * scale),
                                boxAt(10 * scale, 10 * scale),
                                boxAt(width - 58 * scale, height - 58 * scale)};
    const MarkPicture marks = scene.marks(m_fonts);
    const double around = 16 * m_symbolScale;
    for (const PixelBox &corner : corners)
        if (std::ranges::none_of(marks.marks, [&](const Mark &mark) {
                return mark.at.x > corner.left - around && mark.at.x < corner.right + around &&
                       mark.at.y > corner.top - around && mark.at.y < corner.bottom + around;
            }))
            return corner;
    return corners[0];
}

void Sheet::drawMap(QPainter &painter) {
    const QRectF map = m_layout.map;
    const double scale = m_layout.scale;
    // The scale bar and the arrow stand on the map; names go elsewhere.
    const MapScene bare(m_request.scene, m_view, m_options);
    const ScaleBar bar = bare.scaleBar(130 * scale);
    const PixelBox barBox{14 * scale, map.height() - 46 * scale,
                          14 * scale + bar.pixels + 30 * scale, map.height() - 8 * scale};
    const PixelBox arrowBox = cornerForArrow(bare);
    m_options.keepClear = {barBox, arrowBox};

    const MapScene scene(m_request.scene, m_view, m_options);
    painter.save();
    painter.translate(map.topLeft());
    m_painter.drawGround(painter, scene.ground(), map.size(), [&] {
        if (!m_request.baseMap)
            return;
        Viewport fine = m_view;
        fine.pixelRatio = std::max(fine.pixelRatio, kFineness);
        m_request.baseMap->paintAll(painter, fine, m_options.dark);
        softenBaseMap(painter, map.size(), m_options.dark);
    });
    const MarkPicture marks = scene.marks(m_fonts);
    m_painter.drawMarks(painter, marks);
    m_painter.drawScaleBar(painter, {barBox.left, barBox.top}, bar);
    m_painter.drawNorthArrow(painter, {arrowBox.left + 24 * scale, arrowBox.top + 24 * scale},
                             40 * scale);
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
    if (!m_request.bareMap) {
        painter.setPen(QPen(toQColor(m_theme.line), scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(map, 8 * scale, 8 * scale);
    }

    const QString credits = toQString(scene.attribution());
    if (m_request.bareMap) {
        const QFont small = font(9.5);
        const QFontMetricsF metrics(small);
        const QString line = credits.isEmpty() ? QStringLiteral("Placeweave")
                                               : credits + QStringLiteral(" · Placeweave");
        const double width = metrics.horizontalAdvance(line) + 10 * scale;
        const QRectF room(map.right() - width, map.bottom() - metrics.height() - 4 * scale, width,
                          metrics.height() + 4 * scale);
        painter.fillRect(room, toQColor(m_theme.paper.withAlpha(0.82)));
        drawWords(painter, room, line, small, m_theme.mute, Qt::AlignCenter);
    }
    if (m_request.numberedList) {
        for (const Mark &mark : marks.marks)
            if (mark.number > 0 && mark.at.x >= 0 && mark.at.y >= 0 && mark.at.x <= map.width() &&
                mark.at.y <= map.height())
                m_listed.emplace_back(mark.number, &m_request.scene.assets->asset(mark.item));
        std::ranges::sort(m_listed);
    }
}

void Sheet::drawHeader(QPainter &painter) {
    const QRectF room = m_layout.header;
    const double scale = m_layout.scale;
    const QFont title = font(25, true);
    const double titleHeight = QFontMetricsF(title).height();
    painter.setFont(title);
    painter.setPen(toQColor(m_theme.ink));
    const QFont small = font(11.5);
    const QString madeFor = madeForWords(m_request.madeFor);
    const double chip = QFontMetricsF(small).horizontalAdvance(madeFor) + 22 * scale;
    painter.drawText(QRectF(room.left(), room.top(), room.width() - chip - 16 * scale, titleHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(title).elidedText(toQString(m_request.title), Qt::ElideRight,
                                                     room.width() - chip - 16 * scale));
    // Who may see it is never a footnote.
    const bool isPublic = m_request.madeFor == MadeFor::Anyone;
    const Colour colour = isPublic ? m_theme.accent : m_theme.warn;
    const QRectF badge(room.right() - chip, room.top() + (titleHeight - 24 * scale) / 2, chip,
                       24 * scale);
    painter.setPen(QPen(toQColor(colour), 1.2 * scale));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(badge, 12 * scale, 12 * scale);
    drawWords(painter, badge, madeFor, small, colour, Qt::AlignCenter);
}

double Sheet::heightOf(const QString &words, const QFont &font, double width) const {
    return QFontMetricsF(font)
        .boundingRect(QRectF(0, 0, width, 1e6), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                      words)
        .height();
}

// All of it: who to ring and how to be taken off stand last. Letters shrink a little, then the
// longest paragraph is cut, never another.
double Sheet::drawAbout(QPainter &painter, const QRectF &room) const {
    if (m_request.about.empty())
        return 0;
    const double heading =
        drawWords(painter, room, words("About this map"), font(13, true), m_theme.ink) +
        3 * m_layout.scale;
    const QRectF below = room.adjusted(0, heading, 0, 0);
    double size = 11;
    QString about = toQString(m_request.about);
    while (size > 8.5 && heightOf(about, font(size), below.width()) > below.height())
        size -= 0.5;
    QStringList paragraphs = about.split(QLatin1Char('\n'));
    while (heightOf(about, font(size), below.width()) > below.height()) {
        QString &longest = *std::ranges::max_element(paragraphs, {}, &QString::size);
        const qsizetype cut = longest.lastIndexOf(QLatin1Char(' '), -4);
        if (cut < 40)
            break;
        longest = longest.left(cut) + QStringLiteral(" …");
        about = paragraphs.join(QLatin1Char('\n'));
    }
    return heading + drawWords(painter, below, about, font(size), m_theme.mute);
}

QRectF Sheet::drawListColumn(QPainter &painter, QRectF room) {
    const QFont plain = font(10.5);
    const QFont bold = font(10.5, true);
    const QFontMetricsF metrics(plain);
    const double number = metrics.horizontalAdvance(QStringLiteral("0000 "));
    double y = room.top();
    for (; hasMore(); ++m_nextListed) {
        const auto &[count, asset] = m_listed[m_nextListed];
        const QRectF line(room.left() + number, y, room.width() - number, 1e5);
        const QString name = toQString(asset->name);
        const double height =
            metrics.boundingRect(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, name)
                .height() +
            2.5 * m_layout.scale;
        if (y + height > room.bottom() && y > room.top())
            break;
        painter.setFont(bold);
        const Colour colour = symbolColour(kindStyle(asset->kind).family, m_theme);
        painter.setPen(toQColor(colour));
        painter.drawText(QRectF(room.left(), y, number - 5 * m_layout.scale, metrics.height()),
                         Qt::AlignRight | Qt::AlignTop, QString::number(count));
        painter.setFont(plain);
        painter.setPen(toQColor(m_theme.ink));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, name);
        y += height;
    }
    room.setBottom(y);
    return room;
}

void Sheet::drawSide(QPainter &painter) {
    const double scale = m_layout.scale;
    const MapScene scene(m_request.scene, m_view, m_options);
    const Legend legend = scene.legend();
    const double gap = 16 * scale;

    if (m_layout.columns.size() == 1) {
        QRectF room = m_layout.columns[0];
        const QRectF taken = m_painter.drawLegend(painter, room.topLeft(), legend,
                                                  words("What is here"), room.width());
        room.setTop(taken.bottom() + gap);
        const QRectF about = room; // before the list, which goes on elsewhere
        const double height = drawAbout(painter, about);
        room.setTop(room.top() + (height > 0 ? height + gap : 0));
        if (m_request.numberedList && room.height() > 60 * scale)
            drawListColumn(painter, room);
    } else {
        Legend families = legend;
        families.states.clear();
        families.fill.clear();
        m_painter.drawLegend(painter, m_layout.columns[0].topLeft(), families,
                             words("What is here"), m_layout.columns[0].width());
        Legend rest = legend;
        rest.families.clear();
        if (!legend.families.empty())
            rest.kinds = {{legend.families.front().kind, {}, 0}};
        m_painter.drawLegend(painter, m_layout.columns[1].topLeft(), rest,
                             legend.states.empty() ? QString() : words("How sure we are"),
                             m_layout.columns[1].width());
        drawAbout(painter, m_layout.columns[2]);
    }

    QStringList foot;
    if (!m_request.date.empty())
        foot << toQString(m_request.date);
    const QString credits = toQString(scene.attribution());
    if (!credits.isEmpty())
        foot << credits;
    foot << words("Made with Placeweave");
    drawWords(painter, m_layout.footer, foot.join(QStringLiteral("  ·  ")), font(9.5), m_theme.mute,
              Qt::AlignLeft | Qt::AlignVCenter);
    if (hasMore() && !m_hasMorePages)
        drawWords(
            painter, m_layout.footer,
            words("%1 more are numbered on the map; a PDF lists them all")
                .arg(QLocale().toString(static_cast<qulonglong>(m_listed.size() - m_nextListed))),
            font(9.5), m_theme.mute, Qt::AlignRight | Qt::AlignVCenter);
    else if (hasMore() && m_nextListed == 0)
        drawWords(painter, m_layout.footer, words("The numbers are explained on the next page"),
                  font(9.5), m_theme.mute, Qt::AlignRight | Qt::AlignVCenter);
    else if (hasMore())
        drawWords(painter, m_layout.footer, words("The list goes on on the next page"), font(9.5),
                  m_theme.mute, Qt::AlignRight | Qt::AlignVCenter);
}

void Sheet::drawFirstPage(QPainter &painter) {
    painter.fillRect(QRectF(QPointF(0, 0), m_layout.page), toQColor(m_theme.paper));
    drawMap(painter);
    if (m_request.bareMap)
        return;
    drawHeader(painter);
    drawSide(painter);
}

bool Sheet::drawListPage(QPainter &painter) {
    const double scale = m_layout.scale;
    painter.fillRect(QRectF(QPointF(0, 0), m_layout.page), toQColor(m_theme.paper));
    drawHeader(painter);
    QRectF room(m_layout.header.left(), m_layout.header.bottom() + 8 * scale,
                m_layout.header.width(),
                m_layout.footer.top() - m_layout.header.bottom() - 16 * scale);
    const int columns = std::max(1, static_cast<int>(room.width() / (230 * scale)));
    const double gap = 22 * scale;
    const double width = (room.width() - (columns - 1) * gap) / columns;
    for (int i = 0; i < columns && hasMore(); ++i)
        drawListColumn(painter,
                       QRectF(room.left() + i * (width + gap), room.top(), width, room.height()));
    return hasMore();
}

Error cannotWrite(const std::filesystem::path &file) {
    return {ErrorCode::ReadOnly, "The picture could not be written there.", file.string()};
}

} // namespace

QImage previewSheet(const SheetRequest &request, int longSide) {
    const QSizeF page = paperPixels(request);
    const double zoom = longSide / std::max(page.width(), page.height());
    QImage image((page * zoom).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    QPainter painter(&image);
    painter.scale(zoom, zoom);
    Sheet(request, page, paperScale(request.paper), true).drawFirstPage(painter);
    return image;
}

Result<void> writeSheet(const SheetRequest &request, const std::filesystem::path &file) {
    const std::string ending = folded(file.extension().string());
    if (ending != ".pdf" && ending != ".svg" && ending != ".png")
        return fail(ErrorCode::InvalidInput, "A sheet is written as .pdf, .svg or .png.",
                    file.string());

    // Written beside it and put in place whole.
    std::filesystem::path part = file;
    part += ".part";
    const QString name = QString::fromStdU16String(part.u16string());
    bool isWritten = false;
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
        QPainter painter(&image);
        Sheet(request, size, request.bareMap ? std::max(1.0, scale * 0.8) : scale, false)
            .drawFirstPage(painter);
        painter.end();
        isWritten = image.save(name, "PNG");
    } else {
        const QSizeF page = paperPixels(request);
        const double scale = paperScale(request.paper);
        Sheet sheet(request, page, scale, ending == ".pdf");
        if (ending == ".svg") {
            QSvgGenerator svg;
            svg.setFileName(name);
            svg.setSize(page.toSize());
            svg.setViewBox(QRectF(QPointF(0, 0), page));
            svg.setTitle(toQString(request.title));
            svg.setResolution(static_cast<int>(kPaperDpi));
            QPainter painter;
            isWritten = painter.begin(&svg);
            if (isWritten) {
                sheet.drawFirstPage(painter);
                isWritten = painter.end();
            }
        } else {
            QPdfWriter pdf(name);
            constexpr int kResolution = 600;
            pdf.setResolution(kResolution);
            pdf.setTitle(toQString(request.title));
            pdf.setCreator(QStringLiteral("Placeweave"));
            pdf.setPageLayout(
                QPageLayout(QPageSize(page / kPaperDpi, QPageSize::Inch, {}, QPageSize::ExactMatch),
                            QPageLayout::Portrait, QMarginsF()));
            QPainter painter;
            isWritten = painter.begin(&pdf);
            if (isWritten) {
                painter.scale(kResolution / kPaperDpi, kResolution / kPaperDpi);
                sheet.drawFirstPage(painter);
                while (sheet.hasMore()) {
                    pdf.newPage();
                    sheet.drawListPage(painter);
                }
                isWritten = painter.end();
            }
        }
    }

    std::error_code problem;
    if (isWritten && std::filesystem::file_size(part, problem) > 0 && !problem)
        std::filesystem::rename(part, file, problem);
    else
        isWritten = false;
    if (!isWritten || problem) {
        std::filesystem::remove(part, problem);
        return std::unexpected(cannotWrite(file));
    }
    return {};
}

} // namespace placeweave
