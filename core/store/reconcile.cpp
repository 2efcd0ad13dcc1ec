// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reconcile.h"

#include "core/store/lives_in_file.h"
#include "core/store/rows.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <format>

namespace placeweave {
namespace {

using Row = LivesInFile::Row;

class Reconciler {
public:
    Reconciler(MapFile &map, const Reconciling &what, LivesInFile &lives)
        : m_map(map), m_lives(lives), m_reckoning(lives) {
        for (const RowKey &key : what.touched)
            add(key);
    }

    Result<Reconciled> run() {
        // Everything is asked before anything is written, for the answers come from the tables.
        // Those that go with another may have kept a third alive: they are looked up, too.
        std::size_t up = 0;
        for (std::size_t down = 0; down < m_rows.size(); ++down) {
            while (up < m_rows.size())
                PW_CHECK(lookUp(RowKey(m_rows[up++])));
            PW_CHECK(lookDown(m_rows[down]));
        }
        std::vector<Outcome> outcomes;
        outcomes.reserve(m_rows.size());
        for (const RowKey &key : m_rows) {
            PW_TRY(Outcome outcome, outcomeOf(key));
            if (outcome.row->hasChanges || outcome.row->isPresent)
                outcomes.push_back(std::move(outcome));
        }
        for (const Outcome &outcome : outcomes)
            PW_CHECK(write(outcome));
        PW_CHECK(findOrganisationsAt());
        return std::move(m_reconciled);
    }

private:
    struct Outcome {
        RowKey key;
        const Row *row = nullptr;
        bool isThere = false; // in the map: as its life is, but for what refers to nothing there
        std::vector<const Field *> emptied;
        std::vector<std::pair<const Field *, std::int64_t>> unmet;
        bool isRevived = false;
        std::optional<RowKey> erasedWith;

        const Value &shown(const Field &field) const {
            static const Value kNothing;
            return std::ranges::contains(emptied, &field) ? kNothing : row->life.record[field];
        }
        // Fields of which the table holds another value, where it holds the row.
        std::vector<const Field *> differing() const {
            std::vector<const Field *> fields;
            for (const auto &[field, value] : row->other)
                if (!(shown(*field) == value))
                    fields.push_back(field);
            for (const Field *field : emptied)
                if (!row->present(*field).isEmpty() && !std::ranges::contains(fields, field))
                    fields.push_back(field);
            return fields;
        }
    };

    void add(RowKey key) {
        if (m_known.insert(key).second)
            m_rows.push_back(key);
    }

    // What it refers to may come back to life with it.
    Result<void> lookUp(RowKey key) {
        PW_TRY(const Row *row, m_lives.row(key));
        if (m_lives.hasDerived())
            PW_CHECK(lookBack(key, *row));
        if (!row->hasChanges)
            return {};
        const Record &record = row->life.record;
        m_lives.noteReferences(key, record);
        for (const Field &field : fieldsOf(key.entity)) {
            if (!refersToRow(field) || record[field].isEmpty())
                continue;
            // A foreign key holds: what the table refers to is in the map.
            const bool isMet = row->isPresent && row->present(field) == record[field];
            const RowKey target = targetOf(field, record[field]);
            if (isMet && !m_lives.hasDerived())
                continue;
            PW_TRY(const bool isThere, m_lives.isInTable(target));
            if (!isThere)
                add(target);
            else if (m_lives.hasDerived())
                PW_CHECK(lookPast(target));
        }
        PW_TRY(const bool isErased, m_reckoning.isErased(key));
        return isErased ? addGoneOf(key) : Result<void>();
    }

    // What it referred to before may have been alive only for that.
    Result<void> lookBack(RowKey key, const Row &row) {
        std::set<RowKey> before;
        if (row.isPresent) {
            for (const Field &field : fieldsOf(key.entity))
                if (refersToRow(field) && !row.present(field).isEmpty())
                    before.insert(targetOf(field, row.present(field)));
        } else { // lived unseen; the table cannot tell what it referred to
            PW_TRY(const std::vector<OrderedChange> changes, m_lives.changesOf(key));
            for (const OrderedChange &next : changes)
                for (const log::FieldChange &one : log::fieldChangesOf(next.change))
                    for (const Value &value : {one.before, one.after})
                        if (refersToRow(*one.field) && !value.isEmpty())
                            before.insert(targetOf(*one.field, value));
        }
        // Unseen, it may have kept alive what only the notes tell.
        PW_TRY(const std::vector<RowKey> noted, m_lives.unmetOf(key));
        before.insert(noted.begin(), noted.end());
        for (const RowKey &target : before) {
            PW_TRY(const bool isThere, m_lives.isInTable(target));
            if (isThere)
                PW_CHECK(lookPast(target));
        }
        return {};
    }

