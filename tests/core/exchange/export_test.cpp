// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"

#include "core/exchange/table_import.h"
#include "tests/temporary_folder.h"

#include <fstream>
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

class Export : public testing::Test {
protected:
    void SetUp() override {
        valueOf(importTable(
            *map,
            TableSource::ofText("name,kind,languages,size,address,postcode,lat,lon,phone,"
                                "description,step free,confirmed on\n"
                                "\"Café, \"\"Hub\"\"\",hub,en;pl,40,1 High Street,M33 4ND,53.4,"
                                "-2.3,+44 161 496 0000,\"Two\nlines\",yes,2026-10-01\n"
                                "Nowhere,,,,,,,,,,,\n",
                                "list.csv")));
    }
    std::string written(const std::string &name, Profile profile = Profile::Public) {
        valueOf(exportMap(*map, {folder / name, profile, {}}));
        std::ifstream in(folder / name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

struct Cell {
    std::string name;
    std::string text;
    std::string safe;
};
class SafeCell : public testing::TestWithParam<Cell> {};
TEST_P(SafeCell, RunsNoFormula) {
    EXPECT_EQ(safeCell(GetParam().text), GetParam().safe);
}
INSTANTIATE_TEST_SUITE_P(
    Export, SafeCell,
    testing::Values(Cell{"sum", "=SUM(A1)", "'=SUM(A1)"},
                    Cell{"command", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
                    Cell{"plus", "+SUM(1)", "'+SUM(1)"}, Cell{"minus", "-2+3", "'-2+3"},
                    Cell{"at", "@SUM(1)", "'@SUM(1)"}, Cell{"tab", "\t=1", "'\t=1"},
                    Cell{"return_", "\r=1", "'\r=1"}, Cell{"wide", "＝1+1", "'＝1+1"},
                    Cell{"number", "-2.35", "-2.35"},
                    Cell{"phone", "+44 161 496 0000", "+44 161 496 0000"},
                    Cell{"plain", "Hub = home", "Hub = home"}, Cell{"empty", "", ""}),
    [](const auto &cell) { return cell.param.name; });

TEST_F(Export, CsvIsReadBackAsItWas) {
    const std::string content = written("out.csv");
    EXPECT_TRUE(content.starts_with("\xEF\xBB\xBFRecord code,Name,"));
    EXPECT_NE(content.find("\r\n"), std::string::npos);
    const auto again = valueOf(importTable(*map, TableSource::ofFile(folder / "out.csv")));
    EXPECT_EQ(again.rows, 2);
    EXPECT_EQ(again.same, 2);
    const auto other = newMap(folder / "other.gpkg");
    EXPECT_EQ(valueOf(importTable(*other, TableSource::ofFile(folder / "out.csv"))).added, 2);
    const Record hub = valueOf(other->records(Entity::Organisation)).at(0);
    EXPECT_EQ(hub.text("name"), "Café, \"Hub\"");
    EXPECT_EQ(hub.text("kind"), "community_hub");
    EXPECT_EQ(hub.text("languages"), R"(["en","pl"])");
    EXPECT_EQ(hub.text("description"), "Two\nlines");
    const Record place = valueOf(other->record(Entity::Location, hub.reference("location_id")));
    EXPECT_EQ(place["geom"].point(), (LatLon{53.4, -2.3}));
    EXPECT_TRUE(place["step_free"].isTrue());
}

TEST_F(Export, GeoJsonHoldsCodesAndPositions) {
    const auto document = nlohmann::json::parse(written("out.geojson"));
    ASSERT_EQ(document["features"].size(), 2U);
    const auto &hub = document["features"][0];
    EXPECT_EQ(hub["properties"]["name"], "Café, \"Hub\"");
    EXPECT_EQ(hub["properties"]["kind"], "community_hub");
    EXPECT_EQ(hub["properties"]["languages"], (nlohmann::json{"en", "pl"}));
    EXPECT_EQ(hub["properties"]["size"], 40);
    EXPECT_EQ(hub["properties"]["step_free"], true);
    EXPECT_EQ(hub["geometry"]["coordinates"], (nlohmann::json{-2.3, 53.4}));
    EXPECT_TRUE(document["features"][1]["geometry"].is_null());
}

TEST_F(Export, GeoPackageIsReopenedByGdal) {
    written("out.gpkg", Profile::Internal);
    GDALAllRegister();
    std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open((folder / "out.gpkg").c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->GetLayerCount(), 1);
    OGRLayer *layer = dataset->GetLayerByName("organisations");
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->GetFeatureCount(), 2);
    const OGRFeatureUniquePtr hub(layer->GetNextFeature());
    EXPECT_STREQ(hub->GetFieldAsString("name"), "Café, \"Hub\"");
    EXPECT_EQ(hub->GetFieldAsInteger("size"), 40);
    EXPECT_DOUBLE_EQ(hub->GetGeometryRef()->toPoint()->getY(), 53.4);
    EXPECT_STREQ(hub->GetFieldAsString("step_free"), "1");
    const int confirmed = hub->GetFieldIndex("confirmed_on");
    EXPECT_STREQ(hub->GetFieldAsString(confirmed), "2026/10/01");
    EXPECT_EQ(hub->GetFieldDefnRef(confirmed)->GetType(), OFTDate);
    EXPECT_STREQ(hub->GetFieldDefnRef(confirmed)->GetAlternativeNameRef(), "Last confirmed");
}

TEST_F(Export, GeoPackageIsFoundInByPlaceAndSaysHowFarItReaches) {
    written("out.gpkg");
    GDALAllRegister();
    std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open((folder / "out.gpkg").c_str(), GDAL_OF_VECTOR));
    OGRLayer *layer = dataset->GetLayerByName("organisations");
    EXPECT_TRUE(layer->TestCapability(OLCFastSpatialFilter));
    OGREnvelope box;
    ASSERT_EQ(layer->GetExtent(&box, FALSE), OGRERR_NONE);
    EXPECT_DOUBLE_EQ(box.MinX, -2.3);
    EXPECT_DOUBLE_EQ(box.MaxY, 53.4);
    layer->SetSpatialFilterRect(-2.31, 53.39, -2.29, 53.41);
    EXPECT_EQ(layer->GetFeatureCount(), 1);
    layer->SetSpatialFilterRect(-2.2, 53.39, -2.1, 53.41);
    EXPECT_EQ(layer->GetFeatureCount(), 0);
}

// As another program may have left it; GDAL would stop at it when the file comes back.
TEST_F(Export, GeoPackageLeavesOutWhatIsNoDay) {
    valueOf(map->database().execute("UPDATE organisation SET confirmed_on = 'last year'"));
    written("out.gpkg", Profile::Internal);
    GDALAllRegister();
    CPLErrorReset();
    std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open((folder / "out.gpkg").c_str(), GDAL_OF_VECTOR));
    const OGRFeatureUniquePtr hub(dataset->GetLayer(0)->GetNextFeature());
    EXPECT_FALSE(hub->IsFieldSetAndNotNull(hub->GetFieldIndex("confirmed_on")));
    EXPECT_EQ(CPLGetLastErrorType(), CE_None);
}

TEST_F(Export, OnlyWhatIsAskedFor) {
    const RowId id = valueOf(map->records(Entity::Organisation)).at(1).id();
    EXPECT_EQ(valueOf(exportMap(*map, {folder / "one.csv", Profile::Public, std::vector{id}})).rows,
              1);
}

TEST_F(Export, AFailureLeavesTheOldFile) {
    std::ofstream(folder / "out.csv") << "old";
    Progress progress;
    progress.cancel();
    EXPECT_FALSE(exportMap(*map, {folder / "out.csv", Profile::Public, {}}, progress));
    std::ifstream in(folder / "out.csv");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "old");
    std::size_t files = 0;
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        files += entry.path().filename().string().contains("out") ? 1 : 0;
    EXPECT_EQ(files, 1U);
}

TEST_F(Export, OddPlacesGetASentence) {
    EXPECT_EQ(exportMap(*map, {folder / "out.docx", Profile::Public, {}}).error().code,
              ErrorCode::Unsupported);
    EXPECT_EQ(exportMap(*map, {folder / "no folder" / "out.csv", Profile::Public, {}}).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(exportMap(*map, {folder / "map.gpkg", Profile::Public, {}}).error().code,
              ErrorCode::InvalidInput);
    std::filesystem::create_directory(folder / "folder.csv");
    EXPECT_EQ(exportMap(*map, {folder / "folder.csv", Profile::Public, {}}).error().code,
              ErrorCode::InvalidInput);
}

} // namespace
} // namespace placeweave
