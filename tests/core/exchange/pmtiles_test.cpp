// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/machine.h"
#include "core/exchange/tiles/pmtiles_directory.h"
#include "core/exchange/tiles/tile_formats.h"
#include "tests/core/exchange/tile_files.h"

#include <cpl_vsi.h>
#include <cstdlib>
#include <gmock/gmock.h>
#include <random>
#include <set>

namespace placeweave {
namespace {

using testing::HasSubstr;

std::string number(std::uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>((value & 0x7F) | 0x80);
    return bytes + static_cast<char>(value);
}

std::string littleEndian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, value >>= 8)
        text += static_cast<char>(value & 0xFF);
    return text;
}

std::string directoryOf(const PmtilesDirectory &entries) {
    std::string bytes = number(entries.size());
    std::uint64_t before = 0;
    for (const PmtilesEntry &entry : entries)
        bytes += number(entry.id - std::exchange(before, entry.id));
    for (const PmtilesEntry &entry : entries)
        bytes += number(entry.runLength);
    for (const PmtilesEntry &entry : entries)
        bytes += number(entry.length);
    for (const PmtilesEntry &entry : entries)
        bytes += number(entry.offset + 1);
    return bytes;
}

std::string gzipped(const std::string &bytes) {
    VSILFILE *file = VSIFOpenL("/vsigzip//vsimem/packed.gz", "wb");
    VSIFWriteL(bytes.data(), 1, bytes.size(), file);
    VSIFCloseL(file);
    vsi_l_offset size = 0;
    GByte *packed = VSIGetMemFileBuffer("/vsimem/packed.gz", &size, 1);
    std::string result(reinterpret_cast<const char *>(packed), static_cast<std::size_t>(size));
    VSIFree(packed);
    return result;
}

// A file as it is written down.
struct Archive {
    std::string root;
    std::string metadata = R"({"name":"Test","attribution":"<b>Us</b> &amp; you"})";
    std::string leaves;
    std::string tiles;
    int directoryPacking = 1;
    int tilePacking = 1;
    int kind = 2;
    int minZoom = 0;
    int maxZoom = 3;

    std::string bytes() const {
        std::string file = "PMTiles\3";
        std::uint64_t at = PmtilesHeader::kSize;
        for (const std::string *part : {&root, &metadata, &leaves, &tiles}) {
            file += littleEndian(at, 8) + littleEndian(part->size(), 8);
            at += part->size();
        }
        file += std::string(24, '\0') + '\1';
        for (const int each : {directoryPacking, tilePacking, kind, minZoom, maxZoom})
            file += static_cast<char>(each);
        for (const double degrees : {-10.0, 50.0, 2.0, 60.0})
            file += littleEndian(
                static_cast<std::uint32_t>(static_cast<std::int32_t>(degrees * 1e7)), 4);
        file += std::string(9, '\0');
        return file + root + metadata + leaves + tiles;
    }
    // Two pictures: one tile, then three that are the same.
    static Archive plain() {
        Archive archive;
        const std::string first = pngOf("first", 512);
        const std::string second = pngOf("second", 512);
        archive.tiles = first + second;
        archive.root =
            directoryOf({{0, 0, static_cast<std::uint32_t>(first.size()), 1},
                         {1, first.size(), static_cast<std::uint32_t>(second.size()), 3}});
        return archive;
    }
};

Result<std::unique_ptr<TileSource>> over(const std::string &bytes) {
    return pmtilesOver(std::as_bytes(std::span(bytes)), "test.pmtiles");
}

TEST(PmtilesId, IsTheSpecifications) {
    EXPECT_EQ(pmtilesId({0, 0, 0}), 0U);
    EXPECT_EQ(pmtilesId({1, 0, 0}), 1U);
    EXPECT_EQ(pmtilesId({1, 0, 1}), 2U);
    EXPECT_EQ(pmtilesId({1, 1, 1}), 3U);
    EXPECT_EQ(pmtilesId({1, 1, 0}), 4U);
    EXPECT_EQ(pmtilesId({2, 0, 0}), 5U);
    EXPECT_EQ(pmtilesId({12, 3423, 1763}), 19078479U);
}

