// SPDX-License-Identifier: GPL-3.0-or-later
// The window as those use it who have no mouse, or do not see it.
#include "tests/temporary_folder.h"
#include "tests/ui/qml_warnings_fail.h"
#include "ui/intake/map_starter.h"
#include "ui/joint/exercise_form.h"
#include "ui/session/edits.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"
#include "ui/shell/run_window.h"
#include "ui/theme/appearance.h"

#include "core/store/edit.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QDate>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlExpression>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSemaphore>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <thread>

namespace placeweave {
namespace {

using namespace std::string_view_literals;

constexpr int kLongest = 20'000; // ms

class Shell : public testing::Test {
protected:
    void SetUp() override {
        QAccessible::setActive(true);
        ASSERT_TRUE(loadWindow(m_engine, false));
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
        ASSERT_TRUE(m_window);
        m_window->resize(1280, 800);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_window));
        m_window->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window));
    }
    static bool until(const std::function<bool()> &condition) {
        return QTest::qWaitFor(condition, kLongest);
    }
    void openNew() {
        NewMap map;
        map.name = "Our place";
        m_session.newMap(QString::fromStdString((m_folder / "map.gpkg").string()), map);
        ASSERT_TRUE(until([this] { return m_session.isOpen(); }));
    }
    void openSession() {
        run("goTo('together')");
        ASSERT_TRUE(until([this] { return value("together !== null").toBool(); }));
        run("together.exercises.start('walk_round', together.wholePlace)");
        ASSERT_TRUE(until([this] { return value("together.form.exercise > 0").toBool(); }));
    }
    void openRoom() {
        openSession();
        run("openRoom()");
    }
    void openSampleRoom() {
        m_session.openSample(true);
        ASSERT_TRUE(until([this] { return m_session.isOpen() && m_session.shownCount() > 0; }));
        openRoom();
    }
    // As a screen reader does.
    void pressCalled(const QString &start) {
        QAccessibleInterface *button = called(start);
        ASSERT_TRUE(button) << qPrintable(start);
        button->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(m_window, static_cast<Qt::Key>(key), modifiers);
    }
    // Keys go to whoever has the focus, letter by letter.
    void type(const char *text) {
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(m_window, *letter);
    }
    // As a file manager drops it.
    void drop(const std::filesystem::path &file) {
        QMimeData carried;
        carried.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        QDragEnterEvent enter({600, 400}, Qt::CopyAction, &carried, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window, &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDropEvent let({600, 400}, Qt::CopyAction, &carried, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window, &let);
    }
    std::filesystem::path file(const char *name, std::string_view content) {
        std::ofstream(m_folder / name) << content;
        return m_folder / name;
    }
    QVariant value(const QString &code) {
        QQmlExpression expression(qmlContext(m_window), m_window, code);
        const QVariant result = expression.evaluate();
        EXPECT_FALSE(expression.hasError()) << qPrintable(expression.error().toString());
        return result;
    }
    void run(const QString &code) {
        QQmlExpression expression(qmlContext(m_window), m_window, code);
        expression.evaluate();
        ASSERT_FALSE(expression.hasError()) << qPrintable(expression.error().toString());
    }
    // The first item in sight that is such.
    QQuickItem *shown(const std::function<bool(QQuickItem *)> &isSuch) const {
        std::vector<QQuickItem *> items{m_window->contentItem()};
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!items[i]->isVisible())
                continue;
            if (isSuch(items[i]))
                return items[i];
            for (QQuickItem *child : items[i]->childItems())
                items.push_back(child);
        }
        return nullptr;
    }
    // The keys go to the field with the name of the record that stands open.
    void renameSelected(const QString &name) {
        QQuickItem *card = nullptr;
        ASSERT_TRUE(until([&] {
            card = shown([](QQuickItem *item) {
                return QString(item->metaObject()->className()).startsWith("RecordCard");
            });
            return card != nullptr;
        }));
        QMetaObject::invokeMethod(card, "edit", Q_ARG(QString, "name"));
        const auto field = [&] {
            return shown([&](QQuickItem *item) {
                return item->inherits("QQuickTextField") && item->property("text") == name;
            });
        };
        ASSERT_TRUE(until([&] { return field() != nullptr; }));
        field()->forceActiveFocus(Qt::TabFocusReason);
    }
    // What can be operated, is in sight, and has nothing to be called by.
    QStringList nameless() {
        QStringList found;
        look(QAccessible::queryAccessibleInterface(m_window), 0, found);
        return found;
    }
    int operated() const { return m_operated; }
    // Whoever is called so, in sight.
    QAccessibleInterface *called(const QString &start) {
        return find(QAccessible::queryAccessibleInterface(m_window), start, 0);
    }

