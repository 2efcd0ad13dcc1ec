// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/joint/exercise_form.h"
#include "ui/joint/exercises.h"
#include "ui/joint/room.h"
#include "ui/joint/said_review_model.h"
#include "ui/joint/session_report.h"
#include "ui/record/history_model.h"

#include "core/base/time.h"
#include "core/joint/said_review.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>

#include <algorithm>
#include <array>
#include <memory>

namespace placeweave {
namespace {

// A session that has begun, with its room open.
class MappingSession : public SessionTest {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        m_exercises.start("walk_round", QRectF(-4.05, 54.44, 0.2, 0.11));
        ASSERT_TRUE(until([&] { return m_exercises.count() == 1; }));
        m_form.setExercise(m_exercises.newest());
        ASSERT_TRUE(until([&] { return !m_form.prompts().isEmpty(); }));
        m_form.addTables(2);
        ASSERT_TRUE(until([&] { return m_form.tables() == 2; }));
        m_room.setForm(&m_form);
    }
    Told told(const QString &what, const QString &words) {
        Told told;
        told.what = what;
        told.words = words;
        told.voice = "Table 1";
        told.howSure = "go_there";
        return told;
    }
    void take(const Told &told) {
        const int before = m_room.said();
        m_room.take(told);
        ASSERT_TRUE(until([&] { return m_room.said() == before + 1; }));
    }
    QString text(int row, int role) { return m_room.index(row).data(role).toString(); }
    static bool offersName(const QList<Choice> &offers, const QString &name) {
        return std::ranges::contains(offers, name, &Choice::label);
    }

