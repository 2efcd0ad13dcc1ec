// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

CheckBox {
    id: box

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
        x: box.leftPadding
        y: Math.round((box.height - height) / 2)
        width: Theme.icon
        height: width
        radius: 5
        color: box.checkState === Qt.Unchecked ? Theme.paper : Theme.accent
        border.width: 2
        border.color: box.checkState === Qt.Unchecked ? Theme.edge : Theme.accent
        PwIcon {
            anchors.centerIn: parent
            name: box.checkState === Qt.PartiallyChecked ? "minus" : "check"
            visible: box.checkState !== Qt.Unchecked
            size: parent.width - 4
            colour: Theme.accentInk
        }
        FocusRing {
            shown: box.visualFocus
            radius: 7
        }
    }
    contentItem: OptionText {
        text: box.text
        help: box.help
        font: box.font
        indent: Theme.icon + box.spacing
    }
    background: Rectangle {
        radius: Theme.radius
        color: box.hovered ? Theme.hover : "transparent"
    }
}
