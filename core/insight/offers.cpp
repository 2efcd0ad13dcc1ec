// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/offers.h"

#include "core/insight/list_topic.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace placeweave {
namespace {

struct Place {
    std::string type;
    bool isPlaced = false;
};

struct Service {
    std::string activity;
    ServiceTimes times;
    bool isConfirmed = false;
    std::vector<RowId> places;
};

struct Organisation {
    RowId id;
    RowId place;
    std::string kind;
    std::string status;
    std::string source;
    bool isConfirmed = false;
    bool isRegisterOnly = false;
    std::string confirmedOn = {};
};

std::optional<NotCounted> whyNoPlace(const Place &place) {
    if (place.type == "correspondence")
        return NotCounted::PostOnly;
    if (place.type == "virtual" || place.type == "no_fixed_place" || place.type == "mobile")
        return NotCounted::NoFixedPlace;
    if (!place.isPlaced)
        return NotCounted::StillToPlace;
    return std::nullopt;
}

// Gathers what is on the map about each organisation, then says what of it counts.
class Gathering {
public:
    Gathering(MapFile &map, const OffersRequest &request, const Disclosure &disclosure)
        : m_map(map), m_request(request), m_disclosure(disclosure) {}

    Result<Offers> run() {
        PW_CHECK(readPlaces());
        PW_CHECK(readServices());
        std::vector<Organisation> organisations;
        PW_CHECK(readOrganisations(organisations));
        for (const Organisation &organisation : organisations)
            PW_CHECK(settle(organisation));
        return std::move(m_offers);
    }

private:
    Result<void> readPlaces() {
        static constexpr const Field *kFields[] = {&fieldOf(Entity::Location, "location_type"),
                                                   &fieldOf(Entity::Location, "geom")};
        return m_map.forEach(Entity::Location, kFields, [&](const Record &row) {
            m_places[row.id()] = {row.text("location_type"), !row["geom"].isEmpty()};
            return true;
        });
    }

    Result<void> readServices() {
        std::unordered_map<RowId, std::vector<RowId>> where;
        PW_CHECK(m_map.forEach(Entity::ServiceAtLocation, [&](const Record &row) {
            where[row.reference("service_id")].push_back(row.reference("location_id"));
            return true;
        }));
        static constexpr const Field *kFields[] = {&fieldOf(Entity::Service, "organisation_id"),
                                                   &fieldOf(Entity::Service, "activity"),
                                                   &fieldOf(Entity::Service, "schedule"),
                                                   &fieldOf(Entity::Service, "opens"),
                                                   &fieldOf(Entity::Service, "closes"),
                                                   &fieldOf(Entity::Service, "confirmed_on")};
        return m_map.forEach(Entity::Service, kFields, [&](const Record &row) {
            Service service{row.text("activity"),
                            {row.text("schedule"), row.text("opens"), row.text("closes"),
                             row.text("confirmed_on")},
                            isConfirmed(row),
                            {}};
            if (const auto places = where.find(row.id()); places != where.end())
                service.places = std::move(places->second);
            m_services[row.reference("organisation_id")].push_back(std::move(service));
            return true;
        });
    }

    Result<void> readOrganisations(std::vector<Organisation> &organisations) {
        static constexpr const Field *kFields[] = {&fieldOf(Entity::Organisation, "kind"),
                                                   &fieldOf(Entity::Organisation, "status"),
                                                   &fieldOf(Entity::Organisation, "confirmed_on"),
                                                   &fieldOf(Entity::Organisation, "recognition"),
                                                   &fieldOf(Entity::Organisation, "source"),
                                                   &fieldOf(Entity::Organisation, "location_id")};
        return m_map.forEach(Entity::Organisation, kFields, [&](const Record &row) {
            organisations.push_back({row.id(), row.reference("location_id"), row.text("kind"),
                                     row.text("status"), row.text("source"), isConfirmed(row),
                                     row.text("recognition") == "register",
                                     row.text("confirmed_on")});
            return true;
        });
    }

    bool isConfirmed(const Record &row) const {
        const std::string &on = row.text("confirmed_on");
        return !on.empty() && on <= m_request.today;
    }

    bool isSought(std::string_view activity) const {
        switch (m_request.sought.by) {
        case Sought::By::Anything:
            return !activity.empty();
        case Sought::By::Activity:
            return activity == m_request.sought.code;
        case Sought::By::Category: {
            const Term *term = vocabulary("activity").find(activity);
            return term && term->more("category") == m_request.sought.code;
        }
        case Sought::By::Kind:
            return false;
        }
        return false;
    }

    // As one that tells when an organisation is open, and nothing else.
    static bool saysNoActivity(const Service &service) { return service.activity.empty(); }

    // Where it offers what was sought, and at which of its services.
    using Where = std::map<RowId, std::vector<const Service *>>;

