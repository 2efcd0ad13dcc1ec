// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merge.h"

#include "core/base/machine.h"
#include "core/base/time.h"
#include "core/store/compact.h"
#include "core/store/incoming_copy.h"
#include "core/store/reconcile.h"
#include "core/store/rows.h"
#include "core/store/strike.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

constexpr std::int64_t kDay = 24LL * 3600 * 1000;
constexpr std::int64_t kFurthestAhead = 10LL * 366 * kDay;
constexpr int kClockBits = 16; // below the milliseconds
constexpr std::int64_t kEveryChanges = 4096;

// Two tellings of one change: what is told by either. Nothing when the first tells all.
std::optional<std::string> joined(std::string_view ours, std::string_view theirs) {
    using nlohmann::json;
    json mine = json::parse(ours.empty() ? "{}" : ours, nullptr, false);
    const json more = json::parse(theirs.empty() ? "{}" : theirs, nullptr, false);
    if (!mine.is_object() || !more.is_object())
        return std::nullopt;
    bool learned = false;
    for (const auto &[key, values] : more.items()) {
        const auto known = mine.find(key);
        // [new] alone is what somebody tells who may not say what was there before.
        if (known != mine.end() &&
            (*known == values || (known->is_array() &&
                                  (known->size() >= 2 || !values.is_array() || values.size() < 2))))
            continue;
        mine[key] = values;
        learned = true;
    }
    if (!learned)
        return std::nullopt;
    return mine.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

// One merge: the union of what is known, then the rows that it touches.
class MapMerge {
public:
    MapMerge(MapFile &map, const Progress &progress)
        : m_map(map), m_database(map.database()), m_progress(progress) {}

    Result<MergeOutcome> run(std::vector<IncomingCopy> &all) {
        PW_TRY(Transaction transaction, Transaction::begin(m_database));
        PW_TRY(const auto last, m_database.integer("SELECT max(id) FROM change"));
        m_what.newSince = last.value_or(0);
        PW_CHECK(readErased());
        PW_CHECK(readWithdrawn());
        for (IncomingCopy &one : all)
            PW_CHECK(unite(one));
        PW_CHECK(refuseCircles());
        std::ranges::sort(m_what.touched);
        const auto twice = std::ranges::unique(m_what.touched);
        m_what.touched.erase(twice.begin(), twice.end());
        PW_CHECK(readStruck());
        for (const RowKey &key : m_struck)
            PW_CHECK(strike::apply(m_database, key));
        PW_TRY(Reconciled reconciled, reconcile(m_map, std::move(m_what)));
        for (const RowKey &key : m_struck) // what they began with is written there
            PW_CHECK(strike::apply(m_database, key));
        m_outcome.rows = reconciled.rows;
        m_outcome.organisations = std::move(reconciled.organisations);
        if (m_progress.isCancelled())
            return fail(ErrorCode::Cancelled, "Stopped; nothing was merged.");
        m_statements.clear();
        PW_CHECK(transaction.commit());
        if (m_forgets)
            PW_CHECK(compact(m_map));
        return std::move(m_outcome);
    }

private:
    enum class Known { New, Part, Whole };

    Result<Statement *> statement(std::string_view sql) {
        auto found = m_statements.find(sql);
        if (found == m_statements.end()) {
            PW_TRY(Statement prepared, m_database.prepare(sql));
            found = m_statements.emplace(std::string(sql), std::move(prepared)).first;
        }
        found->second.reset();
        return &found->second;
    }

    Result<void> readErased() {
        PW_TRY(Statement select,
               m_database.prepare("SELECT entity, row FROM change WHERE op = 'erase'"));
        return forEachRow(select, [&](RowKey key) { m_erased.insert(key); });
    }

    Result<void> readWithdrawn() {
        PW_TRY(Statement select, m_database.prepare("SELECT entity, row FROM placeweave_withdrawn "
                                                    "WHERE NOT is_back"));
        return forEachRow(select, [&](RowKey key) { m_withdrawn.insert(key); });
    }

    // Rows of which words are to be struck out, as far as anything came of them.
    Result<void> readStruck() {
        PW_TRY(Statement select, m_database.prepare("SELECT entity, row, max(id) FROM change WHERE "
                                                    "op = 'strike' GROUP BY entity, row"));
        return forEachRow(select, [&](RowKey key) {
            if (!std::ranges::binary_search(m_what.touched, key))
                return;
            m_struck.push_back(key);
            m_forgets = m_forgets || select.integer(2) > m_what.newSince;
        });
    }

    template <class Visit>
    static Result<void> forEachRow(Statement &select, const Visit &visit) {
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            if (const EntityInfo *entity = entityByKey(select.integer(0)))
                visit(RowKey{entity->entity, RowId{select.integer(1)}});
        }
    }

    // --- the union ---

    Result<void> unite(IncomingCopy &from) {
        m_from = &from;
        PW_CHECK(readReplicas());
        // Erasures first: nothing that was erased anywhere is even looked at.
        PW_TRY(Statement erasures,
               from.database().prepare("SELECT entity, row FROM change WHERE op = 'erase'"));
        PW_CHECK(forEachRow(
            erasures, [&](RowKey key) { m_forgets = m_erased.insert(key).second || m_forgets; }));
        if (from.isBundle())
            PW_CHECK(takeWithdrawals());
        PW_CHECK(takeActions());
        PW_CHECK(takeChanges());
        if (from.isBundle())
            PW_CHECK(takeShownPoints());
        return {};
    }

    Result<void> readReplicas() {
        PW_TRY(Statement select,
               m_from->database().prepare("SELECT id, author, machine, started_at FROM replica"));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            PW_TRY(Statement * insert,
                   statement("INSERT OR IGNORE INTO replica (id, author, machine, started_at) "
                             "VALUES (?, ?, ?, ?) RETURNING id"));
            insert->bind(1, select.integer(0)).bind(4, select.text(3));
            rows::bind(*insert, 2, Value(select.text(1)));
            rows::bind(*insert, 3, Value(select.text(2)));
            PW_TRY(const bool isNew, insert->step());
            insert->reset();
            // Somebody's who keeps nothing back is no longer lent.
            PW_TRY(Statement * received,
                   statement(isNew
                                 ? "INSERT OR REPLACE INTO placeweave_received (replica, profile) "
                                   "VALUES (?1, ?2)"
                                 : "UPDATE placeweave_received SET profile = ?2 WHERE replica = "
                                   "?1 AND ?2 = 'internal' AND profile <> ?2"));
            PW_CHECK(received->bind(1, select.integer(0))
                         .bind(2, std::string_view(m_from->info().profile))
                         .run());
        }
    }

    Result<void> takeActions() {
        m_known.clear();
        PW_TRY(Statement select,
               m_from->database().prepare(
                   "SELECT id, clock, replica, author, exercise, verb, subject, at, undoes, id IN "
                   "(SELECT action FROM placeweave_partial) FROM action"));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            PW_TRY(const Known known, knownAs(select.integer(0)));
            m_known.emplace(select.integer(0), known);
            const bool isPart = select.integer(9) != 0;
            if (known == Known::New)
                PW_CHECK(insertAction(select, isPart));
            else if (known == Known::Part)
                PW_CHECK(completeAction(select, isPart));
        }
    }

    Result<Known> knownAs(std::int64_t action) {
        PW_TRY(
            Statement * look,
            statement("SELECT id IN (SELECT action FROM placeweave_partial) FROM action WHERE id "
                      "= ?"));
        PW_TRY(const bool found, look->bind(1, action).step());
        const bool isPart = found && look->integer(0) != 0;
        look->reset();
        return !found ? Known::New : isPart ? Known::Part : Known::Whole;
    }

    Result<void> insertAction(const Statement &select, bool isPart) {
        if (isOurRun(select.integer(2)))
            return std::unexpected(inOurName());
        PW_TRY(Statement * insert,
               statement("INSERT INTO action (id, clock, replica, author, exercise, verb, subject, "
                         "at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        insert->bind(1, select.integer(0)).bind(2, select.integer(1)).bind(3, select.integer(2));
        for (const int column : {3, 5, 6, 7})
            rows::bind(*insert, column + 1, Value(select.text(column)));
        insert->bind(6, select.text(5)).bind(8, select.text(7)); // never NULL
        for (const int column : {4, 8})
            select.isNull(column) ? insert->bindNull(column + 1)
                                  : insert->bind(column + 1, select.integer(column));
        PW_CHECK(insert->run());
        const std::int64_t ahead = (select.integer(1) >> kClockBits) - nowMilliseconds();
        if (ahead > kDay) {
            ++m_outcome.aheadActions;
            if (ahead > m_outcome.aheadMilliseconds) {
                m_outcome.aheadMilliseconds = ahead;
                m_outcome.aheadAuthor = select.text(3);
            }
        }
        return isPart ? notePart(select.integer(0)) : Result<void>();
    }

    // What is done here just now is known here: nobody else can have changes of it, or rows with
    // the numbers that are given out next.
    bool isOurRun(std::int64_t replica) const {
        return m_map.m_replica != 0 && replica == m_map.m_replica;
    }
    Error inOurName() const {
        return {ErrorCode::Damaged,
                "It holds changes in the name of what is being done here just now. Nothing was "
                "changed.",
                m_from->name()};
    }

    Result<void> notePart(std::int64_t action) {
        PW_TRY(Statement * part,
               statement("INSERT OR IGNORE INTO placeweave_partial (action) VALUES (?)"));
        return part->bind(1, action).run();
    }

    // What was kept back before is told now.
    Result<void> completeAction(const Statement &select, bool isPart) {
        PW_TRY(Statement * complete,
               statement("UPDATE action SET author = coalesce(author, ?2), subject = "
                         "coalesce(subject, ?3), exercise = coalesce(exercise, ?4), undoes = "
                         "coalesce(undoes, ?5) WHERE id = ?1"));
        complete->bind(1, select.integer(0));
        rows::bind(*complete, 2, Value(select.text(3)));
        rows::bind(*complete, 3, Value(select.text(6)));
        select.isNull(4) ? complete->bindNull(4) : complete->bind(4, select.integer(4));
        select.isNull(8) ? complete->bindNull(5) : complete->bind(5, select.integer(8));
        PW_CHECK(complete->run());
        if (isPart)
            return {};
        PW_TRY(Statement * whole, statement("DELETE FROM placeweave_partial WHERE action = ?"));
        return whole->bind(1, select.integer(0)).run();
    }

    Result<void> takeChanges() {
        PW_TRY(Statement select,
               m_from->database().prepare(
                   "SELECT id, action, entity, row, count, op, fields FROM change ORDER BY id"));
        PW_TRY(const auto total, m_from->database().integer("SELECT max(id) FROM change"));
        std::int64_t done = 0;
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            if (++done % kEveryChanges == 0) {
                m_progress.report(select.integer(0), total.value_or(0));
                if (m_progress.isCancelled())
                    return fail(ErrorCode::Cancelled, "Stopped; nothing was merged.");
            }
            Known known = m_known.at(select.integer(1));
            // Of an erasure others may have learnt later what belonged to the erased.
            if (known == Known::Whole && select.text(5) == "erase")
                known = Known::Part;
            if (known == Known::Whole) {
                ++m_outcome.same;
                continue;
            }
            log::Change change;
            change.action = ActionId{select.integer(1)};
            change.entityKey = select.integer(2);
            change.row = RowId{select.integer(3)};
            change.count = select.integer(4);
            change.op = select.text(5);
            change.fields = select.text(6);
            if (change.op == "insert")
                PW_CHECK(takeInsert(change, known));
            else
                PW_CHECK(takeChange(std::move(change), known));
        }
    }

    Result<void> takeChange(log::Change change, Known known) {
        const EntityInfo *entity = entityByKey(change.entityKey);
        const RowKey key{entity ? entity->entity : Entity::Organisation, change.row};
        if (entity && change.op != "erase" && m_erased.contains(key))
            change.fields.clear(); // as it stands where it was erased
        if (entity && m_withdrawn.contains(key)) {
            PW_CHECK(notePart(change.action.value));
            return countSame();
        }
        if (known == Known::Part) {
            PW_TRY(Statement * look,
                   statement("SELECT id, fields, op FROM change WHERE action = ? AND entity = ? "
                             "AND row = ? AND op IN (?, 'erase')"));
            PW_TRY(const bool found, look->bind(1, change.action.value)
                                         .bind(2, change.entityKey)
                                         .bind(3, change.row.value)
                                         .bind(4, std::string_view(change.op))
                                         .step());
            const std::int64_t id = found ? look->integer(0) : 0;
            const std::string ours(found ? look->text(1) : std::string_view());
            const bool isErased = found && look->text(2) == "erase";
            look->reset();
            if (isErased && change.op != "erase")
                return countSame();
            if (found)
                return complete(change, id, ours, entity ? std::optional(key) : std::nullopt);
        }
        if (entity && change.op == "erase") {
            m_forgets = true;
            PW_TRY(Statement * drop, statement(log::kDropChangeOfRow));
            PW_CHECK(drop->bind(1, change.action.value)
                         .bind(2, change.entityKey)
                         .bind(3, change.row.value)
                         .run());
        }
        return insertChange(change);
    }

    Result<void> countSame() {
        ++m_outcome.same;
        return {};
    }

    Result<void> complete(const log::Change &change, std::int64_t id, std::string_view ours,
                          std::optional<RowKey> key) {
        const auto fields = joined(ours, change.fields);
        if (!fields)
            return countSame();
        PW_TRY(Statement * update, statement("UPDATE change SET fields = ? WHERE id = ?"));
        PW_CHECK(update->bind(1, std::string_view(*fields)).bind(2, id).run());
        ++m_outcome.applied;
        if (key)
            m_what.touched.push_back(*key);
        return {};
    }

    Result<void> insertChange(const log::Change &change) {
        PW_TRY(Statement * insert, statement(log::kInsertChange));
        PW_CHECK(log::insertChange(*insert, change));
        ++m_outcome.applied;
        if (const EntityInfo *entity = entityByKey(change.entityKey))
            for (std::int64_t i = 0; i < change.count; ++i)
                m_what.touched.push_back({entity->entity, RowId{change.row.value + i}});
        return {};
    }

    // --- rows ---

    struct Part {
        std::int64_t first;
        std::int64_t end;
    };

    // Of a range, what this copy has not, and may have.
    Result<void> takeInsert(const log::Change &change, Known known) {
        const EntityInfo *entity = entityByKey(change.entityKey);
        std::vector<Part> parts{{change.row.value, change.row.value + change.count}};
        if (known == Known::Part) {
            PW_TRY(Statement * look,
                   statement("SELECT row, count FROM change WHERE action = ? AND entity = ? AND op "
                             "= 'insert' ORDER BY row"));
            look->bind(1, change.action.value).bind(2, change.entityKey);
            while (true) {
                PW_TRY(const bool more, look->step());
                if (!more)
                    break;
                cut(parts, {look->integer(0), look->integer(0) + look->integer(1)});
            }
            look->reset();
        }
        if (entity)
            for (const RowKey &gone : m_withdrawn)
                if (gone.entity == entity->entity && gone.row.value >= change.row.value &&
                    gone.row.value < change.row.value + change.count) {
                    cut(parts, {gone.row.value, gone.row.value + 1});
                    PW_CHECK(notePart(change.action.value));
                }
        if (parts.empty())
            ++m_outcome.same;
        else if (isOurRun(change.row.value >> RowId::kCounterBits))
            return std::unexpected(inOurName());
        for (const Part &part : parts) {
            log::Change one = change;
            one.row = RowId{part.first};
            one.count = part.end - part.first;
            PW_CHECK(insertChange(one));
        }
        return entity ? hear(entity->entity, change, parts, known) : Result<void>();
    }

    static void cut(std::vector<Part> &parts, Part away) {
        std::vector<Part> rest;
        for (const Part &part : parts) {
            if (away.end <= part.first || away.first >= part.end) {
                rest.push_back(part);
                continue;
            }
            if (part.first < away.first)
                rest.push_back({part.first, away.first});
            if (away.end < part.end)
                rest.push_back({away.end, part.end});
        }
        parts = std::move(rest);
    }

    // What they say that the rows began with; of rows that came before, perhaps more than then.
    Result<void> hear(Entity entity, const log::Change &change, const std::vector<Part> &parts,
                      Known known) {
        return m_from->forEachOriginal(
            entity, change.row, change.count, [&](RowId row, KeptOriginals &&told) -> Result<void> {
                const RowKey key{entity, row};
                if (m_erased.contains(key) || m_withdrawn.contains(key))
                    return {};
                if (known == Known::Part && std::ranges::none_of(parts, [&](const Part &part) {
                        return row.value >= part.first && row.value < part.end;
                    }))
                    m_what.touched.push_back(key);
                originals::learn(m_what.told[key], std::move(told));
                return {};
            });
    }

    // --- what others have taken back ---

    Result<void> takeWithdrawals() {
        PW_TRY(Statement select,
               m_from->database().prepare("SELECT entity, row, clock, is_back FROM withdrawn"));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            const EntityInfo *entity = entityByKey(select.integer(0));
            if (!entity)
                continue;
            PW_CHECK(takeWithdrawal({entity->entity, RowId{select.integer(1)}}, select.integer(2),
                                    select.integer(3) != 0));
        }
    }

    // The latest word of it counts; but what this copy was not lent is not theirs to take back.
    Result<void> takeWithdrawal(RowKey key, std::int64_t clock, bool isBack) {
        PW_TRY(Statement * look,
               statement("SELECT 1 FROM replica WHERE id = ? AND id NOT IN (SELECT replica FROM "
                         "placeweave_received WHERE profile <> 'internal')"));
        PW_TRY(const bool isOwn, look->bind(1, key.row.value >> RowId::kCounterBits).step());
        look->reset();
        if (isOwn)
            return {};
        PW_TRY(
            Statement * note,
            statement("INSERT INTO placeweave_withdrawn (entity, row, clock, is_back) VALUES (?1, "
                      "?2, ?3, ?4) ON CONFLICT (entity, row) DO UPDATE SET clock = ?3, is_back = "
                      "?4 WHERE ?3 > clock RETURNING 1"));
        PW_TRY(const bool isLatest, note->bind(1, entityKey(key.entity))
                                        .bind(2, key.row.value)
                                        .bind(3, clock)
                                        .bind(4, std::int64_t{isBack})
                                        .step());
        note->reset();
        if (!isLatest)
            return {};
        if (isBack) {
            m_withdrawn.erase(key);
            return {};
        }
        m_withdrawn.insert(key);
        return putAway(key);
    }

    // Their changes of it leave the log, and the row its table; what was written here stays known.
    Result<void> putAway(RowKey key) {
        PW_TRY(Statement * insert,
               statement("SELECT id, action, row, count FROM change WHERE entity = ?1 AND op = "
                         "'insert' AND row <= ?2 AND row + count > ?2"));
        PW_TRY(const bool found,
               insert->bind(1, entityKey(key.entity)).bind(2, key.row.value).step());
        if (!found)
            return insert->reset(), Result<void>();
        const std::int64_t id = insert->integer(0);
        log::Change range;
        range.action = ActionId{insert->integer(1)};
        range.entityKey = entityKey(key.entity);
        range.op = "insert";
        std::vector<Part> parts{{insert->integer(2), insert->integer(2) + insert->integer(3)}};
        insert->reset();
        cut(parts, {key.row.value, key.row.value + 1});
        PW_TRY(Statement * drop, statement("DELETE FROM change WHERE id = ?"));
        PW_CHECK(drop->bind(1, id).run());
        PW_TRY(Statement * rest, statement("INSERT INTO change (action, entity, row, count, op) "
                                           "VALUES (?, ?, ?, ?, 'insert')"));
        for (const Part &part : parts)
            PW_CHECK(rest->bind(1, range.action.value)
                         .bind(2, range.entityKey)
                         .bind(3, part.first)
                         .bind(4, part.end - part.first)
                         .run());
        for (const std::string_view sql :
             {"INSERT OR IGNORE INTO placeweave_partial (action) SELECT action FROM change WHERE "
              "entity = ?1 AND row = ?2 AND count = 1",
              "DELETE FROM change WHERE entity = ?1 AND row = ?2 AND count = 1 AND action IN "
              "(SELECT "
              "id FROM action WHERE replica IN (SELECT replica FROM placeweave_received))",
              "DELETE FROM placeweave_original WHERE entity = ?1 AND row = ?2",
              "DELETE FROM placeweave_shown_point WHERE entity = ?1 AND row = ?2"}) {
            PW_TRY(Statement * away, statement(sql));
            PW_CHECK(away->bind(1, entityKey(key.entity)).bind(2, key.row.value).run());
        }
        PW_CHECK(notePart(range.action.value));
        ++m_outcome.withdrawn;
        m_forgets = true;
        m_what.touched.push_back(key);
        m_what.putAway.insert(key);
        m_what.told.erase(key);
        return {};
    }

    Result<void> takeShownPoints() {
        PW_TRY(Statement select, m_from->database().prepare(
                                     "SELECT entity, row, latitude, longitude FROM shown_point"));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                return {};
            PW_TRY(Statement * insert,
                   statement("INSERT INTO placeweave_shown_point (entity, row, clock, latitude, "
                             "longitude) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (entity, row) DO "
                             "UPDATE SET clock = ?3, latitude = ?4, longitude = ?5 WHERE (?3, ?4, "
                             "?5) > (clock, latitude, longitude)"));
            insert->bind(1, select.integer(0)).bind(2, select.integer(1));
            PW_CHECK(insert->bind(3, m_from->info().clock)
                         .bind(4, select.integer(2))
                         .bind(5, select.integer(3))
                         .run());
        }
    }

    Result<void> refuseCircles() {
        PW_TRY(const auto found,
               m_database.integer(
                   "SELECT EXISTS (SELECT 1 FROM action AS undo JOIN action AS undone ON undone.id "
                   "= undo.undoes WHERE undo.undoes IS NOT NULL AND (undo.clock, undo.replica) <= "
                   "(undone.clock, undone.replica))"));
        if (found == 1)
            return fail(ErrorCode::Damaged,
                        "It says that something was undone before it was done. Nothing was "
                        "changed.",
                        m_from ? m_from->name() : std::string());
        return {};
    }

    MapFile &m_map;
    Database &m_database;
    const Progress &m_progress;
    IncomingCopy *m_from = nullptr;
    Reconciling m_what;
    MergeOutcome m_outcome;
    std::unordered_map<std::int64_t, Known> m_known; // actions of the one that is being taken in
    std::set<RowKey> m_erased;
    std::set<RowKey> m_withdrawn;
    std::vector<RowKey> m_struck;
    std::map<std::string, Statement, std::less<>> m_statements;
    bool m_forgets = false; // something is to be gone without a trace
};

