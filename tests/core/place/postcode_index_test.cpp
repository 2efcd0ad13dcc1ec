// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/postcode_index.h"

#include "tests/temporary_folder.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <set>

namespace placeweave {
namespace {

struct Form {
    std::string name;
    std::string_view given;
    std::string_view text; // empty for what is no postcode
};
class PostcodeForm : public testing::TestWithParam<Form> {};
TEST_P(PostcodeForm, IsReadAsRoyalMailWritesIt) {
    const auto postcode = Postcode::parse(GetParam().given);
    EXPECT_EQ(postcode ? postcode->text() : "", GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(
    Postcodes, PostcodeForm,
    testing::Values(
        Form{"a9", "M1 1AA", "M1 1AA"}, Form{"a99", "M33 4ND", "M33 4ND"},
        Form{"a9a", "W1A 0AX", "W1A 0AX"}, Form{"aa9", "CR2 6XH", "CR2 6XH"},
        Form{"aa99", "DN55 1PT", "DN55 1PT"}, Form{"aa9a", "EC1A 1BB", "EC1A 1BB"},
        Form{"zero_district", "SS0 7AA", "SS0 7AA"}, Form{"girobank", "GIR 0AA", "GIR 0AA"},
        Form{"old_newport", "npt 9zz", "NPT 9ZZ"}, Form{"small_letters", "m33 4nd", "M33 4ND"},
        Form{"no_space", "EC1A1BB", "EC1A 1BB"}, Form{"fixed_seven", "M1  1AA", "M1 1AA"},
        Form{"space_astray", " M3 34ND\t", "M33 4ND"},
        Form{"no_break_space",
             "M33\xC2\xA0"
             "4ND",
             "M33 4ND"},
        Form{"empty", "", ""}, Form{"outward_only", "M33", ""}, Form{"too_long", "EC1A 1BBB", ""},
        Form{"very_long", "M33 4ND M33 4ND M33 4ND M33 4ND", ""}, Form{"no_digit", "MM 4ND", ""},
        Form{"other_letters_only", "ABC 0AA", ""}, Form{"three_letters", "ABC1 0AA", ""},
        Form{"letter_for_digit", "M33 OND", ""}, Form{"punctuation", "M33-4ND", ""},
        Form{"other_bytes", "M33 4N\xC3\x84", ""}),
    [](const auto &form) { return form.param.name; });

TEST(Postcode, EveryNumberIsItsOwnText) {
    std::set<std::string> seen;
    for (std::uint32_t number = 0; number < Postcode::kCount; number += 9'973) {
        const std::string text = Postcode{number}.text();
        const auto back = Postcode::parse(text);
        ASSERT_TRUE(back) << text;
        EXPECT_EQ(back->number, number) << text;
        EXPECT_TRUE(seen.insert(text).second) << text;
    }
    const std::string last = Postcode{Postcode::kCount - 1}.text();
    EXPECT_EQ(Postcode::parse(last), Postcode{Postcode::kCount - 1}) << last;
}

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text));
}

PackedPostcode packed(std::string_view postcode, const PostcodePlace &place) {
    return PackedPostcode::of(Postcode::parse(postcode).value(), place);
}

const PostcodePlace kLive{LatLon{53.4241001, -2.3289999}, 1, std::nullopt};
const PostcodePlace kTerminated{LatLon{57.101459, -2.242858}, 8, 199606};
const PostcodePlace kNowhere{std::nullopt, 9, 199912};

std::string smallIndex() {
    std::vector<PackedPostcode> postcodes{packed("AB1 0AA", kTerminated),
                                          packed("IM1 1AA", kNowhere), packed("M33 4ND", kLive)};
    std::ranges::sort(postcodes, {}, &PackedPostcode::postcode);
    return encodePostcodes(postcodes, "test, to 2025-10");
}

TEST(PostcodeIndex, AnswersWhatWasPutInHoweverThePostcodeIsWritten) {
    const std::string bytes = smallIndex();
    const auto index = valueOf(PostcodeIndex::over(bytesOf(bytes), "test"));
    EXPECT_EQ(index.size(), 3);
    EXPECT_EQ(index.made(), "test, to 2025-10");
    for (const char *written : {"M33 4ND", "m334nd", " m33  4nd "})
        EXPECT_EQ(index.find(written), kLive) << written;
    EXPECT_EQ(index.find("AB1 0AA"), kTerminated);
    EXPECT_EQ(index.find("IM1 1AA"), kNowhere);
    for (const char *unknown : {"M33 4NE", "AA1 1AA", "ZZ99 9ZZ", "", "M33", "not a postcode"})
        EXPECT_FALSE(index.find(unknown)) << unknown;
}

TEST(PostcodeIndex, OfNothingKnowsNothing) {
    const std::string bytes = encodePostcodes({}, "");
    const auto index = valueOf(PostcodeIndex::over(bytesOf(bytes), "test"));
    EXPECT_EQ(index.size(), 0);
    EXPECT_FALSE(index.find("M33 4ND"));
}

TEST(PostcodeIndex, AgreesWithALookThroughEverything) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937_64 random(seed);
    const auto below = [&random](std::uint64_t end) {
        return random() % end;
    };
    for (const std::size_t count : {1U, 2U, 255U, 256U, 257U, 1000U, 20'000U}) {
        std::map<std::uint32_t, PostcodePlace> truth;
        while (truth.size() < count) {
            PostcodePlace place;
            if (below(10) > 0)
                place.point = rounded({49 + static_cast<double>(below(12'000'000)) * 1e-6,
                                       -8 + static_cast<double>(below(10'000'000)) * 1e-6});
            place.quality = static_cast<int>(below(10));
            if (below(3) == 0)
                place.terminated = static_cast<int>((1974 + below(60)) * 100 + 1 + below(12));
            // Close together, so that neighbours are asked for as well.
            truth[static_cast<std::uint32_t>(below(3 * count))] = place;
        }
        std::vector<PackedPostcode> postcodes;
        for (const auto &[number, place] : truth)
            postcodes.push_back(PackedPostcode::of(Postcode{number}, place));
        const std::string bytes = encodePostcodes(postcodes, "");
        EXPECT_LT(bytes.size(), 14.25 * static_cast<double>(count) + 512);
        const auto index = valueOf(PostcodeIndex::over(bytesOf(bytes), "test"));
        for (std::uint32_t number = 0; number < 3 * count + 10; ++number) {
            const auto found = truth.find(number);
            const auto answer = index.find(Postcode{number}.text());
            ASSERT_EQ(answer.has_value(), found != truth.end()) << number;
            if (answer) {
                ASSERT_EQ(*answer, found->second) << number;
            }
        }
    }
}

TEST(PostcodeIndex, OutlivesTheMovingOfItsFile) {
    const TemporaryFolder folder;
    const std::string bytes = smallIndex();
    std::ofstream(folder / "p", std::ios::binary) << bytes;
    auto opened = valueOf(PostcodeIndex::open(folder / "p"));
    const PostcodeIndex index = std::move(opened);
    std::filesystem::rename(folder / "p", folder / "q");
    EXPECT_EQ(index.find("M33 4ND"), kLive);
}

void expectRefused(std::string_view bytes, ErrorCode code) {
    // A copy of its own size, so that a sanitizer sees any step beyond it.
    const std::vector<std::byte> exact(bytesOf(bytes).begin(), bytesOf(bytes).end());
    const auto index = PostcodeIndex::over(exact, "test");
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, code);
    EXPECT_TRUE(index.error().message.ends_with(".")) << index.error().message;
    EXPECT_EQ(index.error().context, "test");
}

