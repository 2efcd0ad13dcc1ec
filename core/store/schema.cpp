// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/base/time.h"
#include "core/model/field_register.h"
#include "core/model/shipped.h"

#include <charconv>
#include <format>
#include <map>
#include <string>
#include <vector>

namespace placeweave::schema {
namespace {

int numberOf(const ShippedFile &migration) {
    int number = 0;
    const std::string_view digits = migration.name.substr(0, 4);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string note(const EntityInfo &entity, std::string_view row, std::string_view op) {
    return std::format("INSERT INTO placeweave_outside_change (entity, row, op, field, old, new) "
                       "SELECT {}, {}.id, '{}'",
                       entityKey(entity.entity), row, op);
}

// The row that stands at NEW.id and is about to give way to another, without a word from SQLite: as
// a deletion. Should it stay after all, the next opening sees that.
std::string replacementOf(const EntityInfo &entity) {
    std::string sql =
        std::format("INSERT INTO placeweave_outside_change (entity, row, op, field, old, new) "
                    "SELECT {}, id, 'delete', NULL, NULL, NULL FROM {} WHERE id = NEW.id;\n",
                    entityKey(entity.entity), entity.table);
    for (const Field &field : fieldsOf(entity.entity))
        sql += std::format("INSERT INTO placeweave_outside_change (entity, row, op, field, old, "
                           "new) SELECT {}, id, 'delete', {}, {}, NULL FROM {} "
                           "WHERE id = NEW.id AND {} IS NOT NULL;\n",
                           entityKey(entity.entity), field.key, field.column, entity.table,
                           field.column);
    return sql;
}

struct Trigger {
    std::string name;
    std::string sql;
};

// One row for each field that changed, and one for each field of a deleted row.
std::vector<Trigger> triggersOf(const EntityInfo &entity) {
    std::string updates;
    std::string deletes = std::format("{}, NULL, NULL, NULL;\n", note(entity, "OLD", "delete"));
    for (const Field &field : fieldsOf(entity.entity)) {
        updates += std::format("{}, {}, OLD.{}, NEW.{} WHERE OLD.{} IS NOT NEW.{};\n",
                               note(entity, "NEW", "set"), field.key, field.column, field.column,
                               field.column, field.column);
        deletes +=
            std::format("{}, {}, OLD.{}, NULL WHERE OLD.{} IS NOT NULL;\n",
                        note(entity, "OLD", "delete"), field.key, field.column, field.column);
    }
    // Before the changes of its fields, which go by the new id.
    const std::string renumber = std::format(
        "{}, NULL, OLD.id, NEW.id WHERE OLD.id IS NOT NEW.id;\n", note(entity, "NEW", "renumber"));
    const auto trigger = [&](std::string_view what, std::string_view when, std::string_view notes) {
        std::string name = std::format("placeweave_{}_{}", entity.table, what);
        std::string sql =
            std::format("CREATE TRIGGER {} {} BEGIN\n{}END", name,
                        std::vformat(when, std::make_format_args(entity.table)), notes);
        return Trigger{std::move(name), std::move(sql)};
    };
    return {trigger("insert", "AFTER INSERT ON {}",
                    note(entity, "NEW", "insert") + ", NULL, NULL, NULL;\n"),
            trigger("replace",
                    "BEFORE INSERT ON {0} WHEN EXISTS (SELECT 1 FROM {0} WHERE id = NEW.id)",
                    replacementOf(entity)),
            trigger("update", "AFTER UPDATE ON {}", renumber + updates),
            trigger("overrun", "BEFORE UPDATE OF id ON {} WHEN OLD.id IS NOT NEW.id",
                    replacementOf(entity)),
            trigger("delete", "AFTER DELETE ON {}", deletes)};
}

// The triggers that note what other programs change, generated from the register. Made anew where
// the file holds others, or none: an older program's, or those that a tool has dropped.
Result<void> keepOutsideTriggers(Database &database) {
    std::map<std::string, std::string, std::less<>> present;
    {
        PW_TRY(Statement select,
               database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"));
        while (true) {
            PW_TRY(const bool more, select.step());
            if (!more)
                break;
            present.emplace(select.text(0), select.text(1));
        }
    }
    std::string missing;
    for (const EntityInfo &entity : kEntities)
        for (const Trigger &trigger : triggersOf(entity))
            if (const auto found = present.find(trigger.name);
                found == present.end() || found->second != trigger.sql)
                missing +=
                    std::format("DROP TRIGGER IF EXISTS {}; {};\n", trigger.name, trigger.sql);
    if (missing.empty())
        return {};
    PW_TRY(Transaction transaction, Transaction::begin(database));
    PW_CHECK(database.execute(missing));
    return transaction.commit();
}

} // namespace

int newestVersion() {
    return numberOf(shippedMigrations().back());
}

Result<int> versionOf(Database &database) {
    PW_TRY(const auto known, database.integer("SELECT count(*) FROM sqlite_master "
                                              "WHERE name = 'placeweave_migration'"));
    if (known.value_or(0) == 0)
        return 0;
    PW_TRY(const auto version, database.integer("SELECT max(version) FROM placeweave_migration"));
    return static_cast<int>(version.value_or(0));
}

Result<void> migrate(Database &database, int from) {
    for (const ShippedFile &migration : shippedMigrations()) {
        const int number = numberOf(migration);
        if (number <= from)
            continue;
        PW_TRY(Transaction transaction, Transaction::begin(database));
        PW_CHECK(database.execute(std::string_view(migration.content)));
        PW_TRY(Statement applied,
               database.prepare("INSERT INTO placeweave_migration (version, name, applied_at) "
                                "VALUES (?, ?, ?)"));
        PW_CHECK(applied.bind(1, std::int64_t{number})
                     .bind(2, migration.name)
                     .bind(3, std::string_view(nowInstant()))
                     .run());
        PW_CHECK(transaction.commit());
    }
    return keepOutsideTriggers(database);
}

} // namespace placeweave::schema
