// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/withheld_words.h"

#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/text_as_read.h"
#include "core/exchange/told_positions.h"
#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeweave {
namespace {

constexpr double kNearMetres = 1000; // what an organisation says of where it is itself
constexpr double kSameMetres = 112;  // what others say of it: three decimals of a degree
constexpr std::size_t kLongestPhrase = 5;
constexpr std::size_t kLongestName = 10;
constexpr std::size_t kLongestPostcode = 7;
constexpr std::size_t kPostcodeParts = 4;    // "LK 9 9 ZZ"
constexpr std::size_t kShortestSqueezed = 8; // shorter runs of letters stand in other words
constexpr LatLonBox kBritishIsles{-11, 49, 3, 61.5};
constexpr LatLonBox kIreland{-11, 51, -5.3, 55.5};

std::string spaced(const std::vector<std::string> &words) {
    return " " + joined(words, " ") + " ";
}

// Nothing that folding would turn into something else.
bool isAscii(std::string_view text) {
    return std::ranges::all_of(
        text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

// False for what is no postcode, said in one word or two.
bool mayBePostcode(std::string_view before, std::string_view word) {
    const std::size_t size = before.size() + word.size();
    if (size < 5 || size > kLongestPostcode)
        return false;
    const auto at = [&](std::size_t i) {
        return i < before.size() ? before[i] : word[i - before.size()];
    };
    return isAsciiDigit(at(size - 3)) && isSmallLetter(at(size - 2)) && isSmallLetter(at(size - 1));
}

// "9ZZ", "ZZ" after a figure, "Z": of a postcode in more parts than two.
bool mayEndPostcode(std::string_view before, std::string_view word) {
    return isSmallLetter(word.back()) &&
           (word.size() == 1 ||
            (word.size() == 2 && !before.empty() && isAsciiDigit(before.back())) ||
            (word.size() == 3 && isAsciiDigit(word.front())));
}

// "17ROSELANE", not of "117 Rose Lane".
bool saysNumber(std::string_view run, std::string_view key) {
    for (std::size_t at = run.find(key); at != run.npos; at = run.find(key, at + 1))
        if (at == 0 || !isAsciiDigit(run[at - 1]))
            return true;
    return false;
}

std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            digits += c;
    return digits;
}

bool isNumber(std::string_view word) {
    return std::ranges::all_of(word, isAsciiDigit);
}

// A UPRN has up to twelve digits; short ones would be found in anything.
std::string uprnOf(const Record &place) {
    constexpr std::size_t kShortest = 6;
    std::string digits = digitsOf(place.text("uprn"));
    digits.erase(0, digits.find_first_not_of('0'));
    return digits.size() >= kShortest ? digits : std::string();
}

// Those that do not stand in the lines of its address.
std::vector<std::string> phrasesOf(const std::string &postcode, const std::string &uprn,
                                   std::optional<LatLon> point) {
    std::vector<std::string> phrases;
    if (!postcode.empty())
        phrases.push_back(postcode);
    if (!uprn.empty()) { // "010012345678" as registers write it
        phrases.push_back(uprn);
        phrases.push_back("0" + uprn);
    }
    if (point) { // the plus code alone, and as said with a town, in words as others are
        std::string code = folded(plusCode(*point));
        std::ranges::replace(code, '+', ' ');
        phrases.push_back(code);
        phrases.push_back(code.substr(4));
    }
    return phrases;
}

std::vector<std::string> secretPhrases(const AddressWords &words, const std::string &uprn,
                                       std::optional<LatLon> point) {
    std::vector<std::string> phrases = phrasesOf(words.postcode, uprn, point);
    std::ranges::copy(words.numbered, std::back_inserter(phrases));
    std::ranges::copy(words.together, std::back_inserter(phrases));
    std::ranges::copy(words.asOne, std::back_inserter(phrases));
    return phrases;
}

} // namespace

// --- the phrases ---

void WithheldWords::Phrases::insert(std::string phrase) {
    constexpr std::size_t kWord = 64;
    if (m_bits.empty())
        m_bits.resize(kBits / kWord);
    const std::size_t bit = TextHash{}(phrase) % kBits;
    m_bits[bit / kWord] |= std::uint64_t{1} << (bit % kWord);
    m_phrases.insert(std::move(phrase));
}

bool WithheldWords::Phrases::contains(std::string_view phrase) const {
    constexpr std::size_t kWord = 64;
    if (m_phrases.empty())
        return false;
    const std::size_t bit = TextHash{}(phrase) % kBits;
    const bool mayBe = (m_bits[bit / kWord] >> (bit % kWord) & 1U) != 0;
    return mayBe && m_phrases.contains(phrase);
}

// --- what is withheld, and what is told ---

WithheldWords::Secret WithheldWords::secretOf(const Record &record, bool isHidden, Meant meant) {
    AddressWords words(record);
    if (isHidden)
        std::ranges::move(words.perhapsHouses, std::back_inserter(words.houses));
    Place place{words.postcode,        uprnOf(record), words.numbered, words.asOne, {}, {},
                record["geom"].point()};
    const auto add = [](const std::vector<AddressWords::Line> &lines,
                        std::vector<std::string> &keys) {
        for (const AddressWords::Line &line : lines) {
            keys.push_back(spaced(line.words));
            if (line.asOne.size() >= kShortestSqueezed && !std::ranges::contains(keys, line.asOne))
                keys.push_back(line.asOne);
        }
    };
    add(words.streets, place.streets);
    add(words.houses, place.houses);
    Secret secret{record.id(), {}, secretPhrases(words, place.uprn, place.point), {}};
    secret.place = std::move(place);
    if (meant == Meant::Hidden) {
        for (const AddressWords::Line &street : words.streets)
            std::ranges::move(streetPhrases(street.words), std::back_inserter(secret.phrases));
        NamePhrases name = housePhrases(record.text("name"));
        std::ranges::move(name.phrases, std::back_inserter(secret.phrases));
        secret.shared = std::move(name.shared);
    }
    return secret;
}

void WithheldWords::addBeginning(const std::string &phrase) {
    const std::size_t first = phrase.find(' ');
    m_firstWords.insert(phrase.substr(0, first));
    m_beginnings.insert(first == std::string::npos ? phrase
                                                   : phrase.substr(0, phrase.find(' ', first + 1)));
}

bool WithheldWords::goesOnAsNone(const std::string &words, std::size_t last) const {
    return last == 1 && !m_beginnings.contains(words);
}

void WithheldWords::withhold(Secret secret) {
    for (std::string &phrase : secret.phrases) {
        addBeginning(phrase);
        m_phrases.insert(std::move(phrase));
    }
    for (const std::string &phrase : secret.shared)
        addName(phrase, {Tells::Place, {}, true});
    if (secret.place.point)
        m_points.add(*secret.place.point);
    m_places.insert_or_assign(secret.id, std::move(secret.place));
}

void WithheldWords::withhold(const Record &place, bool isHidden) {
    withhold(secretOf(place, isHidden));
}

void WithheldWords::withholdFromItsOwn(const Record &place) {
    m_places.insert_or_assign(place.id(), secretOf(place, false).place);
}

WithheldWords::InCommon WithheldWords::inCommonWith(const Record &record) const {
    const std::optional<LatLon> point = record["geom"].point();
    const std::string &address = record.text("address");
    const std::string &name = record.text("name");
    const auto saysNothing = [this](const std::string &text) {
        return text.empty() || (isAscii(text) && beginsNoPhrase(text));
    };
    InCommon common;
    if (saysNothing(address) && saysNothing(name)) { // nothing of its lines
        common.phrases = phrasesOf(postcodeKey(record.text("postcode")), uprnOf(record), point);
    } else {
        common.phrases = secretPhrases(AddressWords(record), uprnOf(record), point);
        // Streets and houses that are told here are no secret there.
        for (const std::string &text : {address, name})
            std::ranges::move(allPhrasesIn(addressWords(text)), std::back_inserter(common.phrases));
    }
    std::erase_if(common.phrases, [this](const std::string &phrase) {
        return !m_phrases.contains(phrase) && !m_names.contains(phrase);
    });
    if (point && m_points.hasAny(*point))
        common.point = point;
    return common;
}

void WithheldWords::tell(const InCommon &common) {
    for (const std::string &phrase : common.phrases) {
        m_phrases.erase(phrase);
        m_names.erase(phrase);
    }
    if (common.point)
        m_toldPoints.add(*common.point);
}

// --- whom no text may name ---

void WithheldWords::addName(const std::string &phrase, const Named &named) {
    addBeginning(phrase);
    m_sparesAny = m_sparesAny || named.of;
    const auto [known, isNew] = m_names.try_emplace(phrase, named);
    if (!isNew && (!named.of || named.of != known->second.of)) // two are meant: for none of them
        known->second = {known->second.whose,
                         {},
                         known->second.isShared && named.isShared,
                         known->second.isWay && named.isWay};
}

void WithheldWords::withholdName(const NamePhrases &name, Tells whose, RowId of) {
    for (const std::string &phrase : name.phrases)
        addName(phrase, {whose, of, false});
    for (const std::string &phrase : name.shared)
        addName(phrase, {whose, of, true});
}

void WithheldWords::tellName(const NamePhrases &name) {
    for (const std::vector<std::string> *phrases : {&name.phrases, &name.shared})
        for (const std::string &phrase : *phrases)
            if (const auto known = m_names.find(phrase);
                known != m_names.end() && known->second.whose == Tells::Person)
                m_names.erase(known);
}

const WithheldWords::Named *WithheldWords::nameIn(const std::vector<std::string> &words,
                                                  const Text &what) const {
    if (m_names.empty())
        return nullptr;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!m_firstWords.contains(words[i]))
            continue;
        std::string phrase;
        for (std::size_t n = 0; n < kLongestName && i + n < words.size(); ++n) {
            phrase += (n > 0 ? " " : "") + words[i + n];
            if (goesOnAsNone(phrase, n))
                break;
            const auto found = m_names.find(phrase);
            if (found == m_names.end())
                continue;
            const Named &named = found->second;
            const bool isWhole = i == 0 && n + 1 == words.size();
            const bool mayBeSaid = (named.isShared && what.isName) ||
                                   (named.of && std::ranges::contains(what.about, named.of)) ||
                                   (what.isOrganisation && isWhole) ||
                                   (named.whose == Tells::Organisation &&
                                    (what.isAddress || (what.isPlace && isWhole))) ||
                                   (what.isAgreed && (named.isWay || named.whose == Tells::Person));
            if (!mayBeSaid)
                return &named;
        }
    }
    return nullptr;
}

