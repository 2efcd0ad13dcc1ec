// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Before anybody is rung: what was asked of them and what they got back.
ColumnLayout {
    id: note

    property list<string> given
    property string warning: ""

    spacing: 6
    visible: given.length > 0
    SectionTitle { text: qsTr("Give and take") }
    Rectangle {
        Layout.fillWidth: true
        visible: note.warning !== ""
        implicitHeight: warned.implicitHeight + 20
        radius: Theme.radius
        color: Theme.warnGround
        PwLabel {
            id: warned
            x: 12
            y: 10
            width: parent.width - 24
            text: note.warning
            color: Theme.warn
            wrapMode: Text.Wrap
        }
    }
    Repeater {
        model: note.given
        delegate: PwLabel {
            required property string modelData
            Layout.fillWidth: true
            text: modelData
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
}
