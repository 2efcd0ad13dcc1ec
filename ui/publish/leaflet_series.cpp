// SPDX-License-Identifier: GPL-3.0-or-later
// A page for each area, with a page before them that shows where they are.
#include "ui/publish/leaflet_parts.h"

#include "core/exchange/related_rows.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include <QDate>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace placeweave {
namespace {

constexpr double kMargin = points(28);
constexpr double kFootHeight = points(12);
constexpr double kGap = points(14);

QRectF innerRoom() {
    return {kMargin, kMargin * 0.8, kA4Pixels.width() - 2 * kMargin,
            kA4Pixels.height() - kMargin * 1.5 - kFootHeight};
}

QRectF footRoom() {
    return {kMargin, kA4Pixels.height() - kMargin * 0.6 - kFootHeight,
            kA4Pixels.width() - 2 * kMargin, kFootHeight};
}

std::vector<QRectF> columnsIn(const QRectF &room, int columns) {
    const double width = (room.width() - (columns - 1) * kGap) / columns;
    std::vector<QRectF> rooms;
    for (int i = 0; i < columns; ++i)
        rooms.emplace_back(room.left() + i * (width + kGap), room.top(), width, room.height());
    return rooms;
}

// An area where nobody asked may have more than one where somebody found nothing.
QString askedInWords(const AskedHere &asked) {
    const QDate day = QDate::fromString(toQString(asked.on), Qt::ISODate);
    const QString month = day.isValid() ? QLocale().toString(day, "MMMM yyyy") : QString();
    switch (asked.answer) {
    case AskedHere::Answer::NotYetAsked:
        return leafletWords("Nobody has asked here yet");
    case AskedHere::Answer::NothingFound:
        return month.isEmpty() ? leafletWords("Asked here, nothing found")
                               : leafletWords("Last asked here in %1, nothing found").arg(month);
    case AskedHere::Answer::Known:
        return month.isEmpty() ? leafletWords("Asked here")
                               : leafletWords("Last asked here in %1").arg(month);
    }
    return {};
}

// What is on our map there, a line each. Nothing on the map is not nothing there.
QStringList factsOf(const ListedGroup &group, std::optional<double> population,
                    const AskedHere &asked) {
    QStringList facts;
    const auto entries = std::ssize(group.entries);
    facts << (entries == 0
                  ? leafletWords("Nothing on our map yet. That is not to say there is nothing.")
                  : leafletWords("%1 on our map")
                        .arg(counted(entries, leafletWords("organisation"),
                                     leafletWords("organisations"))));
    std::ptrdiff_t services = 0;
    std::ptrdiff_t venues = 0;
    std::ptrdiff_t stepFree = 0;
    for (const Listed *listed : group.entries) {
        services += std::ssize(listed->services);
        venues += listed->isVenue;
        stepFree += listed->isStepFree;
    }
    if (services > 0)
        facts << leafletWords("%1 to go to")
                     .arg(counted(services, leafletWords("thing"), leafletWords("things")));
    if (venues > 0)
        facts << leafletWords("%1 with rooms to hire")
                     .arg(counted(venues, leafletWords("place"), leafletWords("places")));
    if (stepFree > 0)
        facts << leafletWords("%1 known to be step-free")
                     .arg(counted(stepFree, leafletWords("place"), leafletWords("places")));
    if (population)
        facts << leafletWords("About %1 people live here")
                     .arg(QLocale().toString(
                         static_cast<qlonglong>(std::lround(*population / 100) * 100)));
    facts << askedInWords(asked);
    return facts;
}

// The first page of an area and those after it.
class AreaPages {
public:
    AreaPages(const LeafletRequest &request, const Area &area, const AskedHere &asked,
              ListedGroup group)
        : m_sheet(request.sheet), m_style(request.isLargePrint), m_area(area),
          m_group(std::move(group)), m_title(m_group.name),
          m_about(request, innerRoom().width(), kA4Pixels.height() * 0.16, points(7.5)) {
        const NumberedScene numbered = numberedScene(request.sheet.scene, m_group.entries);
        MapFigure figure;
        figure.scene = numbered.scene;
        figure.scene.outlines = {request.areas->layer};
        figure.baseMap = request.sheet.baseMap;
        figure.box = boundsOf(area.outline);
        const double around =
            0.06 * std::max(figure.box.east - figure.box.west, figure.box.north - figure.box.south);
        figure.box = {figure.box.west - around, figure.box.south - around, figure.box.east + around,
                      figure.box.north + around};
        figure.whole = request.sheet.whole;
        figure.only = area.outline;
        figure.isNumbered = true;
        const QRectF inner = innerRoom();
        const double top = inner.top() + m_style.title * 1.2 + points(20);
        const double side = points(request.isLargePrint ? 190 : 150);
        m_mapRoom = QRectF(inner.left(), top, inner.width() - side - kGap, points(290));
        m_factRoom = QRectF(m_mapRoom.right() + kGap, top, side, m_mapRoom.height());
        m_map = std::make_unique<const MapDrawing>(figure, m_mapRoom.size());
        const auto population = std::ranges::find(request.areas->population, area.code,
                                                  &std::pair<std::string, double>::first);
        m_facts = factsOf(m_group,
                          population == request.areas->population.end()
                              ? std::nullopt
                              : std::optional(population->second),
                          asked);
        const int columns = request.isLargePrint ? 2 : 3;
        std::vector<Block> blocks;
        for (const Listed *listed : m_group.entries) {
            const auto number = numbered.numbers.find(listed);
            blocks.push_back(entryBlock(*listed,
                                        number == numbered.numbers.end() ? 0 : number->second,
                                        m_style, Told::Brief));
        }
        if (request.isLargePrint)
            std::ranges::move(aboutBlocks(request.sheet, m_style), std::back_inserter(blocks));
        m_list = std::make_unique<const TextFlow>(std::move(blocks), [&](std::size_t page) {
            const double from =
                page == 0 ? m_mapRoom.bottom() + points(12) : inner.top() + m_style.title * 1.6;
            const double until =
                page == 0 ? inner.bottom() - m_about.height() - points(10) : inner.bottom();
            return columnsIn({inner.left(), from, inner.width(), until - from}, columns);
        });
    }