// --- whether a text repeats it ---

bool WithheldWords::isPostcode(std::string_view joined) const {
    return mayBePostcode({}, joined) && m_phrases.contains(postcodeKey(joined));
}

// "1000 9999 8888", a property number.
bool WithheldWords::isNumberInParts(std::span<const std::string> words) const {
    constexpr std::size_t kLongest = 13;
    std::string number;
    for (std::size_t n = 0; n < words.size() && isNumber(words[n]); ++n) {
        number += words[n];
        if (number.size() > kLongest)
            break;
        if (n > 0 && m_phrases.contains(number))
            return true;
    }
    return false;
}

// As repeatsAPhrase() would find, at a tenth of the cost: whether any two words could begin a
// phrase, or one or two be a postcode or a property number. Each phrase begins with one of
// m_beginnings; but of "12-14 Rose Lane" one is "12 rose", which does not stand there.
bool WithheldWords::beginsNoPhrase(std::string_view ascii) const {
    std::string word;
    std::string before;
    std::array<std::string_view, kPostcodeParts - 1> earlier; // words as written, the last first
    std::string pair; // the word before, as it is spelt in addresses, and a space
    bool wasFirst = false;
    for (std::size_t i = 0; i <= ascii.size(); ++i) {
        const char letter = i < ascii.size() ? ascii[i] : ' ';
        if (isSmallLetter(letter) || isAsciiDigit(letter)) {
            word += letter;
        } else if (letter >= 'A' && letter <= 'Z') {
            word += static_cast<char>(letter + ('a' - 'A'));
        } else if (!word.empty()) {
            const std::string_view spelt = asInAddresses(word);
            const bool isFirst = m_firstWords.contains(spelt);
            if (mayBePostcode({}, word) || mayBePostcode(before, word) ||
                (startsWithDigit(before) && startsWithDigit(word)) ||
                (isFirst && m_beginnings.contains(spelt)) ||
                (wasFirst && m_beginnings.contains(pair.append(spelt))))
                return false;
            if (mayEndPostcode(earlier.front(), word)) {
                std::string parts = word;
                for (const std::string_view part : earlier)
                    if (part.size() + parts.size() > kLongestPostcode ||
                        isPostcode(parts.insert(0, folded(part))))
                        break;
                if (isPostcode(parts))
                    return false;
            }
            std::shift_right(earlier.begin(), earlier.end(), 1);
            earlier.front() = ascii.substr(i - word.size(), word.size());
            wasFirst = isFirst;
            (pair = spelt) += ' ';
            before.swap(word);
            word.clear();
        }
    }
    return true;
}

