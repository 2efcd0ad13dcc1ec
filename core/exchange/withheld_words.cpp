// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/withheld_words.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placeweave {
namespace {

// Word, and how it is spelt here.
constexpr auto kStreetWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"road", "rd"},       {"street", "st"},    {"avenue", "ave"},        {"av", "ave"},
    {"lane", "ln"},       {"drive", "dr"},     {"close", "cl"},          {"court", "ct"},
    {"crescent", "cres"}, {"gardens", "gdns"}, {"grove", "gr"},          {"place", "pl"},
    {"square", "sq"},     {"terrace", "ter"},  {"saint", "st"},          {"way", "way"},
    {"row", "row"},       {"hill", "hill"},    {"walk", "walk"},         {"mews", "mews"},
    {"quay", "quay"},     {"parade", "pde"},   {"broadway", "broadway"},
});

bool startsWithDigit(std::string_view word) {
    return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

std::string_view spelt(std::string_view word) {
    for (const auto &[longer, shorter] : kStreetWords)
        if (word == longer)
            return shorter;
    return word;
}

bool isStreetWord(std::string_view word) {
    return std::ranges::any_of(kStreetWords, [&](const auto &pair) { return pair.second == word; });
}

std::vector<std::string> wordsIn(std::string_view text) {
    std::string plain = folded(text);
    for (char &c : plain)
        if (static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') &&
            !(c >= '0' && c <= '9'))
            c = ' ';
    std::vector<std::string> words = split(plain, ' ');
    for (std::string &word : words)
        word = spelt(word);
    return words;
}

std::string spaced(const std::vector<std::string> &words) {
    return " " + joined(words, " ") + " ";
}

// "12 rose ln" of a line that has such a number in it; "12 broadway" where no more follows.
std::vector<std::string> numberedKeys(const std::vector<std::string> &words) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!startsWithDigit(words[i]) || startsWithDigit(words[i + 1]))
            continue;
        keys.push_back(words[i] + " " + words[i + 1]);
        if (i + 2 < words.size())
            keys.back() += " " + words[i + 2];
    }
    return keys;
}

std::string squeezedPostcode(std::string_view postcode) {
    std::string key = looksLikePostcode(postcode) ? tidyPostcode(postcode) : std::string();
    std::erase(key, ' ');
    return key;
}

// Letters and digits only: finds "LK1 2AB", "lk12ab" and "LK1-2AB" alike.
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

// A number with three decimals or more, as in a link to a map, within about a kilometre.
bool tellsCoordinate(std::string_view text, LatLon point) {
    constexpr double kNear = 0.01;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!startsWithDigit(text.substr(at)))
            continue;
        const std::size_t start = at > 0 && text[at - 1] == '-' ? at - 1 : at;
        double value = 0;
        const auto [end, error] =
            std::from_chars(text.data() + start, text.data() + text.size(), value);
        if (error != std::errc{})
            continue;
        const std::string_view number(text.data() + start, end);
        at = start + number.size();
        const std::size_t dot = number.find('.');
        if (dot == std::string_view::npos || number.size() - dot < 4)
            continue;
        if (std::abs(value - point.latitude) < kNear ||
            std::abs(std::abs(value) - std::abs(point.longitude)) < kNear)
            return true;
    }
    return false;
}

} // namespace

WithheldWords::Place WithheldWords::wordsOf(const Record &record) {
    Place place;
    place.postcode = squeezedPostcode(record.text("postcode"));
    place.point = record["geom"].point();
    std::string address = record.text("address");
    std::ranges::replace(address, '\n', ',');
    const std::vector<std::string> lines = split(address, ',');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<std::string> words = wordsIn(lines[i]);
        if (words.empty())
            continue;
        std::ranges::move(numberedKeys(words), std::back_inserter(place.numbered));
        const bool isNumbered = std::ranges::any_of(words, startsWithDigit);
        const bool isStreet = words.size() > 1 && isStreetWord(words.back());
        const bool isBuilding = i == 0 && lines.size() > 1 && words.size() > 1;
        if (isNumbered || isStreet || isBuilding)
            place.lines.push_back(spaced(words));
        // The street without its number says nearly as much.
        while (!words.empty() && startsWithDigit(words.front()))
            words.erase(words.begin());
        if (isNumbered && words.size() > 1 && isStreetWord(words.back()))
            place.lines.push_back(spaced(words));
    }
    if (const auto name = wordsIn(record.text("name")); name.size() > 1)
        place.lines.push_back(spaced(name));
    return place;
}

void WithheldWords::withhold(const Record &place) {
    m_places.insert_or_assign(place.id(), wordsOf(place));
}

void WithheldWords::tell(const Record &record) {
    const std::string postcode = squeezedPostcode(record.text("postcode"));
    if (!postcode.empty())
        m_told.insert(postcode);
    for (std::string &key : numberedKeys(wordsIn(record.text("address"))))
        m_told.insert(std::move(key));
}

void WithheldWords::settle() {
    for (const auto &[id, place] : m_places) {
        if (!place.postcode.empty() && !m_told.contains(place.postcode))
            m_secret.insert(place.postcode);
        for (const std::string &key : place.numbered)
            if (!m_told.contains(key))
                m_secret.insert(key);
    }
    m_told.clear();
}

bool WithheldWords::repeats(std::string_view text, RowId own, bool isName) const {
    if (m_places.empty() || text.empty())
        return false;
    const std::vector<std::string> words = wordsIn(text);
    for (std::size_t i = 0; i < words.size() && !m_secret.empty(); ++i) {
        const std::string next = i + 1 < words.size() ? words[i + 1] : std::string();
        const bool alone = m_secret.contains(squeezedPostcode(words[i]));
        const bool together = m_secret.contains(squeezedPostcode(words[i] + next));
        const std::string two = words[i] + " " + next;
        const bool numbered =
            startsWithDigit(words[i]) &&
            (m_secret.contains(two) ||
             (i + 2 < words.size() && m_secret.contains(two + " " + words[i + 2])));
        if (alone || together || numbered)
            return true;
    }
    const auto found = m_places.find(own);
    if (found == m_places.end())
        return false;
    const Place &place = found->second;
    if (!place.postcode.empty() && squeezed(text).contains(place.postcode))
        return true;
    const std::string line = spaced(words);
    if (std::ranges::any_of(place.numbered,
                            [&](const std::string &key) { return line.contains(" " + key + " "); }))
        return true;
    if (isName)
        return false;
    return std::ranges::any_of(place.lines,
                               [&](const std::string &key) { return line.contains(key); }) ||
           (place.point && tellsCoordinate(text, *place.point));
}

} // namespace placeweave
