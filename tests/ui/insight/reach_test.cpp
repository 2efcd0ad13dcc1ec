// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/insight/reach_model.h"
#include "ui/insight/sorted_rows.h"

#include <QAbstractItemModelTester>
#include <QFile>

#include <cmath>

namespace placeweave {
namespace {

// Two square kilometres side by side, a food bank in the western one.
class ReachTest : public SessionTest {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        const RowId bank = add("Quay Larder", "grassroots_group", LatLon{54.505, -3.992});
        valueOf(write<bool>([bank](MapFile &map) -> Result<bool> {
            PW_TRY(Edit edit, Edit::begin(map, "test"));
            Record service(Entity::Service);
            service["organisation_id"] = Value(bank.value);
            service["name"] = Value("Tins on Tuesday");
            service["activity"] = Value("food_support");
            PW_CHECK(edit.insert(service));
            PW_CHECK(
                edit.set(fieldOf(Entity::Organisation, "confirmed_on"), bank, Value("2026-10-01")));
            PW_CHECK(edit.commit());
            std::vector<Area> areas;
            for (const auto &[code, name, west] :
                 {std::tuple("W1", "West", -4.0), {"E1", "East", -3.95}}) {
                const Ring ring{
                    {54.5, west}, {54.5, west + 0.015}, {54.51, west + 0.015}, {54.51, west}};
                areas.push_back({0, code, name, {{ring, {}}}});
            }
            AreaSet squares;
            squares.name = "Squares";
            PW_CHECK(map.areas().replaceSet(squares, areas));
            return true;
        }));
        m_session.layers()->reload(true);
        ASSERT_TRUE(until([&] { return !m_reach.setChoices().isEmpty(); }));
    }
    QString text(int row, int role) { return m_reach.index(row).data(role).toString(); }
    void settle() {
        ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.count() > 0; }));
    }
    // 900 in the west, 1,200 in the east.
    void countPeople() {
        valueOf(write<bool>([](MapFile &map) -> Result<bool> {
            PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
            Indicator people;
            people.areaSet = sets.front().id;
            people.name = "Population";
            PW_CHECK(map.areas().replaceIndicator(people, {{"W1", 900.0}, {"E1", 1200.0}}));
            return true;
        }));
    }

    ReachModel m_reach{&m_session, nullptr};
    QAbstractItemModelTester m_tester{&m_reach};
};

TEST_F(ReachTest, CommunitiesThatNobodyReachesAreNamed) {
    valueOf(write<bool>([](MapFile &map) -> Result<bool> {
        PW_TRY(Edit edit, Edit::begin(map, "test"));
        Record community(Entity::Community);
        community["name"] = Value("Night-shift workers");
        PW_CHECK(edit.insert(community));
        PW_CHECK(edit.commit());
        return true;
    }));
    m_reach.setActive(true);
    settle();
    EXPECT_TRUE(until([&] {
        return m_reach.unreached() == "No group on our map reaches Night-shift workers.";
    })) << m_reach.unreached().toStdString();
}

TEST_F(ReachTest, TheAreaWithNothingNearComesFirstAndSaysWhy) {
    EXPECT_EQ(m_reach.count(), 0); // nothing is worked out before somebody looks
    m_reach.setActive(true);
    settle();
    EXPECT_EQ(m_reach.count(), 2);
    EXPECT_EQ(m_reach.counted(), 1);
    EXPECT_EQ(m_reach.thin(), 1);
    EXPECT_EQ(text(0, ReachModel::NameRole), "East");
    EXPECT_TRUE(m_reach.index(0).data(ReachModel::NothingNearRole).toBool());
    EXPECT_TRUE(text(0, ReachModel::WhyRole).contains("food support"))
        << text(0, ReachModel::WhyRole).toStdString();
    EXPECT_TRUE(std::isnan(m_reach.peopleThere()));
    EXPECT_TRUE(m_reach.map()->fill());
    EXPECT_EQ(m_reach.map()->rows()->size(), 1U);
}

TEST_F(ReachTest, AnotherQuestionGetsAnotherAnswer) {
    m_reach.setActive(true);
    settle();
    m_reach.setMinutes(120);
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.thin() == 0; }));
    m_reach.setSought("activity/choir");
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.counted() == 0; }));
    EXPECT_EQ(m_reach.thin(), 2);
}

TEST_F(ReachTest, TellsHowMuchThereIsWhereThereIsSome) {
    countPeople();
    m_reach.setActive(true);
    settle();
    EXPECT_EQ(text(0, ReachModel::CountsRole), "");
    EXPECT_EQ(text(1, ReachModel::CountsRole),
              "1 here (1.1 per 1,000 people), 1 within walking distance of its middle");
}

TEST_F(ReachTest, OneMoreAtAPinSaysWhomItWouldReach) {
    countPeople();
    m_reach.setActive(true);
    settle();
    EXPECT_EQ(m_reach.gained(), "");
    m_reach.dropPinInArea(0); // the eastern one
    ASSERT_TRUE(until([&] { return m_reach.gained().contains("1,200 people in 1 area"); }))
        << m_reach.gained().toStdString();
    m_reach.dropPin(54.505, -3.992); // where the food bank is
    ASSERT_TRUE(until([&] { return m_reach.gained().contains("nobody new"); }));
    m_reach.takePinAway();
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.gained().isEmpty(); }));
}

