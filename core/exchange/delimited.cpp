// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/delimited.h"

#include "core/base/machine.h"
#include "core/exchange/headings.h"
#include "core/exchange/text_source.h"

#include <algorithm>
#include <cstring>
#include <format>

namespace placeweave {
namespace {

constexpr std::size_t kChunk = 1 << 18;

// A cell in the buffer. Quoted ones with doubled quotes, or text after the closing one, are put
// right in place once the row is whole.
struct Cell {
    std::size_t begin;
    std::size_t end;
    bool isRough = false;
};

enum class Ending { Row, NeedsMore, TooLong, NeverClosed };

struct Scan {
    Ending ending = Ending::Row;
    std::size_t next = 0; // where the next row begins
};

// One row of `text` from `begin`; `isAll` when nothing comes after `text`.
class RowScanner {
public:
    RowScanner(std::string_view text, char separator, bool isAll, std::vector<Cell> &cells)
        : m_text(text), m_separator(separator), m_isAll(isAll), m_cells(cells) {}

    Scan scan(std::size_t begin) {
        m_cells.clear();
        m_at = begin;
        for (;;) {
            const std::size_t start = m_at;
            const Ending ending = opensQuote() ? scanQuoted() : scanPlain();
            if (m_at - start > DelimitedReader::kMaxCell && ending != Ending::NeverClosed)
                return {Ending::TooLong, start};
            if (ending != Ending::Row)
                return {ending, start};
            if (m_at == m_text.size())
                return m_isAll ? Scan{Ending::Row, m_at} : Scan{Ending::NeedsMore, start};
            if (m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            return endOfLine();
        }
    }

private:
    bool isEndOfCell(char c) const { return c == m_separator || c == '\n' || c == '\r'; }

    // Spaces before an opening quote belong to neither cell.
    bool opensQuote() {
        std::size_t at = m_at;
        while (at < m_text.size() && m_text[at] == ' ')
            ++at;
        if (at == m_text.size() || m_text[at] != '"')
            return false;
        m_at = at;
        return true;
    }

    Ending scanPlain() {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !isEndOfCell(m_text[m_at]))
            ++m_at;
        m_cells.push_back({begin, m_at});
        return Ending::Row;
    }

    Ending scanQuoted() {
        const std::size_t begin = ++m_at;
        bool isRough = false;
        for (;;) {
            const void *quote = m_at < m_text.size()
                                    ? std::memchr(m_text.data() + m_at, '"', m_text.size() - m_at)
                                    : nullptr;
            if (!quote) {
                m_at = m_text.size();
                return m_isAll ? Ending::NeverClosed : Ending::NeedsMore;
            }
            m_at = static_cast<std::size_t>(static_cast<const char *>(quote) - m_text.data());
            if (m_at + 1 == m_text.size() && !m_isAll)
                return Ending::NeedsMore;
            if (m_at + 1 == m_text.size() || m_text[m_at + 1] != '"')
                break;
            isRough = true;
            m_at += 2;
        }
        const std::size_t closed = m_at++;
        while (m_at < m_text.size() && !isEndOfCell(m_text[m_at]))
            ++m_at;
        if (m_at == closed + 1) {
            m_cells.push_back({begin, closed, isRough});
            return Ending::Row;
        }
        // Text after the quote is forgiven within a line; across lines it is the opening quote of
        // another cell, and this one was never closed.
        const std::string_view inside = m_text.substr(begin, closed - begin);
        if (inside.contains('\n') &&
            m_text.substr(closed + 1, m_at - closed - 1).find_first_not_of(' ') !=
                std::string_view::npos)
            return Ending::NeverClosed;
        m_cells.push_back({begin, m_at, true});
        return Ending::Row;
    }

    Scan endOfLine() {
        if (m_text[m_at] == '\r') {
            if (m_at + 1 == m_text.size() && !m_isAll)
                return {Ending::NeedsMore, m_at};
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
                ++m_at;
        }
        return {Ending::Row, m_at + 1};
    }

