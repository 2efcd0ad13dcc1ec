// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the window through its screens and writes a picture of each into a folder:
//
//     placeweave_tour FOLDER [NAME...]      only pictures whose name begins with one of NAME
//
// Nothing is compared: the pictures are to be looked at (tests/ui/tour/tour). It fails by what the
// window complained of on the way, and by what never came.
#include "tests/loopback_server.h"
#include "tests/ui/joint/photographed.h"
#include "tests/ui/qml_warnings.h"
#include "ui/directory/directory_model.h"
#include "ui/insight/connections_model.h"
#include "ui/insight/freshness_model.h"
#include "ui/intake/import_model.h"
#include "ui/joint/room_paper.h"
#include "ui/map/map_canvas.h"
#include "ui/map/scene_painter.h"
#include "ui/outreach/visit_paper.h"
#include "ui/record/history_model.h"
#include "ui/session/base_maps.h"
#include "ui/session/edits.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"
#include "ui/share/sharing.h"
#include "ui/shell/run_window.h"
#include "ui/theme/appearance.h"

#include "core/exchange/sample.h"
#include "core/joint/confirmation.h"
#include "core/joint/library.h"
#include "core/store/database.h"
#include "core/store/edit.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QProcess>
#include <QQmlApplicationEngine>
#include <QQmlExpression>
#include <QQuickWindow>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>

using namespace placeweave;

namespace {

constexpr int kLongest = 20'000; // ms for anything to happen

class Tour {
public:
    Tour(QString folder, QStringList only) : m_folder(std::move(folder)), m_only(std::move(only)) {}

