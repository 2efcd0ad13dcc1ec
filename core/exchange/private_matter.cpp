// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/private_matter.h"

#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/person_words.h"
#include "core/exchange/read_in_batches.h"
#include "core/exchange/text_as_read.h"
#include "core/exchange/withheld_words.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <regex>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

constexpr std::size_t kNhsDigits = 10;
constexpr std::size_t kBirthReach = 22; // letters between "born" and the day: " on Wednesday the "
constexpr std::size_t kDayLength = 24;
constexpr std::size_t kHomeReach = 80; // letters between "lives at" and the end of the address

// Ten digits from there, in the groups that the number is written in, or with one gap anywhere.
bool isNhsNumberAt(std::string_view text, std::size_t at) {
    std::array<int, kNhsDigits> digits{};
    std::size_t count = 0;
    int gaps = 0;
    bool isGrouped = true;
    while (at < text.size() && count < kNhsDigits) {
        const std::size_t figure = text.find_first_not_of(' ', at);
        if (isAsciiDigit(text[at])) {
            digits[count++] = text[at++] - '0';
            continue;
        }
        const bool isParted = figure != text.npos && std::string_view("-./").contains(text[figure]);
        const std::size_t next = isParted ? text.find_first_not_of(' ', figure + 1) : figure;
        if (next == text.npos || next == at || !isAsciiDigit(text[next]))
            return false;
        ++gaps;
        isGrouped = isGrouped && (count == 3 || count == 6);
        at = next;
    }
    if (count < kNhsDigits || (at < text.size() && isAsciiDigit(text[at])))
        return false;
    if (!isGrouped && (gaps > 1 || digits.front() == 0)) // as a number to ring begins
        return false;
    int sum = 0;
    for (std::size_t n = 0; n + 1 < kNhsDigits; ++n)
        sum += digits[n] * static_cast<int>(kNhsDigits - n);
    return (11 - sum % 11) % 11 == digits.back(); // a check of 10 is never given out
}

bool hasNhsNumber(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (isAsciiDigit(text[i]) && (i == 0 || !isAsciiDigit(text[i - 1])) &&
            isNhsNumberAt(text, i))
            return true;
    return false;
}

// Whether one of the words stands there, not as part of another; where it ends.
template <std::size_t N, class Then>
bool anyAfter(std::string_view small, const std::array<std::string_view, N> &words, Then then) {
    for (const std::string_view word : words)
        for (std::size_t at = small.find(word); at != small.npos; at = small.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            const bool isWord = (at == 0 || !isSmallLetter(small[at - 1])) &&
                                (end == small.size() || !isSmallLetter(small[end]));
            if (isWord && then(end))
                return true;
        }
    return false;
}

// "12/03/1951", "12th of March 1951", "12, 1951" after a month, "1951-03-12".
constexpr std::string_view kDay =
    R"((\d{1,2}(st|nd|rd|th)?( of)?[ ./-](\d{1,2}|[a-z]{3,9}),?[ ./-]\d{2,4})"
    R"(|\d{1,2}(st|nd|rd|th)?,? (19|20)\d{2}|\d{4}[-/.]\d{2}[-/.]\d{2}))";

bool hasBirthDate(std::string_view small) {
    static constexpr std::array<std::string_view, 9> kWords{
        "born",          "b.",         "dob",       "d.o.b",   "d o b",
        "date of birth", "birth date", "birthdate", "birthday"};
    static const std::regex kStarts("^" + std::string(kDay));
    static const std::regex kEnds(std::string(kDay) + R"([^a-z0-9\n]{0,4}((is|was) )?$)");
    return std::ranges::any_of(kWords, [&](std::string_view word) {
        return anyAfter(small, std::array{word}, [&](std::size_t from) {
            std::size_t at = from;
            while (at < small.size() && at - from <= kBirthReach && !isAsciiDigit(small[at]) &&
                   small[at] != '\n' && small[at] != ';')
                ++at;
            const std::string after(small.substr(std::min(at, small.size()), kDayLength));
            if (std::regex_search(after, kStarts))
                return true;
            // "12.03.51, date of birth", "12 March 1951 (dob)"
            const std::size_t start = from - word.size();
            const std::size_t reach = std::min(start, kDayLength + 8);
            std::string before(small.substr(start - reach, reach));
            if (before.ends_with("her ") || before.ends_with("his "))
                before.resize(before.size() - 4);
            return std::regex_search(before, kEnds);
        });
    });
}

