// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/map/map_source.h"

#include <QSignalSpy>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <fstream>

namespace placeweave {
namespace {

TEST_F(SessionTest, WhatWasAddedIsOnTheListAndCanBeUndone) {
    add("Quayside Knitters");
    EXPECT_EQ(m_session.organisations(), 1);
    EXPECT_EQ(m_session.shownCount(), 1);
    EXPECT_EQ(m_session.stillToPlace(), 1);
    EXPECT_EQ(m_session.undoWhat(), "Added Quayside Knitters");
    m_session.undo();
    EXPECT_TRUE(until([&] { return m_session.organisations() == 0; }));
    EXPECT_EQ(m_session.redoWhat(), "Added Quayside Knitters");
    m_session.redo();
    EXPECT_TRUE(until([&] { return m_session.organisations() == 1; }));
}

TEST_F(SessionTest, UndoSaysWhichFieldWasChanged) {
    const RowId id = add("Quayside Knitters");
    valueOf(write<void>([id](MapFile &map) {
        return edits::setForAll(map, {id}, fieldOf(Entity::Organisation, "kind"),
                                Value("association"));
    }));
    EXPECT_EQ(m_session.undoWhat(), "Changed kind");
}

TEST_F(SessionTest, UndoSaysForHowManyAFieldWasChanged) {
    const RowId a = add("A"), b = add("B"), c = add("C");
    valueOf(write<void>([=](MapFile &map) {
        return edits::setForAll(map, {a, b, c}, fieldOf(Entity::Organisation, "kind"),
                                Value("association"));
    }));
    EXPECT_EQ(m_session.undoWhat(), "Changed kind for 3");
}

TEST_F(SessionTest, TheListIsHeldToTheLettersTyped) {
    add("Quayside Knitters");
    add("Men's Shed");
    m_session.filter()->setText("knit");
    EXPECT_TRUE(until([&] { return m_session.shownCount() == 1; }));
    m_session.filter()->remove("text");
    EXPECT_TRUE(until([&] { return m_session.shownCount() == 2; }));
}

// Of a large map each telling is a picture made of a quarter of a million points.
TEST_F(SessionTest, TheMapIsToldOnceOfWhatIsNew) {
    add("Quayside Knitters");
    QSignalSpy told(m_session.map(), &MapSource::assetsChanged);
    QSignalSpy listed(&m_session, &Session::shownChanged);
    add("Men's Shed");
    ASSERT_TRUE(until([&] { return listed.count() > 0 && m_session.shownCount() == 2; }));
    EXPECT_EQ(told.count(), 1);
    EXPECT_EQ(m_session.map()->snapshot()->size(), 2U);
    EXPECT_EQ(m_session.map()->rows(), nullptr) << "all of them";
    m_session.filter()->setText("knit");
    ASSERT_TRUE(until([&] { return m_session.shownCount() == 1; }));
    EXPECT_EQ(told.count(), 2);
    EXPECT_EQ(m_session.map()->rows()->size(), 1U);
    m_session.filter()->remove("text");
    ASSERT_TRUE(until([&] { return m_session.shownCount() == 2; }));
    EXPECT_EQ(told.count(), 3);
    EXPECT_EQ(m_session.map()->rows(), nullptr);
}

TEST_F(SessionTest, WordsOfALongTextAreFoundToo) {
    const RowId id = add("Men's Shed");
    add("Quayside Knitters");
    valueOf(write<void>([id](MapFile &map) {
        return edits::setForAll(map, {id}, fieldOf(Entity::Organisation, "description"),
                                Value("They mend bicycles on Thursdays."));
    }));
    m_session.filter()->setText("bicycles");
    EXPECT_TRUE(until([&] { return m_session.shownCount() == 1; }));
}

TEST_F(SessionTest, AFileThatIsNoMapLeavesTheOpenOneOpen) {
    add("Men's Shed");
    const std::filesystem::path other = m_folder / "letter.gpkg";
    std::FILE *file = std::fopen(other.string().c_str(), "w");
    std::fputs("Dear all", file);
    std::fclose(file);
    QSignalSpy failed(&m_session, &Session::openFailed);
    m_session.openPath(QString::fromStdString(other.string()));
    EXPECT_TRUE(until([&] { return failed.count() == 1; }));
    EXPECT_EQ(m_session.mapName(), "Test map");
    EXPECT_EQ(m_session.organisations(), 1);
    EXPECT_TRUE(m_session.notice()->mustAct());
    EXPECT_TRUE(m_session.notice()->text().contains("letter.gpkg"));
}

TEST_F(SessionTest, WhatIsDeletedIsNoLongerSelected) {
    const RowId id = add("Men's Shed");
    m_session.select(id.value);
    valueOf(write<void>([id](MapFile &map) { return edits::removeOrganisations(map, {id}); }));
    EXPECT_EQ(m_session.selected(), 0);
}

TEST_F(SessionTest, AFailedChangeIsSaidAndChangesNothing) {
    const RowId gone{12345};
    const Result<void> outcome = write<void>([gone](MapFile &map) {
        return edits::setForAll(map, {gone}, fieldOf(Entity::Organisation, "kind"),
                                Value("association"));
    });
    EXPECT_FALSE(outcome);
    EXPECT_TRUE(m_session.notice()->mustAct());
    EXPECT_EQ(m_session.undoWhat(), QString());
}

// The window is gone by then, and nobody can be told.
TEST(SessionEnd, WhatWasEnteredBehindLongWorkIsStoredAndNobodyWaitsForWhatWasFetched) {
    const TemporaryFolder folder;
    const std::filesystem::path path = folder / "map.gpkg";
    std::atomic<bool> hasBegun = false;
    {
        Session session(nullptr);
        NewMap map;
        map.name = "Test map";
        session.newMap(QString::fromStdString(path.string()), map);
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.isOpen(); }));
        // A server that never answers.
        session.longRead<bool>(
            "Fetching", &session,
            [&hasBegun](const Progress &progress) -> Result<bool> {
                hasBegun = true;
                const auto start = std::chrono::steady_clock::now();
                while (!progress.isCancelled())
                    if (std::chrono::steady_clock::now() - start > std::chrono::seconds(20)) {
                        ADD_FAILURE() << "waited for what nobody wants any more";
                        break;
                    }
                return fail(ErrorCode::Cancelled, "Stopped.");
            },
            [](const Result<bool> &) {});
        ASSERT_TRUE(QTest::qWaitFor([&] { return hasBegun.load(); }));
        session.write<RowId>(&session, [](MapFile &file) {
            edits::NewOrganisation wanted;
            wanted.name = "Quayside Knitters";
            return edits::addOrganisation(file, wanted);
        });
    }
    const auto map = valueOf(MapFile::open(path, Access::ReadOnly));
    EXPECT_EQ(valueOf(AssetIndex::build(*map))->size(), 1U);
}

