// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_fixture.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

Polygons square(double south, double west) {
    return {{Ring{{south, west}, {south, west + 1}, {south + 1, west + 1}, {south + 1, west}}, {}}};
}

class Areas : public StoreTest {
protected:
    std::int64_t load(const std::string &set) {
        return valueOf(m_map->areas().replaceSet(
            {0, set, "test", "", 0},
            {{0, "A1", "North", square(55, -3)}, {0, "A2", "South", square(54, -3)}}));
    }
};

TEST_F(Areas, ASetLoadedAgainReplacesItselfAndKeepsItsIndicators) {
    const std::int64_t wards = load("wards");
    EXPECT_EQ(valueOf(m_map->areas().replaceIndicator({0, wards, "IMD decile", ""},
                                                      {{"A1", 3}, {"A9", 1}})),
              1);
    EXPECT_EQ(load("wards"), wards);
    EXPECT_EQ(valueOf(m_map->areas().areas(wards)).size(), 2U);
    const auto indicators = valueOf(m_map->areas().indicators());
    ASSERT_EQ(indicators.size(), 1U);
    EXPECT_EQ(valueOf(m_map->areas().values(indicators[0].id)),
              (std::vector<std::pair<std::string, double>>{{"A1", 3}}));
}

TEST_F(Areas, APointIsToldItsAreasTheLargestFirst) {
    load("wards");
    valueOf(m_map->areas().replaceSet({0, "boroughs", "test", "", 0},
                                      {{0, "B1", "Larkmere", square(54, -3)}}));
    // Within the box of the first but not within it.
    valueOf(m_map->areas().replaceSet(
        {0, "triangles", "test", "", 0},
        {{0, "T1", "Corner", {{Ring{{54, -3}, {54, -2}, {55, -3}}, {}}}}}));
    std::vector<std::string> names;
    for (const AreaStore::Holding &area : valueOf(m_map->areas().areasAt({54.9, -2.1})))
        names.push_back(area.set + ": " + area.name);
    EXPECT_EQ(names, (std::vector<std::string>{"boroughs: Larkmere", "wards: South"}));
    EXPECT_TRUE(valueOf(m_map->areas().areasAt({10, 10})).empty());
}

TEST_F(Areas, GdalReadsTheLayerThroughItsSpatialIndex) {
    load("wards");
    m_map.reset();
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(m_file.string().c_str(), GDAL_OF_VECTOR));
    ASSERT_NE(dataset, nullptr);
    OGRLayer *layer = dataset->GetLayerByName("area");
    ASSERT_NE(layer, nullptr);
    layer->SetSpatialFilterRect(-2.9, 54.1, -2.1, 54.9);
    EXPECT_EQ(layer->GetFeatureCount(), 1);
    OGREnvelope extent;
    EXPECT_EQ(layer->GetExtent(&extent), OGRERR_NONE);
    EXPECT_DOUBLE_EQ(extent.MaxY, 56);
}

TEST_F(Areas, ContextLayersAreReplacedThemeByTheme) {
    const std::string wkb = toWkb(square(54, -3));
    valueOf(m_map->areas().replaceContext("green", {{"green", "park", "The Green", 1, wkb}}));
    valueOf(m_map->areas().replaceContext("water", {{"water", "lake", "Mere", 1, wkb}}));
    valueOf(m_map->areas().replaceContext("green", {{"green", "wood", "Hag Wood", 1, wkb}}));
    const auto features = valueOf(m_map->areas().context());
    ASSERT_EQ(features.size(), 2U);
    EXPECT_EQ(features[0].name, "Mere");
    EXPECT_EQ(features[1].name, "Hag Wood");
    EXPECT_EQ(features[1].wkb, wkb);
}

TEST_F(Areas, WhoseMapTheGroundIsGoesWithTheTheme) {
    const std::vector<ContextFeature> green{{"green", "park", "", 1, toWkb(square(54, -3))}};
    valueOf(m_map->areas().replaceContext("green", green, "Contains OS data"));
    valueOf(m_map->areas().replaceContext("water", green, "A river trust"));
    EXPECT_EQ(valueOf(m_map->areas().contextCredits()),
              (std::map<std::string, std::string>{{"green", "Contains OS data"},
                                                  {"water", "A river trust"}}));
    valueOf(m_map->areas().replaceContext("green", green)); // of nobody who asks to be named
    EXPECT_EQ(valueOf(m_map->areas().contextCredits()),
              (std::map<std::string, std::string>{{"water", "A river trust"}}));
}

} // namespace
} // namespace placeweave
