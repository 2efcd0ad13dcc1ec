// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to go to, by day: A5, twice on an A4 to be cut in two.
#include "ui/publish/leaflet_parts.h"

#include "core/exchange/related_rows.h"
#include "ui/record/value_text.h"

#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <array>
#include <iterator>

namespace placeweave {
namespace {

constexpr double kMargin = points(24);
constexpr double kFootHeight = points(11);

struct Happening {
    const ListedService *service = nullptr;
    const Listed *by = nullptr;
};

// By day, from Monday; then what there is on most days, and at other times.
constexpr std::size_t kMostDays = 7;
constexpr std::size_t kOtherTimes = 8;
using Week = std::array<std::vector<Happening>, 9>;

Week happeningsOf(const std::vector<Listed> &listing) {
    constexpr std::ptrdiff_t kFew = 3; // days that are told each for itself
    Week days;
    for (const Listed &listed : listing)
        for (const ListedService &service : listed.services) {
            if (service.isOver)
                continue;
            if (std::ranges::count(service.days, true) > kFew) {
                days[kMostDays].push_back({&service, &listed});
                continue;
            }
            for (std::size_t day = 0; day < 7; ++day)
                if (service.days[day])
                    days[day].push_back({&service, &listed});
            if (!service.hasDay() && !service.when.isEmpty())
                days[kOtherTimes].push_back({&service, &listed});
        }
    for (auto &day : days)
        std::ranges::stable_sort(day, {}, [](const Happening &each) {
            return each.service->opens < 0 ? 24 * 60 : each.service->opens;
        });
    return days;
}

// "12:00"; what people say, where that is all there is.
QString timeOf(const ListedService &service) {
    const int minute = service.opens;
    return minute < 0 ? QString()
                      : QStringLiteral("%1:%2 ")
                            .arg(minute / 60, 2, 10, QLatin1Char('0'))
                            .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

Block happeningBlock(const Happening &happening, bool hasDay, const PrintStyle &style) {
    const ListedService &service = *happening.service;
    Block block;
    block.isItem = true;
    block.before = style.body * 0.4;
    block.words.push_back({hasDay ? timeOf(service) + service.name : service.name,
                           paperFont(style.name, true), style.theme.ink});
    const auto add = [&](const QStringList &parts, Colour colour) {
        QStringList told;
        for (const QString &part : parts)
            if (!part.isEmpty())
                told << part;
        if (!told.isEmpty())
            block.words.push_back({told.join(QStringLiteral(", ")), paperFont(style.body), colour});
    };
    // A day of every second week, or once a month, is not every such day.
    const bool isPlain = service.when.startsWith(QLatin1String("Every day")) ||
                         !service.when.contains(QLatin1Char(' ')) ||
                         !(service.when.contains(QLatin1String("other")) ||
                           service.when.contains(QLatin1String("first")) ||
                           service.when.contains(QLatin1String("second")) ||
                           service.when.contains(QLatin1String("third")) ||
                           service.when.contains(QLatin1String("fourth")) ||
                           service.when.contains(QLatin1String("last")));
    if (!hasDay || !isPlain)
        add({service.when}, style.theme.accent);
    add({happening.by->title == service.name ? QString() : happening.by->title,
         service.where.isEmpty() ? happening.by->where : service.where},
        style.theme.mute);
    add({service.cost, service.forWhom, contactOnPaper(happening.by->contacts.value(0))},
        style.theme.ink);
    return block;
}

struct WhatsOn {
    SheetRequest sheet;
    PrintStyle style;
    QString title;
    LeafletRequest::OtherLanguage other;
    std::unique_ptr<const TextFlow> head;
    std::unique_ptr<const TextFlow> list;
    // By side: "Tuesday, continued" above one that begins within a day.
    std::vector<std::unique_ptr<const TextFlow>> continued;
    std::unique_ptr<const AboutBand> about;

    QRectF room() const {
        return {kMargin, kMargin * 0.9, kA5Pixels.width() - 2 * kMargin,
                kA5Pixels.height() - kMargin * 1.5 - kFootHeight};
    }
    void drawSide(PagePainter &page, std::size_t side) const {
        if (side == 0)
            head->draw(page, 0);
        if (continued[side])
            continued[side]->draw(page, 0);
        list->draw(page, side);
        if (side == 0)
            about->draw(page, {room().left(), room().bottom() - about->height()});
        drawFoot(page,
                 {room().left(), kA5Pixels.height() - kMargin * 0.55 - kFootHeight, room().width(),
                  kFootHeight},
                 sheet, {{}, list->pages() > 1 ? side + 1 : 0, list->pages()}, points(6.5));
    }
    void drawPaper(PagePainter &page, std::size_t side) const {
        page.painter.fillRect(QRectF(QPointF(), kA4Pixels.transposed()), Qt::white);
        drawSide(page, side);
        page.painter.setPen(QPen(toQColor(mapTheme(false).line), 1, Qt::DashLine));
        page.painter.drawLine(QPointF(kA5Pixels.width(), 0),
                              QPointF(kA5Pixels.width(), kA5Pixels.height()));
        // The same again is nothing new to whoever listens.
        page.painter.save();
        page.painter.translate(kA5Pixels.width(), 0);
        PagePainter again(page.painter);
        drawSide(again, side);
        page.painter.restore();
    }
};

std::vector<Block> headBlocks(const WhatsOn &leaflet) {
    const PrintStyle &style = leaflet.style;
    std::vector<Block> blocks;
    const auto add = [&](const QString &text, double size, Colour colour, bool bold, Part part,
                         const QString &language = {}) {
        if (text.isEmpty())
            return;
        Block block;
        block.before = points(2);
        block.words.push_back({text, paperFont(size, bold), colour, part});
        block.words.back().language = language;
        blocks.push_back(std::move(block));
    };
    add(leaflet.title, points(19), style.theme.ink, true, Part::Title);
    add(leaflet.other.title.simplified(), points(17), style.theme.accent, true, Part::Heading,
        leaflet.other.code);
    add(oneLine(leaflet.sheet.imprint.line), points(9.5), style.theme.mute, false, Part::Paragraph);
    add(leaflet.other.words.simplified(), points(10), style.theme.ink, false, Part::Paragraph,
        leaflet.other.code);
    add(partnersInWords(leaflet.sheet.imprint).isEmpty()
            ? QString()
            : leafletWords("Made by %1").arg(partnersInWords(leaflet.sheet.imprint)),
        points(8), style.theme.mute, false, Part::Paragraph);
    add(leafletWords("Ring before you go: times change."), points(9), style.theme.ink, true,
        Part::Paragraph);
    if (leaflet.sheet.madeFor != MadeFor::Anyone)
        add(madeForWords(leaflet.sheet.madeFor), points(9), style.theme.warn, true,
            Part::Paragraph);
    return blocks;
}

} // namespace

Result<Pages> whatsOnPages(const LeafletRequest &request) {
    auto leaflet = std::make_shared<WhatsOn>(WhatsOn{request.sheet,
                                                     PrintStyle(request.isLargePrint, true),
                                                     oneLine(request.sheet.title),
                                                     request.other,
                                                     {},
                                                     {},
                                                     {},
                                                     {}});
    if (!request.isLargePrint) {
        leaflet->style.name = points(9);
        leaflet->style.body = points(8);
        leaflet->style.heading = points(11.5);
    }
    const QRectF room = leaflet->room();
    leaflet->head = std::make_unique<const TextFlow>(
        headBlocks(*leaflet), [&](std::size_t) { return std::vector<QRectF>{room}; });
    leaflet->about = std::make_unique<const AboutBand>(request, room.width(),
                                                       kA5Pixels.height() * 0.2, points(7));
    std::vector<Block> blocks;
    std::vector<std::pair<std::size_t, QString>> headings; // and which block each is
    const auto days = happeningsOf(request.listing);
    const QLocale other(request.other.code);
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (days[day].empty())
            continue;
        QString name =
            day == kMostDays ? leafletWords("Most days") : leafletWords("At other times");
        if (day < 7)
            name = QLocale(QLocale::English).standaloneDayName(static_cast<int>(day) + 1);
        headings.emplace_back(blocks.size(), name);
        blocks.push_back(headingBlock(name, leaflet->style));
        if (day < 7 && !request.other.code.isEmpty()) {
            Paragraph said{other.standaloneDayName(static_cast<int>(day) + 1),
                           paperFont(leaflet->style.heading), leaflet->style.theme.mute};
            said.language = request.other.code;
            said.before = -QFontMetricsF(said.font).lineSpacing(); // on the same line
            blocks.back().words.push_back(std::move(said));
        }
        for (const Happening &each : days[day])
            blocks.push_back(happeningBlock(each, day < 7, leaflet->style));
    }
    if (blocks.empty())
        blocks.push_back(paragraphBlock(
            leafletWords("No times are known yet of anything on this map."), leaflet->style));
    headings.emplace_back(blocks.size(), QString());
    const std::size_t count = blocks.size();
    if (request.isLargePrint)
        std::ranges::move(aboutBlocks(request.sheet, leaflet->style), std::back_inserter(blocks));
    const double foot = leaflet->about->height() + points(10);
    const int columns = request.isLargePrint ? 1 : 2;
    const double gap = points(12);
    const double width = (room.width() - (columns - 1) * gap) / columns;
    leaflet->list = std::make_unique<const TextFlow>(std::move(blocks), [&](std::size_t side) {
        const double top = side == 0 ? leaflet->head->bottom() + points(6)
                                     : room.top() + leaflet->style.body * 1.7;
        const double bottom = room.bottom() - (side == 0 ? foot : 0);
        std::vector<QRectF> rooms;
        for (int i = 0; i < columns; ++i)
            rooms.emplace_back(room.left() + i * (width + gap), top, width, bottom - top);
        return rooms;
    });
    leaflet->continued.resize(leaflet->list->pages());
    for (std::size_t block = 0; block < count; ++block) {
        const std::size_t side = leaflet->list->pageOf(block);
        if (side == 0 || leaflet->list->pageOf(block - 1) == side)
            continue; // not the first of its side
        const auto next =
            std::ranges::upper_bound(headings, block, {}, &std::pair<std::size_t, QString>::first);
        const auto &[heading, name] = *std::prev(next);
        if (heading == block)
            continue;
        std::vector<Block> words;
        words.push_back(paragraphBlock(leafletWords("%1, continued").arg(name), leaflet->style));
        words.back().words.back().colour = leaflet->style.theme.accent;
        leaflet->continued[side] = std::make_unique<const TextFlow>(
            std::move(words), [&](std::size_t) { return std::vector<QRectF>{room}; });
    }
    Pages pages{kA4Pixels.transposed(), leaflet->title};
    for (std::size_t side = 0; side < leaflet->list->pages(); ++side)
        pages.pages.emplace_back(
            [leaflet, side](PagePainter &page) { leaflet->drawPaper(page, side); });
    return pages;
}

} // namespace placeweave