private:
    void look(QAccessibleInterface *item, int depth, QStringList &found) {
        constexpr int kDeepest = 80;
        if (!item || !item->isValid() || item->state().invisible || depth > kDeepest)
            return;
        switch (item->role()) {
        case QAccessible::Button:
        case QAccessible::CheckBox:
        case QAccessible::RadioButton:
        case QAccessible::ComboBox:
        case QAccessible::EditableText:
        case QAccessible::Slider:
        case QAccessible::Link:
        case QAccessible::PageTab:
            ++m_operated;
            if (item->text(QAccessible::Name).trimmed().isEmpty())
                found << QString("%1 %2").arg(
                    QString::number(item->role()),
                    item->object() ? item->object()->metaObject()->className() : "");
            break;
        default:
            break;
        }
        for (int i = 0; i < item->childCount(); ++i)
            look(item->child(i), depth + 1, found);
    }

    static QAccessibleInterface *find(QAccessibleInterface *item, const QString &start, int depth) {
        constexpr int kDeepest = 80;
        if (!item || !item->isValid() || item->state().invisible || depth > kDeepest)
            return nullptr;
        if (item->text(QAccessible::Name).startsWith(start))
            return item;
        for (int i = 0; i < item->childCount(); ++i)
            if (QAccessibleInterface *found = find(item->child(i), start, depth + 1))
                return found;
        return nullptr;
    }

    int m_operated = 0;

protected:
    TemporaryFolder m_folder;
    Session m_session{nullptr}; // outlives the pages that show it
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

TEST_F(Shell, AnOrganisationIsAddedUndoneAndFoundByKeysAlone) {
    openNew();
    press(Qt::Key_N, Qt::ControlModifier);
    type("Quayside Knitters");
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return m_session.organisations() == 1; }));
    EXPECT_TRUE(until([this] { return m_session.selected() != 0; }));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(until([this] { return m_session.organisations() == 0; }));
    press(Qt::Key_Y, Qt::ControlModifier);
    ASSERT_TRUE(until([this] { return m_session.organisations() == 1; }));
    m_session.select(0);
    press(Qt::Key_K, Qt::ControlModifier);
    type("quays");
    ASSERT_TRUE(until([this] {
        press(Qt::Key_Return); // the list below fills a moment later
        return m_session.selected() != 0;
    }));
}

TEST_F(Shell, RenamingToANameThatIsThereIsWarnedOfWhileItIsTyped) {
    openNew();
    drop(file("groups.csv",
              "Name,Latitude,Longitude\nVillage Larder,53.4,-2.3\nPantry,53.41,-2.31\n"));
    ASSERT_TRUE(until([this] { return value("sheets.importSheet.opened").toBool(); }));
    run("sheets.importSheet.table.bringIn()");
    ASSERT_TRUE(until([this] { return m_session.organisations() == 2; }));
    run("sheets.importSheet.close()");
    const auto &index = *m_session.index();
    m_session.select(index.id(index.name(0) == "Pantry" ? 0 : 1).value);
    const auto warning = [this] {
        return shown([](QQuickItem *item) {
            return QString(item->metaObject()->className()).startsWith("AlikeNames");
        });
    };
    renameSelected("Pantry");
    EXPECT_EQ(warning(), nullptr);
    press(Qt::Key_A, Qt::ControlModifier);
    type("village lard");
    EXPECT_TRUE(until([&] { return warning() != nullptr; }));
    press(Qt::Key_Escape);
    EXPECT_TRUE(until([&] { return warning() == nullptr; }));
}

TEST_F(Shell, AMapThatIsStartedShowsItsDistrict) {
    m_session.openSample(true);
    ASSERT_TRUE(until([this] { return m_session.isOpen() && m_session.shownCount() > 0; }));
    MapStarter starter;
    starter.setPlace("Trafford");
    starter.keepIn(
        QUrl::fromLocalFile(QString::fromStdString((m_folder / "trafford.gpkg").string())));
    starter.start();
    ASSERT_TRUE(until([this] { return m_session.fileName() == "trafford.gpkg"; }));
    const auto inSight = [this] {
        return value("maps.canvas.viewBox").toRectF();
    };
    EXPECT_TRUE(until([&] {
        const QRectF view = inSight();
        return value("maps.canvas.isSettled()").toBool() && view.contains(QPointF(-2.36, 53.41)) &&
               view.width() < 0.6;
    })) << inSight().x()
        << ' ' << inSight().y() << ' ' << inSight().width() << ' ' << inSight().height();
}

TEST_F(Shell, KeysLeadToEveryWorkspace) {
    openNew();
    const auto workspace = [this] {
        return m_window->property("workspace").toString();
    };
    press(Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "directory");
    press(Qt::Key_3, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "together");
    press(Qt::Key_4, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "insight");
    press(Qt::Key_5, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "outreach");
    press(Qt::Key_6, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "share");
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "map");
}

