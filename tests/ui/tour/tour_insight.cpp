// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"

#include "ui/insight/connections_model.h"
#include "ui/insight/freshness_model.h"
#include "ui/intake/import_model.h"
#include "ui/outreach/visit_paper.h"
#include "ui/session/session.h"

#include "core/joint/library.h"
#include "core/store/edit.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QQuickItem>

namespace placeweave {

void Tour::insight() {
    js("goTo('insight')");
    waitFor("the areas", [this] { return js("insight.reach.count > 0").toBool(); });
    rest(1500); // the map beside them, too
    picture("24-insight");
    size(1920, 1080);
    picture("24-insight-1920");
    look("dark");
    picture("24-insight-dark-1920");
    size(1280, 800);
    js("insight.reach.day = '5'");
    js("insight.reach.dropPinInArea(0)");
    rest(1500);
    look("light");
    picture("24-insight-what-if");
    pictureDarkAndLarge("24-insight-what-if");
    js("insight.reach.takePinAway()");
    js("insight.reach.day = 'date'; insight.reach.setDate('8/12/2026')");
    rest(1500);
    picture("24-insight-one-day");
    pictureDarkAndLarge("24-insight-one-day");
    js("insight.reach.day = ''");
    js("insight.reach.sought = 'category/emotional'");
    js("insight.reach.minutes = 5");
    js("insight.reach.unaskedFirst = true");
    rest(1500);
    pictureDarkAndLarge("24-insight");
    js("goTo('map')");
}

// Records by how long nobody has looked at them, and the paper that asks.
void Tour::freshness() {
    js("showInsight(1)");
    waitFor("the ages", [this] { return js("insight.freshness.count > 0").toBool(); });
    rest(300);
    js("insight.freshness.tickOnly([0, 1])");
    rest(300);
    picture("26-fresh");
    pictureDarkAndLarge("26-fresh");
    if (auto *fresh = m_window->findChild<FreshnessModel *>()) {
        int written = 0;
        QObject::connect(fresh, &FreshnessModel::written, m_window, [&] { ++written; });
        fresh->tickOnly({0, 1, 2, 3});
        fresh->saveSlips(QUrl::fromLocalFile(m_folder + "/26-slips.pdf"));
        waitFor("the slips", [&] { return written == 1; });
        fresh->saveWorkbook(QUrl::fromLocalFile(m_folder + "/26-workbook.xlsx"));
        waitFor("the workbook", [&] { return written == 2; });
    }
    js("Session.notice.dismiss()");
    js("insight.slipCameBack()");
    rest(400);
    js("insight.slipSheet.slip.code = 'K7M 4QX 9'");
    rest(300);
    picture("26-slip-back");
    pictureDarkAndLarge("26-slip-back");
    js("insight.slipSheet.close()");
    js("insight.page = 0");
    // What a partner was sent comes back.
    js("goTo('map')");
    js(QString("sheets.takeFiles(['%1'])")
           .arg(QUrl::fromLocalFile(m_folder + "/26-workbook.xlsx").toString()));
    auto *table = m_window->findChild<ImportModel *>();
    waitFor("the workbook", [&] { return table->isReady(); });
    rest(600);
    picture("26-returned");
    pictureDarkAndLarge("26-returned");
    js("sheets.importSheet.table.bringIn()");
    waitFor("suggestions", [&] { return table->isDone() || !table->isReady(); });
    rest(600);
    picture("26-returned-done");
    pictureDarkAndLarge("26-returned-done");
    js("sheets.importSheet.close()");
    js("Session.notice.dismiss()");
}

// Who is connected to whom, looked at from each side, and the picture that partners get.
void Tour::connections() {
    js("showInsight(2)");
    waitFor("the connections", [this] { return js("insight.network.linked > 0").toBool(); });
    rest(400);
    picture("27-connections");
    look("dark");
    picture("27-connections-dark");
    look("light");
    js("insight.network.current = insight.network.data(insight.network.index(0, 0), 257)");
    rest(400);
    picture("27-connections-one");
    size(1920, 1080);
    js("insight.network.lens = 'closed'");
    rest(400);
    picture("27-connections-closed-1920");
    size(1280, 800);
    js("insight.network.current = 0; insight.network.lens = 'nhs'");
    rest(400);
    picture("27-connections-nhs");
    pictureDarkAndLarge("27-connections-nhs");
    js("insight.connectionsPage.onMap = true");
    rest(800);
    picture("27-connections-map");
    pictureDarkAndLarge("27-connections-map");
    js("insight.connectionsPage.onMap = false");
    look("light", 2);
    js("insight.network.lens = 'alone'");
    rest(400);
    picture("27-connections-large");
    look("light");
    if (auto *network = m_window->findChild<ConnectionsModel *>()) {
        bool isWritten = false;
        QObject::connect(network, &ConnectionsModel::written, m_window, [&] { isWritten = true; });
        network->savePicture(QUrl::fromLocalFile(m_folder + "/27-network.png"));
        waitFor("the picture", [&] { return isWritten; });
    }
    js("insight.page = 3");
    waitFor("the charts", [this] { return js("insight.charts.kinds.length > 0").toBool(); });
    rest(600);
    picture("29-charts");
    pictureDarkAndLarge("29-charts");
    js("insight.page = 0");
}

// From a thin area to a plan, to a conversation, to a promise that is told back.
void Tour::outreach() {
    js("goTo('outreach')");
    rest(600);
    picture("25-outreach-empty");
    js("goTo('insight')");
    waitFor("the areas", [this] { return js("insight.reach.count > 0").toBool(); });
    js("insight.reach.tick(0, true)");
    js("insight.reach.tick(1, true)");
    js("insight.reach.tick(2, true)");
    rest(300);
    picture("25-insight-ticked");
    js("insight.planWanted(insight.reach.set, insight.reach.tickedCodes, 'food support')");
    rest(900);
    js("sheets.planSheet.beginning.audience = 'People living on Strand'");
    js("sheets.planSheet.beginning.who = 'Ruth Hale'");
    js("sheets.planSheet.beginning.firstStep = 'Ring, and ask whether we may come by'");
    rest(200);
    picture("25-begin-plan");
    js("sheets.planSheet.beginning.start()");
    waitFor("a plan", [this] { return js("outreach && outreach.board.count > 0").toBool(); });
    rest(600);
    picture("25-plan");
    size(1920, 1080);
    rest(300);
    picture("25-plan-1920");
    look("dark");
    picture("25-plan-dark");
    size(1280, 800);
    look("light", 2);
    rest(300);
    picture("25-plan-large");
    look("light");
    // Names as long as anybody makes them, one from right to left.
    m_session.write<bool>(&m_session, [](MapFile &map) -> Result<bool> {
        PW_TRY(const auto steps, map.records(Entity::Step));
        PW_TRY(Edit edit, Edit::begin(map, "tour"));
        const Field &name = fieldOf(Entity::Organisation, "name");
        for (std::size_t i = 0; i < steps.size() && i < 2; ++i) {
            const QString word = i == 0 ? QStringLiteral("مجموعة الجيران ") : QString(20, 'W');
            PW_CHECK(edit.set(name, steps[i].reference("organisation_id"),
                              Value(word.repeated(i == 0 ? 13 : 10).trimmed().toStdString())));
        }
        PW_CHECK(edit.commit());
        return true;
    });
    rest(900);
    js("outreach.board.current = outreach.board.data(outreach.board.index(0, 0), 257)");
    rest(300);
    picture("25-plan-long-names");
    js("outreach.board.current = 0");
    picture("25-plan-long-names-board");
    if (auto *visits = m_window->findChild<VisitPaper *>()) {
        bool isWritten = false;
        QObject::connect(visits, &VisitPaper::written, m_window, [&] { isWritten = true; });
        visits->save(QUrl::fromLocalFile(m_folder + "/25-visits-long-names.pdf"),
                     VisitPaper::OnFoot);
        waitFor("the visit list", [&] { return isWritten; });
    }
    m_session.undo();
    rest(600);
    if (auto *visits = m_window->findChild<VisitPaper *>()) {
        bool isWritten = false;
        QObject::connect(visits, &VisitPaper::written, m_window, [&] { isWritten = true; });
        for (const auto &[name, way] : {std::pair("/25-visits.pdf", VisitPaper::OnFoot),
                                        {"/25-visits-by-car.pdf", VisitPaper::ByCar}}) {
            isWritten = false;
            visits->save(QUrl::fromLocalFile(m_folder + name), way);
            waitFor("the visit list", [&] { return isWritten; });
        }
    }
    js("outreach.board.current = outreach.board.data(outreach.board.index(0, 0), 257)");
    rest(500);
    picture("25-step");
    js("sheets.logConversation(outreach.board.organisation, outreach.board.current)");
    rest(700);
    js("sheets.conversationSheet.form.heard = 'The hall is cold after four, so nobody stays for "
       "the advice.'");
    js("sheets.conversationSheet.form.effect = 'barrier'");
    js("sheets.conversationSheet.form.way = 'visit'");
    js("sheets.conversationSheet.form.theyNeed = 'A warm room on Fridays'");
    js("sheets.conversationSheet.form.promise = 'Ask the library for its back room'");
    js("sheets.conversationSheet.form.promiseWho = 'Ruth Hale'");
    js("sheets.conversationSheet.form.promiseDue = '12/12/2026'");
    js("sheets.conversationSheet.form.addPromise()");
    rest(300);
    picture("25-conversation");
    pictureDarkAndLarge("25-conversation");
    js("sheets.conversationSheet.form.log()");
    rest(900);
    picture("25-plan-after");
    js("outreach.page = 1");
    rest(500);
    picture("25-promises");
    pictureDarkAndLarge("25-promises");
    const char *settle = "outreach.promises.settle(outreach.promises.data("
                         "outreach.promises.index(0, 0), 257), '%1')";
    js(QString(settle).arg("kept"));
    rest(500);
    picture("25-promises-kept");
    js(QString(settle).arg("fed_back"));
    rest(500);
    picture("25-promises-told");
    js("outreach.page = 2");
    rest(500);
    picture("25-heard");
    js("outreach.heard.tick(0, true)");
    rest(300);
    picture("25-heard-ticked");
    pictureDarkAndLarge("25-heard-ticked");
    js("outreach.heard.take('Larkmere Health and Wellbeing Board', '')");
    rest(900);
    picture("25-heard-taken");
    pictureDarkAndLarge("25-heard-taken");
    js(QString("outreach.heard.save('%1')")
           .arg(QUrl::fromLocalFile(m_folder + "/25-heard.pdf").toString()));
    waitFor("the page of what was heard",
            [&] { return QFile::exists(m_folder + "/25-heard.pdf"); });
    js("outreach.page = 3");
    waitFor("the needs", [this] { return js("outreach.needs.count > 0").toBool(); });
    rest(400);
    picture("28-needs");
    look("dark");
    picture("28-needs-dark");
    look("light", 2);
    rest(300);
    picture("28-needs-large");
    look("light");
    js("outreach.needs.byOffer = true");
    rest(400);
    picture("28-offers");
    js("outreach.helpersSheet.begin('company')");
    waitFor("whom to ring",
            [this] { return js("outreach.helpersSheet.helpers.count > 0").toBool(); });
    rest(400);
    picture("28-helpers");
    look("dark");
    picture("28-helpers-dark");
    look("light");
    js("outreach.helpersSheet.close()");
    js("goTo('map')");
}

// A photo as somebody might have taken it.
QString Tour::paintedPicture() {
    QImage photo(1600, 1000, QImage::Format_RGB32);
    QPainter painter(&photo);
    QLinearGradient sky(0, 0, 0, 1000);
    sky.setColorAt(0, QColor("#f3d9b1"));
    sky.setColorAt(0.55, QColor("#9fc3cf"));
    sky.setColorAt(0.56, QColor("#2e6271"));
    sky.setColorAt(1, QColor("#123440"));
    painter.fillRect(photo.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor("#fff3d6"));
    painter.drawEllipse(QPointF(1150, 330), 90, 90);
    painter.setBrush(QColor("#3a2a20"));
    painter.drawRect(180, 560, 760, 40);
    for (int post = 0; post < 8; ++post)
        painter.drawRect(200 + post * 100, 580, 22, 180);
    painter.end();
    const QString path = m_temporary.filePath("groyne.jpg");
    photo.save(path);
    return path;
}

// Stories and resources: none, all of them, one on a group's card, one read aloud, one to ask for.
void Tour::library() {
    js("goTo('outreach'); outreach.page = 4");
    waitFor("the stories", [this] { return js("outreach.library.count > 0").toBool(); });
    js("outreach.libraryPage.focusList()");
    rest(300);
    picture("36-stories");
    look("dark");
    picture("36-stories-dark");
    look("light", 2);
    rest(300);
    picture("36-stories-large");
    look("light");
    pictureDarkAndWide("36-stories");

    // A resource, a picture, and one whose permission has run out.
    const int before = js("outreach.library.all").toInt();
    js("Session.library.add(false, 0, 0, 0)");
    rest(300);
    js("(f => { f.title = 'Warm spaces: what made people come back';"
       "f.kind = 'evidence'; f.words = 'Forty visits to nine warm spaces, written up with those "
       "who came. Tea mattered less than being missed when they did not come.';"
       "f.credit = 'Larkmere Council for Voluntary Service';"
       "f.link = 'https://example.org/warm-spaces'; f.themes = ['food', 'homes'] })"
       "(sheets.librarySheet.form)");
    rest(400);
    picture("36-resource-sheet");
    js("sheets.librarySheet.form.save()");
    waitFor("the resource", [&] { return js("outreach.library.all").toInt() == before + 1; });
    js(QString("Session.library.add(true, %1, 0, 0)").arg(find("Sands Sea Swimmers")));
    rest(300);
    js(QString("(f => { f.attach('%1');"
               "f.title = 'The groyne, seven in the morning'; f.credit = 'R., for the Thursdays';"
               "f.permission = 'public'; f.until = '01/06/2099';"
               "f.inWords = 'A low sun over the sea, and the posts of the groyne in front of it.' "
               "})(sheets.librarySheet.form)")
           .arg(QUrl::fromLocalFile(paintedPicture()).toString()));
    waitFor("the photo",
            [this] { return js("sheets.librarySheet.form.attached").toString() != ""; });
    rest(300);
    picture("36-story-sheet");
    look("dark");
    picture("36-story-sheet-dark");
    look("light", 2);
    rest(300);
    picture("36-story-sheet-large");
    look("light");
    js("sheets.librarySheet.form.save()");
    waitFor("the picture", [&] { return js("outreach.library.all").toInt() == before + 2; });
    m_session.write<RowId>(&m_session, [](MapFile &map) {
        LibraryDraft draft;
        draft.row["title"] = Value("What the bus said");
        draft.row["words"] = Value("Nobody may read this.");
        draft.row["credit"] = Value("A driver, North Shore");
        draft.row["permission"] = Value("public");
        draft.row["permission_until"] = Value("2024-05-01");
        return saveToLibrary(map, draft);
    });
    waitFor("one to ask", [this] { return js("outreach.library.toAskAgain").toInt() == 1; });
    js("outreach.libraryPage.focusList()");
    rest(400);
    picture("36-stories-more");
    js("outreach.library.what = 'again'");
    rest(400);
    picture("36-ask-again");
    js("Session.library.open(true, outreach.library.data(outreach.library.index(0, 0), 257))");
    rest(500);
    picture("36-ask-again-sheet");
    js("sheets.askAgainSheet.close()");
    js("outreach.library.holdToNothing(); outreach.library.text = 'nothing like it'");
    rest(300);
    picture("36-stories-none-like-it");
    m_session.write<RowId>(&m_session, [](MapFile &map) {
        const std::string word =
            "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz";
        LibraryDraft draft;
        draft.row["title"] = Value(word + " and " + word);
        draft.row["words"] = Value(word + word + "\n" + word + ", they said, " + word);
        draft.row["credit"] = Value(word + ", " + word);
        draft.row["place"] = Value(word + " " + word);
        return saveToLibrary(map, draft);
    });
    js("outreach.library.text = 'rindfleisch'");
    waitFor("long words", [this] { return js("outreach.library.count").toInt() == 1; });
    js("outreach.libraryPage.focusList()");
    picture("36-stories-long-words");
    js("Session.library.open(true, outreach.library.data(outreach.library.index(0, 0), 257))");
    rest(400);
    picture("36-read-long-words");
    js("sheets.libraryReader.close()");
    js("outreach.library.holdToNothing(); outreach.library.text = 'groyne'");
    waitFor("one", [this] { return js("outreach.library.count").toInt() == 1; });

    // Read to a room.
    js("(id => { outreach.library.holdToNothing(); Session.library.open(true, id) })"
       "(outreach.library.data(outreach.library.index(0, 0), 257))");
    waitFor("the picture",
            [this] { return js("sheets.libraryReader.reading.hasPicture").toBool(); });
    rest(400);
    picture("36-read-picture");
    for (int i = 0; i < 40 && js("sheets.libraryReader.reading.title").toString() != "Salt"; ++i)
        js("sheets.libraryReader.step(-1)");
    rest(400);
    picture("36-read");
    look("dark");
    picture("36-read-dark");
    look("light", 2);
    rest(300);
    picture("36-read-large");
    look("light");
    pictureDarkAndWide("36-read");
    js("sheets.libraryReader.close()");
    rest(300);

    js("goTo('map')");
    js(QString("mapWorkspace.open(%1, true)").arg(find("Sands Sea Swimmers")));
    rest(1200);
    if (auto *story = m_window->findChild<QQuickItem *>("stories")) {
        auto *flick = story->parentItem() ? story->parentItem()->parentItem() : nullptr;
        if (flick && flick->parentItem())
            flick->parentItem()->setProperty("contentY", story->y() - 200);
    }
    rest(300);
    picture("36-card");
    look("dark");
    picture("36-card-dark");
    look("light");
    js("run('search')");
    js("palette_.typeIn('flask')");
    rest(500);
    picture("36-search");
    js("palette_.close()");
}

} // namespace placeweave
