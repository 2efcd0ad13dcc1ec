// SPDX-License-Identifier: GPL-3.0-or-later
// Who something is for, as people define it: never more than its base, by any way out.
#include "core/exchange/reader_profile.h"

#include "core/exchange/private_matter.h"
#include "core/joint/bundle.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "tests/core/exchange/disclosure_fixture.h"
#include "tests/planted_secrets.h"

#include <gtest/gtest.h>
#include <random>
#include <set>

namespace placeweave {
namespace {

constexpr std::array kThree{Profile::Public, Profile::Partner, Profile::Internal};

class ReaderProfileTest : public DisclosureTest {
protected:
    RowId add(const char *name, const char *kind, std::optional<LatLon> at = {},
              const char *permission = "anyone") {
        Edit edit = valueOf(Edit::begin(*map, "change"));
        Record organisation(Entity::Organisation);
        if (at) {
            Record place(Entity::Location);
            place["geom"] = Value(*at);
            place["address"] = Value(std::string("8 Lantern Row, ") + name);
            place["postcode"] = "LK1 2AB";
            organisation["location_id"] = Value(valueOf(edit.insert(place)).value);
        }
        organisation["name"] = name;
        organisation["kind"] = kind;
        organisation["listing_permission"] = permission;
        const RowId id = valueOf(edit.insert(organisation));
        valueOf(edit.commit());
        return id;
    }
    RowId offer(RowId organisation, const char *name, const char *activity) {
        Record service(Entity::Service);
        service["organisation_id"] = Value(organisation.value);
        service["name"] = name;
        service["activity"] = activity;
        return insert(service);
    }
    RowId way(RowId organisation, const char *type, const char *value) {
        Record contact(Entity::Contact);
        contact["organisation_id"] = Value(organisation.value);
        contact["contact_type"] = type;
        contact["value"] = value;
        contact["sensitivity"] = "public";
        return insert(contact);
    }
    Names names(const ReaderProfile &profile, Entity entity = Entity::Organisation,
                std::string_view column = "name") {
        Names found;
        const Disclosure out = valueOf(Disclosure::of(*map, profile));
        valueOf(out.forEach(entity, [&](const Record &row) {
            found.push_back(row.text(column));
            return true;
        }));
        std::ranges::sort(found);
        return found;
    }
    static Polygons square(LatLon south, double degrees) {
        const LatLon north{south.latitude + degrees, south.longitude + degrees};
        return {
            {{south, {south.latitude, north.longitude}, north, {north.latitude, south.longitude}},
             {}}};
    }
};

TEST_F(ReaderProfileTest, ComesBackFromItsRowAsItWas) {
    ReaderProfile profile(Profile::Partner);
    profile.name = "For the mosque committee";
    profile.kinds = {"faith_group"};
    profile.activities = {"money_advice"};
    profile.themes = {"food"};
    profile.contacts = {"phone", "post"};
    profile.records = {Entity::Person, Entity::Story};
    profile.fields = {&fieldOf(Entity::Service, "cost")};
    profile.closest = PlaceDetail::Approximate;
    profile.radius = 1600;
    profile.agreed = Profile::Public;
    profile.area = square({54, -4}, 1);
    profile.areaName = "Skerry";
    profile.id = insert(recordOf(profile));
    const auto all = valueOf(readerProfiles(*map));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(recordOf(all[0]), recordOf(profile));
    EXPECT_TRUE(all[0].isNarrowed());
    EXPECT_FALSE(ReaderProfile(Profile::Partner).isNarrowed());
}

TEST_F(ReaderProfileTest, WhatIsNotUnderstoodShowsLess) {
    Record row(Entity::ReaderProfile);
    row["name"] = "From a newer program";
    row["base"] = "everybody_and_more";
    row["closest"] = "within_a_parish";
    row["agreed"] = "friends";
    row["area"] = Value(Bytes{"no outline"});
    const ReaderProfile profile = readerProfileOf(row);
    EXPECT_EQ(profile.base, Profile::Public);
    EXPECT_EQ(profile.closest, PlaceDetail::Nothing);
    EXPECT_EQ(profile.agreed, Profile::Public);
    add("Shed", "association", LatLon{54.2, -3.9});
    EXPECT_TRUE(names(profile).empty());
}

TEST_F(ReaderProfileTest, IsFoundByItsName) {
    ReaderProfile profile(Profile::Partner);
    profile.name = "For the mosque committee";
    insert(recordOf(profile));
    EXPECT_EQ(valueOf(readerProfileNamed(*map, "for the Mosque committee ")).base,
              Profile::Partner);
    EXPECT_EQ(valueOf(readerProfileNamed(*map, "public")).base, Profile::Public);
    const auto unknown = readerProfileNamed(*map, "For nobody");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(unknown.error().message.contains("mosque committee")) << unknown.error().message;
    profile.base = Profile::Internal; // a partner's, of the same name
    insert(recordOf(profile));
    EXPECT_FALSE(readerProfileNamed(*map, "For the mosque committee"));
}

TEST_F(ReaderProfileTest, LeavesOutKindsThemesAndWhoOffersNothingElse) {
    add("Church", "faith_group");
    set(Entity::Organisation, add("Pantry", "association"), "focus", setValue({"food", "homes"}));
    const RowId advice = add("Debt line", "association");
    offer(advice, "Debt advice", "money_advice");
    const RowId hub = add("Hub", "association");
    offer(hub, "Money morning", "money_advice");
    offer(hub, "Lunch", "community_meal");
    ReaderProfile profile(Profile::Public);
    EXPECT_EQ(names(profile), (Names{"Church", "Debt line", "Hub", "Pantry"}));
    profile.kinds = {"faith_group"};
    profile.themes = {"food"};
    profile.activities = {"money_advice"};
    EXPECT_EQ(names(profile), Names{"Hub"});
    EXPECT_EQ(names(profile, Entity::Service), Names{"Lunch"});
    const Disclosure out = valueOf(Disclosure::of(*map, profile));
    EXPECT_EQ(leftOut(out, Withheld::ByProfile), 3);
    EXPECT_EQ(leftOut(out, Withheld::ByProfile, Entity::Service), 1);
    EXPECT_EQ(leftOut(out, Withheld::Related, Entity::Service), 1); // of those who went
    EXPECT_EQ(sentence({Withheld::ByProfile, Entity::Organisation}, 3),
              "3 organisations left out: not part of what was chosen for these readers");
}

TEST_F(ReaderProfileTest, LeavesOutRecordsWaysToContactAndFields) {
    const RowId shed = add("Shed", "association");
    set(Entity::Organisation, shed, "description", Value("We mend."));
    way(shed, "phone", "01632 960001");
    way(shed, "email", "shed@example.org");
    Record person(Entity::Person);
    person["name"] = "Ada";
    person["organisation_id"] = Value(shed.value);
    person["consent_basis"] = "consent";
    person["consent_scope"] = "public";
    insert(person);
    ReaderProfile profile(Profile::Partner);
    profile.records = {Entity::Person};
    profile.contacts = {"phone"};
    profile.fields = {&fieldOf(Entity::Organisation, "description")};
    EXPECT_TRUE(names(profile, Entity::Person).empty());
    EXPECT_EQ(names(Profile::Partner, Entity::Person), Names{"Ada"});
    EXPECT_EQ(names(profile, Entity::Contact, "value"), Names{"shed@example.org"});
    EXPECT_EQ(names(profile, Entity::Organisation, "description"), Names{""});
    valueOf(exportMap(*map, {folder / "out.csv", profile, {}}));
    const std::string csv = contentOf(folder / "out.csv");
    EXPECT_FALSE(csv.contains("What it is") || csv.contains("We mend")) << csv;
    EXPECT_FALSE(csv.contains("960001"));
    EXPECT_TRUE(csv.contains("shed@example.org"));
}

TEST_F(ReaderProfileTest, TellsPlacesNoCloserThanItSays) {
    const LatLon at{54.2, -3.9};
    const RowId shed = add("Lantern Row Shed", "association", at);
    set(Entity::Organisation, shed, "description", Value("Ring the bell at 8 Lantern Row."));
    for (const Profile base : kThree) {
        ReaderProfile profile(base);
        profile.closest = PlaceDetail::District;
        Disclosure out = valueOf(Disclosure::of(*map, profile));
        EXPECT_EQ(out.place(shed).detail, PlaceDetail::District);
        EXPECT_FALSE(out.place(shed).point);
        valueOf(exportMap(*map, {folder / "out.csv", profile, {}}));
        const std::string csv = contentOf(folder / "out.csv");
        // What it is called is no secret of it: the base shows where it is.
        EXPECT_TRUE(csv.contains("Lantern Row Shed") && csv.contains("LK1")) << csv;
        EXPECT_FALSE(csv.contains("LK1 2AB") || csv.contains("8 Lantern Row") ||
                     csv.contains("54.2"))
            << csv;
        profile.closest = PlaceDetail::Nothing;
        out = valueOf(Disclosure::of(*map, profile));
        EXPECT_EQ(out.place(shed).detail, PlaceDetail::Nothing);
        profile.closest = PlaceDetail::Approximate;
        profile.radius = 800;
        out = valueOf(Disclosure::of(*map, profile));
        ASSERT_TRUE(out.place(shed).point);
        EXPECT_LE(distanceMetres(*out.place(shed).point, at), 800);
        EXPECT_GE(distanceMetres(*out.place(shed).point, at), 150);
    }
}

TEST(Displaced, FurtherIsMovedOnFromNearerSoThatBothTellNoMoreThanTheNearer) {
    const LatLon at{54.2, -3.9};
    const std::string uuid = randomUuid();
    double furthest = 0;
    for (std::int64_t row = 1; row <= 2000; ++row) {
        const LatLon nearer = displaced(at, uuid, RowId{row});
        const LatLon further = displaced(at, uuid, RowId{row}, 1600);
        EXPECT_EQ(further, displaced(at, uuid, RowId{row}, radiusOf(1000)));
        EXPECT_LE(distanceMetres(nearer, at), 400);
        EXPECT_GE(distanceMetres(further, at), 150);
        EXPECT_LE(distanceMetres(further, at), 1600);
        furthest = std::max(furthest, distanceMetres(further, at));
    }
    EXPECT_GT(furthest, 1000);
    EXPECT_EQ(radiusOf(0), 400);
    EXPECT_EQ(radiusOf(401), 800);
}

TEST_F(ReaderProfileTest, TakesOnlyThoseThatAgreed) {
    add("Open", "association", {}, "anyone");
    add("Among us", "association", {}, "partners");
    add("Unasked", "association", {}, "not_asked");
    EXPECT_EQ(names(Profile::Partner), (Names{"Among us", "Open", "Unasked"}));
    ReaderProfile profile(Profile::Partner);
    profile.agreed = Profile::Partner;
    EXPECT_EQ(names(profile), (Names{"Among us", "Open"}));
    EXPECT_EQ(valueOf(Disclosure::of(*map, profile)).notAsked().size(), 1U);
    profile.agreed = Profile::Public;
    EXPECT_EQ(names(profile), Names{"Open"});
    profile.base = Profile::Internal;
    EXPECT_EQ(names(profile), Names{"Open"});
}

TEST_F(ReaderProfileTest, TakesOnlyWhatIsKnownToLieInTheArea) {
    add("Inside", "association", LatLon{54.25, -3.95});
    add("Outside", "association", LatLon{55.25, -3.95});
    add("Nowhere", "association");
    const RowId hidden = add("Hidden", "association", LatLon{54.26, -3.96});
    // Of a building of its own, for what one hides there the others do not tell.
    set(Entity::Location, named("Hidden").reference("location_id"), "address",
        Value("9 Lantern Row"));
    set(Entity::Location, named("Hidden").reference("location_id"), "disclosure", Value("hidden"));
    Record note(Entity::MapNote);
    note["text"] = "Crossing";
    note["sensitivity"] = "public";
    note["shape"] = Value(Bytes{toWkb(Shape{Shape::Type::Points, {{LatLon{55.2, -3.9}}}})});
    insert(note);
    note["text"] = "Bus stop";
    note["shape"] = Value(Bytes{toWkb(Shape{Shape::Type::Points, {{LatLon{54.2, -3.9}}}})});
    insert(note);
    for (const LatLon at : {LatLon{54.3, -3.9}, LatLon{55.3, -3.9}}) {
        Record need(Entity::Need);
        need["name"] = at.latitude < 55 ? "A bench here" : "A bench there";
        need["geom"] = Value(at);
        insert(need);
    }
    ReaderProfile profile(Profile::Public);
    profile.area = square({54, -4}, 1);
    EXPECT_EQ(names(profile), Names{"Inside"});
    EXPECT_EQ(names(profile, Entity::MapNote, "text"), Names{"Bus stop"});
    EXPECT_EQ(names(Profile::Public, Entity::MapNote, "text"), (Names{"Bus stop", "Crossing"}));
    profile.base = Profile::Internal; // they know where it is
    EXPECT_EQ(names(profile, Entity::Need, "name"), Names{"A bench here"});
    EXPECT_EQ(names(profile), (Names{"Hidden", "Inside"}));
    EXPECT_TRUE(hidden);
}

TEST_F(ReaderProfileTest, IsNoneOfItsReadersBusiness) {
    ReaderProfile profile(Profile::Partner);
    profile.name = "For the mosque committee";
    profile.kinds = {"faith_group"};
    insert(recordOf(profile));
    EXPECT_EQ(names(Profile::Partner, Entity::ReaderProfile), Names{profile.name});
    EXPECT_TRUE(names(Profile::Public, Entity::ReaderProfile).empty());
    EXPECT_TRUE(names(profile, Entity::ReaderProfile).empty());
    valueOf(writeCopyFor(*map, profile, folder / "copy.gpkg"));
    EXPECT_FALSE(contentOf(folder / "copy.gpkg").contains("mosque committee"));
}

TEST_F(ReaderProfileTest, OfAFilteredMapCountsOnlyWhatTheFilterMatches) {
    const RowId church = add("Church", "faith_group");
    const RowId shed = add("Shed", "association", {}, "not_asked");
    const RowId hall = add("Hall", "association", {}, "not_asked");
    offer(shed, "Mending", "community_meal");
    const Disclosure out = disclosure(Profile::Public);
    EXPECT_EQ(leftOut(out, Withheld::NotAsked), 2);
    EXPECT_EQ(out.leftOutAmong({shed, church}),
              (LeftOut{{{Withheld::NotAsked, Entity::Organisation}, 1},
                       {{Withheld::Related, Entity::Service}, 1}}));
    EXPECT_EQ(out.notAskedAmong({hall}), std::vector{hall});
    EXPECT_TRUE(out.leftOutAmong({church}).empty());
    ExportRequest request{folder / "out.csv", Profile::Public, std::vector{church}};
    request.among = std::vector{church, hall};
    EXPECT_EQ(valueOf(exportMap(*map, request)).leftOut,
              (LeftOut{{{Withheld::NotAsked, Entity::Organisation}, 1}}));
}

TEST_F(ReaderProfileTest, PointsOutWhatSomebodyShouldLookAtBeforeItLeaves) {
    const RowId shed = add("Shed", "association", LatLon{54.2, -3.9});
    set(Entity::Organisation, shed, "description", Value("Ask for 943 476 5919."));
    set(Entity::Organisation, add("Choir", "association"), "description",
        Value("Ada lives at 12 Acacia Avenue."));
    set(Entity::Organisation, add("Hall", "association"), "description",
        Value("We meet at 12 Acacia Avenue, LK1 2AB."));
    set(Entity::Organisation, add("Closed", "association", {}, "no"), "description",
        Value("943 476 5919"));
    const auto found = valueOf(pointedOut(*map, disclosure(Profile::Public)));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].matter, PrivateMatter::NhsNumber);
    EXPECT_EQ(found[0].organisation, shed);
    EXPECT_EQ(found[1].matter, PrivateMatter::HomeAddress);
    EXPECT_EQ(valueOf(pointedOut(*map, disclosure(Profile::Public), std::vector{shed})).size(), 1U);
}

