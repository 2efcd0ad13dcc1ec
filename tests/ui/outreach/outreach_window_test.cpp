// SPDX-License-Identifier: GPL-3.0-or-later
// From a thin place to a kept promise, through the window as people go, on the sample: buttons are
// found by what a screen reader calls them.
#include "tests/temporary_folder.h"
#include "tests/ui/qml_warnings_fail.h"
#include "ui/map/map_canvas.h"
#include "ui/session/session.h"
#include "ui/shell/run_window.h"
#include "ui/theme/appearance.h"

#include "core/joint/outreach_plan.h"
#include "core/joint/record_code.h"

#include <QAccessible>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QQmlApplicationEngine>
#include <QQmlContext>
#include <QQmlExpression>
#include <QQuickWindow>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace placeweave {
namespace {

constexpr int kLongest = 20'000; // ms

class OutreachWindow : public testing::Test {
protected:
    void SetUp() override {
        QAccessible::setActive(true);
        ASSERT_TRUE(loadWindow(m_engine, false));
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
        ASSERT_TRUE(m_window);
        m_window->resize(1366, 900);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_window, kLongest));
        m_window->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window, kLongest));
        m_session.openSample(true);
        ASSERT_TRUE(until([this] { return m_session.shownCount() > 0; }));
    }
    static bool until(const std::function<bool()> &condition) {
        return QTest::qWaitFor(condition, kLongest);
    }
    QVariant value(const QString &code) {
        QQmlExpression expression(qmlContext(m_window), m_window, code);
        const QVariant result = expression.evaluate();
        EXPECT_FALSE(expression.hasError()) << qPrintable(expression.error().toString());
        return result;
    }
    // Whoever is called so, in sight and ready; of several the last, which lies over the others.
    QAccessibleInterface *called(const QString &start) {
        QAccessibleInterface *found = nullptr;
        look(QAccessible::queryAccessibleInterface(m_window), start, found, 0);
        return found;
    }
    void click(const QString &start) {
        // Where it stands once whatever moves it has been laid out.
        QPoint middle;
        ASSERT_TRUE(until([&] {
            m_window->grabWindow();
            QAccessibleInterface *item = called(start);
            const QPoint before = std::exchange(
                middle, item ? m_window->mapFromGlobal(item->rect().center()) : QPoint());
            return item && before == middle;
        })) << qPrintable(start);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, middle);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(m_window, static_cast<Qt::Key>(key), modifiers);
    }
    // Keys go to whoever has the focus.
    void type(const char *text) {
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(m_window, *letter);
    }
    template <class T>
    T read(std::function<Result<T>(MapFile &)> work) {
        std::optional<Result<T>> outcome;
        m_session.read<T>(&m_session, std::move(work),
                          [&](Result<T> result) { outcome.emplace(std::move(result)); });
        EXPECT_TRUE(until([&] { return outcome.has_value(); }));
        return valueOf(*std::move(outcome));
    }

private:
    static void look(QAccessibleInterface *item, const QString &start, QAccessibleInterface *&found,
                     int depth) {
        constexpr int kDeepest = 80;
        if (!item || !item->isValid() || item->state().invisible || depth > kDeepest)
            return;
        if (!item->state().disabled && item->text(QAccessible::Name).startsWith(start))
            found = item;
        for (int i = 0; i < item->childCount(); ++i)
            look(item->child(i), start, found, depth + 1);
    }

protected:
    TemporaryFolder m_folder;
    Session m_session{nullptr}; // outlives the pages that show it
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

