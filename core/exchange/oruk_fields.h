// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave::hsds {

// Parts of Human Services Data Specification 3.x objects (docs.openreferral.org/en/3.0/hsds/
// schema_reference.html; the UK profile leaves some out and adds some) in the words of cells. All
// of them take any JSON: what is missing, null or of another type reads as empty.

// Text or a number, trimmed.
std::string textOf(const nlohmann::json &object, const char *key);
// Ids are UUIDs; in small letters, as some feeds mix them.
std::string idOf(const nlohmann::json &object, const char *key = "id");
// The elements of an array that are objects.
std::vector<const nlohmann::json *> objectsIn(const nlohmann::json &object, const char *key);
// The object under a key; null where there is none.
const nlohmann::json *objectIn(const nlohmann::json &object, const char *key);

struct Place {
    std::string id;
    std::string name;
    std::string address; // street and town
    std::string postcode;
    std::string latitude; // as the feed writes it, sane or not
    std::string longitude;
    std::string type; // as the feed writes it: physical, virtual, postal
    std::string uprn;
};
Place placeOf(const nlohmann::json &location);
// The country of its address where that is no part of the United Kingdom, as the feed writes it.
std::string countryAbroadOf(const nlohmann::json &location);

struct Times {
    std::string rule;  // RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,WE
    std::string opens; // HH:MM
    std::string closes;
    std::string inWords; // what the rule does not say
};
// Days of one beginning and end become one rule; what else there is, words.
Times timesOf(const nlohmann::json &service);

// "Under 18s: £3.50 per session; Over 60s: free".
std::string costOf(const nlohmann::json &service);
// "Ages 12 to 17", and what the feed says beside.
std::string eligibilityOf(const nlohmann::json &service);
// Codes or names, ; between.
std::string languagesOf(const nlohmann::json &object);
// Its own phones and those of its contacts, ; between; not those of a contact with a person's name.
std::string phonesOf(const nlohmann::json &object);
// GB-CHC-…, GB-COH-… and others, ; between.
std::string identifiersOf(const nlohmann::json &organisation);

// What it is filed under: the ids and the words of taxonomy terms, also of attributes without.
struct Terms {
    std::vector<std::string> ids;
    std::vector<std::string> words;
};
Terms termsOf(const nlohmann::json &object);
// The first of the words that a vocabulary knows, as its code; or empty.
std::string firstKnown(std::string_view vocabularyName, const std::vector<std::string> &words);

} // namespace placeweave::hsds
