// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// One field, one value, for every row that is chosen. One step to undo.
PwSheet {
    id: sheet

    required property DirectoryModel directory
    property string fieldKey: "103"
    property string typed: ""
    property string wrong: ""
    readonly property string count: directory.chosenCount.toLocaleString(Qt.locale(), "f", 0)
    readonly property string fieldName: {
        const found = fieldPick.choices.find(choice => choice.code === sheet.fieldKey);
        return found ? found.label : "";
    }

    title: qsTr("Set a field for %1").arg(Words.counted(count, qsTr("organisation"), qsTr("organisations")))
    subtitle: qsTr("What they had before can be had back with Undo.")

    onAboutToShow: {
        sheet.typed = "";
        sheet.wrong = "";
    }

    Labelled {
        Layout.fillWidth: true
        label: qsTr("Field")
        PwPick {
            id: fieldPick
            Layout.fillWidth: true
            label: qsTr("Field")
            canBeEmpty: false
            choices: Vocabularies.bulkFields()
            selected: [sheet.fieldKey]
            onPicked: codes => {
                sheet.fieldKey = codes[0];
                sheet.typed = "";
                sheet.wrong = "";
            }
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: sheet.fieldName
        wrong: sheet.wrong
        FieldEditor {
            id: editor
            Layout.fillWidth: true
            editor: Vocabularies.editorOf(parseInt(sheet.fieldKey))
            field: parseInt(sheet.fieldKey)
            label: sheet.fieldName
            value: sheet.typed
            wrong: sheet.wrong !== ""
            onEntered: typed => {
                sheet.typed = typed;
                sheet.wrong = "";
            }
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: sheet.typed === ""
        text: qsTr("Left empty, it empties the field.")
        font.pixelSize: Theme.small
        color: Theme.mute
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Not now")
            onClicked: sheet.close()
        },
        PwButton {
            look: sheet.typed === "" ? PwButton.Outlined : PwButton.Filled
            text: (sheet.typed === "" ? qsTr("Empty %1 for %2") : qsTr("Set %1 for %2")).arg(sheet.fieldName.toLowerCase()).arg(sheet.count)
            onClicked: {
                editor.finish();
                sheet.wrong = sheet.directory.setForChosen(parseInt(sheet.fieldKey), sheet.typed);
                if (sheet.wrong === "")
                    sheet.close();
            }
        }
    ]
}