TEST_F(OutreachWindow, AThinPlaceBecomesAPlanAVisitAConversationAndAPromiseThatIsKept) {
    // Where the map is thin.
    press(Qt::Key_4, Qt::ControlModifier);
    ASSERT_TRUE(until([this] { return value("insight.reach.count > 0").toBool(); }));
    ASSERT_TRUE(until([this] { return !value("insight.reach.reading").toBool(); }));
    const QString area = value("insight.reach.data(insight.reach.index(0, 0), 257)").toString();
    click("Plan outreach for " + area);
    ASSERT_TRUE(until([this] { return value("insight.reach.ticked").toInt() == 1; }));
    value("insight.reach.tick(1, true)");
    value("insight.reach.tick(2, true)");
    click("Plan outreach for 3");

    // Whom to go to.
    ASSERT_TRUE(until([this] { return value("sheets.planSheet.beginning.count > 0").toBool(); }));
    ASSERT_TRUE(until([this] { return value("sheets.planSheet.opened").toBool(); }));
    press(Qt::Key_End);
    type(" too");
    press(Qt::Key_Escape); // by accident: nothing is lost
    EXPECT_TRUE(value("sheets.planSheet.asksToLeave").toBool());
    EXPECT_TRUE(value("sheets.planSheet.beginning.name").toString().endsWith(" too"));
    click("Go on writing");
    value("sheets.planSheet.beginning.who = 'Ruth'");
    ASSERT_TRUE(until(
        [this] { return value("sheets.planSheet.beginning.audiences.length > 0").toBool(); }));
    value("sheets.planSheet.beginning.addAudience('Hill farmers')");
    value("sheets.planSheet.beginning.addAudience('people who speak Polish')");
    EXPECT_EQ(value("sheets.planSheet.beginning.audience").toString(),
              "Hill farmers, people who speak Polish");
    click("Begin the plan");
    ASSERT_TRUE(until([this] { return value("outreach && outreach.board.count > 0").toBool(); }))
        << qPrintable(value("[outreach.board.plan, outreach.wanted, outreach.plans.count, "
                            "outreach.narrow, sheets.planSheet.opened, "
                            "sheets.planSheet.beginning.chosen].join(' ')")
                          .toString());

    // On its own page more of them are chosen, in the same words.
    EXPECT_TRUE(until([this] {
        return value("outreach.board.audience").toString() ==
               "Hill farmers, people who speak Polish";
    }));
    EXPECT_TRUE(value("outreach.board.audiences.length > 1").toBool());
    value("outreach.board.addAudience('people who speak Welsh')");
    EXPECT_TRUE(until([this] {
        return value("outreach.board.audience").toString() ==
               "Hill farmers, people who speak Polish, people who speak Welsh";
    }));
    value("outreach.board.addAudience('hill farmers')"); // is there already
    click("Choose from our map …");
    press(Qt::Key_Escape);

    // The list to take along, as they choose to go.
    for (const auto &[way, said] :
         {std::pair("VisitPaper.OnFoot",
                    std::pair(" on foot · about ", "roads on our map, at 4.8")),
          {"VisitPaper.ByCar", {" by car · ", "straight lines from one to the next"}}}) {
        const auto list = m_folder / (std::string(way) + ".pdf");
        value(QString("outreach.visits.save('%1', %2)")
                  .arg(QUrl::fromLocalFile(QString::fromStdString(list.string())).toString(), way));
        QFile pdf(QString::fromStdString(list.string()));
        ASSERT_TRUE(until([&] { return pdf.exists(); }));
        ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
        EXPECT_TRUE(pdf.readAll().startsWith("%PDF"));
        if (const QString reader = QStandardPaths::findExecutable("pdftotext"); !reader.isEmpty()) {
            QProcess process;
            process.start(reader, {"-raw", pdf.fileName(), "-"});
            ASSERT_TRUE(process.waitForFinished());
            const QString words = QString::fromUtf8(process.readAllStandardOutput()).simplified();
            EXPECT_TRUE(words.contains("Who goes: Ruth")) << qPrintable(words);
            EXPECT_TRUE(words.contains("About this map"));
            EXPECT_TRUE(words.contains(said.first)) << qPrintable(words);
            EXPECT_TRUE(words.contains(said.second)) << qPrintable(words);
        }
    }
    click("Print the visit list"); // which asks how they go
    ASSERT_TRUE(until([this] { return called("To go round by car") != nullptr; }));
    ASSERT_TRUE(called("To go round on foot"));
    press(Qt::Key_Escape);

    // The first of them, and what they said.
    const QString group = value("outreach.board.data(outreach.board.index(0, 0), 258)").toString();
    click(group);
    ASSERT_TRUE(until([this] { return value("outreach.board.current > 0").toBool(); }));
    click("Log a conversation"); // beside the group: the last of the two
    ASSERT_TRUE(until([this] { return value("sheets.conversationSheet.opened").toBool(); }));
    ASSERT_TRUE(until([&] {
        return value("sheets.conversationSheet.form.organisationName").toString() == group;
    }));
    type("The bus stops at four");
    press(Qt::Key_Escape); // by accident: nothing is lost
    EXPECT_TRUE(value("sheets.conversationSheet.asksToLeave").toBool());
    click("Go on writing");
    EXPECT_TRUE(value("sheets.conversationSheet.opened").toBool());
    EXPECT_EQ(value("sheets.conversationSheet.form.heard").toString(), "The bus stops at four");
    value("sheets.conversationSheet.form.way = 'visit'");
    click("What we said we would do");
    type("Ask the bus company");
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(until([this] { return value("outreach.promises.count").toInt() == 1; }));
    EXPECT_TRUE(until([this] { return value("outreach.board.stepStatus").toString() == "done"; }));

    // The promise, kept and told back.
    click("Promises (1)");
    click("Kept: Ask the bus company");
    ASSERT_TRUE(until([this] { return value("outreach.promises.toBeTold").toInt() == 1; }));
    click("They have been told: Ask the bus company");
    ASSERT_TRUE(until([this] { return value("outreach.promises.count").toInt() == 0; }));

    const auto promises =
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Promise); });
    ASSERT_EQ(promises.size(), 1U);
    EXPECT_EQ(promises[0].text("status"), "fed_back");
    const auto talks =
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Engagement); });
    ASSERT_EQ(talks.size(), 1U);
    EXPECT_EQ(talks[0].text("heard"), "The bus stops at four");
    EXPECT_EQ(talks[0].text("way"), "visit");
}

