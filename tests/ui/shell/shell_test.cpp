// SPDX-License-Identifier: GPL-3.0-or-later
// The window as those use it who have no mouse, or do not see it.
#include "tests/temporary_folder.h"
#include "ui/session/session.h"
#include "ui/shell/run_window.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlContext>
#include <QQmlExpression>
#include <QQuickWindow>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

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
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(m_window, static_cast<Qt::Key>(key), modifiers);
    }
    // Keys go to whoever has the focus, letter by letter.
    void type(const char *text) {
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(m_window, *letter);
    }
    void run(const QString &code) {
        QQmlExpression expression(qmlContext(m_window), m_window, code);
        expression.evaluate();
        ASSERT_FALSE(expression.hasError()) << qPrintable(expression.error().toString());
    }
    // What can be operated, is in sight, and has nothing to be called by.
    QStringList nameless() {
        QStringList found;
        look(QAccessible::queryAccessibleInterface(m_window), 0, found);
        return found;
    }
    int operated() const { return m_operated; }

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

TEST_F(Shell, KeysLeadToEveryWorkspace) {
    openNew();
    const auto workspace = [this] {
        return m_window->property("workspace").toString();
    };
    press(Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "directory");
    press(Qt::Key_3, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "share");
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(workspace(), "map");
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
    return RUN_ALL_TESTS();
}