TEST_F(SessionTest, WhatIsStillToBeWrittenWhenTheWindowClosesIsWritten) {
    constexpr int kMany = 200; // some of them have not begun
    const QString path = QString::fromStdString((m_folder / "closing.gpkg").string());
    {
        Session closing(nullptr);
        closing.newMap(path, {});
        ASSERT_TRUE(until([&] { return closing.isOpen(); }));
        for (int i = 0; i < kMany; ++i)
            closing.write<RowId>(&closing, [](MapFile &map) {
                edits::NewOrganisation wanted;
                wanted.name = "Men's Shed";
                return edits::addOrganisation(map, wanted);
            });
    }
    const auto map = valueOf(MapFile::open(path.toStdString(), Access::ReadOnly));
    EXPECT_EQ(valueOf(map->records(Entity::Organisation)).size(), std::size_t{kMany});
}

// At the start, when the last map cannot be read, the sample stands in for it.
TEST(SessionStart, WhyAnotherMapIsOpenedStaysSaid) {
    const TemporaryFolder folder;
    const std::filesystem::path broken = folder / "broken.gpkg";
    std::ofstream(broken) << "no map";
    const std::filesystem::path other = folder / "other.gpkg";
    newMap(other).reset();
    Session session(nullptr);
    QObject::connect(&session, &Session::openFailed, &session,
                     [&] { session.openPath(QString::fromStdString(other.string())); });
    session.openPath(QString::fromStdString(broken.string()));
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.isOpen(); }, 10'000));
    EXPECT_TRUE(session.notice()->text().contains("broken.gpkg"))
        << session.notice()->text().toStdString();
}