    std::size_t pages() const { return m_list->pages(); }
    QString title() const { return m_title; }
    std::size_t organisations() const { return m_group.entries.size(); }

    void draw(PagePainter &page, std::size_t number, std::size_t first, std::size_t total) const {
        const QRectF inner = innerRoom();
        page.painter.fillRect(QRectF(QPointF(), kA4Pixels), Qt::white);
        drawHead(page, inner, m_sheet,
                 number == 0 ? m_title : leafletWords("%1, continued").arg(m_title),
                 number == 0 ? oneLine(m_sheet.title) : QString(),
                 number == 0 ? m_style.title : m_style.heading);
        if (number == 0) {
            drawMapIn(page, m_mapRoom, *m_map, m_title, m_style.theme);
            drawFacts(page);
        }
        m_list->draw(page, number);
        if (number == 0)
            m_about.draw(page, {inner.left(), inner.bottom() - m_about.height()});
        drawFoot(page, footRoom(), m_sheet, {m_map->credits(), first + number + 1, total},
                 points(7));
    }

private:
    void drawFacts(PagePainter &page) const {
        QRectF room = m_factRoom;
        const QFont font = paperFont(m_style.body * 1.1);
        page.group(Part::List, [&] {
            for (qsizetype i = 0; i < m_facts.size(); ++i)
                page.group(Part::Item, [&] {
                    page.part(
                        Part::Words,
                        [&] {
                            page.painter.setFont(i == 0 ? paperFont(m_style.name * 1.15, true)
                                                        : font);
                            page.painter.setPen(toQColor(m_style.theme.ink));
                            QRectF taken;
                            page.painter.drawText(room,
                                                  Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                                                  m_facts[i], &taken);
                            room.setTop(taken.bottom() + points(3));
                        },
                        m_facts[i]);
                });
        });
        room.setTop(room.top() + points(6));
        const Legend legend = m_map->legend();
        if (legend.families.empty())
            return;
        Legend families = legend;
        families.fill.clear();
        page.part(
            Part::Paragraph,
            [&] {
                page.painter.save();
                page.painter.setClipRect(room, Qt::IntersectClip);
                m_map->scenePainter().drawLegend(page.painter, room.topLeft(), families,
                                                 leafletWords("What is here"), room.width());
                page.painter.restore();
            },
            legendInWords(families));
    }

