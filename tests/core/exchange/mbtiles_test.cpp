// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/exchange/tile_files.h"

#include <format>
#include <gmock/gmock.h>

namespace placeweave {
namespace {

using testing::HasSubstr;

// An MBTiles file, made for a test.
class Mbtiles : public testing::Test {
protected:
    void SetUp() override {
        database = valueOf(Database::open(file, Access::Create));
        execute("CREATE TABLE metadata (name text, value text)");
    }
    void execute(const std::string &sql) { valueOf(database->execute(sql)); }
    void makeTable() {
        execute("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, "
                "tile_data blob)");
        execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)");
    }
    // As it is stored: rows from the south.
    void add(int zoom, int column, int row, std::string_view bytes) {
        auto insert = valueOf(database->prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)"));
        insert.bind(1, std::int64_t{zoom})
            .bind(2, std::int64_t{column})
            .bind(3, std::int64_t{row})
            .bindBlob(4, bytes);
        valueOf(insert.run());
    }
    void say(const std::string &name, const std::string &value) {
        auto insert = valueOf(database->prepare("INSERT INTO metadata VALUES (?, ?)"));
        insert.bind(1, name).bind(2, value);
        valueOf(insert.run());
    }
    Result<std::unique_ptr<TileSource>> open() {
        database.reset();
        return openTiles(file);
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder / "no ending";
    std::optional<Database> database;
};

TEST_F(Mbtiles, CountsRowsFromTheSouth) {
    makeTable();
    add(0, 0, 0, pngOf("world"));
    add(2, 1, 0, pngOf("south", 512));
    add(2, 1, 3, pngOf("north", 512));
    say("name", "Town &amp; map");
    say("attribution", R"(&copy; <a href="x">Us</a>)");
    say("bounds", "-180,-85,180.0001,85");
    EXPECT_TRUE(mayBeTiles(file));
    const auto tiles = valueOf(open());
    EXPECT_EQ(labelOf(*tiles, {0, 0, 0}), "world");
    EXPECT_EQ(labelOf(*tiles, {2, 1, 0}), "north");
    EXPECT_EQ(labelOf(*tiles, {2, 1, 3}), "south");
    EXPECT_EQ(labelOf(*tiles, {2, 1, 1}), "");
    EXPECT_EQ(labelOf(*tiles, {3, 0, 0}), "");
    EXPECT_EQ(tiles->info().name, "Town & map");
    EXPECT_EQ(tiles->info().attribution, "© Us");
    EXPECT_EQ(tiles->info().minZoom, 0);
    EXPECT_EQ(tiles->info().maxZoom, 2);
    EXPECT_EQ(tiles->info().tileSize, 512);
    EXPECT_EQ(tiles->info().bounds, (LatLonBox{-180, -85, 180, 85}));
}

TEST_F(Mbtiles, TilesMayBeAView) {
    execute("CREATE TABLE map (zoom_level integer, tile_column integer, tile_row integer, "
            "tile_id text)");
    execute("CREATE TABLE images (tile_id text, tile_data blob)");
    execute("CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map "
            "JOIN images ON images.tile_id = map.tile_id");
    execute("INSERT INTO map VALUES (1, 0, 1, 'sea'), (1, 1, 1, 'sea')");
    auto insert = valueOf(database->prepare("INSERT INTO images VALUES ('sea', ?)"));
    insert.bindBlob(1, pngOf("sea"));
    valueOf(insert.run());
    insert = {};
    const auto tiles = valueOf(open());
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "sea");
    EXPECT_EQ(labelOf(*tiles, {1, 1, 0}), "sea");
    EXPECT_EQ(tiles->info().minZoom, 1);
}

TEST_F(Mbtiles, TheTilesAreBelievedBeforeWhatIsSaidOfThem) {
    makeTable();
    add(3, 4, 5, "\xFF\xD8\xFF\xC0" + std::string("\0\x11\x08\x01\0\x01\0jpeg", 11));
    add(5, 4, 5, pngOf("picture"));
    execute("INSERT INTO tiles VALUES ('all', 1, 1, x'00'), (77, 1, 1, x'00'), (-1, 1, 1, x'00')");
    say("format", "pbf");
    say("minzoom", "none");
    say("maxzoom", "99");
    say("bounds", "0,0,0,nan");
    const auto tiles = valueOf(open());
    EXPECT_EQ(tiles->info().minZoom, 3);
    EXPECT_EQ(tiles->info().maxZoom, 5);
    EXPECT_EQ(tiles->info().bounds, std::nullopt);
    EXPECT_EQ(tiles->info().name, "no ending");
    EXPECT_TRUE(valueOf(tiles->tile({3, 4, 2})));
}

struct Bounds {
    const char *name;
    const char *text;
};
class MbtilesBounds : public Mbtiles, public testing::WithParamInterface<Bounds> {};

TEST_P(MbtilesBounds, ThatCannotBeAreIgnored) {
    makeTable();
    add(10, 510, 685, pngOf("England")); // about 0.7 W, 52 N
    say("bounds", GetParam().text);
    EXPECT_EQ(valueOf(open())->info().bounds, std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Nonsense, MbtilesBounds,
    testing::Values(Bounds{"Empty", ""}, Bounds{"Words", "everywhere"}, Bounds{"TooFew", "-1,51,0"},
                    Bounds{"TooMany", "-1,51,0,53,9"}, Bounds{"Reversed", "0,53,-1,51"},
                    Bounds{"LatitudeFirst", "51,-1,53,0"},
                    Bounds{"Metres", "-111319,6621293,0,6982997"}, Bounds{"NaN", "nan,51,0,53"},
                    Bounds{"Infinite", "-inf,51,0,inf"}, Bounds{"Elsewhere", "10,51,11,53"},
                    Bounds{"Units", "-1W,51N,0,53N"}),
    [](const auto &each) { return each.param.name; });

TEST_F(Mbtiles, BoundsThatHoldTheTilesAreKept) {
    makeTable();
    add(10, 510, 685, pngOf("England"));
    say("bounds", "-1, 51, 0, 53");
    EXPECT_EQ(valueOf(open())->info().bounds, (LatLonBox{-1, 51, 0, 53}));
}

TEST_F(Mbtiles, VectorTilesAreRefused) {
    makeTable();
    add(0, 0, 0, "\x1F\x8B packed");
    say("format", "png");
    EXPECT_THAT(sentenceOf(open()), HasSubstr("vector tiles"));
}

TEST_F(Mbtiles, VectorTilesThatAreNotPackedAreKnownByTheirFormat) {
    makeTable();
    add(0, 0, 0, "\x1A\x05 points");
    say("format", "pbf");
    EXPECT_THAT(sentenceOf(open()), HasSubstr("vector tiles"));
}

TEST_F(Mbtiles, OtherBytesAreNoPictures) {
    makeTable();
    add(0, 0, 0, "GIF89a");
    EXPECT_THAT(sentenceOf(open()), HasSubstr("no pictures"));
}

TEST_F(Mbtiles, OneStrayTileFarDownCondemnsNoMap) {
    makeTable();
    add(9, 255, 340, pngOf("England"));
    add(10, 510, 685, pngOf("England"));
    add(30, 1, 1, "oops");
    const auto tiles = valueOf(open());
    EXPECT_EQ(tiles->info().maxZoom, 10);
    EXPECT_EQ(tiles->info().minZoom, 9);
}

TEST_F(Mbtiles, WithoutTilesThereIsNothingToShow) {
    makeTable();
    EXPECT_THAT(sentenceOf(open()), HasSubstr("no picture tiles"));
}

TEST_F(Mbtiles, WithoutATableOfTilesItIsNone) {
    EXPECT_FALSE(mayBeTiles(file));
    EXPECT_THAT(sentenceOf(open()), HasSubstr("no picture tiles"));
}

TEST_F(Mbtiles, WithoutMetadataItIsStillOne) {
    makeTable();
    add(4, 0, 0, pngOf("here"));
    execute("DROP TABLE metadata");
    EXPECT_EQ(valueOf(open())->info().maxZoom, 4);
}

TEST_F(Mbtiles, MetadataOfAnotherShapeIsDoneWithout) {
    makeTable();
    add(4, 0, 0, pngOf("here"));
    execute("DROP TABLE metadata");
    execute("CREATE TABLE metadata (minzoom integer, maxzoom integer)");
    EXPECT_EQ(valueOf(open())->info().minZoom, 4);
}

TEST_F(Mbtiles, ATableOfOtherColumnsIsRefused) {
    execute("CREATE TABLE tiles (z integer, x integer, y integer, image blob)");
    const auto opened = open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
    EXPECT_THAT(opened.error().message, HasSubstr("cannot read"));
}

TEST_F(Mbtiles, GiganticTilesAreRefusedOneByOne) {
    makeTable();
    add(1, 0, 0, pngOf("small"));
    add(1, 1, 0, pngOf(std::string(9 << 20, 'x')));
    execute("INSERT INTO tiles VALUES (1, 1, 1, zeroblob(100000000))");
    const auto tiles = valueOf(open());
    EXPECT_EQ(labelOf(*tiles, {1, 0, 1}), "small");
    EXPECT_THAT(sentenceOf(tiles->tile({1, 1, 1})), HasSubstr("larger than 8 MB"));
    EXPECT_FALSE(tiles->tile({1, 1, 0}));
    EXPECT_EQ(labelOf(*tiles, {1, 0, 1}), "small");
}

TEST_F(Mbtiles, AnEmptyTileIsNoneAndABrokenOneAnError) {
    makeTable();
    add(1, 0, 0, pngOf("good"));
    add(1, 1, 0, "");
    add(1, 1, 1, "<html>not found</html>");
    execute("INSERT INTO tiles VALUES (1, 0, 1, NULL)");
    const auto tiles = valueOf(open());
    EXPECT_EQ(labelOf(*tiles, {1, 1, 1}), "");
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "");
    EXPECT_THAT(sentenceOf(tiles->tile({1, 1, 0})), HasSubstr("no picture"));
}

TEST_F(Mbtiles, AViewThatNeverEndsIsStopped) {
    execute("CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n) "
            "SELECT 0 - i AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data "
            "FROM n WHERE i > 0");
    EXPECT_THAT(sentenceOf(open()), HasSubstr("takes too long"));
}

TEST_F(Mbtiles, IsLeftAsItWas) {
    makeTable();
    add(0, 0, 0, pngOf("world"));
    database.reset();
    const auto before = std::filesystem::last_write_time(file);
    labelOf(*valueOf(open()), {0, 0, 0});
    EXPECT_EQ(std::filesystem::last_write_time(file), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST_F(Mbtiles, CutShortItFailsButDoesNoHarm) {
    makeTable();
    for (int column = 0; column < 64; ++column)
        add(6, column, 0, pngOf(std::string(500, 'x')));
    database.reset();
    const auto size = std::filesystem::file_size(file);
    for (std::uintmax_t left = size; left > 0; left -= std::min(left, size / 40)) {
        std::filesystem::resize_file(file, left);
        const auto tiles = open();
        for (std::uint32_t x = 0; tiles && x < 64; ++x)
            (void)(*tiles)->tile({6, x, 63});
        EXPECT_TRUE(left == size || left > size / 2 || !tiles) << left;
    }
}

TEST_F(Mbtiles, StopsWhenToldTo) {
    makeTable();
    add(0, 0, 0, pngOf("world"));
    const auto tiles = valueOf(open());
    const Progress progress;
    progress.cancel();
    EXPECT_EQ(tiles->tile({0, 0, 0}, progress).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(labelOf(*tiles, {0, 0, 0}), "world");
}

TEST(Tiles, OtherFilesAreRefused) {
    const TemporaryFolder folder;
    EXPECT_EQ(openTiles(folder / "missing").error().code, ErrorCode::NotFound);
    EXPECT_THAT(sentenceOf(openTiles(folder.path())), HasSubstr("no file of map tiles"));
    for (const std::string text : {"", "PMT", "name,postcode\n", "SQLite format 3"}) {
        writeBytes(folder / "file.pmtiles", text);
        EXPECT_FALSE(mayBeTiles(folder / "file.pmtiles"));
        EXPECT_THAT(sentenceOf(openTiles(folder / "file.pmtiles")),
                    HasSubstr("no file of map tiles"));
    }
    writeBytes(folder / "sqlite", std::string("SQLite format 3\0", 16) + std::string(9999, 'x'));
    EXPECT_FALSE(mayBeTiles(folder / "sqlite"));
    EXPECT_EQ(openTiles(folder / "sqlite").error().code, ErrorCode::Damaged);
}

TEST(Tiles, OurOwnMapsAreNone) {
    const TemporaryFolder folder;
    newMap(folder / "map.gpkg");
    EXPECT_FALSE(mayBeTiles(folder / "map.gpkg"));
    EXPECT_THAT(sentenceOf(openTiles(folder / "map.gpkg")), HasSubstr("no picture tiles"));
}

} // namespace
} // namespace placeweave
