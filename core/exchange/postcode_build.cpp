// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/postcode_build.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/replaced_file.h"
#include "core/place/postcode_index.h"

#include <algorithm>
#include <format>
#include <tuple>

namespace placeweave {
namespace {

using Reason = PostcodeFault::Reason;

constexpr std::int64_t kRowsBetweenReports = 4096;
constexpr std::size_t kShownBytes = 60;
constexpr std::size_t kFilesNamed = 3;

std::string shown(std::string_view cell) {
    std::string text = simplified(cell.substr(0, kShownBytes));
    while (!isUtf8(text)) // cut within a character
        text.pop_back();
    return text;
}

std::string reasonFor(const PostcodeFault &fault) {
    const std::string &cell = fault.cell;
    switch (fault.reason) {
    case Reason::NotAPostcode:
        return cell.empty() ? "there is no postcode" : std::format("\"{}\" is no postcode", cell);
    case Reason::NotAPosition:
        return std::format("\"{}\" is no position", cell);
    case Reason::NotInTheBritishIsles:
        return std::format("\"{}\" is not in the British Isles", cell);
    case Reason::IrishGrid:
        return std::format("\"{}\" is on the Irish Grid; only latitude and longitude are read for "
                           "Northern Ireland",
                           cell);
    case Reason::NotAQuality:
        return std::format("\"{}\" is no positional quality", cell);
    case Reason::NotAMonth:
        return std::format("\"{}\" is no month of termination", cell);
    case Reason::Repeated:
        return std::format("{} stands higher up in the file", cell);
    }
    return {};
}

// Of all tables, or 0 when one of them is packed.
std::int64_t bytesOf(std::span<const TableSource> tables) {
    std::int64_t sum = 0;
    for (const TableSource &table : tables) {
        std::error_code problem;
        const auto size = table.file.empty() ? table.text.size()
                                             : std::filesystem::file_size(table.file, problem);
        const bool isPacked =
            !table.member.empty() || folded(toUtf8(table.file.extension())) == ".gz";
        if (problem || isPacked)
            return 0;
        sum += static_cast<std::int64_t>(size);
    }
    return sum;
}

class Builder {
public:
    Builder(std::span<const TableSource> tables, const Progress &progress)
        : m_tables(tables), m_progress(progress), m_bytesTotal(bytesOf(tables)) {}

    Result<void> readAll() {
        for (; m_file < m_tables.size(); ++m_file)
            PW_CHECK(readTable(m_tables[m_file]));
        dropRepeated();
        if (m_found.empty())
            return fail(ErrorCode::InvalidInput, "There is no postcode that could be used.",
                        m_tables.empty() ? std::string() : m_tables.front().name);
        return {};
    }

    Result<PostcodeBuild> writeTo(ReplacedFile &file, std::optional<EarlierIndex> earlier,
                                  LargerIndex larger) {
        std::vector<PackedPostcode> postcodes;
        postcodes.reserve(m_found.size());
        for (const Found &found : m_found) {
            postcodes.push_back(found.postcode);
            const PostcodePlace place = found.postcode.place();
            m_build.terminated += place.terminated ? 1 : 0;
            m_build.withoutPosition += place.point ? 0 : 1;
        }
        m_found = {};
        m_build.kept = static_cast<std::int64_t>(postcodes.size());
        m_build.made = made();
        std::ranges::sort(m_build.refusals, {}, [this](const PostcodeRefusal &refusal) {
            return std::pair(orderOf(refusal.file), refusal.row);
        });
        m_build.earlier = std::move(earlier);
        m_build.isWritten = larger == LargerIndex::Replace || !m_build.earlier ||
                            m_build.earlier->size <= m_build.kept;
        if (m_build.isWritten) {
            file.write(encodePostcodes(postcodes, m_build.made));
            PW_CHECK(file.commit());
        }
        return std::move(m_build);
    }

private:
    struct Found {
        PackedPostcode postcode;
        std::uint32_t file;
        std::uint32_t row;
    };

