// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// What can be done with the rows that are chosen.
Rectangle {
    id: bar

    required property DirectoryModel directory
    readonly property bool shown: directory.chosenCount > 0
    signal setWanted()

    implicitHeight: shown ? row.implicitHeight + 20 : 0
    visible: implicitHeight > 0
    clip: true
    color: Theme.soft
    Behavior on implicitHeight {
        NumberAnimation { duration: Theme.motion }
    }
    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: 18
        anchors.rightMargin: 12
        spacing: 10
        PwLabel {
            text: qsTr("%1 chosen").arg(bar.directory.chosenCount.toLocaleString(Qt.locale(), "f", 0))
            font.bold: true
        }
        Item { Layout.fillWidth: true }
        PwButton {
            look: PwButton.Filled
            visible: !Session.readOnly
            glyph: "edit"
            text: qsTr("Set a field for %1").arg(bar.directory.chosenCount.toLocaleString(Qt.locale(), "f", 0))
            onClicked: bar.setWanted()
        }
        PwButton {
            visible: !Session.readOnly
            glyph: "trash"
            text: qsTr("Delete")
            onClicked: bar.directory.removeChosen()
        }
        PwButton {
            text: qsTr("Choose none")
            onClicked: bar.directory.chooseNone()
        }
    }
}
