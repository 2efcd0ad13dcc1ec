// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// What a click on the map would do just now, and a way out of it.
Card {
    id: hint

    property string text: ""
    signal cancelled()

    padding: 10
    width: Math.min(row.implicitWidth + 28, parent ? parent.width - 32 : 400)
    height: row.implicitHeight + 20
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        width: parent.width
        spacing: 10
        PwIcon {
            Layout.leftMargin: 6
            name: "pin"
            colour: Theme.accent
        }
        PwLabel {
            Layout.fillWidth: true
            text: hint.text
            font.bold: true
            wrapMode: Text.Wrap
        }
        PwButton {
            text: qsTr("Cancel")
            keys: qsTr("Esc")
            onClicked: hint.cancelled()
        }
    }
}
