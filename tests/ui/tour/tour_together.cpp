// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/joint/photographed.h"
#include "tests/ui/tour/tour.h"

#include "ui/joint/room_paper.h"
#include "ui/record/history_model.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"

#include "core/joint/confirmation.h"
#include "core/joint/library.h"
#include "core/store/edit.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>

namespace placeweave {

// A whole mapping session, from set-up to report, by the keys of a scribe.
void Tour::together() {
    const auto type = [this](const QString &text) {
        for (const QChar letter : text)
            key(Qt::Key_unknown, Qt::NoModifier, letter);
        rest(60);
    };
    const auto bar = [this](const QString &code) {
        js("roomView.bar." + code);
    };
    const auto said = [this] {
        return js("roomView.room.said").toInt();
    };
    const auto take = [&](const QString &words) {
        const int before = said();
        type(words);
        rest(80);
        key(Qt::Key_Return);
        waitFor("what was said", [&] { return said() > before; });
        rest(150);
    };
    js("goTo('together')");
    waitFor("the workspace", [this] { return js("together !== null").toBool(); });
    rest(300);
    pictures("23-together-empty");
    js("together.exercises.start('walk_round', together.wholePlace)");
    waitFor("a session", [this] { return js("together.form.exercise > 0").toBool(); });
    waitFor("its questions", [this] { return js("together.form.prompts.length > 0").toBool(); });
    js("together.form.set(0, 'Spring walk-round')");
    js("together.form.set(2, 'Saltby and Fenwick Sands')");
    js("together.form.set(6, 'Larkmere Voluntary Action\\nHarbour practices')");
    js("together.form.set(11, 'Ruth Hale, Larkmere Voluntary Action\\nHarbour practices')");
    js("together.form.addTables(4)");
    js("together.form.addMember('Ada Quill', 'Harbour Tenants', 'Table 2')");
    rest(600);
    pictures("23-together-set-up");
    size(1920, 1080);
    picture("23-together-set-up-1920");
    size(1280, 800);
    setUpFurtherDown();

    js("openRoom()");
    rest(800);
    pictures("23-together-room-begun");
    js("roomView.running = true");
    bar("chooseVoice('Table 2')");
    bar("chooseSure('go_there')");
    js("roomView.bar.placeAt(54.497, -3.975)");
    take("Tuesday bingo and soup");
    js("roomView.bar.placeAt(54.489, -3.955)");
    take("Men's breakfast");
    take("Larkmere Councils Hub");
    bar("setMode('need')");
    js("roomView.bar.placeAt(54.503, -3.94)");
    take("No bus after five in Highcombe");
    bar("setMode('remark')");
    take("People miss the post office");
    bar("setMode('park')");
    type("Who pays for the hall?");
    key(Qt::Key_Return);
    rest(300);
    bar("setMode('group')");
    type("larkmere");
    rest(250);
    pictures("23-together-room-offers");
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    rest(100);
    take("toddlers on Tuesday");
    js("roomView.go(2)");
    js("roomView.bar.typeIn('Knit and natter')");
    rest(200);
    pictures("23-together-room");
    look("light", 2);
    js("roomView.folded = false");
    rest(300);
    picture("23-together-room-list-large");
    look("light");
    size(1920, 1080);
    rest(300);
    picture("23-together-room-1920");
    size(800, 560);
    rest(300);
    pictures("23-together-room-smallest");
    size(1280, 800);
    bar("clear()");
    bar("setMode('link')");
    type("bingo");
    rest(150);
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    rest(100);
    type("larkmere");
    rest(150);
    pictures("23-together-room-link");
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    rest(100);
    take("");
    bar("setMode('group')");
    js("roomView.bar.offWall = true");
    type("quiet");
    rest(150);
    pictures("23-together-room-off-wall");
    js("roomView.bar.begin()");
    // Of a group that was deleted since it was offered.
    js("roomView.room.take({what: 'still_there', about: '12345'})");
    js("roomView.room.take({what: 'stopped', words: 'in spring', about: '12345'})");
    waitFor("what is not stored",
            [this] { return js("roomView.room.queue.refused.length === 2").toBool(); });
    pictures("23-together-room-not-stored");
    js("roomView.leave()");
    rest(300);
    pictures("23-together-room-leave");
    js("roomView.lossSheet.close()");
    rest(300);
    js("roomView.room.queue.letAllGo()");
    js("roomView.end()");
    js("together.setUp.contentY = 700");
    rest(200);
    picture("23-together-paper");
    if (auto *paper = m_window->findChild<RoomPaper *>()) {
        const auto print = [&](const QString &name, auto save) {
            bool isWritten = false;
            const auto connection =
                QObject::connect(paper, &RoomPaper::written, m_window, [&] { isWritten = true; });
            (paper->*save)(QUrl::fromLocalFile(m_folder + '/' + name));
            waitFor("the paper", [&] { return isWritten; });
            QObject::disconnect(connection);
        };
        print("23-map-tiles.pdf", &RoomPaper::saveMap);
        paper->setTiled(false);
        print("23-map.pdf", &RoomPaper::saveMap);
        print("23-tables.pdf", &RoomPaper::saveTables);
        paper->setProperty("largePrint", true);
        print("23-tables-large.pdf", &RoomPaper::saveTables);
    }
    js("together.page = 1");
    rest(600);
    pictures("23-together-look-through");
    js("together.review.current = together.review.count - 1");
    rest(200);
    pictures("23-together-perhaps-there");
    js("together.review.current = 0");
    js("together.review.by = ['Ruth Hale, Larkmere Voluntary Action', 'Harbour practices']");
    js("together.review.tickAll(true)");
    rest(200);
    pictures("23-together-ticked");
    js("together.review.addTicked()");
    waitFor("them on the map", [this] { return js("together.review.count === 1").toBool(); });
    js("together.page = 2");
    waitFor("the report",
            [this] { return js("together.report.html.indexOf('New on the map') > 0").toBool(); });
    rest(300);
    pictures("23-together-report");
    size(1920, 1080);
    picture("23-together-report-1920");
    size(1280, 800);
    // What somebody told there, further down the page.
    js("Session.library.add(true, 0, together.form.exercise, 0)");
    rest(300);
    js("(f => { f.title = 'Why the bingo'; f.credit = 'A., table 2';"
       "f.permission = 'public'; f.until = '01/06/2099';"
       "f.words = 'My mother stopped going out after the post office shut.\\nTuesdays she is ready "
       "at ten, with her coat on.' })(sheets.librarySheet.form)");
    rest(200);
    js("sheets.librarySheet.form.save()");
    rest(900);
    js("together.page = 0; together.page = 2");
    rest(900);
    js("together.report.scrolled = 760");
    rest(200);
    pictures("23-together-report-story");
    besideAnEarlierOne();
    afterwards();
    js("goTo('map')");
}

// The rest of the page, a screen at a time.
void Tour::setUpFurtherDown() {
    js("together.form.set(7, 'Where do people here meet? | Gdzie się tutaj spotykacie?\\n' + "
       "together.form.prompts.slice(1, 5).join('\\n') + '\\n* Who is missing from this room?')");
    rest(400);
    const auto screens = [this](const QString &look) {
        for (int screen = 1; js("together.setUp.contentY < together.setUp.contentHeight - "
                                "together.setUp.height")
                                 .toBool();
             ++screen) {
            js("together.setUp.contentY = Math.min(together.setUp.contentHeight - "
               "together.setUp.height, together.setUp.contentY + together.setUp.height - 60)");
            picture(QString("23-together-set-up-%1%2").arg(screen).arg(look));
        }
        js("together.setUp.contentY = 0");
    };
    screens("");
    look("light", 2);
    rest(300);
    screens("-large");
    look("light");
}

// The same room again, a season later, and what has changed between the two reports.
void Tour::besideAnEarlierOne() {
    const QString first = js("together.form.exercise").toString();
    js("together.exercises.startLike(together.form.exercise)");
    waitFor("the next one", [&] { return js("together.form.exercise").toString() != first; });
    waitFor("its questions", [this] { return js("together.form.prompts.length > 0").toBool(); });
    js("together.form.set(0, 'Autumn walk-round')");
    rest(400);
    js("together.page = 2");
    js(QStringLiteral("together.report.beside = %1").arg(first));
    rest(900);
    waitFor("both", [this] {
        return js("together.report.html.indexOf('Beside the session') > 0").toBool();
    });
    pictures("23-together-report-beside",
             "together.report.scrolled = 0.35 * together.report.length");
    js(QStringLiteral("together.show(%1, 2)").arg(first));
    waitFor("the first one", [this] { return js("together.form.prompts.length > 0").toBool(); });
    rest(2000);
}

// A photo of the printed map with a sticker on it, taken from one side in the light of one window,
// through a wide lens, on a carpet; another with a thumb over a mark. Whether there are: none
// without a program that makes pictures of PDF pages.
bool Tour::photograph(const QString &paper, const QString &photo, const QString &thumb) const {
    QProcess::execute("pdftoppm",
                      {"-png", "-r", "80", "-singlefile", paper, m_temporary.filePath("page")});
    QImage page(m_temporary.filePath("page.png"));
    if (page.isNull())
        return false;
    QPainter painter(&page);
    const QPointF at(0.62 * page.width(), 0.35 * page.height());
    painter.setBrush(QColor("#e8c51c"));
    painter.drawEllipse(at, 12, 12);
    painter.drawText(QRectF(at - QPointF(12, 12), QSizeF(24, 24)), Qt::AlignCenter, "7");
    painter.end();
    Shot shot{.size = {2400, 1800},
              .corners = {{{0.07, 0.12}, {0.95, 0.05}, {0.98, 0.96}, {0.02, 0.9}}},
              .barrel = 0.05,
              .darkest = 0.5,
              .blur = 1,
              .quality = 60,
              .carpet = true};
    const auto take = [&](const QString &path) {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(Photographed(page, shot).jpeg());
    };
    take(photo);
    shot.thumbOver = 2;
    take(thumb);
    return true;
}

// What a partner did elsewhere: another name for one, and one that is on this map too.
void Tour::partnersCopy(const QString &path) {
    bool isDone = false;
    m_session.write<bool>(
        m_window,
        [path = path.toStdString()](MapFile &map) -> Result<bool> {
            PW_CHECK(map.saveFullCopy(path));
            return true;
        },
        [&](const auto &) { isDone = true; });
    waitFor("a copy", [&] { return isDone; });
    const auto rename = [](MapFile &map, const std::string &author, const std::string &to) {
        map.setAuthor(author);
        const auto all = map.records(Entity::Organisation);
        auto edit = Edit::begin(map, "field.set");
        if (!all || !edit)
            return;
        for (const Record &one : *all)
            if (one.text("name") == "Larkmere Central Library")
                std::ignore = edit->set(fieldOf(Entity::Organisation, "name"), one.id(), Value(to));
        Record group(Entity::Organisation);
        group["name"] = Value("Harbour Rowers");
        group["kind"] = Value("grassroots_group");
        std::ignore = edit->insert(group);
        std::ignore = edit->commit();
    };
    if (const auto theirs = MapFile::open(path.toStdString(), Access::ReadWrite))
        rename(**theirs, "Bea Marsh, Harbour practices", "Larkmere Library and Archive");
    isDone = false;
    m_session.write<bool>(
        m_window,
        [rename](MapFile &map) -> Result<bool> {
            rename(map, "Ruth Hale", "Central Library");
            return true;
        },
        [&](const auto &) { isDone = true; });
    waitFor("our own change", [&] { return isDone; });
}

// One field of what was settled is put back; somebody who was there is named no more.
void Tour::revertAndWithdraw() {
    for (HistoryModel *history : m_window->findChildren<HistoryModel *>())
        for (int row = 0; history->exercise() != 0 && row < history->count(); ++row)
            if (history->index(row)
                    .data(HistoryModel::TitleRole)
                    .toString()
                    .endsWith("last confirmed")) {
                history->takeBack(row);
                break;
            }
    rest(2500);
    pictures("23-together-reverted");
    js("together.page = 0");
    rest(300);
    js("together.setUp.contentY = 0");
    const QString toMembers = "together.setUp.contentY = Preferences.textScale > 1 ? "
                              "together.setUp.contentHeight / 2 : 0";
    js("together.setUp.withdrawing.ask(together.form.members.find(one => one.name !== ''))");
    rest(300);
    pictures("23-together-withdrawing", toMembers);
    js("together.setUp.withdrawing.close()");
    rest(300);
    js("together.form.withdraw(together.form.members.find(one => one.name !== '').id)");
    waitFor("the name to go",
            [this] { return js("together.form.members.some(one => one.withdrawn)").toBool(); });
    rest(300);
    pictures("23-together-withdrawn", toMembers);
    js("together.page = 3");
    rest(600);
}

// What a group said of itself stays beside what others confirmed later.
void Tour::ownConfirmation() {
    const RowId who{find("Larkmere Pedal Library")};
    bool isSaid = false;
    m_session.write<bool>(
        m_window,
        [who](MapFile &map) -> Result<bool> {
            for (const Confirmation &said :
                 {Confirmation{"2026-03-12", "Tess", true, "paper"},
                  {"2026-10-20", "Larkmere Voluntary Action", false, "phone"}}) {
                PW_TRY(const Record before, map.record(Entity::Organisation, who));
                PW_TRY(Edit edit, Edit::begin(map, "organisation.confirm", before.text("name")));
                PW_CHECK(confirm(edit, before, said));
                PW_CHECK(edit.commit());
            }
            return true;
        },
        [&](const auto &) { isSaid = true; });
    waitFor("the confirmations", [&] { return isSaid; });
    js(QStringLiteral("Session.selected = %1").arg(who.value));
    rest(2500);
    pictures("23-own-confirmation");
    js("showInsight(1)");
    waitFor("the ages", [this] { return js("insight.freshness.count > 0").toBool(); });
    rest(600);
    pictures("23-own-freshness");
    js("goTo('map')");
    js("Session.selected = 0");
}

// A session is over: its history, the photo of its sheet, a partner's copy, somebody who wants to
// be taken off.
void Tour::afterwards() {
    js("together.page = 3");
    rest(600);
    pictures("23-together-history");
    revertAndWithdraw();
    const QString photo = m_temporary.filePath("photo.jpg");
    const QString thumb = m_temporary.filePath("thumb.jpg");
    if (photograph(m_folder + "/23-map.pdf", photo, thumb)) {
        js("openRoom()");
        rest(600);
        js("roomView.photoSheet.open()");
        for (const auto &[path, name] :
             {std::pair(thumb, "23-together-photo-thumb"), {photo, "23-together-photo"}}) {
            js(QStringLiteral("roomView.photoSheet.photo.source = '%1'")
                   .arg(QUrl::fromLocalFile(path).toString()));
            waitFor("the marks",
                    [this] { return !js("roomView.photoSheet.photo.looking").toBool(); });
            rest(900);
            pictures(name);
        }
        js("roomView.photoSheet.close()");
        rest(900);
        pictures("23-together-room-photo");
        js("roomView.end()");
        rest(300);
    }
    const QString theirs = m_temporary.filePath("theirs.gpkg");
    partnersCopy(theirs);
    js(QStringLiteral("sheets.twoAnswers.answers.bringIn(['%1'])")
           .arg(QUrl::fromLocalFile(theirs).toString()));
    waitFor("two answers", [this] { return js("sheets.twoAnswers.answers.waiting > 0").toBool(); });
    rest(700);
    pictures("23-two-answers");
    js("sheets.twoAnswers.close()");
    rest(400);
    js("sheets.review()");
    rest(900);
    pictures("23-perhaps-one");
    js("sheets.reviewSheet.close()");
    rest(300);
    js("goTo('map')");
    ownConfirmation();
    // What somebody else said of the one that is to go, once and now.
    bool isSaid = false;
    m_session.write<bool>(
        m_window,
        [who = RowId{find("Larkmere Minster")}](MapFile &map) -> Result<bool> {
            for (const char *words : {"Lends the Larkmere Pedal Library its crypt on Mondays.",
                                      "Lends its crypt on Mondays."}) {
                PW_TRY(Edit edit, Edit::begin(map, "field.set"));
                PW_CHECK(edit.set(fieldOf(Entity::Organisation, "description"), who, Value(words)));
                PW_CHECK(edit.commit());
            }
            return true;
        },
        [&](const auto &) { isSaid = true; });
    waitFor("the words", [&] { return isSaid; });
    for (const auto &[name, shot] : {std::pair("Larkmere Voluntary Action", "23-erase"),
                                     {"Larkmere Pedal Library", "23-erase-history"}}) {
        js(QStringLiteral("Session.selected = %1").arg(find(name)));
        rest(600);
        js("maps.card.eraseSheet.begin(Session.selected)");
        rest(900);
        picture(shot);
        js("maps.card.eraseSheet.close()");
        rest(300);
    }
    js("Session.selected = 0");
}

} // namespace placeweave
