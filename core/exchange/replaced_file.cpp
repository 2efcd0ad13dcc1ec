// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/replaced_file.h"

#include "core/base/ids.h"
#include "core/base/machine.h"
#include "core/store/map_file.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <format>
#include <vector>

#ifdef _WIN32
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace placeweave {
namespace {

// In a folder of ours.
constexpr const char *kMark = ".placeweave";

// What another program wrote is flushed by opening it again.
int flushToDisk(const std::filesystem::path &path) {
#ifdef _WIN32
    std::FILE *file = _wfopen(path.c_str(), L"rb+");
    if (!file)
        return errno;
    const int problem = _commit(_fileno(file)) == 0 ? 0 : errno;
    std::fclose(file);
    return problem;
#else
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return errno;
    const int problem = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    return problem;
#endif
}

bool isOverQuota(int code) {
#ifdef EDQUOT
    return code == EDQUOT;
#else
    static_cast<void>(code);
    return false;
#endif
}

const auto kStarted = std::filesystem::file_time_type::clock::now(); // this program

// ".map.1b2c3d4e.csv": what is written of "map.csv" before it is whole. `random` of eight letters.
std::filesystem::path nameBeside(const std::filesystem::path &target, const std::string &random) {
    // The extension stays: libraries go by it.
    std::filesystem::path name = "." + toUtf8(target.stem()) + "." + random;
    name += target.extension();
    return name;
}

// Whether it is called as something half-written of `target` is, or what SQLite leaves beside that,
// or a folder that had stepped aside.
bool isNameBeside(const std::string &name, const std::filesystem::path &target) {
    constexpr std::size_t kRandom = 8;
    const std::string start = "." + toUtf8(target.stem()) + ".";
    const std::string end = toUtf8(target.extension());
    if (!name.starts_with(start) || name.size() < start.size() + kRandom + end.size())
        return false;
    const std::string_view rest = std::string_view(name).substr(start.size());
    const std::string_view after = rest.substr(kRandom + end.size());
    std::error_code ignored;
    return rest.substr(0, kRandom).find_first_not_of("0123456789abcdef") == rest.npos &&
           rest.substr(kRandom, end.size()) == end &&
           (after.empty() || after == "-journal" || after == "-wal" || after == "-shm" ||
            (after == ".old" && std::filesystem::exists(target, ignored)));
}

// What a program that was stopped half-way has left there. Not what another may be at work on:
// whatever is older than this program and has been let lie for so long.
void sweep(const std::filesystem::path &folder, const std::filesystem::path &target) {
    constexpr auto kLetLie = std::chrono::hours(1);
    std::error_code failed;
    std::vector<std::filesystem::path> left;
    for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end;
         it.increment(failed)) {
        std::error_code unknown;
        if (!isNameBeside(toUtf8(it->path().filename()), target))
            continue;
        const auto written = it->last_write_time(unknown);
        const bool isOurs = std::filesystem::is_regular_file(it->symlink_status(unknown)) ||
                            std::filesystem::is_regular_file(
                                std::filesystem::symlink_status(it->path() / kMark, unknown));
        if (isOurs && written != std::filesystem::file_time_type::min() && written < kStarted &&
            std::filesystem::file_time_type::clock::now() - written > kLetLie)
            left.push_back(it->path());
    }
    for (const std::filesystem::path &each : left)
        std::filesystem::remove_all(each, failed);
}

} // namespace

ReplacedFile::ReplacedFile(std::filesystem::path target, std::filesystem::path path)
    : m_target(std::move(target)), m_path(std::move(path)) {}

ReplacedFile::ReplacedFile(ReplacedFile &&other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::exchange(other.m_path, {})),
      m_stream(std::exchange(other.m_stream, nullptr)), m_failed(other.m_failed) {}