TEST_F(ReaderProfileTest, PointsOutTextsThatNameAGroupWhichNobodyHasAskedYet) {
    add("Quayside Makers Circle", "association", {}, "not_asked");
    add("Marigold Choir", "association", {}, "not_asked");
    add("Marigold Choir", "association"); // the same name: it leaves anyway
    const RowId shed = add("Shed", "association");
    set(Entity::Organisation, shed, "description",
        Value("Run with the Quayside Makers' Circle, and sung to by Marigold Choir."));
    set(Entity::Organisation, add("Bandstand", "association"), "description",
        Value("Marigold Choir sings here."));
    const auto found = valueOf(pointedOut(*map, disclosure(Profile::Public)));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].matter, PrivateMatter::NotAskedYet);
    EXPECT_EQ(found[0].organisation, shed);
    EXPECT_EQ(found[0].field->column, "description");
    EXPECT_TRUE(valueOf(pointedOut(*map, disclosure(Profile::Internal))).empty());
}

// --- never more than the base ---

class Random {
public:
    explicit Random(unsigned seed) : m_engine(seed) {}
    bool once(int in) { return std::uniform_int_distribution(1, in)(m_engine) == 1; }
    template <class All>
    auto some(const All &all, int in) {
        std::vector<std::decay_t<decltype(*std::begin(all))>> picked;
        for (const auto &each : all)
            if (once(in))
                picked.push_back(each);
        return picked;
    }
    template <class T, std::size_t N>
    T oneOf(const std::array<T, N> &all) {
        return all[std::uniform_int_distribution<std::size_t>(0, N - 1)(m_engine)];
    }
    double between(double least, double most) {
        return std::uniform_real_distribution(least, most)(m_engine);
    }

private:
    std::mt19937 m_engine;
};