    int run();

private:
    template <class Condition>
    void waitFor(const char *what, Condition condition) {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > kLongest) {
                amiss(QString("gave up waiting for ") + what);
                return;
            }
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        }
    }
    void rest(int milliseconds) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    QVariant js(const QString &code) {
        QQmlExpression expression(qmlContext(m_window), m_window, code);
        bool undefined = false;
        const QVariant value = expression.evaluate(&undefined);
        if (expression.hasError())
            amiss(expression.error().toString());
        return value;
    }
    // Said at once, and again at the end.
    void amiss(const QString &what) {
        std::fprintf(stderr, "tour: %s\n", qPrintable(what));
        m_amiss << what;
    }
    MapCanvas *canvas() { return m_window->findChild<MapCanvas *>(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
             const QString &text = {}) {
        QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
        QKeyEvent release(QEvent::KeyRelease, key, modifiers, text);
        QCoreApplication::sendEvent(m_window, &press);
        QCoreApplication::sendEvent(m_window, &release);
    }
    void size(int width, int height) {
        m_window->resize(width, height);
        rest(150);
    }
    void settle() {
        rest(120);
        waitFor("the maps in sight", [this] {
            return std::ranges::all_of(
                m_window->findChildren<MapCanvas *>(),
                [](const MapCanvas *map) { return !map->isVisible() || map->isSettled(); });
        });
        rest(250);
    }
    Sharing *sharing() { return m_window->findChild<Sharing *>(); }
    void waitForPage() {
        rest(500);
        waitFor("the page", [this] { return sharing() && !sharing()->isDrawing(); });
        rest(300);
    }
    void picture(const QString &name) {
        if (!isWanted(name))
            return;
        settle();
        for (const QString &said : QmlWarnings::taken())
            m_amiss << QString("before %1: %2").arg(name, said);
        const QString path = m_folder + '/' + name + ".png";
        if (!m_window->grabWindow().save(path))
            amiss("cannot write " + path);
        else
            std::printf("%s\n", qPrintable(path));
    }
    // Whether of a stage whose pictures begin with these ("05 22") any is wanted.
    bool isWantedOf(const QString &beginnings) const {
        return m_only.isEmpty() ||
               std::ranges::any_of(beginnings.split(' '), [&](const QString &b) {
                   return std::ranges::any_of(m_only, [&](const QString &p) {
                       return p.startsWith(b) || b.startsWith(p);
                   });
               });
    }
    bool isWanted(const QString &name) const {
        return m_only.isEmpty() ||
               std::ranges::any_of(m_only, [&](const QString &p) { return name.startsWith(p); });
    }
    // Maps beside each other: each `show` is run and the map itself is taken, light above dark.
    void montage(const QString &name, const QStringList &shows) {
        if (!isWanted(name))
            return;
        QImage sheet;
        for (int row = 0; row < 2; ++row) {
            look(row == 0 ? "light" : "dark");
            for (qsizetype column = 0; column < shows.size(); ++column) {
                js(shows[column]);
                rest(700);
                settle();
                const QRectF place = canvas()->mapRectToScene(canvas()->boundingRect());
                const QImage taken = m_window->grabWindow().copy(place.toRect());
                if (sheet.isNull()) {
                    sheet = QImage(taken.width() * int(shows.size()), taken.height() * 2,
                                   QImage::Format_RGB32);
                    sheet.fill(Qt::gray);
                }
                QPainter(&sheet).drawImage(int(column) * taken.width(), row * taken.height(),
                                           taken);
            }
        }
        look("light");
        sheet.save(m_folder + '/' + name + ".png");
    }
    // The same screen on a projector in a dark hall.
    void pictureDarkAndWide(const QString &name) {
        size(1920, 1080);
        look("dark");
        picture(name + "-dark-1920");
        look("light");
        size(1280, 800);
    }
    // Light, dark, and with letters twice as large in both; before each, `show` is run.
    void pictures(const QString &name, const QString &show = {}) {
        for (const auto &[appearance, scale, suffix] : {std::tuple("light", 1.0, ""),
                                                        {"dark", 1.0, "-dark"},
                                                        {"dark", 2.0, "-dark-large"},
                                                        {"light", 2.0, "-large"}}) {
            look(appearance, scale);
            rest(300);
            if (!show.isEmpty())
                js(show);
            picture(name + suffix);
        }
        look("light");
    }
    // Dark, and with letters twice as large in both.
    void pictureDarkAndLarge(const QString &name) {
        look("dark");
        picture(name + "-dark");
        look("dark", 2);
        rest(300);
        picture(name + "-dark-large");
        look("light", 2);
        rest(300);
        picture(name + "-large");
        look("light");
    }
    void look(const QString &appearance, double scale = 1) {
        Preferences::instance().setAppearance(appearance);
        Preferences::instance().setTextScale(scale);
        rest(100);
    }
    qint64 find(const QString &name) {
        const auto index = Session::instance()->index();
        for (std::uint32_t row = 0; index && row < index->size(); ++row)
            if (QString::fromUtf8(index->name(row)).startsWith(name))
                return index->id(row).value;
        return 0;
    }

    QString writeTiles();
    void baseMaps();
    void firstStart();
    void map();
    void layers();
    void card();
    void tools();
    void adding();
    void palette();
    void directory();
    void importing();
    void importingTwoLists();
    void importingRefused();
    void importingLong();
    void importingGround();
    void unplaced();
    void together();
    void setUpFurtherDown();
    void besideAnEarlierOne();
    void afterwards();
    void revertAndWithdraw();
    void ownConfirmation();
    void partnersCopy(const QString &path);
    bool photograph(const QString &paper, const QString &photo, const QString &thumb) const;
    void insight();
    void freshness();
    void connections();
    void outreach();
    void library();
    QString paintedPicture();
    void share();
    void textsToSee();
    void readersOfOurOwn();
    void large();
    void empty();
    void many();
    void real(const QString &data);

    QString m_folder;
    QStringList m_only;
    QStringList m_amiss;
    QTemporaryDir m_temporary;
    Session m_session{nullptr}; // outlives the pages that show it
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

int Tour::run() {
    QDir().mkpath(m_folder);
    if (!loadWindow(m_engine, true))
        return EXIT_FAILURE;
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    m_session.openSample(true);
    waitFor("the sample", [this] { return m_session.isOpen(); });
    waitFor("the list", [this] { return m_session.shownCount() > 0; });
    look("light");
    size(1280, 800);
    // Most begin where the one before them ends. Where all that is wanted begins at the sample as
    // it was opened, there is no need of the others.
    enum class Begins { AfterOthers, Anywhere };
    using enum Begins;
    struct Stage {
        void (Tour::*run)();
        const char *pictures;
        Begins begins = AfterOthers;
    };
    const Stage stages[] = {{&Tour::firstStart, "01 02"},
                            {&Tour::map, "03 04 05-map", Anywhere},
                            {&Tour::layers, "05 22", Anywhere},
                            {&Tour::card, "06 07", Anywhere},
                            {&Tour::tools, "20", Anywhere},
                            {&Tour::adding, "08", Anywhere},
                            {&Tour::palette, "09 10", Anywhere},
                            {&Tour::directory, "11 12 13"},
                            {&Tour::importing, "14"},
                            {&Tour::unplaced, "15"},
                            {&Tour::together, "23"},
                            {&Tour::insight, "24", Anywhere},
                            {&Tour::freshness, "26", Anywhere},
                            {&Tour::connections, "27 29", Anywhere},
                            {&Tour::outreach, "25 28"},
                            {&Tour::library, "36"},
                            {&Tour::share, "16", Anywhere},
                            {&Tour::readersOfOurOwn, "25-readers"},
                            {&Tour::large, "17", Anywhere},
                            {&Tour::textsToSee, "30", Anywhere},
                            {&Tour::empty, "18", Anywhere},
                            {&Tour::many, "19"}};
    const auto isStageWanted = [this](const Stage &stage) {
        return isWantedOf(stage.pictures);
    };
    const auto last = std::ranges::find_last_if(stages, isStageWanted);
    const bool areAllFree = std::ranges::all_of(stages, [&](const Stage &stage) {
        return !isStageWanted(stage) || stage.begins == Anywhere;
    });
    js("window.firstStart = false");
    for (const Stage *stage = stages; !last.empty() && stage <= last.begin(); ++stage)
        if (isStageWanted(*stage) || !areAllFree)
            (this->*stage->run)();
    if (const QString data = qEnvironmentVariable("PLACEWEAVE_REAL_DATA");
        !data.isEmpty() && isWantedOf("21"))
        real(data);
    m_amiss << QmlWarnings::taken();
    if (m_amiss.isEmpty())
        return EXIT_SUCCESS;
    std::fprintf(stderr, "tour: amiss on the way:\n  %s\n", qPrintable(m_amiss.join("\n  ")));
    return EXIT_FAILURE;
}

void Tour::firstStart() {
    js("window.firstStart = true");
    rest(600);
    picture("01-first-start-light");
    look("dark");
    picture("01-first-start-dark");
    look("light");
    pictureDarkAndWide("01-first-start");
    js("sheets.start()");
    rest(300);
    picture("02-question-1");
    js("sheets.startSheet.step = 1");
    picture("02-question-2");
    js("sheets.startSheet.step = 2");
    picture("02-question-3");
    js("sheets.startSheet.step = 3");
    picture("02-question-4");
    js("sheets.startSheet.close()");
    js("window.firstStart = false");
}

void Tour::map() {
    picture("03-map-light-1280");
    look("dark");
    picture("03-map-dark-1280");
    size(1920, 1080);
    js("maps.canvas.fitAll()");
    rest(600);
    picture("03-map-dark-1920");
    look("light");
    picture("03-map-light-1920");
    js("Session.filter.activities = ['food_support', 'community_meal']");
    rest(300);
    picture("04-map-filter-1920");
    size(1280, 800);
    js("Session.filter.kinds = ['faith_group']");
    rest(300);
    picture("04-map-filter-1280");
    js("Session.filter.text = 'zzzz'");
    rest(300);
    picture("04-map-nothing-found");
    js("Session.filter.clear()");
    js("Session.layers.fill = Session.layers.indicators.length > 0 ? "
       "Session.layers.indicators[0].code : ''");
    rest(800);
    picture("05-map-fill-light");
    look("dark");
    picture("05-map-fill-dark");
    look("light");
    js("Session.layers.fill = ''");
}

// A base map of the sample, painted by ourselves.
QString Tour::writeTiles() {
    const QString path = m_temporary.filePath("Larkmere streets.mbtiles");
    auto database = Database::open(path.toStdString(), Access::Create);
    if (!database ||
        !database->execute("CREATE TABLE metadata (name TEXT, value TEXT);"
                           "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, "
                           "tile_row INTEGER, tile_data BLOB);"
                           "INSERT INTO metadata VALUES ('name', 'Larkmere streets'), "
                           "('format', 'png'), ('attribution', 'Painted by the tour')"))
        return {};
    SceneSources sources;
    sources.ground = Session::instance()->layers()->groundToShow();
    const LatLonBox box = wholeBox(sources);
    auto insert = database->prepare("INSERT INTO tiles VALUES (?, ?, ?, ?)");
    for (int zoom = 8; insert && zoom <= 13; ++zoom) {
        const double side = std::ldexp(1.0, zoom);
        const Mercator first = toMercator({box.north, box.west});
        const Mercator last = toMercator({box.south, box.east});
        for (auto x = std::int64_t(first.x * side); x <= std::int64_t(last.x * side); ++x)
            for (auto y = std::int64_t(first.y * side); y <= std::int64_t(last.y * side); ++y) {
                const Viewport view{
                    {(double(x) + 0.5) / side, (double(y) + 0.5) / side}, 256 * side, 256, 256, 1};
                QByteArray png;
                QBuffer buffer(&png);
                buffer.open(QIODevice::WriteOnly);
                groundImage(sources, view, {}).save(&buffer, "PNG");
                if (!insert->bind(1, std::int64_t{zoom})
                         .bind(2, x)
                         .bind(3, std::int64_t(side) - 1 - y)
                         .bindBlob(4, {png.constData(), std::size_t(png.size())})
                         .run())
                    return {};
            }
    }
    return path;
}

void Tour::layers() {
    js("maps.layersPanel.open()");
    rest(400);
    picture("05-layers-light");
    pictureDarkAndLarge("05-layers");
    pictureDarkAndWide("05-layers");
    js("Session.layers.fill = Session.layers.indicators[0].code");
    rest(600);
    js("maps.layersPanel.unfold()");
    rest(400);
    picture("22-layers-style");
    js("maps.layersPanel.close()");
    for (const char *classing : {"quantiles", "natural", "equal"}) {
        js(QString("Session.layers.fill = Session.layers.indicators[1].code; "
                   "Session.layers.classing = '%1'; Session.layers.palette = '%2'")
               .arg(classing, classing == QByteArray("equal") ? "diverging" : "cool"));
        rest(800);
        picture(QString("22-fill-") + classing);
    }
    look("dark");
    picture("22-fill-diverging-dark");
    look("light");
    QStringList palettes;
    QStringList classings;
    for (const char *palette : {"warm", "cool", "diverging"})
        palettes << QString("Session.layers.fill = Session.layers.indicators[1].code; "
                            "Session.layers.classing = 'natural'; "
                            "Session.layers.palette = '%1'")
                        .arg(palette);
    for (const char *classing : {"quantiles", "natural", "equal", "deciles"})
        classings << QString("Session.layers.fill = Session.layers.indicators[1].code; "
                             "Session.layers.palette = 'warm'; Session.layers.classing = '%1'")
                         .arg(classing);
    montage("22-palettes", palettes);
    montage("22-classings", classings);
    js("maps.canvas.jumpTo(54.496, -3.962, 13)");
    for (const char *by : {"hexagons", "density"}) {
        js(QString("Session.layers.fill = '%1'").arg(by));
        rest(1000);
        picture(QString("22-") + by);
        look("dark");
        picture(QString("22-") + by + "-dark");
        look("light");
    }
    js("Session.layers.fill = ''; Session.layers.core20Shown = true");
    rest(800);
    picture("22-core20");
    look("dark");
    picture("22-core20-dark");
    look("light");
    js("Session.layers.core20Shown = false; Session.layers.setPartOpacity('Roads', 0.3); "
       "Session.layers.setPartShown('Water', false)");
    rest(800);
    picture("22-parts");
    js("Session.layers.resetParts()");
    js("maps.canvas.fitAll()");
    baseMaps();
}

// The same streets out of each kind of file and from a server, one of the world, and two that are
// not what they say they are.
void Tour::baseMaps() {
    BaseMaps &maps = BaseMaps::instance();
    const auto take = [&](const QString &file) {
        maps.add(QUrl::fromLocalFile(file));
        rest(1500);
        settle();
    };
    const auto bothLooks = [&](const QString &name) {
        picture(name);
        look("dark");
        rest(800);
        picture(name + "-dark");
        look("light");
    };
    const QString streets = writeTiles();
    js("maps.layersPanel.open()");
    rest(300);
    take(streets);
    bothLooks("05-layers-base-map");
    js("maps.layersPanel.close()");
    rest(400);
    bothLooks("05-base-map");
    js("Session.layers.fill = Session.layers.indicators[0].code");
    rest(1500);
    bothLooks("05-base-map-fill");
    js("Session.layers.fill = ''");
    js("maps.canvas.flyTo(54.49, -3.96, 18)");
    rest(1500);
    bothLooks("05-base-map-enlarged");
    js("maps.canvas.flyTo(53.43, -2.31, 12)");
    rest(1500);
    picture("05-base-map-elsewhere");
    js("maps.canvas.fitAll()");
    rest(500);
    js("goTo('share')");
    waitForPage();
    picture("05-base-map-share");
    js("goTo('map')");
    if (isWantedOf("05-base-map")) {
        const QString geopackage = m_temporary.filePath("Larkmere streets.gpkg");
        if (QProcess::execute("gdal_translate", {"-q", "-of", "GPKG", "-co", "TILE_FORMAT=PNG",
                                                 streets, geopackage}) == 0) {
            take(geopackage);
            bothLooks("05-base-map-geopackage");
        }
        auto database = Database::open(streets.toStdString(), Access::ReadOnly);
        const LoopbackServer server([&](const std::string &target) {
            int zoom = 0, column = 0, row = 0;
            std::sscanf(target.c_str(), "/%d/%d/%d", &zoom, &column, &row);
            auto tile = database->prepare("SELECT tile_data FROM tiles WHERE zoom_level = ? AND "
                                          "tile_column = ? AND tile_row = ?");
            tile->bind(1, std::int64_t{zoom})
                .bind(2, std::int64_t{column})
                .bind(3, (std::int64_t{1} << zoom) - 1 - row);
            const auto found = tile->step();
            if (!found || !*found)
                return LoopbackServer::answer("none", "404 Not Found");
            return LoopbackServer::answer(std::string(tile->blob(0)));
        });
        maps.addServer(QString::fromStdString(server.address("/{z}/{x}/{y}.png")),
                       "Painted by the tour");
        rest(2500);
        bothLooks("05-base-map-online");
        maps.forget(maps.chosen());
    }
    if (const QString data = qEnvironmentVariable("PLACEWEAVE_REAL_DATA"); !data.isEmpty()) {
        js("maps.canvas.jumpTo(54, -3, 4)");
        take(data + "/formats/stamen_toner_raster_CC-BY_ODbL_z3.pmtiles");
        bothLooks("05-base-map-pmtiles");
        take(data + "/formats/invalid.pmtiles");
        bothLooks("05-base-map-broken");
        js("maps.canvas.fitAll()");
    }
    maps.choose({});
    for (const Choice &file : maps.files())
        maps.forget(file.code);
    rest(500);
}

void Tour::card() {
    const qint64 hub = find("Saltby Community Hub") ? find("Saltby Community Hub")
                                                    : Session::instance()->index()->id(3).value;
    Session::instance()->select(hub);
    js("maps.canvas.showOrganisation(Session.selected)");
    rest(1500);
    picture("06-card-light-1280");
    look("dark");
    picture("06-card-dark-1280");
    look("light");
    pictureDarkAndWide("06-card");
    size(1366, 768);
    picture("06-card-light-1366");
    size(1920, 1080);
    picture("06-card-light-1920");
    js("maps.card.edit('')");
    rest(300);
    picture("07-edit-light-1920");
    js("maps.card.edit('offers')");
    rest(300);
    picture("07-edit-offers-1920");
    js("maps.card.edit('where')");
    size(1280, 800);
    rest(300);
    picture("07-edit-where-1280");
    look("dark");
    picture("07-edit-dark-1280");
    look("light");
    pictureDarkAndWide("07-edit-where");
    js("maps.card.edit('offers')");
    rest(300);
    pictureDarkAndWide("07-edit-offers");
    // Every other week, and which: the row that holds a rule.
    js("{ const fields = maps.card.record.fields; fields.toggle(fields.openGroup('offers') + 1); "
       "}");
    js("{ const fields = maps.card.record.fields;"
       "  for (let row = 0; row < fields.rowCount(); ++row)"
       "    for (let role = 257; role < 275; ++role)"
       "      if (String(fields.data(fields.index(row, 0), role)).startsWith('FREQ='))"
       "        fields.set(row, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'); }");
    rest(500);
    std::vector<QQuickItem *> items{m_window->contentItem()};
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto isA = [](const QQuickItem *item, std::string_view name) {
            return std::string_view(item->metaObject()->className()).starts_with(name);
        };
        QQuickItem *page = isA(items[i], "ScheduleEditor") ? items[i] : nullptr;
        while (page && !isA(page, "RecordEditing"))
            page = page->parentItem();
        if (page)
            page->setProperty("contentY", page->property("contentY").toReal() - 300 +
                                              items[i]->mapToItem(page, QPointF()).y());
        std::ranges::copy(items[i]->childItems(), std::back_inserter(items));
    }
    rest(500);
    picture("07-edit-every-other-week");
    js("Session.undo()");
    js("maps.card.editing = false");
    js("Session.selected = 0");
}

