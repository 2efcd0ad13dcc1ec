// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What a mapping session is, and the ways to begin one.
Flickable {
    id: beginnings

    property bool first: true
    signal startWanted(string code)

    contentHeight: column.implicitHeight + 96
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: PwScrollBar {}

    ColumnLayout {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: 48
        width: Math.min(beginnings.width - 48, Math.round(640 * (0.5 + 0.5 * Theme.scale)))
        spacing: 16
        PwLabel {
            Layout.fillWidth: true
            text: beginnings.first ? qsTr("Map it together") : qsTr("Another mapping session")
            font.pixelSize: Theme.figure
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        PwLabel {
            Layout.fillWidth: true
            text: qsTr("Ask people who know the place round one map: on the wall, or on paper. What they say is taken down in seconds, and goes on the map when those you agreed on have looked at it.")
            wrapMode: Text.Wrap
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.topMargin: 8
            text: qsTr("How would you like to begin? Every question can be changed.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        Repeater {
            model: Vocabularies.choices("exercise_template")
            delegate: AbstractButton {
                id: door
                required property choice modelData
                Layout.fillWidth: true
                implicitHeight: words.implicitHeight + 32
                enabled: Session.open && !Session.readOnly
                opacity: enabled ? 1 : 0.5
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                text: modelData.label
                Accessible.name: modelData.label
                Accessible.description: modelData.help
                onClicked: beginnings.startWanted(modelData.code)
                contentItem: RowLayout {
                    spacing: 16
                    PwIcon {
                        Layout.leftMargin: 16
                        name: "people"
                        colour: Theme.accent
                        size: Math.round(Theme.icon * 1.3)
                    }
                    ColumnLayout {
                        id: words
                        Layout.fillWidth: true
                        spacing: 2
                        PwLabel {
                            Layout.fillWidth: true
                            text: door.modelData.label
                            font.bold: true
                            font.pixelSize: Theme.large
                            wrapMode: Text.Wrap
                            Accessible.ignored: true
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            text: door.modelData.help
                            color: Theme.mute
                            wrapMode: Text.Wrap
                            Accessible.ignored: true
                        }
                    }
                    PwIcon {
                        Layout.rightMargin: 16
                        name: "chevron-right"
                        colour: Theme.mute
                    }
                }
                background: Rectangle {
                    radius: Theme.panelRadius
                    color: door.hovered ? Theme.hover : Theme.paper
                    border.width: 1
                    border.color: Theme.line
                    FocusRing {
                        shown: door.visualFocus
                        radius: parent.radius + gap
                    }
                }
            }
        }
    }
}