std::vector<std::string> codesOf(const char *list) {
    std::vector<std::string> codes;
    for (const Term &term : vocabulary(list).terms())
        codes.push_back(term.code);
    return codes;
}

ReaderProfile randomProfile(Random &random, Profile base) {
    ReaderProfile profile(base);
    profile.kinds = random.some(codesOf("kind"), 6);
    profile.activities = random.some(codesOf("activity"), 8);
    profile.themes = random.some(codesOf("theme"), 12);
    profile.contacts = random.some(codesOf("contact_type"), 4);
    for (const EntityInfo &entity : kEntities)
        if (mayBeLeftOut(entity.entity) && random.once(5))
            profile.records.push_back(entity.entity);
    for (const Field &field : kFields)
        if (mayBeLeftOut(field) && random.once(8))
            profile.fields.push_back(&field);
    profile.closest =
        random.oneOf(std::array{PlaceDetail::Exact, PlaceDetail::Exact, PlaceDetail::Approximate,
                                PlaceDetail::District, PlaceDetail::Nothing});
    profile.radius = random.oneOf(std::array{400, 800, 1600});
    if (random.once(3))
        profile.agreed = random.oneOf(kThree);
    if (random.once(3)) {
        const double south = random.between(54.45, 54.53);
        const double west = random.between(-4.02, -3.95);
        profile.area = Polygons{{{{south, west},
                                  {south, west + 0.06},
                                  {south + 0.05, west + 0.06},
                                  {south + 0.05, west}},
                                 {}}};
    }
    return profile;
}

