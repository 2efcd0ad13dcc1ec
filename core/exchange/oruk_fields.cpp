// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/oruk_fields.h"

#include "core/base/text.h"
#include "core/exchange/headings.h"
#include "core/exchange/identifiers.h"
#include "core/exchange/organisation_row.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::hsds {
namespace {

using nlohmann::json;

const json *find(const json &object, const char *key) {
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string numberText(const json &number) {
    if (number.is_number_integer())
        return number.dump();
    const double value = number.get<double>();
    const bool isWhole = std::abs(value) < 1e15 && std::floor(value) == value;
    return isWhole ? std::format("{:.0f}", value) : std::format("{}", value);
}

// A list in one cell: what is listed may hold no separator of its own.
void append(std::string &list, std::string piece) {
    std::ranges::replace(piece, ';', ',');
    if (piece.empty() || std::ranges::contains(split(list, ';'), piece))
        return;
    list += (list.empty() ? "" : "; ") + piece;
}

std::optional<double> amountIn(const json &option) {
    const json *amount = find(option, "amount");
    if (!amount)
        return std::nullopt;
    const double value = amount->is_number() ? amount->get<double>() : -1;
    return value >= 0 && value < 1e6 ? std::optional(value) : std::nullopt;
}

std::string amountWords(double amount, const std::string &currency) {
    if (amount == 0)
        return "free";
    const std::string sign = currency.empty() || currency == "GBP" ? "\xC2\xA3" : currency + " ";
    return std::floor(amount) == amount ? std::format("{}{:.0f}", sign, amount)
                                        : std::format("{}{:.2f}", sign, amount);
}

std::optional<int> ageIn(const json &service, const char *key) {
    const std::string text = textOf(service, key);
    int age = 0;
    for (const char c : text) {
        if (c == '.')
            break;
        if (c < '0' || c > '9' || age > 1000)
            return std::nullopt;
        age = age * 10 + (c - '0');
    }
    return text.empty() || age > 150 ? std::nullopt : std::optional(age);
}

} // namespace

std::string textOf(const json &object, const char *key) {
    const json *value = find(object, key);
    if (!value)
        return {};
    if (value->is_string())
        return std::string(trimmed(value->get_ref<const std::string &>()));
    return value->is_number() ? numberText(*value) : std::string();
}

std::string idOf(const json &object, const char *key) {
    std::string id = simplified(textOf(object, key));
    for (char &c : id)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return id;
}

std::vector<const json *> objectsIn(const json &object, const char *key) {
    std::vector<const json *> objects;
    if (const json *list = find(object, key); list && list->is_array())
        for (const json &element : *list)
            if (element.is_object())
                objects.push_back(&element);
    return objects;
}

const json *objectIn(const json &object, const char *key) {
    const json *value = find(object, key);
    return value && value->is_object() ? value : nullptr;
}

std::string countryAbroadOf(const json &location) {
    constexpr std::array kHere{"gb",      "gbr",    "uk",       "united kingdom",   "great britain",
                               "england", "wales",  "scotland", "northern ireland", "gb-eng",
                               "gb-wls",  "gb-sct", "gb-nir"};
    for (const json *address : objectsIn(location, "addresses"))
        if (std::string country = simplified(textOf(*address, "country"));
            !country.empty() && !std::ranges::contains(kHere, folded(country)))
            return country;
    return {};
}

Place placeOf(const json &location) {
    Place place{.id = idOf(location),
                .name = simplified(textOf(location, "name")),
                .address = {},
                .postcode = {},
                .latitude = textOf(location, "latitude"),
                .longitude = textOf(location, "longitude"),
                .type = folded(textOf(location, "location_type")),
                .uprn = {}};
    if (folded(textOf(location, "external_identifier_type")) == "uprn")
        place.uprn = textOf(location, "external_identifier");
    const std::vector<const json *> addresses = objectsIn(location, "addresses");
    if (addresses.empty())
        return place;
    // The door rather than the letter box, where both are given.
    const auto door = std::ranges::find_if(addresses, [](const json *address) {
        return folded(textOf(*address, "address_type")) == "physical";
    });
    const json &address = door == addresses.end() ? *addresses.front() : **door;
    std::vector<std::string> lines;
    for (const char *key : {"address_1", "address_2", "city"})
        if (std::string line = simplified(textOf(address, key));
            !line.empty() && !std::ranges::contains(lines, line))
            lines.push_back(std::move(line));
    place.address = joined(lines, ", ");
    place.postcode = simplified(textOf(address, "postal_code"));
    return place;
}

std::string costOf(const json &service) {
    std::string cost;
    for (const json *option : objectsIn(service, "cost_options")) {
        std::vector<std::string> words;
        const auto amount = amountIn(*option);
        if (amount)
            words.push_back(amountWords(*amount, textOf(*option, "currency")));
        if (std::string more = simplified(textOf(*option, "amount_description")); !more.empty())
            words.push_back(std::move(more));
        const std::string who = simplified(textOf(*option, "option"));
        const std::string what = joined(words, " ");
        append(cost, who.empty() || what.empty() ? who + what : who + ": " + what);
    }
    if (cost.empty())
        cost = simplified(textOf(service, "fees_description"));
    return cost.empty() ? simplified(textOf(service, "fees")) : cost;
}

std::string eligibilityOf(const json &service) {
    constexpr int kNoLimit = 99; // how feeds write "and over"
    const int from = ageIn(service, "minimum_age").value_or(0);
    const int to = ageIn(service, "maximum_age").value_or(kNoLimit);
    std::string eligibility;
    if (from > to || (from == 0 && to >= kNoLimit))
        eligibility = {};
    else if (to >= kNoLimit)
        eligibility = std::format("Ages {} and over", from);
    else if (from == to)
        eligibility = std::format("Age {}", from);
    else
        eligibility =
            from == 0 ? std::format("Ages up to {}", to) : std::format("Ages {} to {}", from, to);
    append(eligibility, simplified(textOf(service, "eligibility_description")));
    return eligibility;
}

std::string languagesOf(const json &object) {
    const Vocabulary &known = vocabulary("language");
    std::string languages;
    for (const json *language : objectsIn(object, "languages")) {
        const std::string code = simplified(textOf(*language, "code"));
        const std::string name = simplified(textOf(*language, "name"));
        append(languages, name.empty() || known.recognise(code) ? code : name);
    }
    return languages;
}

std::string phonesOf(const json &object) {
    std::string phones;
    const auto take = [&phones](const json &of) {
        for (const json *phone : objectsIn(of, "phones"))
            append(phones, simplified(textOf(*phone, "number")));
    };
    take(object);
    for (const json *contact : objectsIn(object, "contacts"))
        if (textOf(*contact, "name").empty())
            take(*contact);
    return phones;
}

std::string identifiersOf(const json &organisation) {
    std::string identifiers;
    for (const json *entry : objectsIn(organisation, "organization_identifiers")) {
        std::string number = simplified(textOf(*entry, "identifier"));
        std::string scheme = simplified(textOf(*entry, "identifier_scheme"));
        if (scheme == "UK-CHTY" || scheme == "UK-CHC")
            scheme = "GB-CHC";
        if (scheme == "UK-CO" || scheme == "UK-COH")
            scheme = "GB-COH";
        if (scheme.empty())
            scheme = schemeOf(headingKey(textOf(*entry, "identifier_type")));
        // A bare number means another organisation in each list that has one.
        if (number.empty() || scheme.empty())
            continue;
        std::ranges::replace(number, ',', ' ');
        std::ranges::replace(number, '|', ' ');
        const std::string identifier =
            number.starts_with(scheme + "-") ? number : identifierOf(scheme, number);
        if (!identifier.empty())
            append(identifiers, identifier);
    }
    return identifiers;
}

Terms termsOf(const json &object) {
    Terms terms;
    const auto take = [&terms](std::string word) {
        if (!word.empty() && !std::ranges::contains(terms.words, word))
            terms.words.push_back(std::move(word));
    };
    const auto takeTerm = [&](const json &term) {
        take(simplified(textOf(term, "name")));
        take(simplified(textOf(term, "term")));
    };
    for (const json *attribute : objectsIn(object, "attributes")) {
        if (const json *term = objectIn(*attribute, "taxonomy_term"))
            takeTerm(*term);
        if (std::string id = idOf(*attribute, "taxonomy_term_id"); !id.empty())
            terms.ids.push_back(std::move(id));
        take(simplified(textOf(*attribute, "value")));
        take(simplified(textOf(*attribute, "label")));
    }
    for (const json *term : objectsIn(object, "taxonomy_terms"))
        takeTerm(*term);
    return terms;
}

std::string firstKnown(std::string_view vocabularyName, const std::vector<std::string> &words) {
    const Vocabulary &known = vocabulary(vocabularyName);
    for (const std::string &word : words)
        if (const Term *term = known.recognise(word))
            return term->code;
    return {};
}

} // namespace placeweave::hsds
