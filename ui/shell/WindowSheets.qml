// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs
import Placeweave

// The sheets and file dialogs of the window, and which file goes to which of them.
Item {
    id: sheets

    signal placeUnplaced()
    signal broughtIn()
    signal showOnMap(var organisation)
    signal planStarted(double plan)
    readonly property alias reviewSheet: reviewSheet
    readonly property alias importSheet: importSheet
    readonly property alias feedSheet: feedSheet
    readonly property alias postcodeSheet: postcodeSheet
    readonly property alias areasSheet: areasSheet
    readonly property alias refusedSheet: refusedSheet
    readonly property alias fewerPostcodesSheet: fewerPostcodesSheet
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
    function takeFiles(files: list<url>): void {
        if (files.length > 0 && files[0].toString().endsWith(".pwbundle"))
            twoAnswers.answers.bringIn(files);
        else
            importSheet.table.takeFiles(files);
    }
    function merge(): void { twoAnswers.bringIn(); }
    function settleAnswers(): void { twoAnswers.begin(); }
    function placeByPostcode(): void {
        if (Postcodes.there)
            Postcodes.placeWaiting();
        else
            postcodeSheet.begin();
    }
    function chooseFeed(): void { feedSheet.open(); }
    function review(): void { reviewSheet.begin(); }
    function planFromShown(): void { planSheet.fromShown(); }
    function planFromAreas(areaSet: string, codes: list<string>, wanted: string): void { planSheet.fromAreas(areaSet, codes, wanted); }
    function logConversation(organisation: double, step: double): void { conversationSheet.begin(organisation, step); }

    ImportSheet {
        id: importSheet
        onPlaceUnplaced: sheets.placeUnplaced()
        onReviewWanted: sheets.review()
        onElseWanted: file => areasSheet.take(file)
    }
    PostcodeSheet { id: postcodeSheet }
    RefusedSheet {
        id: refusedSheet
        table: importSheet.table
    }
    FewerPostcodesSheet { id: fewerPostcodesSheet }
    FeedSheet {
        id: feedSheet
        onWanted: address => importSheet.table.takeFeed(address)
    }
    ReviewSheet {
        id: reviewSheet
        onShowOnMap: organisation => sheets.showOnMap(organisation)
    }
    Connections {
        target: importSheet.table
        function onRefused(): void { refusedSheet.open(); }
        function onBroughtIn(): void { sheets.broughtIn(); }
        function onMapGiven(file: url): void { Session.openFile(file); }
        function onAreasGiven(file: url): void { areasSheet.take(file); }
        function onPostcodesGiven(file: url): void { Postcodes.build(file); }
        function onTilesGiven(file: url): void { BaseMaps.add(file); }
    }
    Connections {
        target: Postcodes
        function onFewerGiven(file: url, whatIsThere: string): void { fewerPostcodesSheet.ask(file, whatIsThere); }
    }
    Connections {
        target: BaseMaps
        function onAdded(trouble: string): void {
            if (trouble !== "")
                Session.notice.warn(trouble);
            else
                Session.notice.say(qsTr("It lies under the map now. Layers takes it away again."));
        }
    }
    BeginPlanSheet {
        id: planSheet
        plans: OutreachPlans {}
        onStarted: plan => sheets.planStarted(plan)
    }
    ConversationSheet { id: conversationSheet }
    // Wherever a story or a resource is shown, it is opened through Session.library.
    property LibraryList library: null // that is looked at, to read on in
    LibrarySheet { id: librarySheet }
    LibraryReader {
        id: libraryReader
        others: sheets.library
    }
    AskAgainSheet { id: askAgainSheet }
    Connections {
        target: Session.library
        function onReadingWanted(story: bool, row: double): void { libraryReader.begin(story, row); }
        function onAskingWanted(story: double): void { askAgainSheet.begin(story); }
        function onEditingWanted(story: bool, row: double): void { librarySheet.edit(story, row); }
        function onAddingWanted(story: bool, organisation: double, exercise: double, plan: double): void { librarySheet.add(story, organisation, exercise, plan); }
    }
    readonly property alias librarySheet: librarySheet
    readonly property alias libraryReader: libraryReader
    readonly property alias askAgainSheet: askAgainSheet
    readonly property alias planSheet: planSheet
    readonly property alias conversationSheet: conversationSheet
    TwoAnswersSheet { id: twoAnswers }
    readonly property alias twoAnswers: twoAnswers
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
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Lists, registers and shapes (*.csv *.tsv *.txt *.csv.gz *.xlsx *.ods *.geojson *.json *.kml *.kmz *.gpx *.shp *.zip *.gpkg *.fgb *.gml *.osm *.pbf)"), qsTr("All files (*)")]
        onAccepted: sheets.takeFiles(selectedFiles)
    }
    FileDialog {
        id: areasDialog
        title: qsTr("Bring in areas or streets")
        nameFilters: [qsTr("Areas and streets (*.geojson *.json *.shp *.zip *.gpkg *.gml *.kml *.osm *.pbf)"), qsTr("Figures by area (*.csv)"), qsTr("All files (*)")]
        onAccepted: areasSheet.take(selectedFile)
    }
}
