// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/picture.h"
#include "core/store/database.h"
#include "tests/core/exchange/tile_files.h"

#include <cmath>
#include <format>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogr_spatialref.h>

namespace placeweave {
namespace {

using testing::HasSubstr;

constexpr double kHalfWorld = 20037508.342789244;

// GeoPackages of tiles as GDAL writes them: a picture whose upper left corner is at (x, y), each
// pixel so many metres wide.
class GeoPackageTiles : public testing::Test {
protected:
    static void SetUpTestSuite() { GDALAllRegister(); }

    void make(double x, double y, double pixel, const std::vector<const char *> &options,
              int code = 3857, int size = 512) {
        auto *memory = GetGDALDriverManager()->GetDriverByName("MEM");
        const std::unique_ptr<GDALDataset> picture(
            memory->Create("", size, size, 3, GDT_Byte, nullptr));
        std::array<double, 6> transform{x, pixel, 0, y, 0, -pixel};
        picture->SetGeoTransform(transform.data());
        OGRSpatialReference reference;
        reference.importFromEPSG(code);
        picture->SetSpatialRef(&reference);
        for (int band = 1; band <= 3; ++band)
            picture->GetRasterBand(band)->Fill(60.0 * band);
        std::vector<const char *> all{"RASTER_IDENTIFIER=Old <b>town</b>",
                                      "RASTER_TABLE=old \"map\""};
        all.insert(all.end(), options.begin(), options.end());
        all.push_back(nullptr);
        auto *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        const std::unique_ptr<GDALDataset> written(driver->CreateCopy(
            file.string().c_str(), picture.get(), FALSE, all.data(), nullptr, nullptr));
        ASSERT_TRUE(written);
    }
    // In a file of ours, what GDAL would not write.
    void change(const std::string &sql) {
        auto database = valueOf(Database::open(file, Access::ReadWrite));
        valueOf(database.disableTriggers());
        valueOf(database.execute(sql));
    }
    static double sideAt(int zoom) { return 2 * kHalfWorld / (1 << zoom); }
    static bool has(TileSource &tiles, TileId id) { return valueOf(tiles.tile(id)).has_value(); }

