// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

Menu {
    id: menu

    padding: 6
    implicitWidth: Math.round(300 * (0.5 + 0.5 * Theme.scale))
    delegate: PwMenuItem {}
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
