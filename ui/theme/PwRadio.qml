// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

RadioButton {
    id: radio

    property string help: ""

    implicitHeight: Math.max(Theme.control, contentItem.implicitHeight + 12)
    spacing: 12
    padding: 4
    font.family: Theme.family
    font.pixelSize: Theme.body
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: help

    indicator: Rectangle {
        x: radio.leftPadding
        y: Math.round((radio.height - height) / 2)
        width: Theme.icon
        height: width
        radius: width / 2
        color: Theme.paper
        border.width: 2
        border.color: radio.checked ? Theme.accent : Theme.edge
        Rectangle {
            anchors.centerIn: parent
            width: parent.width - 10
            height: width
            radius: width / 2
            color: Theme.accent
            visible: radio.checked
        }
        FocusRing {
            shown: radio.visualFocus
            radius: parent.radius + gap
        }
    }
    contentItem: OptionText {
        text: radio.text
        help: radio.help
        font: radio.font
        indent: Theme.icon + radio.spacing
    }
    background: Rectangle {
        radius: Theme.radius
        color: radio.hovered ? Theme.hover : "transparent"
    }
}