TEST_F(Shell, WhichOfEveryTwoWeeksItIsIsTappedAndKept) {
    openNew();
    const auto day = [](int weeks) { // the Tuesday of this week, or of one later
        const QDate now = QDate::currentDate();
        return now.addDays(1 - (now.dayOfWeek() - 1) + 7 * weeks).toString("yyyyMMdd");
    };
    QQmlComponent component(&m_engine);
    component.setData("import Placeweave\n"
                      "ScheduleEditor { label: \"Days\"; onEntered: said => rule = said }",
                      {});
    const std::unique_ptr<QObject> editor(component.create());
    ASSERT_TRUE(editor) << qPrintable(component.errorString());
    const auto after = [&](const QString &code) {
        QQmlExpression expression(qmlContext(editor.get()), editor.get(), code);
        const QVariant result = expression.evaluate();
        EXPECT_FALSE(expression.hasError()) << qPrintable(expression.error().toString());
        return result.toString().toStdString();
    };
    const auto told = [&](const QString &rule) {
        return after(QString("(rule = '%1', [fallsIn(0), fallsIn(1)].join())").arg(rule));
    };
    const QString other = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
    EXPECT_EQ(told(other), "false,false"); // nobody has said
    EXPECT_EQ(told(other + ";DTSTART=" + day(0)), "true,false");
    EXPECT_EQ(told(other + ";DTSTART=" + day(1)), "false,true");
    EXPECT_EQ(told(other + ";DTSTART=" + day(-53)), "false,true");
    EXPECT_EQ(after("(write(['TU'], true, dayIn(1)), rule)"),
              (other + ";DTSTART=" + day(1)).toStdString());
    EXPECT_EQ(after("(write(['TU', 'FR'], true, part('DTSTART')), rule)"),
              ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;DTSTART=" + day(1)).toStdString());
    EXPECT_EQ(after("(write(['TU'], false, ''), rule)"), "FREQ=WEEKLY;BYDAY=TU");
}

TEST_F(Shell, EveryControlHasANameToBeReadOut) {
    m_session.openSample(true);
    ASSERT_TRUE(until([this] { return m_session.isOpen() && m_session.shownCount() > 0; }));
    const auto expectNames = [this](const char *where) {
        const int before = operated();
        EXPECT_EQ(nameless().join(", ").toStdString(), "") << where;
        EXPECT_GT(operated(), before + 3) << where; // or nothing was looked at
    };
    expectNames("the map");
    m_session.select(m_session.index()->id(3).value);
    run("maps.card.edit('where')");
    ASSERT_TRUE(until([this] { return m_session.selected() != 0; }));
    expectNames("a card being edited");
    m_session.select(0);
    run("goTo('directory')");
    expectNames("the directory");
    run("goTo('together')");
    expectNames("mapping sessions");
    run("together.exercises.start('walk_round', together.wholePlace)");
    ASSERT_TRUE(until([this] { return value("together.form.exercise > 0").toBool(); }));
    expectNames("the set-up of a session");
    run("openRoom()");
    expectNames("the room");
    run("roomView.end()");
    run("goTo('insight')");
    ASSERT_TRUE(until([this] { return value("insight.reach.count > 0").toBool(); }));
    // Its rows are made one after the other; one that is half made has no words yet.
    ASSERT_TRUE(until([this] { return nameless().isEmpty(); }));
    expectNames("where the map is thin");
    run("goTo('share')");
    expectNames("sharing");
    run("sheets.settings()");
    expectNames("settings");
    run("sheets.settingsSheet.close()");
    run("sheets.about()");
    expectNames("about");
    run("sheets.aboutSheet.close()");
    run("sheets.start()");
    expectNames("the first question");
}

TEST_F(Shell, AListThatIsDroppedComesIn) {
    openNew();
    drop(file("groups.csv", "Name,Latitude,Longitude\nChoir,53.4,-2.3\nPantry,53.41,-2.31\n"));
    ASSERT_TRUE(until([this] { return value("sheets.importSheet.opened").toBool(); }));
    run("sheets.importSheet.table.bringIn()");
    EXPECT_TRUE(until([this] { return m_session.organisations() == 2; }));
}

TEST_F(Shell, WhatIsPerhapsHereTwiceIsSettledByKeysAndUndone) {
    openNew();
    const auto bringIn = [this](const char *name, std::string_view content) {
        drop(file(name, content));
        ASSERT_TRUE(until([this] { return value("sheets.importSheet.opened").toBool(); }));
        run("sheets.importSheet.table.bringIn()");
        ASSERT_TRUE(until([this] { return value("sheets.importSheet.table.done").toBool(); }));
        run("sheets.importSheet.close()");
    };
    bringIn("held.csv", "Name,Postcode\nVillage Larder,M33 1AA\n");
    bringIn("council.csv", "Name,Members\nVillage Larder,12\n");
    ASSERT_TRUE(until([this] { return m_session.toReview() == 1; }));
    EXPECT_EQ(m_session.organisations(), 2);
    run("sheets.review()");
    ASSERT_TRUE(until([this] { return value("sheets.reviewSheet.review.waiting").toInt() == 1; }));
    EXPECT_EQ(nameless().join(", ").toStdString(), "");
    press(Qt::Key_M);
    ASSERT_TRUE(until([this] { return m_session.organisations() == 1; }));
    EXPECT_TRUE(until([this] { return m_session.toReview() == 0; }));
    ASSERT_TRUE(until([this] { return value("sheets.reviewSheet.review.waiting").toInt() == 0; }));
    // The last answer, too, is taken back by key, and the question stands again.
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(until([this] { return m_session.organisations() == 2; }));
    EXPECT_TRUE(until([this] { return value("sheets.reviewSheet.review.waiting").toInt() == 1; }));
    EXPECT_EQ(m_session.toReview(), 1);
    EXPECT_EQ(nameless().join(", ").toStdString(), "");
    press(Qt::Key_K); // and the keys answer it
    EXPECT_TRUE(until([this] { return m_session.toReview() == 0; }));
    EXPECT_EQ(m_session.organisations(), 2);
}

// By keys alone: a text that should be looked at before it leaves opens its record, and one comes
// back to what was chosen.
TEST_F(Shell, TheScribesLineKeepsTheKeysWhateverIsClicked) {
    openSampleRoom();
    const auto said = [this](int count) {
        return until([&] { return value("roomView.room.said").toInt() == count; });
    };
    // Roughly here, once; clicked, by a screen reader as by a mouse.
    run("roomView.bar.placeAt(54.497, -3.975)");
    pressCalled("Roughly here");
    EXPECT_EQ(value("roomView.bar.place.where"), "roughly");
    type("Bingo");
    press(Qt::Key_Return);
    ASSERT_TRUE(said(1));
    EXPECT_FALSE(value("roomView.bar.isRough").toBool());
    press(Qt::Key_F4);
    EXPECT_EQ(value("roomView.bar.place.where"), "no_fixed_place");
    type("Walkers");
    press(Qt::Key_Return);
    ASSERT_TRUE(said(2));
    // A hand that is quicker than the disk.
    run("(bar => { bar.typeIn('Choir'); bar.add(); bar.typeIn('Shed'); bar.add(); })("
        "roomView.bar)");
    ASSERT_TRUE(said(4));
    EXPECT_TRUE(
        value("roomView.room.offers('Shed').some(offer => offer.label === 'Shed')").toBool());
    // From wherever the focus has got to.
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    type("Darts");
    press(Qt::Key_Return);
    ASSERT_TRUE(said(5));
    // Who with whom, kept off the wall.
    press(Qt::Key_3, Qt::AltModifier);
    press(Qt::Key_F2);
    type("bingo");
    EXPECT_FALSE(value("roomView.bar.offersShown").toBool());
    press(Qt::Key_Return);
    type("walkers");
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    ASSERT_TRUE(said(6));
    EXPECT_EQ(value("roomView.room.offWall").toInt(), 1);
}

TEST_F(Shell, TheWindowClosesWhenWhatWasSaidIsStored) {
    openSampleRoom();
    const auto stalled = std::make_shared<QSemaphore>();
    m_session.write<bool>(&m_session, [stalled](MapFile &) -> Result<bool> {
        stalled->acquire();
        return true;
    });
    for (const char *name : {"Bingo", "Walkers", "Choir"}) {
        type(name);
        press(Qt::Key_Return);
    }
    EXPECT_EQ(value("roomView.room.queue.waiting").toInt(), 3);
    EXPECT_FALSE(m_window->close());
    EXPECT_TRUE(m_session.notice()->text().contains("still being stored"));
    EXPECT_TRUE(m_window->isVisible());
    stalled->release();
    EXPECT_TRUE(until([this] { return !m_window->isVisible(); }));
    EXPECT_EQ(value("roomView.room.queue.waiting").toInt(), 0);
    EXPECT_TRUE(until([this] { return value("roomView.room.said").toInt() == 3; }));
}

// Of a group that was deleted since it was offered.
constexpr auto kCannotBeStored = "roomView.room.take({what: 'still_there', about: '12345'})";

TEST_F(Shell, TheRoomIsNotLeftUnaskedWithWhatCouldNotBeStored) {
    openNew();
    openRoom();
    run(kCannotBeStored);
    run(kCannotBeStored);
    ASSERT_TRUE(until([this] { return value("roomView.room.queue.refused.length").toInt() == 2; }));
    EXPECT_FALSE(value("together.visible").toBool()); // nothing is read behind the room
    press(Qt::Key_Escape);
    ASSERT_TRUE(until([this] { return value("roomView.lossSheet.opened").toBool(); }));
    EXPECT_TRUE(value("roomView.lossSheet.title").toString().startsWith("2 things"));
    press(Qt::Key_Space); // stay
    ASSERT_TRUE(until([this] { return !value("roomView.lossSheet.visible").toBool(); }));
    EXPECT_TRUE(value("inRoom").toBool());
    EXPECT_EQ(value("roomView.room.queue.refused.length").toInt(), 2);
    pressCalled("Leave the room");
    ASSERT_TRUE(until([this] { return value("roomView.lossSheet.opened").toBool(); }));
    pressCalled("Leave without them");
    EXPECT_FALSE(value("inRoom").toBool());
    EXPECT_TRUE(value("together.visible").toBool());
    EXPECT_EQ(value("roomView.room.queue.refused.length").toInt(), 0);
    EXPECT_TRUE(m_window->close());
}

TEST_F(Shell, TheWindowIsNotClosedUnaskedWithWhatCouldNotBeStored) {
    openNew();
    openRoom();
    run(kCannotBeStored);
    ASSERT_TRUE(until([this] { return value("roomView.room.queue.refused.length").toInt() == 1; }));
    EXPECT_FALSE(m_window->close());
    EXPECT_FALSE(m_window->close()); // asked is asked, however often
    ASSERT_TRUE(until([this] { return value("roomView.lossSheet.opened").toBool(); }));
    pressCalled("Leave without it");
    EXPECT_TRUE(until([this] { return !m_window->isVisible(); }));
}

TEST_F(Shell, TheWindowClosesWhenWhatCouldNotBeStoredIsStoredAfterAll) {
    openNew();
    openRoom();
    RowId who;
    bool isGone = false;
    m_session.write<RowId>(
        &m_session,
        [](MapFile &map) -> Result<RowId> {
            Record choir(Entity::Organisation);
            choir["name"] = "Harbour Choir";
            choir["kind"] = "association";
            PW_TRY(Edit added, Edit::begin(map, "organisation.add"));
            PW_TRY(const RowId id, added.insert(choir));
            PW_CHECK(added.commit());
            PW_TRY(Edit edit, Edit::begin(map, "organisation.delete"));
            PW_CHECK(edit.remove(Entity::Organisation, id));
            PW_CHECK(edit.commit());
            return id;
        },
        [&](const Result<RowId> &id) {
            isGone = id.has_value();
            who = id.value_or(RowId{});
        });
    ASSERT_TRUE(until([&] { return isGone; }));
    run(QString("roomView.room.take({what: 'still_there', about: '%1'})").arg(who.value));
    ASSERT_TRUE(until([this] { return value("roomView.room.queue.refused.length").toInt() == 1; }));
    EXPECT_FALSE(m_window->close());
    ASSERT_TRUE(until([this] { return value("roomView.lossSheet.opened").toBool(); }));
    pressCalled("Try again");
    ASSERT_TRUE(until([this] { return value("roomView.room.queue.refused.length").toInt() == 1; }));
    EXPECT_TRUE(value("roomView.lossSheet.opened").toBool());
    m_session.undo();
    pressCalled("Try again");
    EXPECT_TRUE(until([this] { return !m_window->isVisible(); }));
}

TEST_F(Shell, TheWindowIsNotClosedUnaskedOverWordsThatAreNotWrittenDown) {
    openNew();
    run("Session.library.add(true, 0, 0, 0)"); // a story
    ASSERT_TRUE(until([this] { return value("sheets.librarySheet.opened").toBool(); }));
    type("Tuesdays");
    EXPECT_FALSE(m_window->close());
    EXPECT_FALSE(m_window->close());
    EXPECT_TRUE(value("sheets.librarySheet.asksToLeave").toBool());
    pressCalled("Go on writing");
    type("she is ready");
    EXPECT_FALSE(m_window->close());
    pressCalled("Throw it away");
    ASSERT_TRUE(until([this] { return !value("sheets.librarySheet.visible").toBool(); }));
    EXPECT_TRUE(m_window->close());
}

TEST_F(Shell, WithLargeWordsTheRoomLeavesTheMapItsPlace) {
    openNew();
    openRoom();
    const auto mapShare = [this] {
        return value("roomView.canvas.width * roomView.bar.y / (width * height)").toDouble();
    };
    QQuickItem *line = m_window->activeFocusItem();
    Preferences::instance().setTextScale(2);
    constexpr double kMap = 0.45; // of the window
    EXPECT_TRUE(until([&] { return mapShare() >= kMap; })) << mapShare();
    type("Bingo");
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return called("Said so far: 1") != nullptr; }));
    pressCalled("Said so far: 1");
    EXPECT_TRUE(until([this] { return called("Bingo") != nullptr; }));
    pressCalled("Fold the list away");
    EXPECT_TRUE(until([&] { return mapShare() >= kMap; })) << mapShare();
    EXPECT_EQ(m_window->activeFocusItem(), line); // the scribe's
    m_window->resize(800, 560);                   // the line stays in sight in the smallest window
    EXPECT_TRUE(until([this] { return value("roomView.bar.width < 800").toBool(); }));
    EXPECT_TRUE(until([this] { return value("roomView.bar.y >= 0").toBool(); }));
    m_window->resize(1280, 800);
    Preferences::instance().setTextScale(1);
    EXPECT_TRUE(until([this] { return called("Bingo") != nullptr; }));
}