    // False where there is nothing that was sought.
    bool find(const Organisation &organisation, Where &where, std::string &ofList,
              bool &isUnconfirmed) {
        const auto found = m_services.find(organisation.id);
        if (m_request.sought.by == Sought::By::Kind) {
            if (organisation.kind != m_request.sought.code)
                return false;
            where[organisation.place];
            if (found != m_services.end())
                for (const Service &service : found->second)
                    if (service.places.empty())
                        where[organisation.place].push_back(&service);
            return true;
        }
        if (found == m_services.end() || std::ranges::all_of(found->second, saysNoActivity)) {
            ofList = topicOf(organisation.source);
            if (!isSought(ofList))
                return false;
            std::vector<const Service *> &there = where[organisation.place];
            if (found != m_services.end())
                for (const Service &service : found->second)
                    if (service.places.empty() ||
                        std::ranges::contains(service.places, organisation.place))
                        there.push_back(&service);
            return true;
        }
        for (const Service &service : found->second) {
            if (!isSought(service.activity))
                continue;
            if (!service.isConfirmed && !organisation.isConfirmed) {
                isUnconfirmed = true;
                continue;
            }
            if (service.places.empty())
                where[organisation.place].push_back(&service);
            for (const RowId place : service.places)
                where[place].push_back(&service);
        }
        return isUnconfirmed || !where.empty();
    }

    const std::string &topicOf(const std::string &source) {
        const auto [found, isNew] = m_topics.try_emplace(source);
        if (isNew)
            found->second = activityFromListName(source);
        return found->second;
    }

    Result<void> settle(const Organisation &organisation) {
        Where where;
        std::string ofList;
        bool isUnconfirmed = false;
        if (!find(organisation, where, ofList, isUnconfirmed))
            return {};
        const auto leaveOut = [&](NotCounted why) {
            ++m_offers.notCounted[why];
        };
        if (!organisation.status.empty() && organisation.status != "active") {
            leaveOut(NotCounted::Closed);
            return {};
        }
        if (m_request.recognisedOnly && organisation.isRegisterOnly) {
            leaveOut(NotCounted::NotRecognised);
            return {};
        }
        if (where.empty()) {
            leaveOut(NotCounted::Unconfirmed);
            return {};
        }
        if (!m_disclosure.shows(Entity::Organisation, organisation.id)) {
            leaveOut(NotCounted::NotForThem);
            return {};
        }
        PW_TRY(const Record record, m_map.record(Entity::Organisation, organisation.id));
        const std::optional<Record> shown = m_disclosure.disclosed(record);
        if (!shown) {
            leaveOut(NotCounted::NotForThem);
            return {};
        }
        std::optional<NotCounted> why;
        bool anyCounts = false;
        for (const auto &[place, services] : where) {
            Offer offer{organisation.id,     {}, false, organisation.isRegisterOnly,
                        shown->text("name"), {}, {}};
            PW_TRY(const std::optional<NotCounted> whyNot, locate(organisation, place, offer));
            if (whyNot) {
                why = whyNot;
                continue;
            }
            if (!ofList.empty())
                offer.activities.push_back(ofList);
            for (const Service *service : services) {
                if (!service->activity.empty() &&
                    !std::ranges::contains(offer.activities, service->activity))
                    offer.activities.push_back(service->activity);
                offer.times.push_back(service->times);
                // Who runs it said lately that all of it is right.
                offer.times.back().since = std::max(service->times.since, organisation.confirmedOn);
            }
            m_offers.counted.push_back(std::move(offer));
            anyCounts = true;
        }
        if (!anyCounts)
            leaveOut(why.value_or(NotCounted::StillToPlace));
        return {};
    }

    // Puts the offer where these readers may see it; why not, where they may not.
    Result<std::optional<NotCounted>> locate(const Organisation &organisation, RowId place,
                                             Offer &offer) {
        const auto found = m_places.find(place);
        if (found == m_places.end())
            return std::optional(NotCounted::StillToPlace);
        if (std::optional<NotCounted> why = whyNoPlace(found->second))
            return why;
        const ShownPlace main = m_disclosure.place(organisation.id);
        std::optional<LatLon> point = main.point;
        if (place != organisation.place) {
            // Elsewhere: as that place may be told, unless its organisation's own may not be.
            const bool isGuarded = organisation.place && main.detail != ShownPlace::Detail::Exact;
            PW_TRY(const Record row, m_map.record(Entity::Location, place));
            const std::optional<Record> told =
                isGuarded ? std::nullopt : m_disclosure.disclosed(row);
            point = told ? (*told)["geom"].point() : std::nullopt;
            offer.isApproximate = point != row["geom"].point();
        } else {
            offer.isApproximate = main.detail != ShownPlace::Detail::Exact;
        }
        if (!point)
            return std::optional(NotCounted::PlaceNotShown);
        offer.point = *point;
        return std::optional<NotCounted>();
    }

    MapFile &m_map;
    const OffersRequest &m_request;
    const Disclosure &m_disclosure;
    std::unordered_map<RowId, Place> m_places;
    std::unordered_map<RowId, std::vector<Service>> m_services; // by organisation
    std::map<std::string, std::string, std::less<>> m_topics;
    Offers m_offers;
};

} // namespace

Result<Offers> offersOf(MapFile &map, const OffersRequest &request, const Disclosure &disclosure) {
    return Gathering(map, request, disclosure).run();
}

} // namespace placeweave
