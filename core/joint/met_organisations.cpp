// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/met_organisations.h"

#include "core/exchange/match_words.h"
#include "core/exchange/organisation_match.h"
#include "core/store/log.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace placeweave {
namespace {

constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");

class Meeting {
public:
    Meeting(MapFile &map, std::set<std::int64_t> received)
        : m_map(map), m_received(std::move(received)) {}

    Result<std::vector<Suggestion>> find() {
        PW_CHECK(readAnswered());
        std::vector<OrganisationRow> came;
        std::vector<Record> held;
        PW_CHECK(m_map.forEach(Entity::Organisation, [&](const Record &organisation) {
            if (!isReceived(organisation.id()))
                return held.push_back(organisation), true;
            OrganisationRow row;
            row.organisation = organisation;
            row.identifiers = setElements(organisation[kIdentifiers]);
            came.push_back(std::move(row));
            return true;
        }));
        if (came.empty())
            return std::vector<Suggestion>();
        PW_CHECK(hold(held));
        std::vector<Suggestion> found;
        for (OrganisationRow &row : came)
            PW_CHECK(look(row, found));
        return found;
    }

private:
    bool isReceived(RowId row) const {
        return m_received.contains(row.value >> RowId::kCounterBits);
    }

    // Two of one partner's are that partner's to look at.
    static bool isOfOneCopy(RowId one, RowId other) {
        return one.value >> RowId::kCounterBits == other.value >> RowId::kCounterBits;
    }

    Result<void> readAnswered() {
        return m_map.forEach(Entity::Proposal, [this](const Record &proposal) {
            const auto suggestion = suggestionOf(proposal);
            if (suggestion && suggestion->kind == Suggestion::Kind::PerhapsSame)
                m_answered.insert(std::minmax(suggestion->organisation, suggestion->other));
            return true;
        });
    }

    Result<void> hold(const std::vector<Record> &held) {
        for (const Record &organisation : held)
            m_match.addHeld(organisation.id(),
                            OrganisationMatch::keyOf(organisation,
                                                     organisation.text("correspondence_postcode")),
                            setElements(organisation[kIdentifiers]));
        for (std::size_t i = 0; i < held.size(); ++i)
            if (const RowId place = held[i].reference("location_id")) {
                PW_TRY(const Record location, m_map.record(Entity::Location, place));
                m_match.setPlaceOfHeld(static_cast<std::uint32_t>(i),
                                       postcodeHash(location.text("postcode")),
                                       location["geom"].point());
            }
        PW_CHECK(m_map.forEach(Entity::Contact, [this](const Record &contact) {
            const RowId with = contact.reference("organisation_id");
            if (with && !isReceived(with))
                m_match.addContactOfHeld(with,
                                         OrganisationMatch::contactKey(contact.text("value")));
            return true;
        }));
        m_match.finishHeld();
        return {};
    }

    Result<void> look(OrganisationRow &row, std::vector<Suggestion> &found) {
        const RowId id = row.organisation.id();
        if (const RowId place = row.organisation.reference("location_id")) {
            PW_TRY(row.place, m_map.record(Entity::Location, place));
            row.hasPlace = true;
        }
        PW_TRY(row.contacts, m_map.recordsOf(Entity::Contact, "organisation_id", id));
        const auto key = OrganisationMatch::keyOf(row.organisation, row.postcode());
        const auto match = m_match.find(key, row);
        m_match.add(id, key, row); // whoever merges several copies has what meets among them
        const RowId other = match.same ? match.same : match.perhaps;
        if (!other || isOfOneCopy(id, other) || m_answered.contains(std::minmax(id, other)))
            return {};
        Suggestion met;
        PW_TRY(const bool isEarlier, cameBefore(id, other));
        met.organisation = isEarlier ? other : id;
        met.other = isEarlier ? id : other;
        met.row = met.organisation;
        met.likeness = match.same ? 1 : match.likeness;
        met.source = row.organisation.text("source");
        found.push_back(std::move(met));
        return {};
    }

    Result<bool> cameBefore(RowId one, RowId other) {
        PW_TRY(const auto first, added(one));
        PW_TRY(const auto second, added(other));
        return std::pair(first, one) < std::pair(second, other);
    }

    Result<std::pair<std::int64_t, std::int64_t>> added(RowId row) {
        PW_TRY(const auto changes, log::changesOfRow(m_map.database(), Entity::Organisation, row));
        if (changes.empty())
            return std::pair<std::int64_t, std::int64_t>();
        PW_TRY(const auto action, log::action(m_map.database(), changes.front().action));
        return action ? action->order() : std::pair<std::int64_t, std::int64_t>();
    }

    MapFile &m_map;
    std::set<std::int64_t> m_received;
    OrganisationMatch m_match;
    std::set<std::pair<RowId, RowId>> m_answered;
};

} // namespace

Result<std::vector<Suggestion>> perhapsMet(MapFile &map) {
    PW_TRY(std::set<std::int64_t> received, log::receivedReplicas(map.database()));
    if (received.empty())
        return std::vector<Suggestion>();
    return Meeting(map, std::move(received)).find();
}

} // namespace placeweave
