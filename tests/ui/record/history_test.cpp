// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/record/history_model.h"
#include "ui/record/value_text.h"

#include "core/exchange/table_import.h"
#include "core/joint/confirmation.h"

#include <QAbstractItemModelTester>

namespace placeweave {
namespace {

class HistoryTest : public SessionTest {
protected:
    void import(const std::string &text) {
        valueOf(write<ImportOutcome>([text](MapFile &map) {
            return importTable(map, TableSource::ofText(text, "clubs.csv"));
        }));
    }
    // "title | note" of actions, "title: before > after" of fields, the newest first.
    QStringList told(const HistoryModel &history) {
        QStringList lines;
        for (int row = 0; row < history.rowCount(); ++row) {
            const auto at = [&](int role) {
                return history.index(row).data(role).toString();
            };
            lines << (history.index(row).data(HistoryModel::IsActionRole).toBool()
                          ? at(HistoryModel::TitleRole) + " | " + at(HistoryModel::NoteRole)
                          : at(HistoryModel::TitleRole) + ": " + at(HistoryModel::BeforeRole) +
                                " > " + at(HistoryModel::AfterRole));
        }
        return lines;
    }
};

TEST_F(HistoryTest, SaysOfEachFieldWhichRowOfWhichListSetIt) {
    import("name,size,phone\nShed,3,\nHub,12,0161 496 0000\n");
    import("name,size,phone\nHub,15,0161 496 0000\nShed,3,\n");
    RowId hub;
    for (const Record &one : valueOf(read<std::vector<Record>>(
             [](MapFile &map) { return map.records(Entity::Organisation); })))
        if (one.text("name") == "Hub")
            hub = one.id();
    HistoryModel history(&m_session, nullptr);
    const QAbstractItemModelTester tester(&history,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    history.setOrganisation(hub.value);
    history.setActive(true);
    ASSERT_TRUE(until([&] { return history.count() > 0; }));
    const QStringList lines = told(history);
    const QString all = lines.join('\n');
    ASSERT_GE(lines.size(), 5) << qPrintable(all);
    EXPECT_TRUE(lines[0].startsWith("Imported clubs.csv") && lines[0].endsWith("row 2 of the list"))
        << qPrintable(all);
    EXPECT_EQ(lines[1], "Size: 12 people > 15 people");
    EXPECT_TRUE(lines[2].startsWith("Imported clubs.csv") && lines[2].endsWith("row 3 of the list"))
        << qPrintable(all);
    EXPECT_TRUE(lines.contains("Name:  > Hub")) << qPrintable(all);
    EXPECT_TRUE(lines.contains("Size:  > 12 people")) << qPrintable(all);
    EXPECT_TRUE(all.contains("0161 496 0000")) << qPrintable(all);
    // What it was made with is not put back field by field.
    EXPECT_TRUE(history.index(1).data(HistoryModel::CanTakeBackRole).toBool());
    EXPECT_FALSE(history.index(3).data(HistoryModel::CanTakeBackRole).toBool());
}

TEST_F(HistoryTest, AConfirmationIsOneLineThatSaysWhoseItWas) {
    const RowId choir = add("Choir");
    const auto say = [&](const Confirmation &confirmation) {
        valueOf(write<ActionId>([=](MapFile &map) -> Result<ActionId> {
            PW_TRY(const Record before, map.record(Entity::Organisation, choir));
            PW_TRY(Edit edit, Edit::begin(map, "organisation.confirm"));
            PW_CHECK(confirm(edit, before, confirmation));
            return edit.commit();
        }));
    };
    say({"2026-03-12", "Tess", true, "paper"});
    say({"2026-10-20", "CVS", false, "phone"});
    HistoryModel history(&m_session, nullptr);
    history.setOrganisation(choir.value);
    history.setActive(true);
    ASSERT_TRUE(until([&] { return history.count() > 0; }));
    const QStringList lines = told(history);
    const QString all = lines.join('\n');
    EXPECT_TRUE(lines.contains("Last confirmed:  > 12 Mar 2026, by the group itself, on paper"))
        << qPrintable(all);
    const qsizetype later = lines.indexOf("Last confirmed: 12 Mar 2026, by the group itself, on "
                                          "paper > 20 Oct 2026, by CVS, by phone");
    ASSERT_NE(later, -1) << qPrintable(all);
    EXPECT_FALSE(all.contains("Yes")) << qPrintable(all);
    // All of it is put back.
    history.takeBack(static_cast<int>(later));
    ASSERT_TRUE(until([&] { return history.count() > lines.size(); }));
    const Record now = organisation(choir);
    EXPECT_EQ(now.text("confirmed_on"), "2026-03-12");
    EXPECT_EQ(now.text("confirmed_by"), "Tess");
    EXPECT_TRUE(now["confirmed_by_itself"].isTrue());
}

} // namespace
} // namespace placeweave