// So large that its first picture does not wait for its list.
class FirstSight : public testing::Test {
protected:
    static constexpr int kMany = 20'000;

    static void SetUpTestSuite() {
        s_folder = std::make_unique<TemporaryFolder>();
        s_file = *s_folder / "large.gpkg";
        const auto map = newMap(s_file);
        Edit edit = valueOf(Edit::begin(*map, "import"));
        const RowId place = valueOf(edit.reserve(kMany));
        valueOf(
            edit.insertReserved(Entity::Location, place, kMany, [](std::int64_t i, Record &record) {
                record["geom"] = Value(LatLon{53 + 0.0001 * static_cast<double>(i), -2});
            }));
        const RowId first = valueOf(edit.reserve(kMany));
        valueOf(edit.insertReserved(Entity::Organisation, first, kMany,
                                    [place](std::int64_t i, Record &record) {
                                        record["name"] = Value("Group " + std::to_string(i));
                                        record["kind"] = Value("faith_group");
                                        record["location_id"] = Value(place.value + i);
                                    }));
        valueOf(edit.commit());
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    void open(const std::filesystem::path &file) {
        m_session.openPath(QString::fromStdString(file.string()));
    }
    static bool until(const std::function<bool()> &condition) {
        return QTest::qWaitFor(condition, 20'000);
    }

    static inline std::unique_ptr<TemporaryFolder> s_folder;
    static inline std::filesystem::path s_file;
    Session m_session{nullptr};
};

TEST_F(FirstSight, OfALargeMapComesBeforeItsListAndGivesWayToIt) {
    QStringList told;
    std::uint32_t inSight = 0;
    QObject::connect(m_session.map(), &MapSource::assetsChanged, &m_session, [&] {
        const auto sight = m_session.map()->disclosed();
        told << (sight ? "sight" : "index");
        if (sight) {
            EXPECT_FALSE(m_session.isOpen());
            EXPECT_EQ(m_session.map()->snapshot(), nullptr);
            inSight = sight->count();
        }
    });
    QObject::connect(&m_session, &Session::placeChanged, &m_session, [&] { told << "place"; });
    open(s_file);
    ASSERT_TRUE(until([this] { return m_session.isOpen(); }));
    EXPECT_EQ(inSight, kMany);
    EXPECT_EQ(m_session.map()->disclosed(), nullptr);
    EXPECT_EQ(m_session.map()->snapshot()->size(), kMany);
    // Looked at once, where it opens, and not again.
    EXPECT_EQ(told, (QStringList{"sight", "place", "index"}));
}

TEST_F(FirstSight, TakesNoOtherMapFromUnderItsList) {
    const std::filesystem::path small = *s_folder / "small.gpkg";
    newMap(small).reset();
    open(small);
    ASSERT_TRUE(until([this] { return m_session.isOpen(); }));
    int sights = 0;
    QObject::connect(&m_session, &Session::firstSightChanged, &m_session, [&] { ++sights; });
    open(s_file);
    ASSERT_TRUE(until([this] { return m_session.organisations() == kMany; }));
    EXPECT_EQ(sights, 0);
}

} // namespace
} // namespace placeweave
