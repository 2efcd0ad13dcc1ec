// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/stoppable_reading.h"

#include <cpl_vsi.h>
#include <memory>
#include <string_view>

namespace placeweave {
namespace {

constexpr std::string_view kPrefix = "/vsistoppable/";
constexpr int kWhole = 1000;

thread_local StoppableReading *innermost = nullptr;

// A file of the disk as GDAL reads it through us; one that was stopped has come to its end.
struct OpenFile {
    VSILFILE *file;
    std::int64_t size;
    bool isStopped = false;
};

OpenFile &opened(void *handle) {
    return *static_cast<OpenFile *>(handle);
}

// GDAL takes the prefix off.
void *open(void *, const char *path, const char *access) {
    VSILFILE *file = VSIFOpenL(path, access);
    VSIStatBufL status;
    if (!file || VSIStatL(path, &status) != 0) {
        if (file)
            VSIFCloseL(file);
        return nullptr;
    }
    return std::make_unique<OpenFile>(OpenFile{file, static_cast<std::int64_t>(status.st_size)})
        .release();
}

std::size_t read(void *handle, void *buffer, std::size_t size, std::size_t count) {
    OpenFile &of = opened(handle);
    const auto at = static_cast<std::int64_t>(VSIFTellL(of.file));
    of.isStopped = of.isStopped || !StoppableReading::goOn(at, of.size);
    return of.isStopped ? 0 : VSIFReadL(buffer, size, count, of.file);
}

int close(void *handle) {
    const std::unique_ptr<OpenFile> of(&opened(handle));
    return VSIFCloseL(of->file);
}

bool installHandler() {
    VSIFilesystemPluginCallbacksStruct *calls = VSIAllocFilesystemPluginCallbacksStruct();
    calls->stat = [](void *, const char *path, VSIStatBufL *status, int flags) {
        return VSIStatExL(path, status, flags);
    };
    calls->open = open;
    calls->tell = [](void *handle) {
        return VSIFTellL(opened(handle).file);
    };
    calls->seek = [](void *handle, vsi_l_offset offset, int whence) {
        return VSIFSeekL(opened(handle).file, offset, whence);
    };
    calls->read = read;
    calls->eof = [](void *handle) {
        return opened(handle).isStopped ? 1 : VSIFEofL(opened(handle).file);
    };
    calls->close = close;
    const bool isInstalled = VSIInstallPluginHandler(kPrefix.data(), calls) == 0;
    VSIFreeFilesystemPluginCallbacksStruct(calls);
    return isInstalled;
}

} // namespace

StoppableReading::StoppableReading(const Progress &progress, Tells tells)
    : m_progress(progress), m_tells(tells), m_outer(innermost) {
    innermost = this;
}

StoppableReading::~StoppableReading() {
    innermost = m_outer;
}

Result<void> StoppableReading::goOn(std::int64_t done, std::int64_t total) {
    if (!innermost)
        return {};
    innermost->tell(done, total);
    if (isStopped())
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.");
    return {};
}

bool StoppableReading::isStopped() {
    return innermost && innermost->m_progress.isCancelled();
}

std::string StoppableReading::gdalPath(const std::string &file) {
    static const bool kInstalled = installHandler();
    return kInstalled ? std::string(kPrefix) + file : file;
}

void StoppableReading::tell(std::int64_t done, std::int64_t total) {
    if (m_tells == Tells::Nothing || total <= 0)
        return;
    if (done < m_done)
        m_before = m_now;
    m_done = done;
    m_now = m_before + (1 - m_before) / 2 * static_cast<double>(done) / static_cast<double>(total);
    const int thousandths = static_cast<int>(m_now * kWhole);
    if (thousandths > m_told)
        m_progress.report(m_told = thousandths, kWhole);
}

} // namespace placeweave
