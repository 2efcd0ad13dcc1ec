// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

Slider {
    id: slider

    required property string label

    implicitHeight: Theme.control
    padding: 6
    focusPolicy: Qt.StrongFocus
    Accessible.name: label

    background: Rectangle {
        x: slider.leftPadding
        y: Math.round((slider.height - height) / 2)
        width: slider.availableWidth
        height: 4
        radius: 2
        color: Theme.edge
        Rectangle {
            width: slider.visualPosition * parent.width
            height: parent.height
            radius: 2
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: slider.leftPadding + slider.visualPosition * (slider.availableWidth - width)
        y: Math.round((slider.height - height) / 2)
        width: Theme.icon
        height: width
        radius: width / 2
        color: Theme.paper
        border.width: 2
        border.color: Theme.accent
        FocusRing {
            shown: slider.visualFocus
            radius: parent.radius + gap
        }
    }
}
