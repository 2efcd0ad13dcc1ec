// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bundle_file.h"

#include "core/base/machine.h"
#include "core/base/time.h"
#include "core/store/rows.h"

#include <array>
#include <cassert>
#include <format>
#include <fstream>

namespace placeweave {
namespace {

// The log as a map has it, what the rows of it began with, and what is only between two copies.
constexpr std::string_view kTables = R"sql(
    CREATE TABLE bundle (
        format INTEGER NOT NULL, lowest_reader INTEGER NOT NULL, map TEXT NOT NULL,
        uuid TEXT, name TEXT, profile TEXT NOT NULL, for_whom TEXT, made_at DATETIME NOT NULL,
        clock INTEGER NOT NULL, actions INTEGER, changes INTEGER, originals INTEGER
    );
    CREATE TABLE replica (
        id INTEGER PRIMARY KEY NOT NULL, author TEXT, machine TEXT, started_at DATETIME NOT NULL
    );
    CREATE TABLE action (
        id INTEGER PRIMARY KEY NOT NULL, clock INTEGER NOT NULL, replica INTEGER NOT NULL,
        author TEXT, exercise INTEGER, verb TEXT NOT NULL, subject TEXT, at DATETIME NOT NULL,
        undoes INTEGER
    );
    CREATE TABLE change (
        id INTEGER PRIMARY KEY NOT NULL, action INTEGER NOT NULL, entity INTEGER NOT NULL,
        row INTEGER NOT NULL, count INTEGER NOT NULL, op TEXT NOT NULL, fields TEXT
    );
    CREATE TABLE placeweave_original (
        entity INTEGER NOT NULL, row INTEGER NOT NULL, fields TEXT NOT NULL,
        PRIMARY KEY (entity, row)
    ) WITHOUT ROWID;
    CREATE TABLE placeweave_partial (action INTEGER PRIMARY KEY NOT NULL);
    CREATE TABLE withdrawn (
        entity INTEGER NOT NULL, row INTEGER NOT NULL, clock INTEGER NOT NULL,
        is_back BOOLEAN NOT NULL, PRIMARY KEY (entity, row)
    ) WITHOUT ROWID;
    CREATE TABLE shown_point (
        entity INTEGER NOT NULL, row INTEGER NOT NULL, latitude INTEGER NOT NULL,
        longitude INTEGER NOT NULL, PRIMARY KEY (entity, row)
    ) WITHOUT ROWID;
)sql";

constexpr std::array kCounted{std::pair{"actions", "action"}, std::pair{"changes", "change"},
                              std::pair{"originals", "placeweave_original"}};

enum class Head { NoDatabase, CutOff, Whole };

// SQLite itself does not mind when the end of the last page is missing.
Head headOf(const std::filesystem::path &file) {
    constexpr std::size_t kHeadBytes = 100;
    std::ifstream stream(file, std::ios::binary);
    std::string head(kHeadBytes, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (!head.starts_with(std::string("SQLite format 3\0", 16)))
        return Head::NoDatabase;
    const auto byte = [&](std::size_t at) {
        return std::uint64_t{static_cast<std::uint8_t>(head[at])};
    };
    const std::uint64_t pageSize = byte(16) << 8 | byte(17);
    const std::uint64_t pages = byte(28) << 24 | byte(29) << 16 | byte(30) << 8 | byte(31);
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return !error && size == pages * (pageSize == 1 ? 65536 : pageSize) ? Head::Whole
                                                                        : Head::CutOff;
}

// Looking at a table must run nothing of whoever made the file.
Result<void> refuseForeignSchema(Database &database, const std::string &name) {
    PW_TRY(
        const auto strange,
        database.integer("SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index') "
                         "OR sql LIKE 'CREATE VIRTUAL%'"));
    if (strange != 0)
        return fail(ErrorCode::Damaged, "The bundle holds what no bundle holds.", name);
    return {};
}

// That not a page of it is missing, and that it says itself how much it holds.
Result<void> refuseDamaged(Database &database, const std::string &name) {
    PW_TRY(const auto checked, database.text("PRAGMA quick_check(1)"));
    if (checked != "ok")
        return fail(ErrorCode::Damaged, "The bundle is damaged: ask for it again.", name);
    for (const auto &[column, table] : kCounted) {
        PW_TRY(const auto isWhole,
               database.integer(std::format(
                   "SELECT (SELECT {} FROM bundle) IS (SELECT count(*) FROM {})", column, table)));
        if (isWhole != 1)
            return fail(ErrorCode::Damaged, "The bundle is not whole: ask for it again.", name);
    }
    return {};
}

} // namespace

Result<BundleWriter> BundleWriter::create(const std::filesystem::path &file,
                                          const BundleInfo &info) {
    PW_TRY(Database database, Database::open(file, Access::Create));
    // Nobody waits for this file: it is moved to its place when it is whole.
    PW_CHECK(database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"));
    PW_CHECK(database.execute(std::format("PRAGMA application_id = {}", BundleInfo::kApplication)));
    BundleWriter writer(std::move(database));
    PW_CHECK(writer.m_database->execute(kTables));
    PW_TRY(Transaction transaction, Transaction::begin(*writer.m_database));
    writer.m_transaction.emplace(std::move(transaction));
    PW_TRY(Statement * insert,
           writer.statement("INSERT INTO bundle (format, lowest_reader, map, name, profile, "
                            "for_whom, made_at, clock, uuid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(1, info.format)
        .bind(2, info.lowestReader)
        .bind(3, std::string_view(info.identity))
        .bind(5, std::string_view(info.profile))
        .bind(7, std::string_view(info.madeAt))
        .bind(8, info.clock);
    rows::bind(*insert, 4, Value(info.mapName));
    rows::bind(*insert, 6, Value(info.forWhom));
    rows::bind(*insert, 9, Value(info.uuid));
    PW_CHECK(insert->run());
    return writer;
}

Result<Statement *> BundleWriter::statement(std::string_view sql) {
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        PW_TRY(Statement prepared, m_database->prepare(sql));
        found = m_statements.emplace(std::string(sql), std::move(prepared)).first;
    }
    found->second.reset();
    return &found->second;
}

Result<void> BundleWriter::addReplica(std::int64_t id, std::string_view author,
                                      std::string_view machine, std::string_view startedAt) {
    PW_TRY(Statement * insert, statement("INSERT INTO replica (id, author, machine, started_at) "
                                         "VALUES (?, ?, ?, ?)"));
    insert->bind(1, id).bind(4, startedAt);
    rows::bind(*insert, 2, Value(author));
    rows::bind(*insert, 3, Value(machine));
    return insert->run();
}

Result<void> BundleWriter::addAction(const BundledAction &given) {
    const log::Action &action = given.action;
    PW_TRY(Statement * insert,
           statement("INSERT INTO action (id, clock, replica, author, exercise, verb, subject, at, "
                     "undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(1, action.id.value).bind(2, action.clock).bind(3, action.replica);
    rows::bind(*insert, 4, Value(action.author));
    action.exercise ? insert->bind(5, action.exercise.value) : insert->bindNull(5);
    insert->bind(6, std::string_view(action.verb));
    rows::bind(*insert, 7, Value(action.subject));
    insert->bind(8, std::string_view(action.at));
    action.undoes ? insert->bind(9, action.undoes.value) : insert->bindNull(9);
    PW_CHECK(insert->run());
    if (!given.isPart)
        return {};
    PW_TRY(Statement * part, statement("INSERT INTO placeweave_partial (action) VALUES (?)"));
    return part->bind(1, action.id.value).run();
}

Result<void> BundleWriter::addChange(const log::Change &change) {
    PW_TRY(Statement * insert, statement(log::kInsertChange));
    ++m_changes;
    return log::insertChange(*insert, change);
}

Result<void> BundleWriter::addOriginals(RowKey row, const KeptOriginals &originals) {
    PW_TRY(Statement * insert, statement("INSERT INTO placeweave_original (entity, row, fields) "
                                         "VALUES (?, ?, ?)"));
    return insert->bind(1, entityKey(row.entity))
        .bind(2, row.row.value)
        .bind(3, std::string_view(originals::toJson(originals)))
        .run();
}

Result<void> BundleWriter::addWithdrawal(RowKey row, std::int64_t clock, bool isBack) {
    PW_TRY(Statement * insert, statement("INSERT INTO withdrawn (entity, row, clock, is_back) "
                                         "VALUES (?, ?, ?, ?)"));
    return insert->bind(1, entityKey(row.entity))
        .bind(2, row.row.value)
        .bind(3, clock)
        .bind(4, std::int64_t{isBack})
        .run();
}

Result<void> BundleWriter::addShownPoint(RowKey row, LatLon point) {
    const FixedLatLon fixed = toFixed(point);
    PW_TRY(Statement * insert,
           statement("INSERT INTO shown_point (entity, row, latitude, longitude) "
                     "VALUES (?, ?, ?, ?)"));
    return insert->bind(1, entityKey(row.entity))
        .bind(2, row.row.value)
        .bind(3, std::int64_t{fixed.latitude})
        .bind(4, std::int64_t{fixed.longitude})
        .run();
}

Result<void> BundleWriter::finish() {
    for (const auto &[column, table] : kCounted)
        PW_CHECK(m_database->execute(
            std::format("UPDATE bundle SET {} = (SELECT count(*) FROM {})", column, table)));
    m_statements.clear();
    assert(m_transaction); // a bundle is finished once
    PW_CHECK(m_transaction->commit());
    m_transaction.reset();
    m_database.reset();
    return {};
}

Result<OpenedBundle> openBundle(const std::filesystem::path &file) {
    const std::string name = toUtf8(file);
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return fail(ErrorCode::NotFound, "There is no such file.", name);
    if (!std::filesystem::is_regular_file(file, error)) // a pipe would be waited for
        return fail(ErrorCode::NotAMap, "This is no file of a disk: no bundle can be read from it.",
                    name);
    const Head head = headOf(file);
    if (head == Head::NoDatabase)
        return fail(ErrorCode::NotAMap, "This file is no bundle of changes and no map.", name);
    if (head == Head::CutOff)
        return fail(ErrorCode::Damaged, "The bundle is not whole: ask for it again.", name);
    PW_TRY(Database database, Database::open(file, Access::ReadOnly));
    PW_TRY(const auto application, database.integer("PRAGMA application_id"));
    if (application != BundleInfo::kApplication)
        return fail(ErrorCode::NotAMap,
                    "This file is a database, but no bundle of changes and no map.", name);
    PW_CHECK(refuseForeignSchema(database, name));
    // These stay where they are for ever, whatever else a newer format may hold.
    PW_TRY(const auto lowest, database.integer("SELECT lowest_reader FROM bundle"));
    if (!lowest)
        return fail(ErrorCode::Damaged, "The bundle is not whole: ask for it again.", name);
    if (*lowest > BundleInfo::kFormat)
        return fail(ErrorCode::NewerVersion,
                    std::format("The bundle was written by a newer Placeweave (it needs format {}, "
                                "this program knows {}). Nothing was changed.",
                                *lowest, BundleInfo::kFormat),
                    name);
    PW_CHECK(refuseDamaged(database, name));
    OpenedBundle opened{std::move(database), {}};
    PW_TRY(Statement select,
           opened.database.prepare("SELECT format, lowest_reader, map, name, profile, for_whom, "
                                   "made_at, clock, uuid FROM bundle"));
    PW_TRY(const bool found, select.step());
    if (!found)
        return fail(ErrorCode::Damaged, "The bundle is not whole: ask for it again.", name);
    BundleInfo &info = opened.info;
    info.format = select.integer(0);
    info.lowestReader = select.integer(1);
    info.identity = select.text(2);
    info.mapName = select.text(3);
    info.profile = select.text(4);
    info.forWhom = select.text(5);
    info.madeAt = select.text(6);
    info.clock = select.integer(7);
    info.uuid = select.text(8);
    return opened;
}

} // namespace placeweave