    Result<void> readTable(const TableSource &source) {
        PW_TRY(DelimitedReader reader, DelimitedReader::open(source));
        std::vector<std::string_view> cells;
        PW_TRY(bool more, reader.next(cells));
        const auto table = more ? PostcodeTable::of(cells) : std::nullopt;
        if (!table)
            return fail(ErrorCode::InvalidInput,
                        "This is no postcode directory: it needs a column of postcodes (pcds) and "
                        "columns of positions (lat and long, or oseast1m and osnrth1m).",
                        source.name);
        if (table->hasHeadings()) {
            PW_TRY(more, reader.next(cells));
        }
        while (more) {
            readRow(*table, cells, reader.row());
            if (m_build.rows % kRowsBetweenReports == 0) {
                m_progress.report(m_bytesDone + reader.done(), m_bytesTotal);
                if (m_progress.isCancelled())
                    return fail(ErrorCode::Cancelled, "Stopped; nothing was written.");
            }
            PW_TRY(more, reader.next(cells));
        }
        m_bytesDone += reader.done();
        return {};
    }

    void readRow(const PostcodeTable &table, std::span<const std::string_view> cells,
                 std::int64_t number) {
        ++m_build.rows;
        auto row = table.read(cells);
        if (!row)
            return refuse(m_file, number, std::move(row).error());
        m_latestChange = std::max(m_latestChange, row->changed);
        m_found.push_back({PackedPostcode::of(row->postcode, row->place),
                           static_cast<std::uint32_t>(m_file), static_cast<std::uint32_t>(number)});
    }

    void refuse(std::size_t file, std::int64_t row, PostcodeFault fault) {
        ++m_build.refused;
        if (m_build.refusals.size() >= PostcodeBuild::kMaxRefusals)
            return;
        fault.cell = shown(fault.cell);
        m_build.refusals.push_back({m_tables[file].name, row, std::move(fault)});
    }

    // The publishers' zip files hold everything twice, whole and by area: a postcode of an earlier
    // file is no fault. Twice in one file is.
    void dropRepeated() {
        std::ranges::sort(m_found, {}, [](const Found &found) {
            return std::tuple(found.postcode.postcode, found.file, found.row);
        });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            const Found &found = m_found[i];
            const bool isFirst =
                kept == 0 || m_found[kept - 1].postcode.postcode != found.postcode.postcode;
            if (isFirst)
                m_found[kept++] = found;
            else if (found.file != m_found[i - 1].file)
                ++m_build.repeated;
            else
                refuse(found.file, found.row, {Reason::Repeated, found.postcode.postcode.text()});
        }
        m_found.resize(kept);
    }

    std::size_t orderOf(const std::string &file) const {
        return static_cast<std::size_t>(std::ranges::find(m_tables, file, &TableSource::name) -
                                        m_tables.begin());
    }

    // "ONSPD_NOV_2025_UK.csv, to 2025-10".
    std::string made() const {
        std::string text;
        for (std::size_t i = 0; i < std::min(m_tables.size(), kFilesNamed); ++i)
            text += (i > 0 ? ", " : "") + m_tables[i].name;
        if (m_tables.size() > kFilesNamed)
            text += std::format(" and {} more", m_tables.size() - kFilesNamed);
        if (m_latestChange > 0)
            text += std::format(", to {}-{:02}", m_latestChange / 100, m_latestChange % 100);
        return isUtf8(text) ? text : std::string();
    }

    std::span<const TableSource> m_tables;
    const Progress &m_progress;
    std::int64_t m_bytesTotal;
    std::int64_t m_bytesDone = 0;
    std::size_t m_file = 0; // the one being read
    int m_latestChange = 0;
    std::vector<Found> m_found;
    PostcodeBuild m_build;
};

// One that is damaged counts as none. It is closed again: some systems do not replace a file that
// is mapped.
std::optional<EarlierIndex> indexAt(const std::filesystem::path &file) {
    const auto index = PostcodeIndex::open(file);
    return index ? std::optional(EarlierIndex{index->size(), index->made()}) : std::nullopt;
}

} // namespace

std::string sentence(const PostcodeRefusal &refusal) {
    return std::format("{}, row {}: {}.", refusal.file, refusal.row, reasonFor(refusal.fault));
}

Result<PostcodeBuild> buildPostcodeIndex(std::span<const TableSource> tables,
                                         const std::filesystem::path &target,
                                         const Progress &progress, LargerIndex larger) {
    for (const TableSource &table : tables)
        if (!table.file.empty() && isSameFile(table.file, target))
            return fail(ErrorCode::InvalidInput, "The index cannot replace the file it is made of.",
                        toUtf8(target));
    // A place that cannot be written to is known before the work.
    PW_TRY(ReplacedFile file, ReplacedFile::beside(target));
    Builder builder(tables, progress);
    PW_CHECK(builder.readAll());
    return builder.writeTo(file, indexAt(target), larger);
}

} // namespace placeweave
