// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/slip.h"

#include "core/joint/confirmation.h"
#include "core/joint/record_code.h"
#include "core/joint/ways_to_reach.h"
#include "core/store/edit.h"

#include <algorithm>
#include <array>

namespace placeweave {
namespace {

class SlipReader {
public:
    static Result<SlipReader> of(MapFile &map, const std::string &today) {
        PW_TRY(Disclosure anyone, Disclosure::of(map, Profile::Public));
        PW_TRY(Disclosure partners, Disclosure::of(map, Profile::Partner));
        PW_TRY(Disclosure us, Disclosure::of(map, Profile::Internal));
        PW_TRY(WaysToReach reach, waysToReach(map, us, today));
        return SlipReader(map, std::move(anyone), std::move(partners), std::move(us),
                          std::move(reach));
    }

    // Nothing for one that never goes on paper.
    Result<std::optional<Slip>> slip(RowId id) const {
        PW_TRY(const Record row, m_map->record(Entity::Organisation, id));
        const auto told = m_us.disclosed(row);
        if (!told)
            return std::optional<Slip>();
        Slip slip{.code = recordCodeOf(*m_map, id), .organisation = *told, .seenBy = seenBy(row)};
        PW_CHECK(addPlace(slip, row));
        PW_TRY(const auto services, m_map->recordsOf(Entity::Service, "organisation_id", id));
        for (const Record &service : services)
            slip.services.push_back({service, seenBy(service)});
        PW_CHECK(addContacts(slip, id));
        if (const auto people = m_reach.people.find(id); people != m_reach.people.end())
            for (const Record &person : people->second)
                slip.people.push_back({person, seenBy(person)});
        return std::optional(std::move(slip));
    }

private:
    SlipReader(MapFile &map, Disclosure anyone, Disclosure partners, Disclosure us,
               WaysToReach reach)
        : m_map(&map), m_anyone(std::move(anyone)), m_partners(std::move(partners)),
          m_us(std::move(us)), m_reach(std::move(reach)) {}

    SeenBy seenBy(const Record &row) const {
        if (m_anyone.disclosed(row))
            return SeenBy::Anyone;
        return m_partners.disclosed(row) ? SeenBy::Partners : SeenBy::JustUs;
    }

    Result<void> addPlace(Slip &slip, const Record &organisation) const {
        const RowId id = organisation.reference("location_id");
        if (!id)
            return {};
        PW_TRY(const Record place, m_map->record(Entity::Location, id));
        const std::string &shown = place.text("disclosure");
        if (!shown.empty() && shown != "exact") {
            slip.isPlaceKept = true;
            return {};
        }
        const auto isWhole = [&](const Disclosure &readers) {
            return readers.place(organisation.id()).detail == ShownPlace::Detail::Exact;
        };
        slip.place = SlipPart{place, isWhole(m_anyone)     ? SeenBy::Anyone
                                     : isWhole(m_partners) ? SeenBy::Partners
                                                           : SeenBy::JustUs};
        return {};
    }

    // Only ways that may be used: one that somebody has not agreed to is not handed round either.
    Result<void> addContacts(Slip &slip, RowId id) const {
        PW_TRY(const auto contacts, m_map->recordsOf(Entity::Contact, "organisation_id", id));
        const std::vector<ReachWay> &ways = m_reach.of(id);
        for (const Record &contact : contacts) {
            const bool mayBeUsed = std::ranges::any_of(ways, [&](const ReachWay &way) {
                return way.value == contact.text("value") &&
                       way.type == contact.text("contact_type");
            });
            if (mayBeUsed)
                slip.contacts.push_back({contact, seenBy(contact)});
            else if (!contact["value"].isEmpty())
                ++slip.keptOff;
        }
        return {};
    }

    MapFile *m_map;
    Disclosure m_anyone;
    Disclosure m_partners;
    Disclosure m_us;
    WaysToReach m_reach;
};

} // namespace

Result<Slips> slipsOf(MapFile &map, const std::vector<RowId> &organisations,
                      const std::string &today) {
    Slips slips;
    PW_TRY(const SlipReader reader, SlipReader::of(map, today));
    for (const RowId id : organisations) {
        PW_TRY(auto slip, reader.slip(id));
        if (slip)
            slips.slips.push_back(*std::move(slip));
        else
            ++slips.leftOut;
    }
    return slips;
}

Result<void> takeInSlip(MapFile &map, const SlipAnswer &answer, const std::string &today) {
    const std::string day = answer.filledInOn.empty() ? today : answer.filledInOn;
    if (day > today)
        return fail(ErrorCode::InvalidInput, "That day is still to come.", day);
    PW_TRY(const Record row, map.record(Entity::Organisation, answer.organisation));
    PW_TRY(Edit edit, Edit::begin(map, "slip.take", row.text("name")));
    const auto set = [&](const char *column, const Value &value) {
        return edit.set(*findField(Entity::Organisation, column), answer.organisation, value);
    };
    PW_CHECK(confirm(edit, row, {day, answer.filledInBy, true, "paper"}));
    if (!answer.permission.empty() && row.text("permission_on") <= day) {
        PW_CHECK(set("listing_permission", Value(answer.permission)));
        PW_CHECK(set("permission_by", Value(answer.filledInBy)));
        PW_CHECK(set("permission_on", Value(day)));
    }
    PW_CHECK(edit.commit());
    return {};
}

} // namespace placeweave
