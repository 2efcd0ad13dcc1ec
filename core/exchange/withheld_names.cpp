// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/withheld_names.h"

#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/cell.h"
#include "core/exchange/match_words.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace placeweave {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kShortestRun = 10;  // letters of a name written as one word
constexpr std::size_t kShortestName = 8;  // of an organisation's name of one word
constexpr std::size_t kShortestHouse = 6; // of a house's
constexpr std::size_t kShortestPhone = 9; // digits, without the first 0
constexpr std::ptrdiff_t kLongestPhone = 13;
constexpr std::size_t kShortestPath = 6; // letters of a page on a site that everybody uses

constexpr std::size_t kShortestSurname = 4; // said with a title or an initial alone
constexpr std::size_t kShortestAfterS = 8;  // "s hill" stands in "King's Hill"

constexpr auto kTitles = std::to_array<std::string_view>(
    {"mr",         "mrs",     "ms",       "miss",   "mx",         "dr",      "prof",  "professor",
     "rev",        "revd",    "reverend", "sir",    "dame",       "lady",    "lord",  "cllr",
     "councillor", "fr",      "father",   "mother", "sister",     "brother", "br",    "pastor",
     "imam",       "canon",   "rabbi",    "bishop", "archdeacon", "deacon",  "vicar", "sheikh",
     "shaykh",     "maulana", "mufti",    "ustadh", "hon",        "judge",   "capt",  "captain",
     "major",      "col",     "colonel",  "sgt",    "pc",         "pcso",    "nurse", "auntie",
     "aunty",      "uncle",   "mme"});
// With which texts say a surname alone, beside the one that the record has.
constexpr auto kSaidTitles = std::to_array<std::string_view>(
    {"mr",        "mrs",   "ms",   "miss",       "mx",     "dr",   "prof",
     "professor", "rev",   "revd", "reverend",   "father", "fr",   "sister",
     "pastor",    "canon", "cllr", "councillor", "sir",    "dame", "lady"});
// What stands after a name and is none of it.
constexpr auto kAfterNames = std::to_array<std::string_view>(
    {"mbe",    "obe",    "cbe",   "kbe",  "dbe",   "bem",   "qpm",   "kpm",  "jp",  "dl",
     "mp",     "ma",     "ba",    "bsc",  "msc",   "bed",   "med",   "mba",  "bds", "mbbs",
     "md",     "phd",    "dphil", "llb",  "llm",   "kc",    "qc",    "rn",   "rgn", "rmn",
     "srn",    "scphn",  "frcs",  "frcp", "mrcp",  "mrcgp", "frcgp", "frsa", "fca", "aca",
     "acca",   "frics",  "mrics", "pgce", "hons",  "esq",   "jr",    "jnr",  "snr", "sr",
     "junior", "senior", "ii",    "iii",  "dipsw", "cqsw",  "osb",   "sj"});
constexpr auto kLegalWords = std::to_array<std::string_view>(
    {"ltd", "limited", "cic", "cio", "scio", "plc", "llp", "inc", "charity"});
// Beside those of the vocabularies.
constexpr auto kEverydayWords = std::to_array<std::string_view>(
    {"the",   "a",      "of",    "and",   "in",     "at",    "for",    "on",      "to",
     "our",   "my",     "s",     "flat",  "floor",  "unit",  "suite",  "room",    "block",
     "first", "second", "third", "upper", "ground", "lower", "office", "offices", "building",
     "home",  "house",  "hall",  "old",   "new",    "north", "south",  "east",    "west"});

// What half the groups of a map are called: no name by itself.
bool isEverydayWord(const std::string &word) {
    static const std::unordered_set<std::string> kWords = [] {
        std::unordered_set<std::string> words;
        for (const std::string_view everyday : kEverydayWords)
            words.emplace(everyday);
        const auto add = [&words](std::string_view text) {
            for (std::string &each : addressWords(text))
                words.insert(std::move(each));
        };
        for (const Vocabulary *each : vocabularies())
            for (const Term &term : each->terms()) {
                add(term.label);
                add(term.help);
                for (const std::string &alias : term.aliases)
                    add(alias);
            }
        return words;
    }();
    return startsWithDigit(word) || kWords.contains(word);
}

bool saysSomething(const Words &words) {
    return !std::ranges::all_of(words, isEverydayWord);
}

