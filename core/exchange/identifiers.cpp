// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/identifiers.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

#include <algorithm>

namespace placeweave {
namespace {

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}
std::string inCapitals(std::string text) {
    for (char &c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return text;
}
bool areDigits(std::string_view text, std::size_t fewest, std::size_t most) {
    return text.size() >= fewest && text.size() <= most &&
           std::ranges::all_of(text, isAsciiDigit) &&
           text.find_first_not_of('0') != std::string_view::npos;
}

// 1234567, or 1234567-1 for a charity within another.
bool isOfCharity(std::string_view number) {
    const std::size_t dash = number.find('-');
    return areDigits(number.substr(0, dash), 5, 8) &&
           (dash == std::string_view::npos || areDigits(number.substr(dash + 1), 1, 4));
}

// 01234567, SC123456, IP12345R.
bool isOfCompany(std::string_view number) {
    if (number.size() != 8)
        return false;
    if (isAsciiDigit(number[0]))
        return areDigits(number, 8, 8);
    // SP2613RS: a society of Scotland.
    const std::string_view digits = number.substr(2, isCapital(number[6]) ? 4 : 5);
    return isCapital(number[0]) && (isCapital(number[1]) || isAsciiDigit(number[1])) &&
           areDigits(digits, 4, 5) && (isAsciiDigit(number[7]) || isCapital(number[7]));
}

// P12345, RW3, RBT, QOP.
bool isOfNhs(std::string_view code) {
    const bool isTrust = code.size() == 3 && code != "YES" && code != "NOT" && code != "NEW";
    return code.size() >= 3 && code.size() <= 12 &&
           std::ranges::all_of(code, [](char c) { return isAsciiDigit(c) || isCapital(c); }) &&
           (isTrust || std::ranges::any_of(code, isAsciiDigit)) &&
           code.find_first_not_of('0') != std::string_view::npos;
}

// Of any register that has its name before the number.
bool namesScheme(std::string_view identifier) {
    const std::size_t dash = identifier.find_first_of("-:");
    const std::string_view scheme = identifier.substr(0, dash);
    return dash != std::string_view::npos && dash > 1 && dash + 1 < identifier.size() &&
           std::ranges::all_of(scheme, [](char c) { return isCapital(c) || isAsciiDigit(c); }) &&
           std::ranges::any_of(scheme, isCapital) &&
           !isPlaceholder(identifier.substr(identifier.find_last_of("-:") + 1));
}

bool isNumberOf(std::string_view scheme, std::string_view number) {
    if (scheme == "GB-CHC")
        return isOfCharity(number);
    if (scheme == "GB-SC")
        return number.starts_with("SC") && areDigits(number.substr(2), 4, 7);
    if (scheme == "GB-NIC")
        return areDigits(number, 5, 7);
    if (scheme == "GB-COH")
        return isOfCompany(number);
    if (scheme == "GB-NHS")
        return isOfNhs(number);
    if (scheme == "ORUK") // whatever a feed calls its own
        return !number.empty();
    return std::ranges::any_of(number, [](char c) { return c >= '1' && c <= '9'; });
}

// "Charity No. 1012347", "1012349/SC038889", "07654321 (England)": the first that is one.
std::string_view firstNumberIn(std::string_view scheme, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto isPart = [](char c) {
            return isAsciiDigit(c) || isCapital(c) || c == '-';
        };
        if (!isPart(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isPart(text[end]))
            ++end;
        std::string_view word = text.substr(at, end - at);
        while (word.ends_with('-'))
            word.remove_suffix(1);
        const bool isScottish = scheme == "GB-CHC" && word.starts_with("SC");
        if (isNumberOf(isScottish ? "GB-SC" : scheme, word))
            return word;
        at = end;
    }
    return {};
}

} // namespace

std::string identifierOf(std::string_view given, std::string_view cell) {
    if (isPlaceholder(cell))
        return {};
    std::string number = simplified(cell);
    std::erase(number, ' ');
    if (number.ends_with(".0")) // a number column of a spreadsheet
        number.resize(number.size() - 2);
    if (given.empty() || number.starts_with("GB-") || number.starts_with("XI-"))
        return namesScheme(number) ? number : std::string();
    const bool isOfCompanies = given == "GB-COH";
    const bool isOfState = given == "GB-CHC" || isOfCompanies || given == "GB-NHS";
    if (isOfState)
        number = inCapitals(std::move(number));
    constexpr std::size_t kCompanyDigits = 8;
    if (isOfCompanies && areDigits(number, 3, kCompanyDigits - 1))
        number.insert(0, kCompanyDigits - number.size(), '0'); // spreadsheets drop leading zeros
    if (given == "GB-CHC" && number.starts_with("SCO"))        // the letter for the figure
        number[2] = '0';
    if (given == "GB-CHC" && number.starts_with("NIC"))
        return isNumberOf("GB-NIC", number.substr(3)) ? "GB-NIC-" + number.substr(3)
                                                      : std::string();
    if (given == "GB-CHC" || isOfCompanies) {
        // With its spaces: words beside a number are not of it.
        const std::string words = isNumberOf(given, number) ? number : inCapitals(simplified(cell));
        const bool isScottish = given == "GB-CHC" && number.starts_with("SC");
        number = isScottish ? firstNumberIn(given, number) : firstNumberIn(given, words);
    }
    const std::string_view scheme = given == "GB-CHC" && number.starts_with("SC") ? "GB-SC" : given;
    return isNumberOf(scheme, number) ? std::string(scheme) + "-" + number : std::string();
}

} // namespace placeweave
