// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/map_file.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>

namespace placeweave {

// A folder of its own for a test, gone with it.
class TemporaryFolder {
public:
    TemporaryFolder()
        : m_path(std::filesystem::temp_directory_path() / ("placeweave " + randomUuid())) {
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path operator/(const std::string &name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

// The value of a result that has to be there for the test to go on.
template <class T>
T valueOf(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().message + " [" + result.error().context + "]");
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

inline std::unique_ptr<MapFile> newMap(const std::filesystem::path &file) {
    return valueOf(MapFile::create(file, {"Test map", "Tester"}));
}

} // namespace placeweave