bool WithheldWords::repeatsAPhrase(const std::vector<std::string> &words) const {
    if (m_phrases.isEmpty())
        return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string parts;
        for (std::size_t n = 0;
             n < kPostcodeParts && i + n < words.size() && parts.size() < kLongestPostcode; ++n)
            if (isPostcode(parts += words[i + n]))
                return true;
        if (isNumberInParts(std::span(words).subspan(i)))
            return true;
        if (!m_firstWords.contains(words[i]))
            continue;
        std::string phrase;
        for (std::size_t n = 0; n < kLongestPhrase && i + n < words.size(); ++n) {
            phrase += (n > 0 ? " " : "") + words[i + n];
            if (goesOnAsNone(phrase, n))
                break;
            if (m_phrases.contains(phrase))
                return true;
        }
    }
    return std::ranges::any_of(numberedKeys(words), [&](const std::string &key) {
        const std::size_t last = key.rfind(' ');
        return m_phrases.contains(key) || m_phrases.contains(key.substr(0, last));
    });
}

// In that order, also where one is part of another.
std::vector<std::string> WithheldWords::allPhrasesIn(const std::vector<std::string> &words) const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!m_firstWords.contains(words[i]))
            continue;
        std::string phrase;
        for (std::size_t n = 0; n < kLongestPhrase && i + n < words.size(); ++n) {
            phrase += (n > 0 ? " " : "") + words[i + n];
            if (goesOnAsNone(phrase, n))
                break;
            if (m_phrases.contains(phrase) || m_names.contains(phrase))
                found.push_back(phrase);
        }
    }
    return found;
}