bool hasNumberedStreet(std::string_view text) {
    static constexpr auto kStreets = std::to_array<std::string_view>(
        {"rd", "st", "ave", "ln", "dr", "cl", "ct", "cres", "gdns", "gr", "pl", "sq", "ter", "way",
         "row", "walk", "mews", "hill", "rise"});
    constexpr std::size_t kLongestName = 4; // "12 Upper Chorlton Green Road"
    const std::vector<std::string> words = addressWords(text);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (startsWithDigit(words[i]) && words[i].size() <= 5)
            for (std::size_t n = i + 2; n <= i + kLongestName && n < words.size(); ++n)
                if (std::ranges::contains(kStreets, words[n]))
                    return true;
    return false;
}

bool hasPostcode(std::string_view text) {
    const std::vector<std::string> words = split(text, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string bare = squeezed(words[i]);
        if (bare.size() >= 5 && !postcodeKey(bare).empty())
            return true;
        if (i + 1 < words.size() && !bare.empty() && squeezed(words[i + 1]).size() == 3 &&
            !postcodeKey(bare + squeezed(words[i + 1])).empty())
            return true;
    }
    return false;
}

bool isAddress(std::string_view text) {
    return hasNumberedStreet(text) || hasPostcode(text);
}

// "12 Oak Road" soon after, in that line.
bool isAddressAfter(std::string_view small, std::size_t from) {
    const std::string_view near = small.substr(from, kHomeReach);
    return isAddress(near.substr(0, near.find('\n')));
}

// "Mrs Smith of 12 Oak Road".
bool hasSomebodyOfAnAddress(std::string_view small) {
    static constexpr auto kTitles =
        std::to_array<std::string_view>({"mr", "mrs", "ms", "miss", "mx", "dr"});
    constexpr std::size_t kNameReach = 40;
    return anyAfter(small, kTitles, [&](std::size_t end) {
        end += end < small.size() && small[end] == '.' ? 1 : 0;
        const std::string_view name = small.substr(end, kNameReach);
        for (const std::string_view joining : {" of ", " at "}) {
            const std::size_t at = name.find(joining);
            const std::size_t from = end + at + joining.size();
            if (at != name.npos &&
                name.substr(0, at).find_first_of(".,;:\n0123456789") == name.npos &&
                (startsWithDigit(small.substr(from)) || small.substr(from).starts_with("flat ")) &&
                isAddressAfter(small, from))
                return true;
        }
        return false;
    });
}

// "home: 12 Oak Road", not "care home: ...".
bool hasHomeLine(std::string_view small) {
    for (std::size_t at = small.find("home:"); at != small.npos; at = small.find("home:", at + 1)) {
        const std::string_view before = trimmed(small.substr(0, at));
        if ((before.empty() || std::string_view(".,;:(|-/").contains(before.back())) &&
            isAddressAfter(small, at))
            return true;
    }
    return false;
}

bool hasHomeAddress(std::string_view small) {
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"lives at",    "live at",     "lives in",   "living at",    "lives on",   "live on",
         "live in",     "home is",     "at home",    "home address", "her home",   "his home",
         "their home",  "my home",     "resides at", "my house",     "her house",  "his house",
         "their house", "my flat",     "her flat",   "his flat",     "their flat", "my address",
         "her address", "his address", "staying at", "stays at",     "lodging at", "lodges at"});
    return anyAfter(small, kWords, [&](std::size_t from) { return isAddressAfter(small, from); }) ||
           hasHomeLine(small) || hasSomebodyOfAnAddress(small);
}

bool isReadFor(const Field &field) {
    return field.type == FieldType::LongText || field.type == FieldType::Text ||
           field.type == FieldType::TextSet;
}

