// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/exchange/disclosure.h"
#include "core/insight/schedule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// Something that an organisation does, has said it could do, or that we have said we could do.
struct OfferMade {
    enum class From {
        Service,   // it does this
        Venue,     // a room that others can book
        TheySaid,  // offered in a conversation
        WeSaid,    // what we said we could offer, in a conversation with it
        Languages, // people there speak it
    };
    From from = From::Service;
    RowId organisation; // whose it is; of WeSaid, whom it was said to
    std::string name = {};
    std::string words = {};                   // what is offered, in words
    std::vector<std::string> activities = {}; // codes of "activity"
    std::vector<std::string> sorts = {};      // codes of "offer"
    std::vector<std::string> languages = {};  // codes it can be had in
    std::optional<LatLon> point = {};         // where these readers may know of
    std::vector<ServiceTimes> times = {};     // of a service
    std::string saidOn = {};                  // YYYY-MM-DD of the conversation
};

// How an offer answers a need: by what it is, and then by place, language and time.
struct Match {
    std::uint32_t offer = 0; // position in NeedsAndOffers::offers
    std::optional<double> metres;
    bool speaks = false;   // a language that the need asks for
    bool fitsTime = false; // on a day or in an evening that the need asks for
    double score = 0;
};

struct OpenNeed {
    Record need{Entity::Need};
    std::string askedBy;                // name of the organisation; empty for nobody's
    std::vector<std::string> languages; // codes that it asks for
    std::vector<Match> matches;         // the best first
};

struct NeedsAndOffers {
    std::vector<OpenNeed> needs; // the oldest first
    std::vector<OfferMade> offers;
    // The other way round: of each offer, which needs it would answer (positions in `needs`).
    std::vector<std::vector<std::uint32_t>> answers;
};

inline constexpr std::size_t kMostMatches = 12; // of one need: more is a directory

// What is asked for and not answered yet, beside what on the map would answer it. What a group asks
// for, it is not offered by itself.
Result<NeedsAndOffers> needsAndOffersOf(MapFile &map, const Disclosure &readers,
                                        const std::string &today);

// What is offered on the map, whoever needs it: by services, rooms, conversations and languages.
Result<std::vector<OfferMade>> offersMade(MapFile &map, const Disclosure &readers,
                                          const std::string &today);
// Whether the offer is of the sort that the category of need asks for.
bool answers(const OfferMade &offer, std::string_view needCategory,
             const std::vector<std::string> &languages);

} // namespace placeweave
