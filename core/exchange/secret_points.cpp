// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/secret_points.h"

#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeweave {
namespace {

constexpr double kSquareDegrees = 0.005;                      // about 500 m
constexpr std::int64_t kSquaresRound = std::int64_t{1} << 20; // more than there are in a row

std::int64_t squareOf(LatLon point) {
    return static_cast<std::int64_t>(std::floor(point.latitude / kSquareDegrees)) * kSquaresRound +
           static_cast<std::int64_t>(std::floor(point.longitude / kSquareDegrees));
}

// Itself and the eight about it.
std::array<std::int64_t, 9> squaresAbout(std::int64_t square) {
    std::array<std::int64_t, 9> squares{};
    std::size_t next = 0;
    for (const std::int64_t row : {-kSquaresRound, std::int64_t{0}, kSquaresRound})
        for (const std::int64_t column : {-1, 0, 1})
            squares[next++] = square + row + column;
    return squares;
}

// Neighbours lie apart, and a country does not fall upon itself.
std::size_t bitOf(std::int64_t square) {
    return static_cast<std::size_t>((static_cast<std::uint64_t>(square) * 0x9E3779B97F4A7C15U) >>
                                    44U);
}

} // namespace

const std::vector<LatLon> *SecretPoints::in(std::int64_t square) const {
    if (m_bits.empty() || !m_bits[bitOf(square)])
        return nullptr;
    const auto found = m_squares.find(square);
    return found == m_squares.end() ? nullptr : &found->second;
}

void SecretPoints::add(LatLon point) {
    if (m_bits.empty())
        m_bits.resize(kBits);
    const std::int64_t square = squareOf(point);
    m_bits[bitOf(square)] = true;
    m_squares[square].push_back(point);
}

bool SecretPoints::hasAny(LatLon around) const {
    return std::ranges::any_of(squaresAbout(squareOf(around)),
                               [&](std::int64_t square) { return in(square) != nullptr; });
}

std::optional<double> SecretPoints::nearest(LatLon point) const {
    std::optional<double> least;
    for (const std::int64_t square : squaresAbout(squareOf(point)))
        if (const std::vector<LatLon> *points = in(square))
            for (const LatLon other : *points) {
                const double metres = distanceMetres(point, other);
                least = std::min(least.value_or(metres), metres);
            }
    return least;
}

} // namespace placeweave
