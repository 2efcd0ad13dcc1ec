// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

AbstractButton {
    id: door

    property string glyph: ""
    property string help: ""
    property bool main: false

    Layout.fillWidth: true
    Layout.fillHeight: true
    implicitHeight: column.implicitHeight + 40
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: help
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        ColumnLayout {
            id: column
            x: 20
            y: 20
            width: parent.width - 40
            spacing: 6
            PwIcon {
                name: door.glyph
                size: Math.round(30 * (0.5 + 0.5 * Theme.scale))
                colour: door.main ? Theme.accentInk : Theme.accent
            }
            PwLabel {
                Layout.fillWidth: true
                Layout.topMargin: 8
                text: door.text
                font.pixelSize: Theme.large
                font.bold: true
                color: door.main ? Theme.accentInk : Theme.ink
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            PwLabel {
                Layout.fillWidth: true
                text: door.help
                color: door.main ? Theme.accentInk : Theme.mute
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.panelRadius
        color: door.main ? (door.hovered ? Qt.lighter(Theme.accent, 1.12) : Theme.accent)
                         : door.hovered ? Theme.soft : Theme.paper
        border.width: door.main ? 0 : 1
        border.color: Theme.line
        FocusRing {
            shown: door.visualFocus || door.activeFocus
            radius: parent.radius + gap
            gap: 3
        }
    }
}
