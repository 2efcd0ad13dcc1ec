// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// What can be done on the map.
PwMenu {
    id: menu

    signal wanted(string tool)

    PwMenuItem { text: qsTr("Only what is in a box"); glyph: "box"; onTriggered: menu.wanted("box") }
    PwMenuItem { text: qsTr("Only what is in a lasso"); glyph: "lasso"; onTriggered: menu.wanted("lasso") }
    PwMenuItem { text: qsTr("What is near here"); glyph: "near"; onTriggered: menu.wanted("near") }
    PwMenuItem { text: qsTr("Measure"); glyph: "ruler"; onTriggered: menu.wanted("measure") }
    PwMenuLine { visible: !Session.readOnly }
    PwMenuItem { visible: !Session.readOnly; text: qsTr("Write a note"); glyph: "note"; onTriggered: menu.wanted("note") }
    PwMenuItem { visible: !Session.readOnly; text: qsTr("Draw a way"); glyph: "edit"; onTriggered: menu.wanted("way") }
    PwMenuItem { visible: !Session.readOnly; text: qsTr("Draw an area"); glyph: "area"; onTriggered: menu.wanted("area") }
}
