// SPDX-License-Identifier: GPL-3.0-or-later
// Defining for whom something is made, and what leaves for them.
#include "tests/ui/share/sharing_fixture.h"
#include "ui/joint/exercise_form.h"
#include "ui/joint/exercises.h"
#include "ui/joint/room.h"
#include "ui/joint/session_report.h"
#include "ui/share/reader_profile_form.h"

#include "core/model/vocabulary.h"

#include <QClipboard>

namespace placeweave {
namespace {

class ReaderProfilesTest : public SharingFixture {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        for (const auto &[name, kind] : {std::pair{"Quayside Knitters", "grassroots_group"},
                                         std::pair{"Lighthouse Choir", "faith_group"}})
            list(add(name, kind, LatLon{54.20, -4.46}), "anyone");
        add("Ask Us First", "grassroots_group", LatLon{54.21, -4.47});
    }
    ReaderProfiles m_profiles{&m_session, nullptr};
    // The code of what was saved.
    QString define(const QString &name, const QString &base) {
        ReaderProfileForm form(&m_session, nullptr);
        QSignalSpy saved(&form, &ReaderProfileForm::saved);
        form.begin(&m_profiles, base);
        form.setName(name);
        form.setKinds({"faith_group"});
        EXPECT_EQ(form.trouble(), "");
        form.save();
        EXPECT_TRUE(until([&] { return !saved.isEmpty(); }));
        return saved.isEmpty() ? QString() : saved.first().first().toString();
    }
};

TEST_F(ReaderProfilesTest, AFormSaysWhatIsMissingAndHowManyAreLeft) {
    ReaderProfileForm form(&m_session, nullptr);
    form.begin(&m_profiles, "public");
    EXPECT_NE(form.trouble(), "");
    form.setName("partners");
    form.setKinds({"faith_group"});
    EXPECT_NE(form.trouble(), ""); // one of the three is called so
    form.setName("For the mosque committee");
    EXPECT_EQ(form.trouble(), "");
    ASSERT_TRUE(until([&] { return form.left().startsWith("1 of the 2 "); }))
        << form.left().toStdString();
    form.setKinds({});
    EXPECT_NE(form.trouble(), ""); // it would be one of the three
    EXPECT_EQ(form.agreedChoices().size(), 1);
    form.setBase("partner");
    EXPECT_EQ(form.agreedChoices().size(), 3);
    form.setRecords({"person"});
    form.setBase("public"); // who may not see people anyway
    EXPECT_TRUE(form.records().isEmpty());
}

TEST_F(ReaderProfilesTest, StandsBesideTheThreeAndWhatLeavesObeysIt) {
    Sharing sharing;
    const QString code = define("For the mosque committee", "partner");
    ASSERT_TRUE(until([&] { return sharing.profiles()->isOwn(code); }));
    EXPECT_EQ(sharing.profiles()->all().size(), 4);
    sharing.setReaders(code);
    EXPECT_EQ(sharing.madeFor(), Sharing::For::Partners);
    sharing.setActive(true);
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_EQ(sharing.listed(), 2);
    EXPECT_TRUE(sharing.leftOut().join(' ').contains("not part of what was chosen"))
        << sharing.leftOut().join(' ').toStdString();
    EXPECT_EQ(sharing.narrowed(), QStringList{"Without these kinds: Faith group."});
    EXPECT_TRUE(sharing.suggestedName("csv").contains("mosque committee"));
    ASSERT_TRUE(writes(sharing, [&] { sharing.exportTo(file("out.csv")); }));
    ASSERT_TRUE(writes(sharing, [&] { sharing.giveCopy(file("copy.gpkg")); }));
    ASSERT_TRUE(writes(sharing, [&] { sharing.giveBundle(file("b.pwbundle"), "Hub"); }));
    ASSERT_TRUE(writes(sharing, [&] { sharing.printTo(file("sheet.svg")); }));
    for (const char *name : {"out.csv", "copy.gpkg", "b.pwbundle", "sheet.svg"}) {
        EXPECT_TRUE(contentOf(name).contains("Quayside")) << name;
        EXPECT_FALSE(contentOf(name).contains("Lighthouse")) << name;
        EXPECT_FALSE(contentOf(name).contains("mosque committee")) << name;
    }
    sharing.leaflet()->setLayout("phone");
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    sharing.copyMessage();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("Quayside"));
    EXPECT_FALSE(QGuiApplication::clipboard()->text().contains("Lighthouse"));
}

