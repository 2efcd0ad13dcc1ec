// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/leaflet_parts.h"

#include "core/draw/symbols.h"
#include "core/exchange/related_rows.h"
#include "core/model/vocabulary.h"
#include "core/place/area_index.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <set>

namespace placeweave {
namespace {

std::vector<ListedGroup> byKind(const LeafletRequest &request) {
    std::map<std::uint16_t, ListedGroup> groups; // in the order of the vocabulary, none at the end
    for (const Listed &listed : request.listing) {
        ListedGroup &group = groups[listed.asset.kind];
        group.name = listed.kind.isEmpty() ? leafletWords("Others") : listed.kind;
        group.entries.push_back(&listed);
    }
    std::vector<ListedGroup> list;
    for (auto &[kind, group] : groups)
        list.push_back(std::move(group));
    return list;
}

// Told of under the first theme, named under the others.
std::vector<ListedGroup> byTheme(const LeafletRequest &request) {
    std::map<std::size_t, ListedGroup> groups;
    const Vocabulary &themes = vocabulary("theme");
    const std::size_t other = themes.terms().size();
    const auto groupOf = [&](std::string_view code) -> ListedGroup & {
        const auto index = themes.indexOf(code);
        ListedGroup &group = groups[index ? *index : other];
        group.name = index ? toQString(themes.label(code)) : leafletWords("Other things");
        return group;
    };
    for (const Listed &listed : request.listing) {
        std::set<const ListedGroup *> in;
        for (const std::string &code : listed.focus)
            if (ListedGroup &group = groupOf(code); in.insert(&group).second)
                (in.size() == 1 ? group.entries : group.also).push_back(&listed);
        if (in.empty())
            groupOf({}).entries.push_back(&listed);
    }
    std::vector<ListedGroup> list;
    for (auto &[theme, group] : groups)
        list.push_back(std::move(group));
    return list;
}

std::vector<ListedGroup> byArea(const LeafletRequest &request) {
    std::vector<ListedGroup> list;
    std::vector<Polygons> outlines;
    for (const Area &area : request.areas->areas) {
        outlines.push_back(area.outline);
        list.push_back({oneLine(area.name.empty() ? area.code : area.name), {}, {}});
    }
    const AreaIndex index(std::move(outlines));
    ListedGroup elsewhere{leafletWords("Elsewhere, or without a place on the map"), {}, {}};
    for (const Listed &listed : request.listing) {
        const auto area = listed.point ? index.areaAt(*listed.point) : std::nullopt;
        (area ? list[*area] : elsewhere).entries.push_back(&listed);
    }
    list.push_back(std::move(elsewhere));
    std::erase_if(list, [](const ListedGroup &group) { return group.entries.empty(); });
    return list;
}

Paragraph wordsOf(const QString &text, double size, Colour colour, bool bold = false) {
    return {text, paperFont(size, bold), colour};
}

// A number as it stands in its symbol on the map.
void drawNumber(QPainter &painter, QPointF topLeft, double height, std::uint32_t number,
                Colour colour) {
    const QFont font = paperFont(height * 0.62, true);
    const QString digits = QString::number(number);
    const double width =
        std::max(height, QFontMetricsF(font).horizontalAdvance(digits) + height * 0.45);
    const QRectF pill(topLeft, QSizeF(width, height));
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(colour));
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, digits);
    painter.setBrush(Qt::NoBrush);
}

} // namespace

QString oneLine(std::string_view text) {
    return toQString(cleanText(text)).simplified();
}

QString leafletWords(const char *english) {
    return QCoreApplication::translate("Leaflet", english);
}

PrintStyle::PrintStyle(bool isLargePrint, bool isSmallPage)
    : small(points(isLargePrint ? 14 : 7.5)), body(points(isLargePrint ? 18 : 9)),
      name(points(isLargePrint ? 19 : 10)), heading(points(isLargePrint ? 24 : 13)),
      title(points(isLargePrint  ? 34
                   : isSmallPage ? 22
                                 : 24)) {}

