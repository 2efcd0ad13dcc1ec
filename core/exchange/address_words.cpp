// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/address_words.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace placeweave {
namespace {

// Word, and how it is spelt here.
constexpr auto kStreetWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"road", "rd"},        {"street", "st"},         {"avenue", "ave"},
    {"av", "ave"},         {"lane", "ln"},           {"drive", "dr"},
    {"close", "cl"},       {"court", "ct"},          {"crescent", "cres"},
    {"gardens", "gdns"},   {"grove", "gr"},          {"place", "pl"},
    {"square", "sq"},      {"terrace", "ter"},       {"saint", "st"},
    {"way", "way"},        {"row", "row"},           {"hill", "hill"},
    {"walk", "walk"},      {"mews", "mews"},         {"quay", "quay"},
    {"parade", "pde"},     {"broadway", "broadway"}, {"green", "green"},
    {"rise", "rise"},      {"view", "view"},         {"wharf", "wharf"},
    {"yard", "yard"},      {"passage", "pass"},      {"alley", "aly"},
    {"boulevard", "blvd"}, {"esplanade", "esp"},     {"promenade", "prom"},
    {"str", "st"},         {"terr", "ter"},          {"cresc", "cres"},
    {"crt", "ct"},         {"gdn", "gdns"},          {"grv", "gr"},
    {"drv", "dr"},
});

// What one of them that is spelt otherwise here begins with: every word of a map is asked.
constexpr auto kStreetLetters = [] {
    std::array<bool, 256> letters{};
    for (const auto &[longer, shorter] : kStreetWords)
        if (longer != shorter)
            letters[static_cast<unsigned char>(longer.front())] = true;
    return letters;
}();

// Names of places that say nothing of where they are.
constexpr auto kPlainNames = std::to_array<std::string_view>(
    {"home", "house", "hall", "office", "offices", "church", "centre", "online", "various"});

bool isStreetWord(std::string_view word) {
    return std::ranges::any_of(kStreetWords, [&](const auto &pair) { return pair.second == word; });
}

bool isStreet(const std::vector<std::string> &words) {
    return words.size() > 1 && isStreetWord(words.back());
}

bool isNumbered(const std::vector<std::string> &words) {
    return std::ranges::any_of(words, startsWithDigit);
}

// Whether punctuation, a sign or a space of another alphabet stands there, and in how many bytes.
std::size_t partsWords(std::string_view rest) {
    std::int32_t point = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t *>(rest.data()),
                                        static_cast<utf8proc_ssize_t>(rest.size()), &point);
    if (bytes <= 0)
        return 0;
    const auto category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_ZP
               ? static_cast<std::size_t>(bytes)
               : 0;
}

// Typographic dashes, quotes and dots part words as those of ASCII do.
void replacePunctuation(std::string &text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x80) {
            const std::size_t bytes = partsWords(std::string_view(text).substr(i));
            text.replace(i, bytes, bytes, ' ');
            i += bytes > 0 ? bytes - 1 : 0;
        } else if (!(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9')) {
            text[i] = ' ';
        }
    }
}

// As web addresses have a line: "12roselane" and "14roselane" of "12-14 Rose Lane", "12roseln",
// too.
void addAsOne(std::string_view line, std::vector<std::string> &keys) {
    constexpr std::size_t kShortest = 8;
    std::string plain = folded(line);
    replacePunctuation(plain);
    const std::vector<std::string> words = split(plain, ' ');
    const auto number = std::ranges::find_if(words, startsWithDigit);
    const auto street = std::find_if_not(number, words.end(), startsWithDigit);
    std::string written;
    std::string spelt;
    for (auto word = street; word != words.end(); ++word) {
        written += *word;
        spelt += asInAddresses(*word);
    }
    for (auto each = number; each != street; ++each)
        for (std::string key : {*each + written, *each + spelt})
            if (!written.empty() && key.size() >= kShortest && !std::ranges::contains(keys, key))
                keys.push_back(std::move(key));
}

