// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/incoming.h"

#include "ui/record/value_text.h"

#include "core/exchange/areas_import.h"
#include "core/exchange/postcode_sources.h"
#include "core/exchange/sources/source.h"
#include "core/exchange/tiles/tile_source.h"
#include "core/store/map_file.h"

#include <QTextDocument>
#include <QTextTable>

namespace placeweave {

namespace {

// As much HTML as is looked at: a whole page of a browser may be very long.
constexpr qsizetype kMaxHtml = 8 << 20;

bool isSeveralRows(const QString &text) {
    return text.trimmed().contains('\n');
}

// Every row has as many tabs as the first: nothing in the cells has broken it.
bool isRegular(const QString &text) {
    const QStringList rows = text.trimmed().split('\n');
    const qsizetype tabs = rows.first().count('\t');
    return tabs > 0 && std::ranges::all_of(
                           rows, [tabs](const QString &row) { return row.count('\t') == tabs; });
}

QString quoted(QString cell) {
    cell = cell.simplified();
    return cell.contains('"') ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

// The largest table of a document; what a page is laid out with comes as tables too.
const QTextTable *largestTable(const QTextFrame *frame, const QTextTable *best = nullptr) {
    const auto size = [](const QTextTable *table) {
        return table ? table->rows() * table->columns() : 0;
    };
    for (const QTextFrame *child : frame->childFrames()) {
        const auto *table = qobject_cast<const QTextTable *>(child);
        if (size(table) > size(best))
            best = table;
        best = largestTable(child, best);
    }
    return best;
}

QString textOf(const QTextTableCell &cell) {
    QString text;
    for (auto block = cell.begin(); block != cell.end(); ++block)
        text += block.currentBlock().text() + ' ';
    return text.replace(QChar::LineSeparator, ' ');
}

std::optional<QString> tableOfHtml(const QString &html) {
    if (html.size() > kMaxHtml || !html.contains("<table", Qt::CaseInsensitive))
        return std::nullopt;
    QTextDocument document;
    document.setHtml(html);
    const QTextTable *table = largestTable(document.rootFrame());
    if (!table || table->rows() < 2)
        return std::nullopt;
    QString text;
    for (int row = 0; row < table->rows(); ++row) {
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            // A cell that spans several stands in the first of them.
            const bool isFirst = cell.row() == row && cell.column() == column;
            text += (column > 0 ? "\t" : "") + (isFirst ? quoted(textOf(cell)) : QString());
        }
        text += '\n';
    }
    return text;
}

Incoming::What whatIsIn(const TableSource &source) {
    using enum Incoming::What;
    return MapFile::isMap(source.file)                          ? Map
           : isPostcodeFile(source)                             ? Postcodes
           : mayBeTiles(source.file)                            ? Tiles
           : looksLikeAreas(source) || looksLikeFigures(source) ? Areas
                                                                : Lists;
}

} // namespace

Result<Incoming> lookInto(const std::vector<TableSource> &sources, std::string_view as, bool isList,
                          const std::string &area) {
    Incoming incoming;
    for (const TableSource &source : isList ? std::vector<TableSource>() : sources) {
        incoming.what = whatIsIn(source);
        if (incoming.what == Incoming::What::Lists)
            continue;
        if (sources.size() > 1)
            return fail(ErrorCode::InvalidInput,
                        "This one is no list like the others. Bring it in by itself.", source.name);
        return incoming;
    }
    PW_TRY(const std::vector<RecognisedSource> recognised, recognise(sources, as));
    QStringList labels;
    for (const RecognisedSource &one : recognised) {
        const QString label = toQString(one.source->label);
        if (!labels.contains(label))
            labels << label;
        incoming.isOfRegister = incoming.isOfRegister || one.source->takesArea;
        PW_TRY(std::vector<TableToImport> tables, one.tables({.area = area}));
        for (TableToImport &table : tables) {
            if (!table.options.mapping) {
                const bool isPaste = table.source.file.empty() && !table.source.rows;
                PW_TRY(table.options.mapping,
                       guessMapping(table.source,
                                    isPaste ? std::optional(Entity::Organisation) : std::nullopt));
            } else {
                PW_CHECK(addSamples(*table.options.mapping, table.source));
            }
            table.options.isWhole = !sources.front().file.empty(); // cells are part of a sheet
            incoming.tables.push_back(std::move(table));
        }
    }
    incoming.looksLike = labels.join(", ");
    return incoming;
}

std::optional<QString> copiedTable(const QMimeData &copied) {
    const QString text = copied.text();
    if (copied.hasHtml() && !isRegular(text))
        if (auto table = tableOfHtml(copied.html()))
            return table;
    return isSeveralRows(text) ? std::optional(text) : std::nullopt;
}

} // namespace placeweave
