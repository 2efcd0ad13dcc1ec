// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/context_import.h"
#include "core/exchange/ground_words.h"
#include "core/store/area_counts.h"
#include "tests/temporary_folder.h"

#include <format>
#include <fstream>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

struct Shown {
    std::string type;
    std::string wkt;
    std::string name = {};
};
struct LayerToWrite {
    const char *name;
    OGRwkbGeometryType geometry;
    std::vector<Shown> features;
};

constexpr const char *kSquare = "POLYGON((-2 53,-1.9 53,-1.9 53.1,-2 53.1,-2 53))";
constexpr const char *kLine = "LINESTRING(-2 53,-1.9 53.1)";
constexpr const char *kPoint = "POINT(-2 53)";

class ContextImport : public testing::Test {
protected:
    // A GeoPackage, as they come from a national mapping agency.
    std::filesystem::path layered(const std::vector<LayerToWrite> &layers) {
        GDALAllRegister();
        const std::filesystem::path file = folder / "extract.gpkg";
        GDALDataset *dataset = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
            file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        for (const LayerToWrite &given : layers) {
            OGRLayer *layer = dataset->CreateLayer(given.name, &wgs84, given.geometry);
            OGRFieldDefn type("type", OFTString);
            OGRFieldDefn name("name1", OFTString);
            EXPECT_EQ(layer->CreateField(&type), OGRERR_NONE);
            EXPECT_EQ(layer->CreateField(&name), OGRERR_NONE);
            for (const Shown &shown : given.features) {
                OGRFeature feature(layer->GetLayerDefn());
                feature.SetField("type", shown.type.c_str());
                feature.SetField("name1", shown.name.c_str());
                OGRGeometry *shape = nullptr;
                OGRGeometryFactory::createFromWkt(shown.wkt.c_str(), &wgs84, &shape);
                feature.SetGeometryDirectly(shape);
                EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
            }
        }
        GDALClose(dataset);
        return file;
    }
    std::filesystem::path zoomstack() {
        return layered({{"greenspace", wkbPolygon, {{"Public Park Or Garden", kSquare, "Park"}}},
                        {"woodland", wkbPolygon, {{"Local", kSquare}, {"Local", kSquare}}},
                        {"national_parks", wkbPolygon, {{"", kSquare}}},
                        {"surfacewater", wkbPolygon, {{"Local", kSquare}}},
                        {"waterlines", wkbLineString, {{"Local", kLine}, {"MHW", kLine}}},
                        {"roads_local", wkbLineString, {{"Local", kLine, "Mill Lane"}}},
                        {"roads_national", wkbLineString, {{"Motorway", kLine}, {"?", kLine}}},
                        {"rail", wkbLineString, {{"Multi Track", kLine}}},
                        {"contours", wkbLineString, {{"Index", kLine}}},
                        {"local_buildings", wkbPolygon, {{"", kSquare}}},
                        {"district_buildings", wkbPolygon, {{"", kSquare}}},
                        {"railway_stations", wkbPoint, {{"Station", kPoint, "Central"}}},
                        {"names", wkbPoint, {{"Suburban Area", kPoint, "Ashton"}}},
                        {"urban_areas", wkbPolygon, {{"Local", kSquare}}}});
    }
    std::filesystem::path write(const std::string &name, std::string_view text) {
        std::ofstream(folder / name) << text;
        return folder / name;
    }
    Result<ContextOutcome> import(const std::filesystem::path &file, const std::string &theme,
                                  std::vector<std::string> layers = {}) {
        return importContext(*map, TableSource::ofFile(file), {theme, std::move(layers)});
    }
    std::vector<std::string> kinds(const std::string &theme) {
        std::vector<std::string> found;
        for (const ContextFeature &feature : valueOf(map->areas().context()))
            if (feature.theme == theme)
                found.push_back(feature.kind);
        return found;
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(ContextImport, KeepsClassNameAndRank) {
    const std::string roads =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"class":"main",
        "name":"High Street","rank":2},"geometry":{"type":"LineString","coordinates":[[-2,53],[-2,54]]}}]})";
    const TableSource source = TableSource::ofText(roads, "roads.geojson");
    EXPECT_EQ(valueOf(importContext(*map, source, {"road"})).shapes, 1);
    const auto features = valueOf(map->areas().context());
    ASSERT_EQ(features.size(), 1U);
    EXPECT_EQ(features[0].kind, "main");
    EXPECT_EQ(features[0].name, "High Street");
    EXPECT_EQ(features[0].rank, 2);
    EXPECT_FALSE(importContext(*map, source, {"dragons"}));
}

