// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/intake/areas_import.h"
#include "ui/intake/district_model.h"
#include "ui/intake/import_model.h"
#include "ui/intake/postcodes.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/finder_model.h"
#include "ui/session/preferences.h"
#include "ui/theme/choice_list_model.h"
#include "ui/theme/words.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>

#include <fstream>

namespace placeweave {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

TEST(DistrictModel, FindsADistrictByItsFirstLetters) {
    DistrictModel districts;
    const QAbstractItemModelTester tester(&districts, kFatal);
    districts.setText("traff");
    ASSERT_EQ(districts.count(), 1);
    EXPECT_EQ(districts.nameAt(0), "Trafford");
    districts.setText("west");
    EXPECT_GT(districts.count(), 1);
    districts.setText("no such district");
    EXPECT_EQ(districts.count(), 0);
    const DistrictModel::District *trafford = DistrictModel::find("trafford");
    ASSERT_TRUE(trafford);
    EXPECT_LT(trafford->west, trafford->east);
}

TEST(ChoiceListModel, NarrowsToWhatIsTyped) {
    ChoiceListModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setChoices(choicesOf("language"));
    const int all = model.count();
    model.setText("pol");
    EXPECT_LT(model.count(), all);
    EXPECT_EQ(model.rowOf("pl"), 0);
    EXPECT_EQ(model.labelOf("en"), "English");
    model.setText({});
    EXPECT_EQ(model.count(), all);
}

TEST(Words, AGapIsSeen) {
    EXPECT_EQ(Words::word("workspace_map"), "Map");
    EXPECT_EQ(Words::word("no_such_word"), "no_such_word");
    EXPECT_EQ(Words().with("stale_since", "date", "Sep 2025"), "not checked since Sep 2025");
}

class IntakeTest : public SessionTest {
protected:
    static bool paste(ImportModel &table, const QString &text, const QString &html = {}) {
        QMimeData copied;
        copied.setText(text);
        if (!html.isEmpty())
            copied.setHtml(html);
        return table.takeCopied(copied);
    }
};

TEST_F(IntakeTest, ASetOfOtherCodesIsAskedAboutBeforeItIsReplaced) {
    const auto write = [this](const std::string &code) {
        std::ofstream(m_folder / "wards.geojson")
            << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":")"
            << code
            << R"("},"geometry":{"type":"Polygon","coordinates":[[[-2,53],[-1,53],[-1,54],[-2,53]]]}}]})";
    };
    const auto code = [this] {
        return valueOf(read<std::string>([](MapFile &map) -> Result<std::string> {
            PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
            PW_TRY(const std::vector<Area> areas, map.areas().areas(sets.at(0).id));
            return areas.at(0).code;
        }));
    };
    AreasImport areas;
    QSignalSpy done(&areas, &AreasImport::done);
    areas.setProperty("file",
                      QUrl::fromLocalFile(QString::fromStdString(m_folder / "wards.geojson")));
    write("A");
    areas.takeAreas("wards", {});
    ASSERT_TRUE(until([&] { return done.count() == 1; }));
    write("B");
    areas.takeAreas("wards", {});
    ASSERT_TRUE(until([&] { return !areas.question().isEmpty(); }));
    EXPECT_EQ(code(), "A");
    EXPECT_EQ(done.count(), 1);
    EXPECT_TRUE(areas.question().contains("1 area called “wards”"))
        << areas.question().toStdString();
    areas.takeAreas("wards", {}); // yes
    ASSERT_TRUE(until([&] { return done.count() == 2; }));
    EXPECT_EQ(code(), "B");
    EXPECT_TRUE(areas.question().isEmpty());
    EXPECT_TRUE(areas.outcome().contains("1 was there before")) << areas.outcome().toStdString();
}

