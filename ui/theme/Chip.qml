// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// A small rounded button that says what the list is held to, or offers to.
AbstractButton {
    id: chip

    property string glyph: ""
    property string glyphAfter: ""
    property bool on: false

    implicitHeight: Math.round(34 * Math.max(1, 0.3 + 0.7 * Theme.scale))
    implicitWidth: row.implicitWidth + 26
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Theme.small
    font.bold: on
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 6
            PwIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: chip.glyph
                visible: chip.glyph !== ""
                size: Math.round(Theme.icon * 0.8)
                colour: chip.on ? Theme.accent : Theme.ink
            }
            PwLabel {
                anchors.verticalCenter: parent.verticalCenter
                text: chip.text
                font: chip.font
                color: chip.on ? Theme.accent : Theme.ink
                elide: Text.ElideRight
                width: Math.min(implicitWidth, 260 * Theme.scale)
                Accessible.ignored: true
            }
            PwIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: chip.glyphAfter
                visible: chip.glyphAfter !== ""
                size: Math.round(Theme.icon * 0.7)
                colour: chip.on ? Theme.accent : Theme.mute
            }
        }
    }
    background: Rectangle {
        radius: height / 2
        color: chip.on ? Theme.soft : chip.hovered ? Theme.hover : Theme.paper
        border.width: 1
        border.color: chip.on ? Theme.accent : Theme.line
        FocusRing {
            shown: chip.visualFocus
            radius: parent.radius + gap
        }
    }
}
