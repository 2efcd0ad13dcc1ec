// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// A channel that nobody has looked at for twelve months.
Item {
    id: row

    required property int index
    required property string name
    required property string runBy
    required property string due
    required property double organisation
    signal checkedToday()
    signal recordWanted()

    height: words.implicitHeight + 28
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, runBy, due].join(", ")

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: 24
        anchors.rightMargin: 24
        anchors.bottomMargin: 8
        radius: Theme.radius
        color: Theme.paper
        border.width: 1
        border.color: Theme.line
    }
    RowLayout {
        id: words
        x: 40
        y: 10
        width: parent.width - 80
        spacing: 12
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            PwLabel { Layout.fillWidth: true; text: row.name; font.bold: true; wrapMode: Text.Wrap }
            PwLabel { Layout.fillWidth: true; text: [row.runBy, row.due].filter(part => part !== "").join(" · "); font.pixelSize: Theme.small; color: Theme.warn; wrapMode: Text.Wrap }
        }
        PwButton {
            look: PwButton.Outlined
            glyph: "check"
            text: qsTr("Checked today")
            enabled: !Session.readOnly
            Accessible.name: text + ": " + row.name
            onClicked: row.checkedToday()
        }
        IconButton {
            glyph: "map"
            text: qsTr("Open the record")
            onClicked: row.recordWanted()
        }
    }
}
