// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"

#include "ui/session/session.h"
#include "ui/share/sharing.h"

#include "core/store/edit.h"

namespace placeweave {

void Tour::share() {
    js("goTo('share')");
    waitForPage();
    picture("16-share-light-1280");
    sharing()->setNumbered(true);
    waitForPage();
    picture("16-share-numbered-1280");
    sharing()->setNumbered(false);
    waitForPage();
    LeafletChoices &leaflet = *sharing()->leaflet();
    leaflet.setLine("Who is here, and how to reach them");
    leaflet.setPartners("Larkmere Voluntary Action, Skerry PCN");
    leaflet.setWeb("https://example.org/larkmere");
    for (const char *layout : {"handout", "series", "booklet", "poster", "whats-on", "phone"}) {
        leaflet.setLayout(layout);
        waitForPage();
        sharing()->setPage(1);
        waitForPage();
        picture(QString("16-share-%1").arg(layout));
    }
    leaflet.setLayout("whats-on");
    leaflet.setLanguage("ar");
    leaflet.setOtherTitle(QString::fromUtf8("ماذا يجري بالقرب منك"));
    leaflet.setOtherWords(QString::fromUtf8("اتصل قبل أن تذهب"));
    js("share.imprint.open = true");
    size(1280, 1500);
    waitForPage();
    picture("16-share-whats-on-tall");
    size(1280, 800);
    leaflet.setLayout("phone");
    look("dark");
    m_session.filter()->setKinds({"faith_group"});
    sharing()->setOnlyFiltered(true);
    waitForPage();
    picture("16-share-filtered-dark");
    m_session.filter()->clear();
    sharing()->setOnlyFiltered(false);
    leaflet.setLayout("sheet");
    waitForPage();
    picture("16-share-dark-1280");
    look("light");
    size(1920, 1080);
    picture("16-share-light-1920");
    size(1280, 800);
    js("goTo('map')");
}

// What should be looked at before it leaves leads to the record, and back to what was chosen.
void Tour::textsToSee() {
    const auto add = [this](const char *name, const char *description,
                            const char *permission = "anyone") {
        bool isDone = false;
        Session::instance()->write<bool>(
            m_window,
            [name = std::string(name), description = std::string(description),
             permission = std::string(permission)](MapFile &map) -> Result<bool> {
                PW_TRY(Edit edit, Edit::begin(map, "organisation.add"));
                Record organisation(Entity::Organisation);
                organisation["name"] = name;
                organisation["kind"] = "grassroots_group";
                organisation["description"] = description;
                organisation["listing_permission"] = permission;
                PW_CHECK(edit.insert(organisation));
                PW_CHECK(edit.commit());
                return true;
            },
            [&isDone](const Result<bool> &) { isDone = true; });
        waitFor("a group", [&isDone] { return isDone; });
    };
    add("The Association of Those Who Mend Whatever Anybody Brings Along on a Thursday Afternoon "
        "in "
        "the Old Rope Works",
        "Ada lives at 12 Acacia Avenue.");
    for (int i = 1; i <= 7; ++i)
        add(qPrintable(QString("Lunch club %1").arg(i)), "Ask for 943 476 5919.");
    add("Old Rope Works Choir", "They sing with the Thursday Menders Circle.");
    add("Thursday Menders Circle", "", "not_asked");
    js("goTo('share')");
    waitForPage();
    waitFor("what to look at", [this] { return sharing()->lookAt().size() > 6; });
    sharing()->leaflet()->setLayout("handout");
    waitForPage();
    picture("30-look-at-these");
    size(1280, 1500);
    waitForPage();
    picture("30-names-not-asked");
    size(1280, 2700); // it stands below a screen of others
    waitForPage();
    pictureDarkAndLarge("30-names-not-asked");
    size(1280, 800);
    waitForPage();
    look("dark");
    picture("30-look-at-these-dark");
    look("light", 2);
    rest(300);
    picture("30-look-at-these-large");
    look("light");
    js("share.recordWanted(Number(share.sharing.lookAt[0].code))");
    rest(1200);
    picture("30-record-from-share");
    if (js("workspace").toString() != "map" || js("Session.selected").toLongLong() == 0)
        qWarning("the record did not open");
    js("maps.back()");
    waitForPage();
    if (js("workspace").toString() != "share" || sharing()->leaflet()->layout() != "handout")
        qWarning("what was chosen is gone");
    picture("30-back-in-share");
    sharing()->leaflet()->setLayout("sheet");
    js("goTo('map')");
    js("Session.selected = 0");
}

void Tour::readersOfOurOwn() {
    js("goTo('share')");
    waitForPage();
    js("share.readersSheet.make('partner')");
    rest(900);
    picture("25-readers-new");
    js("share.readersSheet.form.name = 'For the mosque committee'");
    js("share.readersSheet.form.kinds = ['faith_group', 'private_business']");
    js("share.readersSheet.form.records = ['person', 'need', 'story']");
    js("share.readersSheet.form.closest = 'approximate'");
    js("share.readersSheet.form.radius = 800");
    rest(900);
    picture("25-readers-filled");
    look("dark");
    picture("25-readers-filled-dark");
    look("light", 2);
    rest(300);
    picture("25-readers-filled-large");
    look("light");
    js("share.readersSheet.form.save()");
    waitFor("the readers", [this] { return !sharing()->profiles()->own().isEmpty(); });
    rest(500);
    waitForPage();
    picture("25-readers-chosen");
    look("dark");
    picture("25-readers-chosen-dark");
    m_session.filter()->setKinds({"grassroots_group"});
    sharing()->setOnlyFiltered(true);
    waitForPage();
    picture("25-readers-filtered-dark");
    m_session.filter()->clear();
    look("light");
    js("share.readersSheet.change(share.sharing.readers)");
    rest(900);
    picture("25-readers-change");
    waitFor("the sets of areas",
            [this] { return js("share.readersSheet.form.setChoices.length").toInt() > 0; });
    js("share.readersSheet.form.areaSet = share.readersSheet.form.setChoices.slice(-1)[0].code");
    waitFor("the areas",
            [this] { return js("share.readersSheet.form.areaChoices.length").toInt() > 0; });
    js("share.readersSheet.form.areas = [share.readersSheet.form.areaChoices[0].code]");
    waitFor("the count",
            [this] { return !js("share.readersSheet.form.left").toString().isEmpty(); });
    size(1280, 1100);
    rest(900);
    picture("25-readers-area");
    size(1280, 800);
    js("share.readersSheet.close()");
    js("goTo('together')");
    waitFor("the workspace", [this] { return js("together !== null").toBool(); });
    js("together.exercises.start('walk_round', together.wholePlace)");
    waitFor("a session", [this] { return js("together.form.exercise > 0").toBool(); });
    js("together.page = 0");
    js("together.form.readers = share.sharing.readers");
    size(1280, 1100);
    rest(900);
    picture("25-readers-wall");
    js("together.page = 2");
    rest(900);
    picture("25-readers-report");
    size(1280, 800);
    js("goTo('share')");
    js("share.sharing.profiles.remove(share.sharing.readers)");
    waitFor("the three again", [this] { return sharing()->profiles()->own().isEmpty(); });
    waitForPage();
    js("goTo('map')");
}

} // namespace placeweave
