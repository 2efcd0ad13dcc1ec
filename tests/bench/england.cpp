// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/england.h"

#include "core/base/text.h"
#include "core/model/shipped.h"
#include "core/model/vocabulary.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <format>
#include <fstream>
#include <numbers>
#include <random>

namespace placeweave {
namespace {

constexpr std::array kFirst{"Saint Mary's", "Riverside", "Oakfield",   "The New",      "Friends of",
                            "Northern",     "Hope",      "Willow",     "Community",    "Harbour",
                            "Eastgate",     "Victoria",  "Sunrise",    "Bridge",       "Millbrook",
                            "Parkside",     "Unity",     "Lighthouse", "Holy Trinity", "Queen's"};
constexpr std::array kMiddle{"Road",   "Park",     "Street", "Valley", "Green",   "Hill",
                             "Meadow", "Crescent", "Lane",   "Heath",  "Village", "Common"};
constexpr std::array kLast{"Lunch Club",
                           "Trust",
                           "Allotment Society",
                           "Youth Project",
                           "Choir",
                           "Food Bank",
                           "Methodist Church",
                           "Residents Association",
                           "Men's Shed",
                           "Playgroup",
                           "Mosque",
                           "Credit Union",
                           "Carers",
                           "Foundation",
                           "Over 60s",
                           "Gardening Group"};
constexpr std::array kDeeds{"meets every week for tea, company and a song",
                            "helps families with food, advice and a listening ear",
                            "keeps the hall open, warm and welcoming",
                            "runs walks, talks and a lending library of tools",
                            "supports people who care for someone at home",
                            "teaches English, cooking and how to use a telephone"};

struct Town {
    std::string name;
    double latitude = 0;
    double longitude = 0;
};

std::vector<Town> towns() {
    std::vector<Town> towns;
    for (const std::string &line : split(shippedFile(shippedBaseMap(), "districts.csv"), '\n')) {
        const std::vector<std::string> cells = split(line, ',');
        if (cells.size() == 8 && cells[0] != "code")
            towns.push_back({cells[1], std::atof(cells[6].c_str()), std::atof(cells[7].c_str())});
    }
    return towns;
}

// std distributions differ between libraries; rows must not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    std::size_t below(std::size_t count) { return m_random() % count; }
    double part() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    template <std::size_t N>
    const char *of(const std::array<const char *, N> &words) {
        return words[below(N)];
    }

private:
    std::mt19937_64 m_random;
};

std::string name(Dice &dice, const Town &town) {
    return std::format("{} {} {}", dice.below(3) == 0 ? town.name : dice.of(kFirst),
                       dice.of(kMiddle), dice.of(kLast));
}

} // namespace

void writeEngland(const std::filesystem::path &csv, int rows, int first) {
    Dice dice(20261124 + static_cast<std::uint64_t>(first));
    const std::vector<Town> all = towns();
    const auto &kinds = vocabulary("kind").terms();
    std::ofstream out(csv, std::ios::binary);
    out << "name,kind,description,address,postcode,latitude,longitude,phone,email,website,"
           "charity_number,size,languages,confirmed_on\n";
    for (int i = first; i < first + rows; ++i) {
        // Squared: few towns have most of the rows.
        const double rank = dice.part() * dice.part();
        const Town &town = all[static_cast<std::size_t>(rank * static_cast<double>(all.size()))];
        const double away = -0.06 * std::log(1 - dice.part() * 0.999);
        const double bearing = dice.part() * 2 * std::numbers::pi;
        const std::string called = name(dice, town);
        out << std::format(
            "{},{},\"{} {}. Everyone is welcome, whatever their age or background.\",\"{} {} "
            "Road, {}\",{}{} {}{}{},{:.6f},{:.6f},01632 96{:04},hello{}@example.org,"
            "https://example.org/{},{},{},en,{}-{:02}-{:02}\n",
            called, kinds[dice.below(kinds.size())].code, called, dice.of(kDeeds),
            1 + dice.below(200), dice.of(kMiddle), town.name,
            static_cast<char>('A' + dice.below(26)), 1 + dice.below(30), dice.below(10),
            static_cast<char>('A' + dice.below(26)), static_cast<char>('A' + dice.below(26)),
            town.latitude + away * std::cos(bearing),
            town.longitude + 1.6 * away * std::sin(bearing), dice.below(10000), i, i, 1'000'000 + i,
            3 + dice.below(400), 2022 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28));
    }
}

std::vector<std::string> typedInEngland(int count) {
    Dice dice(7);
    const std::vector<Town> all = towns();
    std::vector<std::string> typed;
    while (static_cast<int>(typed.size()) < count) {
        const std::string whole = folded(name(dice, all[dice.below(all.size())]));
        const std::size_t length = 4 + dice.below(7);
        typed.push_back(whole.substr(dice.below(whole.size() - length), length));
    }
    return typed;
}

} // namespace placeweave
