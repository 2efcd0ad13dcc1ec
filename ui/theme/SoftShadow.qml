// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// One soft shadow, of plain rectangles: it looks the same on every scene graph backend, those without
// shaders included. (Qt has a RectangularShadow from 6.9 on.)
Item {
    id: shadow

    property int radius: Theme.panelRadius
    property int reach: 20
    readonly property int rings: 10

    anchors.fill: parent
    anchors.topMargin: 3
    anchors.bottomMargin: -3
    z: -1
    Repeater {
        model: shadow.rings
        delegate: Rectangle {
            required property int index
            readonly property real spread: shadow.reach * Math.pow(index / shadow.rings, 1.3)
            anchors.fill: parent
            anchors.margins: -spread
            radius: shadow.radius + spread
            color: Theme.dark ? "#000000" : "#1D282E"
            opacity: (Theme.dark ? 0.075 : 0.024) * (1 - 0.7 * index / shadow.rings)
        }
    }
}
