// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"

#include "tests/loopback_server.h"
#include "ui/map/map_canvas.h"
#include "ui/session/base_maps.h"
#include "ui/session/session.h"

#include "core/store/database.h"

#include <QBuffer>
#include <QProcess>

#include <cmath>

namespace placeweave {

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
    js("Session.views.save('Faith groups, Larkmere', maps.canvas.placeInSight())");
    js("Session.filter.clear()");
    js("Session.views.save('Everything', maps.canvas.placeInSight())");
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

} // namespace placeweave
