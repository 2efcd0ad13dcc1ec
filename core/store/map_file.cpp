// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/map_file.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/store/backups.h"
#include "core/store/edit.h"
#include "core/store/record_readers.h"
#include "core/store/rows.h"
#include "core/store/schema.h"

#include <format>
#include <fstream>

namespace placeweave {
namespace {

constexpr std::int64_t kGeoPackage = 0x47504B47; // "GPKG"

// Before SQLite touches it: an empty or foreign file must come out of this exactly as it went in.
Result<void> refuseForeignFiles(const std::filesystem::path &file) {
    std::error_code error;
    const std::string name = toUtf8(file);
    if (!std::filesystem::exists(file, error))
        return fail(ErrorCode::NotFound, "There is no such file.", name);
    if (std::filesystem::is_directory(file, error))
        return fail(ErrorCode::NotAMap, "This is a folder, not a map file.", name);
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(ErrorCode::ReadOnly, "The file may not be read.", name);
    std::string head(16, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (stream.gcount() == 0)
        return fail(ErrorCode::NotAMap, "The file is empty.", name);
    if (head != std::string("SQLite format 3\0", 16))
        return fail(ErrorCode::NotAMap, "This file is no GeoPackage.", name);
    return {};
}

// Without the right to write, for a file from elsewhere is not to be touched. What a program has
// left that was killed while it wrote is put in order first; that takes the right to write.
Result<Database> lookInto(const std::filesystem::path &file, Access access) {
    PW_TRY(Database look, Database::open(file, Access::ReadOnly));
    const auto read = look.integer("PRAGMA application_id");
    if (read || read.error().code != ErrorCode::ReadOnly || access == Access::ReadOnly)
        return look;
    return Database::open(file, Access::ReadWrite);
}

} // namespace

MapFile::MapFile(std::filesystem::path path, Database database, Access access)
    : m_path(std::move(path)), m_database(std::move(database)), m_areas(m_database),
      m_access(access) {}

MapFile::~MapFile() {
    if (!m_inWal)
        return;
    // A checkpointed WAL file still cannot be opened read-only by others: leave a plain file.
    (void)m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    (void)m_database.execute("PRAGMA journal_mode = DELETE");
}

Result<std::unique_ptr<MapFile>> MapFile::create(const std::filesystem::path &file,
                                                 const NewMap &map) {
    std::error_code error;
    if (!file.has_filename())
        return fail(ErrorCode::InvalidInput, "The map needs the name of a file.", toUtf8(file));
    if (std::filesystem::is_directory(file, error))
        return fail(ErrorCode::InvalidInput, "This is a folder, not a file.", toUtf8(file));
    if (std::filesystem::exists(file, error))
        return fail(ErrorCode::InvalidInput, "There is a file of that name already.", toUtf8(file));
    PW_TRY(Database database, Database::open(file, Access::Create));
    const auto build = [&]() -> Result<std::unique_ptr<MapFile>> {
        PW_CHECK(schema::migrate(database, 0));
        PW_TRY(
            Statement identity,
            database.prepare("INSERT INTO placeweave_map (id, uuid, created_at) VALUES (1, ?, ?)"));
        PW_CHECK(identity.bind(1, std::string_view(randomUuid()))
                     .bind(2, std::string_view(nowInstant()))
                     .run());
        std::unique_ptr<MapFile> made(new MapFile(file, std::move(database), Access::ReadWrite));
        PW_CHECK(made->prepare());
        made->setAuthor(map.author);
        PW_TRY(Edit edit, Edit::begin(*made, "map.create", map.name));
        Record about(Entity::About, RowId{1}); // the same row in every copy
        about["name"] = Value(map.name);
        PW_CHECK(edit.insertReserved(Entity::About, RowId{1}, 1,
                                     [&](std::int64_t, Record &record) { record = about; }));
        PW_CHECK(edit.commit());
        return made;
    };
    auto made = build();
    if (!made)
        std::filesystem::remove(file, error); // half a map is worse than none
    return made;
}

Result<std::unique_ptr<MapFile>> MapFile::open(const std::filesystem::path &file, Access access) {
    PW_CHECK(refuseForeignFiles(file));
    bool isOlder = false;
    {
        PW_TRY(Database look, lookInto(file, access));
        PW_TRY(const auto application, look.integer("PRAGMA application_id"));
        PW_TRY(const int version, schema::versionOf(look));
        if (version == 0)
            return fail(ErrorCode::NotAMap,
                        application == kGeoPackage
                            ? "This GeoPackage is no Placeweave map; its layers can be imported."
                            : "This file is a database, but no Placeweave map.",
                        toUtf8(file));
        if (version > schema::newestVersion())
            return fail(ErrorCode::NewerVersion,
                        std::format("The map was written by a newer Placeweave (schema {}, this "
                                    "program knows {}). Nothing was changed.",
                                    version, schema::newestVersion()),
                        toUtf8(file));
        isOlder = version < schema::newestVersion();
        if (isOlder && access != Access::ReadOnly)
            PW_CHECK(backups::keepBeforeMigration(look, file, version));
    }
    PW_TRY(Database database, Database::open(file, access));
    if (isOlder && (access == Access::ReadOnly || database.isReadOnly()))
        return fail(ErrorCode::ReadOnly,
                    "The map is of an older version and has to be opened for writing once.",
                    toUtf8(file));
    std::unique_ptr<MapFile> map(new MapFile(file, std::move(database), access));
    PW_CHECK(map->prepare());
    if (!map->isReadOnly()) {
        PW_TRY(const int version, schema::versionOf(map->m_database));
        PW_CHECK(schema::migrate(map->m_database, version));
        PW_CHECK(map->absorbOutsideChanges());
    }
    return map;
}

bool MapFile::isMap(const std::filesystem::path &file) {
    if (folded(file.extension().string()) != ".gpkg" || !refuseForeignFiles(file))
        return false;
    auto look = Database::open(file, Access::ReadOnly);
    const auto version = look ? schema::versionOf(*look) : Result<int>(0);
    return version.value_or(0) > 0;
}

Result<void> MapFile::prepare() {
    PW_CHECK(m_database.execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                                "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;"
                                "PRAGMA temp_store = MEMORY"));
    PW_CHECK(m_database.disableTriggers());
    PW_TRY(const auto uuid, m_database.text("SELECT uuid FROM placeweave_map WHERE id = 1"));
    if (!uuid)
        return fail(ErrorCode::Damaged, "The map has lost its identity.", toUtf8(m_path));
    m_uuid = *uuid;
    // A file on read-only media, or without the right to write, opens all the same.
    if (m_database.isReadOnly())
        m_access = Access::ReadOnly;
    PW_TRY(const auto version, m_database.integer("PRAGMA data_version"));
    m_dataVersion = version.value_or(0);
    return {};
}

Result<void> MapFile::enterSession() {
    if (isReadOnly() || m_inWal || isSharedFolder(m_path))
        return {};
    PW_TRY(const auto mode, m_database.text("PRAGMA journal_mode = WAL"));
    m_inWal = mode == "wal";
    return {};
}

// Also where another program has put the file into WAL: then what we write stands there, too.
Result<void> MapFile::checkpoint() {
    if (isReadOnly())
        return {};
    return m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

// --- reading ---

Result<std::string> MapFile::name() {
    PW_TRY(const auto name, m_database.text("SELECT name FROM about WHERE id = 1"));
    return name && !name->empty() ? *name : toUtf8(m_path.stem());
}

Result<std::int64_t> MapFile::count(Entity entity) {
    PW_TRY(const auto count,
           m_database.integer(std::format("SELECT count(*) FROM {}", info(entity).table)));
    return count.value_or(0);
}

Result<MapCounts> MapFile::counts() {
    MapCounts counts;
    PW_TRY(counts.organisations, count(Entity::Organisation));
    PW_TRY(counts.locations, count(Entity::Location));
    PW_TRY(counts.services, count(Entity::Service));
    PW_TRY(counts.people, count(Entity::Person));
    PW_TRY(counts.connections, count(Entity::Connection));
    PW_TRY(const auto areas, m_database.integer("SELECT count(*) FROM area"));
    counts.areas = areas.value_or(0);
    PW_TRY(const auto changes, m_database.integer("SELECT count(*) FROM change"));
    counts.changes = changes.value_or(0);
    PW_TRY(counts.schema, schema::versionOf(m_database));
    return counts;
}

Result<Record> MapFile::record(Entity entity, RowId id) {
    PW_TRY(Statement select, m_database.prepare(rows::selectFrom(entity) + " WHERE id = ?"));
    PW_TRY(const bool found, select.bind(1, id.value).step());
    if (!found)
        return fail(ErrorCode::NotFound, "There is no such row.",
                    std::format("{} {}", info(entity).table, id.value));
    return rows::read(select, entity);
}

Result<std::vector<Record>> MapFile::records(Entity entity) {
    std::vector<Record> records;
    PW_CHECK(forEach(entity, [&](const Record &record) {
        records.push_back(record);
        return true;
    }));
    return records;
}

Result<std::vector<Record>> MapFile::recordsOf(Entity entity, std::string_view referenceColumn,
                                               RowId target) {
    const Field *field = findField(entity, referenceColumn);
    if (!field || !refersToRow(*field))
        return fail(ErrorCode::Internal, "No such reference.", std::string(referenceColumn));
    PW_TRY(Statement select,
           m_database.prepare(std::format("{} WHERE {} = ? ORDER BY id", rows::selectFrom(entity),
                                          field->column)));
    select.bind(1, target.value);
    std::vector<Record> records;
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return records;
        records.push_back(rows::read(select, entity));
    }
}

Result<void> MapFile::forEach(Entity entity, const std::function<bool(const Record &)> &visit) {
    return forEach(entity, allFieldsOf(entity), visit);
}

Result<void> MapFile::forEach(Entity entity, std::span<const Field *const> fields,
                              const std::function<bool(const Record &)> &visit) {
    PW_TRY(Statement select, m_database.prepare(rows::selectFrom(entity, fields) + " ORDER BY id"));
    Record record(entity); // one for all rows: most of the time would go into making them
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return {};
        record.setId(RowId{select.integer(0)});
        int column = 1;
        for (const Field *field : fields)
            rows::readInto(record[*field], select, column++, *field);
        if (!visit(record))
            return {};
    }
}

