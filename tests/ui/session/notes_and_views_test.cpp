// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"

#include "core/exchange/disclosure.h"

#include <QSignalSpy>

namespace placeweave {
namespace {

class NotesAndViews : public SessionTest {
protected:
    std::int64_t notesFor(Profile profile) {
        return valueOf(read<std::int64_t>([profile](MapFile &map) -> Result<std::int64_t> {
            PW_TRY(const Disclosure disclosure, Disclosure::of(map, profile));
            std::int64_t count = 0;
            PW_CHECK(disclosure.forEach(Entity::MapNote, [&](const Record &) {
                ++count;
                return true;
            }));
            return count;
        }));
    }
    const QList<QPointF> triangle{{-3, 54}, {-2.98, 54}, {-2.99, 54.01}};
};

TEST_F(NotesAndViews, ANoteIsDrawnChangedAndUndone) {
    m_session.notes()->add("area", triangle, "Food desert?", "internal");
    ASSERT_TRUE(until([&] { return m_session.notes()->list().size() == 1; }));
    EXPECT_EQ(m_session.undoWhat(), "Wrote on the map: Food desert?");
    const auto layer = m_session.map()->notes();
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->notes().front().type, Shape::Type::Rings);
    const LatLon anchor = fromMercator(layer->notes().front().anchor);
    EXPECT_TRUE(contains({{{{54, -3}, {54, -2.98}, {54.01, -2.99}}, {}}}, anchor));

    const qint64 id = m_session.notes()->list().first().code.toLongLong();
    m_session.notes()->change(id, "Food, on Mondays", "partner");
    ASSERT_TRUE(until([&] { return m_session.notes()->note(id).label == "Food, on Mondays"; }));
    m_session.notes()->remove(id);
    ASSERT_TRUE(until([&] { return m_session.notes()->list().isEmpty(); }));
    EXPECT_FALSE(m_session.map()->notes());
    m_session.undo();
    ASSERT_TRUE(until([&] { return m_session.notes()->list().size() == 1; }));
    EXPECT_EQ(m_session.notes()->note(id).help, "partner");
}

TEST_F(NotesAndViews, ANoteIsForUsUntilSomebodySaysOtherwise) {
    m_session.notes()->add("note", {triangle.first()}, "Ask Salma", "internal");
    m_session.notes()->add("note", {triangle.first()}, "Bus stop moved", "partner");
    m_session.notes()->add("note", {triangle.first()}, "Market on Fridays", "public");
    ASSERT_TRUE(until([&] { return m_session.notes()->list().size() == 3; }));
    EXPECT_EQ(notesFor(Profile::Internal), 3);
    EXPECT_EQ(notesFor(Profile::Partner), 2);
    EXPECT_EQ(notesFor(Profile::Public), 1);
}

TEST_F(NotesAndViews, NotesThatAreNotToBeSeenAreNotDrawn) {
    m_session.notes()->add("note", {triangle.first()}, "Ask Salma", "internal");
    ASSERT_TRUE(until([&] { return m_session.map()->notes() != nullptr; }));
    m_session.notes()->setShown(false);
    EXPECT_FALSE(m_session.map()->notes());
}

TEST_F(NotesAndViews, AnOutlineHoldsTheListUntilItsChipGoes) {
    add("Within", {}, LatLon{54.004, -2.99});
    add("Without", {}, LatLon{54.2, -2.99});
    add("Nowhere");
    m_session.filter()->drawOutline("In the lasso", triangle);
    EXPECT_TRUE(until([&] { return m_session.shownCount() == 1; }));
    EXPECT_EQ(m_session.filter()->chips().size(), 1);
    m_session.filter()->remove("drawn");
    EXPECT_TRUE(until([&] { return m_session.shownCount() == 3; }));
    EXPECT_TRUE(m_session.filter()->outline().isEmpty());
}

TEST_F(NotesAndViews, AViewBringsFilterAndPlaceBack) {
    add("Quayside Knitters", "association", LatLon{54.004, -2.99});
    Filter &filter = *m_session.filter();
    filter.setKinds({"association"});
    filter.setText("knit");
    filter.drawOutline("In the box", triangle);
    filter.setHideRegisterOnly(true);
    m_session.layers()->setGroundShown(false);
    m_session.notes()->setShown(false);
    const QVariantMap place{{"latitude", 54.1}, {"longitude", -3.2}, {"zoom", 12.5}};
    m_session.views()->save("  Knitters ", place);
    ASSERT_TRUE(until([&] { return m_session.views()->list().size() == 1; }));
    EXPECT_EQ(m_session.views()->list().first().label, "Knitters");

    filter.clear();
    m_session.layers()->setGroundShown(true);
    m_session.notes()->setShown(true);
    const QSignalSpy wanted(m_session.views(), &SavedViews::placeWanted);
    m_session.views()->show(m_session.views()->list().first().code);
    ASSERT_TRUE(until([&] { return wanted.count() == 1; }));
    EXPECT_EQ(wanted.first().first().toMap(), place);
    EXPECT_EQ(filter.kinds(), QStringList{"association"});
    EXPECT_EQ(filter.text(), "knit");
    EXPECT_EQ(filter.outline(), triangle);
    EXPECT_TRUE(filter.hideRegisterOnly());
    EXPECT_FALSE(m_session.layers()->isGroundShown());
    EXPECT_FALSE(m_session.notes()->areShown());
}

TEST_F(NotesAndViews, AViewOfTheSameNameIsSavedAnew) {
    m_session.views()->save("Knitters", {{"latitude", 54}});
    ASSERT_TRUE(until([&] { return m_session.views()->list().size() == 1; }));
    const QSignalSpy wanted(m_session.views(), &SavedViews::placeWanted);
    m_session.views()->save("knitters", {{"latitude", 55}});
    ASSERT_TRUE(until([&] { return m_session.undoWhat() == "Saved the view knitters anew"; }));
    EXPECT_EQ(m_session.views()->list().size(), 1);
    m_session.views()->show(m_session.views()->list().first().code);
    ASSERT_TRUE(until([&] { return wanted.count() == 1; }));
    EXPECT_EQ(wanted.first().first().toMap()["latitude"].toDouble(), 55);
    m_session.views()->remove(m_session.views()->list().first().code);
    EXPECT_TRUE(until([&] { return m_session.views()->list().isEmpty(); }));
}

} // namespace
} // namespace placeweave
