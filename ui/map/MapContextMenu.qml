// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// What a right click on the map offers, for that very point.
PwMenu {
    id: menu

    required property MapCanvas canvas
    property double organisation: 0
    property point position // x = longitude
    signal cardWanted(double organisation)
    signal toolWanted(string tool, double latitude, double longitude)
    signal addWanted(double latitude, double longitude)

    function ask(x: real, y: real, organisation: double): void {
        menu.organisation = organisation;
        menu.position = canvas.positionAt(x, y);
        menu.popup(canvas, x, y);
    }
    function begin(tool: string): void { menu.toolWanted(tool, position.y, position.x); }

    PwMenuItem { visible: menu.organisation !== 0; text: qsTr("Open its card"); glyph: "pin"; onTriggered: menu.cardWanted(menu.organisation) }
    PwMenuItem { text: qsTr("What is near here"); glyph: "near"; onTriggered: menu.begin("near") }
    PwMenuItem { text: qsTr("Measure from here"); glyph: "ruler"; onTriggered: menu.begin("measure") }
    PwMenuItem { visible: !Session.readOnly; text: qsTr("Add an organisation here"); glyph: "plus"; onTriggered: menu.addWanted(menu.position.y, menu.position.x) }
    PwMenuItem { visible: !Session.readOnly; text: qsTr("Write a note here"); glyph: "note"; onTriggered: menu.begin("note") }
}