    SheetRequest m_sheet;
    PrintStyle m_style;
    Area m_area;
    ListedGroup m_group;
    QString m_title;
    AboutBand m_about;
    QRectF m_mapRoom;
    QRectF m_factRoom;
    std::unique_ptr<const MapDrawing> m_map;
    QStringList m_facts;
    std::unique_ptr<const TextFlow> m_list;
};

struct Series {
    explicit Series(const LeafletRequest &of) : request(of), style(of.isLargePrint) {}

    LeafletRequest request;
    PrintStyle style;
    std::vector<std::unique_ptr<const AreaPages>> areas;
    std::unique_ptr<const TextFlow> contents;
    std::unique_ptr<const TextFlow> elsewhere;
    std::unique_ptr<const MapDrawing> overview;
    std::unique_ptr<const AboutBand> about;
    QRectF mapRoom;
    QString title;
    std::size_t total = 0;
};

Block contentsBlock(const QString &name, const QString &count, std::size_t page,
                    const PrintStyle &style) {
    Block block;
    block.isItem = true;
    block.before = style.body * 0.3;
    block.words.push_back({leafletWords("%1: %2, page %3").arg(name, count).arg(page),
                           paperFont(style.body * 1.15), style.theme.ink});
    return block;
}

void drawCover(PagePainter &page, const Series &series) {
    const QRectF inner = innerRoom();
    const SheetRequest &sheet = series.request.sheet;
    page.painter.fillRect(QRectF(QPointF(), kA4Pixels), Qt::white);
    drawHead(page, inner, sheet, series.title, oneLine(sheet.imprint.line), series.style.title);
    drawMapIn(page, series.mapRoom, *series.overview, series.title, series.style.theme);
    drawLegendStrip(page, {inner.left(), series.mapRoom.bottom() + points(5), inner.width(), 0},
                    *series.overview, 4, 0.72);
    for (std::size_t i = 0; i < series.contents->pages() && i < 1; ++i)
        series.contents->draw(page, i);
    double bottom = inner.bottom() - series.about->height();
    series.about->draw(page, {inner.left(), bottom});
    if (sheet.imprint.hasPartners())
        drawPartners(page, {inner.left(), bottom - points(48), inner.width(), points(36)},
                     sheet.imprint, points(9), false);
    drawFoot(page, footRoom(), sheet, {series.overview->credits(), 1, series.total}, points(7));
}

} // namespace

