// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves with a bundle, and what must not.
#include "core/joint/bundle.h"

#include "core/joint/exercise.h"
#include "core/place/projection.h"
#include "core/store/asset_index.h"
#include "core/store/merge.h"
#include "tests/core/joint/several_copies.h"
#include "tests/core/store/store_fixture.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

class BundleTest : public StoreTest {
protected:
    std::filesystem::path write(Profile profile = Profile::Partner,
                                const std::string &forWhom = "Hub", const char *name = "b") {
        const std::filesystem::path file = m_folder / (std::string(name) + ".pwbundle");
        m_outcome = valueOf(writeBundle(*m_map, {profile, forWhom, file}));
        return file;
    }
    // Everything that stands in the file, whatever page it is on.
    static std::string bytesOf(const std::filesystem::path &file) {
        std::ifstream in(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }
    static std::int64_t count(const std::filesystem::path &file, const std::string &sql) {
        Database database = valueOf(Database::open(file, Access::ReadOnly));
        return valueOf(database.integer(sql)).value_or(0);
    }
    void list(RowId organisation, const char *permission = "anyone") {
        set(fieldOf(Entity::Organisation, "listing_permission"), organisation, Value(permission));
    }
    Added refuge() {
        Edit edit = valueOf(Edit::begin(*m_map, "organisation.add", "Harbour House"));
        Record location(Entity::Location);
        location["geom"] = Value(LatLon{53.4123456, -2.3456789});
        location["address"] = Value("17 Ludlow Gardens, Altrincham");
        location["postcode"] = Value("WA14 2QP");
        location["disclosure"] = Value("hidden");
        const RowId place = valueOf(edit.insert(location));
        Record organisation(Entity::Organisation);
        organisation["name"] = Value("Safe Harbour");
        organisation["listing_permission"] = Value("anyone");
        organisation["location_id"] = Value(place.value);
        organisation["description"] = Value("Ring at 17 Ludlow Gardens, WA14 2QP.");
        organisation["note"] = Value("internalnote");
        const RowId id = valueOf(edit.insert(organisation));
        valueOf(edit.commit());
        return {id, place};
    }
    std::unique_ptr<MapFile> begin(const std::filesystem::path &bundle, const char *name) {
        return valueOf(beginWithBundle(m_folder / name, bundle, "Hub"));
    }

    BundleOutcome m_outcome;
};

void expectNothingOfThePlace(const std::string &bytes) {
    for (const char *secret : {"Ludlow", "WA14 2QP", "534123456", "23456789", "internalnote"})
        EXPECT_FALSE(bytes.contains(secret)) << secret;
}

TEST_F(BundleTest, OfAHiddenPlaceTellsNoPointAddressPostcodeOrTextThatRepeatsIt) {
    const Added added = refuge();
    for (const Profile profile : {Profile::Partner, Profile::Public})
        expectNothingOfThePlace(bytesOf(write(profile)));
    // Nor when it was once said, and is not any more.
    set(kDescription, added.organisation, Value("Ring first."));
    set(fieldOf(Entity::Location, "address"), added.location, Value("Somewhere else"));
    set(kPoint, added.location, Value(LatLon{53.9, -2.1}));
    const auto file = write(Profile::Partner);
    expectNothingOfThePlace(bytesOf(file));
    EXPECT_TRUE(bytesOf(file).contains("Ring first."));
}

TEST_F(BundleTest, WhatWasWrittenBehindAProtectionStaysThereWhenItIsLifted) {
    const Added added = refuge();
    set(fieldOf(Entity::Location, "address"), added.location, Value("1 Market Street"));
    set(fieldOf(Entity::Location, "postcode"), added.location, Value("M1 1AA"));
    set(kPoint, added.location, Value(LatLon{53.9, -2.1}));
    set(kDescription, added.organisation, Value("Open to all now."));
    set(fieldOf(Entity::Location, "disclosure"), added.location, Value("exact"));
    const auto file = write();
    expectNothingOfThePlace(bytesOf(file));
    const auto partner = begin(file, "partner.gpkg");
    EXPECT_EQ(valueOf(partner->record(Entity::Location, added.location)).text("address"),
              "1 Market Street");
    EXPECT_EQ(
        valueOf(partner->record(Entity::Organisation, added.organisation)).text("description"),
        "Open to all now.");
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
}

// Whoever moved away from somebody did not move for the row to say from where.
TEST_F(BundleTest, WhereSomebodyMovedFromStaysBehindThoughTheRowIsTheSame) {
    const Added added = refuge();
    set(fieldOf(Entity::Location, "disclosure"), added.location, Value("exact"));
    set(fieldOf(Entity::Location, "address"), added.location, Value("3 Dock Street"));
    set(fieldOf(Entity::Location, "postcode"), added.location, Value("M2 2BB"));
    set(kPoint, added.location, Value(LatLon{53.7654321, -2.7654321}));
    set(kDescription, added.organisation, Value("Knock twice at 3 Dock Street."));
    set(fieldOf(Entity::Location, "address"), added.location, Value("1 Market Street"));
    set(fieldOf(Entity::Location, "postcode"), added.location, Value("M1 1AA"));
    set(kPoint, added.location, Value(LatLon{53.9, -2.1}));
    set(kDescription, added.organisation, Value("Open to all now."));
    const auto file = write();
    const std::string bytes = bytesOf(file);
    for (const char *secret : {"Dock", "M2 2BB", "537654321", "27654321"})
        EXPECT_FALSE(bytes.contains(secret)) << secret;
    const auto partner = begin(file, "partner.gpkg");
    EXPECT_EQ(valueOf(partner->record(Entity::Location, added.location)).text("address"),
              "1 Market Street");
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
}

TEST_F(BundleTest, ABlurredPointTravelsBesideThePointAndNeverOverwritesIt) {
    const Added added = add("Choir", {53.4123456, -2.3456789});
    list(added.organisation);
    set(fieldOf(Entity::Location, "disclosure"), added.location, Value("approximate"));
    const auto file = write();
    EXPECT_EQ(count(file, "SELECT count(*) FROM shown_point WHERE entity = 2"), 1);
    const auto partner = begin(file, "partner.gpkg");
    EXPECT_TRUE(valueOf(partner->record(Entity::Location, added.location))["geom"].isEmpty());
    EXPECT_EQ(valueOf(partner->database().integer(
                  "SELECT count(*) FROM placeweave_shown_point WHERE entity = 2")),
              1);
    const auto index = valueOf(AssetIndex::build(*partner));
    const auto row = index->rowOf(added.organisation).value();
    EXPECT_LT(distanceMetres(index->point(row).value(), {53.4123456, -2.3456789}), 2000);
    EXPECT_TRUE(index->flags(row) & asset_flag::kApproximate);
    // Back home nothing of it is written anywhere.
    valueOf(writeBundle(*partner, {Profile::Internal, {}, m_folder / "back.pwbundle"}));
    const auto before = contentOf(*m_map);
    valueOf(mergeInto(*m_map, {m_folder / "back.pwbundle"}));
    EXPECT_EQ(contentOf(*m_map), before);
}

// Points are moved by it: whoever has it moves them back.
TEST_F(BundleTest, OnlyColleaguesLearnTheMapsUuid) {
    list(add("Choir").organisation);
    EXPECT_FALSE(bytesOf(write(Profile::Partner)).contains(m_map->uuid()));
    EXPECT_FALSE(bytesOf(write(Profile::Public)).contains(m_map->uuid()));
    EXPECT_TRUE(bytesOf(write(Profile::Internal)).contains(m_map->uuid()));
}

TEST_F(BundleTest, HoldsNoFieldOfHigherSensitivityNowOrEver) {
    const Added added = add("Choir");
    list(added.organisation);
    const Field &note = fieldOf(Entity::Organisation, "note");
    set(note, added.organisation, Value("first secret"));
    set(note, added.organisation, Value());
    const auto bytes = bytesOf(write());
    EXPECT_FALSE(bytes.contains("secret"));
    EXPECT_FALSE(bytes.contains("\"132\""));
    // Nor that somebody wrote something there.
    EXPECT_EQ(count(m_folder / "b.pwbundle", "SELECT count(*) FROM change WHERE op = 'set' AND "
                                             "fields = '{}'"),
              0);
    EXPECT_TRUE(bytesOf(write(Profile::Internal)).contains("first secret"));
}

TEST_F(BundleTest, ReferencesToWithheldRowsAreDropped) {
    const Added choir = add("Choir");
    const Added secret = add("Secret");
    list(choir.organisation);
    list(secret.organisation, "no");
    Edit edit = valueOf(Edit::begin(*m_map, "need.add"));
    Record channel(Entity::Channel);
    channel["organisation_id"] = Value(choir.organisation.value);
    const RowId kept = valueOf(edit.insert(channel));
    channel["organisation_id"] = Value(secret.organisation.value);
    const RowId withheld = valueOf(edit.insert(channel));
    Record connection(Entity::Connection);
    connection["from_id"] = Value(choir.organisation.value);
    connection["to_id"] = Value(secret.organisation.value);
    valueOf(edit.insert(connection));
    valueOf(edit.commit());
    const auto partner = begin(write(), "partner.gpkg");
    EXPECT_TRUE(partner->record(Entity::Channel, kept));
    EXPECT_FALSE(partner->record(Entity::Channel, withheld));
    EXPECT_EQ(valueOf(partner->count(Entity::Connection)), 0);
    EXPECT_EQ(valueOf(partner->count(Entity::Organisation)), 1);
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
}

TEST_F(BundleTest, APartnersChangesComeBackAndOursGoOutAgainWithoutFalseConflicts) {
    const Added added = add("Choir");
    list(added.organisation);
    const auto partner = begin(write(), "partner.gpkg");
    Edit edit = valueOf(Edit::begin(*partner, "field.set"));
    valueOf(edit.set(kName, added.organisation, Value("Gospel Choir")));
    valueOf(edit.commit());
    valueOf(writeBundle(*partner, {Profile::Partner, {}, m_folder / "back.pwbundle"}));
    valueOf(mergeInto(*m_map, {m_folder / "back.pwbundle"}));
    EXPECT_EQ(nameOf(added.organisation), "Gospel Choir");
    EXPECT_EQ(
        valueOf(m_map->record(Entity::Organisation, added.organisation)).reference("location_id"),
        added.location);
    set(kSize, added.organisation, Value(40));
    valueOf(mergeInto(*partner, {write()}));
    EXPECT_EQ(valueOf(partner->record(Entity::Organisation, added.organisation))["size"].integer(),
              40);
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
    EXPECT_THAT(valueOf(m_map->problems()), testing::IsEmpty());
}

TEST_F(BundleTest, WhatBecomesPrivateIsPutAwayAtThePartnersInWhateverOrderBundlesCome) {
    const Added added = add("Choir");
    list(added.organisation);
    addContact(added.organisation, "01632 960001");
    const Field &isPrivate = fieldOf(Entity::Organisation, "private");
    const auto first = write(Profile::Partner, "Hub", "first");
    set(isPrivate, added.organisation, Value(true));
    const auto second = write(Profile::Partner, "Hub", "second");
    EXPECT_GT(m_outcome.takenBack, 0);
    EXPECT_FALSE(bytesOf(second).contains("Choir"));

    const auto partner = begin(first, "partner.gpkg");
    const MergeOutcome outcome = valueOf(mergeInto(*partner, {second}));
    EXPECT_GT(outcome.withdrawn, 0);
    EXPECT_EQ(valueOf(partner->database().integer("SELECT count(*) FROM placeweave_original")), 0);
    EXPECT_FALSE(bytesOf(m_folder / "partner.gpkg").contains("Choir"));
    EXPECT_FALSE(bytesOf(m_folder / "partner.gpkg").contains("960001"));
    EXPECT_EQ(valueOf(partner->count(Entity::Organisation)), 0);
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
    valueOf(mergeInto(*partner, {first})); // the old one does not bring it back
    EXPECT_EQ(valueOf(partner->count(Entity::Organisation)), 0);
    const auto late = begin(second, "late.gpkg");
    valueOf(mergeInto(*late, {first}));
    EXPECT_EQ(contentOf(*late), contentOf(*partner));
    const auto atOnce = begin(first, "at once.gpkg");
    valueOf(mergeInto(*atOnce, {first, second}));
    EXPECT_FALSE(bytesOf(m_folder / "at once.gpkg").contains("Choir"));
    // Nor does a partner take from us what is ours.
    valueOf(writeBundle(*partner, {Profile::Partner, "Us", m_folder / "back.pwbundle"}));
    valueOf(mergeInto(*m_map, {m_folder / "back.pwbundle"}));
    EXPECT_EQ(nameOf(added.organisation), "Choir");

    set(isPrivate, added.organisation, Value(false));
    const auto third = write(Profile::Partner, "Hub", "third");
    valueOf(mergeInto(*partner, {third}));
    valueOf(mergeInto(*partner, {second}));
    EXPECT_EQ(valueOf(partner->count(Entity::Organisation)), 1);
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
}

TEST_F(BundleTest, APrivateRowStaysBehindEvenAmongColleaguesButThatItIsPrivateGoesRound) {
    const Added added = add("Choir");
    valueOf(m_map->saveFullCopy(m_folder / "colleague.gpkg"));
    const auto colleague = valueOf(MapFile::open(m_folder / "colleague.gpkg", Access::ReadWrite));
    set(fieldOf(Entity::Organisation, "private"), added.organisation, Value(true));
    set(kName, added.organisation, Value("Whispered"));
    const auto file = write(Profile::Internal);
    EXPECT_FALSE(bytesOf(file).contains("Whispered"));
    valueOf(mergeInto(*colleague, {file}));
    const Record there = valueOf(colleague->record(Entity::Organisation, added.organisation));
    EXPECT_TRUE(there["private"].isTrue());
    EXPECT_EQ(there.text("name"), "Choir");
    set(fieldOf(Entity::Organisation, "private"), added.organisation, Value(false));
    valueOf(mergeInto(*colleague, {write(Profile::Internal)}));
    EXPECT_EQ(contentOf(*colleague), contentOf(*m_map));
    EXPECT_THAT(valueOf(colleague->problems()), testing::IsEmpty());
}

TEST_F(BundleTest, WhatAColleagueWasToldInPartIsPassedOnAsAPart) {
    const Added added = add("Choir");
    const auto copy = [&](const char *name) {
        valueOf(m_map->saveFullCopy(m_folder / name));
        return valueOf(MapFile::open(m_folder / name, Access::ReadWrite));
    };
    const auto colleague = copy("colleague.gpkg");
    const auto third = copy("third.gpkg");
    Edit edit = valueOf(Edit::begin(*m_map, "field.set"));
    valueOf(edit.set(fieldOf(Entity::Organisation, "private"), added.organisation, Value(true)));
    valueOf(edit.set(kName, added.organisation, Value("Whispered")));
    valueOf(edit.commit());
    valueOf(mergeInto(*colleague, {write(Profile::Internal)}));
    const auto passedOn = m_folder / "passed on.pwbundle";
    valueOf(writeBundle(*colleague, {Profile::Internal, {}, passedOn}));
    valueOf(mergeInto(*third, {passedOn}));
    EXPECT_EQ(valueOf(third->record(Entity::Organisation, added.organisation)).text("name"),
              "Choir");
    valueOf(mergeInto(*third, {m_file}));
    EXPECT_EQ(contentOf(*third), contentOf(*m_map));
    EXPECT_EQ(historyOf(*third), historyOf(*m_map));
}

TEST_F(BundleTest, PiecesOfAnImportFillUpToTheWholeInAnyOrder) {
    Edit import = valueOf(Edit::begin(*m_map, "import"));
    const RowId first = valueOf(import.reserve(7));
    valueOf(
        import.insertReserved(Entity::Organisation, first, 7, [](std::int64_t index, Record &row) {
            row["name"] = Value("Group " + std::to_string(index));
            row["private"] = Value(index == 2 || index == 5);
        }));
    valueOf(import.commit());
    const RowId hidden[] = {{first.value + 2}, {first.value + 5}};
    std::vector<std::filesystem::path> bundles{write(Profile::Internal, {}, "both private")};
    const char *kPieces = "SELECT count(*) FROM change WHERE op = 'insert' AND entity = 1";
    EXPECT_EQ(count(bundles[0], kPieces), 3);
    for (const auto &[row, name] : {std::pair(hidden[0], "one"), {hidden[1], "none"}}) {
        set(fieldOf(Entity::Organisation, "private"), row, Value(false));
        bundles.push_back(write(Profile::Internal, {}, name));
    }
    EXPECT_EQ(count(bundles[1], kPieces), 2);
    EXPECT_EQ(count(bundles[2], kPieces), 1);
    std::ranges::sort(bundles);
    do {
        const auto partner = begin(bundles[0], "partner.gpkg");
        valueOf(mergeInto(*partner, {bundles[1]}));
        valueOf(mergeInto(*partner, {bundles[2]}));
        EXPECT_EQ(contentOf(*partner), contentOf(*m_map));
        EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
        EXPECT_EQ(valueOf(partner->database().integer(
                      "SELECT sum(count) FROM change WHERE op = 'insert' AND entity = 1")),
                  7);
        std::filesystem::remove(m_folder / "partner.gpkg");
    } while (std::ranges::next_permutation(bundles).found);
}

TEST_F(BundleTest, WhereAPrivateGroupWasIsNotToldWhenItIsGone) {
    const Added added = refuge();
    set(fieldOf(Entity::Organisation, "private"), added.organisation, Value(true));
    remove(Entity::Organisation, added.organisation);
    const auto bytes = bytesOf(write(Profile::Internal));
    EXPECT_FALSE(bytes.contains("Ludlow"));
    EXPECT_FALSE(bytes.contains("Safe Harbour"));
}

TEST_F(BundleTest, AColleagueBeginsACopyThatIsTheSameMap) {
    const Added added = add("Choir");
    set(kName, added.organisation, Value("Gospel Choir"));
    remove(Entity::Organisation, add("Gone").organisation);
    const auto colleague = begin(write(Profile::Internal), "colleague.gpkg");
    EXPECT_EQ(colleague->uuid(), m_map->uuid());
    EXPECT_EQ(contentOf(*colleague), contentOf(*m_map));
    EXPECT_THAT(valueOf(colleague->problems()), testing::IsEmpty());
}

TEST_F(BundleTest, AnErasureTravelsWithoutItsReason) {
    const Added added = add("Choir");
    list(added.organisation);
    const auto partner = begin(write(), "partner.gpkg");
    Edit edit = valueOf(Edit::begin(*m_map, "organisation.erase"));
    valueOf(edit.erase(Entity::Organisation, added.organisation, "Jo rang on Monday"));
    valueOf(edit.commit());
    const auto file = write();
    EXPECT_FALSE(bytesOf(file).contains("Monday"));
    valueOf(mergeInto(*partner, {file}));
    EXPECT_EQ(valueOf(partner->count(Entity::Organisation)), 0);
    EXPECT_FALSE(bytesOf(m_folder / "partner.gpkg").contains("Choir"));
}

TEST_F(BundleTest, WhoWithdrewFromASessionIsForgottenAtThePartnersInWhateverOrderBundlesCome) {
    const RowId session = valueOf(startExercise(*m_map, exerciseFrom("walk_round")));
    Record person(Entity::Participant);
    person["exercise_id"] = Value(session.value);
    person["name"] = Value("Priscilla");
    Edit edit = valueOf(Edit::begin(*m_map, "participant.add"));
    const RowId who = valueOf(edit.insert(person));
    valueOf(edit.commit());
    const auto begun = write(Profile::Internal, "Hub", "begun");
    set(fieldOf(Entity::Participant, "name"), who, Value("Priscilla Quillfeather"));
    const auto named = write(Profile::Internal, "Hub", "named");
    valueOf(withdrawParticipant(*m_map, who));
    const auto withdrawn = write(Profile::Internal, "Hub", "withdrawn");
    std::vector<std::filesystem::path> bundles{begun, named, withdrawn};
    std::ranges::sort(bundles);
    do {
        for (const bool atOnce : {false, true}) {
            const auto partner = begin(bundles[0], "partner.gpkg");
            if (atOnce)
                valueOf(mergeInto(*partner, {bundles[1], bundles[2]}));
            else
                for (const int next : {1, 2})
                    valueOf(mergeInto(*partner, {bundles[next]}));
            EXPECT_EQ(contentOf(*partner), contentOf(*m_map));
            for (const char *name : {"Priscilla", "Quillfeather"})
                EXPECT_FALSE(bytesOf(m_folder / "partner.gpkg").contains(name)) << name;
            std::filesystem::remove(m_folder / "partner.gpkg");
        }
    } while (std::ranges::next_permutation(bundles).found);
}

// As QGIS leaves a GeoPackage, or a window that was killed.
TEST_F(BundleTest, OfAFileInWriteAheadModeNothingErasedIsLeftEither) {
    const Added added = add("Choir");
    list(added.organisation);
    set(kDescription, added.organisation, Value("Quillfeather sings"));
    auto partner = begin(write(), "partner.gpkg");
    partner.reset();
    const std::filesystem::path file = m_folder / "partner.gpkg";
    valueOf(valueOf(Database::open(file, Access::ReadWrite)).execute("PRAGMA journal_mode = WAL"));
    Edit edit = valueOf(Edit::begin(*m_map, "organisation.erase"));
    valueOf(edit.erase(Entity::Organisation, added.organisation, "asked"));
    valueOf(edit.commit());
    partner = valueOf(MapFile::open(file, Access::ReadWrite));
    valueOf(partner->refreshWords());
    valueOf(mergeInto(*partner, {write()}));
    // Nobody has closed it yet.
    for (const char *ending : {"", "-wal"})
        for (const char *word : {"Choir", "Quillfeather", "uillfeather"})
            EXPECT_FALSE(bytesOf(file.string() + ending).contains(word)) << ending << word;
}

TEST_F(BundleTest, ADeletionReachesThoseWhoHadTheRowAndNobodyElse) {
    const Added added = add("Choir");
    const Added secret = add("Secret");
    list(added.organisation);
    list(secret.organisation, "no");
    const auto partner = begin(write(), "partner.gpkg");
    remove(Entity::Organisation, added.organisation);
    remove(Entity::Organisation, secret.organisation);
    const auto file = write();
    EXPECT_FALSE(bytesOf(file).contains("Choir"));
    EXPECT_FALSE(bytesOf(file).contains("Secret"));
    EXPECT_EQ(count(file, "SELECT count(*) FROM change WHERE row = " +
                              std::to_string(secret.organisation.value)),
              0);
    valueOf(mergeInto(*partner, {file}));
    EXPECT_EQ(valueOf(partner->count(Entity::Organisation)), 0);
    EXPECT_THAT(valueOf(partner->problems()), testing::IsEmpty());
}

} // namespace
} // namespace placeweave