    Exercises m_exercises{&m_session, nullptr};
    ExerciseForm m_form{&m_session, nullptr};
    Room m_room{&m_session, nullptr};
    QAbstractItemModelTester m_listTester{&m_exercises};
    QAbstractItemModelTester m_formTester{&m_form};
    QAbstractItemModelTester m_roomTester{&m_room};
};

TEST_F(MappingSession, WhatIsSaidStandsOnTheWallBesideTheMapAsItWas) {
    Told group = told("group", "Tuesday bingo");
    group.place = m_room.placeOf("c4");
    EXPECT_EQ(group.place.where, "roughly");
    take(group);
    EXPECT_EQ(text(0, Room::TitleRole), "Tuesday bingo");
    EXPECT_EQ(text(0, Room::WhereRole), "C4, roughly here");
    EXPECT_EQ(text(0, Room::VoiceRole), "Table 1 · I go there");
    ASSERT_TRUE(m_room.wall()->suggestions());
    EXPECT_EQ(m_room.wall()->suggestions()->count(), 1U);
    EXPECT_EQ(m_session.organisations(), 0);
    m_room.setPinsShown(false);
    EXPECT_FALSE(m_room.wall()->suggestions());
}

TEST_F(MappingSession, APlaceThatIsNoneIsSaidToBeNone) {
    for (const char *typed : {"Z9", "C44", "by the harbour"})
        EXPECT_FALSE(m_room.placeOf(typed).trouble.isEmpty()) << typed;
    EXPECT_TRUE(m_room.placeOf("  ").trouble.isEmpty());
    EXPECT_FALSE(m_room.placeOf("LK1 1AA").trouble.isEmpty()); // no list of postcodes here
}

TEST_F(MappingSession, TheWallShowsAndOffersNothingPrivate) {
    add("Harbour Choir", "association", LatLon{54.5, -3.95});
    const RowId secret = add("Harbour Refuge", "association", LatLon{54.5, -3.96});
    valueOf(write<bool>([secret](MapFile &map) -> Result<bool> {
        PW_CHECK(
            edits::setForAll(map, {secret}, fieldOf(Entity::Organisation, "private"), Value(true)));
        return true;
    }));
    ASSERT_TRUE(until([&] {
        return offersName(m_room.offers("harbour"), "Harbour Choir") &&
               !offersName(m_room.offers("harbour"), "Harbour Refuge");
    }));
    EXPECT_EQ(m_room.wall()->disclosed()->count(), 1U);
    EXPECT_FALSE(m_room.wall()->snapshot());

    Told quiet = told("group", "Harbour safe house");
    quiet.offWall = true;
    quiet.place = m_room.placeOf("D3");
    take(quiet);
    EXPECT_EQ(m_room.rowCount(), 0);
    EXPECT_EQ(m_room.offWall(), 1);
    EXPECT_EQ(m_room.lastSaid(),
              "what was kept off the wall"); // the key drops it, and names nobody
    EXPECT_FALSE(offersName(m_room.offers("harbour"), "Harbour safe house"));
    EXPECT_FALSE(m_room.wall()->suggestions());
}

TEST_F(MappingSession, OneThatIsThereIsNotDoubled) {
    const RowId choir = add("Harbour Choir", "association", LatLon{54.5, -3.95});
    ASSERT_TRUE(until([&] { return !m_room.offers("harb").isEmpty(); }));
    Told about = told("offer", "toddlers on Tuesday");
    about.about = m_room.offers("harb").front().code;
    EXPECT_EQ(about.about, QString::number(choir.value));
    take(about);
    EXPECT_EQ(text(0, Room::TitleRole), "Harbour Choir");
    EXPECT_EQ(text(0, Room::NoteRole), "on the map: adds toddlers on Tuesday");
    take(told("group", "Harbour Choirs"));
    ASSERT_TRUE(until([&] { return text(0, Room::NoteRole) == "may be Harbour Choir"; }));
}

TEST_F(MappingSession, NothingIsRefusedAndTheLineStays) {
    EXPECT_TRUE(m_room.take(told("group", "   ")).contains("nothing to take down"));
    Told link = told("link", "");
    take(told("group", "Tuesday bingo"));
    link.about = link.other = m_room.offers("bingo").front().code;
    EXPECT_TRUE(m_room.take(link).contains("one and the same"));
    EXPECT_EQ(m_room.queue()->waiting(), 0);
    EXPECT_EQ(m_room.said(), 1);
}

// The disk stalls until the guard goes.
class Stall {
public:
    explicit Stall(Session &session) {
        session.write<bool>(&session,
                            [semaphore = m_semaphore](MapFile &) -> Result<bool> {
                                semaphore->acquire();
                                return true;
                            },
                            {});
    }
    ~Stall() { m_semaphore->release(); }
    Stall(const Stall &) = delete;
    Stall &operator=(const Stall &) = delete;

private:
    std::shared_ptr<QSemaphore> m_semaphore = std::make_shared<QSemaphore>();
};

TEST_F(MappingSession, WhatIsTypedWhileTheDiskStallsIsStoredAsItWasSaid) {
    {
        const Stall stall(m_session);
        Told group = told("group", "Tuesday bingo");
        group.place = m_room.placeOf("C4");
        group.kind = "grassroots_group";
        EXPECT_EQ(m_room.take(group), "");
        Told parked = told("park", "Who pays for the hall?");
        EXPECT_EQ(m_room.take(parked), "");
        Told need = told("need", "No bus after five");
        need.voice = "Table 2";
        need.howSure.clear();
        EXPECT_EQ(m_room.take(need), "");
        Told quiet = told("group", "Harbour safe house");
        quiet.offWall = true;
        EXPECT_EQ(m_room.take(quiet), "");
        EXPECT_EQ(m_room.queue()->waiting(), 4);
        EXPECT_EQ(m_room.lastSaid(), "what was kept off the wall");
    }
    ASSERT_TRUE(until([&] { return m_room.said() == 3 && !m_form.parkingList().isEmpty(); }));
    EXPECT_EQ(m_room.queue()->waiting(), 0);
    EXPECT_EQ(m_room.offWall(), 1);
    EXPECT_EQ(m_form.parkingList(), QStringList{"Who pays for the hall?"});
    EXPECT_EQ(text(0, Room::TitleRole), "No bus after five");
    EXPECT_EQ(text(0, Room::VoiceRole), "Table 2");
    EXPECT_EQ(text(1, Room::TitleRole), "Tuesday bingo");
    EXPECT_EQ(text(1, Room::WhereRole), "C4, roughly here");
    EXPECT_EQ(text(1, Room::VoiceRole), "Table 1 · I go there");
}

TEST_F(MappingSession, WhatCannotBeStoredIsKeptToBeTriedAgainAndHoldsUpNothing) {
    const RowId choir = add("Harbour Choir", "association", LatLon{54.5, -3.95});
    Told there = told("stopped", "in spring");
    there.about = QString::number(choir.value);
    {
        const Stall stall(m_session);
        m_session.write<bool>(&m_session,
                              [choir](MapFile &map) -> Result<bool> {
                                  PW_TRY(Edit edit, Edit::begin(map, "organisation.delete"));
                                  PW_CHECK(edit.remove(Entity::Organisation, choir));
                                  PW_CHECK(edit.commit());
                                  return true;
                              },
                              {});
        m_room.take(told("group", "Tuesday bingo"));
        m_room.take(there);
        for (const std::string then = nowInstant(); nowInstant() == then;) // a hand is no quicker
            continue;
        m_room.take(told("remark", "People miss the post office"));
    }
    SaidQueue &queue = *m_room.queue();
    ASSERT_TRUE(until([&] { return m_room.said() == 2 && queue.refused().size() == 1; }));
    EXPECT_EQ(queue.waiting(), 0);
    EXPECT_EQ(queue.refused().first().title, "Harbour Choir: in spring");
    EXPECT_TRUE(queue.refused().first().why.contains("not on the map any more"));
    EXPECT_EQ(m_session.notice()->text(), ""); // it stands under the line
    EXPECT_EQ(m_room.lastSaid(), "People miss the post office");
    queue.tryAgain();
    ASSERT_TRUE(until([&] { return queue.waiting() == 0; }));
    EXPECT_EQ(queue.refused().size(), 1);
    m_session.write<UndoOutcome>(&m_session,
                                 [](MapFile &map) -> Result<UndoOutcome> {
                                     PW_TRY(const auto actions, map.history(10));
                                     for (const HistoryEntry &entry : actions)
                                         if (entry.verb == "organisation.delete")
                                             return map.undo(entry.action);
                                     return fail(ErrorCode::NotFound, "No deletion.");
                                 },
                                 {});
    queue.tryAgain();
    ASSERT_TRUE(until([&] { return m_room.said() == 3; }));
    EXPECT_EQ(queue.refused().size(), 0);
    EXPECT_TRUE(until([&] { return m_room.rowCount() == 3; })); // the choir is on the wall again
    EXPECT_EQ(text(0, Room::TitleRole), "People miss the post office"); // newest as it was said
    EXPECT_EQ(text(1, Room::NoteRole), "has stopped: in spring");
}

TEST_F(MappingSession, WhatIsLetGoIsNotTriedAgain) {
    Told lost = told("still_there", "");
    lost.about = "12345";
    m_room.take(lost);
    m_room.take(told("group", "Tuesday bingo"));
    ASSERT_TRUE(until([&] { return m_room.queue()->refused().size() == 1 && m_room.said() == 1; }));
    m_room.queue()->letGo();
    EXPECT_EQ(m_room.queue()->refused().size(), 0);
    EXPECT_EQ(m_room.lastSaid(), "Tuesday bingo");
}

TEST_F(MappingSession, OffTheRecordTakesWhatIsStillOnItsWay) {
    {
        const Stall stall(m_session);
        m_room.take(told("group", "Tuesday bingo"));
        m_room.take(told("group", "The vicar drinks"));
        EXPECT_EQ(m_room.lastSaid(), "The vicar drinks");
        m_room.dropLast();
        EXPECT_EQ(m_room.lastSaid(), "Tuesday bingo");
    }
    ASSERT_TRUE(until([&] { return m_session.notice()->text().startsWith("Off the record"); }));
    ASSERT_TRUE(until([&] { return m_room.said() == 1; }));
    EXPECT_EQ(text(0, Room::TitleRole), "Tuesday bingo");
    const auto proposals = valueOf(
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Proposal); }));
    EXPECT_EQ(proposals.size(), 1U);
}

