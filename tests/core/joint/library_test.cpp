// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/library.h"

#include "core/exchange/export.h"
#include "core/exchange/told_library.h"
#include "core/joint/exercise_report.h"
#include "tests/core/joint/outreach_fixture.h"

#include <fstream>
#include <sstream>

namespace placeweave {
namespace {

// Before and after any day on which this is run.
constexpr const char *kLongAgo = "2020-01-01";
constexpr const char *kFarOff = "2999-01-01";

class LibraryTest : public OutreachTest {
protected:
    static LibraryDraft story(const char *title, const char *words, const char *permission = "",
                              const char *until = "") {
        LibraryDraft draft;
        draft.row = Record(Entity::Story);
        draft.row["title"] = Value(title);
        draft.row["form"] = Value("words");
        draft.row["words"] = Value(words);
        draft.row["credit"] = Value("A Sands swimmer");
        draft.row["permission"] = Value(permission);
        draft.row["permission_until"] = Value(until);
        return draft;
    }
    static LibraryDraft resource(const char *title, const char *sensitivity = "") {
        LibraryDraft draft;
        draft.row = Record(Entity::Resource);
        draft.row["title"] = Value(title);
        draft.row["description"] = Value("What was found out about queues.");
        draft.row["sensitivity"] = Value(sensitivity);
        return draft;
    }
    RowId save(const LibraryDraft &draft) { return valueOf(saveToLibrary(*m_map, draft)); }
    std::vector<LibraryItem> library() { return valueOf(libraryOf(*m_map, kToday)); }
    LibraryItem item(RowId id) {
        for (LibraryItem &each : library())
            if (each.row.id() == id)
                return each;
        ADD_FAILURE() << "not there";
        return {.row = Record(Entity::Story)};
    }
    std::vector<std::string> toldTo(Profile profile) {
        std::vector<std::string> titles;
        const Disclosure readers = valueOf(Disclosure::of(*m_map, profile));
        for (const ToldItem &told : valueOf(toldLibrary(*m_map, readers)))
            titles.push_back(told.row.text("title"));
        return titles;
    }
    std::string webMap(Profile profile) {
        const auto file = m_folder / "map.html";
        ExportRequest request;
        request.file = file;
        request.profile = profile;
        valueOf(exportMap(*m_map, request));
        std::ifstream in(file, std::ios::binary);
        return (std::ostringstream() << in.rdbuf()).str();
    }
    using Titles = std::vector<std::string>;
};

// --- writing ---

TEST_F(LibraryTest, AStoryWithItsPictureIsOneActionAndUndoTakesBothAway) {
    LibraryDraft draft = story("The flask", "");
    draft.attach = AttachedFile{"flask.jpg", "image/jpeg", std::string("\xff\xd8\0\xff", 4)};
    draft.textAlternative = "A steaming flask on a groyne";
    const RowId id = save(draft);
    ASSERT_EQ(item(id).attachments.size(), 1U);
    EXPECT_EQ(item(id).attachments[0].text("text_alternative"), "A steaming flask on a groyne");
    EXPECT_TRUE(item(id).attachments[0]["content"].isEmpty()) << "bytes are read when needed";
    const RowId attachment = item(id).attachments[0].id();
    EXPECT_EQ(valueOf(m_map->record(Entity::Attachment, attachment))["content"].bytes()->data,
              std::string("\xff\xd8\0\xff", 4));

    const HistoryEntry done = valueOf(m_map->undoable());
    EXPECT_EQ(done.verb, "story.add");
    EXPECT_EQ(done.subject, "The flask");
    valueOf(m_map->undo(done.action));
    EXPECT_TRUE(library().empty());
    EXPECT_EQ(valueOf(m_map->count(Entity::Attachment)), 0);
    valueOf(m_map->undo(valueOf(m_map->redoable()).action));
    EXPECT_EQ(valueOf(m_map->record(Entity::Attachment, attachment))["content"].bytes()->data,
              std::string("\xff\xd8\0\xff", 4));
}

TEST_F(LibraryTest, ChangingAStoryKeepsWhatIsAttachedUntilAnotherTakesItsPlaceOrItIsTakenOff) {
    LibraryDraft draft = story("Salt", "");
    draft.attach = AttachedFile{"salt.mp3", "audio/mpeg", "one"};
    draft.row.setId(save(draft));
    draft.attach.reset();
    draft.row["title"] = Value("Salt and tins");
    draft.textAlternative = "A man reads";
    save(draft);
    EXPECT_EQ(item(draft.row.id()).title(), "Salt and tins");
    EXPECT_EQ(item(draft.row.id()).attachments[0].text("text_alternative"), "A man reads");

    draft.attach = AttachedFile{"again.mp3", "audio/mpeg", "two"};
    save(draft);
    ASSERT_EQ(item(draft.row.id()).attachments.size(), 1U);
    EXPECT_EQ(item(draft.row.id()).attachments[0].text("name"), "again.mp3");

    draft.attach.reset();
    draft.keepsAttachment = false;
    draft.row["words"] = Value("My grandfather boiled the sea");
    save(draft);
    EXPECT_TRUE(item(draft.row.id()).attachments.empty());
}

TEST_F(LibraryTest, RefusesWhatSaysNothingAndWhatIsTooLargeToBeSent) {
    EXPECT_EQ(saveToLibrary(*m_map, story("Title only", " \n")).error().code,
              ErrorCode::InvalidInput);
    EXPECT_EQ(saveToLibrary(*m_map, resource("")).error().code, ErrorCode::InvalidInput);
    LibraryDraft large = story("Large", "");
    large.attach =
        AttachedFile{"large.wav", "audio/wav", std::string(kMostAttachmentBytes + 1, 'x')};
    EXPECT_EQ(saveToLibrary(*m_map, large).error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(library().empty());
}

TEST_F(LibraryTest, DeletingAResourceIsUndoneWithWhatWasAttached) {
    LibraryDraft draft = resource("Queues");
    draft.attach = AttachedFile{"queues.pdf", "application/pdf", "%PDF"};
    const RowId id = save(draft);
    valueOf(removeFromLibrary(*m_map, Entity::Resource, id));
    EXPECT_EQ(valueOf(m_map->count(Entity::Attachment)), 0);
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_EQ(item(id).attachments.size(), 1U);
}

TEST_F(LibraryTest, KeepsTheLinesOfAPoemAndWhateverIsInThemAsText) {
    const char *hostile = "<script>alert(1)</script>\n=HYPERLINK(\"x\")\n'; DROP TABLE story; --";
    const RowId id = save(story("<b>\"Salt\"</b>", hostile, "public"));
    EXPECT_EQ(item(id).words(), hostile);
    EXPECT_EQ(item(id).title(), "<b>\"Salt\"</b>");
    const std::string page = webMap(Profile::Public);
    EXPECT_TRUE(page.contains("\\u003cscript\\u003ealert(1)"));
    EXPECT_FALSE(page.contains("<script>alert(1)"));
}

// --- what it is linked to ---

TEST_F(LibraryTest, ALinkIsEmptiedWithWhatItLedToAndComesBackWithIt) {
    const RowId choir = group("Choir");
    const RowId plan = this->plan({choir});
    const RowId exercise = insert(Entity::Exercise, {{"name", Value("Harbour morning")}});
    const RowId community = insert(Entity::Community, {{"name", Value("Harbour families")}});
    for (LibraryDraft draft : {story("Told", "words"), resource("Found out")}) {
        draft.row["organisation_id"] = Value(choir.value);
        draft.row["plan_id"] = Value(plan.value);
        draft.row["exercise_id"] = Value(exercise.value);
        draft.row["community_id"] = Value(community.value);
        const RowId id = save(draft);
        EXPECT_EQ(item(id).organisation, "Choir");
        EXPECT_EQ(item(id).plan, "Food in Highcombe");
        EXPECT_EQ(item(id).session, "Harbour morning");
        EXPECT_EQ(item(id).community, "Harbour families");
    }
    Edit edit = valueOf(Edit::begin(*m_map, "organisation.remove", "Choir"));
    valueOf(edit.remove(Entity::Organisation, choir));
    valueOf(edit.remove(Entity::Plan, plan));
    valueOf(edit.remove(Entity::Exercise, exercise));
    valueOf(edit.remove(Entity::Community, community));
    const ActionId removal = valueOf(edit.commit());
    ASSERT_EQ(library().size(), 2U) << "a story is not its group's to take away";
    for (const LibraryItem &each : library()) {
        EXPECT_FALSE(each.row.reference("organisation_id"));
        EXPECT_EQ(each.organisation + each.plan + each.session + each.community, "");
    }
    valueOf(m_map->undo(removal));
    for (const LibraryItem &each : library())
        EXPECT_EQ(each.organisation + each.plan + each.session + each.community,
                  "ChoirFood in HighcombeHarbour morningHarbour families");
    EXPECT_TRUE(valueOf(m_map->problems()).empty());
}

TEST_F(LibraryTest, FindsEachWordAnywhereWhateverItsAccents) {
    LibraryDraft draft = story("Café Śląsk", "Two violins from Kraków");
    draft.row["themes"] = Value(R"(["food"])");
    draft.row["place"] = Value("the bus shelter");
    const LibraryItem found = item(save(draft));
    for (const char *typed : {"cafe", "SLASK violins", "krakow", "food", "shelter swim", ""})
        EXPECT_TRUE(isFound(found, typed)) << typed;
    EXPECT_FALSE(isFound(found, "cafe piano"));
}

// --- permission ---

TEST_F(LibraryTest, IsToldToThoseWhoMayHearItAndToNobodyOnceThatHasRunOut) {
    save(story("Open", "a", "public", kFarOff));
    save(story("Partners", "b", "partner"));
    save(story("Us", "c", "internal"));
    save(story("Unsaid", "d"));
    save(story("Over", "e", "public", kLongAgo));
    save(resource("Shared"));
    save(resource("For all", "public"));
    save(resource("Draft", "internal"));
    EXPECT_EQ(toldTo(Profile::Public), (Titles{"Open", "For all"}));
    EXPECT_EQ(toldTo(Profile::Partner), (Titles{"Open", "Partners", "Shared", "For all"}));
    EXPECT_EQ(toldTo(Profile::Internal),
              (Titles{"Open", "Partners", "Us", "Unsaid", "Shared", "For all", "Draft"}));
}

TEST_F(LibraryTest, AStoryGoesWithAGroupThatIsNotListed) {
    const RowId refuge = add("Refuge", LatLon{54.5, -3.9}).organisation;
    set(fieldOf(Entity::Organisation, "listing_permission"), refuge, Value("no"));
    for (LibraryDraft draft : {story("Told there", "w", "public"), resource("Of it", "public")}) {
        draft.row["organisation_id"] = Value(refuge.value);
        save(draft);
    }
    EXPECT_EQ(toldTo(Profile::Public), Titles{});
    set(fieldOf(Entity::Organisation, "listing_permission"), refuge, Value("anyone"));
    EXPECT_EQ(toldTo(Profile::Public), (Titles{"Told there", "Of it"}));
}

TEST_F(LibraryTest, OneWhosePermissionHasRunOutIsOnlyAskedForAgain) {
    LibraryDraft draft = story("", "The secret of the flask", "public", kLongAgo);
    draft.attach = AttachedFile{"flask.jpg", "image/jpeg", "x"};
    const RowId id = save(draft);
    LibraryItem lapsed = item(id);
    EXPECT_TRUE(lapsed.isLapsed);
    EXPECT_EQ(lapsed.words(), "");
    EXPECT_TRUE(lapsed.attachments.empty());
    EXPECT_EQ(lapsed.title(), "A story by A Sands swimmer");
    EXPECT_FALSE(isFound(lapsed, "flask"));
    EXPECT_TRUE(isFound(lapsed, "swimmer"));

    valueOf(renewPermission(*m_map, id, "partner", kFarOff));
    EXPECT_FALSE(item(id).isLapsed);
    EXPECT_EQ(item(id).words(), "The secret of the flask");
    EXPECT_EQ(item(id).permission(), "partner");
    EXPECT_EQ(toldTo(Profile::Public), Titles{});
    valueOf(m_map->undo(valueOf(m_map->undoable()).action));
    EXPECT_TRUE(item(id).isLapsed);
}

TEST_F(LibraryTest, PermissionHoldsOnItsLastDay) {
    Record row(Entity::Story);
    row["permission_until"] = Value("2026-11-28");
    EXPECT_FALSE(hasRunOut(row, "2026-11-28"));
    EXPECT_TRUE(hasRunOut(row, "2026-11-29"));
    row["permission_until"] = Value();
    EXPECT_FALSE(hasRunOut(row, "2999-01-01"));
}

// --- ways out ---

TEST_F(LibraryTest, TheWebMapTellsAStoryBesideItsGroupAndNoneThatIsNotForAnyone) {
    LibraryDraft open = story("Open", "Boiled the sea", "public");
    open.row["organisation_id"] = Value(group("Saltby Pantry").value);
    save(open);
    LibraryDraft alone = story("Alone", "Of nobody in particular", "public");
    alone.row["form"] = Value("picture");
    alone.attach = AttachedFile{"groyne.jpg", "image/jpeg", "jpegbytes"};
    alone.textAlternative = "A low sun";
    save(alone);
    save(story("Kept", "Between partners", "partner"));
    save(story("Over", "Nobody any more", "public", kLongAgo));
    const std::string page = webMap(Profile::Public);
    EXPECT_TRUE(page.contains("Boiled the sea"));
    EXPECT_TRUE(page.contains("A Sands swimmer"));
    EXPECT_TRUE(page.contains("Of nobody in particular\\nPicture: A low sun"));
    EXPECT_FALSE(page.contains("jpegbytes"));
    EXPECT_FALSE(page.contains("Between partners"));
    EXPECT_FALSE(page.contains("Nobody any more"));
}

TEST_F(LibraryTest, TheReportOfASessionTellsItsStoriesAsFarAsItsReadersMayHaveThem) {
    const RowId exercise = insert(Entity::Exercise, {{"name", Value("Harbour morning")}});
    for (LibraryDraft draft : {story("Open", "a", "public"), story("Partners", "b", "partner"),
                               story("Over", "c", "public", kLongAgo), resource("Shared")}) {
        draft.row["exercise_id"] = Value(exercise.value);
        save(draft);
    }
    save(story("Told elsewhere", "d", "public"));
    const auto titles = [&](Profile profile) {
        Titles all;
        for (const ToldItem &told : valueOf(reportOf(*m_map, exercise, profile)).library)
            all.push_back(told.row.text("title"));
        return all;
    };
    EXPECT_EQ(titles(Profile::Public), Titles{"Open"});
    EXPECT_EQ(titles(Profile::Partner), (Titles{"Open", "Partners", "Shared"}));
}

} // namespace
} // namespace placeweave