TEST_F(ReaderProfilesTest, OneThatIsUndoneMakesWayForWhatShowsLeast) {
    Sharing sharing;
    const QString code = define("For the mosque committee", "internal");
    ASSERT_TRUE(until([&] { return sharing.profiles()->isOwn(code); }));
    sharing.setReaders(code);
    m_session.undo();
    ASSERT_TRUE(until([&] { return !sharing.profiles()->isOwn(code); }));
    EXPECT_EQ(sharing.readers(), "public");
    m_session.redo();
    ASSERT_TRUE(until([&] { return sharing.profiles()->isOwn(code); }));
    sharing.profiles()->remove(code);
    ASSERT_TRUE(until([&] { return sharing.profiles()->own().isEmpty(); }));
    m_session.undo();
    ASSERT_TRUE(until([&] { return sharing.profiles()->isOwn(code); }));
}

TEST_F(ReaderProfilesTest, IsChangedFieldByField) {
    const QString code = define("For the mosque committee", "partner");
    ReaderProfileForm form(&m_session, nullptr);
    ASSERT_TRUE(until([&] { return m_profiles.isOwn(code); }));
    form.change(&m_profiles, code);
    EXPECT_EQ(form.code(), code);
    EXPECT_EQ(form.kinds(), QStringList{"faith_group"});
    form.setClosest("approximate");
    form.setRadius(1600);
    QSignalSpy saved(&form, &ReaderProfileForm::saved);
    form.save();
    ASSERT_TRUE(until([&] { return !saved.isEmpty(); }));
    const auto all =
        valueOf(read<std::vector<ReaderProfile>>([](MapFile &map) { return readerProfiles(map); }));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].radius, 1600);
    EXPECT_EQ(all[0].kinds, std::vector<std::string>{"faith_group"});
}

TEST_F(ReaderProfilesTest, KeepsToAreasOfTheMapAndHoldsTheirOutlineItself) {
    ASSERT_TRUE(
        write<bool>([](MapFile &map) -> Result<bool> {
            const auto square = [](double west) {
                return Polygons{
                    {{{54.1, west}, {54.1, west + 0.1}, {54.3, west + 0.1}, {54.3, west}}, {}}};
            };
            AreaSet wards;
            wards.name = "Wards";
            PW_CHECK(map.areas().replaceSet(
                wards, {{0, "W1", "Quay", square(-4.5)}, {0, "W2", "Moor", square(-4.2)}}));
            return true;
        }).has_value());
    ReaderProfileForm form(&m_session, nullptr);
    form.begin(&m_profiles, "public");
    form.setName("For the Quay ward");
    ASSERT_TRUE(until([&] { return form.setChoices().size() == 1; }));
    form.setAreaSet(form.setChoices().first().code);
    ASSERT_TRUE(until([&] { return form.areaChoices().size() == 2; }));
    form.setAreas({"W2"});
    ASSERT_TRUE(until([&] { return form.left().startsWith("0 of the 2 "); }))
        << form.left().toStdString();
    form.setAreas({"W1"});
    ASSERT_TRUE(until([&] { return form.left().startsWith("2 of the 2 "); }))
        << form.left().toStdString();
    QSignalSpy saved(&form, &ReaderProfileForm::saved);
    form.save();
    ASSERT_TRUE(until([&] { return !saved.isEmpty() && !m_profiles.own().isEmpty(); }));
    EXPECT_EQ(m_profiles.own().first().help, "Only what lies in Quay.");
    form.change(&m_profiles, m_profiles.own().first().code);
    EXPECT_EQ(form.keptArea(), "Quay");
    form.dropArea();
    EXPECT_NE(form.trouble(), "");
}

