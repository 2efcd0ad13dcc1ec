// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// What people write of an address, made comparable: lower case, no accents, no punctuation, "Rd"
// for "Road".

std::vector<std::string> addressWords(std::string_view text);
// One of them, lower case already, as it is spelt there.
std::string_view asInAddresses(std::string_view word);
bool startsWithDigit(std::string_view word);
// "12 rose ln" of words that have such a number in them; "12 broadway" where no more follows; both
// numbers of "12-14 Rose Lane".
std::vector<std::string> numberedKeys(const std::vector<std::string> &words);
// "LK12AB"; empty when it is no whole postcode.
std::string postcodeKey(std::string_view postcode);
// Capital letters and digits only: finds "LK1 2AB", "lk12ab" and "LK1-2AB" alike.
std::string squeezed(std::string_view text);

// A location's address and name, taken apart.
struct AddressWords {
    explicit AddressWords(const Record &location);

    struct Line {
        std::vector<std::string> words;
        std::string asOne; // "ACACIAAVENUE", as a web address has it; without a number before it
    };
    std::string postcode;              // as postcodeKey()
    std::vector<Line> streets;         // with its number, and without
    std::vector<Line> houses;          // what stands before the street, and the place's name
    std::vector<Line> perhapsHouses;   // "Rosebank" of "Rosebank, Sale"; "Sale" of "Sale, Cheshire"
    std::vector<std::string> numbered; // as numberedKeys()
    std::vector<std::string> together; // "rosebank back ln": a house and the line after it
    std::vector<std::string> asOne;    // "17hawthornpassage": a number and its street
    std::vector<std::string> whole;    // all words of the address
};

} // namespace placeweave
