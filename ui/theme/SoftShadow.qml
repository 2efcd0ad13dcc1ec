// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// One soft shadow, a stretched picture: it looks the same on every scene graph backend, those without
// shaders included. (Qt has a RectangularShadow from 6.9 on.)
BorderImage {
    id: shadow

    property int radius: Theme.panelRadius
    property int reach: 20
    readonly property int edge: radius + reach

    anchors.fill: parent
    anchors.margins: -reach
    anchors.topMargin: 3 - reach
    anchors.bottomMargin: -3 - reach
    z: -1
    source: "image://shadow/%1/%2/%3".arg(radius).arg(reach).arg(Theme.dark ? "dark" : "light")
    border {
        left: shadow.edge
        right: shadow.edge
        top: shadow.edge
        bottom: shadow.edge
    }
}
