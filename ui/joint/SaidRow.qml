// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// One thing that was said, in the list to look through.
ItemDelegate {
    id: row

    required property int index
    required property string title
    required property string note
    required property string voice
    required property int kind
    required property string glyph
    required property bool isTicked
    signal chosen()
    signal tickedByHand(bool on)

    implicitHeight: Math.max(Theme.row, words.implicitHeight + 20)
    hoverEnabled: true
    padding: 0
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, note, voice].filter(part => part !== "").join(", ")
    Accessible.checkable: true
    Accessible.checked: isTicked
    onClicked: chosen()

    contentItem: Item {
        PwCheckBox {
            id: box
            x: 18
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.icon + 8
            checked: row.isTicked
            focusPolicy: Qt.NoFocus
            Accessible.ignored: true
            onToggled: row.tickedByHand(checked)
        }
        Item {
            id: sign
            x: box.x + box.width + 10
            anchors.verticalCenter: parent.verticalCenter
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
                colour: Theme.warn
            }
        }
        ColumnLayout {
            id: words
            anchors.left: sign.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            spacing: 1
            PwLabel {
                Layout.fillWidth: true
                text: row.title
                font.bold: true
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: [row.note, row.voice].filter(part => part !== "").join(" · ")
                font.pixelSize: Theme.small
                color: Theme.mute
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        color: row.ListView.isCurrentItem ? Theme.soft : row.hovered ? Theme.hover : Theme.ground
        FocusRing {
            shown: row.ListView.isCurrentItem && row.ListView.view.activeFocus
            gap: -3
            radius: 4
        }
    }
}
