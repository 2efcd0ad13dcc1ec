// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and e-mail addresses of people who may not be reached.
#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/withheld_words.h"

#include <algorithm>

namespace placeweave {
void WithheldWords::withholdContact(std::string_view value) {
    ContactSigns signs = contactSigns(value);
    for (const std::string &phrase : signs.phrases)
        addName(phrase, {Tells::Person, {}, false});
    for (std::string &email : signs.emails)
        m_emails.insert(std::move(email));
    for (std::string &number : signs.numbers) {
        if (!std::ranges::contains(m_phoneLengths, number.size()))
            m_phoneLengths.push_back(number.size());
        m_phones.insert(std::move(number));
    }
}

void WithheldWords::tellContact(std::string_view value) {
    const ContactSigns signs = contactSigns(value);
    tellName({signs.phrases, {}});
    for (const std::string &email : signs.emails)
        m_emails.erase(email);
    for (const std::string &number : signs.numbers)
        m_phones.erase(number);
}

// "me@example.org" of "me@example.org.Ring", where no space follows.
bool WithheldWords::isWithheldEmail(std::string email) const {
    while (!m_emails.contains(email)) {
        const std::size_t dot = email.rfind('.');
        if (dot == email.npos || dot < email.find('@'))
            return false;
        email.resize(dot);
    }
    return true;
}

// Numbers however they are parted, within longer ones, too: "+44 (0)7700 900123".
bool WithheldWords::repeatsAContact(std::string_view text) const {
    if (!hasContacts())
        return false;
    constexpr std::size_t kMostBetween = 3;
    constexpr std::size_t kKept = 64;
    std::string digits;
    std::size_t between = 0; // signs; however many spaces are one
    bool wasSpace = false;
    const auto isSpace = [](char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    };
    bool hasSign = false;
    bool needsFolding = false;
    for (const char c : text) {
        if (isAsciiDigit(c)) {
            between = 0;
            wasSpace = false;
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
        between += wasSpace && isSpace(c) ? 0 : 1;
        wasSpace = isSpace(c);
        if (isLetter || between > kMostBetween)
            digits.clear();
    }
    if (!hasSign && !needsFolding)
        return false;
    const std::string small = folded(text);
    if (!m_emails.isEmpty())
        for (std::size_t at = small.find('@'); at != small.npos; at = small.find('@', at + 1))
            if (isWithheldEmail(comparableEmail(small, at)))
                return true;
    // Figures and spaces of other alphabets have become ours.
    return needsFolding && small != text && repeatsAContact(joined(addressWords(small), " "));
}

} // namespace placeweave
