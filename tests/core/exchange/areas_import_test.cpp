// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/areas_import.h"
#include "tests/temporary_folder.h"

#include <cpl_conv.h>
#include <format>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

std::string square(const std::string &properties, double west) {
    return std::format(
        "{{\"type\":\"Feature\",\"properties\":{{{}}},\"geometry\":{{\"type\":"
        "\"Polygon\",\"coordinates\":[[[{},53],[{},53],[{},54],[{},54],[{},53]]]}}}}",
        properties, west, west + 0.5, west + 0.5, west, west);
}

std::string collection(const std::vector<std::string> &features) {
    std::string text = "{\"type\":\"FeatureCollection\",\"features\":[";
    for (std::size_t i = 0; i < features.size(); ++i)
        text += (i > 0 ? "," : "") + features[i];
    return text + "]}";
}

class AreasImport : public testing::Test {
protected:
    Result<AreasOutcome> import(const std::string &json, const AreasRequest &request = {"wards"}) {
        return importAreas(*map, TableSource::ofText(json, "areas.geojson"), request);
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

TEST_F(AreasImport, CodeAndNameAreFoundHoweverTheyAreCalled) {
    const auto ons =
        valueOf(import(collection({square(R"("FID":1,"LSOA21CD":"E1","LSOA21NM":"One")", -2)})));
    EXPECT_EQ(ons.codeColumn, "LSOA21CD");
    EXPECT_EQ(ons.nameColumn, "LSOA21NM");
    const auto plain =
        valueOf(import(collection({square(R"("area_name":"One","area_code":"E1")", -2)})));
    EXPECT_EQ(plain.codeColumn, "area_code");
    const auto nameOnly = valueOf(import(collection({square(R"("area_name":"Central")", -2)})));
    EXPECT_EQ(nameOnly.codeColumn, "area_name");
    const auto asked =
        valueOf(import(collection({square(R"("a":"x","b":"y")", -2)}), {"w", "B", "a"}));
    EXPECT_EQ(asked.codeColumn, "b");
}

TEST_F(AreasImport, CodesOfManyDigitsAndThoseThatLookLikeNumbersStayAsTheyAre) {
    valueOf(import(collection(
        {square(R"("code":1234567890123456.0)", -2), square(R"("code":1234567890123457.0)", -1)})));
    valueOf(import(collection({square(R"("code":"1E3")", -2), square(R"("code":"0012")", -1)}),
                   {"others"}));
    std::vector<std::string> codes;
    for (const AreaSet &set : valueOf(map->areas().sets()))
        for (const Area &area : valueOf(map->areas().areas(set.id)))
            codes.push_back(area.code);
    EXPECT_EQ(codes,
              (std::vector<std::string>{"1234567890123456", "1234567890123457", "1E3", "0012"}));
    for (const char *table : {"code,People\n1234567890123456,10\n1234567890123457,20\n",
                              "code,People\n1E3,10\n0012,20\n"}) {
        const char *set = std::string_view(table).contains("1E3") ? "others" : "wards";
        EXPECT_EQ(
            valueOf(importIndicator(*map, TableSource::ofText(table, "people.csv"), {set, ""}))
                .matched,
            2)
            << set;
    }
}

TEST_F(AreasImport, ReplacesTheSetAsAWhole) {
    valueOf(
        import(collection({square(R"("code":"A","name":"a")", -2), square(R"("code":"B")", -1)})));
    AreasRequest others{"wards"};
    others.replacesOthers = true;
    valueOf(import(collection({square(R"("code":"C","name":"c")", -2)}), others));
    const auto sets = valueOf(map->areas().sets());
    ASSERT_EQ(sets.size(), 1U);
    const auto areas = valueOf(map->areas().areas(sets[0].id));
    ASSERT_EQ(areas.size(), 1U);
    EXPECT_EQ(areas[0].code, "C");
    EXPECT_TRUE(contains(areas[0].outline, {53.5, -1.8}));
}

TEST_F(AreasImport, SkipsWhatIsNoAreaAndSaysSo) {
    const auto outcome = valueOf(import(collection(
        {square(R"("code":"A")", -2), square(R"("code":"A")", -1), square(R"("code":"")", -1),
         R"({"type":"Feature","properties":{"code":"P"},"geometry":null})"})));
    EXPECT_EQ(outcome.areas, 1);
    EXPECT_EQ(outcome.skipped.size(), 3U);
}

std::string outlined(const std::string &code, const std::string &rings) {
    return std::format(R"({{"type":"Feature","properties":{{"code":"{}"}},"geometry":{{"type":)"
                       R"("Polygon","coordinates":[{}]}}}})",
                       code, rings);
}

struct Fault {
    const char *name;
    const char *rings;
    const char *said; // "" for nothing
    LatLon inside;
    LatLon outside;
};

class FaultyOutlines : public AreasImport, public testing::WithParamInterface<Fault> {};

TEST_P(FaultyOutlines, ComeInMendedAndAreTold) {
    const auto outcome = valueOf(import(collection({outlined("E1", GetParam().rings)})));
    EXPECT_TRUE(outcome.skipped.empty());
    if (*GetParam().said == '\0') {
        EXPECT_TRUE(outcome.mended.empty()) << outcome.mended[0];
    } else {
        ASSERT_EQ(outcome.mended.size(), 1U);
        EXPECT_TRUE(outcome.mended[0].starts_with("Feature 1 (E1): ")) << outcome.mended[0];
        EXPECT_NE(outcome.mended[0].find(GetParam().said), std::string::npos) << outcome.mended[0];
    }
    const auto areas = valueOf(map->areas().areas(valueOf(map->areas().sets())[0].id));
    EXPECT_TRUE(contains(areas.at(0).outline, GetParam().inside));
    EXPECT_FALSE(contains(areas.at(0).outline, GetParam().outside));
    EXPECT_EQ(valueOf(map->areas().areasAt(GetParam().inside)).size(), 1U);
    EXPECT_TRUE(valueOf(map->areas().areasAt(GetParam().outside)).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, FaultyOutlines,
    testing::Values(
        Fault{"None", "[[-2,53],[-1,53],[-1,54],[-2,54],[-2,53]]", "", {53.5, -1.5}, {55, -1.5}},
        Fault{"BowTie",
              "[[-2,53],[-1,54],[-1,53],[-2,54],[-2,53]]",
              "crosses itself",
              {53.5, -1.1},
              {53.1, -1.5}},
        Fault{"HoleOutside",
              "[[-2,53],[-1,53],[-1,54],[-2,54],[-2,53]],[[3,53],[4,53],[4,54],[3,53]]",
              "1 hole that lay outside was left out",
              {53.5, -1.5},
              {53.3, 3.7}},
        Fault{"HoleInside",
              "[[-2,53],[-1,53],[-1,54],[-2,54],[-2,53]],"
              "[[-1.6,53.4],[-1.4,53.4],[-1.4,53.6],[-1.6,53.6],[-1.6,53.4]]",
              "",
              {53.2, -1.5},
              {53.5, -1.5}},
        Fault{"HoleThatTouchesAllRound",
              "[[-2,53],[-1,53],[-1,54],[-2,54],[-2,53]],"
              "[[-1.5,53],[-1,53.5],[-1.5,54],[-2,53.5],[-1.5,53]]",
              "",
              {53.1, -1.9},
              {53.5, -1.5}},
        Fault{"RingThatTouchesItself",
              "[[-2,53],[-1,53],[-1,54],[-1.5,53],[-2,54],[-2,53]]",
              "",
              {53.2, -1.1},
              {53.9, -1.5}},
        Fault{"HoleOfTwoPoints",
              "[[-2,53],[-1,53],[-1,54],[-2,54],[-2,53]],[[-1.5,53.5],[-1.4,53.5],[-1.5,53.5]]",
              "1 ring of fewer than three points left out",
              {53.5, -1.5},
              {55, -1.5}},
        Fault{"NotANumber",
              "[[-2,53],[-1,53],[NaN,53.5],[-1,54],[-2,54],[-2,53]]",
              "1 point that is no number was left out",
              {53.5, -1.5},
              {55, -1.5}},
        Fault{"AcrossTheAntimeridian",
              "[[179,-17],[-179,-17],[-179,-16],[179,-16],[179,-17]]",
              "crosses the 180th meridian",
              {-16.5, -179.5},
              {-16.5, 0}},
        Fault{"BeyondTheAntimeridian",
              "[[179,-17],[181,-17],[181,-16],[179,-16],[179,-17]]",
              "crosses the 180th meridian",
              {-16.5, -179.5},
              {-16.5, 0}}),
    [](const auto &instance) { return std::string(instance.param.name); });

// One area, its rings as they wind.
void writeShapefile(const std::filesystem::path &file, const char *wkt) {
    GDALAllRegister();
    CPLSetThreadLocalConfigOption("SHAPE_REWIND_ON_WRITE", "NO");
    GDALDataset *dataset = GetGDALDriverManager()
                               ->GetDriverByName("ESRI Shapefile")
                               ->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRLayer *layer = dataset->CreateLayer("areas", nullptr, wkbPolygon);
    OGRFieldDefn code("code", OFTString);
    ASSERT_EQ(layer->CreateField(&code), OGRERR_NONE);
    OGRGeometry *shape = nullptr;
    ASSERT_EQ(OGRGeometryFactory::createFromWkt(wkt, nullptr, &shape), OGRERR_NONE);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("code", "E1");
    feature.SetGeometryDirectly(shape);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    GDALClose(dataset);
    CPLSetThreadLocalConfigOption("SHAPE_REWIND_ON_WRITE", nullptr);
}

TEST_F(AreasImport, OfAShapefileAHoleOutsideBecomesAPartAndIsTold) {
    const auto mendedOf = [&](const char *rings) {
        const auto file = folder / std::format("{}.shp", std::hash<std::string_view>()(rings));
        writeShapefile(file, rings);
        return valueOf(importAreas(*map, TableSource::ofFile(file), {"wards"})).mended;
    };
    const auto outside =
        mendedOf("POLYGON ((-2 53,-2 54,-1 54,-1 53,-2 53),(3 53,4 53,4 54,3 53))");
    ASSERT_EQ(outside.size(), 1U);
    EXPECT_EQ(outside[0], "Feature 1 (E1): 1 hole lies outside and was taken for a part of it.");
    EXPECT_EQ(valueOf(map->areas().areasAt({53.2, 3.6})).size(), 1U);
    // A hole where it belongs, and two islands, both the wrong way round.
    EXPECT_TRUE(mendedOf("POLYGON ((-2 53,-2 54,-1 54,-1 53,-2 53),"
                         "(-1.6 53.4,-1.4 53.4,-1.4 53.6,-1.6 53.4))")
                    .empty());
    EXPECT_TRUE(
        mendedOf("MULTIPOLYGON (((-2 53,-1 53,-1 54,-2 53)),((3 53,4 53,4 54,3 53)))").empty());
}

TEST_F(AreasImport, BritishGridIsBroughtToDegrees) {
    const auto outcome = valueOf(import(
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},
        "features":[{"type":"Feature","properties":{"code":"A"},"geometry":{"type":"Polygon",
        "coordinates":[[[383000,398000],[384000,398000],[384000,399000],[383000,399000],[383000,398000]]]}}]})"));
    EXPECT_EQ(outcome.areas, 1);
    const auto areas = valueOf(map->areas().areas(valueOf(map->areas().sets())[0].id));
    EXPECT_TRUE(contains(areas[0].outline, {53.483, -2.25}));
}

std::string inMetres(double easting, double northing) {
    return std::format(
        R"({{"type":"Feature","properties":{{"code":"A"}},"geometry":{{"type":"Polygon",)"
        R"("coordinates":[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}}}})",
        easting, northing, easting + 1000, northing + 1000);
}

TEST_F(AreasImport, MetresThatNobodySaysAreReadAsTheBritishGridAndItIsSaid) {
    const auto outcome = valueOf(import(collection({inMetres(383000, 398000)})));
    EXPECT_EQ(outcome.areas, 1);
    ASSERT_EQ(outcome.remarks.size(), 1U);
    EXPECT_TRUE(outcome.remarks[0].contains("British National Grid")) << outcome.remarks[0];
    const auto areas = valueOf(map->areas().areas(valueOf(map->areas().sets())[0].id));
    EXPECT_TRUE(contains(areas.at(0).outline, {53.483, -2.25}));
    // Metres of somewhere else are not taken for those.
    EXPECT_FALSE(import(collection({inMetres(4500000, 5400000)})));
}

// Latitude and longitude as an older standard writes them.
std::string swappedSquare(const std::string &code, double south, double west) {
    return outlined(code, std::format("[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]", south,
                                      west, south + 0.5, west + 0.5));
}

TEST_F(AreasImport, LatitudeAndLongitudeThatChangedPlacesArePutRightAndItIsSaid) {
    valueOf(import(collection({square(R"("code":"A")", -2)}), {"districts"}));
    const auto outcome = valueOf(import(collection({swappedSquare("W1", 53, -2)})));
    ASSERT_EQ(outcome.remarks.size(), 1U);
    EXPECT_TRUE(outcome.remarks[0].contains("changed places")) << outcome.remarks[0];
    EXPECT_EQ(valueOf(map->areas().areasAt({53.25, -1.75})).size(), 2U);
    // What lies where it says is left alone; and so is what lies nowhere near either way.
    EXPECT_TRUE(valueOf(import(collection({square(R"("code":"A")", -2)}), {"a"})).remarks.empty());
    EXPECT_TRUE(valueOf(import(collection({swappedSquare("X", 10, 40)}), {"b"})).remarks.empty());
}

TEST_F(AreasImport, WithNothingOnTheMapToCompareWithNothingIsTurned) {
    EXPECT_TRUE(valueOf(import(collection({swappedSquare("W1", 53, -2)}))).remarks.empty());
    EXPECT_EQ(valueOf(map->areas().areasAt({-1.75, 53.25})).size(), 1U);
    // Neither is the set that these replace.
    const auto again = valueOf(import(collection({square(R"("code":"W1")", -2)})));
    EXPECT_TRUE(again.remarks.empty());
}

TEST_F(AreasImport, ASetOfOtherCodesIsNotReplacedUnlessSomebodySaysSo) {
    const auto set = [](const std::vector<std::string> &codes) {
        std::vector<std::string> squares;
        for (const std::string &code : codes)
            squares.push_back(square(std::format(R"("code":"{}")", code), -2));
        return collection(squares);
    };
    EXPECT_FALSE(valueOf(import(set({"A", "B", "C", "D"}))).replaced);
    valueOf(importIndicator(*map, TableSource::ofText("code,value\nA,1\nB,2\nC,3\nD,4\n", "v.csv"),
                            {"wards", "Deciles"}));
    const auto refused = valueOf(import(set({"A", "X", "Y", "Z"})));
    EXPECT_TRUE(refused.wouldReplaceOthers);
    ASSERT_TRUE(refused.replaced);
    EXPECT_EQ(refused.replaced->areas, 4);
    EXPECT_EQ(refused.replaced->codesKept, 1);
    ASSERT_EQ(refused.replaced->figures.size(), 1U);
    EXPECT_EQ(refused.replaced->figures[0].name, "Deciles");
    EXPECT_EQ(refused.replaced->figures[0].areasLost, 3);
    const auto codes = [&] {
        return valueOf(map->areas().areas(valueOf(map->areas().sets()).at(0).id));
    };
    EXPECT_EQ(codes().at(1).code, "B");
    // Half of them are enough.
    const auto half = valueOf(import(set({"A", "B", "Y"})));
    EXPECT_FALSE(half.wouldReplaceOthers);
    ASSERT_TRUE(half.replaced);
    EXPECT_EQ(half.replaced->figures.at(0).areasLost, 2);
    EXPECT_EQ(codes().size(), 3U);
    AreasRequest insistent{"wards"};
    insistent.replacesOthers = true;
    EXPECT_FALSE(valueOf(import(set({"Q"}), insistent)).wouldReplaceOthers);
    EXPECT_EQ(codes().size(), 1U);
}

TEST_F(AreasImport, UnusableBoundariesLeaveWhatWasThere) {
    valueOf(import(collection({square(R"("code":"A")", -2)})));
    for (
        const std::string &json :
        {std::string("{"), std::string("not json"), collection({}),
         collection({square(R"("height":3)", -2)}),
         collection(
             {R"({"type":"Feature","properties":{"code":"P"},"geometry":{"type":"Point","coordinates":[-2,53]}})"})}) {
        const auto outcome = import(json);
        ASSERT_FALSE(outcome) << json;
        EXPECT_EQ(outcome.error().code, ErrorCode::InvalidInput) << outcome.error().message;
    }
    EXPECT_EQ(valueOf(map->areas().sets()).at(0).count, 1);
    EXPECT_EQ(importAreas(*map, TableSource::ofFile(folder / "none.shp"), {"w"}).error().code,
              ErrorCode::NotFound);
}

class IndicatorImport : public AreasImport {
protected:
    void SetUp() override {
        valueOf(import(collection({square(R"("code":"E1")", -2), square(R"("code":"E2")", -1)})));
    }
    static std::string areaCode(int i) { return std::format("E{:02}", i); }
    // "many": so many areas, called "Place 000A" and on.
    void manyAreas(int count) {
        std::vector<Area> areas;
        for (int i = 0; i < count; ++i)
            areas.push_back({0, areaCode(i), std::format("Place {:03}A", i), {}});
        valueOf(map->areas().replaceSet({0, "many", {}, {}, 0}, areas));
    }
    Result<IndicatorOutcome> indicator(std::string_view text, const IndicatorRequest &request) {
        return importIndicator(*map, TableSource::ofText(text, "values.csv"), request);
    }
};

TEST_F(IndicatorImport, AHeadingIsKnownByItsBeginning) {
    const auto outcome = valueOf(indicator(
        "\xEF\xBB\xBFLSOA code (2021),Name,Index of Multiple Deprivation (IMD) Score,"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSO\n"
        "E1,One,\"29,199\",9\nE2,Two,3,NA\nE9,Nine,4,4\n",
        {"Wards", "IMD", "LSOA code",
         "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"}));
    EXPECT_EQ(outcome.rows, 3);
    EXPECT_EQ(outcome.matched, 1);
    const auto score =
        valueOf(indicator("code,Index of Multiple Deprivation (IMD) Score\nE1,\"29,199\"\n",
                          {"wards", "", "", "Index of Multiple"}));
    const auto stored = valueOf(map->areas().indicators());
    ASSERT_EQ(stored.size(), 2U);
    EXPECT_EQ(valueOf(map->areas().values(stored[1].id)).at(0).second, 29199);
    EXPECT_EQ(score.codeColumn, "code");
}

TEST_F(IndicatorImport, SaysWhichRowsItCouldNotUse) {
    const auto outcome =
        valueOf(indicator("code,value\nE1,many\nE2,1\nE2,2\n", {"wards", "v", "", "value"}));
    EXPECT_EQ(outcome.matched, 1);
    ASSERT_EQ(outcome.skipped.size(), 1U);
    EXPECT_NE(outcome.skipped[0].find("Row 2"), std::string::npos);
    EXPECT_EQ(outcome.repeated, 1);
    EXPECT_EQ(outcome.toldApartBy, "");
}

TEST_F(IndicatorImport, FiguresThatCannotBeAreRefusedByRowAndFile) {
    const auto people =
        valueOf(indicator("code,value\nE1,1e30\nE2,1200\n", {"wards", "Population", "", "value"}));
    EXPECT_EQ(people.matched, 1);
    ASSERT_EQ(people.skipped.size(), 1U);
    EXPECT_TRUE(people.skipped[0].starts_with("Row 2 of ")) << people.skipped[0];
    EXPECT_TRUE(people.skipped[0].contains("1e30"));
    for (const char *odd : {"0", "11", "3.5", "-2", "inf"}) {
        const auto deciles = valueOf(indicator(std::format("code,value\nE1,{}\nE2,10\n", odd),
                                               {"wards", "IMD decile", "", "value"}));
        EXPECT_EQ(deciles.matched, 1) << odd;
        EXPECT_EQ(deciles.skipped.size(), 1U) << odd;
    }
    EXPECT_EQ(valueOf(indicator("code,value\nE1,-3\nE2,1\n", {"wards", "Residents", "", "value"}))
                  .matched,
              1);
    EXPECT_EQ(
        valueOf(indicator("code,value\nE1,-3\nE2,1\n", {"wards", "Change", "", "value"})).matched,
        2);
}

TEST_F(IndicatorImport, OfSeveralRowsForEachAreaItIsToldWhichAreMeant) {
    const std::string table = "period,code,time,all,aged_0\n"
                              "2024,E1,Days,30,3\n2024,E1,Evenings,16,1\n2024,E1,Nights,14,2\n"
                              "2024,E2,Days,50,5\n2024,E2,Evenings,20,2\n2024,E2,Nights,30,3\n";
    const auto unsaid = valueOf(indicator(table, {"wards", "People", "", "all"}));
    EXPECT_EQ(unsaid.repeated, 2);
    EXPECT_EQ(unsaid.toldApartBy, "time");
    EXPECT_EQ(unsaid.toldApart, (std::vector<std::string>{"Days", "Evenings", "Nights"}));
    EXPECT_TRUE(unsaid.skipped.empty());
    IndicatorRequest request{"wards", "Evening", "", "all"};
    request.where = {{"Time", "evenings"}};
    const auto said = valueOf(indicator(table, request));
    EXPECT_EQ(said.repeated, 0);
    const auto stored = valueOf(map->areas().indicators());
    ASSERT_EQ(stored.size(), 2U);
    EXPECT_EQ(valueOf(map->areas().values(stored[1].id)).at(0).second, 16);
    request.where = {{"time", "mornings"}};
    const auto none = indicator(table, request);
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().message.find("Days"), std::string::npos) << none.error().message;
    request.where = {{"gender", "Evenings"}};
    EXPECT_FALSE(indicator(table, request));
}

TEST_F(IndicatorImport, OfAnotherYearsBoundariesIsRefusedAndCodesOfBothSidesAreNamed) {
    manyAreas(20);
    std::string table = "code,name,value\n";
    for (int i = 0; i < 20; ++i)
        table += std::format("{},Place {:03}A,{}\n", i < 3 ? std::format("OLD{}", i) : areaCode(i),
                             i, i);
    const auto refused = indicator(table, {"many", "v"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(refused.error().message.contains("17 of 20")) << refused.error().message;
    EXPECT_TRUE(refused.error().message.contains("E00, E01, E02")) << refused.error().message;
    EXPECT_TRUE(refused.error().message.contains("OLD0, OLD1, OLD2")) << refused.error().message;
    EXPECT_TRUE(valueOf(map->areas().indicators()).empty());
}

TEST_F(IndicatorImport, ThatMostlyMeetsGoesInAndNamesTheCodesThatDoNot) {
    manyAreas(20);
    std::string table = "code,name,value\n";
    for (int i = 0; i < 20; ++i)
        table += std::format("{},Place {:03}A,{}\n", i < 2 ? std::format("OLD{}", i) : areaCode(i),
                             i, i);
    for (int i = 0; i < 500; ++i) // of elsewhere
        table += std::format("F{},Yonder {:03}A,1\n", i, i);
    const auto outcome = valueOf(indicator(table, {"many", "v"}));
    EXPECT_EQ(outcome.matched, 18);
    EXPECT_EQ(outcome.areasWithout, (std::vector<std::string>{"E00", "E01"}));
    EXPECT_EQ(outcome.codesUnknown, (std::vector<std::string>{"OLD0", "OLD1"}));
}

TEST_F(IndicatorImport, OfAFewAreasOfALargeSetGoesIn) {
    manyAreas(50);
    EXPECT_EQ(valueOf(indicator("code,value\nE01,3\nE02,4\n", {"many", "v"})).matched, 2);
}

TEST_F(IndicatorImport, TakesTheRowsForEveryoneOfATableByWomenAndMen) {
    const auto outcome = valueOf(indicator("code,sex,value\nE1,Females,10\nE1,Males,20\n"
                                           "E1,Persons,30\nE2,Persons,7\n",
                                           {"wards", "v", "code", "value"}));
    EXPECT_EQ(outcome.matched, 2);
    EXPECT_TRUE(outcome.skipped.empty());
    const auto stored = valueOf(map->areas().indicators());
    EXPECT_EQ(valueOf(map->areas().values(stored[0].id))[0].second, 30);
}

TEST_F(IndicatorImport, ATableIsLookedIntoBeforeAnyOfItComesIn) {
    const auto offer = valueOf(lookAtFigures(
        *map, TableSource::ofText("period,code,name,sex,all,aged_0,remark\n"
                                  "2024,E1,One,Females,30,3,\n2024,E1,One,Persons,60,NA,\n"
                                  "2024,E2,Two,Females,25,3,\n2024,E2,Two,Persons,50,4,\n",
                                  "people.csv")));
    EXPECT_EQ(offer.set, "wards");
    ASSERT_EQ(offer.columns.size(), 3U);
    EXPECT_EQ(offer.columns[1].heading, "all");
    EXPECT_EQ(offer.columns[1].samples, (std::vector<std::string>{"30", "60", "25", "50"}));
    EXPECT_EQ(offer.columns[2].samples, (std::vector<std::string>{"3", "4"}));
    EXPECT_EQ(offer.rowsBy, "sex");
    EXPECT_EQ(offer.rows, (std::vector<std::string>{"Females", "Persons"}));
    EXPECT_EQ(offer.usualRow, "Persons");
    EXPECT_TRUE(valueOf(map->areas().indicators()).empty());

    const auto elsewhere =
        valueOf(lookAtFigures(*map, TableSource::ofText("code,all\nW1,3\nW2,4\n", "wales.csv")));
    EXPECT_EQ(elsewhere.set, "");
    EXPECT_EQ(elsewhere.columns.size(), 1U);
}

TEST(LooksLikeFigures, IsATableOfAreasAndNumbersAndNoListOfGroups) {
    const auto looks = [](std::string_view text) {
        return looksLikeFigures(TableSource::ofText(text, "x.csv"));
    };
    EXPECT_TRUE(looks("LSOA code (2011),LSOA name (2011),Rank\nE01000001,City 001A,\"29,199\"\n"));
    EXPECT_TRUE(looks("LSOA21CD,LSOA21NM,score\nE01000001,City 001A,1.5\n"));
    EXPECT_TRUE(looks("area_code,area_name,sex,a,b,c\nE01000001,City 001A,Persons,1,2,3\n"));
    EXPECT_FALSE(looks("LSOA code,LSOA name\nE01000001,City 001A\n"));
    EXPECT_FALSE(looks("LSOA21CD,lat,long\nE01000001,53.4,-2.3\n"));
    EXPECT_FALSE(looks("name,ward_code,members\nHub,E05015239,20\n"));
    EXPECT_FALSE(looks("name,ward_code,ward_name,members,founded,lat,lon\n"
                       "Hub,E05015239,Altrincham,20,1990,53.4,-2.3\n"));
    EXPECT_FALSE(looks("code,value\nX1,1\n"));
    EXPECT_FALSE(looks("LSOA code,Rank\n"));
}

TEST_F(IndicatorImport, UnusableTablesAreRefused) {
    EXPECT_FALSE(indicator("", {"wards", "v"}));
    EXPECT_FALSE(indicator("code,value\nE1,1\n", {"no such set", "v"}));
    EXPECT_FALSE(indicator("code,value\nX1,1\n", {"wards", "v"}));
    EXPECT_FALSE(indicator("code,value\nE1,1\n", {"wards", "v", "", "nothing"}));
    EXPECT_FALSE(indicator("code,a,b\nE1,1,2\n", {"wards", "v"}));
}

} // namespace
} // namespace placeweave
