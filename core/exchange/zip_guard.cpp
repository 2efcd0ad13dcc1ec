// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/zip_guard.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/quiet_gdal.h"

#include <algorithm>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <format>
#include <fstream>
#include <memory>

namespace placeweave {
namespace {

constexpr std::int64_t kMaxUnpacked = std::int64_t{4} << 30;
// Text packs twenty to one, a bomb a thousand to one. Small ones do no harm.
constexpr std::int64_t kMaxRatio = 200;
constexpr std::int64_t kHarmless = std::int64_t{64} << 20;
constexpr int kMaxMembers = 100'000;

struct CloseFolder {
    void operator()(VSIDIR *folder) const { VSICloseDir(folder); }
};

bool leadsAway(std::string_view member) {
    return member.starts_with('/') || member.starts_with('\\') || member.contains(':') ||
           member == ".." || member.starts_with("../") || member.contains("/../") ||
           member.contains("..\\") || member.ends_with("/..");
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t length) {
    std::uint64_t number = 0;
    for (std::size_t i = length; i-- > 0 && at + length <= bytes.size();)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

std::string bytesOf(std::ifstream &file, std::int64_t from, std::int64_t length) {
    std::string bytes(static_cast<std::size_t>(length), '\0');
    file.clear();
    file.seekg(from);
    file.read(bytes.data(), length);
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return bytes;
}

// The names in the archive's own directory (PKWARE APPNOTE 4.3.12, 4.3.14 and 4.3.16), for GDAL
// keeps quiet about those that lead away. As many as can be read; what is damaged GDAL refuses.
std::vector<std::string> namesInDirectory(const std::filesystem::path &path, std::int64_t size) {
    constexpr std::int64_t kEnd = 22; // bytes of the end record, and at most 65,535 of a comment
    constexpr std::size_t kEntry = 46;
    constexpr std::int64_t kMostBytes = std::int64_t{64} << 20;
    std::vector<std::string> names;
    std::ifstream file(path, std::ios::binary);
    const std::int64_t tailFrom = std::max<std::int64_t>(0, size - kEnd - 0xFFFF - 20 - 56);
    const std::string tail = bytesOf(file, tailFrom, size - tailFrom);
    const std::size_t end = tail.rfind("PK\5\6");
    if (end == std::string::npos)
        return names;
    auto length = static_cast<std::int64_t>(numberAt(tail, end + 12, 4));
    std::int64_t directoryEnd = tailFrom + static_cast<std::int64_t>(end);
    const std::size_t wideEnd = tail.rfind("PK\6\6", end); // of archives too large for the other
    if (wideEnd != std::string::npos) {
        length = static_cast<std::int64_t>(numberAt(tail, wideEnd + 40, 8));
        directoryEnd = tailFrom + static_cast<std::int64_t>(wideEnd);
    }
    if (length < 0 || length > std::min(kMostBytes, directoryEnd))
        return names;
    const std::string directory = bytesOf(file, directoryEnd - length, length);
    for (std::size_t at = 0;
         at + kEntry <= directory.size() && directory.compare(at, 4, "PK\1\2") == 0;) {
        const auto name = static_cast<std::size_t>(numberAt(directory, at + 28, 2));
        names.push_back(directory.substr(at + kEntry, name));
        at += kEntry + name + static_cast<std::size_t>(numberAt(directory, at + 30, 2)) +
              static_cast<std::size_t>(numberAt(directory, at + 32, 2));
    }
    return names;
}

} // namespace

Result<std::vector<std::string>> membersOfZip(const std::filesystem::path &file,
                                              const std::string &name) {
    const QuietGdal quiet;
    std::error_code problem;
    const auto packed = static_cast<std::int64_t>(std::filesystem::file_size(file, problem));
    if (problem)
        return fail(ErrorCode::NotFound, "There is no such file.", name);
    for (const std::string &member : namesInDirectory(file, packed))
        if (leadsAway(member))
            return fail(ErrorCode::InvalidInput,
                        std::format("The zip file holds \"{}\", which would be written outside its "
                                    "own folder. Such files are not opened.",
                                    isUtf8(member) ? simplified(member) : std::string("…")),
                        name);
    const std::unique_ptr<VSIDIR, CloseFolder> folder(
        VSIOpenDir(("/vsizip/" + toUtf8(file)).c_str(), -1, nullptr));
    if (!folder)
        return fail(ErrorCode::InvalidInput, "The zip file is damaged and could not be opened.",
                    name);
    std::vector<std::string> members;
    std::int64_t unpacked = 0;
    while (const VSIDIREntry *entry = VSIGetNextDirEntry(folder.get())) {
        unpacked += entry->bSizeKnown ? static_cast<std::int64_t>(entry->nSize) : 0;
        if (unpacked > kMaxUnpacked || (unpacked > kHarmless && unpacked / kMaxRatio > packed) ||
            members.size() > kMaxMembers)
            return fail(ErrorCode::InvalidInput,
                        std::format("The zip file would unpack to over {} MB, far more than any "
                                    "list. It was not opened.",
                                    unpacked >> 20),
                        name);
        if (VSI_ISREG(entry->nMode))
            members.emplace_back(entry->pszName);
    }
    return members;
}

} // namespace placeweave
