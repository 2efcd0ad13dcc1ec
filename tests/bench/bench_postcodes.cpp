// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/postcode_index.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

namespace placeweave {
namespace {

constexpr std::size_t kPostcodes = 2'700'000;
constexpr std::size_t kDistricts = 3'000;
constexpr std::size_t kLookups = 1'000'000;

double millisecondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

std::vector<PackedPostcode> madeUpPostcodes(std::mt19937_64 &random) {
    std::vector<std::uint32_t> numbers;
    while (numbers.size() < kPostcodes) {
        const auto missing = kPostcodes - numbers.size();
        for (std::size_t i = 0; i < missing; ++i) {
            const std::uint64_t district =
                random() % kDistricts * (Postcode::kDistricts / kDistricts);
            numbers.push_back(static_cast<std::uint32_t>(district * Postcode::kUnits +
                                                         random() % Postcode::kUnits));
        }
        std::ranges::sort(numbers);
        numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    }
    std::vector<PackedPostcode> postcodes;
    for (const std::uint32_t number : numbers) {
        const double north = 50 + static_cast<double>(random() % 9'000'000) * 1e-6;
        const double east = -6 + static_cast<double>(random() % 7'000'000) * 1e-6;
        const bool isTerminated = random() % 3 == 0;
        postcodes.push_back(PackedPostcode::of(
            Postcode{number},
            {LatLon{north, east}, 1, isTerminated ? std::optional(199606) : std::nullopt}));
    }
    return postcodes;
}

std::vector<std::string> typedPostcodes(const std::vector<PackedPostcode> &postcodes,
                                        std::mt19937_64 &random) {
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < kLookups; ++i) {
        std::uint32_t number = postcodes[random() % postcodes.size()].postcode.number;
        if (i % 10 == 0)
            number = static_cast<std::uint32_t>(random() % Postcode::kCount);
        std::string text = Postcode{number}.text();
        if (i % 3 == 0)
            std::erase(text, ' ');
        if (i % 4 == 0)
            std::ranges::transform(text, text.begin(),
                                   [](char c) { return static_cast<char>(std::tolower(c)); });
        typed.push_back(std::move(text));
    }
    return typed;
}

} // namespace

PostcodeFigures timePostcodes(const std::filesystem::path &folder) {
    std::mt19937_64 random(20261124);
    const std::filesystem::path file = folder / "made-up.postcodes";
    const std::vector<PackedPostcode> postcodes = madeUpPostcodes(random);
    std::ofstream(file, std::ios::binary) << encodePostcodes(postcodes, "made up");
    const std::vector<std::string> typed = typedPostcodes(postcodes, random);

    PostcodeFigures figures;
    figures.bytesEach = static_cast<double>(std::filesystem::file_size(file)) /
                        static_cast<double>(postcodes.size());
    const auto opening = std::chrono::steady_clock::now();
    const auto index = PostcodeIndex::open(file);
    figures.openMilliseconds = millisecondsSince(opening);
    if (!index) {
        std::fprintf(stderr, "%s\n", index.error().message.c_str());
        std::exit(3);
    }
    const auto lookingUp = std::chrono::steady_clock::now();
    for (const std::string &postcode : typed)
        benchmark::DoNotOptimize(index->find(postcode));
    figures.lookupsASecond =
        static_cast<double>(typed.size()) * 1000 / millisecondsSince(lookingUp);
    return figures;
}

} // namespace placeweave
