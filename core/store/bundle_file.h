// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/originals.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace placeweave {

// A bundle: changes of a map on their way to another copy of it, as one SQLite file that is no map
// (docs/format.md, "Bundles").
struct BundleInfo {
    static constexpr std::int64_t kApplication = 0x50574231; // "PWB1"
    static constexpr std::int64_t kFormat = 1;               // what this program writes
    static constexpr std::string_view kEnding = ".pwbundle";

    std::int64_t format = kFormat;
    std::int64_t lowestReader = 1; // the lowest format a reader must know
    std::string identity; // MapIdentity: by this, not by its UUID, a map is known to partners
    std::string uuid;     // of the map, where everything may be known; else empty
    std::string mapName;
    std::string profile;
    std::string forWhom;
    std::string madeAt;     // UTC, RFC 3339
    std::int64_t clock = 0; // the last one of the copy that it was made from
};

// What is given away of one action: see BundleWriter.
struct BundledAction {
    log::Action action;
    bool isPart = false; // some of its changes stay behind
};

// Writes a bundle in one transaction; without finish() there is nothing in it. What may leave is
// for the caller to say.
class BundleWriter {
public:
    static Result<BundleWriter> create(const std::filesystem::path &file, const BundleInfo &info);

    Result<void> addReplica(std::int64_t id, std::string_view author, std::string_view machine,
                            std::string_view startedAt);
    Result<void> addAction(const BundledAction &action);
    Result<void> addChange(const log::Change &change);
    Result<void> addOriginals(RowKey row, const KeptOriginals &originals);
    // Others are to put it away again; or may have it again, if `isBack`.
    Result<void> addWithdrawal(RowKey row, std::int64_t clock, bool isBack);
    // Where it may be said to be, roughly.
    Result<void> addShownPoint(RowKey row, LatLon point);
    Result<void> finish();
    std::int64_t changes() const { return m_changes; }

private:
    explicit BundleWriter(Database database)
        : m_database(std::make_unique<Database>(std::move(database))) {}
    Result<Statement *> statement(std::string_view sql);

    std::unique_ptr<Database> m_database;
    std::optional<Transaction> m_transaction;
    std::map<std::string, Statement, std::less<>> m_statements;
    std::int64_t m_changes = 0;
};

// Opens one for reading. NotAMap for another kind of file, NewerVersion for one that this program
// must not read, Damaged where it is not whole.
struct OpenedBundle {
    Database database;
    BundleInfo info;
};
Result<OpenedBundle> openBundle(const std::filesystem::path &file);

} // namespace placeweave
