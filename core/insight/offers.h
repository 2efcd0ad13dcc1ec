// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/base/result.h"
#include "core/exchange/disclosure.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// What reach is asked of: what is done (a category or an activity of services), or who does it.
struct Sought {
    enum class By { Anything, Category, Activity, Kind };
    By by = By::Anything;
    std::string code; // of vocabulary("category"), ("activity") or ("kind")
};

// When a service happens, as its fields have it: Europe/London wall time.
struct ServiceTimes {
    std::string rule; // RFC 5545
    std::string opens;
    std::string closes;
    std::string since = {}; // YYYY-MM-DD when it was last known to go on; empty for never
};

// One organisation at one place where it offers what was sought.
struct Offer {
    RowId organisation;
    LatLon point;
    bool isApproximate = false; // moved, as for these readers it has to be
    bool isRegisterOnly = false;
    std::string name;
    std::vector<std::string> activities; // codes, each once
    std::vector<ServiceTimes> times;     // of its services there
};

// Why something that is sought is on the map and does not count towards reach.
enum class NotCounted {
    Closed,        // or paused, or not yet begun
    Unconfirmed,   // a service that nobody has confirmed, nor its organisation
    PostOnly,      // where its post goes is no place to go to
    NoFixedPlace,  // by phone, on the move
    StillToPlace,  // no position yet
    PlaceNotShown, // for these readers
    NotForThem,    // the organisation is not listed for these readers
    NotRecognised, // known from a register only, where those were left out
    NotOpenThen,   // at the time that is asked for
    TimesUnknown,  // so whether it is open then is not known
};

struct Offers {
    std::vector<Offer> counted;                    // by organisation
    std::map<NotCounted, std::int64_t> notCounted; // organisations
};

struct OffersRequest {
    Sought sought;
    bool recognisedOnly = false; // without those known from a register only
    std::string today;           // YYYY-MM-DD: nobody has confirmed anything on a later day
};

// What counts towards reach, for the readers of a disclosure and as they may see it.
//
// A service counts once somebody has confirmed it or its organisation. An organisation of whose
// services none says what is done there, or that has none, does what the list that brought it is
// about (list_topic.h), when it is open: whoever publishes a list of food banks says that each is
// one. One that is sought by its kind counts as it stands.
Result<Offers> offersOf(MapFile &map, const OffersRequest &request, const Disclosure &disclosure);

} // namespace placeweave
