// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and addresses of people and organisations that may not be reached.
#include "core/base/text.h"
#include "core/exchange/address_words.h"
#include "core/exchange/withheld_words.h"

#include <algorithm>

namespace placeweave {
void WithheldWords::withholdContact(std::string_view value, Tells whose) {
    ContactSigns signs = contactSigns(value);
    for (const std::string &phrase : signs.phrases)
        addName(phrase, {whose, {}, false, true});
    for (const std::vector<std::string> *ways : {&signs.emails, &signs.numbers})
        for (const std::string &way : *ways) {
            if (whose == Tells::Organisation)
                m_organisationsWays.insert(way);
            else
                m_organisationsWays.erase(way);
        }
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
    for (const std::string &phrase : signs.phrases)
        if (const auto known = m_names.find(phrase);
            known != m_names.end() && (known->second.isWay || known->second.whose == Tells::Person))
            m_names.erase(known);
    for (const std::string &email : signs.emails)
        m_emails.erase(email);
    for (const std::string &number : signs.numbers)
        m_phones.erase(number);
}

// "me@example.org" of "me@example.org.Ring", where no space follows.
std::optional<WithheldWords::Tells> WithheldWords::emailIn(std::string email) const {
    while (!m_emails.contains(email)) {
        const std::size_t dot = email.rfind('.');
        if (dot == email.npos || dot < email.find('@'))
            return std::nullopt;
        email.resize(dot);
    }
    return whoseContact(email);
}

// Numbers however they are parted, within longer ones, too: "+44 (0)7700 900123".
std::optional<WithheldWords::Tells> WithheldWords::contactIn(std::string_view text) const {
    if (!hasContacts())
        return std::nullopt;
    constexpr std::size_t kMostBetween = 3;
    constexpr std::size_t kKept = 64;
    std::string digits;
    std::size_t between = 0; // signs; however many spaces are one
    bool wasSpace = false;
    bool hasSign = false;
    bool needsFolding = false;
    for (const char c : text) {
        if (isSmallLetter(static_cast<char>(c | 0x20))) {
            digits.clear();
            continue;
        }
        if (isAsciiDigit(c)) {
            between = 0;
            wasSpace = false;
            if (digits.size() == kKept)
                digits.erase(0, kKept / 2);
            digits += c;
            for (const std::size_t length : m_phoneLengths)
                if (digits.size() >= length) {
                    const auto number = std::string_view(digits).substr(digits.size() - length);
                    if (m_phones.contains(number))
                        return whoseContact(number);
                }
            continue;
        }
        hasSign = hasSign || c == '@';
        needsFolding = needsFolding || static_cast<unsigned char>(c) >= 0x80;
        const bool isSpace = c == ' ' || (c >= '\t' && c <= '\r');
        between += wasSpace && isSpace ? 0 : 1;
        wasSpace = isSpace;
        if (between > kMostBetween)
            digits.clear();
    }
    if (!hasSign && !needsFolding)
        return std::nullopt;
    const std::string small = folded(text);
    if (!m_emails.isEmpty())
        for (std::size_t at = small.find('@'); at != small.npos; at = small.find('@', at + 1))
            if (const auto whose = emailIn(comparableEmail(small, at)))
                return whose;
    // Figures and spaces of other alphabets have become ours.
    return needsFolding && small != text ? contactIn(joined(addressWords(small), " "))
                                         : std::nullopt;
}

} // namespace placeweave
