// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/place/grid_shift.h"

#include <cmath>
#include <cstddef>

#ifdef PLACEWEAVE_GRID_SHIFT_EAST
// The assembler takes the files in whole: as C++ they would be a minute of compiling.
asm(".pushsection .rodata\n"
    ".hidden placeweaveGridShiftEast\n.globl placeweaveGridShiftEast\n"
    "placeweaveGridShiftEast: .incbin \"" PLACEWEAVE_GRID_SHIFT_EAST "\"\n"
    ".hidden placeweaveGridShiftNorth\n.globl placeweaveGridShiftNorth\n"
    "placeweaveGridShiftNorth: .incbin \"" PLACEWEAVE_GRID_SHIFT_NORTH "\"\n"
    ".popsection\n");
#endif

namespace placeweave {

#ifdef PLACEWEAVE_GRID_SHIFT_EAST
extern "C" const unsigned char placeweaveGridShiftEast[];
extern "C" const unsigned char placeweaveGridShiftNorth[];

namespace {

// One value a kilometre, row by row from the south-west: millimetres above the least of the table,
// 16 bits, low byte first. The least stands in the file's name.
constexpr std::size_t kColumns = 701;
constexpr std::size_t kRows = 1251;
constexpr double kSpacing = 1000;
constexpr double kLeastEast = 82.140;
constexpr double kLeastNorth = -84.180;

double at(const unsigned char *table, std::size_t index) {
    return (table[2 * index] + 256 * table[2 * index + 1]) / 1000.0;
}

double between(const unsigned char *table, std::size_t corner, double right, double up) {
    return (1 - up) * ((1 - right) * at(table, corner) + right * at(table, corner + 1)) +
           up * ((1 - right) * at(table, corner + kColumns) +
                 right * at(table, corner + kColumns + 1));
}

} // namespace

std::optional<EastingNorthing> gridShiftAt(EastingNorthing etrs89) {
    const double column = etrs89.easting / kSpacing;
    const double row = etrs89.northing / kSpacing;
    if (!(column >= 0 && column < kColumns - 1 && row >= 0 && row < kRows - 1))
        return std::nullopt;
    const std::size_t corner =
        static_cast<std::size_t>(row) * kColumns + static_cast<std::size_t>(column);
    const double right = column - std::floor(column);
    const double up = row - std::floor(row);
    return EastingNorthing{kLeastEast + between(placeweaveGridShiftEast, corner, right, up),
                           kLeastNorth + between(placeweaveGridShiftNorth, corner, right, up)};
}

bool hasGridShift() {
    return true;
}
#else
std::optional<EastingNorthing> gridShiftAt(EastingNorthing /*etrs89*/) {
    return std::nullopt;
}

bool hasGridShift() {
    return false;
}
#endif

} // namespace placeweave