// What of a field the base shows, this may show; else less of it.
bool isNoMore(const Field &field, const Value &shown, const Value &atMost) {
    if (shown.isEmpty() || shown == atMost)
        return true;
    if (field.type == FieldType::Point)
        return !atMost.isEmpty(); // moved, and how far is asked of the organisation
    if (field.type == FieldType::CodeSet || field.type == FieldType::TextSet) {
        const auto may = setElements(atMost);
        return std::ranges::all_of(setElements(shown), [&](const std::string &each) {
            return std::ranges::contains(may, each);
        });
    }
    if (field.column == "precision")
        return shown.text() == "area"; // said of whatever was moved
    return field.column == "postcode" && atMost.text().starts_with(shown.text());
}

class Narrowed : public testing::TestWithParam<Profile> {
protected:
    static void SetUpTestSuite() {
        folderOfAll = std::make_unique<TemporaryFolder>();
        valueOf(writeSample(*folderOfAll / "map.gpkg"));
        map = valueOf(MapFile::open(*folderOfAll / "map.gpkg", Access::ReadWrite));
        plantSecrets(*map);
    }
    static void TearDownTestSuite() {
        map.reset();
        folderOfAll.reset();
    }
    static inline std::unique_ptr<TemporaryFolder> folderOfAll;
    static inline std::unique_ptr<MapFile> map;
};