TEST_F(Shell, ALongLineOfTheSetUpShowsAllOfItselfAndEnterEndsIt) {
    openNew();
    openSession();
    const QString looksAfter =
        "Larkmere Voluntary Action, with the two Primary Care Networks of the island, the Harbour "
        "Tenants and whoever else comes to the meeting on the first Monday of a month";
    constexpr int kRow = 10;
    run(QString("together.form.set(%1, '%2')").arg(kRow).arg(looksAfter));
    const auto field = [&] {
        return shown([&](QQuickItem *item) {
            return item->inherits("QQuickTextArea") && item->property("text") == looksAfter;
        });
    };
    ASSERT_TRUE(until([&] { return field() && field()->property("lineCount").toInt() > 1; }));
    EXPECT_GT(field()->height(), field()->property("contentHeight").toDouble());
    field()->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_End, Qt::ControlModifier);
    type("s");
    press(Qt::Key_Return);
    EXPECT_TRUE(until([&] {
        const auto *form = value("together.form").value<QAbstractItemModel *>();
        return form->index(kRow, 0).data(ExerciseForm::ValueRole) == looksAfter + 's';
    }));
}

TEST_F(Shell, WhoWithdrawsIsFoundInWords) {
    openNew();
    openSession();
    run("together.form.addMember('Ada Quill', 'Harbour Tenants', 'Table 2')");
    const auto words = [this] {
        return shown([](QQuickItem *item) {
            return item->property("text") == "Withdraw: take this name out";
        });
    };
    ASSERT_TRUE(until([&] { return words() != nullptr; }));
    pressCalled("Ada Quill withdraws");
    ASSERT_TRUE(until([this] { return value("together.setUp.withdrawing.opened").toBool(); }));
    pressCalled("Take the name out");
    EXPECT_TRUE(until([&] { return words() == nullptr; }));
    EXPECT_TRUE(value("together.form.members.some(one => one.withdrawn)").toBool());
}

