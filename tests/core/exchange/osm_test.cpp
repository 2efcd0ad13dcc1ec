// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/osm_places.h"
#include "tests/core/exchange/register_files.h"

#include <format>

namespace placeweave {
namespace sources {
extern const Source osm;
}
namespace {

using sources::osm;

constexpr std::string_view kOsm = R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="1" lat="53.4" lon="-2.3">
  <tag k="name" v="St Paul's"/><tag k="amenity" v="place_of_worship"/>
  <tag k="religion" v="christian"/><tag k="denomination" v="anglican"/>
  <tag k="addr:housenumber" v="12"/><tag k="addr:street" v="High Street"/>
  <tag k="addr:city" v="Sale"/><tag k="addr:postcode" v="M33 4ND"/>
  <tag k="contact:phone" v="+44 161 496 0000"/><tag k="website" v="https://example.org"/>
  <tag k="opening_hours" v="Su 10:00-12:00"/><tag k="operator" v="The &quot;Parish&quot;"/>
  <tag k="wheelchair" v="yes"/><tag k="alt_name" v="Paul's, the; Old Church"/></node>
 <node id="2" lat="53.41" lon="-2.30"/><node id="3" lat="53.41" lon="-2.31"/>
 <node id="4" lat="53.42" lon="-2.31"/>
 <node id="5" lat="53.4" lon="-2.31"><tag k="amenity" v="library"/></node>
 <node id="6" lat="53.4" lon="-2.32"><tag k="name" v="Shoes"/><tag k="shop" v="shoes"/></node>
 <way id="10"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/>
  <tag k="name" v="The Hub"/><tag k="amenity" v="community_centre"/></way>
 <way id="11"><nd ref="2"/><nd ref="3"/><tag k="name" v="High Street"/>
  <tag k="highway" v="residential"/></way>
 <way id="12"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/></way>
 <relation id="20"><member type="way" ref="12" role="outer"/><tag k="type" v="multipolygon"/>
  <tag k="name" v="The Park"/><tag k="leisure" v="park"/></relation>
</osm>)";

class OpenStreetMap : public RegisterFiles {
protected:
    std::vector<std::string> identifiersOf(std::string_view name) const {
        return setElements(named(name)["identifiers"]);
    }
};

TEST_F(OpenStreetMap, ExtractsAndOverpassAreRecognised) {
    EXPECT_EQ(sure(osm, write("sale.osm", kOsm)), 100);
    EXPECT_EQ(sure(osm, gzip("sale.osm.gz", kOsm)), 100);
    EXPECT_EQ(sure(osm, write("sale.osm.pbf", "\x0a")), 90);
    EXPECT_EQ(sure(osm, write("x.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"@id":"node/1","name":"A"},"geometry":null}]})")),
              90);
    EXPECT_EQ(sure(osm, write("y.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"A"},"geometry":null}]})")),
              0);
    EXPECT_EQ(sure(osm, write("x.csv", "name,postcode\nHub,M33 4ND\n")), 0);
}

TEST_F(OpenStreetMap, NamedAssetsComeInAndTheRestDoesNot) {
    valueOf(bring(osm, {write("sale.osm", kOsm)}));
    EXPECT_EQ(names(), (std::vector<std::string>{"St Paul's", "The Hub", "The Park"}));
    EXPECT_EQ(identifiersOf("St Paul's"), std::vector<std::string>{"OSM-node-1"});
    EXPECT_EQ(identifiersOf("The Hub"), std::vector<std::string>{"OSM-way-10"});
    EXPECT_EQ(identifiersOf("The Park"), std::vector<std::string>{"OSM-relation-20"});
    EXPECT_EQ(named("The Hub").text("kind"), "community_hub");
}

TEST_F(OpenStreetMap, TagsBecomeFields) {
    valueOf(bring(osm, {gzip("sale.osm.gz", kOsm)}));
    const Record church = named("St Paul's");
    EXPECT_EQ(church.text("kind"), "faith_group");
    EXPECT_EQ(church.text("tradition"), "christian");
    EXPECT_EQ(church.text("recognition"), "register");
    EXPECT_EQ(church.text("description"), "Run by The \"Parish\".\nOpen: Su 10:00-12:00.");
    EXPECT_EQ(setElements(church["other_names"]),
              (std::vector<std::string>{"Paul's, the", "Old Church"}));
    EXPECT_EQ(contactsOf("St Paul's"),
              (std::vector<std::string>{"phone +44 161 496 0000", "website https://example.org"}));
    const Record place = placeOf("St Paul's");
    EXPECT_EQ(place.text("address"), "12 High Street, Sale");
    EXPECT_EQ(place.text("postcode"), "M33 4ND");
    EXPECT_EQ(place["step_free"].integer(), 1);
    EXPECT_NEAR(place["geom"].point()->latitude, 53.4, 1e-6);
}

TEST_F(OpenStreetMap, AnOutlineHasAPointOnIt) {
    valueOf(bring(osm, {write("sale.osm", kOsm)}));
    const LatLon point = *placeOf("The Hub")["geom"].point();
    EXPECT_GT(point.latitude, 53.41);
    EXPECT_LT(point.latitude, 53.42);
    EXPECT_LT(point.longitude, -2.30);
}

TEST_F(OpenStreetMap, OverpassHasTagsAsProperties) {
    const auto file = write("x.geojson", R"({"type":"FeatureCollection","generator":"overpass-ide",
        "features":[
        {"type":"Feature","id":"way/7","properties":{"@id":"way/7","name":"Masjid",
         "amenity":"place_of_worship","religion":"muslim","denomination":"sunni"},
         "geometry":{"type":"Polygon","coordinates":[[[-2.3,53.4],[-2.3,53.5],[-2.4,53.5],[-2.3,53.4]]]}},
        {"type":"Feature","properties":{"type":"node","id":8,"tags":{"name":"Food bank",
         "amenity":"social_facility","social_facility":"food_bank"}},
         "geometry":{"type":"Point","coordinates":[-2.3,53.4]}},
        {"type":"Feature","properties":{"@id":"node/9","name":"Nowhere","amenity":"library"},
         "geometry":null}]})");
    valueOf(bring(osm, {file}));
    EXPECT_EQ(names(), (std::vector<std::string>{"Food bank", "Masjid"}));
    EXPECT_EQ(named("Masjid").text("tradition"), "muslim");
    EXPECT_EQ(identifiersOf("Masjid"), std::vector<std::string>{"OSM-way-7"});
    EXPECT_EQ(identifiersOf("Food bank"), std::vector<std::string>{"OSM-node-8"});
    EXPECT_EQ(setElements(named("Food bank")["focus"]), std::vector<std::string>{"food"});
}