TEST_P(Narrowed, NeverShowsMoreThanItsBase) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(seed);
    Random random(seed);
    const Disclosure base = valueOf(Disclosure::of(*map, GetParam()));
    std::size_t shownRows = 0;
    std::size_t emptied = 0;
    for (int round = 0; round < 10; ++round) {
        const ReaderProfile profile = randomProfile(random, GetParam());
        SCOPED_TRACE(testing::Message() << "round " << round);
        const Disclosure out = valueOf(Disclosure::of(*map, profile));
        for (const EntityInfo &entity : kEntities)
            valueOf(map->forEach(entity.entity, [&](const Record &row) {
                const auto shown = out.disclosed(row);
                if (!shown) {
                    ++emptied;
                    return true;
                }
                ++shownRows;
                const auto atMost = base.disclosed(row);
                EXPECT_TRUE(atMost) << entity.table << " " << row.id().value;
                EXPECT_TRUE(out.shows(entity.entity, row.id()));
                for (const Field &field : fieldsOf(entity.entity))
                    EXPECT_TRUE(atMost && isNoMore(field, (*shown)[field], (*atMost)[field]))
                        << entity.table << "." << field.column << " " << row.id().value << ": "
                        << toLog(field, (*shown)[field]);
                if (entity.entity != Entity::Organisation)
                    return true;
                const ShownPlace place = out.place(row.id());
                EXPECT_LE(place.detail, base.place(row.id()).detail);
                EXPECT_LE(place.detail, profile.closest);
                const auto own = valueOf(out.disclosedPlace(row));
                const auto most = valueOf(base.disclosedPlace(row));
                for (const Field &field : fieldsOf(Entity::Location))
                    EXPECT_TRUE(!own || (most && isNoMore(field, (*own)[field], (*most)[field])))
                        << field.column;
                return true;
            }));
    }
    EXPECT_GT(shownRows, 1000U) << "nothing was looked at";
    EXPECT_GT(emptied, 1000U) << "nothing was left out";
}