TEST_F(Shell, WhatIsToBeLookedAtBeforeItLeavesIsAKeyAwayAndSoIsTheWayBack) {
    openNew();
    bool isWritten = false;
    m_session.write<bool>(
        m_window,
        [](MapFile &map) -> Result<bool> {
            PW_TRY(Edit edit, Edit::begin(map, "organisation.add"));
            Record organisation(Entity::Organisation);
            organisation["name"] = "Quayside Knitters";
            organisation["kind"] = "grassroots_group";
            organisation["description"] = "Ask for 943 476 5919.";
            organisation["listing_permission"] = "anyone";
            PW_CHECK(edit.insert(organisation));
            PW_CHECK(edit.commit());
            return true;
        },
        [&isWritten](const Result<bool> &) { isWritten = true; });
    ASSERT_TRUE(until([&] { return isWritten && m_session.organisations() == 1; }));
    press(Qt::Key_6, Qt::ControlModifier);
    ASSERT_TRUE(
        until([this] { return value("share && share.sharing.lookAt.length === 1").toBool(); }));
    run("share.sharing.leaflet.layout = 'booklet'");
    run("share.sharing.madeFor = 1");
    ASSERT_TRUE(until([this] { return value("share.sharing.lookAt.length === 1").toBool(); }));
    const auto focused = [this] {
        const QQuickItem *item = m_window->activeFocusItem();
        return item ? item->property("text").toString() : QString();
    };
    for (int i = 0; i < 60 && !focused().startsWith("Quayside Knitters: what it is"); ++i)
        press(Qt::Key_Tab);
    ASSERT_TRUE(focused().startsWith("Quayside Knitters: what it is")) << focused().toStdString();
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return m_session.selected() != 0; }));
    EXPECT_EQ(m_window->property("workspace").toString(), "map");
    press(Qt::Key_Left, Qt::AltModifier);
    ASSERT_TRUE(until([this] { return m_window->property("workspace").toString() == "share"; }));
    EXPECT_EQ(value("share.sharing.leaflet.layout").toString(), "booklet");
    EXPECT_EQ(value("share.sharing.madeFor").toInt(), 1);
    EXPECT_EQ(value("maps.cameFrom").toString(), "");
}