ReplacedFile::~ReplacedFile() {
    if (m_stream)
        std::fclose(m_stream);
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

Error ReplacedFile::problem(int code) const {
    if (code == ENOSPC || code == EFBIG || isOverQuota(code)) // full, or as full as it may get
        return {ErrorCode::DiskFull, "The disk is full; the file was not written.",
                toUtf8(m_target)};
    if (code == EACCES || code == EROFS || code == EPERM)
        return {ErrorCode::ReadOnly, "The folder does not allow writing.", toUtf8(m_target)};
    return {ErrorCode::Internal, std::format("The file could not be written: {}.", strerror(code)),
            toUtf8(m_target)};
}

bool isSameFile(const std::filesystem::path &a, const std::filesystem::path &b) {
    std::error_code ignored;
    return std::filesystem::equivalent(a, b, ignored);
}

bool isDiskFull(const std::filesystem::path &file) {
    constexpr std::uintmax_t kNextToNothing =
        std::uintmax_t{64} * 1024; // less than what was being written
    std::error_code unknown;
    const std::filesystem::space_info space = std::filesystem::space(file.parent_path(), unknown);
    return !unknown && space.available < kNextToNothing;
}

Result<ReplacedFile> ReplacedFile::beside(const std::filesystem::path &target, bool isFolder) {
    if (MapFile::isMap(target))
        return fail(
            ErrorCode::InvalidInput,
            "A Placeweave map stands there, and only a map is ever written over one; choose "
            "another name.",
            toUtf8(target));
    return anywhere(target, isFolder);
}

Result<ReplacedFile> ReplacedFile::ofMap(const std::filesystem::path &target) {
    return anywhere(target, false);
}

Result<ReplacedFile> ReplacedFile::anywhere(const std::filesystem::path &target, bool isFolder) {
    std::error_code ignored;
    const std::filesystem::path folder =
        target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    if (!target.has_filename())
        return fail(ErrorCode::InvalidInput, "The file has no name.", toUtf8(target));
    if (!std::filesystem::is_directory(folder, ignored))
        return fail(ErrorCode::NotFound,
                    "There is no such folder; make it first, or choose another.", toUtf8(folder));
    if (isFolder && std::filesystem::exists(target, ignored) &&
        !std::filesystem::exists(target / kMark, ignored))
        return fail(ErrorCode::InvalidInput,
                    "Something else stands there already; choose another name.", toUtf8(target));
    if (!isFolder && std::filesystem::is_directory(target, ignored))
        return fail(ErrorCode::InvalidInput, "This is a folder, not a file.", toUtf8(target));
    sweep(folder, target);
    ReplacedFile file(target, folder / nameBeside(target, randomUuid().substr(0, 8)));
    if (std::FILE *probe = std::fopen(toUtf8(file.m_path).c_str(), "wbx")) {
        std::fclose(probe);
        return file;
    }
    return std::unexpected(file.problem(errno));
}

void ReplacedFile::write(std::string_view bytes) {
    if (m_failed != 0)
        return;
    if (!m_stream) {
        constexpr std::size_t kBuffer = std::size_t{1} << 18; // rows are short, and many
        m_stream = std::fopen(toUtf8(m_path).c_str(), "wb");
        if (m_stream)
            std::setvbuf(m_stream, nullptr, _IOFBF, kBuffer);
    }
    if (!m_stream || std::fwrite(bytes.data(), 1, bytes.size(), m_stream) != bytes.size())
        m_failed = errno == 0 ? EIO : errno;
}

Result<void> ReplacedFile::closeStream() {
    if (m_stream && std::fclose(std::exchange(m_stream, nullptr)) != 0 && m_failed == 0)
        m_failed = errno;
    if (m_failed != 0)
        return std::unexpected(problem(m_failed));
    return {};
}

Result<void> ReplacedFile::becomeFolder() {
    std::error_code failed;
    std::filesystem::remove(m_path, failed);
    if (!failed)
        std::filesystem::create_directory(m_path, failed);
    if (failed)
        return std::unexpected(problem(failed.value()));
    if (std::FILE *mark = std::fopen(toUtf8(m_path / kMark).c_str(), "wb"))
        std::fclose(mark);
    return {};
}

// What stood there steps aside until the new one has its place.
Result<void> ReplacedFile::replaceFolder() {
    std::error_code failed;
    std::filesystem::path aside = m_path;
    aside += ".old";
    const bool isThere = std::filesystem::exists(m_target, failed);
    if (isThere)
        std::filesystem::rename(m_target, aside, failed);
    if (!failed)
        std::filesystem::rename(m_path, m_target, failed);
    if (failed) {
        std::error_code ignored;
        if (isThere && !std::filesystem::exists(m_target, ignored))
            std::filesystem::rename(aside, m_target, ignored);
        return std::unexpected(problem(failed.value()));
    }
    m_path.clear();
    std::filesystem::remove_all(aside, failed);
    return {};
}

Result<void> ReplacedFile::commit() {
    PW_CHECK(closeStream());
    std::error_code ignored;
    if (std::filesystem::is_directory(m_path, ignored))
        return replaceFolder();
    if (const int code = flushToDisk(m_path); code != 0)
        return std::unexpected(problem(code));
    std::error_code moved;
    std::filesystem::rename(m_path, m_target, moved);
    // Windows lets nobody replace what another program has open.
    if (moved && std::filesystem::exists(m_target, ignored))
        return fail(ErrorCode::Busy,
                    "The file is open in another program, or may not be replaced. Close it there, "
                    "or choose another name.",
                    toUtf8(m_target));
    if (moved)
        return std::unexpected(problem(moved.value()));
    m_path.clear();
    return {};
}

} // namespace placeweave