// Numbers and addresses are what these are for.
bool isExpected(const Field &field) {
    return field.entity == Entity::Location ||
           (field.entity == Entity::Contact && field.column == "value") ||
           (field.entity == Entity::Organisation && field.column == "identifiers") ||
           field.entity == Entity::View || field.entity == Entity::ReaderProfile;
}

bool isAPerson(const Record &record) {
    if (record.entity() == Entity::Person)
        return true;
    if (record.entity() != Entity::Organisation)
        return false;
    const std::string &kind = record.text("kind");
    const Term *term = vocabulary("kind").recognise(kind);
    return term ? term->more("individual") == "true" : looksLikeAPerson(kind);
}

// Owners before what they own.
constexpr std::array kLookedAt{Entity::Organisation, Entity::Person,   Entity::Engagement,
                               Entity::Story,        Entity::Service,  Entity::Contact,
                               Entity::Connection,   Entity::Serves,   Entity::Channel,
                               Entity::Need,         Entity::Promise,  Entity::TakenTo,
                               Entity::Community,    Entity::Exercise, Entity::MapNote,
                               Entity::Resource,     Entity::About,    Entity::ServiceAtLocation};

} // namespace

std::vector<PrivateMatter> allPrivateMatterIn(std::string_view written, bool ofAPerson) {
    std::vector<PrivateMatter> found;
    const std::string seen = readsAsWritten(written) ? std::string() : asSeen(written);
    const std::string_view text = seen.empty() ? written : std::string_view(seen);
    if (std::ranges::none_of(text, isAsciiDigit))
        return found;
    if (hasNhsNumber(text))
        found.push_back(PrivateMatter::NhsNumber);
    const std::string small = folded(text);
    if (hasBirthDate(small))
        found.push_back(PrivateMatter::BirthDate);
    if (hasHomeAddress(small) || (ofAPerson && isAddress(small)))
        found.push_back(PrivateMatter::HomeAddress);
    return found;
}

PrivateMatter privateMatterIn(std::string_view text, bool ofAPerson) {
    const std::vector<PrivateMatter> found = allPrivateMatterIn(text, ofAPerson);
    return found.empty() ? PrivateMatter::None : found.front();
}

// Those whose name another bears who leaves are not meant by it: as of people, hence the kind.
static Result<WithheldWords> namesNotAsked(MapFile &map, const Disclosure &readers) {
    static constexpr const Field *kNames[] = {&fieldOf(Entity::Organisation, "name"),
                                              &fieldOf(Entity::Organisation, "other_names")};
    WithheldWords names;
    const std::vector<RowId> &notAsked = readers.notAsked(); // by id
    if (notAsked.empty())
        return names;
    const auto isNotAsked = [&](const Record &row) {
        return std::ranges::binary_search(notAsked, row.id());
    };
    PW_CHECK(readInBatches(
        map, {Entity::Organisation, kNames}, [](const Record &) {},
        [&](const Record &row) {
            std::vector<NamePhrases> found;
            if (!isNotAsked(row))
                return found;
            for (const std::string &name : setElements(row[*kNames[1]]))
                found.push_back(organisationPhrases(name));
            found.push_back(organisationPhrases(row[*kNames[0]].text()));
            return found;
        },
        [&](const Record &, const std::vector<NamePhrases> &found) {
            for (const NamePhrases &name : found)
                names.withholdName(name, WithheldWords::Tells::Person);
            return true;
        }));
    PW_CHECK(readInBatches(
        map, {Entity::Organisation, kNames}, [](const Record &) {},
        [&](const Record &row) {
            return readers.shows(Entity::Organisation, row.id())
                       ? organisationPhrases(row[*kNames[0]].text())
                       : NamePhrases();
        },
        [&](const Record &, const NamePhrases &name) {
            names.tellName(name);
            return true;
        }));
    return names;
}

namespace {

// What is looked through of a kind of row, and whose it is.
class LookingThrough {
public:
    LookingThrough(Entity entity, const Disclosure &readers, const WithheldWords &notAsked)
        : m_notAsked(&notAsked) {
        for (const Field &field : fieldsOf(entity)) {
            const bool isText = isReadFor(field) && !isExpected(field) && readers.shows(field);
            if (isText)
                m_texts.push_back(&field);
            if (isText || refersToRow(field) || field.column == "kind")
                m_read.push_back(&field);
        }
    }

