// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/place/polygon.h"
#include "core/store/database.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace placeweave {

struct Area {
    std::int64_t id = 0;
    std::string code;
    std::string name;
    Polygons outline; // WGS84
};

struct AreaSet {
    std::int64_t id = 0;
    std::string name; // "wards", "small areas"
    std::string source;
    std::string attribution;
    std::int64_t count = 0;
};

struct Indicator {
    std::int64_t id = 0;
    std::int64_t areaSet = 0;
    std::string name;
    std::string source;
};

// Roads, water, green ...: what the ground looks like, kept in the map so that it works offline.
struct ContextFeature {
    std::string theme; // land, water, green, road, building, name
    std::string kind;  // "main", "river", "town" ...: the style's business
    std::string name;
    int rank = 0;    // 1 is most important
    std::string wkb; // ISO WKB, WGS84
};

// Published reference data: area sets, indicators and context layers. Outside the change log, for
// it can be loaded again at any time; a set or theme is replaced as a whole.
class AreaStore {
public:
    explicit AreaStore(Database &database) : m_database(&database) {}

    Result<std::vector<AreaSet>> sets();
    Result<std::vector<Area>> areas(std::int64_t set);
    // The areas that the point lies in, the sets of largest areas first: worked out, so that they
    // are right when a pin moves or a set is replaced.
    struct Holding {
        std::string set;
        std::string code;
        std::string name;
    };
    Result<std::vector<Holding>> areasAt(LatLon point);
    // Replaces the set of that name; its id.
    Result<std::int64_t> replaceSet(const AreaSet &set, const std::vector<Area> &areas);

    Result<std::vector<Indicator>> indicators();
    // By area code. Codes that the set does not have are left out; how many were matched.
    Result<std::int64_t>
    replaceIndicator(const Indicator &indicator,
                     const std::vector<std::pair<std::string, double>> &values);
    Result<std::vector<std::pair<std::string, double>>> values(std::int64_t indicator);

    Result<void> replaceContext(const std::string &theme,
                                const std::vector<ContextFeature> &features,
                                const std::string &attribution = {});
    Result<std::vector<ContextFeature>> context();
    // Whose map it is, by theme; only where somebody has said.
    Result<std::map<std::string, std::string>> contextCredits();

private:
    Database *m_database;
};

} // namespace placeweave