TEST_F(ContextImport, AFileOfOneLayerGivesAllItHasWhateverItIsCalled) {
    const auto file = layered({{"data", wkbUnknown, {{"x", kSquare}, {"y", kLine}}}});
    EXPECT_EQ(valueOf(import(file, "green")).shapes, 2);
    EXPECT_THAT(kinds("green"), ElementsAre("x", "y"));
    EXPECT_THAT(valueOf(lookAtGround(TableSource::ofFile(file))), IsEmpty());
}

TEST_F(ContextImport, OfSeveralLayersThoseThatFitTheThemeComeInTogether) {
    const auto file = zoomstack();
    for (const auto &[theme, wanted] : std::map<std::string, std::vector<std::string>>{
             {"green", {"park", "wood", "wood"}},
             {"water", {"lake", "stream"}},
             {"road", {"street", "motorway", "main", "rail"}},
             {"building", {"", ""}},
             {"built_up", {"Local"}},
             {"name", {"suburb"}}}) {
        const auto outcome = import(file, theme);
        ASSERT_TRUE(outcome) << theme << ": " << outcome.error().message;
        EXPECT_EQ(kinds(theme), wanted) << theme;
    }
    const auto roads = valueOf(import(file, "road"));
    ASSERT_EQ(roads.layers.size(), 3U);
    EXPECT_EQ(roads.layers[1].name, "roads_national");
    EXPECT_EQ(roads.layers[1].shapes, 2);
}

TEST_F(ContextImport, WhatCannotBeDrawnIsCountedAndReplacesNothing) {
    const auto load = [this](const std::string &geometries) {
        const std::filesystem::path file = folder / "ground.geojson";
        std::ofstream(file) << R"({"type":"FeatureCollection","features":[)" << geometries << "]}";
        return importContext(*map, TableSource::ofFile(file), {.theme = "land"});
    };
    const auto polygon = [](const std::string &rings) {
        return R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[)" +
               rings + "]}}";
    };
    const std::string square = "[[-2,53],[-1.9,53],[-1.9,53.1],[-2,53.1],[-2,53]]";
    const std::string holeOutside = "[[5,5],[5.1,5],[5.1,5.1],[5,5]]";
    const std::string nothing = "[[-2,53],[-2,53],[-2,53],[-2,53]]";
    ASSERT_TRUE(load(polygon(square)));
    const auto refused = load(polygon(nothing));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("Nothing was changed"));
    EXPECT_EQ(valueOf(contextCount(map->database(), "land")), 1);
    const ContextOutcome mixed = valueOf(
        load(polygon(square) + "," + polygon(nothing) + "," + polygon(square + "," + holeOutside)));
    EXPECT_EQ(mixed.shapes, 2);
    EXPECT_EQ(mixed.leftOut, 1);
    EXPECT_EQ(mixed.mended, 1);
}

TEST_F(ContextImport, WhatWasThereBeforeIsCounted) {
    const auto file = zoomstack();
    EXPECT_EQ(valueOf(import(file, "green")).replaced, 0);
    EXPECT_EQ(valueOf(import(file, "green", {"greenspace"})).replaced, 3);
    EXPECT_EQ(valueOf(import(file, "water")).replaced, 0);
    EXPECT_EQ(valueOf(import(file, "green")).replaced, 1);
}

TEST_F(ContextImport, LayersThatAreAskedForAreTakenWhateverTheirNames) {
    const auto file = zoomstack();
    EXPECT_EQ(valueOf(import(file, "green", {"NATIONAL_PARKS", "greenspace"})).shapes, 2);
    EXPECT_EQ(valueOf(import(file, "water", {"waterlines"})).shapes, 2);
    const auto none = import(file, "green", {"greenspace", "moors"});
    ASSERT_FALSE(none);
    EXPECT_THAT(none.error().message, HasSubstr("\"moors\""));
    EXPECT_THAT(none.error().message, HasSubstr("woodland"));
    EXPECT_EQ(kinds("green").size(), 2U);
}

TEST_F(ContextImport, WhereNothingFitsTheLayersAreNamedAndNothingChanges) {
    const auto file = layered(
        {{"contours", wkbLineString, {{"", kLine}}}, {"sites", wkbPolygon, {{"", kSquare}}}});
    const auto outcome = import(file, "green");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(outcome.error().message, HasSubstr("contours, sites"));
    EXPECT_THAT(outcome.error().message, HasSubstr("--layer"));
    EXPECT_THAT(kinds("green"), IsEmpty());
    EXPECT_EQ(valueOf(import(file, "green", {"sites"})).shapes, 1);
}

