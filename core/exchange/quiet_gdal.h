// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace placeweave {

// While it lives, GDAL's complaints on this thread are kept here rather than printed. Registers the
// drivers, once. For .cpp files that call GDAL.
class QuietGdal {
public:
    QuietGdal();
    QuietGdal(const QuietGdal &) = delete;
    QuietGdal &operator=(const QuietGdal &) = delete;
    ~QuietGdal();

    // The first thing GDAL complained of, as a sentence; empty when there was nothing.
    std::string complaint() const;
    // The same behind a sentence of ours: " In that reader's own words: …".
    std::string inItsOwnWords() const;

private:
    std::string m_first;
};

} // namespace placeweave
