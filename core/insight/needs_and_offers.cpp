// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/needs_and_offers.h"

#include "core/base/text.h"
#include "core/insight/need_words.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

using From = OfferMade::From;

constexpr int kEveningMinute = 17 * 60 + 30;

bool isOpen(const Record &need) {
    const std::string &status = need.text("status");
    return status != "met" && status != "not_met" && status != "no_longer_needed";
}

// Everything that anybody on the map offers, as the readers may know it.
class OfferReader {
public:
    OfferReader(MapFile &map, const Disclosure &readers, std::string today)
        : m_map(&map), m_readers(&readers), m_today(std::move(today)) {}

    Result<std::vector<OfferMade>> run() {
        PW_CHECK(readOrganisations());
        PW_CHECK(readServices());
        PW_CHECK(readConversations());
        return std::move(m_offers);
    }

private:
    struct Whose {
        std::string name;
        std::vector<std::string> languages;
        std::optional<LatLon> point;
    };

    Result<void> readOrganisations() {
        std::vector<std::pair<RowId, Record>> places;
        PW_CHECK(m_readers->forEach(Entity::Organisation, [&](const Record &row) {
            if (row.text("status") == "closed")
                return true;
            Whose whose{row.text("name"), setElements(row["languages"]),
                        m_readers->place(row.id()).point};
            OfferMade speaking = offerOf(From::Languages, row.id(), whose);
            std::erase(speaking.languages, "en");
            if (!speaking.languages.empty())
                m_offers.push_back(std::move(speaking));
            m_whose.emplace(row.id(), std::move(whose));
            places.emplace_back(row.id(), row);
            return true;
        }));
        for (const auto &[id, row] : places) {
            if (!row.reference("location_id"))
                continue;
            PW_TRY(const auto place, m_readers->disclosedPlace(row));
            if (place && (*place)["space_for_hire"].isTrue())
                addVenue(id, *place);
        }
        return {};
    }

    void addVenue(RowId id, const Record &place) {
        OfferMade offer = offerOf(From::Venue, id, m_whose.at(id));
        std::vector<std::string> words;
        for (const char *column : {"name", "hire_times", "hire_cost"})
            if (const std::string &text = place.text(column); !text.empty())
                words.push_back(text);
        offer.words = joined(words, ", ");
        offer.sorts = {"room"};
        m_offers.push_back(std::move(offer));
    }

    Result<void> readServices() {
        return m_readers->forEach(Entity::Service, [&](const Record &row) {
            const auto whose = m_whose.find(row.reference("organisation_id"));
            if (whose == m_whose.end() || row["activity"].isEmpty())
                return true;
            OfferMade offer = offerOf(From::Service, whose->first, whose->second);
            offer.words = row.text("name");
            offer.activities = {row.text("activity")};
            offer.times = {{row.text("schedule"), row.text("opens"), row.text("closes"),
                            row.text("confirmed_on")}};
            if (const auto spoken = setElements(row["languages"]); !spoken.empty())
                offer.languages = spoken;
            m_offers.push_back(std::move(offer));
            return true;
        });
    }

    Result<void> readConversations() {
        return m_readers->forEach(Entity::Engagement, [&](const Record &row) {
            const auto whose = m_whose.find(row.reference("organisation_id"));
            if (whose == m_whose.end() || row.text("held_on") > m_today)
                return true;
            for (const auto &[column, from] :
                 {std::pair("they_offer", From::TheySaid), {"we_can_offer", From::WeSaid}}) {
                if (row[column].isEmpty())
                    continue;
                OfferMade offer = offerOf(from, whose->first, whose->second);
                offer.words = simplified(row.text(column));
                offer.sorts = offersIn(offer.words);
                offer.saidOn = row.text("held_on");
                if (from == From::WeSaid) { // ours, wherever it was said
                    offer.point.reset();
                    offer.languages.clear();
                }
                m_offers.push_back(std::move(offer));
            }
            return true;
        });
    }

    static OfferMade offerOf(From from, RowId organisation, const Whose &whose) {
        OfferMade offer{.from = from, .organisation = organisation};
        offer.name = whose.name;
        offer.languages = whose.languages;
        offer.point = whose.point;
        return offer;
    }

    MapFile *m_map;
    const Disclosure *m_readers;
    std::string m_today;
    std::unordered_map<RowId, Whose> m_whose;
    std::vector<OfferMade> m_offers;
};

bool meetAny(const std::vector<std::string> &some, const std::vector<std::string> &others) {
    return std::ranges::any_of(
        some, [&](const std::string &one) { return std::ranges::contains(others, one); });
}

