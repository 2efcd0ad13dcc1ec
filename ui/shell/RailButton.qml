// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

AbstractButton {
    id: button

    property string glyph: ""
    property string keys: ""
    property bool on: false

    Layout.fillWidth: true
    Layout.leftMargin: 7
    Layout.rightMargin: 7
    implicitHeight: column.implicitHeight + 18
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: on

    PwToolTip {
        visible: button.hovered
        text: button.text + "  " + button.keys
    }
    contentItem: Item {
        ColumnLayout {
            id: column
            anchors.centerIn: parent
            spacing: 4
            PwIcon {
                Layout.alignment: Qt.AlignHCenter
                name: button.glyph
                size: Math.round(24 * (0.5 + 0.5 * Theme.scale))
                colour: button.on ? Theme.accent : Theme.mute
            }
            PwLabel {
                Layout.alignment: Qt.AlignHCenter
                text: button.text
                font.pixelSize: Math.min(Theme.tiny, Math.round(20 + (Theme.scale - 1) * 2))
                font.bold: button.on
                color: button.on ? Theme.accent : Theme.mute
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.on ? Theme.soft : button.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: button.visualFocus
            gap: -2
        }
    }
}
