// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/machine.h"

#include "core/base/text.h"

#include <array>

#ifdef _WIN32
#include <cstdlib>
#include <windows.h>
#else
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/vfs.h>
#endif

namespace placeweave {
namespace {

bool isNetworkDrive(const std::filesystem::path &folder) {
#if defined(__linux__)
    // From statfs(2): NFS, SMB, SMB2, CIFS, Coda, AFS, FUSE (most sync and phone mounts).
    constexpr std::array<unsigned long, 7> kNetwork{0x6969,     0x517B,     0xFE534D42, 0xFF534D42,
                                                    0x73757245, 0x5346414F, 0x65735546};
    struct statfs info{};
    if (statfs(folder.c_str(), &info) != 0)
        return false;
    for (const unsigned long magic : kNetwork)
        if (static_cast<unsigned long>(info.f_type) == magic)
            return true;
    return false;
#elif defined(_WIN32)
    return folder.native().starts_with(L"\\\\") ||
           GetDriveTypeW(folder.root_path().c_str()) == DRIVE_REMOTE;
#else
    return folder.native().starts_with("/Volumes/");
#endif
}

} // namespace

std::string machineName() {
#ifdef _WIN32
    const char *name = std::getenv("COMPUTERNAME");
    return name ? name : "";
#else
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
#endif
}

bool isSharedFolder(const std::filesystem::path &file) {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::absolute(file, ignored).parent_path();
    for (const std::filesystem::path &part : folder) {
        const std::string name = folded(toUtf8(part));
        for (const std::string_view sync :
             {"onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box"})
            if (name == sync || name.starts_with(std::string(sync) + " - "))
                return true;
    }
    return isNetworkDrive(folder);
}

std::string toUtf8(const std::filesystem::path &path) {
    const std::u8string text = path.u8string();
    return {reinterpret_cast<const char *>(text.data()), text.size()};
}

std::filesystem::path fromUtf8(const std::string &path) {
    return std::u8string(reinterpret_cast<const char8_t *>(path.data()), path.size());
}

} // namespace placeweave
