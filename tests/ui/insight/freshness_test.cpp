// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/insight/channels_due.h"
#include "ui/insight/freshness_model.h"

#include "core/base/time.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>

namespace placeweave {
namespace {

class FreshnessTest : public SessionTest {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        m_old = add("Old choir", "grassroots_group", LatLon{54.5, -3.99});
        m_fresh = add("Fresh band", "grassroots_group", LatLon{54.5, -3.98});
        confirm(m_old, "2024-01-05", "Larkmere CVS");
        confirm(m_fresh, daysBefore(today(), 3), "Harbour practices");
        m_never = add("Never seen", "grassroots_group");
        m_model.setActive(true);
        ASSERT_TRUE(until([&] { return !m_model.isReading() && m_model.count() == 2; }));
    }
    void confirm(RowId id, const std::string &on, const std::string &by) {
        valueOf(write<bool>([=](MapFile &map) -> Result<bool> {
            PW_TRY(Edit edit, Edit::begin(map, "test"));
            PW_CHECK(edit.set(fieldOf(Entity::Organisation, "confirmed_on"), id, Value(on)));
            PW_CHECK(edit.set(fieldOf(Entity::Organisation, "confirmed_by"), id, Value(by)));
            PW_CHECK(edit.commit());
            return true;
        }));
    }
    QString text(int row, int role) { return m_model.index(row).data(role).toString(); }
    QUrl file(const char *name) {
        return QUrl::fromLocalFile(QString::fromStdString((m_folder / name).string()));
    }

    RowId m_old;
    RowId m_fresh;
    RowId m_never;
    FreshnessModel m_model{&m_session, nullptr};
    QAbstractItemModelTester m_tester{&m_model};
};

TEST_F(FreshnessTest, WhatNobodyHasCheckedComesFirstAndWhatIsFreshIsNotOnTheList) {
    EXPECT_EQ(text(0, FreshnessModel::NameRole), "Never seen");
    EXPECT_EQ(text(1, FreshnessModel::NameRole), "Old choir");
    EXPECT_EQ(text(1, FreshnessModel::AgeRole), "Not checked since Jan 2024");
    EXPECT_TRUE(text(0, FreshnessModel::AskRole).startsWith("Whether it may be listed, "));
    m_model.setDueOnly(false);
    EXPECT_EQ(m_model.count(), 3);
    EXPECT_EQ(m_model.fresh(), 1);
    EXPECT_EQ(m_model.never(), 1);
}

TEST_F(FreshnessTest, APartnerHasAListOfItsOwn) {
    m_model.setPartner("larkmere cvs");
    ASSERT_EQ(m_model.count(), 1);
    EXPECT_EQ(text(0, FreshnessModel::NameRole), "Old choir");
    EXPECT_EQ(m_model.partners().size(), 3); // everybody's, that partner's, nobody's yet
}

TEST_F(FreshnessTest, OneClickSaysThatItIsStillRightFromWhomAndHow) {
    m_model.setProperty("from", "itself");
    m_model.setProperty("how", "phone");
    m_model.stillRight(1);
    ASSERT_TRUE(until([&] { return m_model.index(1).data(FreshnessModel::TodayRole).toBool(); }));
    EXPECT_EQ(text(1, FreshnessModel::NameRole), "Old choir"); // where it was
    const Record row = organisation(m_old);
    EXPECT_EQ(row.text("confirmed_on"), today());
    EXPECT_TRUE(row["confirmed_by_itself"].isTrue());
    EXPECT_EQ(row.text("confirmed_how"), "phone");
}

TEST_F(FreshnessTest, WhatIsTickedGoesOutAsSlipsAndAsAWorkbookThatComesBack) {
    m_model.tick(1, true);
    EXPECT_EQ(m_model.ticked(), 1);
    QSignalSpy written(&m_model, &FreshnessModel::written);
    m_model.saveSlips(file("slips.pdf"));
    ASSERT_TRUE(until([&] { return written.count() == 1; }));
    QFile pdf(file("slips.pdf").toLocalFile());
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    EXPECT_TRUE(pdf.readAll().startsWith("%PDF"));
    m_model.saveWorkbook(file("back.xlsx"));
    ASSERT_TRUE(until([&] { return written.count() == 2; }));
    EXPECT_GT(QFile(file("back.xlsx").toLocalFile()).size(), 1000);
    EXPECT_TRUE(m_session.notice()->text().contains("for partners"));
    m_model.saveWorkbook(file("public.xlsx"), "public");
    ASSERT_TRUE(until([&] { return written.count() == 3; }));
    EXPECT_TRUE(m_session.notice()->text().contains("for anyone"))
        << m_session.notice()->text().toStdString();
}

TEST_F(FreshnessTest, NothingPrivateGoesOnASlip) {
    valueOf(write<bool>([id = m_old](MapFile &map) -> Result<bool> {
        PW_CHECK(
            edits::setForAll(map, {id}, fieldOf(Entity::Organisation, "private"), Value(true)));
        return true;
    }));
    m_model.tick(1, true);
    m_model.saveSlips(file("slips.pdf"));
    ASSERT_TRUE(until([&] { return m_session.notice()->text().contains("never go on paper"); }));
    EXPECT_FALSE(QFile::exists(file("slips.pdf").toLocalFile()));
}

TEST_F(FreshnessTest, AChannelIsDueUntilSomebodyHasCheckedIt) {
    valueOf(write<bool>([id = m_old](MapFile &map) -> Result<bool> {
        PW_TRY(Edit edit, Edit::begin(map, "test"));
        Record channel(Entity::Channel);
        channel["organisation_id"] = Value(id.value);
        channel["channel"] = Value("notice_board");
        PW_CHECK(edit.insert(channel));
        PW_CHECK(edit.commit());
        return true;
    }));
    ChannelsDue channels(&m_session, nullptr);
    const QAbstractItemModelTester tester(&channels);
    channels.setActive(true);
    ASSERT_TRUE(until([&] { return channels.count() == 1; }));
    EXPECT_EQ(channels.index(0).data(ChannelsDue::NameRole).toString(), "Notice board");
    EXPECT_EQ(channels.index(0).data(ChannelsDue::RunByRole).toString(), "Old choir");
    channels.checkedToday(0);
    EXPECT_TRUE(until([&] { return channels.count() == 0; }));
}

} // namespace
} // namespace placeweave
