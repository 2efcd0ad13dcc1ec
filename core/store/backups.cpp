// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backups.h"

#include "core/base/machine.h"
#include "core/base/time.h"

#include <algorithm>
#include <format>
#include <vector>

namespace placeweave::backups {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDaysKept = 7;

Result<void> keep(Database &database, const fs::path &file, const std::string &suffix) {
    fs::path folder = file;
    folder.replace_extension();
    folder += " backups";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::ReadOnly, error.message(), toUtf8(folder));
    const fs::path copy = folder / fromUtf8(toUtf8(file.stem()) + " " + suffix + ".gpkg");
    if (fs::exists(copy, error))
        return {};
    fs::path unfinished = copy;
    unfinished += ".part";
    fs::remove(unfinished, error);
    if (auto copied = database.copyTo(unfinished); !copied) {
        fs::remove(unfinished, error);
        return copied;
    }
    fs::rename(unfinished, copy, error);

    std::vector<fs::path> daily;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, error)) {
        const std::string name = toUtf8(entry.path().stem());
        if (entry.path().extension() == ".gpkg" && name.size() > 10 &&
            daysBetween(name.substr(name.size() - 10), today()))
            daily.push_back(entry.path());
    }
    std::ranges::sort(daily);
    for (std::size_t i = 0; i + kDaysKept < daily.size(); ++i)
        fs::remove(daily[i], error);
    return {};
}

} // namespace

Result<void> keepDaily(Database &database, const fs::path &file) {
    return keep(database, file, today());
}

Result<void> keepBeforeMigration(Database &database, const fs::path &file, int version) {
    return keep(database, file, std::format("before version {}", version + 1));
}

} // namespace placeweave::backups
