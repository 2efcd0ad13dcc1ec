// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// A map file on its way in: boundaries, figures by area, or what the ground looks like.
PwSheet {
    id: sheet

    property int what: 0
    readonly property alias reading: areas
    readonly property string theme: sheet.themes[sheet.what]
    readonly property bool ready: areas.layered && layerPick.selected.length === 0 ? false
                                                : areas.figures ? figureName.text.trim() !== "" && figureColumn.value !== "" && figureSet.selected.length > 0
                                                : what !== 0 || setName.text.trim() !== ""
    readonly property list<string> themes: ["", "road", "water", "green", "built_up", "building", "name", "land"]

    title: areas.figures ? qsTr("Figures by area") : qsTr("What is in %1?").arg(areas.fileName)
    subtitle: areas.figures ? qsTr("In %1: one figure at a time, to colour areas by and to compare them.").arg(areas.fileName) : ""

    function take(file: url): void {
        areas.file = file;
        setName.text = areas.fileName.replace(/\.[^.]+$/, "").replace(/_/g, " ");
        figureName.text = "";
        credit.text = "";
        sheet.what = 0;
        areas.look();
        sheet.open();
    }
    // A figure is called after its column until somebody says otherwise; how official headings
    // explain a decile, and as everybody takes it, is no part of the name.
    function named(column: string): string {
        return column.replace(/ \(where 1 is most deprived[^()]*\)?$/, "");
    }
    function choose(column: string): void {
        if (figureName.text === named(figureColumn.value))
            figureName.text = named(column);
        figureColumn.selected = column === "" ? [] : [column];
    }
    function bringIn(): void {
        if (areas.figures)
            areas.takeFigures(Session.layers.sets.find(set => set.code === figureSet.selected[0]).label, figureName.text, figureColumn.value, figureRows.value);
        else if (sheet.what === 0)
            areas.takeAreas(setName.text, credit.text, layerPick.value);
        else
            areas.takeGround(sheet.theme, layerPick.selected, credit.text);
    }
    onThemeChanged: {
        layerPick.offer();
        areas.forgetQuestion();
    }
    AreasImport {
        id: areas
        onDone: sheet.close()
        onLooked: {
            const set = Session.layers.sets.find(set => set.label === areas.set);
            figureSet.selected = set ? [set.code] : [];
            sheet.choose(areas.columns.length === 1 ? areas.columns[0].code : "");
            figureRows.selected = areas.usualRow === "" ? [] : [areas.usualRow];
            layerPick.offer();
        }
    }

    SegmentedChoice {
        Layout.fillWidth: true
        visible: !areas.figures
        label: sheet.title
        options: [qsTr("Areas, such as wards"), qsTr("Streets"), qsTr("Water"), qsTr("Green"), qsTr("Built-up"), qsTr("Buildings"), qsTr("Names"), qsTr("Land")]
        current: sheet.what
        onPicked: index => sheet.what = index
    }
    Labelled {
        Layout.fillWidth: true
        visible: !areas.figures && areas.layered
        label: sheet.what === 0 ? qsTr("Which layer of the file") : qsTr("Which layers of the file")
        help: layerPick.choices.length === 0 ? qsTr("None of its layers has shapes of this sort.")
              : layerPick.likely ? "" : qsTr("None is called as if it held this. Choose the ones that do.")
        PwPick {
            id: layerPick
            property bool likely: true
            function offer(): void {
                choices = areas.layersFor(sheet.theme);
                selected = areas.likelyLayers(sheet.theme);
                likely = selected.length > 0;
            }
            Layout.fillWidth: true
            label: qsTr("Layers of the file")
            placeholder: qsTr("Choose from %1").arg(choices.length)
            multiple: sheet.what !== 0
            canBeEmpty: false
            onPicked: codes => selected = codes
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: !areas.figures && sheet.what === 0
        label: qsTr("What these areas are called together")
        help: qsTr("For example: wards, small areas. A set of that name is replaced.")
        PwField {
            id: setName
            onTextChanged: areas.forgetQuestion()
            Layout.fillWidth: true
            label: qsTr("What these areas are called together")
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: !areas.figures
        label: sheet.what === 0 ? qsTr("Whose boundaries they are") : qsTr("Whose map it is")
        help: qsTr("Stands in small print on every map, as most publishers ask for.")
        PwField {
            id: credit
            Layout.fillWidth: true
            label: sheet.what === 0 ? qsTr("Whose boundaries they are") : qsTr("Whose map it is")
            placeholderText: sheet.what === 0 ? qsTr("For example: Office for National Statistics, Open Government Licence v3.0")
                                              : qsTr("For example: Contains OS data © Crown copyright and database right")
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures
        label: qsTr("Column of the figure")
        PwPick {
            id: figureColumn
            Layout.fillWidth: true
            label: qsTr("Column of the figure")
            placeholder: qsTr("Choose one of %1").arg(areas.columns.length)
            canBeEmpty: false
            choices: areas.columns
            onPicked: codes => sheet.choose(codes[0])
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures && areas.rowsBy !== ""
        label: qsTr("Which rows: each area has several, by “%1”").arg(areas.rowsBy)
        PwPick {
            id: figureRows
            Layout.fillWidth: true
            label: qsTr("Which rows")
            canBeEmpty: false
            choices: areas.rows
            onPicked: codes => selected = codes
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures
        label: qsTr("What to call it")
        PwField {
            id: figureName
            Layout.fillWidth: true
            label: qsTr("What to call it")
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: areas.figures
        label: qsTr("For which areas")
        help: areas.columns.length === 0 ? "" // it is still being looked through
                               : areas.set === "" ? qsTr("The codes in this table are those of no areas on this map. Bring in its boundaries first.")
                               : qsTr("Its codes are those of %1.").arg(areas.set)
        PwPick {
            id: figureSet
            Layout.fillWidth: true
            label: qsTr("For which areas")
            placeholder: qsTr("None on this map")
            canBeEmpty: false
            choices: Session.layers.sets
            onPicked: codes => selected = codes
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: areas.question !== ""
        text: areas.question
        color: Theme.warn
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
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
            text: areas.question === "" ? qsTr("Bring it in") : qsTr("Replace what is there")
            enabled: sheet.ready
            onClicked: sheet.bringIn()
        }
    ]
}
