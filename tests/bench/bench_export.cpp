// SPDX-License-Identifier: GPL-3.0-or-later
// From a map of a quarter of a million organisations to a file for anyone, in the two steps of the
// window.
#include "core/exchange/disclosure.h"
#include "core/exchange/export.h"
#include "core/exchange/private_matter.h"
#include "core/store/map_file.h"
#include "tests/bench/bench.h"

#include <chrono>

namespace placeweave {

ExportFigures timeExport(const std::filesystem::path &map, const std::filesystem::path &file) {
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point start) {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    auto start = Clock::now();
    const auto opened = orEnd(MapFile::open(map, Access::ReadOnly));
    const double opening = since(start);
    start = Clock::now();
    const auto disclosure = orEnd(Disclosure::of(*opened, Profile::Public));
    orEnd(pointedOut(*opened, disclosure));
    const double judged = since(start);
    start = Clock::now();
    ExportRequest request;
    request.file = file;
    orEnd(exportMap(*opened, disclosure, request));
    return {judged, opening + since(start)};
}

} // namespace placeweave
