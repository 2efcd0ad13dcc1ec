// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/need_words.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <cctype>

namespace placeweave {
namespace {

// Folded, anything but letters and digits one space, a space at both ends.
std::string plainWords(std::string_view text) {
    std::string plain = " ";
    for (const char letter : folded(text)) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isPart = byte >= 0x80 || std::isalnum(byte) != 0;
        if (isPart)
            plain += letter;
        else if (plain.back() != ' ')
            plain += ' ';
    }
    if (plain.back() != ' ')
        plain += ' ';
    return plain;
}

bool says(const std::string &plain, std::string_view words) {
    return plain.contains(plainWords(words));
}

// "A room" is said by "room" too.
std::string_view withoutArticle(std::string_view label) {
    return label.starts_with("A ") ? label.substr(2) : label;
}

std::vector<std::string> termsIn(const Vocabulary &terms, std::string_view text) {
    std::vector<std::string> codes;
    const std::string plain = plainWords(text);
    for (const Term &term : terms.terms())
        if (says(plain, withoutArticle(term.label)) ||
            std::ranges::any_of(term.aliases,
                                [&](const std::string &alias) { return says(plain, alias); }))
            codes.push_back(term.code);
    return codes;
}

std::vector<std::string> listIn(std::string_view needCategory, std::string_view key) {
    const Term *term = vocabulary("need_category").find(needCategory);
    return term ? split(term->more(key), ';') : std::vector<std::string>();
}

} // namespace

bool WantedTime::isSaid() const {
    return isEvening || std::ranges::contains(days, true);
}

WantedTime wantedTimeIn(std::string_view text) {
    static constexpr std::array<std::string_view, 7> kDays{
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    static constexpr std::array<std::string_view, 7> kEvening{
        "evening", "evenings", "night", "nights", "after five", "after six", "after work"};
    const std::string plain = plainWords(text);
    WantedTime wanted;
    for (std::size_t day = 0; day < kDays.size(); ++day)
        wanted.days[day] = says(plain, kDays[day]) || says(plain, std::string(kDays[day]) + 's');
    if (says(plain, "weekend") || says(plain, "weekends"))
        wanted.days[5] = wanted.days[6] = true;
    wanted.isEvening =
        std::ranges::any_of(kEvening, [&](std::string_view words) { return says(plain, words); });
    return wanted;
}

std::vector<std::string> languagesIn(std::string_view text) {
    std::vector<std::string> codes = termsIn(vocabulary("language"), text);
    std::erase(codes, "en"); // "English classes" asks for no speaker of English
    return codes;
}

std::vector<std::string> offersIn(std::string_view text) {
    return termsIn(vocabulary("offer"), text);
}

std::vector<std::string> activitiesFor(std::string_view needCategory) {
    return listIn(needCategory, "activities");
}
std::vector<std::string> offersFor(std::string_view needCategory) {
    return listIn(needCategory, "offers");
}

} // namespace placeweave
