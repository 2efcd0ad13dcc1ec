// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Drawn around whatever the keyboard is at.
Rectangle {
    id: ring

    property bool shown: false
    property int gap: 2

    anchors.fill: parent
    anchors.margins: -gap
    radius: Theme.radius + gap
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
    visible: shown
    z: 10
}
