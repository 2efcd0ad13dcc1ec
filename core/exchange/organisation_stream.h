// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/organisation_row.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace placeweave {

// Rows of a list of organisations, read on a thread of their own while the ones before are written:
// of a large import reading is a third, and computers have more than one core. Batches come in
// order.
class OrganisationStream {
public:
    struct Batch {
        std::vector<OrganisationRow> rows;
        std::vector<std::int64_t> numbers; // of the rows, as a spreadsheet counts
        std::int64_t refused = 0;
        ImportOutcome said; // its remarks, and the rows that were passed over, only
        std::int64_t bytesRead = 0;
        std::int64_t bytesTotal = 0;
    };

    // `source` and `mapping` outlive the stream.
    OrganisationStream(const TableSource &source, const TableMapping &mapping, std::string from,
                       bool wantsRows);
    ~OrganisationStream(); // stops reading
    OrganisationStream(const OrganisationStream &) = delete;
    OrganisationStream &operator=(const OrganisationStream &) = delete;

    // Nothing after the last one.
    Result<std::optional<Batch>> next();

private:
    void run();
    Result<void> readAll();
    // False when nobody wants any more.
    bool hand(Batch &&batch);

    const TableSource &m_source;
    const TableMapping &m_mapping;
    std::string m_from;
    bool m_wantsRows; // each row that is passed over, not only how many

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_waiting;
    Result<void> m_outcome;
    bool m_isDone = false;
    bool m_isStopped = false;
    std::thread m_thread;
};

} // namespace placeweave
