// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/map_file.h"
#include "tests/planted_secrets.h"
#include "tests/ui/share/sharing_fixture.h"
#include "ui/publish/disclosed_scene.h"

#include <QClipboard>
#include <QFileInfo>
#include <QImage>

#include <algorithm>
#include <fstream>
#include <thread>

namespace placeweave {
namespace {

class SharingTest : public SharingFixture {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        const RowId listed = add("Quayside Knitters", "grassroots_group", LatLon{54.20, -4.46});
        add("Ask Us First", "grassroots_group", LatLon{54.21, -4.47});
        list(listed, "anyone");
    }

    void begin(Sharing &sharing) {
        sharing.setActive(true);
        ASSERT_TRUE(until([&] { return sharing.preview().isValid() && !sharing.isDrawing(); }));
    }
};

TEST_F(SharingTest, ShowsThePageAndWhatStaysBehind) {
    Sharing sharing;
    begin(sharing);
    EXPECT_EQ(sharing.listed(), 1);
    EXPECT_EQ(sharing.notAsked(), 1);
    const QImage across(sharing.preview().toLocalFile());
    EXPECT_EQ(std::max(across.width(), across.height()), 1600);
    sharing.setTurn(1); // upright
    ASSERT_TRUE(until([&] {
        return !sharing.isDrawing() && QImage(sharing.preview().toLocalFile()).height() == 1600;
    }));
    sharing.setMadeFor(Sharing::For::JustUs);
    ASSERT_TRUE(until([&] { return sharing.listed() == 2; }));
}

TEST_F(SharingTest, WhatWasReadForUsIsNotPrintedForAnyone) {
    Sharing sharing;
    sharing.setMadeFor(Sharing::For::JustUs);
    begin(sharing);
    EXPECT_EQ(sharing.listed(), 2);
    sharing.setMadeFor(Sharing::For::Anyone);
    EXPECT_FALSE(sharing.isReady());
    EXPECT_TRUE(sharing.preview().isEmpty());
    EXPECT_EQ(sharing.listed(), 0);
    sharing.printTo(file("too-soon.svg"));
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_FALSE(QFileInfo::exists(file("too-soon.svg").toLocalFile()));
    EXPECT_EQ(sharing.listed(), 1);
}

TEST_F(SharingTest, NothingOfAnotherMapIsShownOrPrinted) {
    Sharing sharing;
    begin(sharing);
    sharing.setActive(false);
    NewMap map;
    map.name = "Another";
    m_session.newMap(QString::fromStdString((m_folder / "another.gpkg").string()), map);
    ASSERT_TRUE(until([&] { return m_session.mapName() == "Another"; }));
    EXPECT_FALSE(sharing.isReady());
    EXPECT_TRUE(sharing.preview().isEmpty());
    EXPECT_EQ(sharing.listed(), 0);
}

TEST_F(SharingTest, PrintsEveryKindOfSheet) {
    Sharing sharing;
    begin(sharing);
    for (const char *name : {"sheet.pdf", "sheet.svg", "sheet.png"}) {
        ASSERT_TRUE(writes(sharing, [&] { sharing.printTo(file(name)); })) << name;
        EXPECT_GT(QFileInfo(file(name).toLocalFile()).size(), 2000) << name;
    }
    EXPECT_TRUE(contentOf("sheet.pdf").startsWith("%PDF-"));
    EXPECT_TRUE(contentOf("sheet.svg").contains("Quayside"));
    EXPECT_FALSE(contentOf("sheet.svg").contains("Ask Us First"));
    EXPECT_FALSE(writes(sharing, [&] { sharing.printTo(file("no such folder/sheet.pdf")); }));
}

TEST_F(SharingTest, ACopyToGiveAwayHoldsOnlyWhatMayGoAndReplacesAnOlderOne) {
    Sharing sharing;
    begin(sharing);
    for (int time = 0; time < 2; ++time)
        ASSERT_TRUE(writes(sharing, [&] { sharing.giveCopy(file("copy.gpkg")); }));
    const auto copy = valueOf(MapFile::open(m_folder / "copy.gpkg", Access::ReadOnly));
    EXPECT_EQ(valueOf(copy->count(Entity::Organisation)), 1);
    EXPECT_FALSE(contentOf("copy.gpkg").contains("Ask Us First"));
}

TEST_F(SharingTest, NoCopyIsWrittenOverTheMapItself) {
    Sharing sharing;
    begin(sharing);
    EXPECT_FALSE(writes(sharing, [&] { sharing.saveFullCopy(file("map.gpkg")); }));
    EXPECT_FALSE(writes(sharing, [&] { sharing.giveCopy(file("map.gpkg")); }));
    add("Still here"); // the map is whole and open
    EXPECT_TRUE(writes(sharing, [&] { sharing.saveFullCopy(file("full.gpkg")); }));
    const auto full = valueOf(MapFile::open(m_folder / "full.gpkg", Access::ReadOnly));
    EXPECT_EQ(valueOf(full->count(Entity::Organisation)), 3);
}

TEST_F(SharingTest, HexagonsOnPaperCountOnlyThoseThatMayGo) {
    add("Not asked either", "grassroots_group", LatLon{54.20, -4.46});
    m_session.layers()->setFill("hexagons");
    const auto counted = [](const std::shared_ptr<const AreaFill> &fill) {
        double count = 0;
        for (const double value : fill ? fill->values : std::vector<double>())
            count += value;
        return count;
    };
    ASSERT_TRUE(until([&] { return counted(m_session.map()->fill()) == 3; }));
    Sharing sharing;
    begin(sharing);
    EXPECT_EQ(counted(sharing.request().sheet.scene.fill), 1);
    sharing.setMadeFor(Sharing::For::JustUs);
    EXPECT_TRUE(until([&] { return counted(sharing.request().sheet.scene.fill) == 3; }));
}

TEST_F(SharingTest, NotesOnPaperAreForThoseWhoReadIt) {
    m_session.notes()->add("note", {{-4.4599, 54.2}}, "Ask Salma", "internal");
    m_session.notes()->add("note", {{-4.4601, 54.2}}, "Market on Fridays", "public");
    ASSERT_TRUE(until([&] { return m_session.notes()->list().size() == 2; }));
    Sharing sharing;
    begin(sharing);
    ASSERT_TRUE(writes(sharing, [&] { sharing.printTo(file("sheet.svg")); }));
    EXPECT_TRUE(contentOf("sheet.svg").contains("Market on Fridays"));
    EXPECT_FALSE(contentOf("sheet.svg").contains("Salma"));
}

TEST_F(SharingTest, WhatIsFilteredIsWhatIsPrintedAndExported) {
    const RowId more = add("Lighthouse Choir", "faith_group", LatLon{54.22, -4.46});
    list(more, "anyone");
    Sharing sharing;
    begin(sharing);
    ASSERT_TRUE(until([&] { return sharing.listed() == 2; }));
    m_session.filter()->setKinds({"faith_group"});
    ASSERT_TRUE(until([&] { return m_session.shownCount() == 1; }));
    EXPECT_EQ(sharing.listed(), 2); // nobody has asked for less
    sharing.setOnlyFiltered(true);
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_EQ(sharing.listed(), 1);
    ASSERT_TRUE(writes(sharing, [&] { sharing.exportTo(file("out.csv")); }));
    EXPECT_TRUE(contentOf("out.csv").contains("Lighthouse Choir"));
    EXPECT_FALSE(contentOf("out.csv").contains("Quayside Knitters"));
    ASSERT_TRUE(writes(sharing, [&] { sharing.printTo(file("sheet.svg")); }));
    EXPECT_TRUE(contentOf("sheet.svg").contains("Lighthouse"));
    EXPECT_FALSE(contentOf("sheet.svg").contains("Quayside"));
    m_session.filter()->clear();
    ASSERT_TRUE(until([&] { return sharing.isReady() && sharing.listed() == 2; }));
}

// But by what the readers see: nearest first must not tell where somebody is hidden.
TEST_F(SharingTest, WhatLeavesIsInTheOrderOfTheList) {
    constexpr const Field &kPermissionBy = fieldOf(Entity::Organisation, "permission_by");
    list(add("Lighthouse Choir", "faith_group", LatLon{54.22, -4.46}), "anyone");
    list(add("Another Choir", "faith_group", LatLon{54.9, -4.9}), "anyone");
    const RowId hidden = add("Zebra House", "centre", LatLon{54.2201, -4.46});
    list(hidden, "anyone");
    ASSERT_TRUE(write<bool>([hidden](MapFile &map) -> Result<bool> {
                    PW_TRY(const Record organisation, map.record(Entity::Organisation, hidden));
                    PW_TRY(Edit edit, Edit::begin(map, "field"));
                    PW_CHECK(edit.set(fieldOf(Entity::Location, "disclosure"),
                                      organisation.reference("location_id"), Value("hidden")));
                    PW_CHECK(edit.set(kPermissionBy, hidden, Value("Aaron")));
                    PW_CHECK(edit.commit());
                    return true;
                }).has_value());
    Sharing sharing;
    begin(sharing);
    const auto inOrder = [&](const std::vector<const char *> &names) {
        EXPECT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
        EXPECT_TRUE(writes(sharing, [&] { sharing.exportTo(file("out.csv")); }));
        const QByteArray table = contentOf("out.csv");
        qsizetype at = 0;
        for (const char *name : names) {
            at = table.indexOf(name, at);
            if (at < 0)
                return testing::AssertionFailure() << name << " in " << table.toStdString();
        }
        return testing::AssertionSuccess();
    };
    EXPECT_TRUE(inOrder({"Another Choir", "Lighthouse Choir", "Quayside Knitters", "Zebra House"}));
    sharing.setFrom({-4.46, 54.22});
    sharing.setOrder(AssetListModel::Order::Nearest);
    EXPECT_TRUE(inOrder({"Lighthouse Choir", "Another Choir", "Zebra House"}));
    // From the directory, sorted by a column of it; one that these readers do not see says nothing.
    sharing.setColumn(fieldOf(Entity::Organisation, "name").key);
    sharing.setDescending(true);
    EXPECT_TRUE(inOrder({"Zebra House", "Quayside Knitters", "Lighthouse Choir", "Another Choir"}));
    sharing.setColumn(fieldOf(Entity::Organisation, "kind").key);
    sharing.setDescending(false);
    EXPECT_TRUE(inOrder({"Another Choir", "Lighthouse Choir", "Zebra House"}));
    sharing.setColumn(kPermissionBy.key);
    EXPECT_TRUE(inOrder({"Another Choir", "Lighthouse Choir", "Quayside Knitters", "Zebra House"}));
}

TEST_F(SharingTest, WhoWasNotAskedIsAListToRing) {
    Sharing sharing;
    begin(sharing);
    ASSERT_TRUE(writes(sharing, [&] { sharing.saveGroupsToRing(file("ring.csv")); }));
    EXPECT_TRUE(contentOf("ring.csv").contains("Ask Us First"));
    EXPECT_FALSE(contentOf("ring.csv").contains("Quayside Knitters"));
}

TEST_F(SharingTest, APromiseToBeLookedAtIsNamedByWhomItWasMadeTo) {
    ASSERT_TRUE(write<bool>([](MapFile &map) -> Result<bool> {
                    PW_TRY(const auto all, map.records(Entity::Organisation));
                    PW_TRY(Edit edit, Edit::begin(map, "test"));
                    Record talk(Entity::Engagement);
                    talk["organisation_id"] = Value(all.front().id().value);
                    talk["held_on"] = Value("2026-10-01");
                    PW_TRY(const RowId held, edit.insert(talk));
                    Record promise(Entity::Promise);
                    promise["engagement_id"] = Value(held.value);
                    promise["what"] = Value("Ring about 943 476 5919");
                    PW_CHECK(edit.insert(promise));
                    PW_CHECK(edit.commit());
                    return true;
                }).has_value());
    const auto [lines, name] = valueOf(read<std::pair<std::vector<TextToSee>, std::string>>(
        [](MapFile &map) -> Result<std::pair<std::vector<TextToSee>, std::string>> {
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            PW_TRY(const auto all, map.records(Entity::Organisation));
            PW_TRY(auto texts, textsToLookAt(map, us, std::nullopt));
            return std::pair(std::move(texts), all.front().text("name"));
        }));
    EXPECT_TRUE(std::ranges::any_of(lines, [&](const TextToSee &text) {
        return text.words == name + ": what we said we would do – an NHS number?";
    })) << (lines.empty() ? "nothing" : lines.front().words);
}

TEST_F(SharingTest, TextsThatTellAWithheldPlaceAreShownBeforeAnythingLeaves) {
    ASSERT_TRUE(write<bool>([](MapFile &map) -> Result<bool> {
                    plantSecrets(map);
                    return true;
                }).has_value());
    Sharing sharing;
    begin(sharing);
    const QStringList told = wordsOf(sharing.told());
    EXPECT_TRUE(told.contains("Night taxi: what it is – an address"))
        << told.join("; ").toStdString();
    // Each that stands in an organisation's record opens it.
    for (const Choice &text : sharing.told())
        EXPECT_TRUE(text.code.isEmpty() || m_session.index()->rowOf(RowId{text.code.toLongLong()}))
            << text.label.toStdString();
}

TEST_F(SharingTest, ABookletIsLookedAtPageByPage) {
    Sharing sharing;
    begin(sharing);
    EXPECT_EQ(sharing.pages(), 1);
    sharing.leaflet()->setLayout("booklet");
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_EQ(sharing.pages(), 4); // cover, contents, the list, from A to Z
    const QUrl cover = sharing.preview();
    sharing.setPage(2);
    ASSERT_TRUE(until([&] { return !sharing.isDrawing(); }));
    EXPECT_EQ(sharing.page(), 2);
    EXPECT_NE(sharing.preview(), cover);
    EXPECT_EQ(sharing.sheetEnding(), "pdf");
    ASSERT_TRUE(writes(sharing, [&] { sharing.printTo(file("booklet.pdf")); }));
}

TEST_F(SharingTest, APosterWithoutAnAddressSaysWhatItNeeds) {
    Sharing sharing;
    begin(sharing);
    sharing.leaflet()->setWeb({});
    sharing.leaflet()->setLayout("poster");
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    EXPECT_TRUE(sharing.trouble().contains("address"));
    EXPECT_TRUE(sharing.preview().isEmpty());
    sharing.leaflet()->setWeb("https://example.org/map");
    ASSERT_TRUE(until([&] { return !sharing.preview().isEmpty(); }));
    EXPECT_TRUE(sharing.trouble().isEmpty());
    sharing.leaflet()->setWeb({});
}

TEST_F(SharingTest, AMessageHoldsOnlyWhatMayGo) {
    Sharing sharing;
    begin(sharing);
    sharing.leaflet()->setLayout("phone");
    ASSERT_TRUE(until([&] { return sharing.isReady() && !sharing.isDrawing(); }));
    sharing.copyMessage();
    const QString message = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(message.contains("Quayside Knitters"));
    EXPECT_FALSE(message.contains("Ask Us First"));
}

TEST_F(SharingTest, WhereNothingMayBeWrittenItSaysSoAndLeavesWhatWasThere) {
    Sharing sharing;
    begin(sharing);
    const auto folder = m_folder / "locked";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "sheet.pdf") << "the one before";
    std::filesystem::permissions(folder, std::filesystem::perms::owner_read |
                                             std::filesystem::perms::owner_exec);
    // Root may write in any folder but those that the system itself makes up.
    const bool isLocked = !std::ofstream(folder / "probe").is_open();
    const QUrl sheet = isLocked ? file("locked/sheet.pdf") : QUrl("file:///sys/sheet.pdf");
    const QUrl table = isLocked ? file("locked/out.csv") : QUrl("file:///sys/out.csv");
    EXPECT_FALSE(writes(sharing, [&] { sharing.printTo(sheet); }));
    EXPECT_TRUE(m_session.notice()->text().contains("Nothing may be saved in that folder"))
        << m_session.notice()->text().toStdString();
    EXPECT_FALSE(writes(sharing, [&] { sharing.exportTo(table); }));
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    EXPECT_EQ(contentOf("locked/sheet.pdf"), "the one before");
    std::filesystem::create_directory(m_folder / "taken.pdf");
    EXPECT_FALSE(writes(sharing, [&] { sharing.printTo(file("taken.pdf")); }));
    EXPECT_FALSE(writes(sharing, [&] { sharing.exportTo(file("no such folder/out.csv")); }));
}