TEST_F(Shell, AreasThatAreDroppedAndTheirFiguresComeIn) {
    openNew();
    drop(file("wards.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"code":"W1","name":"Eastfield"},"geometry":{"type":"Polygon","coordinates":
        [[[-2.4,53.4],[-2.3,53.4],[-2.3,53.5],[-2.4,53.4]]]}}]})"));
    ASSERT_TRUE(until([this] { return value("sheets.areasSheet.opened").toBool(); }));
    run("sheets.areasSheet.bringIn()");
    ASSERT_TRUE(until([this] { return m_session.layers()->sets().size() == 1; }));
    run("sheets.areasSheet.take('" +
        QUrl::fromLocalFile(
            QString::fromStdString(file("people.csv", "code,people\nW1,1200\n").string()))
            .toString() +
        "')");
    // Of one column of numbers, with the codes of one set, there is nothing to choose.
    ASSERT_TRUE(until([this] { return value("sheets.areasSheet.ready").toBool(); }));
    run("sheets.areasSheet.bringIn()");
    ASSERT_TRUE(until([this] { return m_session.layers()->indicators().size() == 1; }));
    EXPECT_EQ(m_session.layers()->indicators().first().label, "people");
}

TEST_F(Shell, AFileThatIsNothingWeReadIsNamedAndNothingHappens) {
    openNew();
    drop(file("photo.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv));
    ASSERT_TRUE(until([this] { return !m_session.notice()->text().isEmpty(); }));
    EXPECT_TRUE(m_session.notice()->text().contains("photo.csv"))
        << qPrintable(m_session.notice()->text());
    EXPECT_EQ(m_session.organisations(), 0);
}

TEST_F(Shell, WhatWasOpenIsAmongTheRecentAndOpensAgain) {
    openNew();
    const QString map = QString::fromStdString((m_folder / "map.gpkg").string());
    EXPECT_EQ(Preferences::instance().recentFiles().value(0), map);
    m_session.openSample(true);
    ASSERT_TRUE(until([this] { return m_session.isSample(); }));
    drop(map.toStdString());
    EXPECT_TRUE(until([this] { return m_session.isOpen() && !m_session.isSample(); }));
}

TEST_F(Shell, AWindowThatIsClosedStaysUntilWhatIsWrittenIsThere) {
    openNew();
    std::atomic<bool> mayEnd = false;
    m_session.longWrite<bool>("Bringing in clubs.csv", m_window,
                              [&](MapFile &, const Progress &progress) -> Result<bool> {
                                  while (!mayEnd && !progress.isCancelled())
                                      std::this_thread::yield();
                                  return !progress.isCancelled();
                              });
    ASSERT_TRUE(until([this] { return m_session.isBusyLong(); }));
    EXPECT_FALSE(m_window->close());
    EXPECT_TRUE(m_window->isVisible());
    EXPECT_TRUE(m_session.notice()->text().startsWith("Bringing in clubs.csv is not finished"));
    mayEnd = true;
    EXPECT_TRUE(until([this] { return !m_window->isVisible(); }));
}

TEST_F(Shell, AWindowStaysOpenWhenThereIsSomethingToSayOfWhatWasWritten) {
    openNew();
    std::atomic<bool> mayEnd = false;
    m_session.longWrite<bool>("Bringing in clubs.csv", m_window,
                              [&](MapFile &, const Progress &) -> Result<bool> {
                                  while (!mayEnd)
                                      std::this_thread::yield();
                                  return fail(ErrorCode::DiskFull, "The disk is full.");
                              });
    ASSERT_TRUE(until([this] { return m_session.isBusyLong(); }));
    EXPECT_FALSE(m_window->close());
    mayEnd = true;
    ASSERT_TRUE(until([this] { return m_session.notice()->mustAct(); }));
    ASSERT_TRUE(until([this] { return !value("closing.waits").toBool(); }));
    EXPECT_TRUE(m_window->isVisible());
    EXPECT_TRUE(m_window->close());
}

TEST_F(Shell, AWindowThatIsClosedTwiceStopsWhatIsWritten) {
    openNew();
    std::atomic<bool> wasStopped = false;
    m_session.longWrite<bool>("Bringing in clubs.csv", m_window,
                              [&](MapFile &, const Progress &progress) -> Result<bool> {
                                  while (!progress.isCancelled())
                                      std::this_thread::yield();
                                  wasStopped = true;
                                  return fail(ErrorCode::Cancelled, "Stopped.");
                              });
    ASSERT_TRUE(until([this] { return m_session.isBusyLong(); }));
    EXPECT_FALSE(m_window->close());
    EXPECT_TRUE(m_window->close());
    EXPECT_FALSE(m_window->isVisible());
    EXPECT_TRUE(until([&] { return wasStopped.load(); }));
}

TEST_F(Shell, AWindowThatOnlyLooksAtSomethingClosesAtOnce) {
    openNew();
    std::atomic<bool> mayEnd = false;
    m_session.longRead<bool>(
        "Looking at clubs.csv", m_window,
        [&](MapFile &, const Progress &) -> Result<bool> {
            while (!mayEnd)
                std::this_thread::yield();
            return true;
        },
        [](const Result<bool> &) {});
    ASSERT_TRUE(until([this] { return m_session.isBusyLong(); }));
    EXPECT_TRUE(m_window->close());
    EXPECT_FALSE(m_window->isVisible());
    mayEnd = true;
    EXPECT_TRUE(until([this] { return !m_session.isBusy(); }));
}

TEST_F(Shell, WhatIsBeingTypedIsStoredWhenTheWindowIsClosed) {
    openNew();
    press(Qt::Key_N, Qt::ControlModifier);
    type("Pantry");
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return m_session.selected() != 0; }));
    renameSelected("Pantry");
    press(Qt::Key_End);
    type(" by the Sea");
    EXPECT_EQ(m_window->activeFocusItem()->property("text").toString(), "Pantry by the Sea");
    EXPECT_TRUE(m_window->close());
    EXPECT_TRUE(until([this] {
        return m_session.index()->size() == 1 && m_session.index()->name(0) == "Pantry by the Sea";
    }));
}