std::vector<ListedGroup> groupedListing(const LeafletRequest &request) {
    switch (request.by) {
    case LeafletRequest::By::Theme:
        return byTheme(request);
    case LeafletRequest::By::Area:
        if (request.areas)
            return byArea(request);
        break;
    case LeafletRequest::By::Kind:
        break;
    }
    return byKind(request);
}

std::vector<const Listed *> inOrder(const std::vector<ListedGroup> &groups) {
    std::vector<const Listed *> all;
    for (const ListedGroup &group : groups)
        all.insert(all.end(), group.entries.begin(), group.entries.end());
    return all;
}

NumberedScene numberedScene(const SceneSources &scene, std::span<const Listed *const> entries) {
    NumberedScene made{scene, {}};
    std::vector<SceneAsset> assets;
    for (const Listed *listed : entries) {
        if (!listed->point)
            continue;
        SceneAsset asset = listed->asset;
        asset.name = listed->name;
        assets.push_back(asset);
        made.numbers[listed] = static_cast<std::uint32_t>(assets.size());
    }
    made.scene.assets = SceneAssets::fromList(std::move(assets));
    return made;
}

Block headingBlock(const QString &text, const PrintStyle &style) {
    Block block;
    block.words.push_back(wordsOf(text, style.heading, style.theme.accent, true));
    block.words.back().part = Part::Heading;
    block.before = style.heading * 0.9;
    block.keepsNext = true;
    return block;
}

Block paragraphBlock(const QString &text, const PrintStyle &style) {
    Block block;
    block.words.push_back(wordsOf(text, style.body, style.theme.ink));
    block.before = style.body * 0.5;
    return block;
}

QString serviceInWords(const ListedService &service, Told told) {
    QStringList more;
    for (const QString &part : {service.when, service.cost})
        if (!part.isEmpty())
            more << part;
    if (told == Told::Full)
        for (const QString &part : {service.forWhom, service.where})
            if (!part.isEmpty())
                more << part;
    return more.isEmpty() ? service.name
                          : service.name + QStringLiteral(": ") + more.join(QStringLiteral(", "));
}

// Number or symbol at its left.
static void addSign(Block &block, const Listed &listed, std::uint32_t number,
                    const PrintStyle &style) {
    const double height = style.name * 1.2;
    const std::uint8_t family = kindStyle(listed.asset.kind).family;
    const Colour colour = symbolColour(family, style.theme);
    block.indent = style.name * 2.1;
    if (number > 0) {
        block.label = QString::number(number);
        block.sign = [number, height, colour](QPainter &painter, QPointF at) {
            drawNumber(painter, at + QPointF(0, height * 0.04), height * 0.98, number, colour);
        };
        return;
    }
    const Glyph *glyph = kindStyle(listed.asset.kind).glyph;
    block.sign = [family, glyph, height](QPainter &painter, QPointF at) {
        const SceneFonts fonts(1);
        ScenePainter(fonts, false)
            .drawSymbol(painter, at + QPointF(height * 0.55, height * 0.55), family, *glyph, {},
                        height / 24);
    };
}

QString contactOnPaper(QString contact) {
    for (const QLatin1StringView scheme :
         {QLatin1StringView("https://"), QLatin1StringView("http://")})
        if (contact.startsWith(scheme, Qt::CaseInsensitive))
            contact.remove(0, scheme.size());
    if (contact.endsWith(u'/'))
        contact.chop(1);
    return contact;
}

static QStringList contactsOnPaper(const Listed &listed) {
    QStringList contacts;
    for (const QString &contact : listed.contacts)
        contacts << contactOnPaper(contact);
    return contacts;
}