void Tour::tools() {
    js("maps.canvas.jumpTo(54.496, -3.962, 13.2)");
    js("maps.toolsMenu.open()");
    rest(300);
    picture("20-tools-menu");
    js("maps.toolsMenu.close()");
    const QPointF middle(canvas()->longitude(), canvas()->latitude());
    const auto at = [&](double east, double north) {
        return QString("tools.placeAt(%1, %2)")
            .arg(middle.y() + north, 0, 'f', 6)
            .arg(middle.x() + east, 0, 'f', 6);
    };
    js("maps.startTool('measure')");
    for (const QString &point : {at(-0.02, -0.006), at(-0.006, 0.004), at(0.012, 0.002)})
        js("maps." + point);
    rest(200);
    picture("20-tools-measure");
    look("dark");
    picture("20-tools-measure-dark");
    look("light");
    js("maps.startTool('near')");
    js("maps." + at(0, 0));
    rest(1500);
    picture("20-tools-near");
    look("dark", 2);
    rest(400);
    picture("20-tools-near-dark-large");
    look("light");
    js("maps.stepBack()");
    js("maps.canvas.jumpTo(54.496, -3.962, 13.2)");
    js("maps.startTool('area')");
    for (const QString &point :
         {at(-0.02, -0.01), at(-0.024, 0.006), at(0.004, 0.01), at(0.008, -0.008)})
        js("maps." + point);
    rest(200);
    picture("20-tools-area");
    js("maps.tools.finish()");
    rest(200);
    picture("20-tools-note-editor");
    js("maps.stepBack()");
    Session::instance()->notes()->add(
        "area",
        {middle + QPointF(-0.02, -0.01), middle + QPointF(-0.024, 0.006),
         middle + QPointF(0.004, 0.01), middle + QPointF(0.008, -0.008)},
        "Nobody meets here after six: ask the youth club", "internal");
    Session::instance()->notes()->add("way",
                                      {middle + QPointF(0.01, 0.008), middle + QPointF(0.02, 0.003),
                                       middle + QPointF(0.03, 0.006)},
                                      "Walking group, Tuesdays", "partner");
    Session::instance()->notes()->add("note", {middle + QPointF(0.02, -0.008)},
                                      "Noticeboard by the ferry", "public");
    waitFor("notes", [] { return Session::instance()->notes()->list().size() == 3; });
    rest(800);
    picture("20-notes");
    pictureDarkAndLarge("20-notes");
    look("light", 2);
    js("maps.canvas.fitAll()");
    rest(800);
    picture("20-notes-clusters-large");
    look("dark", 2);
    picture("20-notes-clusters-dark-large");
    look("light");
    js("maps.canvas.jumpTo(54.496, -3.962, 13.2)");
    js("Session.filter.kinds = ['faith_group']");
    js("Session.views.save('Faith groups, Larkmere', maps.canvas.latitude, maps.canvas.longitude, "
       "13)");
    js("Session.filter.clear()");
    js("Session.views.save('Everything', maps.canvas.latitude, maps.canvas.longitude, 10)");
    rest(600);
    Session::instance()->notice()->dismiss();
    js("maps.viewsPopup.open()");
    rest(400);
    picture("20-views");
    look("dark");
    picture("20-views-dark");
    look("light");
    js("maps.viewsPopup.close()");
    js("maps.canvas.fitAll()");
}