TEST_F(IntakeTest, LookingAtALargeFileShowsHowFarItIsAndCanBeStopped) {
    const auto file = [this](const std::string &name) {
        return QUrl::fromLocalFile(QString::fromStdString(m_folder / name));
    };
    {
        std::ofstream large(m_folder / "large.geojson");
        large << R"({"type":"FeatureCollection","features":[)";
        for (int i = 0; i < 20'000; ++i)
            large << (i > 0 ? "," : "") << R"({"type":"Feature","properties":{"NAME":"Group )" << i
                  << R"("},"geometry":{"type":"Point","coordinates":[-2.3,53.4]}})";
        large << "]}";
        std::ofstream(m_folder / "small.csv") << "name,size\nKnitters,12\n";
    }
    ImportModel table(&m_session, nullptr);
    QSignalSpy guessed(&table, &ImportModel::guessed);
    double furthest = -1;
    QObject::connect(&m_session, &Session::busyChanged, &table, [&] {
        if (m_session.busyWith() == "Looking at large.geojson")
            furthest = std::max(furthest, m_session.busyPart());
    });
    table.takeFile(file("large.geojson"));
    ASSERT_TRUE(until([&] { return table.isReady(); }));
    EXPECT_GT(furthest, 0);
    EXPECT_LT(furthest, 1);

    // Stopped, it leaves what is shown and says nothing; the next is looked at all the same.
    table.forget(); // its rows need not be looked through
    table.takeFile(file("small.csv"));
    ASSERT_TRUE(until([&] { return guessed.count() == 2 && !table.isTrying(); }));
    table.takeFile(file("large.geojson"));
    m_session.stop();
    ASSERT_TRUE(until([&] { return !m_session.isBusy(); }));
    EXPECT_EQ(table.name(), "small.csv");
    EXPECT_EQ(guessed.count(), 2);
    EXPECT_EQ(m_session.notice()->text(), QString());

    // What is dropped later takes over.
    table.forget();
    table.takeFile(file("large.geojson"));
    table.takeFile(file("small.csv"));
    ASSERT_TRUE(until([&] { return table.isReady() && !table.isTrying(); }));
    EXPECT_EQ(table.name(), "small.csv");
    EXPECT_EQ(guessed.count(), 3);
}

TEST_F(IntakeTest, PastedCellsGetOnTheMapAsOneAction) {
    ImportModel table(&m_session, nullptr);
    const QAbstractItemModelTester tester(&table, kFatal);
    QSignalSpy in(&table, &ImportModel::broughtIn);
    ASSERT_TRUE(paste(table, "Group\tPostcode\tLat\tLong\n"
                             "Quayside Knitters\tLK2 4AB\t54.20\t-4.46\n"
                             "Thornley Toddlers\tLK4 1RT\t\t\n"));
    ASSERT_TRUE(until([&] { return table.isReady() && table.outlook().contains("2 new"); }));
    EXPECT_EQ(table.missing(), QString());
    EXPECT_EQ(m_session.organisations(), 0);
    table.bringIn();
    ASSERT_TRUE(until([&] { return in.count() == 1; }));
    EXPECT_EQ(m_session.organisations(), 2);
    EXPECT_EQ(table.unplaced(), 1);
    EXPECT_EQ(m_session.stillToPlace(), 1);
    m_session.undo();
    EXPECT_TRUE(until([&] { return m_session.organisations() == 0; }));
}

TEST_F(IntakeTest, WhatWasDeletedStaysAwayUnlessItIsAskedFor) {
    const QString cells = "Group\tPostcode\nQuayside Knitters\tLK2 4AB\nShed\tLK2 4AC\n";
    {
        ImportModel table(&m_session, nullptr);
        QSignalSpy in(&table, &ImportModel::broughtIn);
        ASSERT_TRUE(paste(table, cells));
        ASSERT_TRUE(until([&] { return table.isReady(); }));
        table.bringIn();
        ASSERT_TRUE(until([&] { return in.count() == 1; }));
    }
    m_session.write<bool>(
        &m_session,
        [](MapFile &map) -> Result<bool> {
            PW_TRY(const auto all, map.records(Entity::Organisation));
            PW_CHECK(edits::removeOrganisations(map, {all.front().id()}));
            return true;
        },
        [](Result<bool>) {});
    ASSERT_TRUE(until([&] { return m_session.organisations() == 1; }));
    ImportModel table(&m_session, nullptr);
    ASSERT_TRUE(paste(table, cells));
    ASSERT_TRUE(until([&] { return table.deletedHere() == 1; }));
    EXPECT_TRUE(table.outlook().contains("1 deleted from this map")) << qPrintable(table.outlook());
    table.setBringsBackDeleted(true);
    ASSERT_TRUE(until([&] { return table.deletedHere() == 0; }));
    EXPECT_TRUE(table.outlook().contains("1 new")) << qPrintable(table.outlook());
}