    std::string_view m_text;
    char m_separator;
    bool m_isAll;
    std::vector<Cell> &m_cells;
    std::size_t m_at = 0;
};

// Doubled quotes become one, the closing one goes; the text only gets shorter.
std::string_view smoothed(char *text, std::size_t length) {
    std::size_t out = 0;
    bool inQuotes = true;
    for (std::size_t i = 0; i < length; ++i) {
        if (inQuotes && text[i] == '"') {
            if (i + 1 == length || text[i + 1] != '"') {
                inQuotes = false;
                continue;
            }
            ++i;
        }
        text[out++] = text[i];
    }
    return {text, out};
}

struct Agreement {
    std::size_t columns = 0; // of the header
    std::size_t before = 0;  // lines of one cell before it
    double agreeing = 0;     // share of the rows, header included, that have as many cells
    std::vector<std::ptrdiff_t> known = {}; // headings, in each of the first lines
};

constexpr std::size_t kMostTitles = 3; // lines above a header

std::ptrdiff_t knownHeadings(std::string_view text, const std::vector<Cell> &cells) {
    constexpr std::size_t kLongestHeading = 100;
    return std::ranges::count_if(cells, [&](const Cell &cell) {
        const std::size_t size = cell.end - cell.begin;
        return size > 0 && size <= kLongestHeading &&
               matchHeading(Entity::Organisation, text.substr(cell.begin, size)).strength > 0;
    });
}

Agreement agreementOn(char separator, std::string_view text, bool isAll) {
    constexpr std::size_t kRows = 50;
    std::vector<Cell> cells;
    RowScanner scanner(text, separator, isAll, cells);
    std::vector<std::size_t> widths;
    Agreement agreement;
    std::size_t at = 0;
    while (widths.size() < kRows && at < text.size()) {
        const Scan scan = scanner.scan(at);
        if (scan.ending != Ending::Row)
            break;
        at = scan.next;
        if (cells.size() == 1 && cells[0].end == cells[0].begin) // a blank line
            continue;
        if (agreement.known.size() <= kMostTitles)
            agreement.known.push_back(knownHeadings(text, cells));
        widths.push_back(cells.size());
    }
    const auto header = std::ranges::find_if(widths, [](std::size_t w) { return w > 1; });
    if (header == widths.end())
        return agreement;
    agreement.columns = *header;
    agreement.before = static_cast<std::size_t>(header - widths.begin());
    agreement.agreeing = static_cast<double>(std::count(header, widths.end(), *header)) /
                         static_cast<double>(widths.end() - header);
    return agreement;
}

// What "sep=" may name: half of a letter or the end of a line parts no cells.
bool maySeparate(char c) {
    const bool isWordOrQuote =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '"';
    return c == '\t' || (c >= ' ' && c < 0x7F && !isWordOrQuote);
}

// The separator that parts a line of headings that are known. Else the one whose header has several
// cells and whose rows agree best with the header. Commas also stand within names and addresses:
// they win only where no rarer separator cuts nearly every row alike. NUL, which no text has, for a
// single column.
char sniffSeparator(std::string_view text, bool isAll) {
    constexpr double kAllOfThem = 0.8;
    const Agreement tabs = agreementOn('\t', text, isAll);
    // Cells copied from a spreadsheet: whatever else stands in them, tabs stand between.
    if (tabs.columns > 1 && tabs.before == 0)
        return '\t';
    const Agreement semicolons = agreementOn(';', text, isAll);
    const Agreement bars = agreementOn('|', text, isAll);
    const Agreement commas = agreementOn(',', text, isAll);
    using Candidate = std::pair<char, const Agreement *>;
    constexpr std::ptrdiff_t kEnoughKnown = 2;
    for (std::size_t line = 0; line <= kMostTitles; ++line) {
        std::ptrdiff_t mostKnown = kEnoughKnown - 1;
        char byHeadings = '\0';
        for (const auto &[candidate, agreement] :
             {Candidate(';', &semicolons), Candidate('|', &bars), Candidate(',', &commas)}) {
            const auto &known = agreement->known;
            if (line < known.size() && known[line] > mostKnown) {
                mostKnown = known[line];
                byHeadings = candidate;
            }
        }
        if (byHeadings != '\0')
            return byHeadings;
    }
    const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
    for (const auto &[rare, found] :
         {Candidate('\t', &tabs), Candidate('|', &bars), Candidate(';', &semicolons)}) {
        const Agreement &agreement = *found;
        // "a,b" above "en;pl,x": a list within a cell.
        const bool isWithinCells = rare != '\t' && agreement.before > 0 && first.contains(',');
        if (agreement.columns > 1 && agreement.agreeing >= kAllOfThem &&
            agreement.before <= kMostTitles && !isWithinCells)
            return rare;
    }
    char best = ',';
    double bestScore = 0;
    for (const auto &[candidate, found] : {Candidate(',', &commas), Candidate('\t', &tabs),
                                           Candidate(';', &semicolons), Candidate('|', &bars)}) {
        const Agreement &agreement = *found;
        const double score = agreement.columns < 2 ? 0
                                                   : 1000 * agreement.agreeing +
                                                         static_cast<double>(agreement.columns);
        if (score > bestScore) {
            best = candidate;
            bestScore = score;
        }
    }
    // "Name" above "Friends, Old and New" is a column of its own, not a title above a table.
    const bool isOneColumn =
        !first.contains(best) && matchHeading(Entity::Organisation, first).strength > 0;
    return isOneColumn ? '\0' : best;
}

} // namespace

TableSource TableSource::ofFile(std::filesystem::path file) {
    std::string name = toUtf8(file.filename());
    return {.file = std::move(file), .name = std::move(name)};
}

TableSource TableSource::ofText(std::string_view text, std::string name) {
    return {.file = {}, .text = text, .name = std::move(name)};
}

Result<std::unique_ptr<RowReader>> openRows(const TableSource &source) {
    if (source.rows)
        return source.rows();
    PW_TRY(DelimitedReader reader, DelimitedReader::open(source));
    return std::make_unique<DelimitedReader>(std::move(reader));
}

struct DelimitedReader::State {
    State(TextSource opened, std::string called)
        : source(std::move(opened)), name(std::move(called)) {}