// Of its own place within a kilometre, or in a way that cannot be compared; of another's only the
// very spot, unless somebody who may be shown is closer still.
bool WithheldWords::repeatsAPosition(std::string_view text, const Place *own) const {
    if (own) {
        const bool isInIreland = !own->point || kIreland.contains(*own->point);
        if (pointsAtAPlace(text) || (isInIreland && saysIrishGrid(text)) ||
            (own->point && tellsHalfOf(text, *own->point)))
            return true;
    }
    if (!own && m_points.isEmpty())
        return false;
    return std::ranges::any_of(positionsIn(text), [&](const ToldPosition &told) {
        if (own && !own->point && told.isCertain && kBritishIsles.contains(told.point))
            return true;
        if (own && own->point &&
            distanceMetres(told.point, *own->point) < std::max(kNearMetres, told.metres))
            return true;
        if (told.metres > kSameMetres)
            return false;
        return isSecret(told.point, told.metres);
    });
}

bool WithheldWords::isSecret(LatLon point, double give) const {
    if (m_points.isEmpty())
        return false;
    const std::optional<double> secret = m_points.nearest(point);
    if (!secret || *secret > kSameMetres + give)
        return false;
    const std::optional<double> shown = m_toldPoints.nearest(point);
    return !shown || *shown > *secret;
}

