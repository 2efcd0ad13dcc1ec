// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Placing what is waiting, on a computer that has no list of postcodes of its own.
PwSheet {
    id: sheet

    property int postcodes: -1 // that may be asked; -1 while they are counted
    property int keptHere: 0

    title: qsTr("Place by postcode")
    subtitle: qsTr("The national list of postcodes tells where each one is. Drop it on this window once (ONSPD, NSPL or Code-Point Open, from the Office for National Statistics or Ordnance Survey) and no network is needed after that.")
    wide: 600

    function begin(): void {
        sheet.postcodes = -1;
        Postcodes.findAskable();
        sheet.open();
    }
    Connections {
        target: Postcodes
        function onAskable(postcodes: int, keptHere: int): void {
            sheet.postcodes = postcodes;
            sheet.keptHere = keptHere;
        }
        function onChanged(): void {
            if (Postcodes.there)
                sheet.close();
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("Or ask postcodes.io, on the internet")
        PwLabel {
            Layout.fillWidth: true
            text: sheet.postcodes < 0 ? qsTr("Counting …")
                : sheet.postcodes === 0 ? qsTr("There is no postcode that may be sent.")
                : qsTr("%1 would be sent, and nothing else: only of places that anyone may see exactly.")
                      .arg(Words.counted(sheet.postcodes, qsTr("postcode"), qsTr("postcodes")))
            wrapMode: Text.Wrap
        }
        PwLabel {
            Layout.fillWidth: true
            visible: sheet.keptHere > 0
            text: qsTr("%1 not be looked up, because a postcode alone can give a place away.")
                      .arg(Words.counted(sheet.keptHere, qsTr("organisation will"), qsTr("organisations will")))
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Not now")
            onClicked: sheet.close()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Ask postcodes.io")
            enabled: sheet.postcodes > 0 && !Session.busy
            onClicked: {
                sheet.close();
                Postcodes.askOnline();
            }
        }
    ]
}
