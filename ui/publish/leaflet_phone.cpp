// SPDX-License-Identifier: GPL-3.0-or-later
// To be passed on by telephone: a picture of its shape, and the same as a message.
#include "ui/publish/leaflet_parts.h"

#include "core/exchange/related_rows.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"

namespace placeweave {
namespace {

constexpr QSizeF kScreen(360, 780); // as tall as today's telephones, for all that is to be said
constexpr double kMargin = 16;

struct Phone {
    SheetRequest sheet;
    QString title;
    QRectF mapRoom;
    std::unique_ptr<const MapDrawing> map;
    std::unique_ptr<const TextFlow> head;
    std::unique_ptr<const TextFlow> list;
    std::unique_ptr<const TextFlow> more;
    std::unique_ptr<const AboutBand> about;
    double aboutTop = 0;

    void draw(PagePainter &page) const {
        page.painter.fillRect(QRectF(QPointF(), kScreen), Qt::white);
        head->draw(page, 0);
        drawMapIn(page, mapRoom, *map, title, mapTheme(false));
        list->draw(page, 0);
        more->draw(page, 0);
        about->draw(page, {kMargin, aboutTop});
        drawFoot(page, {kMargin, kScreen.height() - 20, kScreen.width() - 2 * kMargin, 14}, sheet,
                 {map->credits(), 0, 0}, 8);
    }
};

// Asterisks and the like would be taken for its own signs.
QString plain(QString text) {
    static const QString kSigns = QStringLiteral("*_~`");
    for (QChar &letter : text)
        if (kSigns.contains(letter) || letter == QChar::Nbsp)
            letter = QLatin1Char(' ');
    return text.simplified();
}

} // namespace

Result<Pages> phonePages(const LeafletRequest &request) {
    auto phone = std::make_shared<Phone>();
    phone->sheet = request.sheet;
    phone->title = oneLine(request.sheet.title);
    PrintStyle style;
    style.body = 11;
    style.name = 13;
    const double width = kScreen.width() - 2 * kMargin;
    const auto flow = [&](std::vector<Block> blocks, const QRectF &room) {
        return std::make_unique<const TextFlow>(
            std::move(blocks), [room](std::size_t) { return std::vector<QRectF>{room}; });
    };
    std::vector<Block> head(1);
    head[0].words.push_back({phone->title, paperFont(20, true), style.theme.ink, Part::Title});
    if (const QString line = oneLine(request.sheet.imprint.line); !line.isEmpty())
        head[0].words.push_back({line, paperFont(12), style.theme.mute});
    if (request.sheet.madeFor != MadeFor::Anyone)
        head[0].words.push_back(
            {madeForWords(request.sheet.madeFor), paperFont(11, true), style.theme.warn});
    phone->head = flow(std::move(head), {kMargin, 12, width, 110});
    phone->mapRoom = QRectF(0, phone->head->bottom() + 8, kScreen.width(), 216);
    phone->about = std::make_unique<const AboutBand>(request, width, 270, 9.5);
    phone->aboutTop = kScreen.height() - 26 - phone->about->height();
    const double top = phone->mapRoom.bottom() + 6;
    const QRectF listRoom(kMargin, top, width, phone->aboutTop - 26 - top);

    // All, with their numbers, in as many words as there is room for; failing that the map of all,
    // and the first few.
    constexpr std::size_t kMost = 40;
    std::vector<const Listed *> all;
    for (const Listed &listed : request.listing)
        all.push_back(&listed);
    const NumberedScene numbered = numberedScene(request.sheet.scene, all);
    const auto blocksOf = [&](Told told, bool withNumbers) {
        std::vector<Block> blocks;
        for (const Listed *listed : std::span(all).first(std::min(all.size(), kMost))) {
            const auto number = numbered.numbers.find(listed);
            Listed brief = *listed;
            brief.where.clear();
            if (brief.services.size() > 1)
                brief.services.resize(1);
            Block block = entryBlock(
                brief, withNumbers && number != numbered.numbers.end() ? number->second : 0, style,
                told);
            if (told == Told::Line && block.words.size() > 1) {
                block.words.front().text += QStringLiteral("  ") + block.words[1].text;
                block.words.resize(1);
            }
            blocks.push_back(std::move(block));
        }
        return blocks;
    };
    phone->list = flow(blocksOf(Told::Brief, true), listRoom);
    const auto fits = [&] {
        return phone->list->pages() == 1 && all.size() <= kMost;
    };
    if (!fits()) {
        style.name = 11.5;
        phone->list = flow(blocksOf(Told::Line, true), listRoom);
    }
    const bool fitsAll = fits();
    std::size_t shown = all.size();
    if (!fitsAll) {
        phone->list = flow(blocksOf(Told::Line, false), listRoom);
        shown = 0;
        while (shown < std::min(all.size(), kMost) && phone->list->pageOf(shown) == 0)
            ++shown;
    }
    MapFigure figure;
    figure.scene = fitsAll ? numbered.scene : request.sheet.scene;
    figure.baseMap = request.sheet.baseMap;
    figure.box = request.sheet.box;
    figure.isNumbered = fitsAll;
    figure.scale = 0.85;
    phone->map = std::make_unique<const MapDrawing>(figure, phone->mapRoom.size());
    std::vector<Block> more(1);
    QString words;
    if (shown < all.size())
        words = leafletWords("and %1 more on our map").arg(all.size() - shown);
    if (!request.web.empty())
        words += (words.isEmpty() ? QString() : QStringLiteral(": ")) + oneLine(request.web);
    more[0].words.push_back({words, paperFont(11.5, true), style.theme.accent});
    phone->more = flow(std::move(more), {kMargin, phone->aboutTop - 24, width, 20});
    Pages pages{kScreen, phone->title};
    pages.pages.emplace_back([phone](PagePainter &page) { phone->draw(page); });
    return pages;
}

QString asMessage(const LeafletRequest &request) {
    QStringList lines;
    lines << '*' + plain(toQString(cleanText(request.sheet.title))) + '*';
    if (const QString line = plain(toQString(cleanText(request.sheet.imprint.line)));
        !line.isEmpty())
        lines << line;
    if (request.sheet.madeFor != MadeFor::Anyone)
        lines << madeForWords(request.sheet.madeFor);
    for (const ListedGroup &group : groupedListing(request)) {
        lines << QString() << '*' + plain(group.name) + '*';
        for (const Listed *listed : group.entries) {
            QStringList parts;
            for (const ListedService &service : listed->services)
                parts << plain(serviceInWords(service, Told::Brief));
            for (const QString &part : {plain(listed->where), listed->contacts.value(0)})
                if (!part.isEmpty())
                    parts << part;
            lines << QStringLiteral("• ") + plain(listed->title) +
                         (parts.isEmpty()
                              ? QString()
                              : QStringLiteral(" - ") + parts.join(QStringLiteral(". ")));
        }
    }
    lines << QString() << '*' + leafletWords("About this map") + '*';
    for (const QString &paragraph :
         toQString(cleanText(request.sheet.about)).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines << plain(paragraph);
    if (const QString partners = partnersInWords(request.sheet.imprint); !partners.isEmpty())
        lines << leafletWords("Made by %1").arg(plain(partners));
    if (!request.web.empty())
        lines << oneLine(request.web);
    lines << toQString(request.sheet.date);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace placeweave