Result<std::string> mapIdentity(MapFile &map) {
    PW_TRY(const auto given,
           map.database().text("SELECT identity FROM placeweave_map WHERE id = 1"));
    return given ? *given : nameUuid(map.uuid(), "identity");
}

Result<std::int64_t> lastClock(MapFile &map) {
    PW_TRY(const auto last, map.database().integer("SELECT max(clock) FROM action"));
    return last.value_or(0);
}

Result<MergeOutcome> mergeInto(MapFile &map, const std::vector<std::filesystem::path> &files,
                               const Progress &progress) {
    if (map.isReadOnly())
        return fail(ErrorCode::ReadOnly, "The map is open for reading only.", map.path().string());
    PW_CHECK(map.absorbOutsideChanges());
    PW_TRY(const std::string identity, mapIdentity(map));
    // A computer that has lost its own clock is not to take everybody else's for wrong.
    PW_TRY(const std::int64_t last, lastClock(map));
    const std::int64_t now = std::max(nowMilliseconds(), last >> kClockBits) + kFurthestAhead;
    std::vector<IncomingCopy> all;
    for (const std::filesystem::path &file : files) {
        PW_TRY(IncomingCopy incoming, IncomingCopy::open(file, now << kClockBits));
        if (incoming.identity() != identity)
            return fail(ErrorCode::InvalidInput,
                        "This comes from another map. Merging is for copies of one map; bring in "
                        "what another map holds with import.",
                        incoming.name());
        all.push_back(std::move(incoming));
    }
    return MapMerge(map, progress).run(all);
}