Result<Pages> seriesPages(const LeafletRequest &request) {
    if (!request.areas || request.areas->areas.empty())
        return fail(ErrorCode::InvalidInput,
                    "A page for each area needs a set of areas: wards, localities, networks.");
    auto series = std::make_shared<Series>(request);
    series->title = oneLine(request.sheet.title);
    LeafletRequest byArea = request;
    byArea.by = LeafletRequest::By::Area;
    if (byArea.sheet.whole.isEmpty()) {
        const MercatorBox &all = request.areas->layer->bounds();
        const LatLon northWest = fromMercator({all.left, all.top});
        const LatLon southEast = fromMercator({all.right, all.bottom});
        byArea.sheet.whole = {northWest.longitude, southEast.latitude, southEast.longitude,
                              northWest.latitude};
    }
    // Every area has its page, one with nothing on our map too.
    std::vector<ListedGroup> groups = groupedListing(byArea);
    ListedGroup elsewhere;
    std::size_t next = 0;
    for (std::size_t i = 0; i < request.areas->areas.size(); ++i) {
        const Area &area = request.areas->areas[i];
        const AskedHere asked =
            i < request.areas->asked.size() ? request.areas->asked[i] : AskedHere();
        const QString name = oneLine(area.name.empty() ? area.code : area.name);
        ListedGroup group{name, {}, {}};
        if (next < groups.size() && groups[next].name == name)
            group = std::move(groups[next++]);
        series->areas.push_back(
            std::make_unique<const AreaPages>(byArea, area, asked, std::move(group)));
    }
    if (next < groups.size())
        elsewhere = std::move(groups[next]);

    const QRectF inner = innerRoom();
    if (!elsewhere.entries.empty())
        series->elsewhere = std::make_unique<const TextFlow>(
            entryBlocks({elsewhere}, {}, series->style, Told::Brief), [&](std::size_t) {
                return columnsIn(inner.adjusted(0, series->style.title * 1.6, 0, 0),
                                 request.isLargePrint ? 2 : 3);
            });
    series->total = 1 + (series->elsewhere ? series->elsewhere->pages() : 0);
    std::vector<Block> contents{headingBlock(leafletWords("In here"), series->style)};
    for (const auto &area : series->areas) {
        contents.push_back(
            contentsBlock(area->title(),
                          counted(static_cast<qint64>(area->organisations()),
                                  leafletWords("organisation"), leafletWords("organisations")),
                          series->total - (series->elsewhere ? series->elsewhere->pages() : 0) + 1,
                          series->style));
        series->total += area->pages();
    }
    if (series->elsewhere)
        contents.push_back(
            contentsBlock(elsewhere.name,
                          counted(std::ssize(elsewhere.entries), leafletWords("organisation"),
                                  leafletWords("organisations")),
                          series->total - series->elsewhere->pages() + 1, series->style));

    series->about =
        std::make_unique<const AboutBand>(request, inner.width(), kA4Pixels.height() * 0.2);
    const double top = inner.top() + series->style.title * 1.2 + points(22);
    const double below =
        series->about->height() + (request.sheet.imprint.hasPartners() ? points(54) : points(10));
    const double listHeight =
        std::min(0.4 * inner.height(),
                 (static_cast<double>(contents.size()) / 2 + 2) * series->style.body * 1.9);
    series->mapRoom =
        QRectF(inner.left(), top, inner.width(), inner.bottom() - below - listHeight - top);
    MapFigure figure;
    figure.scene = request.sheet.scene;
    figure.scene.outlines = {request.areas->layer};
    figure.baseMap = request.sheet.baseMap;
    figure.box = byArea.sheet.whole;
    series->overview = std::make_unique<const MapDrawing>(figure, series->mapRoom.size());
    const double legend = legendStripHeight(*series->overview, 4, 0.72) + points(6);
    series->mapRoom.setHeight(series->mapRoom.height() - legend);
    series->overview = std::make_unique<const MapDrawing>(figure, series->mapRoom.size());
    series->contents = std::make_unique<const TextFlow>(std::move(contents), [&](std::size_t) {
        return columnsIn({inner.left(), series->mapRoom.bottom() + legend + points(8),
                          inner.width(), listHeight - points(8)},
                         2);
    });

    Pages pages{kA4Pixels, series->title};
    pages.pages.emplace_back([series](PagePainter &page) { drawCover(page, *series); });
    for (std::size_t i = 0; i < series->areas.size(); ++i) {
        const std::size_t first = pages.pages.size();
        for (std::size_t n = 0; n < series->areas[i]->pages(); ++n)
            pages.pages.emplace_back([series, i, n, first](PagePainter &page) {
                series->areas[i]->draw(page, n, first, series->total);
            });
    }
    for (std::size_t n = 0; series->elsewhere && n < series->elsewhere->pages(); ++n) {
        const std::size_t number = pages.pages.size() + 1;
        pages.pages.emplace_back([series, n, number](PagePainter &page) {
            const QRectF room = innerRoom();
            page.painter.fillRect(QRectF(QPointF(), kA4Pixels), Qt::white);
            drawHead(page, room, series->request.sheet, series->title, {}, series->style.heading);
            series->elsewhere->draw(page, n);
            drawFoot(page, footRoom(), series->request.sheet, {{}, number, series->total},
                     points(7));
        });
    }
    return pages;
}

} // namespace placeweave
