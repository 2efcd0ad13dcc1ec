// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/match_words.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

#include <algorithm>
#include <array>
#include <rapidfuzz/fuzz.hpp>
#include <vector>

namespace placeweave {
namespace {

constexpr std::array<std::string_view, 12> kEmptyWords{"the", "ltd",     "limited",      "cic",
                                                       "cio", "plc",     "llp",          "inc",
                                                       "co",  "company", "incorporated", "charity"};
// Two and three words at the end that stand for a legal form.
constexpr std::array<std::string_view, 4> kLegalEndings{
    " community interest company", " registered charity", " charitable incorporated organisation",
    " charitable trust"};

// Front pages of these are everybody's.
constexpr std::array<std::string_view, 14> kSharedSites{
    "facebook.com", "instagram.com", "twitter.com", "x.com",           "linktr.ee",
    "youtube.com",  "meetup.com",    "google.com",  "wixsite.com",     "wordpress.com",
    "blogspot.com", "nhs.uk",        "gov.uk",      "eventbrite.co.uk"};

std::string comparableSite(std::string_view site) {
    std::string address = folded(site);
    for (const std::string_view scheme : {"https://", "http://"})
        if (address.starts_with(scheme))
            address.erase(0, scheme.size());
    if (address.starts_with("www."))
        address.erase(0, 4);
    address.resize(std::min(address.size(), address.find_first_of("?#")));
    while (address.ends_with('/'))
        address.pop_back();
    std::string host = address.substr(0, address.find('/'));
    const bool isShared = std::ranges::any_of(kSharedSites, [&](std::string_view shared) {
        return host == shared || host.ends_with("." + std::string(shared));
    });
    if (isShared)
        return address == host ? std::string() : address;
    return host;
}

std::string comparablePhone(std::string_view phone) {
    std::string digits;
    for (const char c : phone.substr(0, phone.find_first_of("xX#"))) // extensions
        if (isAsciiDigit(c))
            digits += c;
    if (digits.starts_with("0044"))
        digits.replace(0, 4, "0");
    else if (digits.starts_with("44") && digits.size() > 10)
        digits.replace(0, 2, "0");
    if (digits.starts_with("00")) // +44 (0)161
        digits.erase(0, 1);
    constexpr std::size_t kShortest = 9;
    if (digits.size() >= kShortest && digits.front() != '0')
        digits.insert(0, 1, '0');
    return digits.size() >= kShortest ? digits : std::string();
}

} // namespace

std::string comparableName(std::string_view name) {
    std::string plain;
    for (const char c : folded(name)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '.')
            continue;
        if (c == '&')
            plain += " and ";
        else
            plain += byte > 127 || isAsciiDigit(c) || (c >= 'a' && c <= 'z') ? c : ' ';
    }
    // The right single quotation mark, as word processors write an apostrophe.
    for (std::size_t at; (at = plain.find("\xE2\x80\x99")) != std::string::npos;)
        plain.erase(at, 3);
    std::string tidy = joined(split(plain, ' '), " ");
    for (const std::string_view ending : kLegalEndings)
        if (tidy.ends_with(ending))
            tidy.resize(tidy.size() - ending.size());
    std::vector<std::string> words;
    for (std::string &word : split(tidy, ' '))
        if (std::ranges::find(kEmptyWords, word) == kEmptyWords.end())
            words.push_back(std::move(word));
    return words.empty() ? tidy : joined(words, " ");
}

std::string comparableContact(std::string_view contact) {
    contact = trimmed(contact);
    if (looksLikeEmail(contact))
        return folded(contact);
    if (looksLikeWebsite(contact))
        return comparableSite(contact);
    return comparablePhone(contact);
}

std::uint64_t hashOf(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return hash == 0 ? 1 : hash;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 12) + (a >> 4))) * 0xFF51AFD7ED558CCDULL;
}

std::uint64_t postcodeHash(std::string_view postcode) {
    std::string key = folded(postcode);
    std::erase(key, ' ');
    return key.empty() ? 0 : hashOf(key);
}

double likenessOfNames(const std::string &a, const std::string &b, double least) {
    // "… Ctr" for "… Centre" moves when words are sorted; "Hall, Sale" for "Sale Hall" does not.
    return std::max(rapidfuzz::fuzz::ratio(a, b, least * 100),
                    rapidfuzz::fuzz::token_sort_ratio(a, b, least * 100)) /
           100;
}

bool isFullerName(std::string_view a, std::string_view b) {
    const auto &[shorter, longer] = std::minmax(
        a, b, [](std::string_view x, std::string_view y) { return x.size() < y.size(); });
    return shorter.contains(' ') && longer.starts_with(shorter) &&
           longer.substr(shorter.size()).starts_with(" and ");
}

} // namespace placeweave