Block entryBlock(const Listed &listed, std::uint32_t number, const PrintStyle &style, Told told) {
    Block block;
    block.isItem = true;
    block.before = style.body * (told == Told::Full ? 0.7 : told == Told::Brief ? 0.45 : 0.25);
    addSign(block, listed, number, style);
    const auto add = [&](const QString &text, double size, Colour ink, bool bold = false) {
        if (!text.isEmpty())
            block.words.push_back(wordsOf(text, size, ink, bold));
    };
    add(listed.title, style.name, style.theme.ink, true);
    if (told == Told::Line) {
        QStringList parts;
        for (const QString &part : {contactsOnPaper(listed).value(0), listed.where})
            if (!part.isEmpty())
                parts << part;
        add(parts.join(kBetweenParts), style.body, style.theme.mute);
        return block;
    }
    if (told == Told::Full)
        add(listed.about, style.body, style.theme.ink);
    constexpr std::size_t kMostServices = 3;
    const std::size_t some = told == Told::Full ? listed.services.size()
                                                : std::min(listed.services.size(), kMostServices);
    for (std::size_t i = 0; i < some; ++i)
        add(serviceInWords(listed.services[i], told), style.body, style.theme.ink);
    if (some < listed.services.size())
        add(leafletWords("and %1 more").arg(listed.services.size() - some), style.body,
            style.theme.mute);
    add(listed.where, style.body, style.theme.mute);
    const QStringList contacts = contactsOnPaper(listed);
    add(told == Told::Full ? contacts.join(kBetweenParts) : contacts.value(0), style.body,
        style.theme.ink);
    if (told == Told::Full)
        add(listed.facts.join(kBetweenParts), style.body, style.theme.mute);
    return block;
}

std::vector<Block> entryBlocks(const std::vector<ListedGroup> &groups, const Numbers &numbers,
                               const PrintStyle &style, Told told) {
    std::vector<Block> blocks;
    for (const ListedGroup &group : groups) {
        blocks.push_back(headingBlock(group.name, style));
        for (const Listed *listed : group.entries) {
            const auto number = numbers.find(listed);
            blocks.push_back(
                entryBlock(*listed, number == numbers.end() ? 0 : number->second, style, told));
        }
        if (group.also.empty())
            continue;
        QStringList names;
        for (const Listed *listed : group.also)
            names << listed->title;
        Block also = paragraphBlock(
            leafletWords("See also: %1.").arg(names.join(QStringLiteral("; "))), style);
        also.words.back().colour = style.theme.mute;
        blocks.push_back(std::move(also));
    }
    return blocks;
}

