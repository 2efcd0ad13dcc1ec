// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/base/time.h"
#include "core/model/field_register.h"
#include "core/model/shipped.h"

#include <charconv>
#include <format>

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

// One row for each field that changed, and one for each field of a deleted row.
std::string triggersOf(const EntityInfo &entity) {
    std::string inserts = std::format(
        "CREATE TRIGGER placeweave_{0}_insert AFTER INSERT ON {0} BEGIN\n{1}, NULL, NULL, NULL;\n"
        "END;\n",
        entity.table, note(entity, "NEW", "insert"));
    std::string updates = std::format(
        "CREATE TRIGGER placeweave_{0}_update AFTER UPDATE ON {0} BEGIN\n", entity.table);
    std::string deletes = std::format(
        "CREATE TRIGGER placeweave_{0}_delete AFTER DELETE ON {0} BEGIN\n{1}, NULL, NULL, NULL;\n",
        entity.table, note(entity, "OLD", "delete"));
    for (const Field &field : fieldsOf(entity.entity)) {
        updates += std::format("{}, {}, OLD.{}, NEW.{} WHERE OLD.{} IS NOT NEW.{};\n",
                               note(entity, "NEW", "set"), field.key, field.column, field.column,
                               field.column, field.column);
        deletes +=
            std::format("{}, {}, OLD.{}, NULL WHERE OLD.{} IS NOT NULL;\n",
                        note(entity, "OLD", "delete"), field.key, field.column, field.column);
    }
    return inserts + updates + "END;\n" + deletes + "END;\n";
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

Result<void> createOutsideTriggers(Database &database) {
    for (const EntityInfo &entity : kEntities) {
        for (const std::string_view op : {"insert", "update", "delete"})
            PW_CHECK(database.execute(
                std::format("DROP TRIGGER IF EXISTS placeweave_{}_{}", entity.table, op)));
        PW_CHECK(database.execute(triggersOf(entity)));
    }
    return {};
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
        PW_CHECK(createOutsideTriggers(database));
        PW_CHECK(transaction.commit());
    }
    return {};
}

} // namespace placeweave::schema
