// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/headings.h"

#include "core/base/text.h"
#include "core/exchange/person_words.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <map>

namespace placeweave {
namespace {

using Role = ColumnTarget::Role;

constexpr int kOwnName = 1000;
constexpr int kLabel = 900;
constexpr int kAlias = 800; // less its place in the list: the first are the plainest

struct Words {
    std::string_view words; // heading keys, | between
    Role role;
    std::string_view detail;
};
constexpr auto kRoleWords = std::to_array<Words>({
    {"latitude|lat", Role::Latitude, ""},
    {"longitude|lon|long|lng", Role::Longitude, ""},
    {"easting|eastings|oseast1m|east1m", Role::Easting, ""},
    {"northing|northings|osnrth1m|north1m", Role::Northing, ""},
    {"position|geo point|geo point 2d|coordinates|lat lon|lat "
     "long|latlon|latlong|wkt|geometry|geom",
     Role::Position, ""},
    {"record code|record|record id", Role::RecordCode, ""},
    {"phone|telephone|tel|telephone number|phone number|tel no|telephone no|phone no|mobile|"
     "mobile number|landline|contact number|contact phone|contact telephone|charity contact phone",
     Role::Contact, "phone"},
    {"email|e mail|mail|email address|e mail address|contact email|charity contact email",
     Role::Contact, "email"},
    {"website|web|url|web site|web page|webpage|web address|website address|homepage|"
     "charity contact web|link",
     Role::Contact, "website"},
    {"facebook|facebook page", Role::Contact, "facebook"},
    {"instagram", Role::Contact, "instagram"},
    {"whatsapp|whats app", Role::Contact, "whatsapp"},
    {"contact|contacts|contact details|contact info|contact information|other contacts",
     Role::Contact, ""},
});

constexpr auto kSchemes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"charity number|registered charity number|charity no|charity registration number|"
     "registered charity no|charity",
     "GB-CHC"},
    {"company number|company no|charity company registration number|company registration number|"
     "companies house number|crn",
     "GB-COH"},
    {"ods code|ods|organisation data service code|organisation code", "GB-NHS"},
    {"cqc id|cqc location id|cqc", "CQC"},
    {"osm id|osm", "OSM"},
    {"identifiers|identifier|org id|org id identifier", ""},
});

// When an organisation can be found: kept as something that it offers.
constexpr std::string_view kOpeningWords =
    "when note|opening times|opening hours|open hours|open times|hours open|hours of "
    "opening|opening days|opening days and times|opening times and days|days and times|days and "
    "hours|meeting times|meeting time|meeting day and time|session times|times of sessions";

// Words in names of lists that the vocabulary of kinds has no alias for.
constexpr auto kMoreKindWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"general practice", "public_service"},
    {"gp", "public_service"},
    {"doctor", "public_service"},
    {"medical practice", "public_service"},
    {"medical centre", "public_service"},
    {"group practice", "public_service"},
    {"dentist", "public_service"},
    {"allotment", "association"},
    {"friends of", "association"},
    {"worship", "faith_group"},
    {"care home", "private_business"},
});

// Words that tell whose list it is rather than what it lists.
constexpr std::string_view kWhoseWords =
    "council|nhs|national|local authority|statutory|parish|company";

constexpr auto kTableWords = std::to_array<std::pair<std::string_view, Entity>>({
    {"services", Entity::Service},
    {"activities", Entity::Service},
    {"people", Entity::Person},
    {"connections", Entity::Connection},
    {"communities", Entity::Community},
    {"channels", Entity::Channel},
    {"needs", Entity::Need},
    {"stories", Entity::Story},
    {"resources", Entity::Resource},
    {"organisations", Entity::Organisation},
});

bool isListed(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const std::size_t end = list.find('|');
        if (list.substr(0, end) == word)
            return true;
        if (end == std::string_view::npos)
            break;
        list.remove_prefix(end + 1);
    }
    return false;
}

int aliasStrength(std::string_view aliases, std::string_view key) {
    int strength = kAlias;
    while (!aliases.empty()) {
        const std::size_t end = aliases.find('|');
        if (headingKey(aliases.substr(0, end)) == key)
            return strength;
        if (end == std::string_view::npos)
            break;
        aliases.remove_prefix(end + 1);
        --strength;
    }
    return 0;
}

// Fields that a cell cannot fill: drawn areas, positions and links that are worked out.
bool isFillable(const Field &field) {
    return field.type != FieldType::Bytes && field.type != FieldType::Point &&
           &field != &fieldOf(Entity::Organisation, "location_id") &&
           &field != &fieldOf(Entity::Organisation, "identifiers");
}

int fieldStrength(const Field &field, std::string_view key) {
    if (!isFillable(field))
        return 0;
    if (headingKey(field.column) == key)
        return kOwnName;
    if (headingKey(field.label) == key)
        return kLabel;
    return aliasStrength(field.aliases, key);
}

bool takesContacts(Entity table) {
    return table == Entity::Organisation || table == Entity::Person;
}

bool takesPosition(Entity table) {
    return table == Entity::Organisation || table == Entity::Need || table == Entity::Service;
}

