// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/exchange/table_source.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// A layer of shapes in a file of another program, read through GDAL and brought to WGS84.
class FeatureSource {
public:
    // GeoJSON is in degrees by its own rule, and other files say so of themselves, whatever is in
    // them.
    enum class Metres { AsTheFileSays, OfTheBritishGrid };
    // The layer of that name; else the first layer with areas, else the first with any shapes.
    static Result<FeatureSource> open(const TableSource &source, const std::string &layer = {},
                                      Metres metres = Metres::AsTheFileSays);
    // Names of the layers that hold points or outlines.
    static Result<std::vector<std::string>> layers(const TableSource &source);
    // All layers that hold shapes, empty ones too.
    struct Layer {
        std::string name;
        std::optional<int> dimension; // 0 points, 1 lines, 2 areas; nothing where they are mixed
    };
    struct Contents {
        std::vector<Layer> layers;
        bool isOpenStreetMap = false; // an extract: its layers are of shapes, tags say what is what
    };
    static Result<Contents> contents(const TableSource &source);
    FeatureSource(FeatureSource &&) noexcept;
    ~FeatureSource();

    const std::vector<std::string> &columns() const;
    std::int64_t count() const; // 0 when not known
    // The file does not say so, but its numbers are no degrees and do lie there.
    bool isTakenForBritishGrid() const;

    struct Feature {
        std::int64_t number = 0;         // counted from 1
        std::vector<std::string> values; // by column, as text
        std::string wkb;                 // ISO WKB in two dimensions; empty without a usable shape
        std::optional<LatLon> point; // itself, or one on the shape: in the middle where it can be
        std::optional<LatLon> offEarth; // what a point says instead, where that is no position
        bool isArea = false;            // (multi)polygon
        int dimension = 0;              // of the shape: 0 points, 1 lines, 2 areas
        bool isWide = false;            // no building: a path, a park, points far apart
        int pointsLeftOut = 0;          // of the shape, for they were no numbers
        // Of a Shapefile, where how a ring winds says what it is: holes that lie in no part, which
        // reading makes parts of their own.
        int holesTakenForParts = 0;
    };
    // Nothing after the last one.
    Result<std::optional<Feature>> next();
    // Calls back feature by feature until false is returned.
    Result<void> forEach(const std::function<bool(const Feature &)> &visit);

private:
    struct State;
    explicit FeatureSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace placeweave