TEST(PmtilesId, FollowsOneUnbrokenLineThroughEachZoom) {
    for (int zoom = 1; zoom <= 6; ++zoom) {
        const std::uint32_t side = 1U << zoom;
        std::map<std::uint64_t, TileId> tiles;
        for (std::uint32_t x = 0; x < side; ++x)
            for (std::uint32_t y = 0; y < side; ++y)
                tiles[pmtilesId({zoom, x, y})] = {zoom, x, y};
        ASSERT_EQ(tiles.size(), std::size_t{side} * side);
        EXPECT_EQ(tiles.rbegin()->first - tiles.begin()->first + 1, tiles.size());
        for (auto at = std::next(tiles.begin()); at != tiles.end(); ++at) {
            const TileId a = std::prev(at)->second;
            const TileId b = at->second;
            EXPECT_EQ(std::abs(int(a.x) - int(b.x)) + std::abs(int(a.y) - int(b.y)), 1);
        }
    }
}

TEST(PmtilesId, HasRoomForTheDeepestZoom) {
    const std::uint32_t last = (1U << kMaxTileZoom) - 1;
    EXPECT_EQ(pmtilesId({kMaxTileZoom, last, 0}),
              ((std::uint64_t{1} << (2 * (kMaxTileZoom + 1))) - 1) / 3 - 1);
}

TEST(Pmtiles, SaysWhatItIs) {
    const std::string bytes = Archive::plain().bytes();
    const auto tiles = valueOf(over(bytes));
    EXPECT_EQ(tiles->info().name, "Test");
    EXPECT_EQ(tiles->info().attribution, "Us & you");
    EXPECT_EQ(tiles->info().minZoom, 0);
    EXPECT_EQ(tiles->info().maxZoom, 3);
    EXPECT_EQ(tiles->info().tileSize, 512);
    EXPECT_EQ(tiles->info().bounds, (LatLonBox{-10, 50, 2, 60}));
}

TEST(Pmtiles, OnePictureStandsForARunOfTiles) {
    const std::string bytes = Archive::plain().bytes();
    const auto tiles = valueOf(over(bytes));
    EXPECT_EQ(labelOf(*tiles, {0, 0, 0}), "first");
    EXPECT_EQ(labelOf(*tiles, {1, 0, 0}), "second");
    EXPECT_EQ(labelOf(*tiles, {1, 1, 1}), "second");
    EXPECT_EQ(labelOf(*tiles, {1, 1, 0}), "");
    EXPECT_EQ(labelOf(*tiles, {2, 0, 0}), "");
}

TEST(Pmtiles, WhatTheGridDoesNotHaveIsNotThere) {
    const std::string bytes = Archive::plain().bytes();
    const auto tiles = valueOf(over(bytes));
    for (const TileId id : {TileId{-1, 0, 0}, TileId{0, 1, 0}, TileId{1, 0, 2}, TileId{31, 0, 0},
                            TileId{1000, 0, 0}, TileId{3, ~0U, ~0U}})
        EXPECT_EQ(labelOf(*tiles, id), "");
}

TEST(Pmtiles, LeafDirectoriesAreFollowed) {
    Archive archive = Archive::plain();
    const auto length = static_cast<std::uint32_t>(pngOf("first").size());
    const std::string deep = directoryOf({{5, 0, length, 2}});
    archive.leaves = deep;
    const std::string middle = directoryOf({{5, 0, static_cast<std::uint32_t>(deep.size()), 0}});
    archive.leaves += middle;
    archive.root = directoryOf(
        {{0, 0, length, 1}, {4, deep.size(), static_cast<std::uint32_t>(middle.size()), 0}});
    const std::string bytes = archive.bytes();
    const auto tiles = valueOf(over(bytes));
    for (int again = 0; again < 2; ++again) { // the second time from memory
        EXPECT_EQ(labelOf(*tiles, {2, 0, 0}), "first");
        EXPECT_EQ(labelOf(*tiles, {1, 1, 0}), "");
    }
}

TEST(Pmtiles, ManyLeafDirectoriesAreReadInTurn) {
    Archive archive = Archive::plain();
    const auto length = static_cast<std::uint32_t>(pngOf("first").size());
    PmtilesDirectory root{{0, 0, length, 1}};
    for (std::uint64_t id = 1; id < 85; ++id) {
        const std::string leaf = directoryOf({{id, 0, length, 1}});
        root.push_back({id, archive.leaves.size(), static_cast<std::uint32_t>(leaf.size()), 0});
        archive.leaves += leaf;
    }
    archive.root = directoryOf(root);
    const std::string bytes = archive.bytes();
    const auto tiles = valueOf(over(bytes));
    for (int again = 0; again < 2; ++again)
        for (std::uint32_t x = 0; x < 8; ++x)
            for (std::uint32_t y = 0; y < 8; ++y)
                EXPECT_EQ(labelOf(*tiles, {3, x, y}), "first");
}

