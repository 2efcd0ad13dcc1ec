// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/buildings.h"

#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/place/projection.h"

#include <cmath>

namespace placeweave {
namespace {

constexpr double kSameBuilding = 30; // metres, with the same number in the same street
constexpr double kSameDoor = 5;      // whatever else is said
constexpr double kSquare = 0.0005;   // degrees: 30 m across at least, as far as people live north
constexpr std::int64_t kSquaresRound = std::int64_t{1} << 24;

enum class Asked { ToAdd, ToFind };

// What an address is known by, however it is written: each of its numbers, or its house, with the
// postcode; without a postcode all of it. Where one says its postcode and the other does not, all
// of it counts, too; where both do, those must be the same.
std::vector<std::string> keysOf(const Record &place, const AddressWords &words, Asked asked) {
    std::vector<std::string> keys;
    if (const std::string uprn = squeezed(place.text("uprn")); !uprn.empty())
        keys.push_back("uprn " + uprn);
    if (words.whole.empty())
        return keys;
    const std::string all = joined(words.whole, " ");
    if (words.postcode.empty()) {
        keys.push_back("any " + all);
        if (asked == Asked::ToAdd)
            keys.push_back("bare " + all);
        return keys;
    }
    if (!words.numbered.empty() || !words.houses.empty())
        keys.push_back((asked == Asked::ToAdd ? "any " : "bare ") + all);
    for (const std::string &number : words.numbered)
        keys.push_back(words.postcode + " " + number);
    if (words.numbered.empty()) {
        const auto &lines = !words.houses.empty()          ? words.houses
                            : !words.perhapsHouses.empty() ? words.perhapsHouses
                                                           : words.streets;
        if (!lines.empty())
            keys.push_back(words.postcode + " " + joined(lines.front().words, " "));
    }
    return keys;
}

std::int64_t squareOf(LatLon point) {
    return static_cast<std::int64_t>(std::floor(point.latitude / kSquare)) * kSquaresRound +
           static_cast<std::int64_t>(std::floor(point.longitude / kSquare));
}

// The middle of a postcode is that of all who have it.
bool isAtItsDoor(const Record &place) {
    const std::string &precision = place.text("precision");
    const std::string &how = place.text("placed_how");
    return precision != "postcode" && precision != "area" && how != "postcode" && how != "rough";
}

} // namespace

void Buildings::add(const Record &place) {
    const Number number = m_size++;
    const AddressWords words(place);
    for (std::string &key : keysOf(place, words, Asked::ToAdd))
        m_byKey[std::move(key)].push_back(number);
    const auto point = place["geom"].point();
    if (!point)
        return;
    for (const std::string &numbered : words.numbered)
        m_numbered[numbered].push_back({*point, number});
    if (isAtItsDoor(place))
        m_squares[squareOf(*point)].push_back({*point, number});
}

void Buildings::forEachAt(const Record &place, const std::function<void(Number)> &visit) const {
    if (m_size == 0)
        return;
    const AddressWords words(place);
    for (const std::string &key : keysOf(place, words, Asked::ToFind))
        if (const auto known = m_byKey.find(key); known != m_byKey.end())
            for (const Number other : known->second)
                visit(other);
    const auto point = place["geom"].point();
    if (!point)
        return;
    const auto visitWithin = [&](const std::vector<Standing> &places, double metres) {
        for (const Standing &other : places)
            if (distanceMetres(*point, other.point) <= metres)
                visit(other.place);
    };
    for (const std::string &numbered : words.numbered)
        if (const auto known = m_numbered.find(numbered); known != m_numbered.end())
            visitWithin(known->second, kSameBuilding);
    if (!isAtItsDoor(place) || m_squares.empty())
        return;
    for (const std::int64_t row : {-kSquaresRound, std::int64_t{0}, kSquaresRound})
        for (const std::int64_t column : {-1, 0, 1})
            if (const auto known = m_squares.find(squareOf(*point) + row + column);
                known != m_squares.end())
                visitWithin(known->second, kSameDoor);
}

} // namespace placeweave