std::vector<std::string> wordsOfFolded(std::string plain) {
    replacePunctuation(plain);
    std::vector<std::string> words = split(plain, ' ');
    for (std::string &word : words)
        if (const std::string_view spelt = asInAddresses(word); spelt.data() != word.data())
            word = spelt;
    return words;
}

AddressWords::Line lineOf(std::string_view text) {
    std::string plain = folded(text);
    std::string asOne = squeezed(plain);
    asOne.erase(0, asOne.find_first_not_of("0123456789"));
    return {wordsOfFolded(std::move(plain)), std::move(asOne)};
}

// The street without its number says nearly as much.
void addStreet(const AddressWords::Line &line, std::vector<AddressWords::Line> &streets) {
    streets.push_back(line);
    if (!startsWithDigit(line.words.front()))
        return;
    AddressWords::Line bare = line;
    while (!bare.words.empty() && startsWithDigit(bare.words.front()))
        bare.words.erase(bare.words.begin());
    if (bare.words.size() > 1 || (bare.words.size() == 1 && isStreetWord(bare.words[0])))
        streets.push_back(std::move(bare));
}

std::string firstTwo(const std::vector<std::string> &words) {
    return words.size() > 1 ? words[0] + " " + words[1] : words[0];
}

} // namespace

std::string_view asInAddresses(std::string_view word) {
    if (word.empty() || !kStreetLetters[static_cast<unsigned char>(word.front())])
        return word;
    for (const auto &[longer, shorter] : kStreetWords)
        if (word == longer)
            return shorter;
    return word;
}

bool startsWithDigit(std::string_view word) {
    return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

std::vector<std::string> addressWords(std::string_view text) {
    return wordsOfFolded(folded(text));
}

std::vector<std::string> numberedKeys(const std::vector<std::string> &words) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t street = i;
        while (street < words.size() && startsWithDigit(words[street]))
            ++street;
        for (; i < street && street < words.size(); ++i) {
            keys.push_back(words[i] + " " + words[street]);
            if (street + 1 < words.size())
                keys.back() += " " + words[street + 1];
        }
    }
    return keys;
}

std::string postcodeKey(std::string_view postcode) {
    std::string key = looksLikePostcode(postcode) ? tidyPostcode(postcode) : std::string();
    std::erase(key, ' ');
    return key;
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            out += static_cast<char>(c - 32);
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            out += c;
    }
    return out;
}

AddressWords::AddressWords(const Record &location)
    : postcode(postcodeKey(location.text("postcode"))) {
    std::string address = location.text("address");
    std::ranges::replace(address, '\n', ',');
    std::vector<Line> lines;
    for (const std::string &line : split(address, ',')) {
        addAsOne(line, asOne);
        if (Line read = lineOf(line); !read.words.empty())
            lines.push_back(std::move(read));
    }
    std::size_t streetsEnd = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (isStreet(lines[i].words) || isNumbered(lines[i].words))
            streetsEnd = i + 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::vector<std::string> &words = lines[i].words;
        std::ranges::copy(words, std::back_inserter(whole));
        std::ranges::move(numberedKeys(words), std::back_inserter(numbered));
        const bool isFirst = i == 0 && (lines.size() > 1 || !postcode.empty());
        if (isStreet(words) || isNumbered(words)) {
            addStreet(lines[i], streets);
        } else if (i < streetsEnd || (isFirst && words.size() > 1)) {
            if (i + 1 < lines.size())
                together.push_back(joined(words, " ") + " " + firstTwo(lines[i + 1].words));
            houses.push_back(lines[i]);
        } else if (isFirst && !postcode.empty()) { // where post is brought to
            perhapsHouses.push_back(lines[i]);
        }
    }
    Line name = lineOf(location.text("name"));
    const bool saysNothing =
        name.words.size() == 1 &&
        (name.words[0].size() < 4 || std::ranges::contains(kPlainNames, name.words[0]));
    if (!name.words.empty() && !saysNothing)
        houses.push_back(std::move(name));
}

} // namespace placeweave
