// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What was said so far, as it may stand on the wall, and the parking list under it.
Rectangle {
    id: panel

    required property Room room
    required property ExerciseForm form
    property int body: Theme.body
    property int aside: Theme.small

    signal foldWanted()

    color: Theme.paper

    function show(said: double): void {
        for (let row = 0; row < list.count; ++row)
            if (panel.room.data(panel.room.index(row, 0), Room.IdRole) === said) {
                list.currentIndex = row;
                list.positionViewAtIndex(row, ListView.Contain);
            }
    }
    Rectangle { width: 1; height: parent.height; color: Theme.line; z: 1 }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 20
            Layout.bottomMargin: 12
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("Said so far")
                font.pixelSize: panel.body
                font.bold: true
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            PwLabel {
                text: panel.room.offWall > 0 ? qsTr("newest first · %1 kept off").arg(panel.room.offWall) : qsTr("newest first")
                color: Theme.mute
                font.pixelSize: panel.aside
            }
            IconButton {
                Layout.topMargin: -8
                Layout.bottomMargin: -8
                Layout.rightMargin: -12
                glyph: "chevron-right"
                text: qsTr("Fold the list away")
                focusPolicy: Qt.NoFocus
                onClicked: panel.foldWanted()
            }
        }
        Rectangle { Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: panel.room
            currentIndex: -1
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Said so far")
            PwLabel {
                anchors.centerIn: parent
                width: parent.width - 48
                visible: list.count === 0
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Nothing yet. Type what somebody says, and press Enter.")
                font.pixelSize: panel.aside
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            delegate: Item {
                id: row
                required property int index
                required property double said
                required property string title
                required property string where
                required property string note
                required property bool urgent
                required property string voice
                required property int kind
                required property string glyph
                width: ListView.view.width
                implicitHeight: words.implicitHeight + 24
                Accessible.role: Accessible.ListItem
                Accessible.name: [title, where, note, voice].filter(part => part !== "").join(", ")
                Rectangle {
                    anchors.fill: parent
                    color: row.ListView.isCurrentItem ? Theme.soft : "transparent"
                }
                HoverHandler { id: hover }
                Item {
                    id: sign
                    x: 22
                    y: 12
                    width: Theme.symbol
                    height: width
                    MapSymbol {
                        anchors.fill: parent
                        visible: row.kind >= 0
                        kind: row.kind
                        dark: Theme.dark
                    }
                    PwIcon {
                        anchors.centerIn: parent
                        visible: row.kind < 0
                        name: row.glyph
                        size: Theme.icon * 1.2
                        colour: Theme.warn
                    }
                }
                ColumnLayout {
                    id: words
                    anchors.left: sign.right
                    anchors.leftMargin: 16
                    anchors.right: drop.visible ? drop.left : parent.right
                    anchors.rightMargin: 16
                    y: 12
                    spacing: 2
                    PwLabel {
                        Layout.fillWidth: true
                        text: row.title
                        font.pixelSize: panel.body
                        font.bold: true
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: row.note === "" ? row.where : row.note
                        font.pixelSize: panel.aside
                        font.bold: row.note !== "" && (row.urgent || row.kind >= 0)
                        color: row.note === "" ? Theme.mute : row.urgent ? Theme.warn : row.kind >= 0 ? Theme.accent : Theme.mute
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: row.voice
                        font.pixelSize: panel.aside
                        color: Theme.mute
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                IconButton {
                    id: drop
                    anchors.right: parent.right
                    anchors.rightMargin: 8
                    y: 8
                    visible: hover.hovered || activeFocus
                    glyph: "trash"
                    text: qsTr("Off the record: %1").arg(row.title)
                    onClicked: panel.room.drop(row.said)
                }
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            visible: panel.form.parkingList.length > 0
            implicitHeight: Math.min(parking.implicitHeight + 28, panel.height * 0.3)
            color: Theme.ground
            clip: true
            ColumnLayout {
                id: parking
                x: 20
                y: 14
                width: parent.width - 40
                spacing: 4
                PwLabel {
                    Layout.fillWidth: true
                    text: qsTr("Parking list · %1").arg(panel.form.parkingList.length)
                    font.pixelSize: panel.body
                    font.bold: true
                    Accessible.role: Accessible.Heading
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: panel.form.parkingList.join(" · ")
                    font.pixelSize: panel.aside
                    color: Theme.mute
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                }
            }
        }
    }
}
