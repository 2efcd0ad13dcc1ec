// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace placeweave {

class AssetIndex;

// A figure of what failed would mean nothing.
template <class T>
T orEnd(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(3);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// Milliseconds for all of England by kind in 1280 x 800, fonts and legend included, from a snapshot
// to pixels. Where the window is built.
double drawEngland(const std::shared_ptr<const AssetIndex> &index);

// Clusters of all points of a map: made anew, and asked for views of 1280 x 800, 300 at each whole
// zoom from 4 to 16, about points drawn by lot (so that most lie where people live).
struct ClusterFigures {
    double buildMilliseconds = 0;
    std::vector<double> queryMilliseconds;
};
ClusterFigures timeClusters(const std::shared_ptr<const AssetIndex> &index);

// From a snapshot to the nearest of each kind of organisation for each of 33,755 places, all kinds
// at once, trees included.
struct NearestFigures {
    double milliseconds = 0;
    int kinds = 0; // that the map has
};
NearestFigures timeNearest(const AssetIndex &index);

// An index of as many postcodes as ONSPD has, live and terminated, made up. Lookups are of random
// ones, written as people write them, one in ten unknown.
struct PostcodeFigures {
    double bytesEach = 0;
    double openMilliseconds = 0;
    double lookupsASecond = 0;
};
PostcodeFigures timePostcodes(const std::filesystem::path &folder);

// Of each of a few hundred things said in a room: committed, with the map's own durability.
std::vector<double> timeCaptures(const std::filesystem::path &map,
                                 const std::filesystem::path &folder);

// Merging what somebody else has changed in a copy of the map.
inline constexpr std::size_t kMergedChanges = 50'000;
class MergeBench {
public:
    MergeBench(const std::filesystem::path &map, const std::filesystem::path &folder);
    double milliseconds() const; // of one merge into the map as it was

private:
    std::filesystem::path m_map;
    std::filesystem::path m_start;
    std::filesystem::path m_bundle;
};

// What a map for anyone takes to export, as rows of the window: who and what may leave is judged
// when it is looked at beforehand, once for any number of files; then a file is written, opening
// the map included.
struct ExportFigures {
    double judgedMilliseconds = 0;
    double writtenMilliseconds = 0;
};
ExportFigures timeExport(const std::filesystem::path &map, const std::filesystem::path &file);

} // namespace placeweave