    const std::vector<const Field *> &texts() const { return m_texts; }
    const std::vector<const Field *> &fields() const { return m_read; }

    std::vector<std::pair<PrivateMatter, const Field *>> in(const Record &record) const {
        std::vector<std::pair<PrivateMatter, const Field *>> found;
        for (const Field *field : m_texts) {
            const std::string &text = record[*field].text();
            if (text.empty())
                continue;
            const bool mayHoldFigures = std::ranges::any_of(text, [](char c) {
                return isAsciiDigit(c) || static_cast<unsigned char>(c) >= 0x80;
            });
            if (mayHoldFigures)
                for (const PrivateMatter matter : allPrivateMatterIn(text, isAPerson(record)))
                    found.emplace_back(matter, field);
            WithheldWords::Text what;
            what.isName = field->column == "name";
            what.isOrganisation = what.isName && record.entity() == Entity::Organisation;
            if (m_notAsked->told(text, what))
                found.emplace_back(PrivateMatter::NotAskedYet, field);
        }
        return found;
    }

private:
    const WithheldWords *m_notAsked;
    std::vector<const Field *> m_texts;
    std::vector<const Field *> m_read;
};

bool isReferredTo(Entity entity) {
    return std::ranges::any_of(kFields, [&](const Field &field) {
        return refersToRow(field) && field.detail == info(entity).table;
    });
}

} // namespace

// Nearly no text holds anything, and to work out how it leaves costs more than to look at it: so
// each is looked at as it stands on the map, and once more as it leaves where there is something.
Result<std::vector<PointedOut>> pointedOut(MapFile &map, const Disclosure &readers,
                                           const std::optional<std::vector<RowId>> &only) {
    std::vector<PointedOut> found;
    PW_TRY(const WithheldWords notAsked, namesNotAsked(map, readers));
    std::unordered_set<RowId> among;
    if (only)
        among.insert(only->begin(), only->end());
    std::unordered_map<RowId, RowId> ownedBy; // people, conversations and services
    const auto organisationOf = [&](const Record &record) {
        if (record.entity() == Entity::Organisation)
            return record.id();
        for (const Field &field : fieldsOf(record.entity())) {
            if (!refersToRow(field) || record[field].isEmpty())
                continue;
            const RowId target{record[field].integer()};
            if (field.detail == "organisation")
                return target;
            if (const auto owner = ownedBy.find(target); owner != ownedBy.end())
                return owner->second;
        }
        return RowId{};
    };
    for (const Entity entity : kLookedAt) {
        const LookingThrough texts(entity, readers, notAsked);
        const bool isOwner = entity != Entity::Organisation && isReferredTo(entity);
        WantedRows wanted{entity, texts.fields(), texts.texts()};
        if (isOwner)
            wanted.filled = {};
        else if (texts.texts().empty())
            continue;
        std::vector<RowId> toLookAt;
        PW_CHECK(readInBatches(
            map, wanted, [](const Record &) {}, [&](const Record &row) { return texts.in(row); },
            [&](const Record &row, const auto &inIt) {
                if (const RowId whose = organisationOf(row); isOwner && whose)
                    ownedBy[row.id()] = whose;
                if (!inIt.empty())
                    toLookAt.push_back(row.id());
                return true;
            }));
        if (toLookAt.empty())
            continue;
        PW_TRY(RecordsById rows, RecordsById::of(map.database(), entity, allFieldsOf(entity)));
        for (const RowId id : toLookAt) {
            PW_TRY(const Record row, rows.at(id));
            const std::optional<Record> leaves = readers.disclosed(row);
            const RowId whose = leaves ? organisationOf(*leaves) : RowId{};
            if (leaves && (!only || among.contains(whose)))
                for (const auto &[matter, field] : texts.in(*leaves))
                    found.push_back({matter, entity, id, field, whose});
        }
    }
    return found;
}

} // namespace placeweave