TEST_F(MappingSession, WhatWaitsWhenAnotherMapIsOpenedGoesIntoItsOwn) {
    const QString first = m_session.filePath();
    NewMap other;
    other.name = "Another place";
    {
        const Stall stall(m_session);
        m_room.take(told("group", "Tuesday bingo"));
        m_session.newMap(QString::fromStdString((m_folder / "other.gpkg").string()), other);
        m_room.take(told("group", "Bluebell singers")); // by a hand that has not seen it
    }
    ASSERT_TRUE(until([&] { return m_session.filePath() != first; }));
    ASSERT_TRUE(until([&] { return m_room.queue()->refused().size() == 1; }));
    EXPECT_TRUE(m_room.queue()->refused().first().why.contains("map.gpkg"));
    m_session.openPath(first);
    ASSERT_TRUE(until([&] { return m_session.filePath() == first; }));
    m_room.queue()->tryAgain();
    ASSERT_TRUE(until([&] { return m_room.queue()->waiting() == 0; }));
    EXPECT_EQ(m_room.queue()->refused().size(), 0);
    const auto proposals = valueOf(
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Proposal); }));
    EXPECT_EQ(proposals.size(), 2U);
}

TEST_F(MappingSession, TheKeyThatTakesBackTakesWhatWasParkedLastAndNothingThatIsSettled) {
    take(told("group", "Bluebell singers"));
    m_room.take(told("park", "The vicar drinks"));
    ASSERT_TRUE(until([&] { return m_room.queue()->waiting() == 0; }));
    EXPECT_EQ(m_room.lastSaid(), "The vicar drinks");
    ASSERT_TRUE(until([&] { return !m_form.parkingList().isEmpty(); }));
    m_room.dropLast();
    ASSERT_TRUE(until([&] { return m_form.parkingList().isEmpty(); }));
    EXPECT_EQ(m_room.said(), 1);
    const auto proposals = valueOf(
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Proposal); }));
    const RowId said = proposals.front().id();
    m_session.write<SaidSettled>(
        &m_session,
        [said](MapFile &map) { return addSaid(map, std::array{said}, Settlers{"CVS"}); },
        [](const Result<SaidSettled> &) {});
    ASSERT_TRUE(until([&] { return m_room.lastSaid().isEmpty(); }));
    m_room.dropLast();
    EXPECT_EQ(m_room.said(), 1);
}

