// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reckoning.h"
#include "core/store/reconcile.h"

#include <boost/container/flat_map.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeweave {

// The lives of rows behind an open map, read as they are asked for. Everything is as it was when
// the reconciling began: write only when all has been asked.
class LivesInFile : public Reckoning::Source {
public:
    static Result<std::unique_ptr<LivesInFile>> of(MapFile &map, Reconciling &what);

    // A row with all that is needed to write it, and to say later what it began with.
    struct Row {
        Life life;
        bool isPresent = false; // in its table
        // Where that holds another value than the life: of many rows at once both whole are too
        // much.
        std::vector<std::pair<const Field *, Value>> other;
        KeptOriginals kept; // in placeweave_original
        // What it began with: of fields that no change names, the life tells.
        KeptOriginals originals;
        // Of the fields that changes name: the `old` of the earliest; empty where that is not told.
        boost::container::flat_map<const Field *, std::optional<Value>> named;
        bool hasChanges = false;

        const Value &original(const Field &field) const;
        const Value &present(const Field &field) const;
        std::optional<Record> present() const; // as its table has it
    };
    Result<Row *> row(RowKey key);
    // Oldest first.
    Result<std::vector<OrderedChange>> changesOf(RowKey key);
    Result<const Life *> life(RowKey key) override;
    // Rows whose lives have been asked for count with what they refer to now.
    Result<std::vector<RowKey>> referring(RowKey key) override;
    // What is noted in placeweave_derived: targets of a row, rows of a target.
    Result<std::vector<RowKey>> unmetOf(RowKey row);
    Result<std::vector<RowKey>> waitingFor(RowKey target);
    // It would have been gone if nobody had referred to it.
    Result<bool> wasRevived(RowKey row);
    // Rows whose table refers to it.
    Result<std::vector<RowKey>> inTableReferring(RowKey key);
    Result<bool> isInTable(RowKey key);
    void noteReferences(RowKey key, const Record &record);
    bool hasDerived() const { return m_hasDerived; }

private:
    struct Range {
        std::int64_t entity;
        std::int64_t first;
        std::int64_t end;
        std::int64_t furthest; // end of any range up to this one
        Life::Order order;
        log::Change change;
    };
    LivesInFile(MapFile &map, Reconciling &what) : m_map(map), m_what(what) {}
    Result<void> readRanges();
    template <class Key, class Sql>
    Result<Statement *> prepared(std::map<Key, Statement> &statements, const Key &key,
                                 const Sql &sql);
    Result<Statement *> statement(std::string_view sql); // a constant
    Result<void> readKept(RowKey key, Row &row);
    void begin(RowKey key, Row &row, const std::optional<Record> &present,
               const std::vector<OrderedChange> &changes,
               const std::vector<std::vector<log::FieldChange>> &fields);

    MapFile &m_map;
    Reconciling &m_what;
    std::vector<Range> m_ranges; // by entity, then first
    boost::unordered_flat_map<RowKey, std::unique_ptr<Row>, std::hash<RowKey>> m_rows;
    std::unordered_map<RowKey, std::vector<RowKey>> m_references;
    std::map<std::string_view, Statement> m_statements; // by their SQL
    std::map<Entity, Statement> m_rowOf;
    std::map<Entity, Statement> m_isThere;
    std::map<const Field *, Statement> m_referringBy;
    bool m_hasDerived = false;
    bool m_hasKept = false;
};

} // namespace placeweave
