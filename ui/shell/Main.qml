// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The window: rail, header, the workspaces, and the sheets that any of them may open.
ApplicationWindow {
    id: window

    property bool firstStart: false
    property string workspace: "map"
    readonly property alias mapWorkspace: maps
    readonly property alias palette_: commandPalette
    readonly property alias sheets: sheets
    readonly property alias closing: closing

    // No larger than the screen it comes up on; 40 is for the title bar, which no screen counts.
    width: Math.min(Screen.desktopAvailableWidth, Math.max(900, Preferences.number("window.width", 1280)))
    height: Math.min(Screen.desktopAvailableHeight - 40, Math.max(620, Preferences.number("window.height", 800)))
    minimumWidth: 800
    minimumHeight: 560
    visible: true
    title: Session.open ? qsTr("%1 (private) – Placeweave").arg(Session.mapName) : qsTr("Placeweave")
    color: Theme.ground
    font.family: Theme.family
    font.pixelSize: Theme.body
    palette {
        window: Theme.ground
        windowText: Theme.ink
        base: Theme.paper
        alternateBase: Theme.ground
        text: Theme.ink
        button: Theme.paper
        buttonText: Theme.ink
        highlight: Theme.accent
        highlightedText: Theme.accentInk
        placeholderText: Theme.mute
        mid: Theme.line
        dark: Theme.edge
        light: Theme.paper
        link: Theme.accent
    }

    // The list looked at last says in which order lists leave.
    property bool fromDirectory: false
    onWorkspaceChanged: if (workspace === "map" || workspace === "directory") fromDirectory = workspace === "directory"
    readonly property DirectoryModel sortedBy: fromDirectory && directoryLoader.item ? (directoryLoader.item as DirectoryWorkspace).sorted : null
    function goTo(workspace: string): void {
        window.workspace = workspace;
    }
    function run(code: string): void { actions.run(code); }
    readonly property bool inRoom: roomLoader.item !== null && (roomLoader.item as Item).visible
    readonly property TogetherWorkspace together: togetherLoader.item as TogetherWorkspace
    readonly property InsightWorkspace insight: insightLoader.item as InsightWorkspace
    readonly property ShareWorkspace share: shareLoader.item as ShareWorkspace
    readonly property OutreachWorkspace outreach: outreachLoader.item as OutreachWorkspace
    readonly property RoomView roomView: roomLoader.item as RoomView
    function showOutreach(page: int): void {
        window.goTo("outreach");
        outreach.page = page;
    }
    function showInsight(page: int): void {
        window.goTo("insight");
        insight.page = page;
    }
    function openRoom(): void {
        if (!together || together.form.exercise === 0 || Session.readOnly)
            return;
        roomLoader.active = true;
        roomView.begin();
    }

    onWidthChanged: remember.restart()
    onHeightChanged: remember.restart()
    onActiveChanged: if (active) Session.lookForOutsideChanges()
    Component.onCompleted: if (Preferences.isOn("window.maximised", false)) showMaximized()

    onClosing: close => {
        if (activeFocusItem)
            activeFocusItem.focus = false; // a field that is left keeps what was typed
        close.accepted = closing.mayClose();
    }
    Closing {
        id: closing
        room: window.roomView
        onCloseWanted: window.close()
    }
    Timer {
        id: remember
        interval: 500
        onTriggered: {
            const large = window.visibility === Window.Maximized;
            Preferences.setOn("window.maximised", large);
            if (large || window.visibility === Window.FullScreen)
                return;
            Preferences.setNumber("window.width", window.width);
            Preferences.setNumber("window.height", window.height);
        }
    }

    WindowActions {
        id: actions
        window: window
        maps: maps
        sheets: sheets
        commandPalette: commandPalette
        inRoom: window.inRoom
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        Rail {
            id: rail
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.rail
            workspace: window.workspace
            onChosen: workspace => window.goTo(workspace)
            onSettingsWanted: actions.run("settings")
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            HeaderBar {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.header
                onRun: code => actions.run(code)
            }
            NoticeBar {
                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                MapWorkspace {
                    id: maps
                    anchors.fill: parent
                    visible: window.workspace === "map"
                    onRun: code => actions.run(code)
                    onBackWanted: workspace => window.goTo(workspace)
                }
                Loader {
                    id: directoryLoader
                    anchors.fill: parent
                    active: window.workspace === "directory" || status === Loader.Ready
                    visible: window.workspace === "directory"
                    sourceComponent: DirectoryWorkspace {
                        onRun: code => actions.run(code)
                        onShowOnMap: organisation => {
                            window.goTo("map");
                            maps.open(organisation, true);
                        }
                    }
                    onVisibleChanged: if (visible && directoryLoader.item) (directoryLoader.item as DirectoryWorkspace).focusTable()
                    onLoaded: (directoryLoader.item as DirectoryWorkspace).focusTable()
                }
                Loader {
                    id: togetherLoader
                    anchors.fill: parent
                    active: window.workspace === "together" || status === Loader.Ready
                    visible: window.workspace === "together" && !window.inRoom // nothing is read behind the room
                    sourceComponent: TogetherWorkspace {
                        wholePlace: maps.canvas.wholePlaceBox
                        view: maps.canvas.viewBox
                        onRoomWanted: window.openRoom()
                        onReviewListsWanted: sheets.review()
                        onMergeWanted: sheets.settleAnswers()
                    }
                }
                Loader {
                    id: insightLoader
                    anchors.fill: parent
                    active: window.workspace === "insight" || status === Loader.Ready
                    visible: window.workspace === "insight"
                    sourceComponent: InsightWorkspace {
                        onAreasWanted: sheets.chooseAreas()
                        onPlanWanted: (areaSet, codes, wanted) => sheets.planFromAreas(areaSet, codes, wanted)
                        onRecordWanted: organisation => {
                            window.goTo("map");
                            maps.open(organisation, true);
                        }
                    }
                }
                Loader {
                    id: outreachLoader
                    anchors.fill: parent
                    active: window.workspace === "outreach" || status === Loader.Ready
                    visible: window.workspace === "outreach"
                    sourceComponent: OutreachWorkspace {
                        onPlanWanted: sheets.planFromShown()
                        onConversationWanted: (organisation, step) => sheets.logConversation(organisation, step)
                        onRecordWanted: organisation => {
                            window.goTo("map");
                            maps.open(organisation, true);
                        }
                    }
                }
                Loader {
                    id: shareLoader
                    anchors.fill: parent
                    active: window.workspace === "share" || status === Loader.Ready
                    visible: window.workspace === "share"
                    sourceComponent: ShareWorkspace {
                        order: maps.list.order
                        column: window.sortedBy ? window.sortedBy.sortField : 0
                        descending: window.sortedBy ? !window.sortedBy.ascending : false
                        from: Qt.point(maps.list.fromLongitude, maps.list.fromLatitude)
                        onRecordWanted: organisation => {
                            window.goTo("map");
                            maps.open(organisation, true);
                            maps.cameFrom = "share";
                        }
                    }
                }
            }
        }
    }

    DropZone {
        anchors.fill: parent
        onDropped: files => sheets.takeFiles(files)
    }
    CommandPalette {
        id: commandPalette
        anchorTop: Math.max(6, Math.round((Theme.header - Theme.control) / 2))
        onRun: code => actions.run(code)
        onOrganisationChosen: organisation => {
            window.goTo("map");
            maps.open(organisation, true);
        }
        onPlaceChosen: (name, box) => {
            window.goTo("map");
            maps.showPlace(name, box);
        }
    }
    WindowSheets {
        id: sheets
        library: window.workspace === "outreach" && window.outreach && window.outreach.page === OutreachWorkspace.Stories ? window.outreach.library : null
        onPlaceUnplaced: {
            window.goTo("map");
            Session.filter.clear();
            Session.filter.onlyUnplaced = true;
        }
        onBroughtIn: maps.canvas.fitAll()
        onPlanStarted: plan => {
            window.goTo("outreach");
            window.outreach.showPlan(plan);
        }
        onShowOnMap: organisation => {
            window.goTo("map");
            maps.open(organisation, true);
        }
    }
    FirstStart {
        anchors.fill: parent
        visible: window.firstStart && !sheets.startSheet.opened
        onLook: window.firstStart = false
        onStart: sheets.start()
        onOpen: sheets.open()
        Connections {
            target: Session
            function onMapChanged(): void {
                if (!Session.sample)
                    window.firstStart = false;
            }
        }
    }
    Loader {
        id: roomLoader
        anchors.fill: parent
        active: false
        sourceComponent: RoomView {
            visible: false
            form: window.together.form
        }
    }
    BusyVeil {
        anchors.fill: parent
    }
}
