// SPDX-License-Identifier: GPL-3.0-or-later
// Taking down what is said in a room, on a map of a quarter of a million organisations.
#include "core/joint/exercise.h"
#include "tests/bench/bench.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <format>

namespace placeweave {

std::vector<double> timeCaptures(const std::filesystem::path &map,
                                 const std::filesystem::path &folder) {
    constexpr int kCaptures = 300; // a long evening
    const auto give = [](const Error &error) {
        std::fprintf(stderr, "%s\n", error.message.c_str());
        std::exit(3);
    };
    const std::filesystem::path copy = folder / "room.gpkg";
    std::filesystem::copy_file(map, copy, std::filesystem::copy_options::overwrite_existing);
    const auto opened = MapFile::open(copy, Access::ReadWrite);
    if (!opened)
        give(opened.error());
    MapFile &room = **opened;
    if (const auto entered = room.enterSession(); !entered)
        give(entered.error());
    const auto exercise = startExercise(room, exerciseFrom("walk_round"));
    if (!exercise)
        give(exercise.error());
    std::vector<double> milliseconds;
    for (int i = 0; i < kCaptures; ++i) {
        Said said;
        said.exercise = *exercise;
        said.words = std::format("Tuesday bingo and soup {}", i);
        said.where = Said::Where::Here;
        said.point = LatLon{54.5, -3.9};
        said.voice = "Table 2";
        const auto start = std::chrono::steady_clock::now();
        const auto taken = takeDown(room, said);
        const std::chrono::duration<double, std::milli> time =
            std::chrono::steady_clock::now() - start;
        if (!taken)
            give(taken.error());
        milliseconds.push_back(time.count());
    }
    return milliseconds;
}

} // namespace placeweave