std::optional<WithheldWords::Tells> WithheldWords::told(std::string_view text,
                                                        const Text &what) const {
    if (isEmpty() || text.empty())
        return std::nullopt;
    if (readsAsWritten(text))
        return toldIn(text, what, true);
    for (const std::string &reading : readingsOf(text))
        if (const auto tells = toldIn(reading, what, isAscii(reading)))
            return tells;
    return std::nullopt;
}

std::optional<WithheldWords::Tells> WithheldWords::toldIn(std::string_view text, const Text &what,
                                                          bool isPlain) const {
    const auto found = m_places.find(what.own);
    const Place *place = found == m_places.end() ? nullptr : &found->second;
    const auto contact = [&] {
        return what.isAgreed ? std::nullopt : contactIn(text);
    };
    // Most texts of a map: no word begins an address, and nothing in them could be a position.
    if (!place && isPlain && beginsNoPhrase(text))
        return !m_points.isEmpty() && mayHoldPositions(text) && repeatsAPosition(text, nullptr)
                   ? std::optional(Tells::Place)
                   : contact();
    const std::vector<std::string> words = addressWords(text);
    if (repeatsAPhrase(words) || repeatsAPosition(text, place) ||
        (place && repeatsOwn(text, words, *place, what.may)))
        return Tells::Place;
    if (const Named *named = nameIn(words, what))
        return named->whose;
    return contact();
}

bool WithheldWords::repeatsOwn(std::string_view text, const std::vector<std::string> &words,
                               const Place &place, May may) {
    const std::string line = spaced(words);
    const std::string run = squeezed(folded(text));
    const auto says = [&](const std::string &key) {
        return line.contains(key) || run.contains(key);
    };
    if ((!place.postcode.empty() && run.contains(place.postcode)) ||
        (!place.uprn.empty() && run.contains(place.uprn)) ||
        std::ranges::any_of(
            place.asOne, [&](const std::string &key) { return saysNumber(run, squeezed(key)); }) ||
        std::ranges::any_of(place.numbered,
                            [&](const std::string &key) { return line.contains(" " + key + " "); }))
        return true;
    if (may == May::NameTheHouse)
        return false;
    return std::ranges::any_of(place.houses, says) ||
           (may == May::SayNothing && std::ranges::any_of(place.streets, says));
}

bool WithheldWords::identifiesAPlace(std::string_view identifier) {
    constexpr auto kSchemes = std::to_array<std::string_view>(
        {"uprn", "gb-uprn", "usrn", "gb-usrn", "toid", "osgb", "osm", "cqc", "place_id"});
    constexpr std::size_t kShortestBare = 9; // no register of organisations has longer numbers
    const std::string plain = folded(identifier);
    if (plain.size() >= kShortestBare && digitsOf(plain) == plain)
        return true;
    return std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
        const std::string_view rest = plain.starts_with(scheme)
                                          ? std::string_view(plain).substr(scheme.size())
                                          : std::string_view("x");
        return rest.empty() || !(rest[0] >= 'a' && rest[0] <= 'z');
    });
}

} // namespace placeweave