void add(Words &phrases, const Words &words) {
    if (words.size() < 2)
        return;
    for (std::string phrase : {joined(words, " "), joined(words, "")})
        if ((phrase.contains(' ') || phrase.size() >= kShortestRun) &&
            !std::ranges::contains(phrases, phrase))
            phrases.push_back(std::move(phrase));
}

std::string without(std::string text, std::string_view letters) {
    std::erase_if(text, [&](char c) { return letters.contains(c); });
    return text;
}

// "women s" and "womens" of "Women's": apostrophes of any kind part words, or nothing.
std::string plain(std::string_view name) {
    std::string text = folded(name);
    for (const std::string_view quote : {"\xE2\x80\x98", "\xE2\x80\x99", "\xCA\xBC"})
        for (std::size_t at = text.find(quote); at != text.npos; at = text.find(quote, at))
            text.replace(at, quote.size(), "'");
    return text;
}

bool isTitle(const std::string &word) {
    return std::ranges::contains(kTitles, without(word, "."));
}

bool isAfterName(const std::string &word) {
    return std::ranges::contains(kAfterNames, without(word, "."));
}

Words withoutTitles(Words words) {
    while (words.size() > 2 && isTitle(words.front()))
        words.erase(words.begin());
    return words;
}

// "Chair", "(Mrs)", "MBE, JP".
bool isBesideAName(std::string_view said) {
    Words words = addressWords(without(std::string(said), "."));
    std::erase_if(words,
                  [](const std::string &word) { return isTitle(word) || isAfterName(word); });
    return words.empty() || vocabulary("role").recognise(said) || !saysSomething(words);
}

// "Ada" of "Ada (chair)" and of "Ada [she/her]"; what stood in brackets in the middle of a name is
// what she is called, too.
std::string withoutBrackets(const std::string &text, std::string &inside) {
    std::string outside;
    int depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[')
            ++depth;
        else if (c == ')' || c == ']')
            depth = std::max(depth - 1, 0);
        else
            (depth > 0 ? inside : outside) += c;
        if (depth > 0 && (c == '(' || c == '['))
            outside += ' ';
    }
    return outside;
}

// In pieces where the word or sign stands.
Words parted(std::string_view text, std::string_view sign) {
    Words pieces;
    for (std::size_t at = 0; at != text.npos;) {
        const std::size_t end = text.find(sign, at);
        pieces.emplace_back(trimmed(text.substr(at, end == text.npos ? end : end - at)));
        at = end == text.npos ? end : end + sign.size();
    }
    std::erase_if(pieces, [](const std::string &piece) { return piece.empty(); });
    return pieces;
}

// "Ada Byrne" of "Ada Byrne - chair" and of "Chair: Ada Byrne"; "marguerite pell" of "Pell,
// Marguerite (Mrs)".
std::string nameItself(std::string text) {
    for (const std::string_view sign : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": ", " | "}) {
        const Words sides = parted(text, sign);
        if (sides.size() > 1)
            text = isBesideAName(sides.front()) ? sides[1] : sides.front();
    }
    Words pieces = parted(text, ",");
    if (pieces.size() < 2)
        return text;
    const Words all = pieces;
    std::erase_if(pieces, isBesideAName);
    if (pieces.size() == 1 && pieces.front().contains(' '))
        return pieces.front();
    const Words &names = pieces.size() < 2 ? all : pieces;
    return names[1] + " " + names[0];
}

// "Ada & John Byrne" are two, and the first of them has the name of the last.
Words eachOf(const std::string &text) {
    Words people{text};
    for (const std::string_view sign : {"/", ";", "&", "+", " and "}) {
        Words further;
        for (const std::string &each : people)
            std::ranges::move(parted(each, sign), std::back_inserter(further));
        people = std::move(further);
    }
    if (people.size() < 2)
        return people;
    const Words last = split(people.back(), ' ');
    if (last.size() > 1)
        for (std::string &each : people)
            if (withoutTitles({"", "", each}).back() == each && !each.contains(' '))
                each += " " + last.back();
    return people;
}

