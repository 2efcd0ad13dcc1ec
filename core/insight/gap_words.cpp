// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/gap_words.h"

#include "core/base/text.h"
#include "core/exchange/suppression.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace placeweave {
namespace {

using What = GapReason::What;

// In the middle of a sentence; "GP appointments" stays as it is.
std::string lowered(std::string label) {
    const bool isAbbreviation = label.size() > 1 && label[1] >= 'A' && label[1] <= 'Z';
    if (!label.empty() && !isAbbreviation && label[0] >= 'A' && label[0] <= 'Z')
        label[0] = static_cast<char>(label[0] + ('a' - 'A'));
    return label;
}

std::string listed(const std::vector<std::string> &activities) {
    std::string words;
    for (std::size_t i = 0; i < activities.size(); ++i) {
        words += i == 0 ? "" : i + 1 == activities.size() ? " and " : ", ";
        words += lowered(vocabulary("activity").label(activities[i]));
    }
    return words;
}

std::string onDay(const GapReason &reason) {
    return reason.words.empty() || reason.words[0].empty() ? std::string()
                                                           : " on " + reason.words[0];
}

std::string peopleInWords(double people) {
    const auto count = static_cast<std::int64_t>(std::llround(people));
    if (isSmallCount(count))
        return std::format("fewer than {} people", kLeastCount);
    return withCommas(count) + (count == 1 ? " person" : " people");
}

// Of the middle sentence; empty for a reason that belongs before or after it.
std::string phraseOf(const GapReason &reason, const std::string &noun) {
    switch (reason.what) {
    case What::People:
        return peopleInWords(reason.figure);
    case What::NoPeople:
        return "nobody lives here by the figures";
    case What::PeopleUnknown:
        return "no figure for how many people";
    case What::PeopleNotTold:
        return "how many people is not told, for it would tell a small number elsewhere";
    case What::Decile:
        return std::format("IMD decile {:.0f}", reason.figure);
    case What::Nearest:
        return std::format("nearest {} on our map {}", noun, distanceInWords(reason.figure));
    case What::OnFoot:
        return std::format("{:.0f} minutes on foot by the roads", std::round(reason.figure));
    case What::NoneOnMap:
        return std::format("no {} on our map", noun);
    case What::NoOutline:
        return "no outline to measure from";
    case What::CentreOutside:
        return "measured from the middle of its people, which lies outside it";
    case What::NoneWeekend:
        return "none open at a weekend";
    case What::SomeWeekends:
        return "open at some weekends only";
    case What::TimesUnknown:
        return "weekend times not known";
    case What::Strong:
    case What::NotYetAsked:
    case What::NothingFound:
    case What::KnownHere:
        return {};
    }
    return {};
}

} // namespace

std::string nounOf(const Sought &sought, const std::optional<WallTime> &at) {
    if (at)
        return nounOf(sought) + " open " + inWords(*at);
    switch (sought.by) {
    case Sought::By::Anything:
        return "anything";
    case Sought::By::Category:
        return lowered(vocabulary("category").label(sought.code)) + " support";
    case Sought::By::Activity:
        return lowered(vocabulary("activity").label(sought.code));
    case Sought::By::Kind:
        return lowered(vocabulary("kind").label(sought.code));
    }
    return {};
}

std::string withCommas(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3 + (number < 0 ? 1U : 0U);) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string distanceInWords(double metres) {
    constexpr double kKilometre = 1000;
    if (metres < kKilometre - 5)
        return std::format("{:.0f} m", std::round(metres / 10) * 10);
    return std::format("{:.1f} km", metres / kKilometre);
}

std::string whyInWords(const AreaReach &area, const Sought &sought,
                       const std::optional<WallTime> &at) {
    const std::string noun = nounOf(sought, at);
    std::string before;
    std::string middle;
    std::string after;
    for (const GapReason &reason : area.reasons) {
        switch (reason.what) {
        case What::Strong:
            before = std::format("Here already: {}. ", listed(reason.words));
            break;
        case What::NotYetAsked:
            after = " Nobody has asked here yet.";
            break;
        case What::NothingFound:
            after = std::format(" Asked{}, nothing found.", onDay(reason));
            break;
        case What::KnownHere:
            after = std::format(" Asked{}, and something is known here.", onDay(reason));
            break;
        default:
            middle += (middle.empty() ? "" : ", ") + phraseOf(reason, noun);
        }
    }
    if (!middle.empty()) {
        if (middle[0] >= 'a' && middle[0] <= 'z')
            middle[0] = static_cast<char>(middle[0] - ('a' - 'A'));
        middle += '.';
    }
    return before + middle + after;
}

std::string notCountedInWords(NotCounted why, std::int64_t count) {
    const auto say = [&](std::string_view one, std::string_view many) {
        return std::format("{} {}", withCommas(count), count == 1 ? one : many);
    };
    switch (why) {
    case NotCounted::Closed:
        return say("is closed, paused or not yet begun", "are closed, paused or not yet begun");
    case NotCounted::Unconfirmed:
        return say("has not been confirmed by anyone", "have not been confirmed by anyone");
    case NotCounted::PostOnly:
        return say("has only an address for its post", "have only an address for their post");
    case NotCounted::NoFixedPlace:
        return say("is online, on the move or has no fixed place",
                   "are online, on the move or have no fixed place");
    case NotCounted::StillToPlace:
        return say("is still to be placed on the map", "are still to be placed on the map");
    case NotCounted::PlaceNotShown:
        return say("has a place that is not shown", "have a place that is not shown");
    case NotCounted::NotForThem:
        return say("is not listed for these readers", "are not listed for these readers");
    case NotCounted::NotRecognised:
        return say("is known from a register only", "are known from a register only");
    case NotCounted::NotOpenThen:
        return say("is not open then", "are not open then");
    case NotCounted::TimesUnknown:
        return say("has times that are not known", "have times that are not known");
    }
    return {};
}

} // namespace placeweave
