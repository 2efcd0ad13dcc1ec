// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// A field with its label above and, under it, help or what is wrong.
ColumnLayout {
    id: labelled

    property string label: ""
    property string help: ""
    property string wrong: ""
    default property alias content: slot.data

    spacing: 4
    PwLabel {
        Layout.fillWidth: true
        visible: text !== ""
        text: labelled.label
        font.pixelSize: Theme.small
        font.bold: true
        color: Theme.mute
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    ColumnLayout {
        id: slot
        Layout.fillWidth: true
        spacing: 4
    }
    PwLabel {
        Layout.fillWidth: true
        visible: text !== ""
        text: labelled.wrong !== "" ? labelled.wrong : labelled.help
        font.pixelSize: Theme.small
        color: labelled.wrong !== "" ? Theme.warn : Theme.mute
        wrapMode: Text.Wrap
    }
}