TEST_F(MappingSession, AGroupThatIsPrivateSinceIsOffTheWallToo) {
    const RowId choir = add("Harbour Choir", "association", LatLon{54.5, -3.95});
    Told there = told("still_there", "");
    there.about = QString::number(choir.value);
    take(there);
    ASSERT_TRUE(until([&] { return m_room.rowCount() == 1; }));
    m_session.write<ActionId>(
        &m_session,
        [choir](MapFile &map) -> Result<ActionId> {
            PW_TRY(Edit edit, Edit::begin(map, "test"));
            PW_CHECK(edit.set(fieldOf(Entity::Organisation, "private"), choir, Value(true)));
            return edit.commit();
        },
        [](const Result<ActionId> &) {});
    EXPECT_TRUE(until([&] { return m_room.rowCount() == 0; }));
    EXPECT_EQ(m_room.said(), 1);
}

TEST_F(MappingSession, WhoSaysSoIsAskedAsTheRoomAgreed) {
    m_form.addMember("Ada Quill", "Harbour Tenants", "Table 1");
    ASSERT_TRUE(until([&] { return m_form.members().size() == 3; }));
    const auto labels = [&] {
        QStringList names;
        for (const Choice &voice : m_form.voices())
            names << voice.label;
        return names;
    };
    EXPECT_EQ(labels(), (QStringList{"Table 1", "Table 2"}));
    const auto agree = [&](const QString &code) {
        for (int row = 0; row < m_form.rowCount(); ++row)
            if (m_form.index(row).data(ExerciseForm::ColumnRole) == "attribution")
                m_form.set(row, code);
        ASSERT_TRUE(until([&] { return m_form.attribution() == code; }));
    };
    agree("by_name");
    EXPECT_EQ(labels(), QStringList{"Ada Quill"});
    agree("by_organisation");
    EXPECT_EQ(labels(), QStringList{"Harbour Tenants"});
    agree("not_attributed");
    EXPECT_TRUE(labels().isEmpty());
}

