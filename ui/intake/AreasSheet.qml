// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// A map file on its way in: boundaries, figures by area, or what the ground looks like.
PwSheet {
    id: sheet

    property int what: 0
    readonly property list<string> themes: ["", "road", "water", "green", "building", "name", "land"]

    title: areas.figures ? qsTr("Figures by area") : qsTr("What is in %1?").arg(areas.fileName)
    subtitle: areas.figures ? qsTr("A table with a column of area codes and a column of numbers.") : ""

    function take(file: url): void {
        areas.file = file;
        setName.text = areas.fileName.replace(/\.[^.]+$/, "").replace(/_/g, " ");
        figureName.text = setName.text;
        sheet.what = 0;
        sheet.open();
    }
    function bringIn(): void {
        if (areas.figures)
            areas.takeFigures(Session.layers.sets.find(set => set.code === figureSet.selected[0]).label, figureName.text, figureColumn.text);
        else if (sheet.what === 0)
            areas.takeAreas(setName.text);
        else
            areas.takeGround(sheet.themes[sheet.what]);
    }
    AreasImport {
        id: areas
        onDone: sheet.close()
    }

    SegmentedChoice {
        Layout.fillWidth: true
        visible: !areas.figures
        label: sheet.title
        options: [qsTr("Areas, such as wards"), qsTr("Streets"), qsTr("Water"), qsTr("Green"), qsTr("Buildings"), qsTr("Names"), qsTr("Land")]
        current: sheet.what
        onPicked: index => sheet.what = index
    }
    Labelled {
        Layout.fillWidth: true
        visible: !areas.figures && sheet.what === 0
        label: qsTr("What these areas are called together")
        help: qsTr("For example: wards, small areas. A set of that name is replaced.")
        PwField {
            id: setName
            Layout.fillWidth: true
            label: qsTr("What these areas are called together")
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures
        label: qsTr("What the figures are about")
        PwField {
            id: figureName
            Layout.fillWidth: true
            label: qsTr("What the figures are about")
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures
        label: qsTr("For which areas")
        PwPick {
            id: figureSet
            Layout.fillWidth: true
            label: qsTr("For which areas")
            canBeEmpty: false
            choices: Session.layers.sets
            selected: Session.layers.sets.length > 0 ? [Session.layers.sets[0].code] : []
            onPicked: codes => selected = codes
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures
        label: qsTr("Column of the numbers")
        help: qsTr("How its heading begins. May stay empty when there is only one.")
        PwField {
            id: figureColumn
            Layout.fillWidth: true
            label: qsTr("Column of the numbers")
        }
    }
    buttons: [
        PwButton {
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("It is a list of organisations")
            onClicked: {
                sheet.close();
                (sheet.parent.Window.window as Main).sheets.importSheet.table.takeAsList(areas.file);
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Not now")
            onClicked: sheet.close()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Bring it in")
            enabled: areas.figures ? figureName.text.trim() !== "" && figureSet.selected.length > 0
                                   : sheet.what !== 0 || setName.text.trim() !== ""
            onClicked: sheet.bringIn()
        }
    ]
}