void Tour::adding() {
    js("maps.startAdding()");
    rest(300);
    picture("08-add");
    look("dark");
    picture("08-add-dark");
    look("light");
    pictureDarkAndWide("08-add");
    js("maps.adding.typeIn('Saltby Com')");
    rest(400);
    picture("08-add-already-there");
    js("maps.adding.end()");
}

void Tour::palette() {
    js("commandPalette.open()");
    rest(300);
    picture("09-palette");
    js("commandPalette.typeIn('sal')");
    rest(300);
    picture("09-palette-typed");
    js("commandPalette.typeIn('M33 4ND')");
    rest(300);
    picture("09-palette-postcode");
    js("commandPalette.typeIn('Great Larrow')");
    rest(300);
    js("commandPalette.take(0)");
    rest(1500);
    picture("09-place-looked-up");
    look("dark");
    picture("09-place-looked-up-dark");
    look("light");
    js("maps.stepBack()");
    js("commandPalette.close()");
    js("sheets.chooseFeed()");
    rest(300);
    picture("10-live-directory");
    js("sheets.feedSheet.close()");
    js("sheets.settings()");
    rest(300);
    picture("10-settings");
    look("dark");
    picture("10-settings-dark");
    pictureDarkAndWide("10-settings");
    js("sheets.settingsSheet.close()");
    look("dark");
    js("sheets.about()");
    rest(500);
    picture("10-about-dark");
    look("light");
    picture("10-about");
    js("sheets.aboutSheet.close()");
}