TEST(Pmtiles, GzipIsUnpacked) {
    Archive archive = Archive::plain();
    const std::string packed = gzipped(pngOf("packed"));
    archive.tiles = packed;
    archive.root = gzipped(directoryOf({{0, 0, static_cast<std::uint32_t>(packed.size()), 1}}));
    archive.metadata = gzipped(archive.metadata);
    archive.directoryPacking = archive.tilePacking = 2;
    const std::string bytes = archive.bytes();
    const auto tiles = valueOf(over(bytes));
    EXPECT_EQ(tiles->info().name, "Test");
    EXPECT_EQ(labelOf(*tiles, {0, 0, 0}), "packed");
}

TEST(Pmtiles, OtherPackingsAreRefusedInWords) {
    for (const int packing : {3, 4, 77}) {
        Archive archive = Archive::plain();
        archive.directoryPacking = packing;
        EXPECT_THAT(sentenceOf(over(archive.bytes())), HasSubstr("cannot unpack"));
        archive = Archive::plain();
        archive.tilePacking = packing;
        EXPECT_THAT(sentenceOf(over(archive.bytes())), HasSubstr("cannot unpack"));
    }
}

TEST(Pmtiles, VectorTilesAreRefusedEvenIfTheyAreCalledPictures) {
    Archive archive = Archive::plain();
    for (const int kind : {1, 6}) {
        archive.kind = kind;
        EXPECT_THAT(sentenceOf(over(archive.bytes())), HasSubstr("vector tiles"));
    }
    archive.kind = 2;
    const std::string tile = gzipped("points and lines");
    archive.tiles = tile;
    archive.root = directoryOf({{0, 0, static_cast<std::uint32_t>(tile.size()), 1}});
    EXPECT_THAT(sentenceOf(over(archive.bytes())), HasSubstr("vector tiles"));
}

TEST(Pmtiles, OtherPicturesAreRefused) {
    for (const int kind : {5, 9}) {
        Archive archive = Archive::plain();
        archive.kind = kind;
        EXPECT_THAT(sentenceOf(over(archive.bytes())), HasSubstr("no pictures"));
    }
}

TEST(Pmtiles, AnEmptyOneSaysSo) {
    Archive archive = Archive::plain();
    archive.root = directoryOf({});
    EXPECT_THAT(sentenceOf(over(archive.bytes())), HasSubstr("no picture tiles"));
}

TEST(Pmtiles, MetadataThatIsNoneIsDoneWithout) {
    for (const char *metadata : {"", "{", "[1]", R"({"name":5,"attribution":{}})", "\xFF\xFE"}) {
        Archive archive = Archive::plain();
        archive.metadata = metadata;
        const std::string bytes = archive.bytes();
        EXPECT_EQ(valueOf(over(bytes))->info().name, "test.pmtiles") << metadata;
    }
}

