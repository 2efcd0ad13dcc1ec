// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/beside.h"
#include "core/store/map_file.h"
#include "core/store/record_readers.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace placeweave {

// Rows by id, as MapFile::forEach(), in batches: while the next are read, another thread judges
// these, and whoever is done first helps. `open` is told of each row of a batch before any of them
// is judged, `settle` of each with its verdict, until it returns false; both here, in order, and
// never while something is judged. `judge` may change its row, but nothing else, and not ask the
// map; it is called by two threads.
template <class Open, class Judge, class Settle>
Result<void> readInBatches(MapFile &map, const WantedRows &wanted, const Open &open,
                           const Judge &judge, const Settle &settle) {
    constexpr std::size_t kRows = 2048; // some hundred kilobytes
    constexpr std::size_t kAtOnce = 64;
    struct Judged {
        Record row; // kept for those after it
        std::invoke_result_t<Judge, Record &> verdict;
    };
    struct Batch {
        std::vector<Judged> rows;
        std::size_t count = 0;
        std::atomic<std::size_t> next = 0; // to be judged
    };
    const auto openAll = [&open](Batch &batch) {
        for (std::size_t i = 0; i < batch.count; ++i)
            open(std::as_const(batch.rows[i].row));
        batch.next = 0;
    };
    const auto judgeWhatIsLeft = [&judge](Batch &batch) {
        for (std::size_t i = 0; (i = batch.next.fetch_add(kAtOnce)) < batch.count;)
            for (const std::size_t end = std::min(i + kAtOnce, batch.count); i < end; ++i)
                batch.rows[i].verdict = judge(batch.rows[i].row);
    };
    const auto settleAll = [&settle](Batch &batch) {
        const std::size_t count = std::exchange(batch.count, 0);
        for (std::size_t i = 0; i < count; ++i)
            if (!settle(std::as_const(batch.rows[i].row), std::move(batch.rows[i].verdict)))
                return false;
        return true;
    };
    std::array<Batch, 2> batches;
    Batch *read = &batches[0];
    Batch *judged = &batches[1];
    Beside beside; // the last to be made, the first to be waited for
    const auto handOver = [&] {
        judgeWhatIsLeft(*judged);
        beside.wait();
        if (!settleAll(*judged))
            return false;
        std::swap(read, judged);
        openAll(*judged);
        beside.start([&judgeWhatIsLeft, batch = judged] { judgeWhatIsLeft(*batch); });
        return true;
    };
    PW_TRY(RecordsInOrder rows, RecordsInOrder::of(map.database(), wanted));
    while (true) {
        if (read->count == kRows && !handOver())
            return {};
        if (read->count == read->rows.size())
            read->rows.push_back({Record(wanted.entity), {}});
        PW_TRY(const bool isThere, rows.next(read->rows[read->count].row));
        if (!isThere)
            break;
        ++read->count;
    }
    if (handOver()) // the last but one
        handOver();
    return {};
}

} // namespace placeweave