    TemporaryFolder folder;
    std::filesystem::path file = folder / "tiles.gpkg";
};

TEST_F(GeoPackageTiles, OnTheGridOfTheWholeWorldAreTheWebs) {
    const double x = -kHalfWorld + 31 * sideAt(6);
    const double y = kHalfWorld - 20 * sideAt(6);
    make(x, y, sideAt(6) / 256, {"TILING_SCHEME=GoogleMapsCompatible", "TILE_FORMAT=PNG"});
    EXPECT_TRUE(mayBeTiles(file));
    const auto tiles = valueOf(openTiles(file));
    EXPECT_EQ(tiles->info().name, "Old town");
    EXPECT_EQ(tiles->info().maxZoom, 6);
    EXPECT_EQ(tiles->info().minZoom, 6); // no overviews were made
    EXPECT_EQ(tiles->info().tileSize, 256);
    ASSERT_TRUE(tiles->info().bounds);
    EXPECT_NEAR(tiles->info().bounds->west, -180 + 31 * 360.0 / 64, 1e-6);
    EXPECT_NEAR(tiles->info().bounds->north, boxOf({6, 31, 20}).north, 1e-6);
    for (std::uint32_t column = 30; column <= 33; ++column)
        for (std::uint32_t row = 19; row <= 22; ++row)
            EXPECT_EQ(has(*tiles, {6, column, row}),
                      (column == 31 || column == 32) && (row == 20 || row == 21))
                << column << " " << row;
    EXPECT_EQ(pictureHead(*valueOf(tiles->tile({6, 31, 20})))->kind, PictureKind::Png);
}

TEST_F(GeoPackageTiles, OnAPartOfTheGridAreFoundByTheirEdges) {
    const double x = -kHalfWorld + 16 * sideAt(5);
    const double y = kHalfWorld - 10 * sideAt(5);
    make(x, y, sideAt(5) / 256, {"TILE_FORMAT=JPEG"});
    const auto tiles = valueOf(openTiles(file));
    EXPECT_EQ(tiles->info().maxZoom, 5);
    for (std::uint32_t column = 15; column <= 18; ++column)
        for (std::uint32_t row = 9; row <= 12; ++row)
            EXPECT_EQ(has(*tiles, {5, column, row}),
                      (column == 16 || column == 17) && (row == 10 || row == 11))
                << column << " " << row;
    EXPECT_FALSE(has(*tiles, {0, 0, 0}));
    EXPECT_EQ(pictureHead(*valueOf(tiles->tile({5, 16, 10})))->kind, PictureKind::Jpeg);
}

TEST_F(GeoPackageTiles, OfTwiceTheSizeAreSharper) {
    make(-kHalfWorld + 16 * sideAt(5), kHalfWorld - 10 * sideAt(5), sideAt(5) / 512,
         {"TILE_FORMAT=PNG", "BLOCKSIZE=512"});
    const auto tiles = valueOf(openTiles(file));
    EXPECT_EQ(tiles->info().tileSize, 512);
    EXPECT_EQ(tiles->info().maxZoom, 5);
    EXPECT_TRUE(has(*tiles, {5, 16, 10}));
    EXPECT_FALSE(has(*tiles, {5, 17, 10}));
}

TEST_F(GeoPackageTiles, BesideTheGridAreRefused) {
    make(-kHalfWorld + 16.3 * sideAt(5), kHalfWorld - 10 * sideAt(5), sideAt(5) / 256, {});
    EXPECT_THAT(sentenceOf(openTiles(file)), HasSubstr("not the web's"));
}

TEST_F(GeoPackageTiles, OfAnotherResolutionAreRefused) {
    make(-kHalfWorld + 16 * sideAt(5), kHalfWorld - 10 * sideAt(5), sideAt(5) / 250, {});
    EXPECT_THAT(sentenceOf(openTiles(file)), HasSubstr("not the web's"));
}

TEST_F(GeoPackageTiles, OnTheBritishGridAreRefusedByName) {
    make(400'000, 300'000, 10, {}, 27700);
    EXPECT_THAT(sentenceOf(openTiles(file)), HasSubstr("EPSG:27700"));
}

TEST_F(GeoPackageTiles, WithoutAGridAreRefused) {
    make(0, 0, sideAt(5) / 256, {});
    change("DELETE FROM gpkg_tile_matrix");
    EXPECT_THAT(sentenceOf(openTiles(file)), HasSubstr("not the web's"));
    change("DROP TABLE gpkg_tile_matrix");
    EXPECT_FALSE(openTiles(file));
}

struct Lie {
    const char *name;
    const char *sql;
};
class GeoPackageLies : public GeoPackageTiles, public testing::WithParamInterface<Lie> {};

TEST_P(GeoPackageLies, DoNoHarm) {
    make(0, 0, sideAt(5) / 256, {"TILE_FORMAT=PNG"});
    ASSERT_TRUE(openTiles(file));
    change(GetParam().sql);
    const auto tiles = openTiles(file);
    for (int zoom = 0; tiles && zoom <= kMaxTileZoom; ++zoom)
        for (const TileId id : {TileId{zoom, 0, 0}, TileId{zoom, (1U << zoom) - 1, 0},
                                TileId{zoom, (1U << zoom) / 2, (1U << zoom) / 2}})
            (void)(*tiles)->tile(id);
    EXPECT_FALSE(tiles);
}

INSTANTIATE_TEST_SUITE_P(
    All, GeoPackageLies,
    testing::Values(
        Lie{"Infinite", "PRAGMA ignore_check_constraints = 1; UPDATE gpkg_tile_matrix SET "
                        "pixel_x_size = 9e999"},
        Lie{"Tiny", "UPDATE gpkg_tile_matrix SET pixel_x_size = 1e-300, pixel_y_size = 1e-300"},
        Lie{"FarAway", "UPDATE gpkg_tile_matrix_set SET min_x = -1e300, max_y = 1e300"},
        Lie{"OutsideTheWorld", "UPDATE gpkg_tile_matrix_set SET min_x = min_x - 50000000"},
        Lie{"NotSquare", "UPDATE gpkg_tile_matrix SET pixel_y_size = pixel_y_size * 2"},
        Lie{"WiderThanTheWorld", "UPDATE gpkg_tile_matrix SET matrix_width = 9223372036854775807"},
        Lie{"Words", "UPDATE gpkg_tile_matrix_set SET min_x = 'west', max_y = 'north'; "
                     "UPDATE gpkg_tile_matrix SET pixel_x_size = 1"},
        Lie{"NoTable", "DROP TABLE \"old \"\"map\"\"\""},
        Lie{"NoTiles", "DELETE FROM \"old \"\"map\"\"\""},
        Lie{"NoPictures", "UPDATE \"old \"\"map\"\"\" SET tile_data = x'00'"}),
    [](const auto &each) { return each.param.name; });

} // namespace
} // namespace placeweave