// A text of one that goes out names another that stays: said above its record, a key away.
TEST_F(Shell, ATextThatNamesAGroupNotAskedYetIsShownBeforeItLeaves) {
    openNew();
    bool isWritten = false;
    m_session.write<bool>(
        m_window,
        [](MapFile &map) -> Result<bool> {
            PW_TRY(Edit edit, Edit::begin(map, "organisation.add"));
            Record asked(Entity::Organisation);
            asked["name"] = "Quayside Knitters";
            asked["kind"] = "grassroots_group";
            asked["description"] = "They share a room with the Marigold Choir.";
            asked["listing_permission"] = "anyone";
            PW_CHECK(edit.insert(asked));
            Record notAsked(Entity::Organisation);
            notAsked["name"] = "Marigold Choir";
            notAsked["kind"] = "grassroots_group";
            notAsked["listing_permission"] = "not_asked";
            PW_CHECK(edit.insert(notAsked));
            PW_CHECK(edit.commit());
            return true;
        },
        [&isWritten](const Result<bool> &) { isWritten = true; });
    ASSERT_TRUE(until([&] { return isWritten && m_session.organisations() == 2; }));
    press(Qt::Key_6, Qt::ControlModifier);
    ASSERT_TRUE(until(
        [this] { return value("share && share.sharing.namingNotAsked.length === 1").toBool(); }));
    EXPECT_EQ(value("share.sharing.lookAt.length").toInt(), 0);
    const auto heading = [this] {
        return shown([](QQuickItem *item) {
            return item->property("text").toString().startsWith(
                "1 text names a group that nobody has asked yet");
        });
    };
    EXPECT_TRUE(until([&] { return heading() != nullptr; }));
    const auto focused = [this] {
        const QQuickItem *item = m_window->activeFocusItem();
        return item ? item->property("text").toString() : QString();
    };
    for (int i = 0; i < 60 && !focused().startsWith("Quayside Knitters"); ++i)
        press(Qt::Key_Tab);
    ASSERT_TRUE(focused().startsWith("Quayside Knitters")) << focused().toStdString();
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return m_session.selected() != 0; }));
    EXPECT_EQ(m_window->property("workspace").toString(), "map");
    // Just for us nothing stays, so that nothing is to be pointed out.
    press(Qt::Key_Left, Qt::AltModifier);
    run("share.sharing.madeFor = 2");
    EXPECT_TRUE(until([this] {
        return value("share.sharing.ready && share.sharing.namingNotAsked.length === 0").toBool();
    }));
    EXPECT_TRUE(until([&] { return heading() == nullptr; }));
}