TEST_F(MappingSession, LookingThroughTicksOnlyWhatNothingSpeaksAgainst) {
    add("Harbour Choir", "association", LatLon{54.5, -3.95});
    take(told("group", "Tuesday bingo"));
    take(told("group", "Harbour Choirs"));
    Told person = told("group", "The barber people talk to");
    person.kind = "individual_own_way";
    take(person);
    SaidReviewModel review(&m_session, nullptr);
    QAbstractItemModelTester tester(&review);
    review.setExercise(m_form.exercise());
    ASSERT_TRUE(until([&] { return review.count() == 3; }));
    review.tickAll(true);
    EXPECT_EQ(review.ticked(), 1);
    review.addTicked();
    ASSERT_TRUE(until([&] { return m_session.organisations() == 2; }));
    ASSERT_TRUE(until([&] { return review.count() == 2; }));
    EXPECT_EQ(review.ticked(), 0);
    m_session.undo();
    EXPECT_TRUE(until([&] { return review.count() == 3; }));
}

TEST_F(MappingSession, ThoseWhoWereAgreedOnSettleTogetherOneByOneAndInBulk) {
    for (int row = 0; row < m_form.rowCount(); ++row)
        if (m_form.index(row).data(ExerciseForm::ColumnRole) == "settles")
            m_form.set(row, "Harbour CVS\nHarbour PCN");
    ASSERT_TRUE(until([&] { return m_form.settlers().size() == 2; }));
    take(told("group", "Tuesday bingo"));
    Told own = told("group", "Harbour Tenants");
    own.ofItself = true;
    take(own);
    SaidReviewModel review(&m_session, nullptr);
    review.setExercise(m_form.exercise());
    ASSERT_TRUE(until([&] { return review.count() == 2; }));
    ASSERT_EQ(review.title(), "Harbour Tenants"); // of itself, so first
    EXPECT_EQ(review.settlersMissing(), 2);
    review.tickAll(true);
    EXPECT_EQ(review.ticked(), 2);
    EXPECT_FALSE(review.areTickedOfThemselves());
    review.tick(1, false);
    EXPECT_TRUE(review.areTickedOfThemselves());
    review.setBy({"Harbour CVS"});
    EXPECT_EQ(review.settlersMissing(), 1);
    review.setBy({"Harbour CVS", "Harbour PCN"});
    EXPECT_EQ(review.settlersMissing(), 0);
}

TEST_F(MappingSession, AConnectionWithAGroupThatWasLeftOffKeepsNothingBack) {
    take(told("group", "Tuesday bingo"));
    take(told("group", "Bluebell singers"));
    const auto code = [&](const QString &name) {
        return m_room.offers(name).front().code;
    };
    Told link = told("link", "");
    link.about = code("Tuesday bingo");
    link.other = code("Bluebell singers");
    take(link);
    SaidReviewModel review(&m_session, nullptr);
    review.setExercise(m_form.exercise());
    ASSERT_TRUE(until([&] { return review.count() == 3; }));
    review.tickAll(true);
    EXPECT_EQ(review.ticked(), 3); // it goes with both
    const auto rowOf = [&](const QString &title) {
        for (int row = 0; row < review.count(); ++row)
            if (review.index(row).data(SaidReviewModel::TitleRole) == title)
                return row;
        return -1;
    };
    review.tickAll(false);
    review.setCurrent(rowOf("Tuesday bingo"));
    review.leave("not_added", "It stopped");
    ASSERT_TRUE(until([&] { return review.count() == 2; }));
    review.tickAll(true);
    EXPECT_EQ(review.ticked(), 1);
    const int stuck = 1 - rowOf("Bluebell singers");
    review.setCurrent(stuck);
    EXPECT_TRUE(review.warning().contains("Tuesday bingo"));
    review.tick(stuck, true); // by hand
    review.addTicked();
    ASSERT_TRUE(until([&] { return review.count() == 1; }));
    EXPECT_EQ(m_session.organisations(), 1);
    EXPECT_TRUE(m_session.notice()->text().contains("1 stayed"));
    EXPECT_TRUE(m_session.notice()->text().contains("Tuesday bingo"));
}

