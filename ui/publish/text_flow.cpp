// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/text_flow.h"

#include "ui/map/scene_painter.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QRegularExpression>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace placeweave {
namespace {

bool isRightToLeft(const Paragraph &words) {
    return words.language.isEmpty() ? words.text.isRightToLeft()
                                    : QLocale(words.language).textDirection() == Qt::RightToLeft;
}

// What somebody types in again, letter by letter, where a hyphen at the end of a line would be a
// riddle; and times from and until, which are read at one glance.
bool isWhole(QStringView word) {
    const qsizetype dot = word.indexOf(u'.');
    return word.contains(u'@') || word.contains(u'/') || word.contains(u'–') ||
           (dot > 0 && dot + 1 < word.size());
}

// Fills the line. What is to be whole and the end of it would cut stands on the next, if that
// holds it.
void fill(QTextLine &line, const QTextLayout &layout, double width) {
    line.setLineWidth(width);
    const QString text = layout.text();
    const int begin = line.textStart();
    const int end = begin + line.textLength();
    if (end >= text.size() || text[end - 1].isSpace())
        return;
    static const QRegularExpression kGap(QStringLiteral("[ \u2028]"));
    const auto space = static_cast<int>(text.lastIndexOf(kGap, end - 1));
    const auto next = static_cast<int>(text.indexOf(kGap, end));
    const QStringView word =
        QStringView(text).sliced(space + 1, (next < 0 ? text.size() : next) - space - 1);
    if (space > begin && isWhole(word) &&
        QFontMetricsF(layout.font()).horizontalAdvance(word.toString()) <= width)
        line.setNumColumns(space + 1 - begin, width);
}

} // namespace

QString partsOnLines(const QString &text, const QFont &font, double width) {
    const QStringList parts = text.split(kBetweenParts);
    if (parts.size() < 2)
        return text;
    const QFontMetricsF metrics(font);
    const double held = width * 0.99; // what breaks lines measures a little otherwise
    QString lines = parts.first();
    QString line = parts.first();
    for (const QString &part : parts.sliced(1)) {
        const QString longer = line + kBetweenParts + part;
        const bool isHeld = metrics.horizontalAdvance(longer) <= held;
        line = isHeld ? longer : part;
        lines += (isHeld ? kBetweenParts : QString(QChar::LineSeparator)) + part;
    }
    return lines;
}

QFont paperFont(double pixels, bool bold) {
    QFont font(SceneFonts::family());
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

TextFlow::TextFlow(std::vector<Block> blocks, const Rooms &rooms) {
    const double width = rooms(0).front().width();
    for (Block &block : blocks)
        m_blocks.push_back(lay(std::move(block), width));
    m_placed = placeEvenly(rooms);
}

TextFlow::Laid TextFlow::lay(Block block, double width) const {
    Laid laid;
    for (std::size_t i = 0; i < block.words.size(); ++i) {
        const Paragraph &words = block.words[i];
        auto layout = std::make_shared<QTextLayout>(
            partsOnLines(words.text, words.font, width - block.indent), words.font);
        const bool isTurned = isRightToLeft(words);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(isTurned ? Qt::RightToLeft : Qt::LeftToRight);
        // A name in an English list stays where the eye looks for it.
        const bool isAtRight = isTurned && !words.language.isEmpty();
        option.setAlignment(words.isCentred ? Qt::AlignHCenter
                            : isAtRight     ? Qt::AlignRight | Qt::AlignAbsolute
                                            : Qt::AlignLeft | Qt::AlignAbsolute);
        layout->setTextOption(option);
        layout->beginLayout();
        for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
            fill(line, *layout, width - block.indent);
            const double before = line.lineNumber() == 0 ? words.before : 0;
            laid.lines.push_back({i, line.lineNumber(), before, line.height()});
            laid.height += before + line.height();
        }
        layout->endLayout();
        laid.layouts.push_back(std::move(layout));
    }
    laid.block = std::move(block);
    return laid;
}

TextFlow::Placement TextFlow::placeEvenly(const Rooms &rooms) const {
    Placement best = place(rooms);
    const std::size_t last = best.pages - 1;
    const std::vector<QRectF> columns = rooms(last);
    if (columns.size() < 2)
        return best;
    constexpr int kTries = 10; // to a thousandth of the page
    double tooShort = 0;
    double enough = columns.front().height();
    for (int i = 0; i < kTries; ++i) {
        const double height = (tooShort + enough) / 2;
        Placement tried = place([&](std::size_t page) {
            std::vector<QRectF> shortened = rooms(page);
            if (page == last)
                for (QRectF &column : shortened)
                    column.setHeight(std::min(column.height(), height));
            return shortened;
        });
        // Nothing is torn apart for it that was whole.
        const bool isEnough =
            tried.pages == best.pages && tried.fragments.size() <= best.fragments.size();
        (isEnough ? enough : tooShort) = height;
        if (isEnough)
            best = std::move(tried);
    }
    return best;
}

