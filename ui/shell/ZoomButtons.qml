// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

Card {
    id: zoom

    required property MapCanvas canvas

    padding: 2
    width: Theme.control + 4
    height: column.height + 4

    Column {
        id: column
        width: parent.width
        IconButton {
            width: parent.width
            glyph: "plus"
            text: qsTr("Closer")
            keys: "+"
            onClicked: zoom.canvas.zoomIn()
        }
        Rectangle { x: 8; width: parent.width - 16; height: 1; color: Theme.line }
        IconButton {
            width: parent.width
            glyph: "minus"
            text: qsTr("Further away")
            keys: "-"
            onClicked: zoom.canvas.zoomOut()
        }
        Rectangle { x: 8; width: parent.width - 16; height: 1; color: Theme.line }
        IconButton {
            width: parent.width
            glyph: "fit"
            text: qsTr("Show the whole map")
            keys: "Ctrl+0"
            onClicked: zoom.canvas.fitAll()
        }
    }
}
