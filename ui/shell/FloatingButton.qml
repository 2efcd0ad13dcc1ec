// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// A button that floats over the map.
PwButton {
    id: button

    look: PwButton.Plain
    leftPadding: onlyGlyph ? 10 : 14
    background: Item {
        SoftShadow { radius: Theme.radius; reach: 10 }
        Rectangle {
            id: paper
            anchors.fill: parent
            radius: Theme.radius
            color: button.hovered ? Theme.hover : Theme.paper
            border.width: Theme.dark ? 1 : 0
            border.color: Theme.line
        }
        FocusRing { shown: button.visualFocus }
    }
}
