// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile leaves out, as the window and the command line say it.
#include "core/base/text.h"
#include "core/exchange/reader_profile.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <format>

namespace placeweave {
namespace {

std::string listed(const std::vector<std::string> &words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            list += i + 1 == words.size() ? " and " : ", ";
        list += words[i];
    }
    return list;
}

std::string labels(std::string_view list, const std::vector<std::string> &codes) {
    std::vector<std::string> words;
    for (const std::string &code : codes)
        words.push_back(vocabulary(list).label(code));
    return listed(words);
}

std::string distance(int metres) {
    if (metres < 1000)
        return std::format("{} m", metres);
    return std::format("{:.1f} km", metres / 1000.0);
}

} // namespace

std::vector<std::string> narrowingInWords(const ReaderProfile &profile) {
    std::vector<std::string> sentences;
    const auto say = [&](std::string_view what, std::string_view which) {
        sentences.push_back(std::format("{} {}.", what, which));
    };
    if (profile.area)
        say("Only what lies in",
            profile.areaName.empty() ? std::string_view("a drawn area") : profile.areaName);
    if (profile.agreed)
        sentences.emplace_back(*profile.agreed == Profile::Public
                                   ? "Only those that agreed to be shown to anyone."
                                   : "Only those that have been asked and agreed.");
    if (profile.closest == PlaceDetail::Approximate)
        say("Places are moved, to somewhere within", distance(profile.radius));
    else if (profile.closest == PlaceDetail::District)
        sentences.emplace_back("Of places only the postcode district.");
    else if (profile.closest == PlaceDetail::Nothing)
        sentences.emplace_back("No places at all.");
    if (!profile.kinds.empty())
        say("Without these kinds:", labels("kind", profile.kinds));
    if (!profile.activities.empty())
        say("Without these activities:", labels("activity", profile.activities));
    if (!profile.themes.empty())
        say("Without these themes:", labels("theme", profile.themes));
    if (!profile.contacts.empty())
        say("Without these ways to contact:", labels("contact_type", profile.contacts));
    std::vector<std::string> words;
    for (const Entity entity : profile.records)
        words.push_back(folded(info(entity).plural));
    if (!words.empty())
        say("Without", listed(words));
    words.clear();
    for (const Field *field : profile.fields)
        words.push_back(std::format("{} ({})", field->label, folded(info(field->entity).label)));
    if (!words.empty())
        say("Without these details:", listed(words));
    return sentences;
}

} // namespace placeweave
