// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line and the window say about a disclosure.
#include "core/exchange/disclosure.h"

#include <algorithm>
#include <array>
#include <format>

namespace placeweave {
namespace {

struct Noun {
    Entity entity;
    std::string_view one;
    std::string_view many;
    std::string_view belongsTo; // why "related" rows are left out
};
constexpr std::string_view kOrganisation = "the organisation is left out too";
constexpr std::string_view kWhatTheyAreAbout = "what it is about is left out too";
constexpr auto kNouns = std::to_array<Noun>({
    {Entity::Organisation, "organisation", "organisations", kOrganisation},
    {Entity::Location, "place", "places", kWhatTheyAreAbout},
    {Entity::Service, "service", "services", kOrganisation},
    {Entity::Contact, "way to contact", "ways to contact",
     "the organisation or person is left out too"},
    {Entity::Person, "person", "people", kOrganisation},
    {Entity::Connection, "connection", "connections", "one of the two is left out too"},
    {Entity::Community, "community", "communities", kWhatTheyAreAbout},
    {Entity::Channel, "channel", "channels", kOrganisation},
    {Entity::Need, "need", "needs", kOrganisation},
    {Entity::Exercise, "mapping session", "mapping sessions", kWhatTheyAreAbout},
    {Entity::Engagement, "conversation", "conversations", kOrganisation},
    {Entity::Promise, "promise", "promises", kOrganisation},
    {Entity::Story, "story", "stories", kOrganisation},
    {Entity::Resource, "resource", "resources", kOrganisation},
    {Entity::Attachment, "attachment", "attachments", kWhatTheyAreAbout},
    {Entity::Asked, "answer of an area", "answers of areas", kWhatTheyAreAbout},
    {Entity::Plan, "plan", "plans", kWhatTheyAreAbout},
    {Entity::Resource, "resource", "resources", kWhatTheyAreAbout},
    {Entity::View, "saved view", "saved views", kWhatTheyAreAbout},
    {Entity::About, "page about the map", "the map itself", kWhatTheyAreAbout},
    {Entity::MapNote, "note on the map", "notes on the map", kWhatTheyAreAbout},
});

const Noun &nounOf(Entity entity) {
    static constexpr Noun kOther{Entity::Term, "entry", "entries", kWhatTheyAreAbout};
    const auto found = std::ranges::find(kNouns, entity, &Noun::entity);
    return found == kNouns.end() ? kOther : *found;
}

} // namespace

std::string sentence(WithheldRows rows, std::int64_t count) {
    const Noun &noun = nounOf(rows.entity);
    const bool isOne = count == 1;
    const auto say = [&](std::string_view what) {
        return std::format("{} {} {}", count, isOne ? noun.one : noun.many, what);
    };
    const auto texts = [&](std::string_view one, std::string_view many) {
        return isOne ? std::format("1 text about {} left out: it {}", noun.many, one)
                     : std::format("{} texts about {} left out: they {}", count, noun.many, many);
    };
    switch (rows.reason) {
    case Withheld::Private:
        return say("left out: marked private");
    case Withheld::NotListed:
        return say("left out: they said no to being listed");
    case Withheld::PartnersOnly:
        return say("left out: listed for partners only");
    case Withheld::NotAsked:
        return say("left out: nobody has asked them yet whether they may be listed");
    case Withheld::NoConsent:
        return say("left out: no consent that covers this");
    case Withheld::ConsentLapsed:
        return say("left out: consent has run out or is due to be asked again");
    case Withheld::NotForThem:
        return say("left out: not for these readers");
    case Withheld::ByProfile:
        return say("left out: not part of what was chosen for these readers");
    case Withheld::TellsPlace:
        if (rows.entity == Entity::Connection)
            return say("left out: they share a building, and one of the two is not shown exactly");
        if (rows.entity == Entity::MapNote)
            return say(isOne ? "left out: it marks a place that is not shown"
                             : "left out: they mark places that are not shown");
        if (rows.entity == Entity::Contact)
            return say(isOne ? "left out: it tells an address that is not shown"
                             : "left out: they tell an address that is not shown");
        return say(isOne ? "left out: the name tells an address that is not shown"
                         : "left out: their names tell an address that is not shown");
    case Withheld::PlaceHidden:
        return say("shown without any place");
    case Withheld::PlaceAreaOnly:
        return say("shown by postcode district only");
    case Withheld::PlaceApproximate:
        return say("shown at a point nearby");
    case Withheld::PlaceOfAnother:
        return say(isOne ? "not shown where it is: somebody else in the building is not shown there"
                         : "not shown where they are: somebody else in the building is not shown "
                           "there");
    case Withheld::RepeatsPlace:
        return texts("repeats an address that is not shown", "repeat an address that is not shown");
    case Withheld::TellsPerson:
        if (rows.entity == Entity::Contact)
            return say(isOne ? "left out: it is that of a person who may not be shown"
                             : "left out: they are those of people who may not be shown");
        return say(isOne ? "left out: the name is that of a person who may not be shown"
                         : "left out: their names tell people who may not be shown");
    case Withheld::RepeatsPerson:
        return texts("repeats a person who may not be shown", "repeat people who may not be shown");
    case Withheld::TellsName:
        return say(isOne ? "left out: the name tells an organisation that may not be named"
                         : "left out: their names tell organisations that may not be named");
    case Withheld::RepeatsName:
        return texts("names an organisation that may not be named",
                     "name organisations that may not be named");
    case Withheld::Related:
        return say(std::format("left out: {}", noun.belongsTo));
    }
    return {};
}

std::string_view sentence(const BlankedText &text) {
    switch (text.why) {
    case Withheld::TellsPerson:
    case Withheld::RepeatsPerson:
        return "repeats a person who may not be shown";
    case Withheld::TellsName:
    case Withheld::RepeatsName:
        return "names an organisation that may not be named";
    default:
        return "repeats an address that is not shown";
    }
}

} // namespace placeweave
