// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/joint/session_report.h"
#include "ui/outreach/library_files.h"
#include "ui/outreach/library_form.h"
#include "ui/outreach/library_list.h"
#include "ui/outreach/library_reading.h"
#include "ui/session/finder_model.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QImageReader>
#include <QSignalSpy>

namespace placeweave {
namespace {

class LibraryModels : public SessionTest {
protected:
    RowId tell(const char *title, const char *words, const char *permission = "",
               const char *until = "") {
        LibraryDraft draft;
        draft.row["title"] = Value(title);
        draft.row["words"] = Value(words);
        draft.row["permission"] = Value(permission);
        draft.row["permission_until"] = Value(until);
        return save(draft);
    }
    RowId save(const LibraryDraft &draft) {
        const RowId id =
            valueOf(write<RowId>([draft](MapFile &map) { return saveToLibrary(map, draft); }));
        EXPECT_TRUE(
            until([&] { return m_session.library()->find(draft.row.entity(), id) != nullptr; }));
        return id;
    }
    QStringList titles(const LibraryList &list) {
        QStringList all;
        for (int i = 0; i < list.count(); ++i)
            all << list.index(i).data(LibraryList::TitleRole).toString();
        return all;
    }
    QString photo(const char *name, const QImage &image, const char *format = "JPEG") {
        const QString path = QString::fromStdString((m_folder / name).string());
        EXPECT_TRUE(image.save(path, format));
        return path;
    }
};

TEST_F(LibraryModels, TheListIsHeldToWordsKindThemeAndWhoMayHaveThem) {
    LibraryDraft guide;
    guide.row = Record(Entity::Resource);
    guide.row["title"] = Value("Opening a warm space");
    guide.row["resource_kind"] = Value("guidance");
    guide.row["themes"] = Value(R"(["food"])");
    save(guide);
    tell("The flask", "It was so hot", "public");
    tell("Salt", "My grandfather boiled the sea", "partner");
    tell("Over", "Nobody any more", "public", "2020-01-01");

    LibraryList list(&m_session, nullptr);
    const QAbstractItemModelTester tester(&list);
    EXPECT_EQ(titles(list), (QStringList{"Opening a warm space", "Salt", "The flask"}));
    EXPECT_EQ(list.all(), 3);
    EXPECT_EQ(list.toAskAgain(), 1);
    list.setText("SEA boil");
    EXPECT_EQ(titles(list), QStringList{"Salt"});
    list.holdToNothing();
    list.setPermission("public");
    EXPECT_EQ(titles(list), QStringList{"The flask"});
    list.holdToNothing();
    list.setTheme("food");
    EXPECT_EQ(titles(list), QStringList{"Opening a warm space"});
    list.holdToNothing();
    list.setWhat("resource");
    list.setKind("evidence");
    EXPECT_EQ(list.count(), 0);
    EXPECT_TRUE(list.isHeld());
    list.setWhat("again");
    EXPECT_EQ(titles(list), QStringList{"Over"});
    EXPECT_EQ(list.index(0).data(LibraryList::OpeningRole).toString(), "");
}

TEST_F(LibraryModels, AListOnAGroupsCardHasWhatIsOfThatGroup) {
    const RowId choir = add("Choir");
    LibraryDraft told;
    told.row["words"] = Value("We sang");
    told.row["organisation_id"] = Value(choir.value);
    save(told);
    tell("Elsewhere", "Not here");
    LibraryList list(&m_session, nullptr);
    list.setOrganisation(static_cast<double>(choir.value));
    EXPECT_EQ(titles(list), QStringList{"We sang"});
    list.setOrganisation(0);
    EXPECT_EQ(list.count(), 0) << "nobody is chosen";
}

TEST_F(LibraryModels, ReadingOnNeverComesToOneThatIsForFewerPeople) {
    tell("Last", "d", "public");
    tell("Ours", "c", "internal");
    tell("Over", "b", "public", "2020-01-01");
    const RowId first = tell("First", "a", "public");
    LibraryList list(&m_session, nullptr);
    LibraryReading reading(&m_session, nullptr);
    reading.begin(true, first.value, &list);
    EXPECT_EQ(reading.title(), "First");
    EXPECT_EQ(reading.position(), "1 of 2");
    reading.step(1);
    EXPECT_EQ(reading.title(), "Last");
    EXPECT_FALSE(reading.hasNext());
    reading.step(1);
    EXPECT_EQ(reading.title(), "Last");
}

TEST_F(LibraryModels, WhatIsReadGoesFromSightWhenItMayNotBeToldAnyMore) {
    const RowId story = tell("First", "a", "public");
    LibraryReading reading(&m_session, nullptr);
    reading.begin(true, story.value, nullptr);
    const QSignalSpy gone(&reading, &LibraryReading::gone);
    valueOf(write<bool>([story](MapFile &map) -> Result<bool> {
        PW_CHECK(renewPermission(map, story, "public", "2020-01-01"));
        return true;
    }));
    ASSERT_TRUE(until([&] { return gone.count() == 1; }));
    EXPECT_EQ(reading.words(), "");
    reading.begin(true, story.value, nullptr);
    EXPECT_EQ(reading.row(), 0) << "it is asked for again, not read";
}

TEST_F(LibraryModels, APictureIsKeptWithoutWhatItsFileSaysAndIsReadBack) {
    QImage image(3000, 1500, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    image.setText("Comment", "Taken at 12 Rose Lane");
    LibraryForm form(&m_session, nullptr);
    form.begin(true, 0, 0, 0);
    form.attach(QUrl::fromLocalFile(photo("groyne.jpg", image)));
    ASSERT_TRUE(until([&] { return form.attached() == "groyne.jpg"; }));
    EXPECT_EQ(form.property("kind").toString(), "picture");
    const QSignalSpy saved(&form, &LibraryForm::saved);
    form.save();
    ASSERT_TRUE(until([&] { return m_session.library()->count() == 1; }));
    ASSERT_TRUE(until([&] { return saved.count() == 1; }));
    const auto rows = valueOf(
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Attachment); }));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_FALSE(rows[0]["content"].bytes()->data.contains("Rose Lane"));
    LibraryReading reading(&m_session, nullptr);
    reading.begin(true, m_session.library()->items()[0].row.id().value, nullptr);
    ASSERT_TRUE(until([&] { return reading.hasPicture(); }));
    EXPECT_EQ(reading.picture().size(), QSize(kLongestSide, kLongestSide / 2));
}

