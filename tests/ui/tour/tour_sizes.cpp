// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"

#include "ui/intake/import_model.h"
#include "ui/session/session.h"

#include <QClipboard>
#include <QGuiApplication>

#include <cmath>

namespace placeweave {

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

} // namespace placeweave