// Drawn with the mouse on the map; whoever stands within it, and nobody else, is in the plan.
TEST_F(OutreachWindow, WhoIsInALassoBecomesAPlan) {
    auto *canvas = value("mapWorkspace.canvas").value<MapCanvas *>();
    ASSERT_TRUE(canvas);
    value("run('fit')");
    ASSERT_TRUE(until([&] { return canvas->isSettled(); }));
    const auto all = m_session.shown();
    value("run('tool.lasso')");
    ASSERT_TRUE(until([&] { return canvas->trace() == MapCanvas::Trace::Lasso; }));
    const QPointF middle = canvas->middle();
    constexpr double kHalf = 45; // pixels: some of them, and not all
    const QRectF box(middle - QPointF(kHalf, kHalf), middle + QPointF(kHalf, kHalf));
    const auto onWindow = [&](QPointF at) {
        return canvas->mapToScene(at).toPoint();
    };
    QTest::mousePress(m_window, Qt::LeftButton, {}, onWindow(box.topLeft()));
    for (const QPointF &corner : {box.topRight(), box.bottomRight(), box.bottomLeft()})
        QTest::mouseMove(m_window, onWindow(corner));
    QTest::mouseRelease(m_window, Qt::LeftButton, {}, onWindow(box.bottomLeft()));
    ASSERT_TRUE(until([this] { return !m_session.filter()->outline().isEmpty(); }));

    std::set<std::int64_t> within;
    const QPointF northWest = canvas->positionAt(box.left(), box.top());
    const QPointF southEast = canvas->positionAt(box.right(), box.bottom());
    for (const std::uint32_t row : *all->rows) {
        const auto point = all->index->point(row);
        if (point && point->latitude < northWest.y() && point->latitude > southEast.y() &&
            point->longitude > northWest.x() && point->longitude < southEast.x() &&
            (all->index->flags(row) & asset_flag::kClosed) == 0)
            within.insert(all->index->id(row).value);
    }
    ASSERT_GT(within.size(), 2U);
    ASSERT_LT(within.size(), std::min(all->rows->size(), kMostInAPlan));
    ASSERT_TRUE(
        until([&] { return m_session.shownCount() < static_cast<int>(all->rows->size()); }));

    click("Plan outreach");
    ASSERT_TRUE(until([this] { return value("sheets.planSheet.opened").toBool(); }));
    EXPECT_EQ(value("sheets.planSheet.beginning.count").toULongLong(), within.size());
    EXPECT_EQ(value("sheets.planSheet.beginning.name").toString(), "In the lasso");
    click("Begin the plan");
    ASSERT_TRUE(until([this] { return value("outreach && outreach.board.count > 0").toBool(); }));
    std::set<std::int64_t> inPlan;
    for (const Record &step :
         read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Step); }))
        inPlan.insert(step.reference("organisation_id").value);
    EXPECT_EQ(inPlan, within);
}

