// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/outreach/heard_page.h"
#include "ui/outreach/helper_list.h"
#include "ui/outreach/needs_list.h"
#include "ui/outreach/outreach_words.h"
#include "ui/outreach/slip_return.h"
#include "ui/session/file_name.h"

#include "core/base/time.h"
#include "core/joint/record_code.h"

#include <QAbstractItemModelTester>
#include <QDesktopServices>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

namespace placeweave {
namespace {

class OutreachModels : public SessionTest {
protected:
    RowId insert(Entity entity,
                 const std::initializer_list<std::pair<const char *, Value>> &values) {
        Record row(entity);
        for (const auto &[column, value] : values)
            row[column] = value;
        return valueOf(write<RowId>([row](MapFile &map) -> Result<RowId> {
            PW_TRY(Edit edit, Edit::begin(map, "test"));
            PW_TRY(const RowId id, edit.insert(row));
            PW_CHECK(edit.commit());
            return id;
        }));
    }
    RowId helper(const char *name, const char *email) {
        const RowId id = add(name, "grassroots_group", LatLon{54.5, -3.99});
        insert(Entity::Service, {{"organisation_id", Value(id.value)},
                                 {"name", Value("Natter")},
                                 {"activity", Value("social_group")}});
        insert(Entity::Contact, {{"organisation_id", Value(id.value)},
                                 {"contact_type", Value("email")},
                                 {"value", Value(email)}});
        return id;
    }
};

TEST_F(OutreachModels, ANeedStandsOverWhoCouldAnswerItUntilItIsMet) {
    helper("Choir", "choir@example.org");
    insert(Entity::Need, {{"name", Value("Somebody to talk to")},
                          {"category", Value("company")},
                          {"status", Value("heard")}});
    NeedsList needs(&m_session, nullptr);
    const QAbstractItemModelTester tester(&needs);
    needs.setActive(true);
    ASSERT_TRUE(until([&] { return needs.count() == 1; }));
    const auto matches = needs.index(0).data(NeedsList::MatchesRole).value<QList<NeedMatch>>();
    ASSERT_EQ(matches.size(), 1);
    EXPECT_EQ(matches[0].title, "Choir");
    EXPECT_TRUE(matches[0].note.contains("Natter"));
    needs.setByOffer(true);
    ASSERT_EQ(needs.count(), 1);
    EXPECT_EQ(needs.index(0).data(NeedsList::TitleRole).toString(), "Choir");
    needs.setByOffer(false);
    const double need = needs.index(0).data(NeedsList::NeedRole).toDouble();
    needs.offerFound(need, "Choir");
    ASSERT_TRUE(until([&] {
        return needs.count() == 1 &&
               needs.index(0).data(NeedsList::NoteRole).toString().contains("Choir");
    }));
    needs.met(need);
    EXPECT_TRUE(until([&] { return needs.count() == 0; }));
}

TEST_F(OutreachModels, WhoeverIsTickedIsInTheDraftAndInTheTable) {
    helper("Choir", "choir@example.org");
    helper("Band", "band@example.org");
    HelperList helpers(&m_session, nullptr);
    const QAbstractItemModelTester tester(&helpers);
    helpers.begin("company");
    ASSERT_TRUE(until([&] { return helpers.count() == 2; }));
    EXPECT_EQ(helpers.ticked(), 2);
    helpers.tick(0, false); // Band, by its name
    EXPECT_EQ(helpers.withAddress(), 1);
    QDesktopServices::setUrlHandler("mailto", &helpers, "drafted"); // opens nothing here
    QSignalSpy drafted(&helpers, &HelperList::drafted);
    helpers.draft();
    ASSERT_GE(drafted.count(), 1);
    const QString link = drafted[0][0].toUrl().toString(QUrl::FullyEncoded);
    EXPECT_TRUE(link.contains("bcc=choir@example.org&")) << link.toStdString();
    EXPECT_FALSE(link.contains("band"));
    QDesktopServices::unsetUrlHandler("mailto");
    const QString path = QString::fromStdString((m_folder / "ring.csv").string());
    helpers.saveTable(QUrl::fromLocalFile(path));
    QFile csv(path);
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    const QByteArray table = csv.readAll();
    EXPECT_TRUE(table.contains("choir@example.org"));
    EXPECT_FALSE(table.contains("Band"));
}

// Whatever was heard is whole, on as many pages as it takes, each of which says whose it is.
TEST_F(OutreachModels, WhatWasHeardIsPrintedWholeAndSaysWhatWaits) {
    const QString reader = QStandardPaths::findExecutable("pdftotext");
    if (reader.isEmpty())
        GTEST_SKIP() << "pdftotext is not here";
    HeardThing waiting{.engagement = Record(Entity::Engagement)};
    std::string words;
    for (int i = 0; i < 1500; ++i)
        words += "word" + std::to_string(i) + ' ';
    waiting.engagement["heard"] = Value(words);
    Record taken(Entity::TakenTo);
    taken["to_whom"] = Value("The <b>board</b>");
    taken["taken_on"] = Value("2026-11-20");
    waiting.takenTo.push_back(taken);
    waiting.stage = HeardThing::Stage::Taken;
    const auto file = m_folder / "heard.pdf";
    valueOf(writeHeardPage("Our map", {{"Food", {waiting}}}, file));
    QProcess process;
    process.start(reader, {"-raw", QString::fromStdString(file.string()), "-"});
    ASSERT_TRUE(process.waitForFinished());
    const QString said = QString::fromUtf8(process.readAllStandardOutput()).simplified();
    for (const char *part : {"word0 ", "word1499", "The <b>board</b>, 20 Nov 2026", "No answer yet",
                             "Page 1 of ", "Page 2 of "})
        EXPECT_TRUE(said.contains(part)) << part;
    EXPECT_EQ(said.count("Just us (private)"), said.count("Page "));
}

TEST(FileName, HoldsOfLongWordsWhatAnySystemTakes) {
    EXPECT_EQ(asFileName(" Food: <Highcombe>/Saltby? "), "Food HighcombeSaltby");
    for (const QString letter : {"a", "\u0639", "\u6f22", "\U0001F33F"}) {
        const QString name = asFileName(letter.repeated(200));
        EXPECT_GT(name.size(), 50);
        EXPECT_LE(name.toUtf8().size(), 200);
        EXPECT_TRUE(name.isValidUtf16());
    }
}

TEST_F(OutreachModels, ADayYearsAheadIsAskedAbout) {
    EXPECT_EQ(farAheadInWords(daysBefore(today(), -365)), "");
    EXPECT_EQ(farAheadInWords(""), "");
    EXPECT_EQ(farAheadInWords("2206-03-01"), "That is in 2206. Is the year right?");
}

TEST_F(OutreachModels, ASlipIsKnownByItsCodeAndAWrongOneIsSaidToBeWrong) {
    const RowId id = helper("Choir", "choir@example.org");
    const auto code = valueOf(read<std::string>(
        [id](MapFile &map) -> Result<std::string> { return recordCodeOf(map, id); }));
    SlipReturn slip(&m_session, nullptr);
    slip.begin();
    EXPECT_FALSE(slip.isReady());
    std::string wrong = code;
    wrong.back() = wrong.back() == 'A' ? 'B' : 'A';
    slip.setCode(QString::fromStdString(wrong));
    EXPECT_FALSE(slip.trouble().isEmpty());
    slip.setCode(QString::fromStdString(code));
    ASSERT_TRUE(until([&] { return slip.isReady(); }));
    EXPECT_EQ(slip.found().first().label, "Choir");
    slip.setProperty("filledInOn", "31/12/2999");
    EXPECT_FALSE(slip.isReady());
    slip.setProperty("filledInOn", "01/10/2026");
    slip.setProperty("permission", "anyone");
    QSignalSpy taken(&slip, &SlipReturn::taken);
    slip.takeIn();
    ASSERT_TRUE(until([&] { return taken.count() == 1; }));
    EXPECT_EQ(organisation(id).text("listing_permission"), "anyone");
    EXPECT_EQ(organisation(id).text("confirmed_on"), "2026-10-01");
}

} // namespace
} // namespace placeweave
