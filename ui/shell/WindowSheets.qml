// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs
import Placeweave

// The sheets and file dialogs of the window, and which file goes to which of them.
Item {
    id: sheets

    signal placeUnplaced()
    signal broughtIn()
    readonly property alias importSheet: importSheet
    readonly property alias areasSheet: areasSheet
    readonly property alias startSheet: startSheet
    readonly property alias aboutSheet: aboutSheet
    readonly property alias settingsSheet: settingsSheet

    function start(): void { startSheet.open(); }
    function open(): void { openDialog.open(); }
    function about(): void { aboutSheet.open(); }
    function settings(): void { settingsSheet.open(); }
    function chooseTable(): void { tableDialog.open(); }
    function chooseAreas(): void { areasDialog.open(); }
    function paste(): void {
        if (!Session.open || Session.readOnly)
            return;
        if (!importSheet.table.paste())
            Session.notice.say(qsTr("Copy some rows in Excel first, with their headings, then press Ctrl+V here."));
    }
    function takeFile(file: url): void {
        const name = file.toString().toLowerCase();
        if (name.endsWith(".gpkg"))
            Session.openFile(file);
        else if (/\.(geojson|json|shp|zip|gml|kml)$/.test(name))
            areasSheet.take(file);
        else
            importSheet.table.takeFile(file);
    }

    ImportSheet {
        id: importSheet
        onPlaceUnplaced: sheets.placeUnplaced()
    }
    Connections {
        target: importSheet.table
        function onBroughtIn(): void { sheets.broughtIn(); }
    }
    AreasSheet { id: areasSheet }
    StartSheet { id: startSheet }
    AboutSheet { id: aboutSheet }
    SettingsSheet { id: settingsSheet }

    FileDialog {
        id: openDialog
        title: qsTr("Open a map")
        nameFilters: [qsTr("Placeweave maps (*.gpkg)"), qsTr("All files (*)")]
        onAccepted: Session.openFile(selectedFile)
    }
    FileDialog {
        id: tableDialog
        title: qsTr("Bring in a file")
        nameFilters: [qsTr("Lists and areas (*.csv *.tsv *.txt *.csv.gz *.geojson *.json *.shp *.zip *.gml *.kml)"), qsTr("All files (*)")]
        onAccepted: sheets.takeFile(selectedFile)
    }
    FileDialog {
        id: areasDialog
        title: qsTr("Bring in areas or streets")
        nameFilters: [qsTr("Areas and streets (*.geojson *.json *.shp *.zip *.gpkg *.gml *.kml)"), qsTr("Figures by area (*.csv)"), qsTr("All files (*)")]
        onAccepted: areasSheet.take(selectedFile)
    }
}
