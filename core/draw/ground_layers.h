// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/paths.h"
#include "core/store/area_store.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

enum class GroundTheme : std::uint8_t { Land, Water, Green, Road, Building, Name };

// The kinds the style knows, across themes; synonyms of OpenStreetMap and Ordnance Survey are
// understood. `Other` is drawn in its theme's plain way.
enum class GroundKind : std::uint8_t {
    Other,
    MainRoad,
    MinorRoad,
    Street,
    Path,
    Railway,
    River,
    Stream,
    Lake,
    Wood,
    Park,
    Common,
    Marsh,
    Beach,
    City,
    Town,
    Village,
    Hamlet,
    Suburb,
    Sea,
    Bay,
    WaterName,
    Hill,
    Island,
    StreetName,
    BuiltUp,
};

// What the ground looks like, ready to be drawn: parsed once, then read from any thread.
class GroundLayers {
public:
    struct Feature {
        GroundTheme theme = GroundTheme::Land;
        GroundKind kind = GroundKind::Other;
        bool isArea = false;
        int rank = 0;
        std::uint32_t shape = 0; // in paths()
        std::string name;
    };

    // A feature whose geometry cannot be read is left out; a backdrop is not worth an error.
    // With whose map it is, by theme.
    static std::shared_ptr<const GroundLayers>
    fromContext(const std::vector<ContextFeature> &features,
                std::map<std::string, std::string> credits = {});
    // From GeoJSON texts, properties `kind` or `class`, `name`, `rank`; for what is shipped.
    struct GeoJson {
        GroundTheme theme = GroundTheme::Land;
        std::string_view text;
    };
    static std::shared_ptr<const GroundLayers> fromGeoJson(std::span<const GeoJson> documents);
    // The land of the British Isles that every program carries; read on first use.
    static std::shared_ptr<const GroundLayers> baseLand();

    const std::vector<Feature> &features(GroundTheme theme) const {
        return m_features[static_cast<std::size_t>(theme)];
    }
    const PathStore &paths() const { return m_paths; }
    // Of the theme's features.
    const MercatorBox &bounds(GroundTheme theme) const {
        return m_bounds[static_cast<std::size_t>(theme)];
    }
    const std::map<std::string, std::string> &credits() const { return m_credits; }
    bool isEmpty() const { return m_paths.size() == 0; }

    // Along these meridians and parallels the data was cut; no coast is drawn there. Degrees.
    static bool isCutOfBaseLand(LatLon a, LatLon b);

private:
    static constexpr std::size_t kThemes = 6;
    void addGeoJson(const GeoJson &document);
    void add(GroundTheme theme, std::string_view kind, std::string name, int rank,
             const Shape &shape);

    std::vector<Feature> m_features[kThemes];
    MercatorBox m_bounds[kThemes];
    PathStore m_paths;
    std::map<std::string, std::string> m_credits;
};

} // namespace placeweave
