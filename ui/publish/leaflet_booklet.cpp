// SPDX-License-Identifier: GPL-3.0-or-later
// A directory: cover, contents, everything about each, names from A to Z. A5, or A4 in large print.
#include "ui/publish/leaflet_parts.h"

#include "core/base/text.h"
#include "core/exchange/related_rows.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include <QFontMetricsF>

#include <algorithm>
#include <iterator>

namespace placeweave {
namespace {

Paragraph paragraphOf(const QString &text, double size, Colour colour, bool isBold = false) {
    return {text, paperFont(size, isBold), colour};
}

// As they were told: line for line, for a poem is its lines.
Block toldBlock(const ToldItem &item, const PrintStyle &style) {
    Block block;
    block.isItem = true;
    block.before = style.body * 0.9;
    const auto add = [&](const QString &text, double size, Colour colour, bool isBold = false) {
        if (!text.isEmpty())
            block.words.push_back(paragraphOf(text, size, colour, isBold));
    };
    add(oneLine(item.row.text("title")), style.name, style.theme.ink, true);
    for (const QString &line : toQString(cleanText(item.words())).split('\n'))
        add(line.simplified(), style.body, style.theme.ink);
    if (item.row.entity() == Entity::Resource)
        add(oneLine(item.row.text("link")), style.body, style.theme.ink);
    QStringList whose{oneLine(item.credit()), oneLine(item.about)};
    whose.removeAll(QString());
    whose.removeDuplicates();
    add(whose.join(kBetweenParts), style.body, style.theme.mute);
    return block;
}

// Of those who are listed, and of nobody in particular.
std::vector<const ToldItem *> toldIn(const LeafletRequest &request, Entity entity) {
    std::vector<const ToldItem *> told;
    for (const ToldItem &item : request.library)
        if (item.row.entity() == entity &&
            (!item.organisation || std::ranges::any_of(request.listing, [&](const Listed &listed) {
                return listed.asset.id == item.organisation.value;
            })))
            told.push_back(&item);
    return told;
}

class Booklet {
public:
    explicit Booklet(const LeafletRequest &request)
        : m_sheet(request.sheet), m_size(request.isLargePrint ? kA4Pixels : kA5Pixels),
          m_style(request.isLargePrint, true), m_title(oneLine(request.sheet.title)),
          m_groups(groupedListing(request)), m_isLargePrint(request.isLargePrint) {
        std::vector<Block> blocks = entryBlocks(m_groups, {}, m_style, Told::Full);
        std::vector<std::size_t> headings; // where each group begins
        std::map<const Listed *, std::size_t> blockOf;
        std::size_t at = 0;
        for (const ListedGroup &group : m_groups) {
            headings.push_back(at++);
            for (const Listed *listed : group.entries)
                blockOf[listed] = at++;
            at += group.also.empty() ? 0 : 1;
        }
        addTold(request, Entity::Story, leafletWords("Stories, as they were told"), blocks);
        addTold(request, Entity::Resource, leafletWords("To take further"), blocks);
        const QRectF room = inner();
        m_entries = std::make_unique<const TextFlow>(
            std::move(blocks), [&](std::size_t) { return std::vector<QRectF>{room}; });
        layContents(headings);
        layIndex(blockOf);
        MapFigure figure;
        figure.scene = request.sheet.scene;
        figure.baseMap = request.sheet.baseMap;
        figure.box = request.sheet.box;
        figure.scale = request.isLargePrint ? 1.2 : 0.9;
        // The cover from its foot up: partners, what the symbols are, the map.
        double bottom = room.bottom();
        if (m_sheet.imprint.hasPartners()) {
            const double height = points(request.isLargePrint ? 54 : 36);
            bottom -= points(4);
            m_partnersRoom = QRectF(room.left(), bottom - height, room.width(), height);
            bottom = m_partnersRoom.top() - points(8);
        }
        const double top = m_size.height() * 0.35;
        m_mapRoom = QRectF(room.left(), top, room.width(), bottom - top);
        m_map = std::make_unique<const MapDrawing>(figure, m_mapRoom.size());
        m_legendColumns = request.isLargePrint ? 2 : 3;
        m_legendScale = request.isLargePrint ? 1.15 : 0.75;
        m_mapRoom.setHeight(m_mapRoom.height() - points(6) -
                            legendStripHeight(*m_map, m_legendColumns, m_legendScale));
        m_map = std::make_unique<const MapDrawing>(figure, m_mapRoom.size());
    }

