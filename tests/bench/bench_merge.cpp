// SPDX-License-Identifier: GPL-3.0-or-later
// Copies that meet again: a bundle of 50,000 changes into a map of a quarter of a million
// organisations.
#include "core/store/bundle_file.h"
#include "core/store/edit.h"
#include "core/store/log.h"
#include "core/store/merge.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <chrono>

namespace placeweave {
namespace {

// Every fifth organisation gets another size, a hundred in one action.
void editApart(MapFile &map) {
    constexpr int kActionChanges = 100;
    std::vector<RowId> all;
    const Field *size = &fieldOf(Entity::Organisation, "size");
    orEnd(map.forEach(Entity::Organisation, std::span(&size, 1), [&](const Record &record) {
        all.push_back(record.id());
        return true;
    }));
    orEnd(map.database().execute("PRAGMA synchronous = OFF"));
    const std::size_t step = std::max<std::size_t>(1, all.size() / kMergedChanges);
    for (std::size_t at = 0; at < kMergedChanges;) {
        Edit edit = orEnd(Edit::begin(map, "bulk.set"));
        for (int i = 0; i < kActionChanges; ++i, ++at)
            orEnd(edit.set(*size, all[at * step], Value(static_cast<std::int64_t>(1000 + at))));
        orEnd(edit.commit());
    }
}

// What the other has done since the two parted. A bundle of everything would hold the quarter of a
// million rows too, and passing over what is known is not what is timed here.
void writeChanges(MapFile &map, const std::filesystem::path &file) {
    BundleInfo info;
    info.identity = orEnd(mapIdentity(map));
    info.uuid = map.uuid();
    info.profile = "internal";
    info.madeAt = "2026-11-28T12:00:00Z";
    BundleWriter writer = orEnd(BundleWriter::create(file, info));
    for (const log::Replica &replica : orEnd(log::replicas(map.database())))
        orEnd(writer.addReplica(replica.id, replica.author, replica.machine, replica.startedAt));
    for (const log::Action &action : orEnd(log::actions(map.database(), 0))) {
        if (action.verb != "bulk.set")
            continue;
        orEnd(writer.addAction({action, false}));
        for (const log::Change &change : orEnd(log::changesOf(map.database(), action.id)))
            orEnd(writer.addChange(change));
    }
    orEnd(writer.finish());
}

} // namespace

MergeBench::MergeBench(const std::filesystem::path &map, const std::filesystem::path &folder)
    : m_map(folder / "merge.gpkg"), m_start(map), m_bundle(folder / "merge.pwbundle") {
    const std::filesystem::path apart = folder / "apart.gpkg";
    std::filesystem::copy_file(map, apart, std::filesystem::copy_options::overwrite_existing);
    const auto other = orEnd(MapFile::open(apart, Access::ReadWrite));
    editApart(*other);
    std::filesystem::remove(m_bundle);
    writeChanges(*other, m_bundle);
}

double MergeBench::milliseconds() const {
    std::filesystem::copy_file(m_start, m_map, std::filesystem::copy_options::overwrite_existing);
    const auto map = orEnd(MapFile::open(m_map, Access::ReadWrite));
    orEnd(map->enterSession());
    const auto start = std::chrono::steady_clock::now();
    const MergeOutcome outcome = orEnd(mergeInto(*map, {m_bundle}));
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    if (outcome.applied != static_cast<std::int64_t>(kMergedChanges))
        std::fprintf(stderr, "merged %lld changes only\n", static_cast<long long>(outcome.applied));
    return time.count();
}

} // namespace placeweave