TEST_F(MappingSession, ItsHistoryTellsWhatCameOfWhatWasSaidAndWhoSettledIt) {
    const RowId choir = add("Harbour Choir", "association", LatLon{54.5, -3.95});
    take(told("group", "Tuesday bingo"));
    take(told("group", "Bluebell singers"));
    Told there = told("still_there", "");
    there.about = QString::number(choir.value);
    take(there);
    SaidReviewModel review(&m_session, nullptr);
    review.setExercise(m_form.exercise());
    review.setBy({"Harbour CVS"});
    ASSERT_TRUE(until([&] { return review.count() == 3; }));
    const auto rowOf = [&](const QString &title) {
        for (int row = 0; row < review.count(); ++row)
            if (review.index(row).data(SaidReviewModel::TitleRole) == title)
                return row;
        return -1;
    };
    review.setCurrent(rowOf("Bluebell singers"));
    review.leave("not_added", "It stopped");
    ASSERT_TRUE(until([&] { return review.count() == 2; }));
    review.tickAll(true);
    review.addTicked();
    ASSERT_TRUE(until([&] { return review.count() == 0; }));
    HistoryModel history(&m_session, nullptr);
    QAbstractItemModelTester tester(&history);
    history.setExercise(m_form.exercise());
    history.setActive(true);
    const auto lines = [&] {
        QStringList all;
        for (int row = 0; row < history.rowCount(); ++row) {
            const auto part = [&](int role) {
                return history.index(row).data(role).toString();
            };
            all << part(HistoryModel::TitleRole) + "|" + part(HistoryModel::BeforeRole) + "|" +
                       part(HistoryModel::AfterRole);
        }
        return all;
    };
    ASSERT_TRUE(until([&] { return history.count() > 0; }));
    const QStringList now = lines();
    const auto tells = [&](const QString &part) {
        return std::ranges::any_of(now, [&](const QString &line) { return line.contains(part); });
    };
    EXPECT_TRUE(tells("Added, organisation||Tuesday bingo")) << qPrintable(now.join('\n'));
    EXPECT_TRUE(tells("Harbour Choir, last confirmed||")) << qPrintable(now.join('\n'));
    EXPECT_TRUE(tells("|It stopped"));
    EXPECT_TRUE(history.index(0)
                    .data(HistoryModel::NoteRole)
                    .toString()
                    .endsWith("settled by Harbour CVS"));
    m_session.undo();
    ASSERT_TRUE(until([&] { return lines().front().startsWith("Took back"); }));
    EXPECT_TRUE(std::ranges::any_of(lines(), [](const QString &line) {
        return line == "Deleted, organisation|Tuesday bingo|";
    })) << qPrintable(lines().join('\n'));
}

TEST_F(MappingSession, AddedInOtherWordsSaysSoInTheReport) {
    take(told("group", "Tuseday bingo"));
    SaidReviewModel review(&m_session, nullptr);
    review.setExercise(m_form.exercise());
    ASSERT_TRUE(until([&] { return review.count() == 1; }));
    EXPECT_EQ(review.words(), "Tuseday bingo");
    review.add("Tuesday bingo", "grassroots_group");
    ASSERT_TRUE(until([&] { return m_session.organisations() == 1; }));
    EXPECT_EQ(m_session.index()->name(0), "Tuesday bingo");
    EXPECT_EQ(valueOf(read<Record>([](MapFile &map) -> Result<Record> {
                  PW_TRY(const auto proposals, map.records(Entity::Proposal));
                  return proposals.front();
              })).text("status"),
              "added_changed");
}

