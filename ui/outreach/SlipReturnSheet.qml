// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// A slip came back: its code, who filled it in, what was ticked. Under half a minute, by the keys.
PwSheet {
    id: sheet

    readonly property alias slip: slip
    property bool edits: false
    signal recordWanted(double organisation)

    title: qsTr("A slip came back")
    subtitle: qsTr("Type the record code from its top right corner.")
    wide: 560
    holdsWords: code.text !== ""

    function begin(): void {
        slip.begin();
        code.clear();
        sheet.open();
    }
    onOpened: code.forceActiveFocus(Qt.OtherFocusReason)

    SlipReturn {
        id: slip
        onTaken: organisation => {
            if (sheet.edits) {
                sheet.close();
                sheet.recordWanted(organisation);
            } else {
                // The next one of the pile.
                slip.begin();
                code.clear();
                code.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("Record code")
        wrong: slip.trouble
        help: slip.found.length === 1 ? qsTr("%1 · %2").arg(slip.found[0].label).arg(slip.found[0].help) : ""
        PwField {
            id: code
            Layout.fillWidth: true
            label: qsTr("Record code")
            placeholderText: qsTr("K7M 4QX 9")
            font.pixelSize: Theme.title
            font.capitalization: Font.AllUppercase
            wrong: slip.trouble !== ""
            onTextEdited: slip.code = text
            onAccepted: if (slip.ready) filledInBy.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
    PwPick {
        Layout.fillWidth: true
        visible: slip.found.length > 1
        label: qsTr("Whose slip it is")
        placeholder: qsTr("Two groups have that code: whose slip is it?")
        choices: slip.found
        selected: slip.organisation === "" ? [] : [slip.organisation]
        onPicked: codes => slip.organisation = codes.length > 0 ? codes[0] : ""
    }
    GridLayout {
        Layout.fillWidth: true
        columns: sheet.width > 460 * (0.4 + 0.6 * Theme.scale) ? 2 : 1
        columnSpacing: 12
        rowSpacing: 12
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.alignment: Qt.AlignTop
            label: qsTr("Filled in by")
            PwField {
                id: filledInBy
                Layout.fillWidth: true
                label: qsTr("Filled in by")
                placeholderText: qsTr("A name or a role")
                text: slip.filledInBy
                onTextEdited: slip.filledInBy = text
                onAccepted: if (slip.ready) slip.takeIn()
            }
        }
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop
            label: qsTr("On")
            wrong: slip.dayTrouble
            PwField {
                Layout.fillWidth: true
                label: qsTr("Filled in on")
                text: slip.filledInOn
                wrong: slip.dayTrouble !== ""
                onTextEdited: slip.filledInOn = text
            }
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("May we list you?")
        SegmentedChoice {
            readonly property list<string> codes: ["", "anyone", "partners", "no"]
            Layout.fillWidth: true
            label: qsTr("May we list you?")
            options: [qsTr("Nothing ticked"), qsTr("Anyone"), qsTr("Partners only"), qsTr("No")]
            current: Math.max(0, codes.indexOf(slip.permission))
            onPicked: index => slip.permission = codes[index]
        }
    }
    buttons: [
        PwButton {
            text: qsTr("Correct it …")
            enabled: slip.ready && !Session.readOnly
            Accessible.description: qsTr("Takes the slip in, then opens the record for what they wrote on it")
            onClicked: {
                sheet.edits = true;
                slip.takeIn();
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Close")
            onClicked: sheet.leave()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("All of it is right")
            keys: qsTr("Enter")
            enabled: slip.ready && !Session.readOnly
            onClicked: {
                sheet.edits = false;
                slip.takeIn();
            }
        }
    ]
}
