// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Whose map it is: a line below the title, partners and their logos. Folded until somebody looks.
ColumnLayout {
    id: part

    required property LeafletChoices leaflet
    property bool open: false
    readonly property string summary: [leaflet.line, leaflet.partners].filter(text => text !== "").join(" · ")

    spacing: 12
    FoldHeader {
        Layout.fillWidth: true
        title: qsTr("Names and logos")
        summary: part.summary === "" ? qsTr("none yet") : part.summary
        open: part.open
        onFolded: part.open = !part.open
    }
    Labelled {
        Layout.fillWidth: true
        visible: part.open
        label: qsTr("What it is for, in a line")
        PwField {
            Layout.fillWidth: true
            label: qsTr("What it is for, in a line")
            text: part.leaflet.line
            onTextEdited: part.leaflet.line = text
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: part.open
        label: qsTr("Who made it")
        help: qsTr("Partners, with commas between them")
        PwField {
            Layout.fillWidth: true
            label: qsTr("Who made it")
            text: part.leaflet.partners
            onTextEdited: part.leaflet.partners = text
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: part.open
        label: qsTr("Logos")
        wrong: part.leaflet.logoTrouble
        Flow {
            Layout.fillWidth: true
            spacing: 8
            Repeater {
                model: part.leaflet.logos
                delegate: Chip {
                    required property string modelData
                    required property int index
                    text: modelData
                    on: true
                    glyphAfter: "close"
                    Accessible.name: qsTr("%1, take off").arg(modelData)
                    onClicked: part.leaflet.removeLogo(index)
                }
            }
            Chip {
                text: qsTr("Add a logo")
                glyph: "plus"
                onClicked: logoDialog.open()
            }
        }
    }
    FileDialog {
        id: logoDialog
        title: qsTr("A logo")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.svg)")]
        onAccepted: part.leaflet.addLogo(selectedFile)
    }
}
