// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_stream.h"

namespace placeweave {
namespace {

constexpr std::size_t kBatchRows = 512;
constexpr std::size_t kBatchesAhead = 4;

} // namespace

OrganisationStream::OrganisationStream(const TableSource &source, const TableMapping &mapping,
                                       std::string from, bool wantsRows)
    : m_source(source), m_mapping(mapping), m_from(std::move(from)), m_wantsRows(wantsRows),
      m_thread([this] { run(); }) {}

OrganisationStream::~OrganisationStream() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<std::optional<OrganisationStream::Batch>> OrganisationStream::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_waiting.empty() || m_isDone; });
    if (m_waiting.empty()) {
        PW_CHECK(m_outcome);
        return std::optional<Batch>();
    }
    std::optional<Batch> batch(std::move(m_waiting.front()));
    m_waiting.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return batch;
}

bool OrganisationStream::hand(Batch &&batch) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.size() < kBatchesAhead || m_isStopped; });
    if (m_isStopped)
        return false;
    m_waiting.push_back(std::move(batch));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

void OrganisationStream::run() {
    Result<void> outcome = readAll();
    {
        const std::scoped_lock lock(m_mutex);
        m_outcome = std::move(outcome);
        m_isDone = true;
    }
    m_changed.notify_all();
}

Result<void> OrganisationStream::readAll() {
    PW_TRY(const auto reader, openRows(m_source));
    OrganisationRowReader rows(m_mapping, m_from);
    std::vector<std::string_view> cells;
    for (bool more = true; more;) {
        Batch batch;
        batch.rows.reserve(kBatchRows);
        RemarkLog remarks(batch.said);
        reader->onPassedOver(
            [&](PassedOver passed) { notePassedOver(batch.said, std::move(passed), m_wantsRows); });
        while (batch.rows.size() + static_cast<std::size_t>(batch.refused) < kBatchRows) {
            PW_TRY(more, reader->next(cells));
            if (!more)
                break;
            if (reader->row() <= m_mapping.headingRow)
                continue;
            remarks.setRow(reader->row());
            OrganisationRow &row = batch.rows.emplace_back();
            const auto kind = rows.read(cells, row, remarks);
            const bool isRow = kind == OrganisationRowReader::Kind::Row;
            const std::string_view aside = isRow ? asideIn(row, cells) : std::string_view();
            if (!aside.empty())
                notePassedOver(batch.said, {reader->row(), aside, row.name()}, m_wantsRows);
            if (isRow && aside.empty())
                batch.numbers.push_back(reader->row());
            else
                batch.rows.pop_back();
            batch.refused += kind == OrganisationRowReader::Kind::Refused ? 1 : 0;
        }
        if (!more && reader->strayBytes() > 0) {
            remarks.setRow(0);
            remarks.add(ImportRemark::Reason::Unreadable, {}, std::to_string(reader->strayBytes()));
        }
        batch.bytesRead = reader->done();
        batch.bytesTotal = reader->total();
        if (!hand(std::move(batch)))
            break;
    }
    return {};
}

} // namespace placeweave