TEST_F(ReachTest, WhatIsNotOpenThenDoesNotCount) {
    valueOf(write<bool>([](MapFile &map) -> Result<bool> {
        PW_TRY(const auto services, map.records(Entity::Service));
        PW_TRY(Edit edit, Edit::begin(map, "test"));
        const RowId id = services.front().id();
        PW_CHECK(edit.set(fieldOf(Entity::Service, "schedule"), id, Value("FREQ=WEEKLY;BYDAY=TU")));
        PW_CHECK(edit.set(fieldOf(Entity::Service, "opens"), id, Value("10:00")));
        PW_CHECK(edit.set(fieldOf(Entity::Service, "closes"), id, Value("12:00")));
        PW_CHECK(edit.commit());
        return true;
    }));
    m_reach.setActive(true);
    settle();
    m_reach.setDay("1");
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.counted() == 1; }));
    m_reach.setHour(11);
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.counted() == 1; }));
    m_reach.setHour(18);
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.counted() == 0; }));
    m_reach.setDay("");
    ASSERT_TRUE(until([&] { return !m_reach.isReading() && m_reach.counted() == 1; }));
}

// Open every second Tuesday from 1 December 2026 on.
TEST_F(ReachTest, OnOneDayOnlyTheRightWeekOfEveryTwoCounts) {
    valueOf(write<bool>([](MapFile &map) -> Result<bool> {
        PW_TRY(const auto services, map.records(Entity::Service));
        PW_TRY(Edit edit, Edit::begin(map, "test"));
        PW_CHECK(edit.set(fieldOf(Entity::Service, "schedule"), services.front().id(),
                          Value("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20261201")));
        PW_CHECK(edit.commit());
        return true;
    }));
    const auto counts = [&](int offers) {
        return until([&] { return !m_reach.isReading() && m_reach.counted() == offers; });
    };
    m_reach.setActive(true);
    settle();
    m_reach.setDay("date"); // today, until another is typed
    EXPECT_EQ(m_reach.day(), "date");
    EXPECT_FALSE(m_reach.date().isEmpty());
    m_reach.setDate("8 Dec 2026");
    EXPECT_EQ(m_reach.date(), "08/12/2026");
    EXPECT_TRUE(counts(0));
    m_reach.setDate("15/12/2026");
    EXPECT_TRUE(counts(1));
    EXPECT_TRUE(m_reach.assumptions().contains("on Tuesday 15 December 2026"))
        << m_reach.assumptions().toStdString();

    m_reach.setDate("31/2/2026"); // no such day: what was asked stays, and it is said
    EXPECT_TRUE(m_reach.dateTrouble().contains("A day, please"));
    m_reach.setDate("31/12/9999");
    EXPECT_TRUE(m_reach.dateTrouble().contains("ten years away"));
    EXPECT_EQ(m_reach.date(), "15/12/2026");
    m_reach.setDay("1"); // on Tuesdays, some of them
    EXPECT_EQ(m_reach.dateTrouble(), "");
    EXPECT_EQ(m_reach.date(), "");
    EXPECT_TRUE(counts(1));
    m_reach.setDay("date");
    m_reach.setDate(" ");
    EXPECT_EQ(m_reach.day(), "");
}

TEST_F(ReachTest, WhatIsSavedIsForAnyone) {
    m_reach.setActive(true);
    settle();
    const auto file = m_folder / "thin.csv";
    m_reach.saveTable(QUrl::fromLocalFile(QString::fromStdString(file.string())));
    QFile csv(QString::fromStdString(file.string()));
    ASSERT_TRUE(until([&] { return csv.exists(); }));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    const QByteArray table = csv.readAll();
    EXPECT_TRUE(table.contains("East"));
    EXPECT_FALSE(table.contains("Quay Larder")); // nobody has asked them yet
    const auto ours = m_folder / "ours.csv";
    m_reach.saveTable(QUrl::fromLocalFile(QString::fromStdString(ours.string())), "internal");
    QFile ourCsv(QString::fromStdString(ours.string()));
    ASSERT_TRUE(until([&] { return ourCsv.exists(); }));
    ASSERT_TRUE(ourCsv.open(QIODevice::ReadOnly));
    EXPECT_TRUE(ourCsv.readAll().contains("Quay Larder"));
}

TEST_F(ReachTest, AHeadingSortsByItsFiguresAndWhatIsNotKnownStaysLast) {
    valueOf(write<bool>([](MapFile &map) -> Result<bool> {
        PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
        Indicator people;
        people.areaSet = sets.front().id;
        people.name = "Population";
        PW_CHECK(map.areas().replaceIndicator(people, {{"W1", 900.0}})); // nobody counted the east
        return true;
    }));
    m_session.layers()->reload(true);
    SortedRows sorted;
    sorted.setSourceModel(&m_reach);
    const QAbstractItemModelTester tester(&sorted);
    m_reach.setActive(true);
    settle();
    ASSERT_TRUE(until([&] { return !std::isnan(m_reach.peopleThere()); }));
    const auto order = [&] {
        return sorted.index(0, 0).data(ReachModel::NameRole).toString() + ", " +
               sorted.index(1, 0).data(ReachModel::NameRole).toString();
    };
    EXPECT_EQ(order(), "East, West"); // those with least first, as the model has them
    sorted.toggle("name", true);
    EXPECT_EQ(order(), "West, East");
    sorted.toggle("name", true);
    EXPECT_EQ(order(), "East, West");
    sorted.toggle("population", true);
    EXPECT_EQ(order(), "West, East");
    sorted.toggle("population", true);
    EXPECT_EQ(order(), "West, East");
    sorted.toggle("minutes");
    EXPECT_EQ(order(), "West, East"); // the food bank is there
    sorted.toggle("minutes");
    EXPECT_EQ(order(), "East, West");
    m_reach.tick(sorted.sourceRow(1), true);
    EXPECT_EQ(m_reach.tickedCodes(), QStringList{"W1"});
    EXPECT_EQ(sorted.firstSourceRows(9), (QList<int>{0, 1}));
    sorted.toggle("");
    EXPECT_EQ(order(), "East, West");
}

} // namespace
} // namespace placeweave
