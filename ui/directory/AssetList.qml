// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The list beside the map, its equal: everything the map shows, by keyboard and by ear.
Rectangle {
    id: panel

    property alias order: assets.order
    property real fromLatitude: 0
    property real fromLongitude: 0
    signal reviewWanted()
    signal planWanted()
    signal opened(double organisation)
    signal folded()
    signal pasteWanted()
    signal postcodesWanted()
    signal addWanted()
    signal removeWanted(double organisation)

    color: Theme.paper

    // The one after it on the list, or before it at the end: 0 when it is alone.
    function neighbourOf(organisation: double): double {
        const row = assets.rowOf(organisation);
        return assets.idAt(row + 1) || assets.idAt(row - 1);
    }
    function focusList(): void { list.forceActiveFocus(Qt.ShortcutFocusReason); }

    AssetListModel { id: assets }
    onFromLatitudeChanged: settle.restart()
    onFromLongitudeChanged: settle.restart()
    // Sorting waits until the map has come to rest.
    Timer {
        id: settle
        interval: 300
        onTriggered: assets.setFrom(panel.fromLatitude, panel.fromLongitude)
    }
    function follow(): void {
        const row = assets.rowOf(Session.selected);
        if (row >= 0) {
            list.currentIndex = row;
            list.positionViewAtIndex(row, ListView.Contain);
        }
    }
    Connections {
        target: Session
        function onSelectedChanged(): void { panel.follow(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        FilterBar {
            Layout.fillWidth: true
            Layout.margins: 16
            Layout.bottomMargin: 8
            onReviewWanted: panel.reviewWanted()
            onPlanWanted: panel.planWanted()
        }
        PwButton {
            Layout.fillWidth: true
            Layout.leftMargin: 16
            Layout.rightMargin: 16
            Layout.bottomMargin: 8
            visible: Session.filter.onlyUnplaced && Session.stillToPlace > 0 && !Session.readOnly
            enabled: !Session.busy
            glyph: "pin"
            text: qsTr("Place them by postcode")
            onClicked: panel.postcodesWanted()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 16
            Layout.rightMargin: 8
            Layout.bottomMargin: 4
            spacing: 0
            PwLabel {
                visible: Session.open
                text: Session.filter.empty ? Session.organisations.toLocaleString(Qt.locale(), "f", 0)
                                           : Session.shownCount.toLocaleString(Qt.locale(), "f", 0)
                font.bold: true
                font.pixelSize: Theme.small
            }
            PwLabel {
                Layout.fillWidth: true
                text: !Session.open ? "" : Session.filter.empty ? " " + (Session.organisations === 1 ? qsTr("organisation") : qsTr("organisations"))
                      : " " + qsTr("of %1").arg(Words.counted(Session.organisations, qsTr("organisation"), qsTr("organisations")))
                font.pixelSize: Theme.small
                color: Theme.mute
                elide: Text.ElideRight
            }
            PwButton {
                id: sortButton
                look: PwButton.Plain
                font.pixelSize: Theme.small
                tint: Theme.mute
                implicitHeight: Math.round(34 * Theme.scale)
                text: [qsTr("A to Z"), qsTr("Nearest first"), qsTr("Longest unchecked"), qsTr("By kind")][assets.order]
                glyphAfter: "chevron-down"
                Accessible.name: qsTr("Order: %1").arg(text)
                onClicked: sortMenu.open()
                PwMenu {
                    id: sortMenu
                    y: parent.height
                    PwMenuItem { text: qsTr("A to Z"); onTriggered: assets.order = AssetListModel.ByName }
                    PwMenuItem { text: qsTr("Nearest first"); onTriggered: assets.order = AssetListModel.Nearest }
                    PwMenuItem { text: qsTr("Longest unchecked"); onTriggered: assets.order = AssetListModel.LongestUnchecked }
                    PwMenuItem { text: qsTr("By kind"); onTriggered: assets.order = AssetListModel.ByKind }
                }
            }
            IconButton {
                glyph: "panel-left"
                text: qsTr("Fold the list away")
                implicitHeight: Math.round(34 * Theme.scale)
                tint: Theme.mute
                onClicked: panel.folded()
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: assets
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            reuseItems: true
            highlightMoveDuration: 0
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Organisations")
            onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
            Keys.onReturnPressed: panel.opened(assets.idAt(currentIndex))
            Keys.onEnterPressed: panel.opened(assets.idAt(currentIndex))
            Keys.onDeletePressed: panel.removeWanted(assets.idAt(currentIndex))
            Keys.onSpacePressed: Session.selected = assets.idAt(currentIndex)
            Keys.onPressed: event => {
                const page = Math.max(1, Math.floor(list.height / 78) - 1);
                const to = event.key === Qt.Key_PageDown ? list.currentIndex + page
                         : event.key === Qt.Key_PageUp ? list.currentIndex - page
                         : event.key === Qt.Key_Home ? 0
                         : event.key === Qt.Key_End ? list.count - 1 : -1;
                if (to === -1 && event.key !== Qt.Key_PageUp)
                    return;
                list.currentIndex = Math.max(0, Math.min(list.count - 1, to));
                event.accepted = true;
            }
            delegate: AssetRow {
                width: ListView.view.width
                current: ListView.isCurrentItem && list.activeFocus
                onOpened: organisation => {
                    list.currentIndex = index;
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    panel.opened(organisation);
                }
            }
            Column {
                anchors.centerIn: parent
                width: parent.width - 64
                spacing: 12
                visible: list.count === 0 && Session.open
                PwLabel {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: Session.organisations === 0 ? qsTr("Nothing on this map yet") : Words.of("not_known_here")
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: Session.organisations === 0 ? qsTr("Paste a list from Excel with Ctrl+V, drop a file on the window, or add the first one by name.")
                                                      : qsTr("On our map is not the same as there is none.")
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwButton {
                    anchors.horizontalCenter: parent.horizontalCenter
                    look: PwButton.Outlined
                    text: Session.organisations === 0 ? qsTr("Paste cells") : qsTr("Clear the filter")
                    glyph: Session.organisations === 0 ? "paste" : "close"
                    onClicked: Session.organisations === 0 ? panel.pasteWanted() : Session.filter.clear()
                }
            }
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
