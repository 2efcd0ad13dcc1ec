// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/groups_to_ask.h"

#include "core/place/walking.h"
#include "tests/core/store/store_fixture.h"

namespace placeweave {
namespace {

class GroupsToAskTest : public StoreTest {
protected:
    static Area square(double south, double west) {
        Area area;
        area.outline = {{{{south, west},
                          {south, west + 0.01},
                          {south + 0.01, west + 0.01},
                          {south + 0.01, west}},
                         {}}};
        return area;
    }
    std::vector<std::string> asked(const std::vector<Area> &areas, std::size_t most = 10) {
        const auto index = valueOf(AssetIndex::build(*m_map));
        std::vector<std::string> names;
        for (const RowId id : groupsToAsk(*index, areas, straightMetresWithin(15), most))
            names.push_back(nameOf(id));
        return names;
    }
};

TEST_F(GroupsToAskTest, AsksThoseInTheAreaTheNearestToItsMiddleFirst) {
    add("Edge", {54.5095, -3.9995});
    add("Middle", {54.505, -3.995});
    add("Elsewhere", {54.6, -3.9});
    EXPECT_EQ(asked({square(54.5, -4.0)}), (std::vector<std::string>{"Middle", "Edge"}));
    EXPECT_EQ(asked({square(54.5, -4.0)}, 1), std::vector<std::string>{"Middle"});
}

TEST_F(GroupsToAskTest, LooksBeyondAnAreaOnlyWhereItHasNobody) {
    add("Next door", {54.505, -3.985}); // some 650 m from the middle
    add("Far away", {54.505, -3.9});
    EXPECT_EQ(asked({square(54.5, -4.0)}), std::vector<std::string>{"Next door"});
    add("Inside", {54.505, -3.995});
    EXPECT_EQ(asked({square(54.5, -4.0)}), std::vector<std::string>{"Inside"});
}

TEST_F(GroupsToAskTest, LeavesOutTheClosedAndPublicServicesAndPutsRegistersLast) {
    const RowId register_ = add("Register", {54.505, -3.995}).organisation;
    set(fieldOf(Entity::Organisation, "recognition"), register_, Value("register"));
    set(fieldOf(Entity::Organisation, "status"), add("Gone", {54.505, -3.995}).organisation,
        Value("closed"));
    set(fieldOf(Entity::Organisation, "kind"), add("Surgery", {54.505, -3.995}).organisation,
        Value("public_service"));
    add("Lunch club", {54.509, -3.999});
    EXPECT_EQ(asked({square(54.5, -4.0), square(54.5, -4.0)}),
              (std::vector<std::string>{"Lunch club", "Register"}));
}

} // namespace
} // namespace placeweave