TEST(Pmtiles, APictureThatClaimsToBeHugeIsNotGiven) {
    Archive archive = Archive::plain();
    archive.tiles = pngOf("huge", 2'000'000'000);
    archive.root = directoryOf({{0, 0, static_cast<std::uint32_t>(archive.tiles.size()), 1}});
    const std::string bytes = archive.bytes();
    const auto tiles = valueOf(over(bytes));
    EXPECT_THAT(sentenceOf(tiles->tile({0, 0, 0})), HasSubstr("pixels"));
}

TEST(Pmtiles, ATileOfManyMegabytesIsNotGiven) {
    Archive archive = Archive::plain();
    const std::string first = pngOf("first");
    archive.tiles = first + pngOf(std::string(9 << 20, 'x'));
    archive.root = directoryOf(
        {{0, 0, static_cast<std::uint32_t>(first.size()), 1},
         {1, first.size(), static_cast<std::uint32_t>(archive.tiles.size() - first.size()), 1}});
    const std::string bytes = archive.bytes();
    const auto tiles = valueOf(over(bytes));
    EXPECT_EQ(labelOf(*tiles, {0, 0, 0}), "first");
    EXPECT_THAT(sentenceOf(tiles->tile({1, 0, 0})), HasSubstr("larger than 8 MB"));
}

TEST(Pmtiles, CutShortAnywhereItIsRefused) {
    const std::string whole = Archive::plain().bytes();
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(over(whole.substr(0, size))) << size;
    EXPECT_TRUE(over(whole));
}

TEST(Pmtiles, SectionsBeyondTheEndAreRefused) {
    for (const std::size_t at : {8U, 16U, 24U, 32U, 40U, 48U, 56U, 64U})
        for (const std::uint64_t value : {std::uint64_t{1} << 20, ~std::uint64_t{0},
                                          ~std::uint64_t{0} - 126, std::uint64_t{1} << 63}) {
            Archive archive = Archive::plain();
            archive.leaves = "leaves";
            std::string bytes = archive.bytes();
            bytes.replace(at, 8, littleEndian(value, 8));
            const auto opened = over(bytes);
            ASSERT_FALSE(opened) << at << " " << value;
            EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
        }
}

TEST(Pmtiles, EmptySectionsMayBeSaidToBeAnywhere) {
    for (const std::size_t at : {24U, 40U, 56U}) {
        Archive archive = Archive::plain();
        archive.metadata.clear();
        archive.root = directoryOf({{0, 0, 29, 1}, {1, 0, 5, 0}});
        std::string bytes = archive.bytes();
        bytes.replace(at, 16, littleEndian(~std::uint64_t{0}, 8) + littleEndian(0, 8));
        const auto tiles = over(bytes);
        ASSERT_EQ(tiles.has_value(), at != 56U);
        if (tiles) {
            EXPECT_EQ((*tiles)->tile({1, 0, 0}).error().code, ErrorCode::Damaged);
        }
    }
}

TEST(Pmtiles, TilesBeyondTheEndAreErrorsOfTheirOwn) {
    const std::string first = pngOf("first");
    const auto length = static_cast<std::uint32_t>(first.size());
    for (const PmtilesEntry beyond :
         {PmtilesEntry{1, 1, length, 1}, PmtilesEntry{1, 0, length + 1, 1},
          PmtilesEntry{1, std::uint64_t{1} << 62, length, 1}, PmtilesEntry{1, 1000, 5, 0}}) {
        Archive archive;
        archive.tiles = first;
        archive.root = directoryOf({{0, 0, length, 1}, beyond});
        const std::string bytes = archive.bytes();
        const auto tiles = valueOf(over(bytes));
        EXPECT_EQ(labelOf(*tiles, {0, 0, 0}), "first");
        const auto tile = tiles->tile({1, 0, 0});
        ASSERT_FALSE(tile);
        EXPECT_EQ(tile.error().code, ErrorCode::Damaged);
    }
}

TEST(Pmtiles, ADirectoryThatLeadsToItselfEnds) {
    Archive archive = Archive::plain();
    archive.leaves = directoryOf({{1, 0, 5, 0}});
    ASSERT_EQ(archive.leaves.size(), 5U);
    archive.root =
        directoryOf({{0, 0, static_cast<std::uint32_t>(pngOf("first").size()), 1}, {1, 0, 5, 0}});
    std::string bytes = archive.bytes();
    EXPECT_THAT(sentenceOf(valueOf(over(bytes))->tile({1, 0, 0})), HasSubstr("circles"));
    archive.root = directoryOf({{0, 0, 5, 0}});
    bytes = archive.bytes();
    EXPECT_THAT(sentenceOf(over(bytes)), HasSubstr("circles"));
}

struct BadDirectory {
    const char *name;
    std::string bytes;
};
class PmtilesDirectories : public testing::TestWithParam<BadDirectory> {};

TEST_P(PmtilesDirectories, AreRefusedAsDamaged) {
    const auto directory = pmtilesDirectory(GetParam().bytes);
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().code, ErrorCode::Damaged);
}

