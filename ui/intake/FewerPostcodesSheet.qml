// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// A list of postcodes that has fewer than this computer knows: what is known stays unless somebody
// says otherwise.
PwSheet {
    id: sheet

    property url file

    title: qsTr("Keep the postcodes you have?")
    wide: 560

    function ask(file: url, whatIsThere: string): void {
        sheet.file = file;
        sheet.subtitle = whatIsThere;
        sheet.open();
    }

    buttons: [
        PwButton {
            text: qsTr("Use the new list instead")
            enabled: !Session.busy
            onClicked: {
                sheet.close();
                Postcodes.build(sheet.file, true);
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Keep what is known")
            onClicked: sheet.close()
        }
    ]
}