    QSizeF size() const { return m_size; }
    QString title() const { return m_title; }
    std::size_t total() const {
        return 1 + m_contents->pages() + m_entries->pages() + m_index->pages();
    }

    void draw(PagePainter &page, std::size_t number) const {
        page.painter.fillRect(QRectF(QPointF(), m_size), Qt::white);
        if (number == 0)
            return drawCover(page);
        std::size_t n = number - 1;
        const TextFlow *flow = m_contents.get();
        for (const TextFlow *next : {m_entries.get(), m_index.get()}) {
            if (n < flow->pages())
                break;
            n -= flow->pages();
            flow = next;
        }
        flow->draw(page, n);
        const double margin = m_style.body * 3;
        drawFoot(page,
                 {margin, m_size.height() - margin, m_size.width() - 2 * margin, m_style.small * 2},
                 m_sheet, {{}, number + 1, total()}, m_style.small);
    }

private:
    QRectF inner() const {
        const double margin = m_style.body * 3;
        return {margin, margin * 0.9, m_size.width() - 2 * margin, m_size.height() - margin * 2};
    }

    void addTold(const LeafletRequest &request, Entity entity, const QString &title,
                 std::vector<Block> &blocks) {
        const auto told = toldIn(request, entity);
        if (told.empty())
            return;
        m_told.push_back({title, blocks.size()});
        blocks.push_back(headingBlock(title, m_style));
        for (const ToldItem *item : told)
            blocks.push_back(toldBlock(*item, m_style));
    }

    // "Art Shed, 12"
    void layIndex(const std::map<const Listed *, std::size_t> &blockOf) {
        std::vector<const Listed *> names = inOrder(m_groups);
        std::ranges::stable_sort(names, {},
                                 [](const Listed *listed) { return folded(listed->name); });
        std::vector<Block> blocks{headingBlock(leafletWords("From A to Z"), m_style)};
        for (const Listed *listed : names) {
            Block block = lineBlock(listed->title, m_entries->pageOf(blockOf.at(listed)));
            block.isItem = true;
            blocks.push_back(std::move(block));
        }
        const QRectF room = inner();
        m_index = std::make_unique<const TextFlow>(std::move(blocks), [&](std::size_t) {
            const double gap = m_style.body * 1.5;
            const double width = (room.width() - gap) / 2;
            return std::vector<QRectF>{
                {room.left(), room.top(), width, room.height()},
                {room.left() + width + gap, room.top(), width, room.height()}};
        });
    }

    Block lineBlock(const QString &text, std::size_t pageOfEntries) const {
        Block block;
        block.before = m_style.body * 0.2;
        QString words = leafletWords("%1, %2").arg(text).arg(pageOfEntries + m_before + 1);
        if (const qsizetype gap = words.lastIndexOf(u' '); gap >= 0)
            words[gap] = QChar::Nbsp; // no number on a line of its own
        block.words.push_back({words, paperFont(m_style.body), m_style.theme.ink});
        return block;
    }

    // As one page where somewhat smaller lines let it; else what stands in it begins a page, rather
    // than leave its last few lines on one of their own.
    void layContents(const std::vector<std::size_t> &headings) {
        struct Look {
            double letters = 1;
            bool startsPage = false;
        };
        const auto lay = [&](Look look) {
            PrintStyle style = m_style;
            style.body *= look.letters;
            style.small *= look.letters;
            std::vector<Block> blocks;
            std::ranges::move(aboutBlocks(m_sheet, style), std::back_inserter(blocks));
            blocks.push_back(headingBlock(leafletWords("In this booklet"), m_style));
            blocks.back().startsPage = look.startsPage;
            const auto add = [&](const QString &line) {
                Block block;
                block.isItem = true;
                block.before = style.body * 0.25;
                block.words.push_back(paragraphOf(line, style.body, style.theme.ink));
                blocks.push_back(std::move(block));
            };
            const auto page = [&](std::size_t block) {
                return m_entries->pageOf(block) + m_before + 1;
            };
            for (std::size_t i = 0; i < m_groups.size(); ++i)
                add(leafletWords("%1: %2, page %3")
                        .arg(m_groups[i].name,
                             counted(std::ssize(m_groups[i].entries) + std::ssize(m_groups[i].also),
                                     leafletWords("organisation"), leafletWords("organisations")))
                        .arg(page(headings[i])));
            for (const auto &[title, at] : m_told)
                add(leafletWords("%1: page %2").arg(title).arg(page(at)));
            const QRectF room = inner();
            return std::make_unique<const TextFlow>(
                std::move(blocks), [&](std::size_t) { return std::vector<QRectF>{room}; });
        };
        constexpr double kSmallest = 0.82;
        // Large print is never made smaller.
        const double smallest = m_isLargePrint ? 1 : kSmallest;
        Look look;
        m_contents = lay(look);
        const std::size_t pages = m_contents->pages();
        while (m_contents->pages() == pages && pages > 1 && look.letters - 0.02 >= smallest) {
            look.letters -= 0.02;
            m_contents = lay(look);
        }
        if (pages > 1 && m_contents->pages() == pages) {
            look = {1, true};
            m_contents = lay(look);
            if (m_contents->pages() > pages) {
                look = {};
                m_contents = lay(look);
            }
        }
        // A long About moves everything on.
        m_before = 1 + m_contents->pages();
        m_contents = lay(look);
    }

