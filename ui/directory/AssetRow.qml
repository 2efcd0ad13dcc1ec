// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// An organisation in the list: its name first, what it is, and what matters today.
ItemDelegate {
    id: row

    required property int index
    required property double assetId
    required property string name
    required property int kind
    required property int flags
    required property string what
    required property string today
    required property bool mustAct
    property bool current: false
    readonly property bool chosen: Session.selected === assetId
    signal opened(double organisation)

    implicitHeight: Math.max(Theme.row, words.implicitHeight + 24)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    padding: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, what, today].filter(part => part !== "").join(", ")
    Accessible.selected: chosen
    onClicked: opened(assetId)

    contentItem: Item {
        MapSymbol {
            id: symbol
            x: 18
            y: 12
            width: Theme.symbol
            height: width
            kind: row.kind
            flags: row.flags
            dark: Theme.dark
        }
        Column {
            id: words
            anchors.left: symbol.right
            anchors.leftMargin: 14
            anchors.right: parent.right
            anchors.rightMargin: 16
            y: 12
            spacing: 2
            PwLabel {
                width: parent.width
                text: row.name
                font.bold: true
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PwLabel {
                width: parent.width
                visible: text !== ""
                text: row.what
                font.pixelSize: Theme.small
                color: Theme.mute
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PwLabel {
                width: parent.width
                visible: text !== ""
                text: row.today
                font.pixelSize: Theme.small
                font.bold: row.mustAct
                color: row.mustAct ? Theme.warn : Theme.mute
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        color: row.chosen ? Theme.soft : row.hovered ? Theme.hover : Theme.paper
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
        FocusRing {
            shown: row.current
            gap: -3
        }
    }
}
