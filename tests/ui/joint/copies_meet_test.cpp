// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/edit.h"
#include "tests/ui/session_fixture.h"
#include "ui/joint/review_model.h"
#include "ui/joint/two_answers_model.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>

namespace placeweave {
namespace {

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");

// A map in the window, and a partner who works on a copy of it elsewhere.
class CopiesMeet : public SessionTest {
protected:
    RowId m_hub;
    std::filesystem::path m_theirs = m_folder / "theirs.gpkg";

    void SetUp() override {
        SessionTest::SetUp();
        m_hub = add("Saltby Hub");
        valueOf(write<bool>([this](MapFile &map) -> Result<bool> {
            PW_CHECK(map.saveFullCopy(m_theirs));
            return true;
        }));
    }

    // What the partner does to the copy.
    void elsewhere(const std::function<Result<void>(Edit &)> &work) {
        const auto map = valueOf(MapFile::open(m_theirs, Access::ReadWrite));
        map->setAuthor("Bea");
        Edit edit = valueOf(Edit::begin(*map, "field.set"));
        valueOf(work(edit));
        valueOf(edit.commit());
    }
    void addElsewhere(const std::string &name) {
        elsewhere([&](Edit &edit) -> Result<void> {
            Record organisation(Entity::Organisation);
            organisation["name"] = Value(name);
            PW_CHECK(edit.insert(organisation));
            return {};
        });
    }
    void bringIn() {
        TwoAnswersModel model(&m_session, nullptr);
        bool isIn = false;
        QObject::connect(&model, &TwoAnswersModel::changed, [&] { isIn = true; });
        model.bringIn({QUrl::fromLocalFile(QString::fromStdString(m_theirs.string()))});
        ASSERT_TRUE(until([&] { return isIn; }));
    }
};

TEST_F(CopiesMeet, WhatBothAddedIsAskedToBeOneAndCanBeMadeOne) {
    add("Knit and Natter Saltby");
    addElsewhere("Knit and Natter Saltby");
    bringIn();
    ASSERT_TRUE(until([&] { return m_session.toReview() == 1; }));
    EXPECT_EQ(m_session.organisations(), 3);
    ReviewModel review(&m_session, nullptr);
    QAbstractItemModelTester tester(&review);
    review.load();
    ASSERT_TRUE(until([&] { return review.waiting() == 1; }));
    EXPECT_EQ(review.kind(), "same");
    EXPECT_TRUE(review.why().contains("copy of its own"));
    review.decide("merge");
    ASSERT_TRUE(until([&] { return review.waiting() == 0; }));
    EXPECT_EQ(m_session.organisations(), 2);
    EXPECT_EQ(m_session.toReview(), 0);
    m_session.undo();
    ASSERT_TRUE(until([&] { return m_session.organisations() == 3; }));
    review.load();
    ASSERT_TRUE(until([&] { return review.waiting() == 1; }));
}

TEST_F(CopiesMeet, WhoAreSaidToBeTwoAreNotAskedAboutAgain) {
    add("Lunch Club");
    addElsewhere("Lunch Club");
    bringIn();
    ReviewModel review(&m_session, nullptr);
    review.load();
    ASSERT_TRUE(until([&] { return review.waiting() == 1; }));
    review.decide("keep-both");
    ASSERT_TRUE(until([&] { return review.waiting() == 0; }));
    bringIn();
    ASSERT_TRUE(until([&] { return !m_session.isBusy(); }));
    review.load();
    EXPECT_EQ(valueOf(read<std::int64_t>([](MapFile &map) -> Result<std::int64_t> {
                  PW_TRY(const auto proposals, map.records(Entity::Proposal));
                  return std::ssize(proposals);
              })),
              1);
    EXPECT_EQ(review.waiting(), 0);
    EXPECT_EQ(m_session.toReview(), 0);
}

TEST_F(CopiesMeet, TwoAnswersAreShownWithWhoGaveThemUntilOneIsTaken) {
    valueOf(write<ActionId>([this](MapFile &map) -> Result<ActionId> {
        PW_TRY(Edit edit, Edit::begin(map, "field.set"));
        PW_CHECK(edit.set(kName, m_hub, Value("Saltby House")));
        return edit.commit();
    }));
    elsewhere([this](Edit &edit) { return edit.set(kName, m_hub, Value("The Hub")); });
    bringIn();
    TwoAnswersModel model(&m_session, nullptr);
    QAbstractItemModelTester tester(&model);
    model.load();
    ASSERT_TRUE(until([&] { return model.waiting() == 1; }));
    ASSERT_EQ(model.rowCount(), 2);
    int ours = -1;
    for (int row = 0; row < 2; ++row) {
        const QModelIndex at = model.index(row, 0);
        const QString answer = model.data(at, TwoAnswersModel::AnswerRole).toString();
        if (answer == "Saltby House")
            ours = row;
        else
            EXPECT_TRUE(model.data(at, TwoAnswersModel::WhoRole).toString().startsWith("Bea"));
    }
    ASSERT_GE(ours, 0);
    model.settle(ours);
    ASSERT_TRUE(until([&] { return model.waiting() == 0; }));
    EXPECT_EQ(organisation(m_hub).text("name"), "Saltby House");
}

} // namespace
} // namespace placeweave
