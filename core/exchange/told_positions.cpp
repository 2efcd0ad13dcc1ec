// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/told_positions.h"

#include "core/base/text.h"
#include "core/exchange/told_figures.h"
#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace placeweave {
namespace {

constexpr double kMetresPerDegree = 111'320;
constexpr double kNearDegrees = 0.01; // about a kilometre
constexpr double kNearMetres = 1000;

// --- degrees ---

void addPairs(const std::vector<Angle> &angles, std::vector<ToldPosition> &told) {
    for (std::size_t i = 0; i + 1 < angles.size(); ++i) {
        const Angle &a = angles[i];
        const Angle &b = angles[i + 1];
        const double metres = std::max(a.step, b.step) * kMetresPerDegree;
        // Which way round, and whether west was said by a letter, shows in whether it is near.
        for (const LatLon point :
             {LatLon{a.degrees, b.degrees}, LatLon{a.degrees, -std::abs(b.degrees)},
              LatLon{b.degrees, a.degrees}, LatLon{b.degrees, -std::abs(a.degrees)}})
            if (isOnEarth(point))
                told.push_back({point, metres, true});
    }
}

// --- the National Grid ---

void addGridPoint(EastingNorthing at, double metres, bool isCertain,
                  std::vector<ToldPosition> &told) {
    if (isOnBritishGrid(at))
        if (const auto point = fromBritishGrid(at))
            told.push_back({*point, metres, isCertain});
}

// The corner of the 100 km square of two letters; none beyond the grid.
std::optional<EastingNorthing> squareOf(char first, char second) {
    const auto place = [](char c) { // 5 by 5, without I
        const int index = asciiUpper(c) - 'A';
        return index > 8 ? index - 1 : index;
    };
    if (!isAsciiLetter(first) || !isAsciiLetter(second) || asciiUpper(first) == 'I' ||
        asciiUpper(second) == 'I')
        return std::nullopt;
    const int big = place(first);
    const int small = place(second);
    const int east = (big % 5 - 2) * 5 + small % 5;
    const int north = (3 - big / 5) * 5 + 4 - small / 5;
    const EastingNorthing corner{east * 100'000.0, north * 100'000.0};
    return isOnBritishGrid({corner.easting + 1, corner.northing + 1}) ? std::optional(corner)
                                                                      : std::nullopt;
}

// Past what may stand between the letters of a square and its figures: two signs, of which spaces
// in a row are one.
std::size_t pastGap(std::string_view text, std::size_t at) {
    for (int signs = 0;
         signs < 2 && at < text.size() && std::string_view(" -,./:").contains(text[at]); ++signs)
        for (const char sign = text[at++]; sign == ' ' && at < text.size() && text[at] == ' ';)
            ++at;
    return at;
}

// "SJ79", "SJ 7902 9345", "SJ79029345", "sj 790-934".
void addGridReferences(std::string_view text, std::vector<ToldPosition> &told) {
    for (std::size_t at = 0; at + 3 < text.size(); ++at) {
        if (!isAsciiLetter(text[at]) ||
            (at > 0 && (isAsciiLetter(text[at - 1]) || isAsciiDigit(text[at - 1]))))
            continue;
        const auto corner = squareOf(text[at], text[at + 1]);
        if (!corner)
            continue;
        std::array<std::string, 2> runs;
        std::size_t next = at + 2;
        for (std::string &run : runs) {
            next = pastGap(text, next);
            while (next < text.size() && isAsciiDigit(text[next]))
                run += text[next++];
        }
        std::string digits = runs[0] + runs[1];
        if (runs[0].size() != runs[1].size())
            digits = runs[0];
        if (digits.size() < 2 || digits.size() > 10 || digits.size() % 2 != 0)
            continue;
        const std::size_t half = digits.size() / 2;
        const double step = std::pow(10, 5 - static_cast<double>(half));
        const auto metres = [&](std::string_view figures) {
            int value = 0;
            std::from_chars(figures.data(), figures.data() + figures.size(), value);
            return (value + 0.5) * step;
        };
        addGridPoint({corner->easting + metres(std::string_view(digits).substr(0, half)),
                      corner->northing + metres(std::string_view(digits).substr(half))},
                     step, digits.size() >= 4, told);
    }
}

bool looksLikeMetres(const Number &number) {
    return number.digits >= 5 && number.digits <= 7;
}

void addEastingsAndNorthings(std::string_view text, std::vector<ToldPosition> &told) {
    const std::vector<Number> numbers = numbersIn(text);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i].digits == 12 && numbers[i].decimals == 0) {
            const double both = std::abs(numbers[i].value);
            const double east = std::floor(both / 1'000'000);
            addGridPoint({east, both - east * 1'000'000}, 1, false, told);
        }
        if (i + 1 == numbers.size() || !looksLikeMetres(numbers[i]) ||
            !looksLikeMetres(numbers[i + 1]))
            continue;
        const double a = std::abs(numbers[i].value);
        const double b = std::abs(numbers[i + 1].value);
        addGridPoint({a, b}, 1, false, told);
        addGridPoint({b, a}, 1, false, told);
    }
}