TEST_F(IntakeTest, ATableWithoutAColumnOfNamesSaysSoAndCanBePutRight) {
    ImportModel table(&m_session, nullptr);
    ASSERT_TRUE(paste(table, "Xyzzy\tPostcode\nQuayside Knitters\tLK2 4AB\n"));
    ASSERT_TRUE(until([&] { return table.isReady(); }));
    int name = -1;
    for (int row = 0; row < table.rowCount(); ++row)
        if (table.index(row).data(ImportModel::HeadingRole).toString() == "Xyzzy")
            name = row;
    ASSERT_GE(name, 0);
    table.setTarget(name, "");
    EXPECT_FALSE(table.missing().isEmpty());
    table.setTarget(name, "organisation.name");
    EXPECT_TRUE(table.missing().isEmpty());
    EXPECT_TRUE(until([&] { return table.outlook().contains("1 new"); }));
}

TEST_F(IntakeTest, ATableOfAWebPageKeepsItsCellsWhole) {
    ImportModel table(&m_session, nullptr);
    // As browsers copy it: line breaks within cells, layout around, a heading over two columns.
    ASSERT_TRUE(paste(table,
                      "Our groups\nGroup\tWhere\nQuayside\nKnitters\tThe Hall\n1 Quay Street\n",
                      "<table><tr><td><h1>Our groups</h1>"
                      "<table><tr><th>Group</th><th>Address</th><th>Postcode</th></tr>"
                      "<tr><td>Quayside<br>Knitters</td><td><p>The \"Old\" Hall</p><p>1 Quay "
                      "Street</p></td><td>LK2 4AB</td></tr>"
                      "<tr><td>Thornley Toddlers</td><td colspan=2>no fixed place</td></tr>"
                      "</table></td></tr></table>"));
    ASSERT_TRUE(until([&] { return table.isReady() && table.outlook().contains("2 new"); }));
    ASSERT_EQ(table.rowCount(), 3);
    const auto samples = [&](int row) {
        return table.index(row).data(ImportModel::SamplesRole).toStringList();
    };
    EXPECT_EQ(samples(0), QStringList({"Quayside Knitters", "Thornley Toddlers"}));
    EXPECT_EQ(samples(1).value(0), "The \"Old\" Hall 1 Quay Street");
    EXPECT_EQ(samples(2), QStringList({"LK2 4AB"}));
}

TEST_F(IntakeTest, HowAListIsReadIsKeptAsAFileAndReadSoAgain) {
    const QUrl file =
        QUrl::fromLocalFile(QString::fromStdString((m_folder / "reading.json").string()));
    const QString text = "Xyzzy\tPlugh\nQuayside Knitters\tKnit and natter\n";
    ImportModel table(&m_session, nullptr);
    ASSERT_TRUE(paste(table, text));
    ASSERT_TRUE(until([&] { return table.isReady(); }));
    table.setTarget(0, "organisation.name");
    table.setTarget(1, "organisation.description");
    table.saveReading(file);
    QFile written(file.toLocalFile());
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_FALSE(written.readAll().contains("Knitters"));

    ImportModel again(&m_session, nullptr);
    ASSERT_TRUE(paste(again, text));
    ASSERT_TRUE(until([&] { return again.isReady(); }));
    EXPECT_NE(again.index(1).data(ImportModel::TargetRole).toString(), "organisation.description");
    again.useReading(file);
    EXPECT_TRUE(until([&] {
        return again.index(1).data(ImportModel::TargetRole).toString() ==
               "organisation.description";
    }));
    EXPECT_TRUE(until([&] { return again.outlook().contains("1 new"); }));
}

// What is shown holds on to its cells while something else is looked into.
TEST_F(IntakeTest, AListThatIsShownStaysWhenAnotherFileTurnsOutToBeNone) {
    ImportModel table(&m_session, nullptr);
    QString text = "name\tpostcode\n";
    for (int i = 0; i < 2000; ++i)
        text += QString("Group %1\tM33 %2AA\n").arg(i).arg(i % 10);
    ASSERT_TRUE(paste(table, text));
    ASSERT_TRUE(until([&] { return table.outlook().contains("2,000 new"); }));

    newMap(m_folder / "other.gpkg").reset();
    QSignalSpy given(&table, &ImportModel::mapGiven);
    table.takeFile(QUrl::fromLocalFile(toQString((m_folder / "other.gpkg").string())));
    ASSERT_TRUE(until([&] { return given.count() == 1; }));
    EXPECT_EQ(table.name(), "pasted cells");
    table.bringIn();
    ASSERT_TRUE(until([&] { return table.isDone(); }));
    EXPECT_TRUE(table.outlook().contains("2,000 added")) << qPrintable(table.outlook());
}

