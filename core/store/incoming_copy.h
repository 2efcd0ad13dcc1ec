// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/bundle_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace placeweave {

// What is to be merged, a bundle or a copy of the map: both hold the log in the same tables. Inside
// core/store.
class IncomingCopy {
public:
    // Refuses what is damaged, of a newer program, or says what no copy can say. `latestClock` is
    // the last one that counts as a clock at all.
    static Result<IncomingCopy> open(const std::filesystem::path &file, std::int64_t latestClock);

    const std::string &name() const { return m_name; }
    const std::string &identity() const { return m_info.identity; }
    const BundleInfo &info() const { return m_info; }
    bool isBundle() const { return m_copy == nullptr; }
    bool isWhole() const { return m_info.profile == "internal"; }
    Database &database();

    Result<void> forEachOriginal(Entity entity, RowId first, std::int64_t count,
                                 const std::function<Result<void>(RowId, KeptOriginals &&)> &visit);

private:
    Result<void> refuseImpossible(std::int64_t latestClock);
    Error damaged(std::string_view why) const;

    std::string m_name;
    std::unique_ptr<MapFile> m_copy;
    std::optional<OpenedBundle> m_bundle;
    BundleInfo m_info;
};

} // namespace placeweave