TEST_F(OutreachWindow, AStoryIsWrittenDownFromACardFoundReadToTheRoomDeletedAndBroughtBack) {
    const RowId group = read<RowId>([](MapFile &map) -> Result<RowId> {
        PW_TRY(const auto all, map.records(Entity::Organisation));
        return all[0].id();
    });
    ASSERT_TRUE(until([this] { return value("Session.library.count").toInt() > 0; }));
    const int before = value("Session.library.count").toInt();
    // On the group's card; what is typed as a tag is text.
    value(QString("mapWorkspace.open(%1, true)").arg(group.value));
    value("Session.library.add(true, Session.selected, 0, 0)");
    ASSERT_TRUE(until([this] { return value("sheets.librarySheet.opened").toBool(); }));
    type("Sing <b>loud</b>, Zanzibar");
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(until([&] { return value("Session.library.count").toInt() == before + 1; }));
    ASSERT_TRUE(until([this] { return !value("sheets.librarySheet.visible").toBool(); }));
    ASSERT_TRUE(until([this] { return called("Story, Sing <b>loud</b>, Zanzibar") != nullptr; }));

    // Found by its words, read large.
    press(Qt::Key_K, Qt::ControlModifier);
    ASSERT_TRUE(until([this] { return value("palette_.opened").toBool(); }));
    type("zanzibar");
    ASSERT_TRUE(until([this] { return called("Sing <b>loud</b>, Zanzibar, Story") != nullptr; }));
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return value("sheets.libraryReader.opened").toBool(); }));
    EXPECT_EQ(value("sheets.libraryReader.reading.words").toString(), "Sing <b>loud</b>, Zanzibar");
    press(Qt::Key_Escape);
    ASSERT_TRUE(until([this] { return !value("sheets.libraryReader.visible").toBool(); }));

    // On the list of all, by keys: read it, go on, delete it, and undo.
    value("run('stories')");
    ASSERT_TRUE(until([this] { return value("outreach && outreach.library.count > 0").toBool(); }));
    value("outreach.libraryPage.focusList()");
    press(Qt::Key_Return);
    ASSERT_TRUE(until([this] { return value("sheets.libraryReader.opened").toBool(); }));
    const auto position = [this] {
        return value("sheets.libraryReader.reading.position").toString();
    };
    EXPECT_TRUE(position().startsWith("1 of ")) << qPrintable(position());
    press(Qt::Key_Right);
    EXPECT_TRUE(position().startsWith("2 of ")) << qPrintable(position());
    press(Qt::Key_Escape);
    ASSERT_TRUE(until([this] { return !value("sheets.libraryReader.visible").toBool(); }));
    value("outreach.library.text = 'zanzibar'");
    ASSERT_TRUE(until([this] { return value("outreach.library.count").toInt() == 1; }));
    value("outreach.libraryPage.focusList()");
    press(Qt::Key_Delete);
    ASSERT_TRUE(until([&] { return value("Session.library.count").toInt() == before; }));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(until([&] { return value("Session.library.count").toInt() == before + 1; }));
    const auto stories =
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Story); });
    const auto sung = std::ranges::find_if(
        stories, [](const Record &row) { return row.text("words").contains("Zanzibar"); });
    ASSERT_NE(sung, stories.end());
    EXPECT_EQ(sung->reference("organisation_id"), group);
}

TEST_F(OutreachWindow, EscapeLosesNoStoryAndNoAnswerThatSomebodyTyped) {
    const int before = value("Session.library.count").toInt();
    value("Session.library.add(true, 0, 0, 0)");
    ASSERT_TRUE(until([this] { return value("sheets.librarySheet.opened").toBool(); }));
    press(Qt::Key_Escape); // nothing typed yet
    ASSERT_TRUE(until([this] { return !value("sheets.librarySheet.visible").toBool(); }));
    value("Session.library.add(true, 0, 0, 0)");
    ASSERT_TRUE(until([this] { return value("sheets.librarySheet.opened").toBool(); }));
    type("We swam in the rain");
    press(Qt::Key_Escape);
    EXPECT_TRUE(value("sheets.librarySheet.asksToLeave").toBool());
    EXPECT_EQ(value("sheets.librarySheet.form.words").toString(), "We swam in the rain");
    click("Throw it away");
    ASSERT_TRUE(until([this] { return !value("sheets.librarySheet.visible").toBool(); }));
    EXPECT_EQ(value("Session.library.count").toInt(), before);

    const auto told =
        read<std::vector<Record>>([](MapFile &map) { return map.records(Entity::Story); });
    value(QString("sheets.askAgainSheet.begin(%1)").arg(told.front().id().value));
    ASSERT_TRUE(until([this] { return value("sheets.askAgainSheet.opened").toBool(); }));
    click("Until");
    type("1/9/2030");
    press(Qt::Key_Escape);
    EXPECT_TRUE(value("sheets.askAgainSheet.asksToLeave").toBool());
    click("Go on writing");
    EXPECT_TRUE(value("sheets.askAgainSheet.opened").toBool());
    EXPECT_TRUE(value("sheets.askAgainSheet.holdsWords").toBool());
    press(Qt::Key_Escape);
    click("Throw it away");
    ASSERT_TRUE(until([this] { return !value("sheets.askAgainSheet.visible").toBool(); }));
    EXPECT_EQ(read<Record>(
                  [id = told.front().id()](MapFile &map) { return map.record(Entity::Story, id); }),
              told.front());
}

