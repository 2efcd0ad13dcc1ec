// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Somebody of the network, and what is to be said of them.
ItemDelegate {
    id: row

    required property int index
    required property double organisation
    required property string name
    required property int kind
    required property string words
    property bool current: false
    property bool focused: false

    implicitHeight: Math.max(Theme.row, wordsColumn.implicitHeight + 20)
    hoverEnabled: true
    padding: 0
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + words
    Accessible.selected: current

    contentItem: Item {
        RowLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 20
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12
            MapSymbol {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.symbol
                Layout.preferredHeight: width
                kind: row.kind
                dark: Theme.dark
            }
            ColumnLayout {
                id: wordsColumn
                Layout.fillWidth: true
                spacing: 2
                PwLabel { Layout.fillWidth: true; text: row.name; font.bold: true; wrapMode: Text.Wrap; Accessible.ignored: true }
                PwLabel { Layout.fillWidth: true; text: row.words; font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap; Accessible.ignored: true }
            }
        }
    }
    background: Rectangle {
        color: row.current ? Theme.soft : row.hovered ? Theme.hover : Theme.paper
        FocusRing {
            shown: row.focused
            gap: -3
            radius: 4
        }
    }
}