TEST_F(IntakeTest, AListUnderAnotherNameUpdatesTheOneThatItIsWhereSomebodySaysSo) {
    const auto write = [this](const char *name, int from, int until) {
        std::ofstream out(m_folder / name);
        out << "name,postcode\n";
        for (int i = from; i < until; ++i)
            out << "Group " << i << ",M33 " << i % 10 << "AA\n";
        return QUrl::fromLocalFile(QString::fromStdString((m_folder / name).string()));
    };
    ImportModel table(&m_session, nullptr);
    table.takeFile(write("forum.csv", 0, 9));
    ASSERT_TRUE(until([&] { return table.outlook().contains("9 new"); }));
    EXPECT_EQ(table.earlier(), QString());
    table.bringIn();
    ASSERT_TRUE(until([&] { return table.isDone(); }));

    table.takeFile(write("from Ada.csv", 1, 10));
    ASSERT_TRUE(until([&] { return table.outlook().contains("1 new"); }));
    EXPECT_TRUE(table.earlier().startsWith("This looks like forum.csv, brought in on "))
        << qPrintable(table.earlier());
    EXPECT_TRUE(table.earlier().endsWith("it names 8 of the 9 that came with that one."));
    EXPECT_FALSE(table.outlook().contains("no longer"));
    table.setUpdatesEarlier(true);
    ASSERT_TRUE(until([&] { return table.outlook().contains("no longer"); }))
        << qPrintable(table.outlook());
    EXPECT_FALSE(table.earlier().isEmpty()); // it can still be taken back
    table.bringIn();
    ASSERT_TRUE(until([&] { return table.isDone(); }));
    EXPECT_EQ(m_session.organisations(), 10);
    const auto last = m_session.index()->size() - 1;
    EXPECT_EQ(organisation(m_session.index()->id(last)).text("source"), "forum.csv");

    table.takeFile(write("halls.csv", 20, 24));
    ASSERT_TRUE(until([&] { return table.outlook().contains("4 new"); }));
    EXPECT_EQ(table.earlier(), QString());
    EXPECT_FALSE(table.updatesEarlier());
}

TEST_F(IntakeTest, ACorrectionOfOnePasteIsNotMadeToAnother) {
    ImportModel table(&m_session, nullptr);
    ASSERT_TRUE(paste(table, "Hub\tM33 4NH\tTea\nShed\tM33 4NG\tTools\n"));
    ASSERT_TRUE(until([&] { return table.isReady(); }));
    table.setTarget(0, "organisation.name");
    table.setTarget(1, "");
    table.bringIn();
    ASSERT_TRUE(until([&] { return table.isDone(); }));
    ImportModel other(&m_session, nullptr);
    ASSERT_TRUE(paste(other, "Choir\tM33 7ZF\tSongs\nBand\tM33 7ZG\tBrass\n"));
    ASSERT_TRUE(until([&] { return other.isReady(); }));
    EXPECT_EQ(other.index(1).data(ImportModel::TargetRole).toString(), "location.postcode");
}

TEST_F(IntakeTest, WhatDoesNotFitTheListAnyMoreIsSaid) {
    const auto file = m_folder / "unfit-next-month.csv";
    const auto take = [&](ImportModel &table, const char *text) {
        std::ofstream(file) << text;
        table.takeFile(QUrl::fromLocalFile(toQString(file.string())));
        return until([&] { return table.isReady(); });
    };
    {
        ImportModel table(&m_session, nullptr);
        ASSERT_TRUE(take(table, "Group,Xyzzy\nHub,Lunch club\n"));
        EXPECT_EQ(table.unfit(), QString());
        table.setTarget(1, "organisation.description");
        table.bringIn();
        ASSERT_TRUE(until([&] { return table.isDone(); }));
    }
    ImportModel same(&m_session, nullptr);
    ASSERT_TRUE(take(same, "Group,Xyzzy\nHub,Lunch club\n"));
    EXPECT_EQ(same.unfit(), QString());
    ImportModel next(&m_session, nullptr);
    ASSERT_TRUE(take(next, "Group,Plugh\nHub,Lunch club\n"));
    EXPECT_TRUE(next.unfit().contains("no column “Xyzzy” for “What it is”"))
        << qPrintable(next.unfit());
    EXPECT_FALSE(next.unfit().contains("Group"));
    next.forget();
    EXPECT_EQ(next.unfit(), QString());
}

