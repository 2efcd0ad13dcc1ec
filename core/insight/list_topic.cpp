// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/list_topic.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <vector>

namespace placeweave {
namespace {

// Words of a file's name, without its ending.
std::vector<std::string> wordsOf(std::string_view source) {
    const std::size_t slash = source.find_last_of("/\\");
    if (slash != std::string_view::npos)
        source.remove_prefix(slash + 1);
    std::string name = folded(source.substr(0, source.find('.')));
    for (char &c : name)
        if (std::string_view("_-()[],;&+").contains(c))
            c = ' ';
    return split(name, ' ');
}

// "banks", "pharmacies": what a list holds several of.
std::string singular(std::string word) {
    if (word.size() > 4 && word.ends_with("ies"))
        return word.substr(0, word.size() - 3) + "y";
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
        word.pop_back();
    return word;
}

} // namespace

std::string activityFromListName(std::string_view source) {
    constexpr std::size_t kLongest = 4;
    const Vocabulary &activities = vocabulary("activity");
    const std::vector<std::string> words = wordsOf(source);
    for (std::size_t length = std::min(kLongest, words.size()); length > 0; --length)
        for (std::size_t at = 0; at + length <= words.size(); ++at) {
            const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
            std::vector<std::string> run(first, first + static_cast<std::ptrdiff_t>(length));
            if (const Term *term = activities.recognise(joined(run, " ")))
                return term->code;
            run.back() = singular(run.back());
            if (const Term *term = activities.recognise(joined(run, " ")))
                return term->code;
        }
    return {};
}

} // namespace placeweave
