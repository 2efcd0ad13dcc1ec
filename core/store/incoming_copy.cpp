// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/incoming_copy.h"

#include "core/base/machine.h"
#include "core/store/merge.h"

#include <array>
#include <cassert>
#include <format>

namespace placeweave {
namespace {

// Whoever sends more than this sends no map of a place.
constexpr std::int64_t kMostRows = 20'000'000;

struct Impossible {
    std::string_view sql; // whether there is one
    std::string_view why;
};

// Of numbers that would be taken for rows, for time or for loops. What is merely strange (an
// unknown field, a value of the wrong type, a change of nothing) is kept and says nothing.
constexpr std::array kImpossible{
    Impossible{"SELECT EXISTS (SELECT 1 FROM action WHERE typeof(clock) <> 'integer' OR clock < 1 "
               "OR typeof(id) <> 'integer' OR id < 1 OR id >= (1 << 53))",
               "an action without a proper time or number"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM action WHERE replica NOT IN (SELECT id FROM replica))",
               "an action that nobody has done"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM replica WHERE id < 1 OR id >= (1 << 32))",
               "an editing run without a proper number"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM change WHERE action NOT IN (SELECT id FROM action))",
               "a change without an action"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM change WHERE typeof(row) <> 'integer' OR row < 1 OR "
               "typeof(count) <> 'integer' OR count < 1 OR count > (1 << 21) OR (count > 1 AND op "
               "<> 'insert') OR row + count > (1 << 53) OR typeof(op) <> 'text' OR typeof(entity) "
               "<> 'integer')",
               "a change of rows that cannot be"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM change WHERE op = 'insert' AND (row >> 21) <> 0 AND "
               "(row >> 21) NOT IN (SELECT id FROM replica))",
               "new rows with numbers that nobody has given out"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM change WHERE op <> 'insert' GROUP BY action, entity, "
               "row HAVING count(*) > 1)",
               "two changes of one row in one action"},
    Impossible{"SELECT EXISTS (SELECT 1 FROM action AS undo JOIN action AS undone ON undone.id = "
               "undo.undoes WHERE (undo.clock, undo.replica) <= (undone.clock, undone.replica))",
               "an action that was undone before it was done"},
};

} // namespace

Error IncomingCopy::damaged(std::string_view why) const {
    return {ErrorCode::Damaged,
            std::format("This is damaged, or was tampered with: it holds {}. Nothing was changed.",
                        why),
            m_name};
}

Result<IncomingCopy> IncomingCopy::open(const std::filesystem::path &file,
                                        std::int64_t latestClock) {
    IncomingCopy incoming;
    incoming.m_name = toUtf8(file);
    if (MapFile::isMap(file)) {
        PW_TRY(incoming.m_copy, MapFile::open(file, Access::ReadOnly));
        // What they changed has no place in the history yet; whoever opens the map gives it one.
        PW_TRY(const std::int64_t waiting, incoming.m_copy->rowsChangedOutside());
        if (waiting > 0)
            return fail(
                ErrorCode::InvalidInput,
                "Another program has changed this copy: open it once in Placeweave, so that "
                "its history says so, and then merge it.",
                incoming.m_name);
        PW_TRY(incoming.m_info.identity, mapIdentity(*incoming.m_copy));
        incoming.m_info.profile = "internal";
        incoming.m_info.uuid = incoming.m_copy->uuid();
    } else {
        PW_TRY(incoming.m_bundle, openBundle(file));
        incoming.m_info = incoming.m_bundle->info;
    }
    PW_CHECK(incoming.refuseImpossible(latestClock));
    return incoming;
}

Database &IncomingCopy::database() {
    if (m_copy)
        return m_copy->database();
    assert(m_bundle); // open() gives it one or the other
    return m_bundle->database;
}

Result<void> IncomingCopy::refuseImpossible(std::int64_t latestClock) {
    for (const Impossible &one : kImpossible) {
        PW_TRY(const auto found, database().integer(one.sql));
        if (found != 0)
            return std::unexpected(damaged(one.why));
    }
    PW_TRY(const auto rows,
           database().integer("SELECT sum(count) FROM change WHERE op = 'insert'"));
    if (rows.value_or(0) > kMostRows)
        return std::unexpected(damaged("more rows than any map"));
    PW_TRY(const auto last, database().integer("SELECT max(clock) FROM action"));
    if (last.value_or(0) > latestClock)
        return fail(ErrorCode::InvalidInput,
                    "A computer whose clock was more than ten years ahead has made changes in it. "
                    "They would come after everybody else's for ever, so nothing was changed. What "
                    "it holds can be brought in by import.",
                    m_name);
    return {};
}

Result<void>
IncomingCopy::forEachOriginal(Entity entity, RowId first, std::int64_t count,
                              const std::function<Result<void>(RowId, KeptOriginals &&)> &visit) {
    if (m_copy)
        return originals::forEachOf(*m_copy, entity, first, count, visit);
    PW_TRY(
        Statement select,
        database().prepare("SELECT row, fields FROM placeweave_original WHERE entity = ? AND row "
                           "BETWEEN ? AND ?"));
    select.bind(1, entityKey(entity)).bind(2, first.value).bind(3, first.value + count - 1);
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return {};
        PW_CHECK(visit(RowId{select.integer(0)}, originals::fromJson(entity, select.text(1))));
    }
}

} // namespace placeweave