TEST_F(SharingTest, WhatIsStoppedWritesNothing) {
    Sharing sharing;
    begin(sharing);
    m_session.notice()->dismiss();
    sharing.printTo(file("stopped.pdf"));
    m_session.stop();
    ASSERT_TRUE(
        until([&] { return !m_session.isBusy() && !m_session.notice()->text().isEmpty(); }));
    EXPECT_EQ(m_session.notice()->text(), "Stopped. No file was written.");
    EXPECT_FALSE(QFileInfo::exists(file("stopped.pdf").toLocalFile()));
}

TEST_F(SharingTest, ATableHoldsOnlyWhatMayGo) {
    Sharing sharing;
    begin(sharing);
    ASSERT_TRUE(writes(sharing, [&] { sharing.exportTo(file("out.csv")); }));
    EXPECT_TRUE(contentOf("out.csv").contains("Quayside Knitters"));
    EXPECT_FALSE(contentOf("out.csv").contains("Ask Us First"));
}

TEST(SharingEnd, WhatIsSavedIsThereWhenTheWindowIsClosedAtOnce) {
    const TemporaryFolder folder;
    const QString table = QString::fromStdString((folder / "table.csv").string());
    {
        Session session(nullptr);
        NewMap map;
        map.name = "Test map";
        session.newMap(QString::fromStdString((folder / "map.gpkg").string()), map);
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.isOpen(); }));
        session.write<RowId>(&session, [](MapFile &file) {
            edits::NewOrganisation wanted;
            wanted.name = "Quayside Knitters";
            return edits::addOrganisation(file, wanted);
        });
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.shownCount() == 1; }));
        // It has not begun when the window closes: it waits for something else.
        session.longRead<bool>(
            "Fetching", &session,
            [](const Progress &progress) -> Result<bool> {
                while (!progress.isCancelled())
                    std::this_thread::yield();
                return false;
            },
            [](const Result<bool> &) {});
        Sharing sharing;
        sharing.setMadeFor(Sharing::For::JustUs);
        sharing.exportTo(QUrl::fromLocalFile(table));
    }
    QFile written(table);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_TRUE(written.readAll().contains("Quayside Knitters"));
}

} // namespace
} // namespace placeweave