Result<std::unique_ptr<MapFile>> beginWithBundle(const std::filesystem::path &file,
                                                 const std::filesystem::path &bundle,
                                                 const std::string &author,
                                                 const Progress &progress) {
    BundleInfo info;
    {
        PW_TRY(const OpenedBundle opened, openBundle(bundle));
        info = opened.info;
    }
    const auto begin = [&]() -> Result<std::unique_ptr<MapFile>> {
        {
            PW_TRY(const auto made, MapFile::create(file, {info.mapName, author}));
            // It has no history of its own yet: not even that it was made.
            Database &database = made->database();
            PW_TRY(Transaction transaction, Transaction::begin(database));
            PW_CHECK(database.execute("DELETE FROM about; DELETE FROM change; DELETE FROM action; "
                                      "DELETE FROM replica"));
            PW_TRY(
                Statement identify,
                database.prepare("UPDATE placeweave_map SET uuid = coalesce(?, uuid), identity = "
                                 "? WHERE id = 1"));
            rows::bind(identify, 1, Value(info.uuid));
            info.uuid.empty() ? identify.bind(2, std::string_view(info.identity))
                              : identify.bindNull(2);
            PW_CHECK(identify.run());
            PW_CHECK(transaction.commit());
        }
        PW_TRY(auto map, MapFile::open(file, Access::ReadWrite));
        map->setAuthor(author);
        PW_CHECK(mergeInto(*map, {bundle}, progress));
        return map;
    };
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return fail(ErrorCode::InvalidInput, "There is a file of that name already.", toUtf8(file));
    auto map = begin();
    if (!map)
        std::filesystem::remove(file, ignored); // half a map is worse than none
    return map;
}

} // namespace placeweave
