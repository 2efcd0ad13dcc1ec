// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/map_file.h"
#include "tests/ui/session_fixture.h"
#include "ui/share/sharing.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QSignalSpy>

namespace placeweave {
namespace {

class SharingTest : public SessionTest {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        const RowId listed = add("Quayside Knitters", "grassroots_group", LatLon{54.20, -4.46});
        add("Ask Us First", "grassroots_group", LatLon{54.21, -4.47});
        ASSERT_TRUE(
            write<bool>([listed](MapFile &map) { return mayBeListed(map, listed); }).has_value());
    }

    static Result<bool> mayBeListed(MapFile &map, RowId organisation) {
        PW_TRY(Edit edit, Edit::begin(map, "field"));
        PW_CHECK(edit.set(*findField(Entity::Organisation, "listing_permission"), organisation,
                          Value("anyone")));
        PW_CHECK(edit.commit());
        return true;
    }

    QUrl file(const char *name) const {
        return QUrl::fromLocalFile(QString::fromStdString((m_folder / name).string()));
    }
    QByteArray contentOf(const char *name) const {
        QFile in(file(name).toLocalFile());
        EXPECT_TRUE(in.open(QIODevice::ReadOnly)) << name;
        return in.readAll();
    }
    // Writes and waits for word that it is done; false when there is trouble instead.
    template <class Write>
    bool writes(Sharing &sharing, Write write) {
        QSignalSpy written(&sharing, &Sharing::written);
        m_session.notice()->dismiss();
        write();
        EXPECT_TRUE(until([&] { return !written.isEmpty() || m_session.notice()->mustAct(); }));
        return !written.isEmpty();
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
    EXPECT_EQ(counted(sharing.request().scene.fill), 1);
    sharing.setMadeFor(Sharing::For::JustUs);
    EXPECT_TRUE(until([&] { return counted(sharing.request().scene.fill) == 3; }));
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

TEST_F(SharingTest, ATableHoldsOnlyWhatMayGo) {
    Sharing sharing;
    begin(sharing);
    ASSERT_TRUE(writes(sharing, [&] { sharing.exportTo(file("out.csv")); }));
    EXPECT_TRUE(contentOf("out.csv").contains("Quayside Knitters"));
    EXPECT_FALSE(contentOf("out.csv").contains("Ask Us First"));
}

} // namespace
} // namespace placeweave
