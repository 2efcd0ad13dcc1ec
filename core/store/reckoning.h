// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/life.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>

namespace placeweave {

// Which rows a map holds, and as what, when every row's changes have been applied and only what
// rows are to each other is left to say:
//
// - A row lives if its latest insert, set or restore, or that of a living row that refers to it, is
//   later than its latest delete; an erasure beats every clock, and takes along what it owns.
// - It is in the map if its owners are, too. A reference to a row that is not in the map is empty.
//
// Kinds of rows refer to each other without circles, so each answer is found by asking down and up
// once. Answers are kept: make another when changes have been added.
class Reckoning {
public:
    // Where the lives are: in memory (replay) or behind a map (reconcile). The same answers for as
    // long as the reckoning lasts.
    class Source {
    public:
        Source() = default;
        Source(const Source &) = delete;
        Source &operator=(const Source &) = delete;
        virtual ~Source() = default;
        // Null where no change tells of such a row.
        virtual Result<const Life *> life(RowKey key) = 0;
        // Rows that may refer to it; asked for their lives, those that do not are passed over.
        virtual Result<std::vector<RowKey>> referring(RowKey key) = 0;
    };
    explicit Reckoning(Source &source) : m_source(source) {}

    Result<bool> isInMap(RowKey key);
    // Has not been deleted, or is of use again; its owner may be missing.
    Result<bool> lives(RowKey key);
    // It, or what it belongs to, was erased: its values may not be kept.
    Result<bool> isErased(RowKey key);
    // The erased row because of which it is: itself, or one that it belongs to. None if it is not.
    Result<std::optional<RowKey>> erasedWith(RowKey key);
    // It would be gone if nobody referred to it.
    Result<bool> isRevived(RowKey key);
    // As the table is to have it.
    Result<Record> shown(RowKey key);

private:
    struct Answers {
        std::optional<Life::Order> effective;
        std::optional<bool> lives;
        std::optional<bool> isInMap;
        std::optional<std::optional<RowKey>> erasedWith;
    };
    Result<Life::Order> effective(RowKey key, const Life &life);
    Result<bool> lives(RowKey key, const Life &life);

    Source &m_source;
    boost::unordered_flat_map<RowKey, Answers, std::hash<RowKey>> m_answers;
};

// What a field that refersToRow() refers to; no row where it is empty.
RowKey targetOf(const Field &field, const Value &value);

} // namespace placeweave