const std::string kLargest = number(~std::uint64_t{0});
INSTANTIATE_TEST_SUITE_P(
    Bad, PmtilesDirectories,
    testing::Values(BadDirectory{"Nothing", ""},
                    BadDirectory{"MillionsInAFewBytes", number(50'000'000) + "\1\1\1\1"},
                    BadDirectory{"AsManyAsCanBeCounted", kLargest + "\1\1\1\1"},
                    BadDirectory{"NumberTooLong", "\1" + std::string(10, '\x80') + "\1\1\1\1"},
                    BadDirectory{"NumberOfMoreThan64Bits",
                                 "\1" + std::string(9, '\xFF') + "\2\1\1\1"},
                    BadDirectory{"NumberThatNeverEnds", std::string("\1\1\1\1\x80", 5)},
                    BadDirectory{"IdsRunOver", "\2" + kLargest + "\1\1\1\1\1\1\1"},
                    BadDirectory{"SameIdTwice", std::string("\2\1\0\1\1\1\1\1\1", 9)},
                    BadDirectory{"RunTooLong", "\1\1" + number(std::uint64_t{1} << 32) + "\1\1"},
                    BadDirectory{"LengthTooLong", "\1\1\1" + number(std::uint64_t{1} << 32) + "\1"},
                    BadDirectory{"NoBytes", std::string("\1\1\1\0\1", 5)},
                    BadDirectory{"FirstBehindNothing", std::string("\1\1\1\1\0", 5)},
                    BadDirectory{"OffsetRunsOver", "\1\1\1\2" + kLargest}),
    [](const auto &each) { return each.param.name; });

TEST(Pmtiles, AGzipPartThatClaimsToBeHugeIsNotUnpacked) {
    Archive archive = Archive::plain();
    archive.directoryPacking = 2;
    archive.root = gzipped(std::string(64 << 20, '\0'));
    EXPECT_EQ(over(archive.bytes()).error().code, ErrorCode::Damaged);
    archive.root = gzipped(archive.root).substr(0, 40) + littleEndian(3 << 20, 4);
    EXPECT_EQ(over(archive.bytes()).error().code, ErrorCode::Damaged);
}

TEST(Pmtiles, ChangedBytesNeverDoMoreHarmThanAnError) {
    const std::uint32_t seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    Archive archive = Archive::plain();
    archive.leaves = directoryOf({{5, 0, 29, 2}});
    archive.root = directoryOf({{0, 0, 29, 1}, {4, 0, 5, 0}});
    const std::string whole = archive.bytes();
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = whole;
        for (int change = 0; change < 3; ++change)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto tiles = over(bytes);
        for (const TileId id : {TileId{0, 0, 0}, TileId{2, 0, 0}, TileId{30, 5, 5}})
            if (tiles)
                (void)(*tiles)->tile(id);
    }
}

class RealPmtiles : public testing::Test {
protected:
    void SetUp() override {
        const char *data = std::getenv("PLACEWEAVE_REAL_DATA");
        if (!data)
            GTEST_SKIP() << "PLACEWEAVE_REAL_DATA is not set";
        folder = std::filesystem::path(data) / "formats";
    }
    std::string refusal(const char *name) { return sentenceOf(openTiles(folder / name)); }

    std::filesystem::path folder;
};

TEST_F(RealPmtiles, OfPicturesGivesThemAll) {
    const auto file = folder / "stamen_toner_raster_CC-BY_ODbL_z3.pmtiles";
    EXPECT_TRUE(mayBeTiles(file));
    const auto tiles = valueOf(openTiles(file));
    EXPECT_EQ(tiles->info().maxZoom, 3);
    EXPECT_EQ(tiles->info().attribution, ""); // its metadata are {}
    EXPECT_EQ(tiles->info().name, toUtf8(file.filename()));
    std::set<std::string> different;
    for (int zoom = 0; zoom <= 3; ++zoom)
        for (std::uint32_t x = 0; x < 1U << zoom; ++x)
            for (std::uint32_t y = 0; y < 1U << zoom; ++y) {
                const auto tile = valueOf(tiles->tile({zoom, x, y}));
                ASSERT_TRUE(tile) << zoom << "/" << x << "/" << y;
                different.insert(*tile);
            }
    EXPECT_EQ(different.size(), 80U); // as the header says of its contents
    EXPECT_EQ(valueOf(tiles->tile({4, 0, 0})), std::nullopt);
}

TEST_F(RealPmtiles, OthersAreRefusedWithAReason) {
    EXPECT_THAT(refusal("test_fixture_1.pmtiles"), HasSubstr("vector tiles"));
    EXPECT_THAT(refusal("invalid_v4.pmtiles"), HasSubstr("version 4"));
    EXPECT_THAT(refusal("invalid.pmtiles"), HasSubstr("no file of map tiles"));
    EXPECT_FALSE(mayBeTiles(folder / "invalid.pmtiles"));
}

} // namespace
} // namespace placeweave