std::string MapFile::uuidOf(Entity entity, RowId id) const {
    return nameUuid(m_uuid, std::format("{}/{}", info(entity).table, id.value));
}

// --- writing: ids and clock ---

Result<void> MapFile::startReplica() {
    PW_TRY(Statement taken, m_database.prepare("SELECT 1 FROM replica WHERE id = ?"));
    std::int64_t block = 0;
    bool used = true;
    while (used) {
        // 31 bits, so that ids stay below 2^52: Qt takes a double of QML to an integer by adding a
        // half, and beyond that an odd id would come out one too large.
        block = static_cast<std::int64_t>(randomBits() & 0x7FFFFFFFU);
        taken.reset();
        PW_TRY(used, taken.bind(1, block).step());
        used = used || block == 0; // block 0 is for rows that every copy shares
    }
    PW_TRY(Statement insert,
           m_database.prepare(
               "INSERT INTO replica (id, author, machine, started_at) VALUES (?, ?, ?, ?)"));
    PW_CHECK(insert.bind(1, block)
                 .bind(2, std::string_view(m_author))
                 .bind(3, std::string_view(machineName()))
                 .bind(4, std::string_view(nowInstant()))
                 .run());
    m_replica = block;
    m_nextCounter = 1;
    return {};
}

Result<RowId> MapFile::nextIds(std::int64_t count) {
    if (count >= RowId::kBlockSize)
        return fail(ErrorCode::InvalidInput,
                    std::format("No more than {} rows can be added at once.", RowId::kBlockSize));
    if (m_replica == 0 || m_nextCounter + count > RowId::kBlockSize)
        PW_CHECK(startReplica());
    const RowId first{(m_replica << RowId::kCounterBits) | m_nextCounter};
    m_nextCounter += count;
    return first;
}