void Tour::directory() {
    js("goTo('directory')");
    rest(800);
    picture("11-directory-light-1280");
    look("dark");
    picture("11-directory-dark-1280");
    look("light");
    pictureDarkAndWide("11-directory");
    size(1920, 1080);
    picture("11-directory-light-1920");
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    key(Qt::Key_F2);
    rest(300);
    picture("12-directory-editing");
    key(Qt::Key_Escape);
    key(Qt::Key_Right);
    key(Qt::Key_Space);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    rest(300);
    size(1280, 800);
    picture("13-directory-chosen");
    js("directoryLoader.item.bulk.open()");
    rest(300);
    picture("13-directory-bulk");
    look("dark");
    picture("13-directory-bulk-dark");
    look("light");
    pictureDarkAndWide("13-directory-bulk");
    js("directoryLoader.item.bulk.close()");
    key(Qt::Key_Escape);
    js("goTo('map')");
}

void Tour::importing() {
    QGuiApplication::clipboard()->setText(
        "Group\tWhat they do\tPostcode\tPhone\tLat\tLong\tContact person\n"
        "Quayside Knitters\tKnitting and a natter, Tuesdays\tLK2 4AB\t01632 "
        "960511\t54.20\t-4.46\tJo\n"
        "Saltby Men's Shed\tWoodwork and repairs\tLK2 4QT\t01632 960733\t54.21\t-4.47\tArthur\n"
        "Salt St Singers\tSea songs\tLK3 7FQ\t01632 960003\t54.4960\t-4.0450\t\n"
        "Thornley Toddlers\tStay and play for under fives\tLK4 1RT\t\t\t\tSam\n");
    js("sheets.paste()");
    rest(1500);
    picture("14-import-light");
    look("dark");
    picture("14-import-dark");
    look("light");
    pictureDarkAndWide("14-import");
    js("sheets.importSheet.table.bringIn()");
    rest(2500);
    picture("14-import-done");
    js("sheets.importSheet.close()");
    js("sheets.review()");
    rest(800);
    picture("14-review-light");
    look("dark", 1.5);
    picture("14-review-dark-large");
    look("light");
    pictureDarkAndWide("14-review");
    js("sheets.reviewSheet.review.skip()");
    rest(800);
    picture("14-review-second");
    js("sheets.reviewSheet.close()");
    // The same cells again, when somebody has deleted one of them in between.
    const RowId knitters{find("Quayside Knitters")};
    m_session.write<bool>(&m_session, [knitters](MapFile &map) -> Result<bool> {
        PW_CHECK(edits::removeOrganisations(map, {knitters}));
        return true;
    });
    waitFor("it to be gone", [this] { return find("Quayside Knitters") == 0; });
    js("sheets.paste()");
    rest(1500);
    picture("14-import-deleted");
    look("dark");
    picture("14-import-deleted-dark");
    look("light");
    js("sheets.importSheet.close()");
    m_session.undo();
    waitFor("it to be back", [this] { return find("Quayside Knitters") != 0; });
    importingTwoLists();
    importingRefused();
    importingLong();
    importingGround();
}