// --- plus codes (Open Location Code, https://github.com/google/open-location-code) ---

constexpr std::string_view kPlusDigits = "23456789CFGHJMPQRVWX";

int plusDigit(char c) {
    const std::size_t place = kPlusDigits.find(asciiUpper(c));
    return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

// What stands around the + at `at`, of letters a code may have.
struct PlusCode {
    std::string_view before;
    std::string_view after;
};
std::optional<PlusCode> plusCodeAround(std::string_view text, std::size_t at, std::size_t width) {
    std::size_t start = at;
    while (start > 0 && plusDigit(text[start - 1]) >= 0)
        --start;
    std::size_t end = at + width;
    while (end < text.size() && plusDigit(text[end]) >= 0)
        ++end;
    const PlusCode code{text.substr(start, at - start), text.substr(at + width, end - at - width)};
    const bool isWord =
        (start > 0 && (isAsciiLetter(text[start - 1]) || isAsciiDigit(text[start - 1]))) ||
        (end < text.size() && (isAsciiLetter(text[end]) || isAsciiDigit(text[end])));
    const bool isCode =
        (code.before.size() == 4 || code.before.size() == 6 || code.before.size() == 8) &&
        code.after.size() >= 2 && code.after.size() <= 5;
    return isCode && !isWord ? std::optional(code) : std::nullopt;
}

// Each + of the text, also as a link has it.
template <class Visit>
void forEachPlusCode(std::string_view text, const Visit &visit) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t width = text[at] == '+'                                              ? 1
                                  : text.substr(at, 3) == "%2B" || text.substr(at, 3) == "%2b" ? 3
                                                                                               : 0;
        if (width == 0)
            continue;
        if (const auto code = plusCodeAround(text, at, width))
            visit(*code);
    }
}

void addPlusCodes(std::string_view text, std::vector<ToldPosition> &told) {
    forEachPlusCode(text, [&](const PlusCode &code) {
        if (code.before.size() != 8)
            return;
        const std::string digits = std::string(code.before) + std::string(code.after.substr(0, 2));
        LatLon point{-90, -180};
        double step = 20;
        for (std::size_t i = 0; i + 1 < digits.size(); i += 2, step /= 20) {
            point.latitude += plusDigit(digits[i]) * step;
            point.longitude += plusDigit(digits[i + 1]) * step;
        }
        step *= 20;
        point.latitude += step / 2;
        point.longitude += step / 2;
        if (isOnEarth(point))
            told.push_back({point, step * kMetresPerDegree, true});
    });
}

// --- what cannot be compared ---

constexpr auto kMapLinks = std::to_array<std::string_view>({
    "google.com/maps",
    "google.co.uk/maps",
    "maps.google.",
    "maps.google/",
    "share.google/",
    "g.page/",
    "citymapper.com",
    "goo.gl/maps",
    "maps.app.goo.gl",
    "g.co/kgs",
    "openstreetmap.org",
    "openstreetmap.fr",
    "osm.org/",
    "maps.apple.com",
    "maps.apple/",
    "bing.com/maps",
    "streetmap.co.uk",
    "what3words.com",
    "w3w.co",
    "w3w.io",
    "plus.codes",
    "waze.com",
    "wego.here.com",
    "share.here.com",
    "gridreferencefinder.com",
    "osmaps.com",
    "ordnancesurvey.co.uk",
    "mapquest.com",
    "multimap.com",
    "geohack",
    "findthatpostcode",
    "zoopla.co.uk",
    "rightmove.co.uk",
    "google.com/local",
    "search.google.com/local",
});

// "///filled.count.soap", also said as "what3words: filled.count.soap".
bool saysThreeWords(std::string_view folded) {
    const auto isWords = [](std::string_view text) {
        int words = 0;
        std::size_t length = 0;
        for (const char c : text) {
            const bool isPart = isAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80;
            if (!isPart && c != '.')
                break;
            if (c == '.' && length == 0)
                return false;
            words += c == '.' || length > 0 ? 0 : 1;
            length = c == '.' ? 0 : length + 1;
        }
        return words >= 3;
    };
    for (std::size_t at = folded.find("///"); at != std::string_view::npos;
         at = folded.find("///", at + 1))
        if (isWords(trimmed(folded.substr(at + 3))))
            return true;
    for (const std::string_view name : {"what3words", "what 3 words", "w3w"})
        if (const std::size_t at = folded.find(name); at != std::string_view::npos) {
            std::string_view rest = folded.substr(at + name.size());
            while (!rest.empty() && !isAsciiLetter(rest.front()))
                rest.remove_prefix(1);
            if (isWords(rest) || (rest.starts_with("is ") && isWords(rest.substr(3))))
                return true;
        }
    return false;
}

} // namespace