TEST_F(ReaderProfilesTest, WhatIsFilteredIsWhatIsCounted) {
    list(add("Not asked either", "faith_group", LatLon{54.22, -4.46}), "not_asked");
    Sharing sharing;
    sharing.setActive(true);
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_EQ(sharing.notAsked(), 2);
    m_session.filter()->setKinds({"faith_group"});
    ASSERT_TRUE(until([&] { return m_session.shownCount() == 2; }));
    sharing.setOnlyFiltered(true);
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_EQ(sharing.listed(), 1);
    EXPECT_EQ(sharing.notAsked(), 1);
    EXPECT_TRUE(sharing.leftOut().first().startsWith("1 organisation "))
        << sharing.leftOut().join(' ').toStdString();
    ASSERT_TRUE(writes(sharing, [&] { sharing.saveGroupsToRing(file("ring.csv")); }));
    EXPECT_TRUE(contentOf("ring.csv").contains("Not asked either"));
    EXPECT_FALSE(contentOf("ring.csv").contains("Ask Us First"));
}

TEST_F(ReaderProfilesTest, WhatLooksLikePrivateMatterIsSaidBeforeItLeaves) {
    list(add("Mending", "association", LatLon{54.2, -4.4}), "anyone");
    ASSERT_TRUE(write<bool>([](MapFile &map) -> Result<bool> {
                    PW_TRY(Edit edit, Edit::begin(map, "field"));
                    PW_TRY(const auto rows, map.records(Entity::Organisation));
                    const char *const texts[] = {"Ask for 943 476 5919.", "Ada, born 12/03/1948.",
                                                 "Ada lives at 12 Acacia Avenue."};
                    std::size_t next = 0;
                    for (const Record &row : rows)
                        if (row.text("listing_permission") == "anyone")
                            PW_CHECK(edit.set(fieldOf(Entity::Organisation, "description"),
                                              row.id(), Value(texts[next++])));
                    PW_CHECK(edit.commit());
                    return true;
                }).has_value());
    Sharing sharing;
    sharing.setActive(true);
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_EQ(wordsOf(sharing.lookAt()),
              (QStringList{"Quayside Knitters: what it is – an NHS number?",
                           "Lighthouse Choir: what it is – a date of birth?",
                           "Mending: what it is – a home address?"}))
        << wordsOf(sharing.lookAt()).join("; ").toStdString();
}

TEST_F(ReaderProfilesTest, TheWallOfASessionShowsNoMoreThanItsReadersMaySee) {
    const QString code = define("For the mosque committee", "internal");
    Exercises exercises{&m_session, nullptr};
    ExerciseForm form{&m_session, nullptr};
    Room room{&m_session, nullptr};
    exercises.start("walk_round", QRectF(-4.5, 54.1, 0.2, 0.2));
    ASSERT_TRUE(until([&] { return exercises.count() == 1; }));
    form.setExercise(exercises.newest());
    ASSERT_TRUE(until([&] { return !form.prompts().isEmpty(); }));
    room.setForm(&form);
    // Of three, one is shown by area only: nobody has asked it.
    ASSERT_TRUE(until([&] { return room.wall()->disclosed()->count() == 2U; }));
    form.setReaders(code);
    ASSERT_TRUE(until([&] { return room.wall()->disclosed()->count() == 1U; }));
    EXPECT_EQ(form.readers(), code);
    m_session.undo();
    ASSERT_TRUE(until([&] { return room.wall()->disclosed()->count() == 2U; }));
    SessionReport report{&m_session, nullptr};
    ASSERT_TRUE(until([&] { return report.profiles()->forOthers().size() == 2; }))
        << "what may show more than partners see is not for a report";
}

} // namespace
} // namespace placeweave
