// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// The paper to take along: the map, large or on A4 pages to tape together, and the table sheets.
ColumnLayout {
    id: part

    required property ExerciseForm form
    readonly property bool ready: form.squares !== ""
    readonly property alias paper: paper

    spacing: 12
    RoomPaper {
        id: paper
        form: part.form
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("The map as large as")
        help: paper.pages
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("The map as large as")
            options: ["A4", "A3", "A2", "A1", "A0"]
            current: paper.paper
            onPicked: index => paper.paper = index
        }
    }
    PwCheckBox {
        Layout.fillWidth: true
        text: qsTr("On A4 pages, to tape together")
        checked: paper.tiled
        onToggled: paper.tiled = checked
    }
    PwCheckBox {
        Layout.fillWidth: true
        text: qsTr("With what is on the map already")
        checked: paper.withGroups
        onToggled: paper.withGroups = checked
    }
    PwCheckBox {
        Layout.fillWidth: true
        text: qsTr("Table sheets in large print")
        checked: paper.largePrint
        onToggled: paper.largePrint = checked
    }
    Flow {
        Layout.fillWidth: true
        spacing: 8
        PwButton {
            glyph: "print"
            text: qsTr("Print the map")
            enabled: part.ready
            onClicked: dialog.ask(true)
        }
        PwButton {
            glyph: "table"
            text: qsTr("Print table sheets")
            enabled: part.ready
            onClicked: dialog.ask(false)
        }
    }
    FileDialog {
        id: dialog
        property bool ofMap: true
        fileMode: FileDialog.SaveFile
        title: qsTr("Print to a file")
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        function ask(ofMap: bool): void {
            dialog.ofMap = ofMap;
            dialog.selectedFile = dialog.currentFolder + "/" + encodeURIComponent(paper.suggestedName(ofMap));
            dialog.open();
        }
        onAccepted: ofMap ? paper.saveMap(selectedFile) : paper.saveTables(selectedFile)
    }
}