void addSurnameAlone(const Words &parts, const Words &titled, Words &shared) {
    const Words surname = addressWords(without(parts.back(), "'"));
    const std::string letters = joined(surname, "");
    if (letters.size() < kShortestSurname || !saysSomething(surname))
        return;
    Words ways;
    for (const std::string_view joining : {"", "'", "-"})
        if (std::string way = joined(addressWords(without(parts.back(), joining)), " ");
            !std::ranges::contains(ways, way))
            ways.push_back(std::move(way));
    const auto addWith = [&](const std::string &before) {
        for (const std::string &way : ways)
            shared.push_back(std::string(asInAddresses(before)) + " " + way);
    };
    for (const std::string_view title : kSaidTitles)
        addWith(std::string(title));
    if (!titled.empty() && isTitle(titled.front()))
        addWith(without(titled.front(), "."));
    const std::string initial = parts.front().substr(0, 1);
    if (!isTitle(parts.front()) && isSmallLetter(initial.front()) &&
        (initial != "s" || letters.size() >= kShortestAfterS))
        addWith(initial);
}

// Ways to say the name, its words as addresses spell them.
void addWays(const std::string &text, NamePhrases &found) {
    const Words titled = split(text, ' ');
    Words parts = withoutTitles(titled);
    while (parts.size() > 2 && isAfterName(parts.back()))
        parts.pop_back();
    if (parts.size() > 2) // "Marguerite J. Pell"
        std::erase_if(parts, [&](const std::string &part) {
            return &part != &parts.front() && &part != &parts.back() &&
                   without(part, ".").size() == 1;
        });
    Words turned = parts;
    if (turned.size() > 1)
        std::ranges::rotate(turned, turned.end() - 1);
    Words ways{text, joined(parts, " "), joined(turned, " ")};
    const bool isNamed = parts.size() > 1 && !isEverydayWord(parts.back());
    if (parts.size() > 2 && isNamed && !std::ranges::contains(kEverydayWords, parts.front()))
        ways.push_back(parts.front() + " " + parts.back());
    for (const std::string &said : ways)
        for (const std::string_view joining : {"", "'", "-", "-'"})
            add(found.phrases, withoutTitles(addressWords(without(said, joining))));
    if (isNamed)
        addSurnameAlone(parts, titled, found.shared);
}

} // namespace

NamePhrases personPhrases(std::string_view name) {
    NamePhrases found;
    if (vocabulary("role").recognise(name))
        return found;
    std::string lines(name);
    std::ranges::replace(lines, '\n', ';');
    const std::string text = plain(lines);
    std::string called;
    for (const std::string &each : eachOf(withoutBrackets(text, called))) {
        const std::string person = nameItself(each);
        if (isBesideAName(person) && person != text)
            continue;
        addWays(person, found);
        const Words words = split(person, ' ');
        if (words.size() > 1 && !called.empty() && !called.contains(' ') && !isBesideAName(called))
            addWays(called + " " + words.back(), found);
    }
    if (!text.contains('(')) // as it is written, whatever it is
        add(found.phrases, withoutTitles(addressWords(text)));
    return found;
}

static Words bareWords(std::string_view text) {
    Words words = addressWords(text);
    while (words.size() > 1 && (words.front() == "the" || words.front() == "a"))
        words.erase(words.begin());
    while (words.size() > 1 && std::ranges::contains(kLegalWords, words.back()))
        words.pop_back();
    return words;
}

static NamePhrases phrasesOfName(std::string_view name, std::size_t shortestLone) {
    NamePhrases found;
    const std::string text = plain(name);
    if (!saysSomething(bareWords(text)))
        return found;
    std::string spelt; // "&" as it is said
    for (const char c : text)
        spelt += c == '&' ? std::string(" and ") : std::string(1, c);
    Words ways{text};
    for (std::string other : {without(text, "'"), spelt, without(spelt, "'")})
        if (!std::ranges::contains(ways, other))
            ways.push_back(std::move(other));
    for (const std::string &said : ways) {
        Words words = bareWords(said);
        add(found.phrases, words);
        std::erase(words, "and"); // as "&" is read
        if (saysSomething(words))
            add(found.phrases, words);
        if (words.size() == 1 && words.front().size() >= shortestLone)
            found.shared = {words.front()};
    }
    return found;
}

NamePhrases organisationPhrases(std::string_view name) {
    return phrasesOfName(name, kShortestName);
}

NamePhrases housePhrases(std::string_view name) {
    return phrasesOfName(name, kShortestHouse);
}

std::vector<std::string> streetPhrases(const std::vector<std::string> &words) {
    std::vector<std::string> phrases;
    const bool isNumbered = std::ranges::any_of(words, startsWithDigit);
    if (!isNumbered && saysSomething(words))
        add(phrases, words);
    return phrases;
}

// --- ways to contact somebody ---