TEST(HostilePostcodeIndex, CutShortAnywhereIsRefused) {
    const std::string bytes = smallIndex();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        SCOPED_TRACE(length);
        expectRefused(std::string_view(bytes).substr(0, length), ErrorCode::InvalidInput);
    }
    expectRefused(bytes + "x", ErrorCode::InvalidInput);
}

TEST(HostilePostcodeIndex, SomethingElseAndANewerOneAreRefused) {
    std::string bytes = smallIndex();
    expectRefused("pcds,lat,long\nM33 4ND,53.4,-2.3\nM33 4NE,53.4,-2.3\n", ErrorCode::InvalidInput);
    bytes[8] = 2;
    expectRefused(bytes, ErrorCode::Unsupported);
    bytes[8] = 0;
    expectRefused(bytes, ErrorCode::InvalidInput);
}

TEST(HostilePostcodeIndex, NumbersInTheHeaderThatLeadOutsideAreRefused) {
    const std::string good = smallIndex();
    struct Slot {
        std::size_t offset;
        std::size_t size;
    };
    for (const Slot slot : {Slot{12, 4}, Slot{16, 8}})
        for (const std::uint64_t value :
             {std::uint64_t{0}, std::uint64_t{17}, std::uint64_t{1} << 20, std::uint64_t{1} << 31,
              std::uint64_t{0xFFFFFFFF}, std::uint64_t{1} << 62, std::uint64_t{1} << 63,
              ~std::uint64_t{0}, ~std::uint64_t{0} / 14, ~std::uint64_t{0} - 15}) {
            SCOPED_TRACE(testing::Message() << slot.offset << ": " << value);
            std::string bytes = good;
            std::memcpy(bytes.data() + slot.offset, &value, slot.size);
            // Words about itself that are a little shorter lie in the same place.
            if (slot.offset == 12 && (value & 0xFFFFFFFF) <= 40)
                EXPECT_TRUE(PostcodeIndex::over(bytesOf(bytes), "test"));
            else
                expectRefused(bytes, ErrorCode::InvalidInput);
        }
}

