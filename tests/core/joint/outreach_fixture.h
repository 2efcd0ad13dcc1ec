// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/conversation.h"
#include "core/joint/heard.h"
#include "core/joint/outreach_plan.h"
#include "tests/core/store/store_fixture.h"

#include <algorithm>

namespace placeweave {

inline constexpr const char *kToday = "2026-11-28";

class OutreachTest : public StoreTest {
protected:
    using Values = std::initializer_list<std::pair<const char *, Value>>;
    RowId insert(Entity entity, const Values &values) {
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        Record row(entity);
        for (const auto &[column, value] : values)
            row[column] = value;
        const RowId id = valueOf(edit.insert(row));
        valueOf(edit.commit());
        return id;
    }
    RowId group(const std::string &name, LatLon point = {54.5, -3.9}) {
        const RowId id = add(name, point).organisation;
        set(fieldOf(Entity::Organisation, "listing_permission"), id, Value("anyone"));
        return id;
    }
    RowId person(RowId with, const char *name, const char *role, const char *basis,
                 const char *review = "") {
        return insert(Entity::Person, {{"organisation_id", Value(with.value)},
                                       {"name", Value(name)},
                                       {"role", Value(role)},
                                       {"consent_basis", Value(basis)},
                                       {"consent_scope", Value("partner")},
                                       {"consent_review", Value(review)}});
    }
    RowId contact(const Values &values) { return insert(Entity::Contact, values); }
    WaysToReach ways(Profile profile) {
        return valueOf(waysToReach(*m_map, valueOf(Disclosure::of(*m_map, profile)), kToday));
    }
    std::vector<PlanStop> stops(RowId plan, Profile profile = Profile::Internal) {
        return valueOf(stopsOf(*m_map, plan, valueOf(Disclosure::of(*m_map, profile)), kToday));
    }
    RowId plan(const std::vector<RowId> &organisations) {
        PlanWish wish;
        wish.name = "Food in Highcombe";
        wish.firstStep = "Ring, and listen";
        wish.organisations = organisations;
        return valueOf(startPlan(*m_map, wish));
    }
    Conversation talk(RowId with, const char *heard = "The bus stops at four.") {
        Conversation said;
        said.organisation = with;
        said.heard = heard;
        said.heldOn = "2026-11-20";
        said.heldBy = "Ruth Hale";
        return said;
    }
    std::vector<HeardThing> heard() {
        return valueOf(
            heardThings(*m_map, valueOf(Disclosure::of(*m_map, Profile::Internal)), kToday));
    }
};

} // namespace placeweave
