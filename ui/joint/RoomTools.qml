// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// What can be done with the map on the wall. None of it takes the keys from the scribe.
Card {
    id: card

    required property MapCanvas canvas
    required property Room room
    property bool hasSquares: false
    property int columns: 1
    signal photoWanted()
    signal fullScreenWanted()

    width: tools.implicitWidth + 12
    height: tools.implicitHeight + 12
    padding: 6
    GridLayout {
        id: tools
        columns: card.columns
        columnSpacing: 2
        rowSpacing: 2
        IconButton { glyph: "plus"; text: qsTr("Closer"); focusPolicy: Qt.NoFocus; onClicked: card.canvas.zoomIn() }
        IconButton { glyph: "minus"; text: qsTr("Further away"); focusPolicy: Qt.NoFocus; onClicked: card.canvas.zoomOut() }
        IconButton {
            glyph: card.room.pinsShown ? "eye" : "eye-off"
            text: card.room.pinsShown ? qsTr("Show the map as it was") : qsTr("Show what was said, too")
            focusPolicy: Qt.NoFocus
            onClicked: card.room.pinsShown = !card.room.pinsShown
        }
        IconButton {
            visible: card.hasSquares
            glyph: "paste"
            text: qsTr("Lay a photo of the marked map under it")
            focusPolicy: Qt.NoFocus
            onClicked: card.photoWanted()
        }
        IconButton { glyph: "screen"; text: qsTr("Full screen"); keys: "F11"; focusPolicy: Qt.NoFocus; onClicked: card.fullScreenWanted() }
    }
}
