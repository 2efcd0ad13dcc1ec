// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
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

    // No layouts: how high the row is hangs on how its words wrap, and on nothing that hangs on that.
    contentItem: Item {
        MapSymbol {
            id: symbol
            x: 20
            y: wordsColumn.y
            width: Theme.symbol
            height: width
            kind: row.kind
            dark: Theme.dark
        }
        Column {
            id: wordsColumn
            anchors.left: symbol.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            PwLabel { width: parent.width; text: row.name; font.bold: true; wrapMode: Text.Wrap; Accessible.ignored: true }
            PwLabel { width: parent.width; text: row.words; font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap; Accessible.ignored: true }
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