void Tour::importingTwoLists() {
    QStringList files;
    for (const char *list : {"clubs", "halls"}) {
        files << QUrl::fromLocalFile(m_folder + '/' + list + ".csv").toString();
        QFile file(m_folder + '/' + list + ".csv");
        file.open(QIODevice::WriteOnly);
        file.write(QByteArray("Name,Charity number,Postcode\nNew ") + list + ",TBC,LK2 4AB\n");
    }
    js(QString("sheets.importSheet.table.takeFiles(['%1'])").arg(files.join("','")));
    rest(1500);
    js("sheets.importSheet.table.table = 1");
    js("sheets.importSheet.table.leftOut = true");
    rest(800);
    picture("14-import-two-lists");
    look("dark", 2);
    picture("14-import-two-lists-dark-large");
    look("light");
    js("sheets.importSheet.close()");
    for (const char *name : {"forum", "from Ada"}) {
        QFile file(m_folder + '/' + name + ".csv");
        file.open(QIODevice::WriteOnly);
        file.write("Name,Postcode\nRenamed one,LK2 4AB\nRenamed two,LK2 4AB\n"
                   "Renamed three,LK2 4AB\n");
        file.close();
        js(QString("sheets.importSheet.table.takeFile('%1')")
               .arg(QUrl::fromLocalFile(file.fileName()).toString()));
        rest(1500);
        if (name == QByteArray("forum")) {
            js("sheets.importSheet.table.bringIn()");
            rest(1500);
        }
    }
    picture("14-import-earlier");
    js("sheets.importSheet.table.updatesEarlier = true");
    rest(800);
    look("dark", 2);
    picture("14-import-earlier-dark-large");
    look("light");
    js("sheets.importSheet.close()");
    js("Session.undo()");
    rest(600);
}

// A directory whose services have no names; fewer postcodes than this computer knows.
void Tour::importingRefused() {
    QFile file(m_folder + "/services.json");
    file.open(QIODevice::WriteOnly);
    QByteArray services;
    for (int i = 0; i < 40; ++i)
        services += QByteArray(i > 0 ? "," : "") + "{\"id\":\"" + QByteArray::number(i) + "\"}";
    file.write("{\"total_items\":40,\"contents\":[" + services + "]}");
    file.close();
    js(QString("sheets.importSheet.table.takeFile('%1')")
           .arg(QUrl::fromLocalFile(file.fileName()).toString()));
    waitFor("what is wrong", [this] { return js("sheets.refusedSheet.opened").toBool(); });
    picture("14-refused");
    look("dark", 2);
    picture("14-refused-dark-large");
    look("light");
    pictureDarkAndWide("14-refused");
    js("sheets.refusedSheet.close()");
    js("sheets.fewerPostcodesSheet.ask('file:///x.csv', 'This list has 12 postcodes; this computer "
       "knows 1,742,113 of them. A list of one place is enough for a map of that place.')");
    rest(400);
    picture("14-fewer-postcodes");
    look("dark", 2);
    picture("14-fewer-postcodes-dark-large");
    look("light");
    js("sheets.fewerPostcodesSheet.close()");
}