std::vector<ToldPosition> positionsIn(std::string_view text) {
    std::vector<ToldPosition> told;
    if (std::ranges::none_of(text, isAsciiDigit))
        return told;
    addPairs(anglesIn(text), told);
    addGridReferences(text, told);
    addEastingsAndNorthings(text, told);
    addPlusCodes(text, told);
    return told;
}

bool mayHoldPositions(std::string_view text) {
    int figures = 0;
    int parted = 0;   // by a point or a comma, as decimals are
    int asMetres = 0; // runs of five to seven
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool isFirst =
            at == 0 || (!isAsciiLetter(text[at - 1]) && !isAsciiDigit(text[at - 1]));
        // Another degree sign, a plus code, two letters of the grid.
        if (static_cast<unsigned char>(c) >= 0x80 || c == '+' || c == '%')
            return true;
        if (isFirst && isAsciiLetter(c) && at + 2 < text.size() && isAsciiLetter(text[at + 1])) {
            const std::size_t next = pastGap(text, at + 2);
            if (next < text.size() && isAsciiDigit(text[next]))
                return true;
        }
        if (!isAsciiDigit(c))
            continue;
        ++figures;
        ++run;
        const char after = at + 1 < text.size() ? text[at + 1] : '\0';
        if (isAsciiDigit(after))
            continue;
        asMetres += run >= 5 && run <= 7 ? 1 : 0;
        if (run >= 12)
            return true;
        run = 0;
        const char second = at + 2 < text.size() ? text[at + 2] : '\0';
        parted += (after == '.' || after == ',') && isAsciiDigit(second) ? 1 : 0;
        const char sign = after == ' ' ? second : after;
        if (sign == 'd' || sign == '&' || isDirectionAfter(text, at + 1)) // "deg", "&deg;", "25 N"
            return true;
    }
    // Two numbers with decimals, or an easting and a northing, "379,021" among them.
    return parted > 1 || asMetres > 1 || (parted > 0 && figures >= 10);
}

bool tellsHalfOf(std::string_view text, LatLon point) {
    for (const Angle &angle : anglesIn(text)) {
        const double near = std::max(kNearDegrees, angle.step);
        if (std::abs(std::abs(angle.degrees) - std::abs(point.latitude)) < near ||
            std::abs(std::abs(angle.degrees) - std::abs(point.longitude)) < near)
            return true;
    }
    const std::string plain = folded(text);
    const bool isGrid = plain.contains("easting") || plain.contains("northing") ||
                        plain.contains("grid") || plain.contains("bng") || plain.contains("27700");
    const auto grid = isGrid ? toBritishGrid(point) : fail(ErrorCode::NotFound, {});
    if (!grid)
        return false;
    return std::ranges::any_of(numbersIn(text), [&](const Number &number) {
        return looksLikeMetres(number) &&
               (std::abs(std::abs(number.value) - grid->easting) < kNearMetres ||
                std::abs(std::abs(number.value) - grid->northing) < kNearMetres);
    });
}

bool pointsAtAPlace(std::string_view text) {
    const std::string plain = folded(text);
    if (std::ranges::any_of(kMapLinks,
                            [&](std::string_view link) { return plain.contains(link); }) ||
        plain.contains("geo:") || saysThreeWords(plain))
        return true;
    bool isShort = false;
    forEachPlusCode(text,
                    [&](const PlusCode &code) { isShort = isShort || code.before.size() < 8; });
    return isShort;
}

bool saysIrishGrid(std::string_view text) {
    for (std::size_t at = 0; at + 6 < text.size(); ++at) {
        if (!isAsciiLetter(text[at]) || asciiUpper(text[at]) == 'I' ||
            (at > 0 && (isAsciiLetter(text[at - 1]) || isAsciiDigit(text[at - 1]))))
            continue;
        std::size_t next = at + 1;
        std::array<std::size_t, 2> runs{};
        for (std::size_t &run : runs) {
            next += next < text.size() && text[next] == ' ' ? 1 : 0;
            for (; next < text.size() && isAsciiDigit(text[next]); ++next)
                ++run;
        }
        const bool isPair = runs[0] == runs[1] && runs[0] >= 3 && runs[0] <= 5;
        const bool isOne = runs[1] == 0 && runs[0] % 2 == 0 && runs[0] >= 6 && runs[0] <= 10;
        if (isPair || isOne)
            return true;
    }
    return false;
}

std::string plusCode(LatLon point) {
    std::string code;
    double latitude = std::clamp(point.latitude + 90, 0.0, 179.9999);
    double longitude = std::clamp(point.longitude + 180, 0.0, 359.9999);
    double step = 20;
    for (int i = 0; i < 5; ++i, step /= 20) {
        const auto digit = [&](double &degrees) {
            const int index = std::clamp(static_cast<int>(degrees / step), 0, 19);
            degrees -= index * step;
            code += kPlusDigits[static_cast<std::size_t>(index)];
        };
        digit(latitude);
        digit(longitude);
        if (i == 3)
            code += '+';
    }
    return code;
}

} // namespace placeweave
