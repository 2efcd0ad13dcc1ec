// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/record/open_record.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>

namespace placeweave {
namespace {

using Form = RecordFields::Form;

class OpenRecordTest : public SessionTest {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        m_id = add("Saltby Hub", "community_hub", LatLon{54.2, -4.5});
        m_record = std::make_unique<OpenRecord>(&m_session, nullptr);
        m_session.select(m_id.value);
        ASSERT_TRUE(until([&] { return m_record->organisation() == m_id.value; }));
    }
    RecordFields &fields() { return *m_record->fields(); }
    QVariant at(int row, int role) { return fields().data(fields().index(row), role); }
    int rowOf(Form form, const QString &label) {
        for (int row = 0; row < fields().rowCount(); ++row)
            if (at(row, RecordFields::FormRole).toInt() == static_cast<int>(form) &&
                at(row, RecordFields::LabelRole).toString() == label)
                return row;
        return -1;
    }
    void openAll() {
        for (const char *group : {"name", "where", "offers", "contacts", "people", "connections",
                                  "communities", "channels", "permission", "confirmed", "more"})
            fields().openGroup(group);
    }

    RowId m_id;
    std::unique_ptr<OpenRecord> m_record;
};

TEST_F(OpenRecordTest, ModelsKeepTheRulesOfModelsThroughEditing) {
    const QAbstractItemModelTester fieldsTester(
        m_record->fields(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester factsTester(
        m_record->facts(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    openAll();
    fields().add(rowOf(Form::Add, "Add a lunch club, a drop-in, a choir …"), "Lunch club");
    EXPECT_TRUE(until([&] { return rowOf(Form::Row, "Lunch club") >= 0; }));
    fields().removeRow(rowOf(Form::Row, "Lunch club"));
    EXPECT_TRUE(until([&] { return rowOf(Form::Row, "Lunch club") < 0; }));
    m_session.select(0);
    EXPECT_TRUE(until([&] { return m_record->organisation() == 0; }));
    EXPECT_EQ(fields().rowCount(), 0);
}

TEST_F(OpenRecordTest, ACardKeepsItsRowsForWhoeverIsNext) {
    const RowId other = add("Eastholm Hub", "community_hub", LatLon{54.3, -4.5});
    const auto open = [&](RowId id) {
        m_session.select(id.value);
        ASSERT_TRUE(until([&] { return m_record->organisation() == id.value; }));
    };
    for (const auto &[id, size] : {std::pair{other, 60}, {m_id, 40}}) {
        open(id);
        openAll();
        fields().set(rowOf(Form::Field, "Size"), QString::number(size));
        ASSERT_TRUE(until([&] { return organisation(id)["size"] == Value(size); }));
    }
    RecordFacts &facts = *m_record->facts();
    const auto told = [&] {
        QString texts;
        for (int row = 0; row < facts.rowCount(); ++row)
            texts += facts.data(facts.index(row), RecordFacts::TextRole).toString() + '\n';
        return texts;
    };
    ASSERT_TRUE(until([&] { return told().contains("40"); }));
    const QString before = told();
    const QSignalSpy removed(&facts, &QAbstractItemModel::rowsRemoved);
    open(other);
    EXPECT_TRUE(told().contains("60") && !told().contains("40"));
    open(m_id);
    EXPECT_EQ(told(), before);
    EXPECT_EQ(removed.count(), 0);
}

TEST_F(OpenRecordTest, EveryFieldOfTheRegisterThatIsTypedStandsOnTheCardOnce) {
    openAll();
    QSet<int> found;
    for (int row = 0; row < fields().rowCount(); ++row)
        if (at(row, RecordFields::FormRole).toInt() == static_cast<int>(Form::Field)) {
            const int key = at(row, RecordFields::FieldRole).toInt();
            EXPECT_FALSE(found.contains(key)) << key;
            found.insert(key);
        }
    for (const Entity entity : {Entity::Organisation, Entity::Location})
        for (const Field &field : fieldsOf(entity)) {
            const bool typed = field.type != FieldType::Point && field.type != FieldType::Bytes &&
                               !refersToRow(field);
            EXPECT_EQ(found.contains(field.key), typed) << field.column;
        }
}

TEST_F(OpenRecordTest, SettingAFieldIsOneActionThatUndoNames) {
    openAll();
    fields().set(rowOf(Form::Field, "Size"), "40");
    EXPECT_TRUE(until([&] { return organisation(m_id)["size"] == Value(40); }));
    EXPECT_TRUE(until([&] { return m_session.undoWhat() == "Changed size"; }));
}

TEST_F(OpenRecordTest, WhatIsNotUnderstoodStaysBesideAReason) {
    openAll();
    const int row = rowOf(Form::Field, "Size");
    fields().set(row, "about forty");
    EXPECT_EQ(at(row, RecordFields::ValueRole).toString(), "about forty");
    EXPECT_FALSE(at(row, RecordFields::ErrorRole).toString().isEmpty());
    fields().set(row, "40");
    EXPECT_TRUE(until([&] { return at(row, RecordFields::ErrorRole).toString().isEmpty(); }));
}

TEST_F(OpenRecordTest, ANameCannotBeTakenAway) {
    openAll();
    const int row = rowOf(Form::Field, "Name");
    fields().set(row, "   ");
    EXPECT_FALSE(at(row, RecordFields::ErrorRole).toString().isEmpty());
    EXPECT_EQ(organisation(m_id).text("name"), "Saltby Hub");
}

TEST_F(OpenRecordTest, APhoneNumberBecomesAWayToContact) {
    openAll();
    fields().add(rowOf(Form::Add, "Add a phone number, an e-mail, a website …"), "01632 960511");
    EXPECT_TRUE(until([&] { return rowOf(Form::Row, "01632 960511") >= 0; }));
    EXPECT_EQ(at(rowOf(Form::Row, "01632 960511"), RecordFields::SummaryRole).toString(), "Phone");
}

TEST_F(OpenRecordTest, ACommunityCanBeMadeOnTheSpot) {
    openAll();
    const int row = rowOf(Form::Add, "Add a community, in its own words");
    const auto offered = fields().candidates(row, "Families new to the island");
    ASSERT_FALSE(offered.isEmpty());
    fields().add(row, offered.last().code);
    EXPECT_TRUE(until([&] { return rowOf(Form::Row, "Families new to the island") >= 0; }));
}

TEST_F(OpenRecordTest, AConnectionShowsTheOtherAtBothEnds) {
    const RowId other = add("Larkmere Voluntary Action");
    openAll();
    const int row = rowOf(Form::Add, "Connect to another organisation");
    const auto offered = fields().candidates(row, "Lark");
    ASSERT_EQ(offered.size(), 1);
    fields().add(row, offered.first().code);
    EXPECT_TRUE(until([&] { return rowOf(Form::Row, "Larkmere Voluntary Action") >= 0; }));
    m_session.select(other.value);
    EXPECT_TRUE(until([&] { return m_record->organisation() == other.value; }));
    EXPECT_GE(rowOf(Form::Row, "Saltby Hub"), 0);
}

TEST_F(OpenRecordTest, APinIsNudgedByMetres) {
    m_record->nudgePin(0, 100);
    EXPECT_TRUE(until([&] {
        const auto index = m_session.index();
        const auto point = index->point(*index->rowOf(m_id));
        return point && point->latitude > 54.2008 && point->latitude < 54.201;
    }));
}

} // namespace
} // namespace placeweave
