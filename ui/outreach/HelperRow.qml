// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// One to ring: what it could do, how to reach it, and what was asked of it before.
Item {
    id: row

    required property int index
    required property string name
    required property string offers
    required property string ways
    required property string given
    required property string warning
    required property bool ticked
    property bool focused: false
    signal tickWanted(bool on)

    height: words.implicitHeight + 20
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, offers, ways, warning, given].filter(part => part !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.ticked ? Theme.soft : Theme.ground
        FocusRing {
            shown: row.focused
            radius: parent.radius + gap
            gap: -3
        }
    }
    RowLayout {
        id: words
        x: 12
        y: 10
        width: parent.width - 24
        spacing: 12
        PwCheckBox {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.icon + 8
            implicitHeight: Theme.icon + 8
            checked: row.ticked
            focusPolicy: Qt.NoFocus
            Accessible.name: qsTr("Ask %1").arg(row.name)
            onToggled: row.tickWanted(checked)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            PwLabel { Layout.fillWidth: true; text: row.name; font.bold: true; wrapMode: Text.Wrap; Accessible.ignored: true }
            PwLabel { Layout.fillWidth: true; visible: text !== ""; text: row.offers; font.pixelSize: Theme.small; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight; Accessible.ignored: true }
            PwLabel { Layout.fillWidth: true; text: row.ways; font.pixelSize: Theme.small; color: Theme.accent; wrapMode: Text.Wrap; Accessible.ignored: true }
            PwLabel { Layout.fillWidth: true; visible: text !== ""; text: row.warning; font.pixelSize: Theme.small; color: Theme.warn; wrapMode: Text.Wrap; Accessible.ignored: true }
            PwLabel { Layout.fillWidth: true; text: row.given; font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap; Accessible.ignored: true }
        }
    }
}
