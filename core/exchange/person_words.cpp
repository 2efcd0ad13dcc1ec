// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/person_words.h"

#include "core/exchange/address_words.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>

namespace placeweave {

bool looksLikeAPerson(std::string_view kind) {
    constexpr auto kWords = std::to_array<std::string_view>({
        "individual",
        "person",
        "resident",
        "volunteer",
        "neighbour",
        "neighbor",
        "champion",
        "citizen",
        "connector",
        "helper",
        "someone",
        "somebody",
        "ambassador",
        "activist",
        "trader",
        "freelance",
        "freelancer",
    });
    return std::ranges::any_of(addressWords(kind), [&](std::string word) {
        if (word.size() > 3 && word.ends_with('s'))
            word.pop_back();
        return std::ranges::contains(kWords, word);
    });
}

bool isIndividual(const std::string &kind) {
    const Term *term = vocabulary("kind").recognise(kind);
    return term ? term->more("individual") == "true" : looksLikeAPerson(kind);
}

} // namespace placeweave
