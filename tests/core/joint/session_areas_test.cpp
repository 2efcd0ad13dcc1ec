// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/session_areas.h"

#include "core/base/time.h"
#include "core/joint/exercise.h"
#include "core/joint/exercise_report.h"
#include "core/model/said.h"
#include "core/store/area_store.h"
#include "core/store/edit.h"
#include "tests/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace placeweave {
namespace {

Polygons square(double west) {
    return {{{{54, west}, {54, west + 1}, {55, west + 1}, {55, west}}, {}}};
}

// Three squares beside each other. The session's place is the first two.
class SessionAreas : public testing::Test {
protected:
    void SetUp() override {
        m_set = valueOf(
            m_map->areas().replaceSet({0, "Areas", {}, {}, 0}, {{0, "A", "Ashby", square(-4)},
                                                                {0, "B", "Barton", square(-3)},
                                                                {0, "C", "Caxton", square(-2)}}));
        Record exercise = exerciseFrom("walk_round");
        exercise["name"] = Value("Spring walk-round");
        exercise["held_on"] = Value("2026-03-03");
        const Ring both{{53.9, -4.1}, {53.9, -1.9}, {55.1, -1.9}, {55.1, -4.1}};
        exercise["place_area"] = Value(Bytes{toWkb(Polygons{{both, {}}})});
        m_exercise = valueOf(startExercise(*m_map, exercise));
    }
    void addGroupAt(LatLon point) {
        Edit edit = valueOf(Edit::begin(*m_map, "test"));
        Record place(Entity::Location);
        place["geom"] = Value(point);
        Record group(Entity::Organisation);
        group["name"] = Value("Lunch Club");
        group["listing_permission"] = Value("anyone");
        group["location_id"] = Value(valueOf(edit.insert(place)).value);
        valueOf(edit.insert(group));
        valueOf(edit.commit());
    }
    std::shared_ptr<const AssetIndex> index() { return valueOf(AssetIndex::build(*m_map)); }
    std::string answers() {
        std::string all;
        for (const Record &asked : valueOf(m_map->records(Entity::Asked)))
            all += asked.text("area_code") + "=" + asked.text("answer") + " ";
        return all;
    }

    TemporaryFolder m_folder;
    std::unique_ptr<MapFile> m_map = newMap(m_folder / "map.gpkg");
    std::int64_t m_set = 0;
    RowId m_exercise;
};

TEST_F(SessionAreas, WhatIsOnTheMapAndWhatWasSaidMakesAnAreaKnown) {
    EXPECT_THAT(valueOf(areasOf(*m_map, *index(), m_exercise, m_set)),
                testing::Each(testing::Field(&SessionArea::isKnown, false)));
    addGroupAt({54.5, -3.5});
    Said soup;
    soup.exercise = m_exercise;
    soup.words = "Soup on Tuesdays";
    soup.where = Said::Where::Roughly;
    soup.point = LatLon{54.5, -2.5};
    valueOf(takeDown(*m_map, soup));
    const auto areas = valueOf(areasOf(*m_map, *index(), m_exercise, m_set));
    ASSERT_EQ(areas.size(), 2U);
    EXPECT_TRUE(areas[0].isKnown);
    EXPECT_TRUE(areas[1].isKnown);
}

TEST_F(SessionAreas, TheReportNamesThoseWithLittleOnTheMap) {
    for (int i = 0; i < 3; ++i)
        addGroupAt({54.5, -3.5});
    addGroupAt({54.5, -1.5}); // outside the session's place
    const auto thin = [&] {
        return valueOf(reportOf(*m_map, m_exercise, Profile::Partner)).thin;
    };
    ASSERT_EQ(thin().size(), 1U);
    EXPECT_EQ(thin()[0].name, "Barton");
    EXPECT_EQ(thin()[0].onMap, 0);
    addGroupAt({54.5, -2.5});
    addGroupAt({54.5, -3.5});
    ASSERT_EQ(thin().size(), 1U); // 1 of 5, where 2.5 are usual
    EXPECT_EQ(thin()[0].onMap, 1);
    addGroupAt({54.5, -2.5});
    EXPECT_TRUE(thin().empty());
}

TEST_F(SessionAreas, MarkingTwiceSaysItOnceAndOneUndoTakesItBack) {
    addGroupAt({54.5, -3.5});
    valueOf(markAsked(*m_map, *index(), m_exercise, m_set));
    EXPECT_EQ(answers(), "A=known B=asked_nothing_found ");
    EXPECT_EQ(valueOf(m_map->records(Entity::Asked))[0].text("asked_on"), "2026-03-03");
    addGroupAt({54.5, -2.5});
    const ActionId again = valueOf(markAsked(*m_map, *index(), m_exercise, m_set));
    EXPECT_EQ(answers(), "A=known B=known ");
    valueOf(m_map->undo(again));
    EXPECT_EQ(answers(), "A=known B=asked_nothing_found ");
}

TEST_F(SessionAreas, BeforeItIsHeldNobodyHasAsked) {
    Edit edit = valueOf(Edit::begin(*m_map, "test"));
    valueOf(edit.set(fieldOf(Entity::Exercise, "held_on"), m_exercise, Value("2999-01-01")));
    valueOf(edit.commit());
    EXPECT_EQ(markAsked(*m_map, *index(), m_exercise, m_set).error().code, ErrorCode::InvalidInput);
}

TEST_F(SessionAreas, AnAreaCanBeThePlace) {
    valueOf(setPlace(*m_map, m_exercise, m_set, "C"));
    const auto areas = valueOf(areasOf(*m_map, *index(), m_exercise, m_set));
    ASSERT_EQ(areas.size(), 1U);
    EXPECT_EQ(areas[0].code, "C");
    EXPECT_EQ(valueOf(m_map->record(Entity::Exercise, m_exercise)).text("place"), "Caxton");
    EXPECT_EQ(setPlace(*m_map, m_exercise, m_set, "gone").error().code, ErrorCode::NotFound);
}

} // namespace
} // namespace placeweave