TextFlow::Placement TextFlow::place(const Rooms &rooms) const {
    Placement placed;
    constexpr double kLeastOfNext = 48; // of what a heading is over
    std::size_t page = 0;
    std::size_t column = 0;
    std::vector<QRectF> columns = rooms(0);
    double y = columns[0].top();
    bool isAtTop = true;
    const auto go = [&](bool toNextPage) {
        if (toNextPage || ++column >= columns.size()) {
            columns = rooms(++page);
            column = 0;
            placed.bottom = 0;
        }
        y = columns[column].top();
        isAtTop = true;
    };
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Laid &laid = m_blocks[i];
        if (laid.block.startsPage && !(isAtTop && column == 0))
            go(true);
        double wanted = laid.height;
        const double tallest = columns[column].height();
        if (laid.block.keepsNext && i + 1 < m_blocks.size()) {
            // What follows goes to the next column whole, where one can hold it.
            const Laid &next = m_blocks[i + 1];
            wanted += next.block.before + (wanted + next.block.before + next.height <= tallest
                                               ? next.height
                                               : std::min(next.height, kLeastOfNext));
        }
        if (!isAtTop && y + laid.block.before + wanted > columns[column].bottom() &&
            wanted <= tallest)
            go(false);
        y += isAtTop ? 0 : laid.block.before;
        placed.pageOf.push_back(page);
        Fragment fragment{i, 0, 0, page, {columns[column].left(), y}};
        for (std::size_t n = 0; n < laid.lines.size(); ++n) {
            const Line &line = laid.lines[n];
            if (y + line.before + line.height > columns[column].bottom() + 0.5 && !isAtTop) {
                if (fragment.end > fragment.first)
                    placed.fragments.push_back(fragment);
                go(false);
                fragment = {i, n, n, page, {columns[column].left(), y}};
            }
            y += (fragment.first == n && n > 0 ? 0 : line.before) + line.height;
            fragment.end = n + 1;
            isAtTop = false;
            placed.bottom = std::max(placed.bottom, y);
        }
        if (fragment.end > fragment.first)
            placed.fragments.push_back(fragment);
    }
    placed.pages = page + 1;
    placed.bottom = std::max(placed.bottom, y);
    return placed;
}

void TextFlow::draw(PagePainter &page, std::size_t number) const {
    for (auto fragment = m_placed.fragments.begin(); fragment != m_placed.fragments.end();) {
        if (fragment->page != number) {
            ++fragment;
            continue;
        }
        if (!m_blocks[fragment->block].block.isItem) {
            draw(page, *fragment++);
            continue;
        }
        page.group(Part::List, [&] {
            for (; fragment != m_placed.fragments.end() && fragment->page == number &&
                   m_blocks[fragment->block].block.isItem;
                 ++fragment)
                page.group(Part::Item, [&] { draw(page, *fragment); });
        });
    }
}

void TextFlow::draw(PagePainter &page, const Fragment &fragment) const {
    const Laid &laid = m_blocks[fragment.block];
    const Block &block = laid.block;
    if (block.sign && fragment.first == 0) {
        if (block.label.isEmpty())
            block.sign(page.painter, fragment.at);
        else
            page.part(Part::Label, [&] { block.sign(page.painter, fragment.at); }, block.label);
    }
    double y = fragment.at.y();
    for (std::size_t n = fragment.first; n < fragment.end;) {
        const std::size_t which = laid.lines[n].words;
        const Paragraph &words = block.words[which];
        const QTextLayout &layout = *laid.layouts[which];
        std::size_t end = n;
        int from = -1;
        int until = 0;
        for (; end < fragment.end && laid.lines[end].words == which; ++end) {
            const QTextLine line = layout.lineAt(laid.lines[end].line);
            if (from < 0)
                from = line.textStart();
            until = line.textStart() + line.textLength();
        }
        const QString text = words.text.mid(from, until - from).trimmed();
        page.part(
            block.isItem ? Part::Words : words.part,
            [&] {
                page.painter.setPen(toQColor(words.colour));
                for (std::size_t i = n; i < end; ++i) {
                    const Line &line = laid.lines[i];
                    y += i == fragment.first && i > 0 ? 0 : line.before;
                    const QTextLine drawn = layout.lineAt(line.line);
                    drawn.draw(&page.painter,
                               QPointF(fragment.at.x() + block.indent, y - drawn.y()));
                    y += line.height;
                }
            },
            text, words.language);
        n = end;
    }
}

} // namespace placeweave