TEST_F(IntakeTest, AColumnOfServicesCanBeWhatAServiceHas) {
    add("Hub");
    ImportModel table(&m_session, nullptr);
    const auto file = m_folder / "services.csv";
    {
        std::ofstream written(file);
        written << "Organisation,Service,Xyzzy\nHub,Choir,for everybody\n";
    }
    table.takeFile(QUrl::fromLocalFile(toQString(file.string())));
    ASSERT_TRUE(until([&] { return table.isReady(); }));
    EXPECT_TRUE(std::ranges::contains(table.targets(), "service.description", &Choice::code));
    table.setTarget(2, "service.description");
    EXPECT_EQ(table.index(2).data(ImportModel::TargetRole).toString(), "service.description");
}

TEST_F(IntakeTest, ANameThatIsThereInOtherWordsIsFoundWhileItIsTyped) {
    add("Stretford Library");
    for (const char *typed : {"The Stretford Library", "Stretford Library Ltd", "Stretford Librery",
                              "Library, Stretford"}) {
        FinderModel alike(&m_session, nullptr);
        alike.setProperty("onlyOrganisations", true);
        alike.setText(typed);
        EXPECT_TRUE(until([&] { return alike.count() == 1; })) << typed;
    }
    // Its own name warns nobody who is putting it right.
    FinderModel own(&m_session, nullptr);
    own.setProperty("onlyOrganisations", true);
    own.setProperty("besides", qint64(m_session.index()->id(0).value));
    own.setText("Stretford Librar");
    EXPECT_EQ(own.count(), 0);
    FinderModel other(&m_session, nullptr);
    other.setProperty("onlyOrganisations", true);
    other.setText("Urmston Choir");
    EXPECT_EQ(other.count(), 0);
}

TEST_F(IntakeTest, FewerPostcodesTakeThePlaceOfMoreOnlyWhenSomebodySaysSo) {
    Postcodes &postcodes = Postcodes::instance();
    QSignalSpy asked(&postcodes, &Postcodes::fewerGiven);
    const auto build = [&](const char *name, const char *rows, bool mayBeSmaller) {
        const auto file = m_folder / name;
        std::ofstream(file) << "pcds,osgrdind,lat,long\n" << rows;
        postcodes.build(QUrl::fromLocalFile(toQString(file.string())), mayBeSmaller);
        EXPECT_TRUE(until([&] { return !m_session.isBusy(); }));
    };
    build("country.csv", "LK9 9ZY,1,53.415,-2.332\nLK9 9ZZ,1,53.416,-2.333\n", true);
    ASSERT_TRUE(postcodes.isThere());
    EXPECT_EQ(postcodes.index()->size(), 2);
    build("area.csv", "LK9 9ZY,1,53.415,-2.332\n", false);
    ASSERT_TRUE(until([&] { return asked.count() == 1; }));
    EXPECT_EQ(postcodes.index()->size(), 2);
    const QString question = asked.first().value(1).toString();
    EXPECT_TRUE(question.contains("area.csv has 1 postcode. This computer knows 2 postcodes"))
        << qPrintable(question);
    build("area.csv", "LK9 9ZY,1,53.415,-2.332\n", true);
    ASSERT_TRUE(until([&] { return postcodes.index()->size() == 1; }));
    EXPECT_EQ(asked.count(), 1);
    EXPECT_TRUE(m_session.notice()->text().contains("take the place of 2 postcodes"))
        << qPrintable(m_session.notice()->text());
    QFile::remove(QDir(Preferences::dataFolder()).filePath("postcodes.index"));
}

TEST_F(IntakeTest, OfAWebAddressItIsSaidThatItIsNoFile) {
    ImportModel table(&m_session, nullptr);
    table.takeFiles({QUrl("https://www.example.org/groups.csv?page=2")});
    const QString said = m_session.notice()->text();
    EXPECT_TRUE(said.contains("an address on the web (www.example.org)")) << qPrintable(said);
    EXPECT_TRUE(said.contains("save")) << qPrintable(said);
    EXPECT_FALSE(table.isReady());
}