TEST_F(LibraryModels, WhatIsNoPictureOrSoundIsNotAttachedToAStory) {
    const auto write = [&](const char *name, const QByteArray &bytes) {
        QFile file(QString::fromStdString((m_folder / name).string()));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    };
    const QString program = write("song.mp3", "MZ\x90 not a song");
    const QString drawn = write("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    const QString torn = write("torn.jpg", "\xff\xd8\xff\xe0 torn off");
    const QString paper = write("paper.pdf", "%PDF-1.4\n");
    for (const QString &path : {drawn, torn, paper})
        EXPECT_FALSE(fileToAttach(path, true)) << path.toStdString();
    EXPECT_TRUE(fileToAttach(paper, false));
    // Even where its name makes it pass for a sound, saved again a sound is all that it can be.
    if (const auto taken = fileToAttach(program, true)) {
        EXPECT_TRUE(isSound(taken->mediaType));
    }
    Record hostile(Entity::Attachment);
    hostile["name"] = Value("../../run me.exe");
    hostile["media_type"] = Value("audio/mpeg");
    const QString name = fileNameOf(hostile);
    EXPECT_FALSE(name.contains('/'));
    EXPECT_FALSE(name.endsWith(".exe"));
}

TEST_F(LibraryModels, TheSearchOfTheWindowFindsStoriesByTheirWords) {
    tell("The flask", "Nobody asked. A woman held my towel", "internal");
    tell("Over", "Nobody asked the swimmers", "public", "2020-01-01");
    FinderModel found(&m_session, nullptr);
    const QAbstractItemModelTester tester(&found);
    found.setText("nobody towel");
    ASSERT_GE(found.count(), 1);
    EXPECT_EQ(found.index(0).data(FinderModel::LabelRole).toString(), "The flask");
    EXPECT_EQ(found.index(0).data(FinderModel::TypeRole).toString(), "story");
    EXPECT_EQ(found.index(0).data(FinderModel::SectionRole).toString(), "Stories and resources");
    found.setText("nobody swimmers");
    EXPECT_EQ(found.count(), 0);
}

TEST_F(LibraryModels, TheFormSaysWhatIsAmissAndKeepsWhatIsLinked) {
    const RowId choir = add("Choir");
    LibraryForm form(&m_session, nullptr);
    form.begin(true, choir.value, 0, 0);
    EXPECT_FALSE(form.isReady());
    ASSERT_TRUE(until([&] { return form.organisationName() == "Choir"; }));
    form.setProperty("words", "Born 3 May 1951, NHS number 943 476 5919");
    EXPECT_NE(form.privateMatter(), "");
    form.setProperty("words", "We sang");
    EXPECT_TRUE(form.isReady());
    form.setProperty("until", "1/2/2003");
    EXPECT_NE(form.untilTrouble(), "");
    EXPECT_FALSE(form.isReady());
    form.setProperty("until", "1/2/2099");
    form.save();
    ASSERT_TRUE(until([&] { return m_session.library()->count() == 1; }));
    const LibraryItem item = m_session.library()->items()[0];
    EXPECT_EQ(item.organisation, "Choir");
    EXPECT_EQ(item.row.text("permission_until"), "2099-02-01");
    EXPECT_EQ(item.permission(), "internal") << "nobody has said who may hear it";

    form.begin(false, 0, 0, 0);
    form.setProperty("title", "A link");
    form.setProperty("link", "javascript:alert(1)");
    EXPECT_FALSE(form.isReady());
    form.setProperty("link", "https://example.org");
    EXPECT_TRUE(form.isReady());
}

TEST_F(LibraryModels, TheReportOfASessionTellsAStoryLineForLineAndAsText) {
    LibraryDraft told;
    told.row["title"] = Value("Salt");
    told.row["words"] = Value("and people take,\n<img src=x> and people give");
    told.row["credit"] = Value("B.T. & others");
    told.row["permission"] = Value("public");
    const auto report =
        valueOf(write<ExerciseReport>([told](MapFile &map) -> Result<ExerciseReport> {
            PW_TRY(Edit edit, Edit::begin(map, "exercise.start", "Harbour morning"));
            Record session(Entity::Exercise);
            session["name"] = Value("Harbour morning");
            PW_TRY(const RowId exercise, edit.insert(session));
            PW_CHECK(edit.commit());
            LibraryDraft linked = told;
            linked.row["exercise_id"] = Value(exercise.value);
            PW_CHECK(saveToLibrary(map, linked));
            return reportOf(map, exercise, Profile::Public);
        }));
    const QString html = reportHtml(report, nullptr, "About it");
    EXPECT_TRUE(html.contains("and people take,<br>&lt;img src=x&gt; and people give"))
        << html.toStdString();
    EXPECT_TRUE(html.contains("B.T. &amp; others"));
    EXPECT_FALSE(html.contains("<img"));
}

} // namespace
} // namespace placeweave
