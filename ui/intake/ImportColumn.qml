// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// One column of a table that is coming in.
Item {
    id: column

    required property int index
    required property string heading
    required property list<string> samples
    required property string target
    required property int sure
    property list<choice> targets
    property int headingWidth: 180
    property int targetWidth: 240
    signal chosen(string code)

    implicitHeight: Math.max(Theme.row, row.implicitHeight) + 12

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 12
        PwLabel {
            Layout.preferredWidth: column.headingWidth
            text: column.heading === "" ? qsTr("(no heading)") : column.heading
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        PwLabel {
            Layout.fillWidth: true
            text: column.samples.slice(0, 3).join("  ·  ")
            color: Theme.mute
            elide: Text.ElideRight
            maximumLineCount: 2
            wrapMode: Text.Wrap
        }
        PwPick {
            Layout.preferredWidth: column.targetWidth
            label: qsTr("What “%1” is").arg(column.heading)
            placeholder: qsTr("Leave it out")
            canBeEmpty: false
            choices: column.targets
            selected: [column.target]
            onPicked: codes => column.chosen(codes[0])
            Rectangle {
                x: -6
                y: -4
                width: 12
                height: 12
                radius: 6
                visible: column.sure === 1 && column.target !== ""
                color: Theme.warn
                border.width: 2
                border.color: Theme.paper
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("a guess")
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
