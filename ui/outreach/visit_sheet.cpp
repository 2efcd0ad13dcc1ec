// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/visit_sheet.h"

#include "ui/map/paper_base_map.h"
#include "ui/map/scene_painter.h"
#include "ui/outreach/outreach_words.h"
#include "ui/publish/pages.h"
#include "ui/publish/paper_column.h"
#include "ui/publish/sheet_layout.h"
#include "ui/publish/text_flow.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"
#include "ui/theme/words.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/place/walking.h"
#include "core/store/asset_index.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace placeweave {

namespace {

constexpr double kMillimetre = kPaperDpi / 25.4;
constexpr double kEdge = 13 * kMillimetre;
constexpr double kFoot = 10 * kMillimetre;
constexpr double kMapHeight = 84 * kMillimetre;
constexpr double kNumber = 11 * kMillimetre; // the width of the numbers' column
constexpr double kLine = 8 * kMillimetre;    // between lines to write on
constexpr QSizeF kA4(210 * kMillimetre, 297 * kMillimetre);
const QColor kInk(0x1D, 0x28, 0x2E);
const QColor kMute(0x56, 0x63, 0x6B);
const QColor kRule(0xBF, 0xBA, 0xAE);
const QColor kWarn(0x9A, 0x4B, 0x00);
const QColor kAccent(0x0F, 0x5C, 0x66);

QString say(const char *english) {
    return QCoreApplication::translate("VisitSheet", english);
}

QString labelOf(std::string_view name, const std::string &code) {
    return code.empty() ? QString() : toQString(vocabulary(name).label(code));
}

struct Words {
    QString text;
    QFont font;
    QColor colour;
};

// What one has to know before the door opens.
std::vector<Words> wordsOf(const PlanStop &stop) {
    const QFont body = paperFont(points(9.5));
    const QFont small = paperFont(points(8.5));
    std::vector<Words> words;
    const auto add = [&](const QString &text, const QFont &font, const QColor &colour) {
        if (!text.isEmpty())
            words.push_back({text, font, colour});
    };
    add(stop.name.empty() ? say("Not on the map any more") : toQString(stop.name),
        paperFont(points(11.5), true), kInk);
    add(stop.place.empty() ? say("Where it is stays off paper.") : toQString(stop.place), body,
        kInk);
    if (!stop.step.text("what").empty()) {
        QString next = toQString(stop.step.text("what"));
        if (!stop.step["due"].isEmpty())
            next = say("%1 (by %2)").arg(next, shownDay(stop.step.text("due")));
        add(say("To do: %1").arg(next), body, kAccent);
    }
    if (!stop.step.text("who").empty())
        add(say("Who goes: %1").arg(toQString(stop.step.text("who"))), body, kAccent);
    if (!stop.person.empty())
        add(say("Ask for %1").arg(toQString(stop.person)), body, kInk);
    if (!stop.trusted.empty() && stop.trusted != stop.person)
        add(say("Trusted to say it: %1").arg(toQString(stop.trusted)), body, kInk);
    if (const QString spoken = languagesInWords(stop.languages); !spoken.isEmpty())
        add(say("Language: %1").arg(spoken), body, kInk);
    const QString channel = labelOf("channel", stop.channel);
    if (!channel.isEmpty())
        add(stop.channelName.empty() ? say("People there are reached by: %1").arg(channel)
                                     : say("People there are reached by: %1 (%2)")
                                           .arg(toQString(stop.channelName), channel.toLower()),
            body, kInk);
    QStringList ways;
    for (const ReachWay &way : stop.ways)
        if (way.type == "phone" || way.type == "email" || way.type == "whatsapp")
            ways << wayInWords(way);
    add(ways.isEmpty() ? say("No number or address that they have agreed to.")
                       : ways.join(QStringLiteral("; ")),
        body, ways.isEmpty() ? kMute : kInk);
    if (const QString warning = warningOf(stop.gaveAndTook); !warning.isEmpty())
        add(warning, small, kWarn);
    add(giveAndTakeInWords(stop.gaveAndTook).join(' '), small, kMute);
    return words;
}

double heightOf(const std::vector<Words> &words, double width) {
    double height = 0;
    for (const Words &line : words)
        height += heightOfWords(line.text, line.font, width) + 1.5;
    return height;
}

// The stop on the left, room for notes on the right.
void addStop(PaperColumn &column, const PlanStop &stop, const QString &number, double width) {
    const std::vector<Words> words = wordsOf(stop);
    const double gap = 6 * kMillimetre;
    const double left = (width - kNumber - gap) * 0.56;
    const double height = std::max(heightOf(words, left), 4.2 * kLine) + 5 * kMillimetre;
    column.add(height, [=](QPainter &painter, QRectF room) {
        painter.setPen(QPen(kRule, 0.8));
        painter.drawLine(room.topLeft(), room.topRight());
        const double top = room.top() + 2.5 * kMillimetre;
        if (!number.isEmpty()) {
            const double radius = 3.6 * kMillimetre;
            const QPointF middle(room.left() + radius, top + radius);
            painter.setPen(Qt::NoPen);
            painter.setBrush(kAccent);
            painter.drawEllipse(middle, radius, radius);
            painter.setPen(Qt::white);
            painter.setFont(paperFont(points(10.5), true));
            painter.drawText(
                QRectF(middle - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
                Qt::AlignCenter, number);
        }
        double y = top;
        for (const Words &line : words)
            y += drawWords(painter, QRectF(room.left() + kNumber, y, left, 1e4), line.text,
                           line.font, line.colour) +
                 1.5;
        const double notes = room.left() + kNumber + left + gap;
        drawWords(painter, QRectF(notes, top, room.right() - notes, 20), say("Notes"),
                  paperFont(points(8.5)), kMute);
        painter.setPen(QPen(kRule, 0.6));
        for (double at = top + kLine + 2 * kMillimetre; at < room.bottom() - 2; at += kLine)
            painter.drawLine(QPointF(notes, at), QPointF(room.right(), at));
    });
}

class StopsMap {
public:
    explicit StopsMap(const VisitSheet &sheet) : m_sheet(&sheet), m_painter(m_fonts, false) {
        m_scene = sheet.scene;
        std::vector<SceneAsset> assets;
        for (const PlanStop &stop : sheet.list.stops) {
            SceneAsset asset;
            asset.id = stop.step.id().value;
            asset.name = stop.name;
            asset.kind = vocabulary("kind").indexOf(stop.kind).value_or(AssetIndex::kNoKind);
            asset.at = toMercator(*stop.point);
            assets.push_back(asset);
            m_box.add(*stop.point);
        }
        m_scene.assets = SceneAssets::fromList(std::move(assets));
        m_options.numbered = true;
        m_options.cluster = false;
        m_options.showLabels = false;
    }

    QString credits() const {
        return toQString(MapScene(m_scene, Viewport(), m_options).attribution());
    }

    void draw(QPainter &painter, QRectF room) const {
        constexpr double kPadding = 34;
        constexpr double kClosest = 16; // zoom: one stop alone still shows the streets around
        const Viewport view =
            Viewport::fitting(m_box, room.width(), room.height(), kPadding, kClosest);
        SceneSources sources = m_scene;
        readBaseMapForPaper(m_sheet->baseMap.get(), view, sources);
        const MapScene scene(sources, view, m_options);
        painter.save();
        painter.setClipRect(room, Qt::IntersectClip);
        painter.translate(room.topLeft());
        m_painter.drawGround(painter, scene.ground(), room.size(), [&] {
            drawBaseMapOnPaper(painter, m_sheet->baseMap.get(), view, sources);
        });
        drawWay(painter, view);
        m_painter.drawMarks(painter, scene.marks(m_fonts));
        m_painter.drawScaleBar(painter, {14, room.height() - 46}, scene.scaleBar(110));
        m_painter.drawNorthArrow(painter, {room.width() - 30, 30}, 34);
        painter.restore();
        painter.setPen(QPen(kRule, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(room);
    }

private:
    // From one to the next, as the crow flies: an order, not a route.
    void drawWay(QPainter &painter, const Viewport &view) const {
        QPainterPath way;
        for (std::size_t i = 0; i < m_sheet->list.stops.size(); ++i) {
            const PixelPoint at = view.toPixel(toMercator(*m_sheet->list.stops[i].point));
            if (i == 0)
                way.moveTo(at.x, at.y);
            else
                way.lineTo(at.x, at.y);
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::white, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(way);
        painter.setPen(QPen(kAccent, 1.6, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(way);
    }

    const VisitSheet *m_sheet;
    SceneSources m_scene;
    SceneOptions m_options;
    SceneFonts m_fonts{1, SceneFonts::Letters::Close};
    ScenePainter m_painter;
    LatLonBox m_box;
};

QString summaryOf(const VisitList &list) {
    const QString stops = counted(std::ssize(list.stops), say("stop"), say("stops"));
    QStringList parts{list.stops.empty()              ? stops
                      : list.travel == Travel::OnFoot ? say("%1 on foot").arg(stops)
                                                      : say("%1 by car").arg(stops)};
    const QString length = QLocale().toString(list.metres / 1000, 'f', 1);
    if (list.stops.size() > 1 && list.travel == Travel::OnFoot)
        parts << say("about %1 km and %2 from the first to the last")
                     .arg(length, counted(std::lround(list.metres / kWalkingMetresAMinute),
                                          say("minute"), say("minutes")));
    else if (list.stops.size() > 1)
        parts << say("%1 km from the first to the last, in straight lines").arg(length);
    if (!list.plan.text("audience").empty())
        parts << say("we want to hear from: %1").arg(toQString(list.plan.text("audience")));
    if (!list.plan.text("area").empty())
        parts << toQString(list.plan.text("area"));
    return parts.join(QStringLiteral(" · "));
}

// What the order and the length are built on.
QString assumptionOf(const VisitList &list) {
    if (list.stops.size() < 2)
        return {};
    if (list.travel == Travel::ByCar)
        return say("The order is that of straight lines from one to the next: the roads are "
                   "longer, and rivers and one-way streets are not known here.");
    const QString pace =
        QLocale().toString(kWalkingMetresAMinute * 60 / 1000, 'f', 1); // km an hour
    const QString detour = QLocale().toString(kDetour, 'f', 1);
    const auto ways = std::ssize(list.stops) - 1;
    if (list.besideRoads == ways)
        return say("Worked out as straight lines times %1, at %2 km an hour: no roads on our map "
                   "lead from one to the next.")
            .arg(detour, pace);
    QString along = say("Worked out along the roads on our map, at %1 km an hour.").arg(pace);
    if (list.besideRoads > 0)
        along += ' ' + say("Where they do not lead from one to the next (%1 of %2 times), as a "
                           "straight line times %3.")
                           .arg(list.besideRoads)
                           .arg(ways)
                           .arg(detour);
    return along;
}

void addHead(PaperColumn &column, const VisitSheet &sheet, double width) {
    const QFont title = paperFont(points(17), true);
    const QFont small = paperFont(points(9.5));
    const QString name = toQString(sheet.list.plan.text("name"));
    QString summary = summaryOf(sheet.list);
    if (const QString assumption = assumptionOf(sheet.list); !assumption.isEmpty())
        summary += '\n' + assumption;
    const double titleHeight = heightOfWords(name, title, width);
    column.add(titleHeight + heightOfWords(summary, small, width) + 3 * kMillimetre,
               [=](QPainter &painter, QRectF room) {
                   drawWords(painter, room, name, title, kInk);
                   drawWords(painter, room.adjusted(0, titleHeight, 0, 0), summary, small, kMute);
               });
}

void addSubhead(PaperColumn &column, const QString &text, double width) {
    const QFont font = paperFont(points(12), true);
    column.space(3 * kMillimetre);
    column.add(heightOfWords(text, font, width) + 2 * kMillimetre,
               [=](QPainter &painter, QRectF room) { drawWords(painter, room, text, font, kInk); });
}

void addParagraph(PaperColumn &column, const QString &text, double width) {
    const QFont font = paperFont(points(9.5));
    column.add(heightOfWords(text, font, width) + 1.5 * kMillimetre,
               [=](QPainter &painter, QRectF room) { drawWords(painter, room, text, font, kInk); });
}

void drawFoot(QPainter &painter, const VisitSheet &sheet, const QString &credits, std::size_t page,
              std::size_t pages) {
    const QFont small = paperFont(points(7.5));
    const QRectF room(kEdge, kA4.height() - kFoot - 4 * kMillimetre, kA4.width() - 2 * kEdge,
                      8 * kMillimetre);
    painter.setPen(kWarn);
    painter.setFont(paperFont(points(8), true));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                     say("Just us (private): do not pass on or leave behind."));
    painter.setPen(kMute);
    painter.setFont(small);
    painter.drawText(room, Qt::AlignRight | Qt::AlignTop,
                     say("Page %1 of %2").arg(page).arg(pages));
    QStringList foot{sheet.mapName, shownDay(today()),
                     say("No patients, no one's health by name.")};
    if (!credits.isEmpty())
        foot << credits;
    painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetricsF(small).elidedText(foot.join(QStringLiteral(" · ")),
                                                     Qt::ElideRight, room.width()));
}

} // namespace

Result<void> writeVisitSheet(const VisitSheet &sheet, const std::filesystem::path &file) {
    const QRectF room(kEdge, kEdge, kA4.width() - 2 * kEdge,
                      kA4.height() - kEdge - kFoot - 7 * kMillimetre);
    const StopsMap map(sheet);
    const auto columnWith = [&](double mapHeight) {
        PaperColumn column;
        addHead(column, sheet, room.width());
        if (!sheet.list.stops.empty()) {
            column.add(mapHeight,
                       [&map](QPainter &painter, QRectF place) { map.draw(painter, place); });
            column.space(4 * kMillimetre);
        }
        for (std::size_t i = 0; i < sheet.list.stops.size(); ++i)
            addStop(column, sheet.list.stops[i], QString::number(i + 1), room.width());
        if (!sheet.list.elsewhere.empty()) {
            addSubhead(column, say("No place to go to: ring, or ask somebody who knows them"),
                       room.width());
            for (const PlanStop &stop : sheet.list.elsewhere)
                addStop(column, stop, {}, room.width());
        }
        const QString contact = toQString(sheet.list.safeguarding);
        addSubhead(column,
                   contact.isEmpty()
                       ? placeweave::Words::word("safeguarding_no_contact")
                       : placeweave::Words::word("safeguarding").replace("{contact}", contact),
                   room.width());
        if (sheet.list.closed > 0)
            addSubhead(column,
                       counted(sheet.list.closed, say("group has closed and is not on this list."),
                               say("groups have closed and are not on this list.")),
                       room.width());
        if (sheet.list.leftOut > 0)
            addSubhead(
                column,
                counted(sheet.list.leftOut,
                        say("is not on this list: it is private, or a person who has not agreed."),
                        say("are not on this list: they are private, or people who have not "
                            "agreed.")),
                room.width());
        const QStringList about = sheet.about.split('\n', Qt::SkipEmptyParts);
        if (!about.isEmpty())
            addSubhead(column, say("About this map"), room.width());
        for (const QString &paragraph : about)
            addParagraph(column, paragraph.simplified(), room.width());
        return column;
    };
    // A lower map where that keeps a few lines from a page of their own.
    auto pages = columnWith(kMapHeight).pages(room, room);
    for (const double share : {0.85, 0.7, 0.55})
        if (auto fewer = columnWith(kMapHeight * share).pages(room, room);
            fewer.size() < pages.size()) {
            pages = std::move(fewer);
            break;
        }
    const QString credits = map.credits();
    Pages paper{kA4, toQString(sheet.list.plan.text("name"))};
    for (std::size_t i = 0; i < pages.size(); ++i)
        paper.pages.emplace_back([&, i](PagePainter &page) {
            pages[i](page.painter);
            drawFoot(page.painter, sheet, credits, i + 1, pages.size());
        });
    return writePdf(paper, file);
}

} // namespace placeweave
