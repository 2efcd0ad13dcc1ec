// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// How texts repeat what may not be shown: runs of words, spelt as addressWords() spells them, any
// of which says it.
struct NamePhrases {
    std::vector<std::string> phrases;
    // Others may be called so, too: a name of one word, "Mrs Pell" and "M. Pell".
    std::vector<std::string> shared;
};

// Two words or more of them, in either order, with and without hyphens, titles and what stands
// after a name; with a title or an initial the surname alone. Of each that "Ada and John Byrne"
// names. None for what is a role ("Youth worker") rather than a name.
NamePhrases personPhrases(std::string_view name);
// Without "The" and "Ltd". None for a name that is made of everyday words alone ("Lunch club").
NamePhrases organisationPhrases(std::string_view name);
// Of a house or hall; one word from six letters on.
NamePhrases housePhrases(std::string_view name);
// "Hawthorn Passage" as words, and as one. None for what says only which floor it is.
std::vector<std::string> streetPhrases(const std::vector<std::string> &words);

// Ways to contact somebody, as texts are searched for them: all that one value holds, such as
// "01632 960111 or 07700 900456".
struct ContactSigns {
    std::vector<std::string> numbers; // digits of telephone numbers, without +44 and 0
    std::vector<std::string> emails;  // as comparableEmail()
    std::vector<std::string> phrases; // of a page, or of an address with "at" for "@"
};
ContactSigns contactSigns(std::string_view value);
// The address about the sign at `at` of a folded text, spaces about it and what else people write
// around it aside; "club" of "me+club@example.org" is only for sorting what comes.
std::string comparableEmail(std::string_view folded, std::size_t at);

} // namespace placeweave
