// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and e-mail addresses of people who may not be reached.
#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/withheld_words.h"

#include <algorithm>

namespace placeweave {
namespace {

// What an address may have before its sign, and after.
bool isOfEmail(char c) {
    return isSmallLetter(c) || isAsciiDigit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("._%+-'").contains(c);
}

// Its letters before and after the sign at `at`, spaces about it aside.
std::string emailAbout(std::string_view text, std::size_t at) {
    std::size_t last = at;
    while (last > 0 && text[last - 1] == ' ')
        --last;
    std::size_t first = last;
    while (first > 0 && isOfEmail(text[first - 1]))
        --first;
    std::size_t from = at + 1;
    while (from < text.size() && text[from] == ' ')
        ++from;
    std::size_t end = from;
    while (end < text.size() && isOfEmail(text[end]))
        ++end;
    std::string_view name = text.substr(first, last - first);
    std::string_view host = text.substr(from, end - from);
    while (!name.empty() && (name.front() == '.' || name.front() == '\''))
        name.remove_prefix(1);
    while (!host.empty() && !isSmallLetter(host.back()))
        host.remove_suffix(1);
    return std::string(name) + "@" + std::string(host);
}

} // namespace

void WithheldWords::withholdContact(std::string_view value) {
    ContactSigns signs = contactSigns(value);
    for (const std::string &phrase : signs.phrases)
        addName(phrase, {Tells::Person, {}, false});
    if (!signs.email.empty())
        m_emails.insert(std::move(signs.email));
    if (signs.digits.empty())
        return;
    if (!std::ranges::contains(m_phoneLengths, signs.digits.size()))
        m_phoneLengths.push_back(signs.digits.size());
    m_phones.insert(std::move(signs.digits));
}

void WithheldWords::tellContact(std::string_view value) {
    const ContactSigns signs = contactSigns(value);
    tellName({signs.phrases, {}});
    m_emails.erase(signs.email);
    m_phones.erase(signs.digits);
}

// Numbers however they are parted, within longer ones, too: "+44 (0)7700 900123".
bool WithheldWords::repeatsAContact(std::string_view text) const {
    if (!hasContacts())
        return false;
    constexpr std::size_t kMostBetween = 3;
    constexpr std::size_t kKept = 64;
    std::string digits;
    std::size_t between = 0;
    bool hasSign = false;
    bool needsFolding = false;
    for (const char c : text) {
        if (isAsciiDigit(c)) {
            between = 0;
            if (digits.size() == kKept)
                digits.erase(0, kKept / 2);
            digits += c;
            for (const std::size_t length : m_phoneLengths)
                if (digits.size() >= length &&
                    m_phones.contains(std::string_view(digits).substr(digits.size() - length)))
                    return true;
            continue;
        }
        hasSign = hasSign || c == '@';
        needsFolding = needsFolding || static_cast<unsigned char>(c) >= 0x80;
        const bool isLetter = isSmallLetter(static_cast<char>(c | 0x20));
        if (isLetter || ++between > kMostBetween)
            digits.clear();
    }
    if (!hasSign && !needsFolding)
        return false;
    const std::string small = folded(text);
    if (!m_emails.isEmpty())
        for (std::size_t at = small.find('@'); at != small.npos; at = small.find('@', at + 1))
            if (m_emails.contains(emailAbout(small, at)))
                return true;
    // Figures and spaces of other alphabets have become ours.
    return needsFolding && small != text && repeatsAContact(joined(addressWords(small), " "));
}

} // namespace placeweave