TEST_F(OutreachWindow, ASlipIsKeyedInByItsCode) {
    const auto first = read<std::pair<RowId, std::string>>(
        [](MapFile &map) -> Result<std::pair<RowId, std::string>> {
            PW_TRY(const auto all, map.records(Entity::Organisation));
            return std::pair(all[0].id(), all[0].text("name"));
        });
    const auto code = read<std::string>(
        [id = first.first](MapFile &map) -> Result<std::string> { return recordCodeOf(map, id); });
    value("run('slip')");
    ASSERT_TRUE(until([this] { return value("insight && insight.slipSheet.opened").toBool(); }));
    type(code.c_str());
    ASSERT_TRUE(until([this] { return value("insight.slipSheet.slip.ready").toBool(); }));
    EXPECT_TRUE(value("insight.slipSheet.holdsWords").toBool());
    press(Qt::Key_Return);
    type("Nerys");
    press(Qt::Key_Return);
    ASSERT_TRUE(until(
        [this] { return m_session.notice()->text().contains("confirmed by the group itself"); }));
    const Record row = read<Record>(
        [id = first.first](MapFile &map) { return map.record(Entity::Organisation, id); });
    EXPECT_EQ(row.text("confirmed_how"), "paper");
    EXPECT_EQ(row.text("confirmed_by"), "Nerys");
}

// A partner's row of what a group offers comes back with another address, and is taken in the
// review: the service happens there, and the group stays where it is.
TEST_F(OutreachWindow, AServiceThatComesBackWithAnotherPlaceIsMovedByTheReview) {
    struct Given {
        Record service{Entity::Service};
        Record link{Entity::ServiceAtLocation};
        std::string code;
    };
    const auto given = read<Given>([](MapFile &map) -> Result<Given> {
        PW_TRY(const auto services, map.records(Entity::Service));
        for (const Record &service : services) {
            PW_TRY(const auto links,
                   map.recordsOf(Entity::ServiceAtLocation, "service_id", service.id()));
            PW_TRY(const Record group,
                   map.record(Entity::Organisation, service.reference("organisation_id")));
            if (links.size() == 1 && group.text("listing_permission") == "anyone" &&
                links[0].reference("location_id") == group.reference("location_id"))
                return Given{service, links[0], map.uuidOf(Entity::Service, service.id())};
        }
        return fail(ErrorCode::NotFound, "No service is at its group's place in the sample.");
    });
    const auto file = m_folder / "returned.csv";
    std::ofstream(file) << "Record code,Organisation,What is offered,Activity,Address,Postcode\n"
                        << given.code << ",,\"" << given.service.text("name")
                        << "\",,9 Other Road,LK9 9ZZ\n";
    const int before = m_session.toReview();
    value(QString("sheets.takeFiles(['%1'])")
              .arg(QUrl::fromLocalFile(QString::fromStdString(file.string())).toString()));
    click("Put them on the map");
    ASSERT_TRUE(until([&] { return m_session.toReview() == before + 1; }));
    click(QString("Look at %1").arg(before + 1));
    ASSERT_TRUE(until([this] { return value("sheets.reviewSheet.opened").toBool(); }));
    ASSERT_TRUE(until([this] { return value("sheets.reviewSheet.review.ofService").toBool(); }));
    ASSERT_EQ(value("sheets.reviewSheet.review.kind").toString(), "change");
    const auto differing = [this] {
        return value("(review => Array.from({length: review.rowCount()}, (_, row) => "
                     "[257, 258, 259].map(role => review.data(review.index(row, 0), role))"
                     ".join('|')).join(' / '))(sheets.reviewSheet.review)")
            .toString();
    };
    EXPECT_TRUE(until([&] { return differing().contains("|9 Other Road"); }))
        << qPrintable(differing());
    click("Use the list's");
    ASSERT_TRUE(until([&] { return m_session.toReview() == before; }));

    const auto [place, home] =
        read<std::pair<Record, RowId>>([&](MapFile &map) -> Result<std::pair<Record, RowId>> {
            PW_TRY(const Record link, map.record(Entity::ServiceAtLocation, given.link.id()));
            PW_TRY(const Record now, map.record(Entity::Location, link.reference("location_id")));
            PW_TRY(const Record group,
                   map.record(Entity::Organisation, given.service.reference("organisation_id")));
            return std::pair(now, group.reference("location_id"));
        });
    EXPECT_EQ(place.text("address"), "9 Other Road");
    EXPECT_EQ(place.text("postcode"), "LK9 9ZZ");
    EXPECT_EQ(home, given.link.reference("location_id"));
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