    void drawCover(PagePainter &page) const {
        const QRectF room = inner();
        std::vector<Block> blocks(1);
        blocks[0].words.push_back(
            {m_title, paperFont(m_style.title, true), m_style.theme.ink, Part::Title});
        const auto add = [&](const QString &text, double size, Colour colour) {
            if (text.isEmpty())
                return;
            Block block;
            block.before = m_style.body * 0.8;
            block.words.push_back({text, paperFont(size), colour});
            blocks.push_back(std::move(block));
        };
        add(oneLine(m_sheet.imprint.line), m_style.heading, m_style.theme.mute);
        add(leafletWords("A directory of %1")
                .arg(counted(std::ssize(inOrder(m_groups)), leafletWords("organisation"),
                             leafletWords("organisations"))),
            m_style.heading, m_style.theme.accent);
        add(madeForWords(m_sheet.madeFor) + kBetweenParts + toQString(m_sheet.date), m_style.body,
            m_sheet.madeFor == MadeFor::Anyone ? m_style.theme.mute : m_style.theme.warn);
        const TextFlow head(std::move(blocks), [&](std::size_t) {
            return std::vector<QRectF>{{room.left(), room.top() + m_style.title * 0.6, room.width(),
                                        m_mapRoom.top() - room.top() - m_style.title * 0.6}};
        });
        head.draw(page, 0);
        drawMapIn(page, m_mapRoom, *m_map, m_title, m_style.theme);
        SheetRequest undated = m_sheet; // the date stands under the title
        undated.date.clear();
        drawLegendStrip(page, {room.left(), m_mapRoom.bottom() + points(6), room.width(), 0},
                        *m_map, m_legendColumns, m_legendScale);
        if (m_sheet.imprint.hasPartners())
            drawPartners(page, m_partnersRoom, m_sheet.imprint, m_style.body, false);
        drawFoot(page,
                 {room.left(), m_size.height() - m_style.body * 3, room.width(), m_style.small * 2},
                 undated, {m_map->credits(), 0, 0}, m_style.small);
    }

    SheetRequest m_sheet;
    QSizeF m_size;
    PrintStyle m_style;
    QString m_title;
    std::vector<ListedGroup> m_groups;
    bool m_isLargePrint = false;
    std::vector<std::pair<QString, std::size_t>> m_told; // title, and its block among the entries
    std::unique_ptr<const TextFlow> m_entries;
    std::unique_ptr<const TextFlow> m_index;
    std::unique_ptr<const TextFlow> m_contents;
    std::size_t m_before = 2; // pages before the entries: cover and contents
    QRectF m_mapRoom;
    QRectF m_partnersRoom;
    int m_legendColumns = 3;
    double m_legendScale = 1;
    std::unique_ptr<const MapDrawing> m_map;
};

} // namespace

Result<Pages> bookletPages(const LeafletRequest &request) {
    // What is listed points into the request.
    const auto kept = std::make_shared<const LeafletRequest>(request);
    const auto booklet = std::make_shared<const Booklet>(*kept);
    Pages pages{booklet->size(), booklet->title()};
    for (std::size_t i = 0; i < booklet->total(); ++i)
        pages.pages.emplace_back([kept, booklet, i](PagePainter &page) { booklet->draw(page, i); });
    return pages;
}

} // namespace placeweave
