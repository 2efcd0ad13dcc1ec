// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace placeweave {

// While it lives, whatever reads files on this thread can be stopped, in the middle of one too, and
// tells how far it is. To find out what a file is takes reading it through several times, in places
// that know nothing of who is waiting: a text for its letters, shapes for their columns.
class StoppableReading {
public:
    enum class Tells { HowFar, Nothing }; // nothing: rows are counted by whoever reads them
    StoppableReading(const Progress &progress, Tells tells);
    StoppableReading(const StoppableReading &) = delete;
    StoppableReading &operator=(const StoppableReading &) = delete;
    ~StoppableReading();

    // For readers, of the innermost that lives on this thread; without one they go on.
    static Result<void> goOn(std::int64_t done, std::int64_t total);
    static bool isStopped();
    // How GDAL is to open a file that it reads from end to end at once: it cannot be stopped
    // otherwise.
    static std::string gdalPath(const std::string &file);

private:
    void tell(std::int64_t done, std::int64_t total);

    Progress m_progress;
    Tells m_tells;
    StoppableReading *m_outer;
    // Nobody knows how often a file will be read; so each time takes half of what is left.
    double m_before = 0;
    double m_now = 0;
    std::int64_t m_done = 0;
    int m_told = -1; // in thousandths
};

} // namespace placeweave