    // A row that stays as it is, but hands on that somebody has use for it; or is there only for
    // that, and is looked at again.
    Result<void> lookPast(RowKey key) {
        if (!m_passed.insert(key).second)
            return {};
        PW_TRY(const bool isRevived, m_lives.wasRevived(key));
        if (isRevived)
            add(key);
        PW_TRY(const std::vector<RowKey> unmet, m_lives.unmetOf(key));
        for (const RowKey &target : unmet)
            add(target);
        PW_TRY(const Row *row, m_lives.row(key));
        for (const Field &field : fieldsOf(key.entity))
            if (refersToRow(field) && !row->life.record[field].isEmpty())
                PW_CHECK(lookPast(targetOf(field, row->life.record[field])));
        return {};
    }

    // What it owned, and was deleted before or never shown, still stands in the log.
    Result<void> addGoneOf(RowKey key) {
        PW_TRY(const auto waiting, m_lives.waitingFor(key));
        for (const RowKey &dependent : waiting)
            add(dependent);
        for (const Field &field : kFields) {
            if (field.type != FieldType::Owner || field.detail != info(key.entity).table)
                continue;
            PW_TRY(const auto gone, log::goneRowsOf(m_map.database(), field, key.row));
            for (const RowId row : gone)
                add({field.entity, row});
        }
        return {};
    }

    // Rows that come or go take with them what depends on them.
    Result<void> lookDown(RowKey key) {
        PW_TRY(const Row *row, m_lives.row(key));
        PW_TRY(const bool isThere, m_reckoning.isInMap(key));
        if (isThere) { // perhaps again, and written already
            PW_TRY(const auto waiting, m_lives.waitingFor(key));
            for (const RowKey &dependent : waiting)
                add(dependent);
            return {};
        }
        if (!row->isPresent && !row->life.isErased)
            return {};
        PW_TRY(const auto referring, m_lives.inTableReferring(key));
        for (const RowKey &dependent : referring)
            add(dependent);
        return {};
    }

    // Whether what a field refers to is in the map. What is not among the rows that this merge
    // reaches stays as its table has it, and need not be reckoned; most references are to such.
    Result<bool> isMetBy(RowKey target, const Row &row, const Field &field) {
        if (m_known.contains(target))
            return m_reckoning.isInMap(target);
        if (row.isPresent && row.present(field) == row.life.record[field])
            return true; // by the foreign key
        return m_lives.isInTable(target);
    }

    Result<Outcome> outcomeOf(RowKey key) {
        Outcome outcome;
        outcome.key = key;
        PW_TRY(outcome.row, m_lives.row(key));
        PW_TRY(outcome.isThere, m_reckoning.isInMap(key));
        PW_TRY(outcome.isRevived, m_reckoning.isRevived(key));
        PW_TRY(outcome.erasedWith, m_reckoning.erasedWith(key));
        PW_TRY(const bool lives, m_reckoning.lives(key));
        for (const Field &field : fieldsOf(key.entity)) {
            const Value &value = outcome.row->life.record[field];
            if (!lives || !refersToRow(field) || value.isEmpty())
                continue;
            // Unseen, it still keeps alive what it refers to: no table tells that it does.
            PW_TRY(const bool isMet, isMetBy(targetOf(field, value), *outcome.row, field));
            if (!isMet || !outcome.isThere)
                outcome.unmet.emplace_back(&field, value.integer());
            if (!isMet && outcome.isThere && field.type == FieldType::Reference)
                outcome.emptied.push_back(&field);
        }
        return outcome;
    }

    // --- writing ---

    Result<Statement *> statement(const std::string &sql) {
        auto found = m_statements.find(sql);
        if (found == m_statements.end()) {
            PW_TRY(Statement prepared, m_map.database().prepare(sql));
            found = m_statements.emplace(sql, std::move(prepared)).first;
        }
        found->second.reset();
        return &found->second;
    }