double drawHead(PagePainter &page, const QRectF &room, const SheetRequest &sheet,
                const QString &title, const QString &line, double size) {
    const MapTheme &theme = mapTheme(false);
    QPainter &painter = page.painter;
    const QFont large = paperFont(size, true);
    const QFont small = paperFont(std::max(points(8), size * 0.42));
    const double height = QFontMetricsF(large).height();
    const QString madeFor = madeForWords(sheet.madeFor);
    const double chip = QFontMetricsF(small).horizontalAdvance(madeFor) + size;
    const double width = room.width() - chip - size * 0.6;
    page.part(
        Part::Title,
        [&] {
            painter.setFont(large);
            painter.setPen(toQColor(theme.ink));
            painter.drawText(QRectF(room.left(), room.top(), width, height),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetricsF(large).elidedText(title, Qt::ElideRight, width));
        },
        title);
    const Colour colour = sheet.madeFor == MadeFor::Anyone ? theme.accent : theme.warn;
    const double tall = QFontMetricsF(small).height() * 1.5;
    const QRectF badge(room.right() - chip, room.top() + (height - tall) / 2, chip, tall);
    painter.setPen(QPen(toQColor(colour), 1.1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(badge, tall / 2, tall / 2);
    page.part(
        Part::Paragraph,
        [&] {
            painter.setFont(small);
            painter.setPen(toQColor(colour));
            painter.drawText(badge, Qt::AlignCenter, madeFor);
        },
        madeFor);
    if (line.isEmpty())
        return room.top() + height;
    const QFont plain = paperFont(std::max(points(9), size * 0.5));
    const double below = QFontMetricsF(plain).height();
    page.part(
        Part::Paragraph,
        [&] {
            painter.setFont(plain);
            painter.setPen(toQColor(theme.mute));
            painter.drawText(QRectF(room.left(), room.top() + height, room.width(), below),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetricsF(plain).elidedText(line, Qt::ElideRight, room.width()));
        },
        line);
    return room.top() + height + below;
}

void drawFoot(PagePainter &page, const QRectF &room, const SheetRequest &sheet, const Foot &foot,
              double size) {
    const MapTheme &theme = mapTheme(false);
    const QFont font = paperFont(size);
    const QFontMetricsF metrics(font);
    QStringList parts;
    for (const QString &part : {toQString(sheet.date), foot.credits})
        if (!part.isEmpty())
            parts << part;
    parts << leafletWords("Made with Placeweave");
    const QString number =
        foot.page == 0 ? QString() : leafletWords("Page %1 of %2").arg(foot.page).arg(foot.pages);
    const double width = room.width() - metrics.horizontalAdvance(number) - size * 2;
    page.part(
        Part::Paragraph,
        [&] {
            page.painter.setFont(font);
            page.painter.setPen(toQColor(theme.mute));
            page.painter.drawText(
                QRectF(room.left(), room.top(), width, room.height()),
                Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(parts.join(kBetweenParts), Qt::ElideRight, width));
        },
        parts.join(kBetweenParts));
    // A reader knows by itself which page it is on.
    page.painter.setFont(font);
    page.painter.setPen(toQColor(theme.mute));
    page.painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, number);
}

std::vector<Block> aboutBlocks(const SheetRequest &sheet, const PrintStyle &style) {
    std::vector<Block> blocks;
    for (const QString &paragraph :
         toQString(cleanText(sheet.about)).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        blocks.push_back(paragraphBlock(paragraph.simplified(), style));
    if (!blocks.empty())
        blocks.insert(blocks.begin(), headingBlock(leafletWords("About this map"), style));
    return blocks;
}

AboutBand::AboutBand(const LeafletRequest &request, double width, double tallest, double largest)
    : m_width(width) {
    QStringList paragraphs =
        toQString(cleanText(request.sheet.about)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (paragraphs.isEmpty() || request.isLargePrint)
        return;
    constexpr qsizetype kLongest = 1200;
    for (QString &paragraph : paragraphs)
        if (paragraph.size() > kLongest)
            paragraph = paragraph.left(kLongest) + QStringLiteral(" …");
    const MapTheme &theme = mapTheme(false);
    const int columns = width > points(420) ? 2 : 1;
    const double gap = points(14);
    const double each = (width - (columns - 1) * gap) / columns;
    const auto lay = [&](double size, double height) {
        std::vector<Block> blocks(1);
        blocks[0].words.push_back(
            wordsOf(leafletWords("About this map"), size * 1.25, theme.ink, true));
        blocks[0].words[0].part = Part::Heading;
        blocks[0].keepsNext = true;
        for (const QString &paragraph : paragraphs) {
            Block block;
            block.before = size * 0.25;
            block.words.push_back(wordsOf(paragraph.simplified(), size, theme.mute));
            blocks.push_back(std::move(block));
        }
        m_columns.clear();
        for (int i = 0; i < columns; ++i)
            m_columns.emplace_back(i * (each + gap), 0, each, height);
        return std::make_shared<const TextFlow>(std::move(blocks),
                                                [this](std::size_t) { return m_columns; });
    };
    double size = largest;
    double height = points(20);
    const auto fits = [&] {
        height = tallest;
        m_flow = lay(size, height);
        if (m_flow->pages() > 1)
            return false;
        for (double lower = height - size; lower > size * 2; lower -= size) {
            auto flow = lay(size, lower);
            if (flow->pages() > 1)
                break;
            m_flow = std::move(flow);
            height = lower;
        }
        return true;
    };
    while (!fits()) {
        if (size > points(6.5)) {
            size -= 0.5;
            continue;
        }
        // Whom to ring and how to be taken off stand last: they are cut when nothing else is left.
        constexpr qsizetype kLast = 2;
        constexpr qsizetype kBare = 70;
        auto end = paragraphs.end();
        if (paragraphs.size() > kLast &&
            std::ranges::any_of(paragraphs.first(paragraphs.size() - kLast),
                                [](const QString &paragraph) { return paragraph.size() > kBare; }))
            end -= kLast;
        QString &longest = *std::ranges::max_element(paragraphs.begin(), end, {}, &QString::size);
        const qsizetype cut = longest.lastIndexOf(QLatin1Char(' '), -longest.size() / 8 - 4);
        if (cut < 30)
            break;
        longest = longest.left(cut) + QStringLiteral(" …");
    }
    m_height = std::min(height, tallest);
}

void AboutBand::draw(PagePainter &page, QPointF at) const {
    if (!m_flow)
        return;
    page.painter.setPen(QPen(toQColor(mapTheme(false).line), 1));
    page.painter.drawLine(at - QPointF(0, points(4)), at + QPointF(m_width, -points(4)));
    page.painter.save();
    page.painter.translate(at);
    m_flow->draw(page, 0);
    page.painter.restore();
}

bool hasLettersFor(const QString &text) {
    QTextLayout layout(text, paperFont(12));
    layout.beginLayout();
    layout.createLine().setLineWidth(1e6);
    layout.endLayout();
    return std::ranges::none_of(
        layout.glyphRuns(), [](const QGlyphRun &run) { return run.glyphIndexes().contains(0); });
}

void drawMapIn(PagePainter &page, const QRectF &room, const MapDrawing &map, const QString &said,
               const MapTheme &theme) {
    page.part(
        Part::Figure,
        [&] {
            page.painter.save();
            page.painter.setClipRect(room, Qt::IntersectClip);
            page.painter.translate(room.topLeft());
            map.draw(page.painter);
            page.painter.restore();
        },
        said.isEmpty() ? map.inWords() : said + QStringLiteral(". ") + map.inWords());
    page.painter.setPen(QPen(toQColor(theme.line), 1));
    page.painter.setBrush(Qt::NoBrush);
    page.painter.drawRect(room);
}

constexpr double kLegendRow = 25; // as ScenePainter::drawLegend has it, at scale 1

static std::size_t legendRows(const Legend &legend, int columns) {
    return (legend.families.size() + legend.states.size() + static_cast<std::size_t>(columns) - 1) /
           static_cast<std::size_t>(columns);
}

double legendStripHeight(const MapDrawing &map, int columns, double scale) {
    return static_cast<double>(legendRows(map.legend(), columns)) * kLegendRow * scale;
}

double drawLegendStrip(PagePainter &page, const QRectF &room, const MapDrawing &map, int columns,
                       double scale) {
    const Legend legend = map.legend();
    const std::size_t rows = legendRows(legend, columns);
    const double zoom = scale / map.textScale();
    const double gap = 18 * scale;
    const double width = (room.width() - (columns - 1) * gap) / columns;
    page.part(
        Part::Paragraph,
        [&] {
            for (int column = 0; column < columns; ++column) {
                Legend some;
                some.kinds = legend.kinds;
                const std::size_t from = static_cast<std::size_t>(column) * rows;
                const std::size_t count = legend.families.size();
                for (std::size_t i = from; i < from + rows; ++i) {
                    if (i < count)
                        some.families.push_back(legend.families[i]);
                    else if (i < count + legend.states.size())
                        some.states.push_back(legend.states[i - count]);
                }
                page.painter.save();
                page.painter.translate(room.left() + column * (width + gap), room.top());
                page.painter.scale(zoom, zoom);
                map.scenePainter().drawLegend(page.painter, {0, 0}, some, {}, width / zoom);
                page.painter.restore();
            }
        },
        legendInWords(legend));
    return room.top() + static_cast<double>(rows) * kLegendRow * scale;
}

} // namespace placeweave