TEST_F(ContextImport, OfALayerOfManyUsesOnlyKnownKindsCount) {
    const auto file =
        layered({{"gis_osm_landuse_a_free_1",
                  wkbPolygon,
                  {{"forest", kSquare}, {"residential", kSquare}, {"quarry", kSquare}}},
                 {"gis_osm_pofw_free_1", wkbPoint, {{"christian", kPoint}}}});
    valueOf(import(file, "green"));
    valueOf(import(file, "built_up"));
    EXPECT_THAT(kinds("green"), ElementsAre("forest"));
    EXPECT_THAT(kinds("built_up"), ElementsAre("residential"));
}

TEST_F(ContextImport, ThereIsAChoiceOfLayersThatSuitByTheirShapes) {
    const auto found = valueOf(lookAtGround(TableSource::ofFile(zoomstack())));
    ASSERT_EQ(found.size(), 14U);
    const GroundLayer &woods = found[1];
    EXPECT_EQ(woods.name, "woodland");
    EXPECT_THAT(woods.themes,
                UnorderedElementsAre("land", "water", "green", "built_up", "building"));
    EXPECT_THAT(woods.likely, ElementsAre("green"));
    EXPECT_THAT(found[2].likely, IsEmpty()); // national parks
}

constexpr std::string_view kTown = R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="1" lat="53.40" lon="-2.30"/><node id="2" lat="53.41" lon="-2.30"/>
 <node id="3" lat="53.41" lon="-2.31"/><node id="4" lat="53.42" lon="-2.31"/>
 <node id="5" lat="53.42" lon="-2.32"><tag k="place" v="village"/><tag k="name" v="Ashton"/></node>
 <node id="6" lat="53.42" lon="-2.32"><tag k="amenity" v="pub"/><tag k="name" v="The Bull"/></node>
 <node id="7" lat="53.42" lon="-2.32"><tag k="place" v="county"/><tag k="name" v="Shire"/></node>
 <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="name" v="A Street"/></way>
 <way id="11"><nd ref="1"/><nd ref="3"/><tag k="highway" v="motorway_link"/></way>
 <way id="12"><nd ref="1"/><nd ref="3"/><tag k="highway" v="proposed"/></way>
 <way id="13"><nd ref="1"/><nd ref="4"/><tag k="railway" v="light_rail"/></way>
 <way id="14"><nd ref="1"/><nd ref="4"/><tag k="waterway" v="canal"/></way>
 <way id="15"><nd ref="1"/><nd ref="4"/><tag k="barrier" v="fence"/></way>
 <way id="20"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="leisure" v="park"/></way>
 <way id="21"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="natural" v="water"/></way>
 <way id="22"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="building" v="yes"/></way>
 <way id="23"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="landuse" v="forest"/></way>
 <way id="24"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="landuse" v="retail"/></way>
</osm>)";

TEST_F(ContextImport, OfAnExtractOfOpenStreetMapTagsSayWhatIsWhat) {
    const auto file = write("town.osm", kTown);
    for (const auto &[theme, wanted] :
         std::map<std::string, std::vector<std::string>>{{"road", {"primary", "motorway", "rail"}},
                                                         {"water", {"canal", "water"}},
                                                         {"green", {"park", "forest"}},
                                                         {"building", {"building"}},
                                                         {"built_up", {"retail"}},
                                                         {"name", {"village"}}}) {
        const auto outcome = import(file, theme);
        ASSERT_TRUE(outcome) << theme << ": " << outcome.error().message;
        EXPECT_EQ(kinds(theme), wanted) << theme;
    }
    EXPECT_EQ(valueOf(import(file, "water", {"multipolygons"})).shapes, 1);
    EXPECT_THAT(valueOf(lookAtGround(TableSource::ofFile(file))), IsEmpty());
    const auto land = import(file, "land");
    ASSERT_FALSE(land);
    EXPECT_THAT(land.error().message, HasSubstr("multipolygons"));
}

TEST(GroundWords, AreNotFoundInsideOtherWords) {
    for (const auto &[theme, layer] :
         std::vector<std::pair<std::string, std::string>>{{"road", "broads"},
                                                          {"road", "railings"},
                                                          {"green", "greenwich_wards"},
                                                          {"green", "national_parks"},
                                                          {"green", "CarParks"},
                                                          {"name", "places_of_worship"},
                                                          {"water", "water_mains"},
                                                          {"land", "LandUse"}})
        EXPECT_FALSE(meaningOfLayer(theme, layer)) << theme << " " << layer;
    for (const auto &[theme, layer] :
         std::vector<std::pair<std::string, std::string>>{{"road", "RailwayTrack"},
                                                          {"road", "Roads_National"},
                                                          {"green", "GB_GreenspaceSite"},
                                                          {"name", "NamedPlace"},
                                                          {"water", "SurfaceWater_Area"}})
        EXPECT_TRUE(meaningOfLayer(theme, layer)) << theme << " " << layer;
}

} // namespace
} // namespace placeweave