TEST_F(IntakeTest, AFolderGoesInWhereItsFilesBelongTogether) {
    const auto lists = m_folder / "lists";
    std::filesystem::create_directory(lists);
    std::ofstream(lists / "groups.csv") << "name\nQuayside Knitters\n";
    ImportModel table(&m_session, nullptr);
    table.takeFile(QUrl::fromLocalFile(toQString(lists.string())));
    ASSERT_TRUE(until([&] { return table.isReady(); }));
    EXPECT_EQ(table.name(), "groups.csv");
    std::ofstream(lists / "sheds.csv") << "name\nShed\n";
    table.takeFile(QUrl::fromLocalFile(toQString(lists.string())));
    ASSERT_TRUE(until([&] { return !m_session.notice()->text().isEmpty(); }));
    EXPECT_TRUE(m_session.notice()->text().contains("groups.csv, sheds.csv"))
        << qPrintable(m_session.notice()->text());
}

TEST_F(IntakeTest, WhatIsWrongWithADirectoryIsAListToReadAndSend) {
    std::ofstream(m_folder / "feed.json")
        << R"({"total_items": 2, "contents": [{"id": "x1"}, {"id": "x2"}]})";
    ImportModel table(&m_session, nullptr);
    QSignalSpy refused(&table, &ImportModel::refused);
    table.takeFile(QUrl::fromLocalFile(toQString((m_folder / "feed.json").string())));
    ASSERT_TRUE(until([&] { return refused.count() == 1; }))
        << qPrintable(m_session.notice()->text()) << table.isReady();
    EXPECT_EQ(m_session.notice()->text(), QString());
    EXPECT_EQ(table.refusal().name, "feed.json");
    EXPECT_TRUE(table.refusal().summary.startsWith("The feed does not keep to Open Referral UK"));
    ASSERT_GE(table.refusal().faults.size(), 2);
    table.copyRefusal();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(table.refusal().faults.last()));
}

TEST_F(IntakeTest, LookingThroughALongListShowsHowFarItIsAndCanBeStopped) {
    QString text = "name\tpostcode\n";
    for (int i = 0; i < 100'000; ++i)
        text += QString("Group %1\tM33 %2AA\n").arg(i).arg(i % 10);
    ImportModel table(&m_session, nullptr);
    double furthest = -1;
    QObject::connect(&m_session, &Session::busyChanged, [&] {
        if (table.isTrying()) // no longer looking at what it is
            furthest = std::max(furthest, m_session.busyPart());
    });
    ASSERT_TRUE(paste(table, text));
    ASSERT_TRUE(until([&] { return furthest > 0; }));
    EXPECT_TRUE(table.isTrying());
    EXPECT_EQ(m_session.busyWith(), "Looking through pasted cells");
    m_session.stop();
    ASSERT_TRUE(until([&] { return !m_session.isBusy(); }));
    EXPECT_FALSE(table.isTrying());
    EXPECT_TRUE(table.outlook().startsWith("Stopped")) << qPrintable(table.outlook());
    EXPECT_EQ(m_session.notice()->text(), QString());
    EXPECT_TRUE(table.canBringIn());
    // Closing the sheet does not wait for it either.
    table.setTarget(1, "");
    ASSERT_TRUE(until([&] { return table.isTrying(); }));
    table.forget();
    EXPECT_FALSE(table.isTrying());
    EXPECT_TRUE(until([&] { return !m_session.isBusy(); }));
    EXPECT_EQ(m_session.organisations(), 0);
}

TEST_F(IntakeTest, OneLineIsNoTable) {
    ImportModel table(&m_session, nullptr);
    EXPECT_FALSE(paste(table, "just some words"));
    EXPECT_FALSE(table.isReady());
}

TEST_F(IntakeTest, TheFinderFindsOrganisationsAndThingsToDo) {
    add("Quayside Knitters");
    FinderModel finder(&m_session, nullptr);
    const QAbstractItemModelTester tester(&finder, kFatal);
    finder.setText("knit");
    ASSERT_GE(finder.count(), 1);
    EXPECT_EQ(finder.index(0).data(FinderModel::LabelRole).toString(), "Quayside Knitters");
    finder.setText("print");
    ASSERT_GE(finder.count(), 1);
    EXPECT_EQ(finder.index(0).data(FinderModel::CodeRole).toString(), "print");
}

} // namespace
} // namespace placeweave
