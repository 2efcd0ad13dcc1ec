// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/identifiers.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

#include <algorithm>

namespace placeweave {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool areDigits(std::string_view text, std::size_t fewest, std::size_t most) {
    return text.size() >= fewest && text.size() <= most && std::ranges::all_of(text, isDigit) &&
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
    if (isDigit(number[0]))
        return areDigits(number, 8, 8);
    return isCapital(number[0]) && (isCapital(number[1]) || isDigit(number[1])) &&
           areDigits(number.substr(2, 5), 5, 5) && (isDigit(number[7]) || isCapital(number[7]));
}

// P12345, RW3, RBT.
bool isOfNhs(std::string_view code) {
    const bool isTrust = code.size() == 3 && code[0] == 'R';
    return code.size() >= 3 && code.size() <= 12 &&
           std::ranges::all_of(code, [](char c) { return isDigit(c) || isCapital(c); }) &&
           (isTrust || std::ranges::any_of(code, isDigit)) &&
           code.find_first_not_of('0') != std::string_view::npos;
}

// Of any register that has its name before the number.
bool namesScheme(std::string_view identifier) {
    const std::size_t dash = identifier.find_first_of("-:");
    const std::string_view scheme = identifier.substr(0, dash);
    return dash != std::string_view::npos && dash > 1 && dash + 1 < identifier.size() &&
           std::ranges::all_of(scheme, [](char c) { return isCapital(c) || isDigit(c); }) &&
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

} // namespace

std::string identifierOf(std::string_view given, std::string_view cell) {
    std::string number = simplified(cell);
    std::erase(number, ' ');
    if (number.ends_with(".0")) // a number column of a spreadsheet
        number.resize(number.size() - 2);
    if (given.empty() || number.starts_with("GB-") || number.starts_with("XI-"))
        return namesScheme(number) ? number : std::string();
    if (given == "GB-CHC" || given == "GB-COH" || given == "GB-NHS")
        for (char &c : number)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    std::string_view scheme = given;
    if (scheme == "GB-CHC" && number.starts_with("SC"))
        scheme = "GB-SC";
    if (scheme == "GB-CHC" && number.starts_with("NIC")) {
        scheme = "GB-NIC";
        number.erase(0, 3);
    }
    constexpr std::size_t kCompanyDigits = 8;
    if (scheme == "GB-COH" && number.size() < kCompanyDigits && areDigits(number, 3, 7))
        number.insert(0, kCompanyDigits - number.size(), '0'); // spreadsheets drop leading zeros
    return isNumberOf(scheme, number) ? std::string(scheme) + "-" + number : std::string();
}

} // namespace placeweave