// So many rows that the sheet says how far it is with them.
void Tour::importingLong() {
    QFile file(m_folder + "/many.csv");
    file.open(QIODevice::WriteOnly);
    file.write("name,postcode,description\n");
    for (int i = 0; i < 60'000; ++i)
        file.write("Group " + QByteArray::number(i) + ",LK2 4AB,Meets in the hall\n");
    file.close();
    js(QString("sheets.importSheet.table.takeFile('%1')")
           .arg(QUrl::fromLocalFile(file.fileName()).toString()));
    waitFor("a while", [] { return Session::instance()->isBusyLong(); });
    waitFor("the sheet", [this] { return js("sheets.importSheet.opened").toBool(); });
    picture("14-import-long");
    look("dark", 2);
    picture("14-import-long-dark-large");
    look("light");
    js("sheets.importSheet.close()");
    waitFor("the end of it", [] { return !Session::instance()->isBusy(); });
}

// From a file of several layers, another map; and areas that would take the place of others.
void Tour::importingGround() {
    const auto take = [this](const QString &file) {
        js(QString("sheets.areasSheet.take('%1')").arg(QUrl::fromLocalFile(file).toString()));
        rest(1200);
    };
    const QString layers = m_temporary.filePath("Larkmere ground.gpkg");
    if (!writeSample(layers.toStdString()))
        std::fprintf(stderr, "tour: no file of several layers\n");
    take(layers);
    picture("14-layers-areas");
    js("sheets.areasSheet.what = 3");
    rest(300);
    picture("14-layers-green");
    pictureDarkAndWide("14-layers-green");
    js("sheets.areasSheet.close()");
    const QString wards = m_temporary.filePath("Small_areas.geojson");
    {
        QFile file(wards);
        file.open(QIODevice::WriteOnly);
        file.write(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                   R"({"code":"X1"},"geometry":{"type":"Polygon","coordinates":)"
                   R"([[[-4.5,54.2],[-4.4,54.2],[-4.4,54.3],[-4.5,54.2]]]}}]})");
    }
    take(wards);
    js("sheets.areasSheet.bringIn()");
    waitFor("the question",
            [this] { return js("sheets.areasSheet.reading.question !== ''").toBool(); });
    picture("14-areas-others");
    pictureDarkAndWide("14-areas-others");
    js("sheets.areasSheet.close()");
}

void Tour::unplaced() {
    js("Session.filter.onlyUnplaced = true");
    rest(500);
    Session::instance()->select(find("Thornley Toddlers"));
    rest(400);
    picture("15-still-to-place");
    js("sheets.placeByPostcode()");
    rest(800);
    picture("15-by-postcode");
    js("sheets.postcodeSheet.close()");
    js("maps.placePin()");
    rest(300);
    picture("15-placing");
    js("maps.placing = ''");
    js("Session.selected = 0");
    js("Session.filter.clear()");
    Session::instance()->undo();
    rest(800);
    picture("15-undone");
    js("Session.notice.dismiss()");
}

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

void Tour::large() {
    look("light", 2);
    rest(500);
    picture("17-large-map-1280");
    Session::instance()->select(Session::instance()->index()->id(3).value);
    rest(800);
    picture("17-large-card-1280");
    js("maps.card.edit('')");
    rest(400);
    picture("17-large-edit-1280");
    js("maps.card.editing = false; Session.selected = 0");
    js("goTo('directory')");
    rest(600);
    picture("17-large-directory-1280");
    js("goTo('share')");
    waitForPage();
    picture("17-large-share-1280");
    js("goTo('map')");
    js("window.firstStart = true");
    rest(400);
    picture("17-large-first-start-1280");
    js("window.firstStart = false");
    look("light", 1);
}

void Tour::empty() {
    NewMap map;
    map.name = "Our map of Trafford and the neighbourhoods round about it";
    Session::instance()->newMap(m_temporary.filePath("empty.gpkg"), map);
    waitFor("the new map", [] { return Session::instance()->organisations() == 0; });
    rest(800);
    picture("18-empty-map");
    js("goTo('directory')");
    rest(400);
    picture("18-empty-directory");
    js("goTo('map')");
    js("maps.startAdding()");
    rest(200);
    js("maps.adding.typeIn('The Friends of the Old Pumping Station and the Gardens Beside the "
       "Canal at Broadheath')");
    js("maps.adding.add()");
    rest(800);
    picture("18-long-name");
    Session::instance()->notice()->warn(
        "Another program is using the map. What you typed is still here; try again in a moment.");
    rest(400);
    picture("18-notice");
}

// Five thousand, some with names nobody would want to lay out, around the middle of Trafford.
void Tour::many() {
    constexpr int kMany = 5000;
    const QStringList hostile{
        QString(180, 'W'),
        "<b>Bold</b> <script>alert(1)</script> & Sons",
        "=HYPERLINK(\"x\")",
        QString::fromUtf8("\u202eright to left\u202c"),
        QString::fromUtf8("\u0645\u0631\u0643\u0632 \u0627\u0644\u062d\u064a"),
        "100% %1 %2 %n",
        "Zo\u00eb's \"Quoted\" group"};
    const QStringList kinds{"Grassroots group", "Faith group", "Community hub", "Association",
                            "Social enterprise"};
    QString cells = "Name\tKind\tLat\tLong\n";
    for (int i = 0; i < kMany; ++i) {
        // A heap with thin edges, the same every time.
        const double turn = i * 2.399963;
        const double away = 0.09 * i / kMany * i / kMany;
        const QString name = i < hostile.size() ? hostile[i] : QString("Group number %1").arg(i);
        const QString at = QString("%1\t%2\n")
                               .arg(53.42 + away * std::cos(turn), 0, 'f', 5)
                               .arg(-2.32 + 1.6 * away * std::sin(turn), 0, 'f', 5);
        cells += name + '\t' + kinds[i % kinds.size()] + '\t' + at;
    }
    QGuiApplication::clipboard()->setText(cells);
    js("goTo('map')");
    js("sheets.paste()");
    rest(3000);
    picture("19-many-import");
    js("sheets.importSheet.table.bringIn()");
    waitFor("five thousand", [] { return Session::instance()->organisations() >= kMany; });
    rest(1500);
    js("sheets.importSheet.close()");
    js("Session.notice.dismiss()");
    js("maps.canvas.fitAll()");
    rest(1200);
    picture("19-many-map");
    look("dark");
    picture("19-many-map-dark");
    look("light");
    Session::instance()->select(find("WWW"));
    js("maps.canvas.showOrganisation(Session.selected)");
    rest(1500);
    picture("19-many-hostile");
    js("Session.selected = 0");
    js("goTo('directory')");
    rest(800);
    picture("19-many-directory");
    js("goTo('share')");
    waitForPage();
    picture("19-many-share");
}

// A real borough, from its lists to its map.
void Tour::real(const QString &data) {
    look("light");
    size(1280, 800);
    js("goTo('map')");
    NewMap map;
    map.name = "Trafford";
    m_session.newMap(m_temporary.filePath("trafford.gpkg"), map);
    waitFor("the new map", [this] { return m_session.organisations() == 0; });
    const auto bringIn = [&](const QString &file, const QString &name) {
        js(QString("sheets.takeFiles(['%1'])").arg(QUrl::fromLocalFile(data + file).toString()));
        auto *table = m_window->findChild<ImportModel *>();
        waitFor(qPrintable(file), [&] { return table->isReady(); });
        rest(600);
        picture("21-real-" + name);
        js("sheets.importSheet.table.bringIn()");
        // Closed by itself where there is nothing more to say of it.
        waitFor(qPrintable(file),
                [&] { return (table->isDone() || !table->isReady()) && !m_session.isBusy(); });
        rest(600);
        picture("21-real-" + name + "-done");
        js("sheets.importSheet.close()");
        rest(300);
    };
    bringIn("/trafford/charities.csv", "charities");
    bringIn("/trafford/food_banks.csv", "food-banks");
    bringIn("/trafford/places_of_worship.geojson", "worship");
    bringIn("/trafford/general_practices.csv", "practices");
    bringIn("/trafford/mental_health_services.csv", "mental-health");
    js(QString("areasSheet.take('%1')")
           .arg(QUrl::fromLocalFile(data + "/trafford/wards23.geojson").toString())
           .prepend("sheets."));
    rest(1500);
    picture("21-real-wards");
    pictureDarkAndWide("21-real-wards");
    js("sheets.areasSheet.bringIn()");
    waitFor("wards", [this] { return !m_session.layers()->sets().isEmpty(); });
    js("sheets.areasSheet.close()");
    js("maps.canvas.fitAll()");
    rest(1500);
    picture("21-real-map");
    const auto look_into = [&](const QString &file) {
        js(QString("sheets.areasSheet.take('%1')")
               .arg(QUrl::fromLocalFile(data + "/trafford/" + file).toString()));
        rest(1500);
    };
    look_into("lsoa21.geojson");
    js("sheets.areasSheet.bringIn()");
    waitFor("small areas", [this] { return m_session.layers()->sets().size() == 2; });
    for (const auto &[file, sets] : {std::pair("localities23", 3), std::pair("lsoa11", 4)}) {
        look_into(QString("%1.geojson").arg(file));
        js("sheets.areasSheet.bringIn()");
        waitFor(file, [&, count = sets] { return m_session.layers()->sets().size() == count; });
    }
    const auto lookIntoFigures = [&](const QString &file) {
        look_into(file);
        waitFor(qPrintable(file),
                [&] { return js("sheets.areasSheet.reading.columns.length > 1").toBool(); });
    };
    lookIntoFigures("../england/imd2019_file1.csv.gz");
    js("sheets.areasSheet.choose(sheets.areasSheet.reading.columns.find("
       "column => column.label.includes('(IMD) Decile')).code)");
    rest(300);
    picture("21-real-figures-2019");
    js("sheets.areasSheet.bringIn()");
    waitFor("deciles of 2019", [this] { return !m_session.layers()->indicators().isEmpty(); });
    rest(600);
    look_into("population_lsoa_2024.csv");
    picture("21-real-figures-rows");
    lookIntoFigures("iod2025_file7_trafford.csv");
    picture("21-real-figures");
    js("sheets.areasSheet.choose(sheets.areasSheet.reading.columns.find("
       "column => column.label.includes('(IMD) Decile')).code)");
    rest(300);
    picture("21-real-figures-chosen");
    pictureDarkAndWide("21-real-figures-chosen");
    js("sheets.areasSheet.bringIn()");
    waitFor("deciles", [this] { return m_session.layers()->indicators().size() > 1; });
    rest(600);
    for (const auto &[file, what] : {std::pair("built_up_areas", 4), std::pair("greenspace", 3)}) {
        look_into(QString("%1.geojson").arg(file));
        js(QString("sheets.areasSheet.what = %1; sheets.areasSheet.bringIn()").arg(what));
        rest(2500);
    }
    js(QString("Postcodes.build('%1')")
           .arg(QUrl::fromLocalFile(data + "/trafford/postcodes.csv").toString()));
    waitFor("the postcodes", [this] { return js("Postcodes.there").toBool(); });
    js("Postcodes.placeWaiting()");
    rest(500);
    waitFor("places", [this] { return !m_session.isBusy(); });
    js("Session.notice.dismiss()");
    // For a wall: each layer by itself, in light and dark.
    const auto onTheWall = [&](const QString &name, const QString &sets, const QString &fill) {
        js(QString("for (const set of Session.layers.sets) "
                   "Session.layers.setOutlined(set.code, '%1'.split(' ').some(w => w !== '' && "
                   "set.label.toLowerCase().startsWith(w))); "
                   "Session.layers.fill = (Session.layers.indicators.find(i => '%2' !== '' && "
                   "(i.label + i.help).includes('%2')) ?? {code: ''}).code")
               .arg(sets, fill));
        size(1920, 1080);
        for (const char *appearance : {"light", "dark"}) {
            look(appearance);
            js("maps.canvas.fitAll()");
            rest(1200);
            picture(QString("21-real-%1-%2").arg(name, appearance));
            js("maps.canvas.jumpTo(53.42, -2.33, 14)");
            rest(1200);
            picture(QString("21-real-%1-near-%2").arg(name, appearance));
        }
        look("light");
    };
    onTheWall("ground", "", "");
    onTheWall("lsoa21", "lsoa21", "");
    onTheWall("wards", "wards", "");
    onTheWall("localities", "localities", "");
    onTheWall("iod2025", "wards", "lsoa21");
    onTheWall("imd2019", "localities", "lsoa11");
    size(1280, 800);
    js("maps.canvas.fitAll()");
    rest(1500);
    picture("21-real-wall-1280");
    montage("21-real-layers",
            {"Session.layers.core20Shown = false; Session.layers.fill = 'hexagons'",
             "Session.layers.fill = 'density'",
             "Session.layers.fill = ''; Session.layers.core20Shown = true"});
    js("Session.layers.core20Shown = false");
    look("dark", 2);
    js("Session.layers.fill = Session.layers.indicators[0].code; maps.canvas.fitAll()");
    rest(1500);
    picture("21-real-large-dark-1280");
    look("light", 2);
    js("Session.layers.fill = 'hexagons'");
    rest(1500);
    picture("21-real-large-1280");
    js("maps.layersPanel.open()");
    rest(500);
    picture("21-real-large-layers-1280");
    js("maps.layersPanel.close()");
    look("light");
}

} // namespace

int main(int argc, char **argv) {
    QStandardPaths::setTestModeEnabled(true);
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QGuiApplication application(argc, argv);
    QmlWarnings::collect();
    Appearance::setStill(true);
    prepareApplication();
    QFile::remove(Preferences::dataFolder() + "/postcodes.index"); // of the last tour
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: placeweave_tour FOLDER [NAME...]\n");
        return 2;
    }
    return Tour(arguments[1], arguments.mid(2)).run();
}