TEST_P(Narrowed, ByNoWayOutDoesAnythingLeaveThatItLeavesOut) {
    ReaderProfile profile(GetParam());
    profile.kinds = {"faith_group"};
    profile.contacts = {"phone", "email"};
    profile.records = {Entity::Person, Entity::Story, Entity::Need};
    profile.fields = {&fieldOf(Entity::Organisation, "description")};
    profile.closest = PlaceDetail::District;
    Names secrets;
    valueOf(map->forEach(Entity::Organisation, [&](const Record &row) {
        if (row.text("kind") == "faith_group")
            secrets.push_back(row.text("name"));
        if (row.text("description").size() > 30)
            secrets.push_back(row.text("description"));
        return true;
    }));
    valueOf(map->forEach(Entity::Contact, [&](const Record &row) {
        if (row.text("contact_type") == "email")
            secrets.push_back(row.text("value"));
        return true;
    }));
    for (const Entity entity : {Entity::Person, Entity::Story, Entity::Need})
        valueOf(map->forEach(entity, [&](const Record &row) {
            const std::string &name = row[entity == Entity::Story ? "title" : "name"].text();
            if (name.size() > 14) // what is shorter may stand for something else
                secrets.push_back(name);
            return true;
        }));
    ASSERT_GT(secrets.size(), 50U);
    // An organisation's own name may say what another is called.
    Names told;
    const Disclosure out = valueOf(Disclosure::of(*map, profile));
    for (const EntityInfo &entity : kEntities)
        valueOf(out.forEach(entity.entity, [&](const Record &row) {
            for (const Field &field : fieldsOf(entity.entity))
                if (row[field].isText())
                    told.push_back(row[field].text());
            return true;
        }));
    std::erase_if(secrets, [&](const std::string &secret) {
        return std::ranges::any_of(told,
                                   [&](const std::string &each) { return each.contains(secret); });
    });
    ASSERT_GT(secrets.size(), 50U);
    const TemporaryFolder folder;
    const auto look = [&](const std::filesystem::path &file) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        ASSERT_GT(bytes.size(), 1000U) << file;
        for (const std::string &secret : secrets)
            EXPECT_FALSE(bytes.contains(secret)) << file << ": " << secret;
    };
    for (const char *ending : {".csv", ".geojson", ".gpkg", ".kml", ".oruk.json", ".html"}) {
        const auto file = folder / ("out" + std::string(ending));
        valueOf(exportMap(*map, {file, profile, {}}));
        look(file);
    }
    valueOf(writeCopyFor(*map, profile, folder / "copy.gpkg"));
    look(folder / "copy.gpkg");
    valueOf(writeBundle(*map, {profile, "Hub", folder / "b.pwbundle"}));
    look(folder / "b.pwbundle");
}

INSTANTIATE_TEST_SUITE_P(ReaderProfile, Narrowed, testing::ValuesIn(kThree),
                         [](const auto &row) { return std::string(nameOf(row.param)); });

} // namespace
} // namespace placeweave
