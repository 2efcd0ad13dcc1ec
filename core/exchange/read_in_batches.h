// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/beside.h"
#include "core/store/map_file.h"
#include "core/store/record_readers.h"

#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace placeweave {

// Every row of a table by id, as MapFile::forEach(), in batches: while the next are read, another
// thread judges these. `open` is told of each row of a batch before any of them is judged, `settle`
// of each with its verdict, until it returns false; both here, in order, and never while something
// is judged. `judge` must change nothing, and not ask the map.
template <class Open, class Judge, class Settle>
Result<void> readInBatches(MapFile &map, Entity entity, std::span<const Field *const> fields,
                           const Open &open, const Judge &judge, const Settle &settle) {
    constexpr std::size_t kRows = 2048; // some hundred kilobytes
    struct Batch {
        std::vector<Record> rows; // kept for those after them
        std::vector<std::invoke_result_t<Judge, const Record &>> verdicts;
        std::size_t count = 0;
    };
    const auto judgeAll = [&judge](Batch &batch) {
        batch.verdicts.clear();
        for (std::size_t i = 0; i < batch.count; ++i)
            batch.verdicts.push_back(judge(std::as_const(batch.rows[i])));
    };
    const auto openAll = [&open](const Batch &batch) {
        for (std::size_t i = 0; i < batch.count; ++i)
            open(batch.rows[i]);
    };
    const auto settleAll = [&settle](Batch &batch) {
        const std::size_t count = std::exchange(batch.count, 0);
        for (std::size_t i = 0; i < count; ++i)
            if (!settle(std::as_const(batch.rows[i]), std::move(batch.verdicts[i])))
                return false;
        return true;
    };
    Batch read;
    Batch judged;
    Beside beside; // the last to be made, the first to be waited for
    const auto handOver = [&] {
        beside.wait();
        const bool goesOn = settleAll(judged);
        std::swap(read, judged);
        openAll(judged);
        return goesOn;
    };
    PW_TRY(RecordsInOrder rows, RecordsInOrder::of(map.database(), entity, fields));
    while (true) {
        if (read.count == kRows) {
            if (!handOver())
                return {};
            beside.start([&] { judgeAll(judged); });
        }
        if (read.count == read.rows.size())
            read.rows.emplace_back(entity);
        PW_TRY(const bool isThere, rows.next(read.rows[read.count]));
        if (!isThere)
            break;
        ++read.count;
    }
    if (!handOver())
        return {};
    judgeAll(judged);
    settleAll(judged);
    return {};
}

} // namespace placeweave
