// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/named_places.h"

#include <gmock/gmock.h>

namespace placeweave {
namespace {

constexpr GroundLayers::GeoJson kGround[]{{GroundTheme::Name, R"({"features": [
        {"properties": {"kind": "village", "name": "Nether Larkmere"},
         "geometry": {"type": "Point", "coordinates": [-3.90, 54.50]}},
        {"properties": {"kind": "town", "name": "Port Larkmere"},
         "geometry": {"type": "Point", "coordinates": [-3.80, 54.50]}}]})"},
                                          {GroundTheme::Road, R"({"features": [
        {"properties": {"kind": "street", "name": "Larkspur Lane"},
         "geometry": {"type": "LineString", "coordinates": [[-3.801, 54.50], [-3.800, 54.50]]}},
        {"properties": {"kind": "street", "name": "Larkspur Lane"},
         "geometry": {"type": "LineString", "coordinates": [[-3.800, 54.50], [-3.799, 54.50]]}},
        {"properties": {"kind": "street", "name": "Larkspur Lane"},
         "geometry": {"type": "LineString", "coordinates": [[-3.901, 54.50], [-3.900, 54.50]]}},
        {"properties": {"kind": "street", "name": ""},
         "geometry": {"type": "LineString", "coordinates": [[-3.9, 54.5], [-3.8, 54.5]]}}]})"}};

std::vector<std::string> namesOf(const std::vector<const NamedPlaces::Place *> &places) {
    std::vector<std::string> names;
    for (const NamedPlaces::Place *place : places)
        names.push_back(place->name);
    return names;
}

std::shared_ptr<const AreaLayer> wards() {
    AreaSet set;
    set.name = "Wards";
    Area ward;
    ward.code = "W1";
    ward.name = "Upper Larkmere";
    ward.outline = {{{{54.4, -4.0}, {54.4, -3.7}, {54.6, -3.7}, {54.6, -4.0}}, {}}};
    return AreaLayer::make(set, {ward});
}

class Places : public testing::Test {
protected:
    std::shared_ptr<const GroundLayers> m_ground = GroundLayers::fromGeoJson(kGround);
    std::shared_ptr<const AreaLayer> m_wards = wards();
    NamedPlaces m_places{*m_ground, std::span(&m_wards, 1)};
};

TEST_F(Places, SettlementsComeFirstAndWhatBeginsWithTheLettersBeforeTheRest) {
    EXPECT_THAT(namesOf(m_places.find("lark", 9)),
                testing::ElementsAre("Larkspur Lane", "Larkspur Lane", "Port Larkmere",
                                     "Nether Larkmere", "Upper Larkmere"));
    EXPECT_EQ(m_places.find("lark", 2).size(), 2U);
}

TEST_F(Places, EveryWordHasToBeginAWord) {
    EXPECT_THAT(namesOf(m_places.find("LARKMERE por", 9)), testing::ElementsAre("Port Larkmere"));
    EXPECT_TRUE(m_places.find("arkmere", 9).empty());
    EXPECT_TRUE(m_places.find("  ", 9).empty());
}

TEST_F(Places, PiecesOfAStreetAreOneAndItsNamesakeElsewhereIsAnother) {
    const auto lanes = m_places.find("larkspur lane", 9);
    ASSERT_EQ(lanes.size(), 2U);
    EXPECT_NEAR(lanes[0]->box.west, -3.801, 1e-5);
    EXPECT_NEAR(lanes[0]->box.east, -3.799, 1e-5);
    EXPECT_EQ(m_places.settlementNear(*lanes[0]), "Port Larkmere");
    EXPECT_EQ(m_places.settlementNear(*lanes[1]), "Nether Larkmere");
}

TEST_F(Places, AnAreaIsFoundByItsNameWithItsWholeExtent) {
    const auto found = m_places.find("upper", 9);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->set, "Wards");
    EXPECT_NEAR(found[0]->box.north, 54.6, 1e-5);
}

} // namespace
} // namespace placeweave