static bool isOfEmail(char c) {
    return isSmallLetter(c) || isAsciiDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string comparableEmail(std::string_view folded, std::size_t at) {
    const auto isOfName = [](char c) {
        return isOfEmail(c) || std::string_view("._%+-'").contains(c);
    };
    const auto isOfHost = [](char c) {
        return isOfEmail(c) || c == '.' || c == '-';
    };
    std::size_t last = at;
    while (last > 0 && folded[last - 1] == ' ')
        --last;
    std::size_t first = last;
    while (first > 0 && isOfName(folded[first - 1]))
        --first;
    std::size_t from = at + 1;
    while (from < folded.size() && folded[from] == ' ')
        ++from;
    std::size_t end = from;
    while (end < folded.size() && isOfHost(folded[end]))
        ++end;
    std::string_view name = folded.substr(first, last - first);
    std::string_view host = folded.substr(from, end - from);
    name = name.substr(0, name.find('+', 1));
    while (!name.empty() && !isOfEmail(name.front())) // "_me@example.org_"
        name.remove_prefix(1);
    while (!host.empty() && !isSmallLetter(host.back()))
        host.remove_suffix(1);
    return std::string(name) + "@" + std::string(host);
}

// Each that the value holds.
static Words numbersIn(std::string_view value) {
    constexpr std::size_t kShortestWhole = 9;
    Words numbers;
    std::string number;
    const auto end = [&] {
        if (std::ranges::count_if(number, isAsciiDigit) >= std::ptrdiff_t{kShortestWhole})
            numbers.push_back(std::move(number));
        number.clear();
    };
    bool isAfterSpace = false;
    for (const char c : value) {
        const bool isWhole =
            std::ranges::count_if(number, isAsciiDigit) >= std::ptrdiff_t{kShortestWhole};
        if (!isAsciiDigit(c) && !std::string_view(" +()-.").contains(c) &&
            !(c == '/' && !isWhole)) // "0161/496 0000"
            end();
        else if (isWhole && (c == '+' || (isAfterSpace && c == '0')))
            end();
        if (isAsciiDigit(c) || !number.empty())
            number += c;
        isAfterSpace = c == ' ';
    }
    end();
    return numbers;
}

static void addNumber(std::string_view number, Words &numbers) {
    std::string digits = comparableContact(number);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() >= kShortestPhone && digits.find_first_not_of("0123456789") == digits.npos &&
        !std::ranges::contains(numbers, digits))
        numbers.push_back(std::move(digits));
}

static void addEmail(const std::string &email, ContactSigns &signs) {
    const std::size_t at = email.find('@');
    if (at == 0 || !email.substr(at + 1).contains('.') ||
        std::ranges::contains(signs.emails, email))
        return;
    const std::string host = email.substr(at + 1);
    std::string dotted;
    for (const char c : host)
        dotted += c == '.' ? std::string(" dot ") : std::string(1, c);
    for (const std::string &where : {host, dotted})
        add(signs.phrases, addressWords(email.substr(0, at) + " at " + where));
    signs.emails.push_back(email);
}

ContactSigns contactSigns(std::string_view value) {
    ContactSigns signs;
    const std::string small = folded(value);
    for (std::size_t at = small.find('@'); at != small.npos; at = small.find('@', at + 1))
        addEmail(comparableEmail(small, at), signs);
    if (looksLikeWebsite(value)) {
        const std::string known = comparableContact(value);
        std::string page = small;
        if (const std::size_t scheme = page.find("://"); scheme != page.npos)
            page.erase(0, scheme + 3);
        if (page.starts_with("www."))
            page.erase(0, 4);
        // What is left of a page on a site that everybody uses is its path.
        const std::size_t path = page.find('/');
        const bool isShared = known.contains('/');
        Words words = addressWords(isShared && path != page.npos ? page.substr(path) : page);
        if (!known.empty() && (!isShared || joined(words, "").size() >= kShortestPath))
            signs.phrases.push_back(joined(words, " "));
    } else {
        for (const std::string &number : numbersIn(small))
            addNumber(number, signs.numbers);
        if (std::ranges::count_if(small, isAsciiDigit) <= kLongestPhone)
            addNumber(small, signs.numbers);
        const Words handle = addressWords(small); // "@name" as sites have it
        if (small.starts_with('@') && !small.contains(' ') &&
            joined(handle, "").size() >= kShortestPath)
            signs.phrases.push_back(joined(handle, " "));
    }
    return signs;
}

} // namespace placeweave
