// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/machine.h"

#include <format>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace placeweave {
namespace {

struct Mapping {
    std::span<const std::byte> bytes;
    std::error_code problem;
};

#ifdef _WIN32

std::error_code lastProblem() {
    return {static_cast<int>(GetLastError()), std::system_category()};
}

// The view keeps file and mapping alive; their handles are not needed beyond it.
Mapping mapped(const std::filesystem::path &path) {
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                    nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return {{}, lastProblem()};
    Mapping result;
    LARGE_INTEGER size{};
    if (!GetFileSizeEx(file, &size)) {
        result.problem = lastProblem();
    } else if (size.QuadPart > 0) {
        const HANDLE mapping = CreateFileMappingW(file, nullptr, PAGE_READONLY, 0, 0, nullptr);
        const void *at = mapping ? MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0) : nullptr;
        if (at)
            result.bytes = {static_cast<const std::byte *>(at),
                            static_cast<std::size_t>(size.QuadPart)};
        else
            result.problem = lastProblem();
        if (mapping)
            CloseHandle(mapping);
    }
    CloseHandle(file);
    return result;
}

void unmap(std::span<const std::byte> bytes) {
    UnmapViewOfFile(bytes.data());
}

#else

std::error_code lastProblem() {
    return {errno, std::generic_category()};
}

Mapping mapped(const std::filesystem::path &path) {
    // A pipe put in the file's place must not keep us waiting.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return {{}, lastProblem()};
    Mapping result;
    struct stat status{};
    if (::fstat(file, &status) != 0) {
        result.problem = lastProblem();
    } else if (!S_ISREG(status.st_mode)) {
        result.problem = std::make_error_code(std::errc::invalid_argument);
    } else if (status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        const void *at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (at != MAP_FAILED)
            result.bytes = {static_cast<const std::byte *>(at), size};
        else
            result.problem = lastProblem();
    }
    ::close(file);
    return result;
}

void unmap(std::span<const std::byte> bytes) {
    ::munmap(const_cast<std::byte *>(bytes.data()), bytes.size());
}

#endif

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path &file) {
    std::error_code ignored;
    const auto type = std::filesystem::status(file, ignored).type();
    if (type == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound, "There is no such file.", toUtf8(file));
    if (type == std::filesystem::file_type::directory)
        return fail(ErrorCode::InvalidInput, "This is a folder, not a file.", toUtf8(file));
    const Mapping mapping = mapped(file);
    if (mapping.problem)
        return fail(ErrorCode::InvalidInput,
                    std::format("The file could not be opened: {}.", mapping.problem.message()),
                    toUtf8(file));
    MappedFile opened;
    opened.m_bytes = mapping.bytes;
    return opened;
}

MappedFile::MappedFile(MappedFile &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        unmap(m_bytes);
}

} // namespace placeweave