Result<std::int64_t> MapFile::nextClock() {
    PW_TRY(const auto last, m_database.integer("SELECT max(clock) FROM action"));
    return std::max(nowMilliseconds() << 16, last.value_or(0)) + 1;
}

Result<ActionId> MapFile::lastAction() {
    PW_TRY(const auto id, m_database.integer("SELECT id FROM action ORDER BY clock DESC LIMIT 1"));
    return ActionId{id.value_or(0)};
}

// --- keeping ---

Result<bool> MapFile::changedOutside() {
    PW_TRY(const auto version, m_database.integer("PRAGMA data_version"));
    const std::int64_t before = std::exchange(m_dataVersion, version.value_or(0));
    if (before == m_dataVersion)
        return false;
    m_wordsCounted = false;
    return true;
}

Result<void> MapFile::keepDailyBackup() {
    PW_TRY(const auto first, m_database.text("SELECT min(at) FROM action"));
    if (!first || first->substr(0, 10) >= today())
        return {}; // nothing older than today to lose
    // A folder that takes no backups must not stop anyone from editing.
    (void)backups::keepDaily(m_database, m_path);
    return {};
}

Result<void> MapFile::saveFullCopy(const std::filesystem::path &file) {
    std::error_code error;
    if (std::filesystem::exists(file, error) && std::filesystem::equivalent(file, m_path, error))
        return fail(ErrorCode::InvalidInput, "A map cannot be copied onto itself.", toUtf8(file));
    std::filesystem::path unfinished = file;
    unfinished += ".part";
    std::filesystem::remove(unfinished, error);
    if (auto copied = m_database.copyTo(unfinished); !copied) {
        std::filesystem::remove(unfinished, error);
        return copied;
    }
    std::filesystem::rename(unfinished, file, error);
    if (error) {
        const std::string reason = error.message();
        std::filesystem::remove(unfinished, error);
        return fail(ErrorCode::ReadOnly, reason, toUtf8(file));
    }
    return {};
}

} // namespace placeweave
