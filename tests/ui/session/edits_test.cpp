// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/temporary_folder.h"
#include "ui/session/edits.h"

#include "core/base/time.h"

namespace placeweave {
namespace {

class EditsTest : public testing::Test {
protected:
    RowId add(const std::string &name, const std::string &kind = {}) {
        edits::NewOrganisation wanted;
        wanted.name = name;
        wanted.kind = kind;
        return valueOf(edits::addOrganisation(*m_map, wanted));
    }
    Record organisation(RowId id) { return valueOf(m_map->record(Entity::Organisation, id)); }
    Record place(RowId id) {
        return valueOf(m_map->record(Entity::Location, organisation(id).reference("location_id")));
    }

    TemporaryFolder m_folder;
    std::unique_ptr<MapFile> m_map = newMap(m_folder / "map.gpkg");
};

TEST_F(EditsTest, AKindThatMustBeAskedFirstStartsAsNotAsked) {
    EXPECT_EQ(organisation(add("Knitters", "grassroots_group")).text("listing_permission"),
              "not_asked");
    EXPECT_EQ(organisation(add("Jo", "individual_own_way")).text("listing_permission"),
              "not_asked");
    EXPECT_EQ(organisation(add("Who knows")).text("listing_permission"), "not_asked");
    EXPECT_EQ(organisation(add("Library", "public_service")).text("listing_permission"), "anyone");
}

TEST_F(EditsTest, ALaterKindThatMustBeAskedFirstTakesBackAListingNobodyGave) {
    const RowId id = add("Library", "public_service");
    valueOf(edits::setForAll(*m_map, {id}, fieldOf(Entity::Organisation, "kind"),
                             Value("grassroots_group")));
    EXPECT_EQ(organisation(id).text("listing_permission"), "not_asked");
}

TEST_F(EditsTest, ALaterKindLeavesAListingThatSomebodyGave) {
    const RowId id = add("Shed", "public_service");
    valueOf(edits::setForAll(*m_map, {id}, fieldOf(Entity::Organisation, "permission_by"),
                             Value("Arthur")));
    valueOf(edits::setForAll(*m_map, {id}, fieldOf(Entity::Organisation, "kind"),
                             Value("grassroots_group")));
    EXPECT_EQ(organisation(id).text("listing_permission"), "anyone");
}

TEST_F(EditsTest, AnAddressMakesThePlaceItStandsIn) {
    const RowId id = add("Shed");
    EXPECT_FALSE(organisation(id).reference("location_id"));
    valueOf(edits::setForAll(*m_map, {id}, fieldOf(Entity::Location, "address"),
                             Value("14 Quay Street")));
    EXPECT_EQ(place(id).text("address"), "14 Quay Street");
}

TEST_F(EditsTest, EmptyingAnAddressMakesNoPlace) {
    const RowId id = add("Shed");
    valueOf(edits::setForAll(*m_map, {id}, fieldOf(Entity::Location, "address"), Value()));
    EXPECT_FALSE(organisation(id).reference("location_id"));
}

TEST_F(EditsTest, APinThatIsMovedSaysHowItWasPlaced) {
    const RowId id = add("Shed");
    valueOf(edits::movePin(*m_map, id, {54.2, -4.5}, edits::Where::Here));
    EXPECT_EQ(place(id).text("placed_how"), "map_click");
    EXPECT_EQ(valueOf(m_map->undoable()).verb, "pin.place");
    valueOf(edits::movePin(*m_map, id, {54.3, -4.5}, edits::Where::RoughlyHere));
    EXPECT_EQ(place(id).text("placed_how"), "rough");
    EXPECT_EQ(place(id)["geom"].point(), (LatLon{54.3, -4.5}));
    EXPECT_EQ(valueOf(m_map->undoable()).verb, "pin.move");
}

TEST_F(EditsTest, NoFixedPlaceTakesThePinOff) {
    const RowId id = add("Shed");
    valueOf(edits::movePin(*m_map, id, {54.2, -4.5}, edits::Where::Here));
    valueOf(edits::setNoFixedPlace(*m_map, id));
    EXPECT_TRUE(place(id)["geom"].isEmpty());
    EXPECT_EQ(place(id).text("location_type"), "no_fixed_place");
}

TEST_F(EditsTest, ConfirmingIsOneActionOfToday) {
    const RowId id = add("Shed");
    m_map->setAuthor("Ruth Hale");
    valueOf(edits::confirm(*m_map, id, true, "phone"));
    const Record row = organisation(id);
    EXPECT_EQ(row.text("confirmed_on"), today());
    EXPECT_EQ(row.text("confirmed_by"), "Ruth Hale");
    EXPECT_TRUE(row["confirmed_by_itself"].isTrue());
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_TRUE(organisation(id)["confirmed_on"].isEmpty());
    EXPECT_TRUE(organisation(id)["confirmed_by"].isEmpty());
}

TEST_F(EditsTest, BulkIsOneActionToUndo) {
    const RowId a = add("A"), b = add("B");
    valueOf(edits::setForAll(*m_map, {a, b}, fieldOf(Entity::Organisation, "kind"),
                             Value("association")));
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_TRUE(organisation(a)["kind"].isEmpty());
    EXPECT_TRUE(organisation(b)["kind"].isEmpty());
}

} // namespace
} // namespace placeweave
