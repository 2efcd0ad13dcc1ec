// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/zip_guard.h"

#include "core/base/machine.h"
#include "core/exchange/quiet_gdal.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <format>
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

} // namespace

Result<std::vector<std::string>> membersOfZip(const std::filesystem::path &file,
                                              const std::string &name) {
    const QuietGdal quiet;
    std::error_code problem;
    const auto packed = static_cast<std::int64_t>(std::filesystem::file_size(file, problem));
    if (problem)
        return fail(ErrorCode::NotFound, "There is no such file.", name);
    const std::unique_ptr<VSIDIR, CloseFolder> folder(
        VSIOpenDir(("/vsizip/" + toUtf8(file)).c_str(), -1, nullptr));
    if (!folder)
        return fail(ErrorCode::InvalidInput, "The zip file is damaged and could not be opened.",
                    name);
    std::vector<std::string> members;
    std::int64_t unpacked = 0;
    while (const VSIDIREntry *entry = VSIGetNextDirEntry(folder.get())) {
        if (leadsAway(entry->pszName))
            return fail(ErrorCode::InvalidInput,
                        std::format("The zip file holds \"{}\", which would be written outside its "
                                    "own folder. Such files are not opened.",
                                    entry->pszName),
                        name);
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
