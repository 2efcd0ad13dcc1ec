// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace placeweave {

// A whole file as read-only memory, paged in by the system as it is touched. Movable, and the bytes
// stay where they are when it moves; may be read from any thread. For files that are replaced by
// renaming (core/exchange/replaced_file.h): one that another program cuts short while it is mapped
// takes the process down, on any system.
class MappedFile {
public:
    // NotFound; InvalidInput for a folder or anything else that is no plain file.
    static Result<MappedFile> open(const std::filesystem::path &file);
    MappedFile() = default;
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return m_bytes; } // empty for an empty file

private:
    std::span<const std::byte> m_bytes;
};

} // namespace placeweave
