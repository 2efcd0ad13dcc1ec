// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/held_organisations.h"

#include "tests/core/exchange/disclosure_fixture.h"

namespace placeweave {
namespace {

struct Later {
    std::string name;
    std::string address;
    std::string postcode;
    std::string shown; // empty for as it comes
};
class LaterPlace : public DisclosureTest, public testing::WithParamInterface<Later> {
protected:
    Record place() const {
        Record record(Entity::Location);
        record["address"] = Value(GetParam().address);
        record["postcode"] = Value(GetParam().postcode);
        record["disclosure"] = Value("exact");
        return record;
    }
};
TEST_P(LaterPlace, SharesTheProtectionOfItsAddress) {
    import("name,kind,listing permission,disclosure,address,postcode\n"
           "Haven,association,anyone,hidden,\"17 Acacia Avenue, Sale\",M33 7XX\n"
           "House,association,anyone,area,\"Rosebank, Back Lane, Sale\",M33 7XY\n"
           "Jo,individual,not asked,area,3 Oak Road,M33 7XZ\n"
           "Roughly,association,anyone,approximate,5 Oak Road,\n"
           "Walkers,grassroots group,not asked,area,1 High Street,M33 1AA\n"
           "Hub,hub,anyone,exact,2 High Street,M33 1AA\n");
    const ProtectedPlaces places = valueOf(HeldOrganisations::of(*map)).secret;
    Record later = place();
    EXPECT_EQ(places.disclosureFor(later), GetParam().shown);
    EXPECT_EQ(places.protects(later), !GetParam().shown.empty());
    EXPECT_EQ(places.protect(later), !GetParam().shown.empty());
    EXPECT_EQ(later.text("disclosure"), GetParam().shown.empty() ? "exact" : GetParam().shown);
    EXPECT_FALSE(places.protect(later));
}
INSTANTIATE_TEST_SUITE_P(
    ProtectedPlaces, LaterPlace,
    testing::Values(Later{"same", "17 Acacia Avenue, Sale", "M33 7XX", "hidden"},
                    Later{"abbreviated", "17 Acacia Ave.", "m337xx", "hidden"},
                    Later{"in_a_flat", "Flat 2, 17 Acacia Avenue", "M33 7XX", "hidden"},
                    Later{"house", "ROSEBANK, Back Ln", "M33 7XY", "area"},
                    Later{"home", "3 Oak Road, Sale", "M33 7XZ", "area"},
                    Later{"no_postcode", "5 Oak Rd", "", "approximate"},
                    Later{"next_door", "19 Acacia Avenue, Sale", "M33 7XX", ""},
                    Later{"other_town", "17 Acacia Avenue, Leeds", "LS1 1AA", ""},
                    Later{"hall_of_a_group_not_asked", "1 High Street", "M33 1AA", ""},
                    Later{"open", "2 High Street", "M33 1AA", ""}, Later{"nothing", "", "", ""}),
    [](const auto &later) { return later.param.name; });

TEST_F(DisclosureTest, APlaceIsProtectedByItsPropertyNumberOrItsVeryPoint) {
    import("name,disclosure,uprn,lat,lon\nHaven,hidden,100011112222,53.4361,-2.3172\n");
    ProtectedPlaces places = valueOf(HeldOrganisations::of(*map)).secret;
    Record later(Entity::Location);
    later["uprn"] = Value("100011112222");
    EXPECT_TRUE(places.protects(later));
    later = Record(Entity::Location);
    later["geom"] = Value(LatLon{53.4361, -2.3172});
    EXPECT_TRUE(places.protects(later));
    later["disclosure"] = Value("hidden");
    EXPECT_FALSE(places.protects(later)) << "as it is";
    later["geom"] = Value(LatLon{53.5, -2.3});
    places.add(later);
    later["disclosure"] = Value("area");
    EXPECT_EQ(places.disclosureFor(later), "hidden");
}

} // namespace
} // namespace placeweave