    Result<void> write(const Outcome &outcome) {
        const bool staysThere = outcome.isThere && outcome.row->isPresent;
        const std::vector<const Field *> differing =
            staysThere ? outcome.differing() : std::vector<const Field *>();
        if (staysThere ? !differing.empty() : outcome.isThere != outcome.row->isPresent) {
            ++m_reconciled.rows;
            if (outcome.row->isPresent)
                PW_CHECK(noteOrganisations(
                    outcome.key, [&](const Field &field) { return outcome.row->present(field); }));
            PW_CHECK(writeRow(outcome, differing));
            if (outcome.isThere)
                PW_CHECK(noteOrganisations(
                    outcome.key, [&](const Field &field) { return outcome.shown(field); }));
        }
        PW_CHECK(writeDerived(outcome));
        if (outcome.erasedWith) {
            if (*outcome.erasedWith != outcome.key)
                PW_CHECK(writeErasure(outcome.key, *outcome.erasedWith));
            PW_CHECK(forget(outcome));
        }
        return writeKept(outcome);
    }

    Result<void> writeRow(const Outcome &outcome, const std::vector<const Field *> &differing) {
        const std::string table(info(outcome.key.entity).table);
        if (!outcome.isThere) {
            PW_TRY(Statement * drop, statement("DELETE FROM " + table + " WHERE id = ?"));
            return drop->bind(1, outcome.key.row.value).run();
        }
        if (!outcome.row->isPresent) {
            Record shown = outcome.row->life.record;
            for (const Field *field : outcome.emptied)
                shown[*field] = Value();
            PW_TRY(Statement * insert, statement(rows::insertInto(outcome.key.entity)));
            rows::bindView(*insert, shown);
            return insert->run();
        }
        for (const Field *field : differing) {
            PW_TRY(Statement * update, statement(std::format("UPDATE {} SET {} = ? WHERE id = ?",
                                                             table, field->column)));
            rows::bind(*update, 1, outcome.shown(*field));
            PW_CHECK(update->bind(2, outcome.key.row.value).run());
        }
        return {};
    }

    Result<void> writeDerived(const Outcome &outcome) {
        if (!m_lives.hasDerived() && outcome.unmet.empty() && !outcome.isRevived)
            return {};
        const std::int64_t entity = entityKey(outcome.key.entity);
        PW_TRY(Statement * drop,
               statement("DELETE FROM placeweave_derived WHERE entity = ? AND row = ?"));
        PW_CHECK(drop->bind(1, entity).bind(2, outcome.key.row.value).run());
        PW_TRY(Statement * insert, statement("INSERT INTO placeweave_derived (entity, row, field, "
                                             "target) VALUES (?, ?, ?, ?)"));
        const auto note = [&](std::int64_t field, std::int64_t target) {
            return insert->bind(1, entity)
                .bind(2, outcome.key.row.value)
                .bind(3, field)
                .bind(4, target)
                .run();
        };
        for (const auto &[field, target] : outcome.unmet)
            PW_CHECK(note(field->key, target));
        return outcome.isRevived ? note(0, 0) : Result<void>();
    }

    // Once its values are forgotten nobody could tell any more to whom it belonged: whoever erased
    // its owner has erased it, too, and all copies are told so.
    Result<void> writeErasure(RowKey key, RowKey with) {
        PW_TRY(Statement * erasure,
               statement("SELECT change.action, change.fields FROM change JOIN action ON action.id "
                         "= change.action WHERE entity = ? AND row = ? AND op = 'erase' ORDER BY "
                         "action.clock, action.replica LIMIT 1"));
        PW_TRY(const bool found,
               erasure->bind(1, entityKey(with.entity)).bind(2, with.row.value).step());
        if (!found)
            return erasure->reset(), Result<void>();
        log::Change change;
        change.action = ActionId{erasure->integer(0)};
        change.entityKey = entityKey(key.entity);
        change.row = key.row;
        change.op = "erase";
        change.fields = erasure->text(1);
        erasure->reset();
        PW_TRY(Statement * drop, statement(std::string(log::kDropChangeOfRow)));
        PW_CHECK(drop->bind(1, change.action.value)
                     .bind(2, change.entityKey)
                     .bind(3, change.row.value)
                     .run());
        PW_TRY(Statement * insert, statement(std::string(log::kInsertChange)));
        return log::insertChange(*insert, change);
    }

