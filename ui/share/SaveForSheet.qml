// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Saving something for somebody: who is this for, then where to. What was chosen stays chosen.
PwSheet {
    id: sheet

    required property ReaderProfiles profiles
    property string readers: "partner"
    property string what: "" // as the caller knows it
    property string ending: "csv"
    property list<string> filters
    signal saveWanted(url file, string what, string readers)

    // The name to suggest; whoever saves something says it.
    function nameOf(what: string, ending: string, readers: string): string { return what + "." + ending; }
    // `title` says what is saved.
    function ask(title: string, what: string, ending: string, filters: list<string>): void {
        sheet.title = title;
        sheet.what = what;
        sheet.ending = ending;
        sheet.filters = filters;
        sheet.open();
    }

    wide: 460
    subtitle: Words.of("disclosure_profile")
    PwPick {
        id: pick
        Layout.fillWidth: true
        label: Words.of("disclosure_profile")
        canBeEmpty: false
        choices: sheet.profiles.all
        selected: [sheet.readers]
        onPicked: codes => sheet.readers = codes[0]
    }
    Repeater {
        model: sheet.profiles.inWords(sheet.readers)
        delegate: PwLabel {
            required property string modelData
            Layout.fillWidth: true
            text: modelData
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
    PwLabel {
        Layout.fillWidth: true
        text: sheet.readers === "internal" ? qsTr("With what is just for us: keep it to yourselves.") : qsTr("Only what %1 may see is in it.").arg(sheet.profiles.named(sheet.readers))
        color: sheet.readers === "internal" ? Theme.warn : Theme.mute
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Save …")
            onClicked: {
                sheet.close();
                dialog.selectedFile = dialog.currentFolder + "/" + encodeURIComponent(sheet.nameOf(sheet.what, sheet.ending, sheet.readers));
                dialog.open();
            }
        }
    ]
    onOpened: pick.forceActiveFocus(Qt.TabFocusReason)

    FileDialog {
        id: dialog
        fileMode: FileDialog.SaveFile
        title: sheet.title
        defaultSuffix: sheet.ending
        nameFilters: sheet.filters
        onAccepted: sheet.saveWanted(selectedFile, sheet.what, sheet.readers)
    }
}
