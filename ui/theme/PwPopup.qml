// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// A panel that opens over the rest and goes when one turns away from it.
Popup {
    id: popup

    padding: 12
    focus: true
    margins: 8
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.motion }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.motion }
    }
    Overlay.modal: Rectangle {
        color: Theme.shade
    }
    background: Item {
        SoftShadow {}
        Rectangle {
            id: paper
            anchors.fill: parent
            radius: Theme.panelRadius
            color: Theme.paper
            border.width: 1
            border.color: Theme.line
        }
    }
}