    TextSource source;
    std::string name;
    char separator = ',';
    std::vector<char> buffer;
    std::size_t begin = 0; // of the next row
    std::size_t filled = 0;
    bool isAll = false;
    std::int64_t row = 0;
    std::size_t headerStart = 0; // after a "sep=;" line
    std::vector<Cell> cells;

    std::string_view text() const { return {buffer.data(), filled}; }
    Result<void> refill();
    Result<void> start();
    Error broken(Ending ending) const;
};

Result<void> DelimitedReader::State::refill() {
    std::copy_n(buffer.begin() + static_cast<std::ptrdiff_t>(begin), filled - begin,
                buffer.begin());
    filled -= begin;
    begin = 0;
    // Doubling keeps the rescans of one long row few.
    const std::size_t room = std::max(kChunk, filled);
    if (buffer.size() < filled + room)
        buffer.resize(filled + room);
    PW_TRY(const std::size_t got, source.read(buffer.data() + filled, room));
    filled += got;
    isAll = got == 0;
    return {};
}

Result<void> DelimitedReader::State::start() {
    begin = filled = 0;
    row = 0;
    isAll = false;
    PW_CHECK(refill());
    return {};
}

Error DelimitedReader::State::broken(Ending ending) const {
    if (ending == Ending::NeverClosed)
        return {ErrorCode::InvalidInput,
                std::format("Row {}: a quotation mark opens a cell and is never closed.", row + 1),
                name};
    return {ErrorCode::InvalidInput,
            std::format("Row {}: a cell is longer than 1 MB. Perhaps a quotation mark is never "
                        "closed, or this is no table.",
                        row + 1),
            name};
}

Result<DelimitedReader> DelimitedReader::open(const TableSource &given) {
    PW_TRY(TextSource source, TextSource::open(given));
    auto state = std::make_unique<State>(std::move(source), given.name);
    PW_CHECK(state->start());
    const std::string_view text = state->text();
    if (text.starts_with("sep=") && text.size() > 5 && maySeparate(text[4])) {
        state->separator = text[4];
        state->headerStart = text.find('\n') == std::string_view::npos ? 5 : text.find('\n') + 1;
    } else {
        state->separator = sniffSeparator(text, state->isAll);
    }
    state->begin = state->headerStart;
    return DelimitedReader(std::move(state));
}

Result<bool> DelimitedReader::next(std::vector<std::string_view> &cells) {
    State &state = *m_state;
    for (;;) {
        if (state.begin == state.filled && state.isAll)
            return false;
        RowScanner scanner(state.text(), state.separator, state.isAll, state.cells);
        const Scan scan = scanner.scan(state.begin);
        if (scan.ending == Ending::NeedsMore && state.filled - state.begin <= kMaxRow) {
            PW_CHECK(state.refill());
            continue;
        }
        if (scan.ending == Ending::NeedsMore)
            return fail(ErrorCode::InvalidInput,
                        std::format("Row {}: the row is longer than 8 MB.", state.row + 1),
                        state.name);
        if (scan.ending != Ending::Row)
            return std::unexpected(state.broken(scan.ending));
        const std::size_t length = scan.next - state.begin;
        const bool hasNul =
            length > 0 && std::memchr(state.buffer.data() + state.begin, '\0', length) != nullptr;
        state.begin = scan.next;
        ++state.row;
        if (hasNul)
            return fail(ErrorCode::InvalidInput,
                        std::format("Row {}: there is a NUL byte, which no text has. The file is "
                                    "damaged, or no table.",
                                    state.row),
                        state.name);
        if (state.cells.size() == 1 && state.cells[0].begin == state.cells[0].end)
            continue; // a blank line
        cells.clear();
        for (const Cell &cell : state.cells) {
            char *const at = state.buffer.data() + cell.begin;
            const std::size_t size = cell.end - cell.begin;
            cells.push_back(cell.isRough ? smoothed(at, size) : std::string_view(at, size));
        }
        return true;
    }
}

Result<void> DelimitedReader::rewind() {
    PW_CHECK(m_state->source.rewind());
    PW_CHECK(m_state->start());
    m_state->begin = m_state->headerStart;
    return {};
}

std::int64_t DelimitedReader::row() const {
    return m_state->row;
}
char DelimitedReader::separator() const {
    return m_state->separator;
}
const std::string &DelimitedReader::encoding() const {
    return m_state->source.encoding();
}
std::int64_t DelimitedReader::done() const {
    return m_state->source.bytesRead();
}
std::int64_t DelimitedReader::total() const {
    return m_state->source.bytesTotal();
}
std::int64_t DelimitedReader::strayBytes() const {
    return m_state->source.strayBytes();
}

DelimitedReader::DelimitedReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
DelimitedReader::DelimitedReader(DelimitedReader &&) noexcept = default;
DelimitedReader &DelimitedReader::operator=(DelimitedReader &&) noexcept = default;
DelimitedReader::~DelimitedReader() = default;

} // namespace placeweave