TEST(HostilePostcodeIndex, BlocksOutOfOrderOrBeyondPostcodesAreRefused) {
    std::vector<PackedPostcode> postcodes;
    for (std::uint32_t i = 0; i < 32; ++i)
        postcodes.push_back({Postcode{i}, {}, 0});
    const std::string good = encodePostcodes(postcodes, "");
    ASSERT_TRUE(PostcodeIndex::over(bytesOf(good), "test"));
    constexpr std::size_t kFirsts = 64;
    std::string bytes = good;
    std::swap(bytes[kFirsts], bytes[kFirsts + 4]);
    expectRefused(bytes, ErrorCode::InvalidInput);
    bytes[kFirsts] = bytes[kFirsts + 4];
    expectRefused(bytes, ErrorCode::InvalidInput);
    for (const char high : {'\x7F', '\xFF'}) {
        bytes = good;
        bytes[kFirsts + 7] = high;
        expectRefused(bytes, ErrorCode::InvalidInput);
    }
    // The same postcode throughout a block is nobody's.
    bytes = good;
    for (std::size_t i = 0; i < 16; ++i)
        std::memcpy(bytes.data() + 128 + 4 * i, "\x05\0\0", 4);
    EXPECT_FALSE(valueOf(PostcodeIndex::over(bytesOf(bytes), "test")).find(Postcode{5}));
}

// Whatever single bytes say, answers stay within what a caller may rely on.
TEST(HostilePostcodeIndex, AnyOtherByteGivesAtWorstAWrongAnswer) {
    const std::string good = smallIndex();
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const char value : {'\0', '\x01', '\x7F', '\x80', '\xFF'}) {
            std::string bytes = good;
            bytes[at] = value;
            const auto index = PostcodeIndex::over(bytesOf(bytes), "test");
            if (!index)
                continue;
            for (const char *postcode : {"AB1 0AA", "IM1 1AA", "M33 4ND"})
                if (const auto place = index->find(postcode)) {
                    EXPECT_TRUE(!place->point || isOnEarth(*place->point));
                    EXPECT_GE(place->quality, 0);
                    EXPECT_LE(place->quality, 9);
                    EXPECT_LE(place->terminated.value_or(0), 224'112);
                }
        }
}

TEST(HostilePostcodeIndex, WhatIsNoFileGetsItsSentence) {
    const TemporaryFolder folder;
    EXPECT_EQ(PostcodeIndex::open(folder / "none").error().code, ErrorCode::NotFound);
    EXPECT_EQ(PostcodeIndex::open(folder.path()).error().code, ErrorCode::InvalidInput);
    std::ofstream(folder / "empty", std::ios::binary);
    EXPECT_EQ(PostcodeIndex::open(folder / "empty").error().code, ErrorCode::InvalidInput);
}

} // namespace
} // namespace placeweave