TEST_F(MappingSession, TheReportStandsBesideThatOfAnEarlierSession) {
    const qint64 first = m_form.exercise();
    take(told("need", "A bus after six"));
    take(told("need", "Somewhere dry to meet"));
    take(told("group", "Tuesday bingo"));
    QSignalSpy started(&m_exercises, &Exercises::started);
    m_exercises.startLike(first);
    ASSERT_TRUE(until([&] { return started.count() == 1 && m_exercises.count() == 2; }));
    const qint64 second = started.front().front().toLongLong();
    m_form.setExercise(second);
    ASSERT_TRUE(until([&] { return m_room.said() == 0; }));
    m_form.set(0, "Who is here, again");
    take(told("need", "a bus after six"));

    SessionReport report(&m_session, nullptr);
    report.setExercise(second);
    ASSERT_TRUE(until([&] { return report.html().contains("a bus after six"); }));
    EXPECT_FALSE(report.html().contains("Beside the session of"));
    report.setBeside(first);
    ASSERT_TRUE(until([&] { return report.html().contains("Beside the session of"); }));
    const QString page = report.html();
    const auto rowOf = [&](const QString &label) {
        const qsizetype from = page.indexOf("<tr><td>" + label);
        return page.mid(from, page.indexOf("</tr>", from) - from);
    };
    // Two on one day are told apart.
    EXPECT_TRUE(page.contains("Who is here?<br>") && page.contains("Who is here, again<br>"));
    EXPECT_TRUE(rowOf("Said").contains(">3</td>") && rowOf("Said").contains(">1</td>"));
    EXPECT_TRUE(rowOf("Needs named").contains(">2</td><td align=\"right\">1</td>"));
    const qsizetype again = page.indexOf("Needs named both times");
    const qsizetype notNow = page.indexOf("Needs named then and not now");
    ASSERT_TRUE(again > 0 && notNow > again);
    EXPECT_TRUE(page.mid(again, notNow - again).contains("A bus after six"));
    EXPECT_TRUE(page.mid(notNow).contains("Somewhere dry to meet"));
}

TEST_F(MappingSession, WhatIsNotShownIsReadWhenItIs) {
    SessionReport report(&m_session, nullptr);
    SaidReviewModel review(&m_session, nullptr);
    report.setExercise(m_form.exercise());
    review.setExercise(m_form.exercise());
    take(told("need", "A bus after six"));
    ASSERT_TRUE(until([&] { return report.html().contains("A bus") && review.count() == 1; }));
    report.setActive(false);
    review.setActive(false);
    take(told("need", "Somewhere dry"));
    take(told("need", "A minibus"));
    read<bool>([](MapFile &) -> Result<bool> { return true; }); // behind what they would have read
    EXPECT_FALSE(report.html().contains("Somewhere dry"));
    EXPECT_EQ(review.count(), 1);
    report.setActive(true);
    review.setActive(true);
    EXPECT_TRUE(until([&] { return report.html().contains("A minibus") && review.count() == 3; }));
}

TEST_F(MappingSession, WhatPeopleSaidIsTextInTheReportAndNothingElse) {
    const QString hostile = "<img src=x onerror=alert(1)> & <b>bold</b>";
    take(told("remark", hostile));
    SessionReport report(&m_session, nullptr);
    report.setExercise(m_form.exercise());
    ASSERT_TRUE(until([&] { return !report.html().isEmpty(); }));
    EXPECT_TRUE(report.html().contains(hostile.toHtmlEscaped()));
    EXPECT_FALSE(report.html().contains("<img"));
    const QString file = QString::fromStdString((m_folder / "report.html").string());
    report.saveTo(QUrl::fromLocalFile(file));
    QFile written(file);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    const QByteArray page = written.readAll();
    EXPECT_TRUE(page.contains("default-src 'none'"));
    EXPECT_FALSE(page.contains("<img"));
    const QString paper = QString::fromStdString((m_folder / "report.pdf").string());
    report.saveTo(QUrl::fromLocalFile(paper));
    QFile pdf(paper);
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    EXPECT_EQ(pdf.read(4), "%PDF");
}

TEST_F(MappingSession, OffTheRecordCannotBeBroughtBack) {
    take(told("group", "Tuesday bingo"));
    m_room.dropLast();
    ASSERT_TRUE(until([&] { return m_room.said() == 0; }));
    EXPECT_FALSE(m_session.undoWhat().contains("bingo"));
}

TEST_F(MappingSession, TheNextOneKeepsTheQuestionsAndNothingThatWasSaid) {
    take(told("group", "Tuesday bingo"));
    QSignalSpy started(&m_exercises, &Exercises::started);
    m_exercises.startLike(m_form.exercise());
    ASSERT_TRUE(until([&] { return started.count() == 1 && m_exercises.count() == 2; }));
    const QStringList prompts = m_form.prompts();
    m_form.setExercise(started.front().front().toLongLong());
    ASSERT_TRUE(until([&] { return m_form.prompts() == prompts; }));
    EXPECT_TRUE(until([&] { return m_room.said() == 0; }));
    EXPECT_TRUE(m_form.members().isEmpty());
}

} // namespace
} // namespace placeweave