// With letters twice as large the panel would lie over most of the map that it is chosen for.
TEST_F(Shell, TheLayersLeaveMostOfTheMapInSightWithLargeLetters) {
    openNew();
    bool isWritten = false;
    m_session.write<RowId>(
        m_window,
        [](MapFile &map) {
            edits::NewOrganisation choir;
            choir.name = "Marigold Choir";
            return edits::addOrganisation(map, choir);
        },
        [&isWritten](const Result<RowId> &) { isWritten = true; });
    ASSERT_TRUE(until([&] { return isWritten && m_session.organisations() == 1; }));
    Preferences::instance().setTextScale(2);
    EXPECT_TRUE(value("maps.list.visible").toBool());
    run("maps.layersPanel.open()");
    ASSERT_TRUE(until([this] { return value("maps.layersPanel.opened").toBool(); }));
    const auto left = [this](double of) {
        return until([&] {
            const double map = value("maps.canvas.width").toDouble();
            return map - value("maps.layersPanel.width").toDouble() >= of * map;
        });
    };
    EXPECT_TRUE(until([this] { return !value("maps.list.visible").toBool(); }));
    EXPECT_TRUE(until([this] { return value("maps.canvas.width").toDouble() > 1100; }));
    EXPECT_TRUE(left(0.55));
    // Whoever is looked at keeps their card, and most of the map is in sight beside it too.
    m_session.select(m_session.index()->id(0).value);
    EXPECT_TRUE(until([this] { return value("maps.card.visible").toBool(); }));
    EXPECT_TRUE(left(0.54));
    m_session.select(0);
    run("maps.layersPanel.close()");
    EXPECT_TRUE(until([this] { return value("maps.list.visible").toBool(); }));
    Preferences::instance().setTextScale(1);
}

// What the colours mean is laid out anew whenever it changes; the engine would say if it went round
// in a circle, and the test would fail by that.
TEST_F(Shell, WhatTheColoursMeanIsSaidAtEverySizeOfLetters) {
    m_session.openSample(true);
    ASSERT_TRUE(until([this] { return m_session.isOpen() && m_session.shownCount() > 0; }));
    ASSERT_TRUE(until([this] { return !m_session.layers()->indicators().isEmpty(); }));
    for (const double scale : {1.0, 1.5, 2.0, 1.0})
        for (const Choice &indicator : m_session.layers()->indicators()) {
            Preferences::instance().setTextScale(scale);
            m_session.layers()->setFill(indicator.code);
            EXPECT_TRUE(until([&] {
                const QString title = value("maps.canvas.legend.fillTitle").toString();
                return scale > 1 ||
                       (!title.isEmpty() && shown([&](QQuickItem *item) {
                                                return item->property("text").toString() == title;
                                            }) != nullptr);
            })) << qPrintable(indicator.label);
        }
    m_session.layers()->setFill({});
}

} // namespace
} // namespace placeweave

int main(int argc, char **argv) {
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const QGuiApplication application(argc, argv);
    placeweave::Appearance::setStill(true);
    placeweave::prepareApplication();
    testing::InitGoogleTest(&argc, argv);
    placeweave::QmlWarningsFail::listen();
    return RUN_ALL_TESTS();
}
