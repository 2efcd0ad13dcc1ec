// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// What goes and what stays, in sentences.
Rectangle {
    id: panel

    required property Sharing sharing
    signal listToRingWanted()
    signal recordWanted(double organisation)

    implicitHeight: column.implicitHeight + 24
    radius: Theme.radius
    color: Theme.soft

    ColumnLayout {
        id: column
        x: 14
        y: 12
        width: parent.width - 28
        spacing: 4
        PwLabel {
            Layout.fillWidth: true
            text: !panel.sharing.ready ? qsTr("Looking through the map …") : qsTr("%1 in it, %2 with a place on the map.").arg(
                      Words.counted(panel.sharing.listed, qsTr("organisation"), qsTr("organisations"))).arg(panel.sharing.drawn.toLocaleString(Qt.locale(), "f", 0))
            font.bold: true
            wrapMode: Text.Wrap
        }
        TextsToSee {
            Layout.fillWidth: true
            Layout.topMargin: 4
            Layout.bottomMargin: 4
            heading: qsTr("Look at these before it leaves:")
            texts: panel.sharing.lookAt
            onRecordWanted: organisation => panel.recordWanted(organisation)
        }
        Repeater {
            model: panel.sharing.leftOut
            delegate: PwLabel {
                required property string modelData
                Layout.fillWidth: true
                text: modelData
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
        }
        PwLabel {
            Layout.fillWidth: true
            visible: panel.sharing.notAsked > 0
            text: qsTr("%1 stay here because nobody has asked them yet: a list of groups to ring.").arg(panel.sharing.notAsked)
            font.pixelSize: Theme.small
            font.bold: true
            color: Theme.accent
            wrapMode: Text.Wrap
        }
        PwButton {
            Layout.topMargin: 4
            visible: panel.sharing.notAsked > 0
            look: PwButton.Plain
            glyph: "phone"
            text: qsTr("Save the list to ring")
            onClicked: panel.listToRingWanted()
        }
        TextsToSee {
            Layout.fillWidth: true
            Layout.topMargin: 4
            heading: qsTr("%1 a group that nobody has asked yet, and would go out with its name:").arg(
                         Words.counted(texts.length, qsTr("text names"), qsTr("texts name")))
            texts: panel.sharing.namingNotAsked
            onRecordWanted: organisation => panel.recordWanted(organisation)
        }
        TextsToSee {
            Layout.fillWidth: true
            Layout.topMargin: 4
            heading: qsTr("These repeat what may not be shown, and stay here:")
            texts: panel.sharing.told
            onRecordWanted: organisation => panel.recordWanted(organisation)
        }
    }
}
