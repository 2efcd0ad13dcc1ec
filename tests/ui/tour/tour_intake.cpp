// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"
#include "tests/ui/tour/tour.h"
#include "ui/session/edits.h"

#include "ui/session/session.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>

namespace placeweave {

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

} // namespace placeweave
