// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// What stands beside the box or the dot of a choice: its name, and a line of help under it.
Item {
    id: option

    property string text: ""
    property string help: ""
    property alias font: name.font
    property real indent: 0 // of the box or the dot

    implicitHeight: lines.implicitHeight

    Column {
        id: lines
        x: option.indent
        width: option.width - option.indent
        anchors.verticalCenter: parent.verticalCenter
        PwLabel {
            id: name
            width: parent.width
            text: option.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        PwLabel {
            width: parent.width
            visible: option.help !== ""
            text: option.help
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
