// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Placeweave

// One of resources/icons in a colour of the theme.
Image {
    id: icon

    required property string name
    property color colour: Theme.ink
    property int size: Theme.icon

    width: size
    height: size
    source: name === "" ? "" : "image://icon/" + name + "/" + Theme.hex(colour)
    sourceSize: Qt.size(size * Screen.devicePixelRatio, size * Screen.devicePixelRatio)
    fillMode: Image.PreserveAspectFit
    smooth: true
    Accessible.ignored: true
}