bool fitsTime(const OfferMade &offer, const WantedTime &wanted, const std::string &today) {
    if (!wanted.isSaid() || offer.times.empty())
        return false;
    const OpenWeek week = openWeek(offer.times, today);
    const bool anyDay = !std::ranges::contains(wanted.days, true);
    for (std::size_t day = 0; day < week.days.size(); ++day) {
        if (!anyDay && !wanted.days[day])
            continue;
        for (const OpenWeek::Span &span : week.days[day])
            if (!wanted.isEvening || span.until > kEveningMinute)
                return true;
    }
    return false;
}

// What it is counts most, then whether they can talk to each other, when, and how near it is.
double scoreOf(const OfferMade &offer, const Match &match) {
    double score = offer.from == From::Service || offer.from == From::TheySaid ? 3 : 2;
    score += match.speaks ? 2 : 0;
    score += match.fitsTime ? 1 : 0;
    if (match.metres) {
        constexpr double kNear = 1000; // metres: half of the point is gone there
        score += kNear / (kNear + *match.metres);
    }
    return score;
}

std::optional<double> distanceOf(const std::optional<LatLon> &a, const std::optional<LatLon> &b) {
    return a && b ? std::optional(distanceMetres(*a, *b)) : std::nullopt;
}

} // namespace

bool answers(const OfferMade &offer, std::string_view needCategory,
             const std::vector<std::string> &languages) {
    if (offer.from == From::Languages)
        return needCategory == "language" && meetAny(offer.languages, languages);
    return meetAny(offer.activities, activitiesFor(needCategory)) ||
           meetAny(offer.sorts, offersFor(needCategory));
}

Result<std::vector<OfferMade>> offersMade(MapFile &map, const Disclosure &readers,
                                          const std::string &today) {
    return OfferReader(map, readers, today).run();
}

Result<NeedsAndOffers> needsAndOffersOf(MapFile &map, const Disclosure &readers,
                                        const std::string &today) {
    NeedsAndOffers all;
    PW_TRY(all.offers, offersMade(map, readers, today));
    std::unordered_map<RowId, std::vector<std::string>> spoken; // by communities
    PW_CHECK(readers.forEach(Entity::Community, [&](const Record &row) {
        spoken.emplace(row.id(), setElements(row["languages"]));
        return true;
    }));
    PW_CHECK(readers.forEach(Entity::Need, [&](const Record &row) {
        if (isOpen(row))
            all.needs.push_back({row, {}, {}, {}});
        return true;
    }));
    std::ranges::stable_sort(all.needs, {},
                             [](const OpenNeed &need) { return need.need.text("heard_on"); });
    all.answers.resize(all.offers.size());
    for (std::uint32_t n = 0; n < all.needs.size(); ++n) {
        OpenNeed &open = all.needs[n];
        const RowId asker = open.need.reference("organisation_id");
        std::optional<LatLon> where = open.need["geom"].point();
        if (asker) {
            if (const auto row = map.record(Entity::Organisation, asker))
                open.askedBy = row->text("name");
            if (!where)
                where = readers.place(asker).point;
        }
        const std::string words = open.need.text("name") + ". " + open.need.text("description");
        open.languages = languagesIn(words);
        if (const auto of = spoken.find(open.need.reference("community_id")); of != spoken.end())
            for (const std::string &code : of->second)
                if (code != "en" && !std::ranges::contains(open.languages, code))
                    open.languages.push_back(code);
        const WantedTime wanted = wantedTimeIn(words);
        for (std::uint32_t i = 0; i < all.offers.size(); ++i) {
            const OfferMade &offer = all.offers[i];
            const bool isOwn = asker && offer.organisation == asker && offer.from != From::WeSaid;
            if (isOwn || !answers(offer, open.need.text("category"), open.languages))
                continue;
            Match match{.offer = i, .metres = distanceOf(where, offer.point)};
            match.speaks = meetAny(offer.languages, open.languages);
            match.fitsTime = fitsTime(offer, wanted, today);
            match.score = scoreOf(offer, match);
            open.matches.push_back(match);
            all.answers[i].push_back(n);
        }
        std::ranges::stable_sort(open.matches, std::ranges::greater(), &Match::score);
        // Of each group its best: two things that one group does are one call.
        std::unordered_set<RowId> seen;
        std::erase_if(open.matches, [&](const Match &match) {
            const OfferMade &offer = all.offers[match.offer];
            return offer.from != From::WeSaid && !seen.insert(offer.organisation).second;
        });
        open.matches.resize(std::min(open.matches.size(), kMostMatches));
    }
    return all;
}

} // namespace placeweave
