// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// List, map and record card. All but the map fold away; where there is no room for two panels the
// card takes the list's place, and so do the layers while they are chosen.
Item {
    id: workspace

    property bool listFolded: Preferences.isOn("list.folded", false)
    property bool cardOpen: Session.selected !== 0
    property string placing: "" // "add" or "move" while a click on the map says where
    readonly property alias canvas: canvas
    readonly property alias list: list
    readonly property alias layersPanel: furniture.layersPanel
    readonly property alias card: card
    readonly property alias adding: addPanel
    readonly property alias tools: tools
    readonly property alias viewsPopup: furniture.viewsPopup
    readonly property alias toolsMenu: furniture.toolsMenu
    readonly property bool narrow: width < Theme.list + Theme.card + 360
    readonly property bool layersCrowd: furniture.layersPanel.visible && width - Theme.list - furniture.layersPanel.preferredWidth < 360
    readonly property bool listCrowded: (narrow && cardOpen) || layersCrowd
    readonly property bool listShown: !listFolded && !listCrowded
    // Where somebody came from to see to a record, and goes back to.
    property string cameFrom: ""
    signal run(string code)
    signal backWanted(string workspace)

    function open(organisation: double, fly: bool): void {
        if (organisation === 0)
            return;
        Session.selected = organisation;
        if (fly)
            canvas.showOrganisation(organisation);
    }
    function showPlace(name: string, box: rect): void {
        canvas.fitTo(box.x, box.y, box.x + box.width, box.y + box.height);
        place.show(name, box);
    }
    function startAdding(): void {
        tools.end();
        addPanel.begin();
    }
    function startTool(tool: string): void {
        if (!Session.open || (Session.readOnly && ["note", "way", "area"].includes(tool)))
            return;
        if (addPanel.visible)
            addPanel.end();
        placing = "";
        tools.begin(tool);
    }
    function toggleEditing(): void { if (cardOpen && !Session.readOnly) card.editing = !card.editing; }
    function nextPanel(): void {
        if (isWithin(list) || (!listShown && isWithin(card)))
            canvas.forceActiveFocus(Qt.TabFocusReason);
        else if (cardOpen && !isWithin(card))
            card.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        else if (listShown)
            list.focusList();
    }
    function isWithin(panel: Item): bool {
        for (let item = workspace.Window.activeFocusItem; item; item = item.parent)
            if (item === panel)
                return true;
        return false;
    }
    function stepBack(): void {
        if (tools.stepBack())
            return;
        if (place.shown)
            return place.hide();
        if (placing !== "" || addPanel.visible) {
            addPanel.end();
            placing = "";
        } else if (card.editing && cardOpen) {
            card.editing = false;
        } else if (cardOpen) {
            Session.selected = 0;
            list.focusList();
        }
    }
    function placePin(): void {
        workspace.placing = "move";
        canvas.forceActiveFocus(Qt.OtherFocusReason);
    }
    function back(): void {
        if (cameFrom !== "")
            backWanted(cameFrom);
    }
    onVisibleChanged: if (!visible) cameFrom = ""
    onListFoldedChanged: Preferences.setOn("list.folded", listFolded)

    OpenRecord {
        id: record
        // In the tray, whoever is looked at is waiting for a click on the map.
        onChanged: {
            if (Session.filter.onlyUnplaced && organisation !== 0 && !placed && !noFixedPlace && !Session.readOnly)
                workspace.placing = "move";
        }
    }
    Connections {
        target: Session
        function onSelectedChanged(): void {
            workspace.placing = "";
            if (Session.selected === 0)
                card.editing = false;
        }
        function onPlaceChanged(): void { workspace.look(); }
        // What was being drawn or written belongs to the map that was open.
        function onMapChanged(): void {
            tools.end();
            addPanel.end();
            place.hide();
            workspace.placing = "";
        }
    }
    // A map opens where it was left, else with all of it in sight.
    property string lookedAt: ""
    function look(): void {
        const file = Session.sighted || Session.filePath;
        const known = lookedAt === file ? [] : MapView.of(file);
        lookedAt = file;
        if (known.length === 3)
            canvas.jumpTo(known[0], known[1], known[2]);
        else if (known.length === 4 && Session.organisations < 2)
            canvas.fitTo(known[0], known[1], known[2], known[3]);
        else
            canvas.fitAll();
    }
    Timer {
        id: rememberView
        interval: 800
        onTriggered: MapView.remember(Session.filePath, canvas.latitude, canvas.longitude, canvas.zoomLevel)
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        AssetList {
            id: list
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.list
            visible: workspace.listShown
            fromLatitude: tools.nearShown ? tools.nearCentre.y : canvas.latitude
            fromLongitude: tools.nearShown ? tools.nearCentre.x : canvas.longitude
            onOpened: organisation => workspace.open(organisation, true)
            onReviewWanted: workspace.run("review")
            onFolded: workspace.listFolded = true
            onPasteWanted: workspace.run("paste")
            onPlanWanted: workspace.run("plan")
            onPostcodesWanted: workspace.run("postcodes")
            onAddWanted: workspace.run("add")
            onRemoveWanted: organisation => {
                if (record.organisation === organisation && !Session.readOnly)
                    record.remove();
                else
                    Session.selected = organisation;
            }
        }
        Item {
            id: ground
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumWidth: 160
            clip: true
            Keys.onPressed: event => {
                if (event.key === Qt.Key_Backspace && tools.grows) {
                    tools.takeBack();
                    event.accepted = true;
                }
            }
            MapCanvas {
                id: canvas
                anchors.fill: parent
                source: Session.map
                selectedId: Session.selected
                dark: Theme.dark
                placing: workspace.placing !== "" || tools.clicks
                pinsMovable: card.editing && workspace.cardOpen
                reducedMotion: Theme.motion === 0
                textScale: Theme.scale
                activeFocusOnTab: true
                leftInset: Math.max(furniture.legendInset, tools.leftInset) + 24
                rightInset: furniture.layersInset + 24
                topInset: Math.max(60, tools.topInset + 12)
                bottomInset: 40
                readonly property var panels: furniture.panels.concat(tools.panels, addPanel.visible ? [Qt.rect(addPanel.x, addPanel.y, addPanel.width, addPanel.height)] : [])
                onPanelsChanged: setKeepClear(panels)
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Map of %1").arg(Session.mapName)
                Accessible.description: qsTr("%1 organisations in view; the list beside it has them all").arg(shownCount)
                onOrganisationClicked: organisation => workspace.open(organisation, false)
                onOrganisationDoubleClicked: organisation => workspace.open(organisation, true)
                onGroundClicked: if (!card.editing) Session.selected = 0
                onContextMenuRequested: (x, y, organisation) => contextMenu.ask(x, y, organisation)
                onPlaced: (latitude, longitude) => {
                    if (tools.clicks) {
                        tools.placeAt(latitude, longitude);
                    } else if (workspace.placing === "add") {
                        addPanel.placeAt(latitude, longitude);
                    } else if (workspace.placing === "move") {
                        const next = Session.filter.onlyUnplaced ? list.neighbourOf(record.organisation) : 0;
                        record.movePin(latitude, longitude, false);
                        workspace.placing = "";
                        if (next !== 0)
                            Session.selected = next;
                    }
                }
                onPinMoved: (organisation, latitude, longitude) => {
                    if (organisation === record.organisation)
                        record.movePin(latitude, longitude, false);
                }
                onCameraChanged: {
                    rememberView.restart();
                    Session.setView(latitude, longitude, zoomLevel, width, height);
                }
                FocusRing {
                    shown: canvas.visualFocus && !canvas.placing
                    gap: -3
                    radius: 4
                }
            }
            FoundPlace {
                id: place
                anchors.fill: parent
                canvas: canvas
                onNearWanted: (latitude, longitude) => {
                    hide();
                    workspace.startTool("near");
                    tools.placeAt(latitude, longitude);
                }
            }
            MapTools {
                id: tools
                anchors.fill: parent
                canvas: canvas
                property int orderBefore: AssetListModel.ByName
                onNearShownChanged: {
                    if (nearShown)
                        orderBefore = list.order;
                    list.order = nearShown ? AssetListModel.Nearest : orderBefore;
                }
            }
            MapFurniture {
                id: furniture
                anchors.fill: parent
                canvas: canvas
                legendHidden: addPanel.visible || tools.panelShown
                onToolWanted: tool => workspace.startTool(tool)
                layersHidden: workspace.placing === "move" || tools.hintShown || (tools.panelShown && ground.width < 760 * Theme.scale)
                listFolded: !workspace.listShown && !workspace.listCrowded
                topTaken: workspace.cameFrom !== ""
                onUnfoldList: workspace.listFolded = false
                onRun: code => workspace.run(code)
            }
            // Placing by keyboard: arrows move the map under the cross, Enter places.
            Item {
                x: canvas.middle.x
                y: canvas.middle.y
                visible: (canvas.placing || canvas.trace === MapCanvas.Box) && canvas.visualFocus
                Rectangle { anchors.centerIn: parent; width: 34; height: 6; radius: 3; color: Theme.paper }
                Rectangle { anchors.centerIn: parent; width: 6; height: 34; radius: 3; color: Theme.paper }
                Rectangle { anchors.centerIn: parent; width: 30; height: 2; color: Theme.accent }
                Rectangle { anchors.centerIn: parent; width: 2; height: 30; color: Theme.accent }
            }
            MapContextMenu {
                id: contextMenu
                canvas: canvas
                onCardWanted: organisation => workspace.open(organisation, false)
                onToolWanted: (tool, latitude, longitude) => {
                    workspace.startTool(tool);
                    tools.placeAt(latitude, longitude);
                }
                onAddWanted: (latitude, longitude) => {
                    workspace.startAdding();
                    addPanel.placeAt(latitude, longitude);
                }
            }
            FloatingButton {
                x: 16
                y: workspace.listShown ? 16 : 24 + Theme.control // below what unfolds the list
                visible: workspace.cameFrom !== "" && workspace.placing === "" && !tools.hintShown
                glyph: "chevron-left"
                text: qsTr("Back to %1").arg(Words.of("workspace_" + workspace.cameFrom))
                keys: "Alt+Left"
                onClicked: workspace.back()
            }
            PlacingHint {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 16
                visible: workspace.placing === "move"
                text: canvas.activeFocus ? qsTr("Click where %1 is, or press Enter for the middle").arg(record.name) : qsTr("Click where %1 is").arg(record.name)
                onCancelled: workspace.placing = ""
            }
            AddPanel {
                id: addPanel
                x: Math.min(16, (parent.width - width) / 2)
                y: 16
                width: Math.min(parent.width - 32, Math.round(380 * (0.5 + 0.5 * Theme.scale)))
                canvas: canvas
                onPlacingChanged: workspace.placing = placing ? "add" : ""
                onAdded: organisation => {
                    workspace.open(organisation, false);
                    card.editing = false;
                }
                onGoTo: organisation => workspace.open(organisation, true)
            }
        }
        RecordCard {
            id: card
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(Theme.card, workspace.width * 0.6)
            visible: workspace.cardOpen
            record: record
            onClosed: {
                card.editing = false;
                Session.selected = 0;
            }
            onShowOnMap: canvas.showOrganisation(record.organisation)
            onPlacePin: workspace.placePin()
            onGoTo: organisation => workspace.open(organisation, true)
            onConversationWanted: workspace.run("conversation")
        }
    }
}
