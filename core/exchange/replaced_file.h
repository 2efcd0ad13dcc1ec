// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace placeweave {

// However the two are written; false where either is missing.
bool isSameFile(const std::filesystem::path &a, const std::filesystem::path &b);

// What a library that failed does not always say of itself: there is no room left where the file
// lies.
bool isDiskFull(const std::filesystem::path &file);

// A file written beside its place and moved there when it is whole. Gone without a trace unless
// committed; what stood there before stays until then. A folder goes the same way, but takes the
// place only of one that was written like it: anybody's own folder is left alone. So is a map, but
// by another map. A program that is killed half-way leaves its hidden file behind; the next that
// writes to the same place takes it away, once it has been let lie for an hour.
class ReplacedFile {
public:
    static Result<ReplacedFile> beside(const std::filesystem::path &target, bool isFolder = false);
    static Result<ReplacedFile> ofMap(const std::filesystem::path &target);
    ReplacedFile(ReplacedFile &&) noexcept;
    ReplacedFile &operator=(ReplacedFile &&) = delete;
    ~ReplacedFile();

    // Where to write, for libraries that open files themselves.
    const std::filesystem::path &path() const { return m_path; }
    // Or piece by piece; a failure is kept and told by commit().
    void write(std::string_view bytes);
    // A folder of that name instead of a file; writing in it is up to the caller.
    Result<void> becomeFolder();
    // To the disk, then to its place.
    Result<void> commit();

private:
    ReplacedFile(std::filesystem::path target, std::filesystem::path path);
    static Result<ReplacedFile> anywhere(const std::filesystem::path &target, bool isFolder);
    Error problem(int code) const;
    Result<void> closeStream();
    Result<void> replaceFolder();

    std::filesystem::path m_target;
    std::filesystem::path m_path; // empty when there is nothing left to remove
    std::FILE *m_stream = nullptr;
    int m_failed = 0; // errno of the first failure
};

} // namespace placeweave