    // An erased row's values, and those of what belonged to it, leave the log.
    Result<void> forget(const Outcome &outcome) {
        const std::int64_t entity = entityKey(outcome.key.entity);
        PW_TRY(Statement * names,
               statement("UPDATE action SET subject = NULL WHERE subject IS NOT NULL AND id IN "
                         "(SELECT action FROM change WHERE entity = ? AND row = ?)"));
        PW_CHECK(names->bind(1, entity).bind(2, outcome.key.row.value).run());
        PW_TRY(Statement * values,
               statement("UPDATE change SET fields = NULL WHERE entity = ? AND row = ? AND op <> "
                         "'erase' AND fields IS NOT NULL"));
        return values->bind(1, entity).bind(2, outcome.key.row.value).run();
    }

    // What it began with, as far as nothing else will tell.
    Result<void> writeKept(const Outcome &outcome) {
        const Row &row = *outcome.row;
        KeptOriginals kept;
        if (!outcome.erasedWith) {
            kept.unknown = row.originals.unknown;
            for (const Field &field : fieldsOf(outcome.key.entity)) {
                const Value &value = row.original(field);
                const auto named = row.named.find(&field);
                const bool isTold = named != row.named.end()
                                        ? named->second == value
                                        : (outcome.isThere && outcome.shown(field) == value);
                if (!isTold && !value.isEmpty())
                    kept.values.emplace(&field, value);
            }
        }
        if (kept.values == row.kept.values && kept.unknown == row.kept.unknown)
            return {};
        if (kept.isEmpty()) {
            PW_TRY(Statement * drop,
                   statement("DELETE FROM placeweave_original WHERE entity = ? AND row = ?"));
            return drop->bind(1, entityKey(outcome.key.entity))
                .bind(2, outcome.key.row.value)
                .run();
        }
        PW_TRY(Statement * keep,
               statement("INSERT OR REPLACE INTO placeweave_original (entity, row, fields) "
                         "VALUES (?, ?, ?)"));
        return keep->bind(1, entityKey(outcome.key.entity))
            .bind(2, outcome.key.row.value)
            .bind(3, std::string_view(originals::toJson(kept)))
            .run();
    }

    // --- who looks different now ---

    template <class ValueOf>
    Result<void> noteOrganisations(RowKey key, const ValueOf &valueOf) {
        RowId organisation;
        if (key.entity == Entity::Organisation)
            organisation = key.row;
        else if (const Field *with = findField(key.entity, "organisation_id"))
            organisation = RowId{Value(valueOf(*with)).integer()};
        if (key.entity == Entity::Location)
            m_places.insert(key.row);
        if (!organisation)
            return {};
        m_reconciled.organisations.insert(organisation);
        if (key.entity != Entity::Organisation && key.entity != Entity::Service)
            return {};
        PW_TRY(Statement * queue,
               statement("INSERT OR IGNORE INTO placeweave_stale_words (organisation) VALUES (?)"));
        return queue->bind(1, organisation.value).run();
    }

    Result<void> findOrganisationsAt() {
        for (const RowId place : m_places) {
            PW_TRY(Statement * select,
                   statement("SELECT id FROM organisation WHERE location_id = ?"));
            select->bind(1, place.value);
            PW_TRY(const std::vector<RowId> ids, rows::idsIn(*select));
            m_reconciled.organisations.insert(ids.begin(), ids.end());
        }
        return {};
    }

    MapFile &m_map;
    LivesInFile &m_lives;
    Reckoning m_reckoning;
    std::vector<RowKey> m_rows; // to be written; grows while it is gone through
    boost::unordered_flat_set<RowKey, std::hash<RowKey>> m_known;
    std::set<RowKey> m_passed;
    std::set<RowId> m_places;
    std::map<std::string, Statement, std::less<>> m_statements;
    Reconciled m_reconciled;
};

} // namespace

Result<Reconciled> reconcile(MapFile &map, Reconciling what) {
    PW_TRY(const auto lives, LivesInFile::of(map, what));
    return Reconciler(map, what, *lives).run();
}

} // namespace placeweave
