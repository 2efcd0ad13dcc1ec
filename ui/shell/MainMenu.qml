// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Placeweave

PwMenu {
    id: menu

    signal run(string code)

    PwMenuItem { text: qsTr("Start a map of our place"); glyph: "start"; onTriggered: menu.run("new") }
    PwMenuItem { text: qsTr("Open …"); glyph: "folder"; keys: "Ctrl+O"; onTriggered: menu.run("open") }
    PwMenu {
        id: recent
        title: qsTr("Open recent")
        enabled: count > 0
        Instantiator {
            model: Preferences.recentFiles
            delegate: PwMenuItem {
                required property string modelData
                text: modelData.split("/").pop()
                Accessible.description: modelData
                onTriggered: Session.openPath(modelData)
            }
            onObjectAdded: (index, object) => recent.insertItem(index, object as PwMenuItem)
            onObjectRemoved: (index, object) => recent.removeItem(object as PwMenuItem)
        }
    }
    PwMenuItem { text: qsTr("Look round the sample"); glyph: "look"; onTriggered: menu.run("sample") }
    PwMenuLine {}
    PwMenuItem { text: qsTr("Bring in a file …"); glyph: "download"; enabled: Session.open && !Session.readOnly; onTriggered: menu.run("import") }
    PwMenuItem { text: qsTr("Bring in a live directory …"); glyph: "globe"; enabled: Session.open && !Session.readOnly; onTriggered: menu.run("feed") }
    PwMenuItem { text: qsTr("Paste cells"); glyph: "paste"; keys: "Ctrl+V"; enabled: Session.open && !Session.readOnly; onTriggered: menu.run("paste") }
    PwMenuLine {}
    PwMenuItem { text: qsTr("Print …"); glyph: "print"; keys: "Ctrl+P"; enabled: Session.open; onTriggered: menu.run("print") }
    PwMenuItem { text: qsTr("Give someone a copy …"); glyph: "give"; enabled: Session.open; onTriggered: menu.run("copy") }
    PwMenuItem { text: qsTr("Save a full copy …"); glyph: "copy"; enabled: Session.open; onTriggered: menu.run("full-copy") }
    PwMenuLine {}
    PwMenuItem { text: Words.of("about_this_map"); glyph: "info"; enabled: Session.open; onTriggered: menu.run("about") }
    PwMenuItem { text: qsTr("Settings"); glyph: "settings"; keys: "Ctrl+,"; onTriggered: menu.run("settings") }
}