// Of what leaves to be put right and comes back.
bool hasRecordCode(Entity table) {
    return table == Entity::Organisation || table == Entity::Service;
}

HeadingMatch matchRole(Entity table, std::string_view key) {
    for (const Words &role : kRoleWords) {
        const bool fits = role.role == Role::Contact      ? takesContacts(table)
                          : role.role == Role::RecordCode ? hasRecordCode(table)
                                                          : takesPosition(table);
        if (fits && isListed(role.words, key))
            return {{role.role, nullptr, std::string(role.detail)}, kLabel + 50};
    }
    if (table == Entity::Organisation)
        for (const auto &[words, scheme] : kSchemes)
            if (isListed(words, key))
                return {{Role::Identifier, nullptr, std::string(scheme)}, kLabel};
    if (table == Entity::Community && isListed("organisations|organisation|served by|groups", key))
        return {{Role::Organisations, nullptr, {}}, kLabel};
    return {};
}

void matchFields(Entity entity, std::string_view key, HeadingMatch &best) {
    for (const Field &field : fieldsOf(entity)) {
        const int strength = fieldStrength(field, key);
        if (strength > best.strength)
            best = {{Role::Field, &field, {}}, strength};
    }
}

// "libraries" and "library", "homes" and "home".
std::string singular(std::string word) {
    if (word.size() > 4 && word.ends_with("ies"))
        return word.replace(word.size() - 3, 3, "y");
    if (word.size() > 4 && (word.ends_with("ches") || word.ends_with("shes")))
        return word.substr(0, word.size() - 2);
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
        word.pop_back();
    return word;
}

} // namespace

std::string headingKey(std::string_view heading) {
    std::string key = folded(heading);
    const std::size_t bracket = key.find('(');
    if (bracket != std::string::npos && bracket > 2)
        key.resize(bracket);
    for (char &c : key)
        if (std::string_view("_-./:*?\"'#").contains(c))
            c = ' ';
    return simplified(key);
}

HeadingMatch matchHeading(Entity table, std::string_view heading) {
    const std::string key = headingKey(heading);
    if (key.empty() || isAboutTrustees(key))
        return {};
    HeadingMatch best = matchRole(table, key);
    matchFields(table, key, best);
    if (table == Entity::Organisation)
        matchFields(Entity::Location, key, best);
    if (table == Entity::Organisation && best.strength == 0 && isListed(kOpeningWords, key))
        best = {{Role::Field, &fieldOf(Entity::Service, "when_note"), {}}, kAlias};
    if (table == Entity::Service && best.strength == 0) { // where it happens
        matchFields(Entity::Location, key, best);
        if (best.target.field && best.target.field->group != "address")
            best = {};
    }
    return best;
}

std::vector<HeadingMatch> matchHeadings(Entity table, const std::vector<std::string> &headings) {
    std::vector<HeadingMatch> matches;
    for (const std::string &heading : headings)
        matches.push_back(matchHeading(table, heading));
    for (std::size_t i = 0; i < matches.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            if (matches[i].target.role == Role::Unused || matches[i].target.takesSeveral() ||
                matches[i].target != matches[k].target)
                continue;
            const bool secondWins = matches[i].strength > matches[k].strength;
            matches[secondWins ? k : i] = {};
        }
    return matches;
}

// A list of "residents' groups" or "volunteer centres" is one of groups or centres: words for a
// person count only where no others do.
std::string kindFromWords(std::string_view text) {
    std::vector<std::string> words = split(headingKey(text), ' ');
    std::ranges::transform(words, words.begin(), singular);
    const Vocabulary &kinds = vocabulary("kind");
    std::string person;
    // Longest run of words first: "community centre" before "community".
    for (std::size_t length = std::min<std::size_t>(4, words.size()); length > 0; --length)
        for (std::size_t at = 0; at + length <= words.size(); ++at) {
            std::string run = words[at];
            for (std::size_t i = 1; i < length; ++i)
                run += " " + words[at + i];
            for (const auto &[word, kind] : kMoreKindWords)
                if (word == run)
                    return std::string(kind);
            const Term *term = isListed(kWhoseWords, run) ? nullptr : kinds.recognise(run);
            if (term && term->more("individual") != "true")
                return term->code;
            if (term && person.empty())
                person = term->code;
        }
    return person;
}

std::string kindInCell(std::string_view cell) {
    const Vocabulary &kinds = vocabulary("kind");
    if (const Term *term = kinds.recognise(cell))
        return term->code;
    const std::string code = looksLikeAPerson(cell) ? std::string() : kindFromWords(cell);
    const Term *named = kinds.find(code);
    return named && named->more("individual") != "true" ? code : std::string();
}

std::optional<Entity> entityFromWords(std::string_view words) {
    const std::string key = headingKey(words);
    for (const auto &[word, entity] : kTableWords)
        if (key == word || singular(std::string(word)) == key)
            return entity;
    return std::nullopt;
}

std::string schemeOf(std::string_view key) {
    for (const auto &[words, scheme] : kSchemes)
        if (isListed(words, key))
            return std::string(scheme);
    return {};
}

bool isAboutTrustees(std::string_view heading) {
    return folded(heading).contains("trustee");
}

} // namespace placeweave