// GDAL gives up when more than 100,000 features of another layer have gathered.
TEST_F(OpenStreetMap, ATownOfManyPointsKeepsItsOutlines) {
    std::string text = R"(<osm version="0.6"><node id="1" lat="53" lon="-2"/>
        <node id="2" lat="53" lon="-3"/><node id="3" lat="54" lon="-3"/>)";
    for (int i = 1000; i < 103'000; ++i)
        text += std::format(R"(<node id="{}" lat="53" lon="-2"><tag k="name" v="N"/></node>)", i);
    text += R"(<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/>
               <tag k="name" v="The Hub"/><tag k="amenity" v="community_centre"/></way></osm>)";
    valueOf(bring(osm, {write("town.osm", text)}));
    EXPECT_EQ(names(), std::vector<std::string>{"The Hub"});
}

TEST_F(OpenStreetMap, TheSameAgainChangesNothing) {
    const auto file = write("sale.osm", kOsm);
    valueOf(bring(osm, {file}));
    EXPECT_EQ(valueOf(bring(osm, {file})).at(0).same, 3);
}

TEST_F(OpenStreetMap, AFileWithoutAssetsIsRefused) {
    EXPECT_TRUE(refusal(osm, {write("x.osm", R"(<osm version="0.6"><node id="1" lat="53" lon="-2">
        <tag k="name" v="Shoes"/><tag k="shop" v="shoes"/></node></osm>)")})
                    .contains("no named places"));
}

TEST_F(OpenStreetMap, AFileCutShortLeavesTheMapAsItWas) {
    EXPECT_NE(refusal(osm, {write("x.osm", kOsm.substr(0, kOsm.size() - 300))}), "");
    EXPECT_TRUE(names().empty());
}

struct Tagged {
    const char *name;
    OsmTags tags;
    std::optional<std::string_view> kind;
};
class OsmAssets : public testing::TestWithParam<Tagged> {};

TEST_P(OsmAssets, HaveAKindOrAreNone) {
    const auto asset = assetOf(GetParam().tags);
    EXPECT_EQ(asset ? std::optional(asset->kind) : std::nullopt, GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Tags, OsmAssets,
    testing::Values(
        Tagged{"Library", {{"amenity", "library"}}, "public_service"},
        Tagged{"ScoutHut", {{"club", "scout"}}, "association"},
        Tagged{"AnyClub", {{"club", "chess"}}, "association"},
        Tagged{"NoClub", {{"club", "no"}}, std::nullopt},
        Tagged{"Allotments", {{"landuse", "allotments"}}, "association"},
        Tagged{"SomeFacility", {{"amenity", "social_facility"}}, ""},
        Tagged{"MoreThanAFacility",
               {{"amenity", "social_facility"}, {"social_facility", "nursing_home"}},
               "private_business"},
        Tagged{"CarPark", {{"amenity", "parking"}}, std::nullopt},
        Tagged{"Pub", {{"amenity", "pub"}}, std::nullopt},
        Tagged{"PrivatePark", {{"leisure", "park"}, {"access", "private"}}, std::nullopt},
        Tagged{"PrivateSchool", {{"amenity", "school"}, {"access", "private"}}, "public_service"},
        Tagged{"Disused", {{"amenity", "library"}, {"disused", "yes"}}, std::nullopt},
        Tagged{"ClosedDown", {{"disused:amenity", "library"}}, std::nullopt}),
    [](const auto &one) { return one.param.name; });

std::string tradition(const OsmTags &tags) {
    OsmTags all = tags;
    all["name"] = "A";
    const TableMapping mapping = osmMapping();
    const auto column = std::ranges::find(mapping.columns, "religion", &ColumnMapping::heading);
    return osmRow(all, {"faith_group", ""}, "OSM-node-1")
        .at(static_cast<std::size_t>(column - mapping.columns.begin()));
}

TEST(OsmTraditions, AreToldByReligionFirst) {
    EXPECT_EQ(tradition({{"religion", "christian"}, {"denomination", "quaker"}}), "quaker");
    EXPECT_EQ(tradition({{"religion", "christian"}, {"denomination", "roman_catholic"}}),
              "christian");
    EXPECT_EQ(tradition({{"religion", "jewish"}, {"denomination", "orthodox"}}), "jewish");
    EXPECT_EQ(tradition({{"religion", "multifaith"}}), "several_faiths");
    EXPECT_EQ(tradition({{"denomination", "methodist"}}), "christian");
    EXPECT_EQ(tradition({}), "");
}

TEST(OsmTags, HstoreTextIsTakenApart) {
    OsmTags tags;
    readHstore(R"("amenity"=>"library","addr:city"=>"Sale","note"=>"a \"b\", c=>d \\","empty"=>"")",
               tags);
    EXPECT_EQ(tags, (OsmTags{{"amenity", "library"},
                             {"addr:city", "Sale"},
                             {"note", "a \"b\", c=>d \\"},
                             {"empty", ""}}));
    for (const char *odd : {"", "\"", "\"a", "\"a\"=>", "\"a\"=>\"b", "=>", "\"\\"})
        readHstore(odd, tags);
    EXPECT_EQ(tags.size(), 4U);
}

} // namespace
} // namespace placeweave
