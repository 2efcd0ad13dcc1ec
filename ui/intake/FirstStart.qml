// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// The first start: the sample behind three doors.
FocusScope {
    id: first

    signal look()
    signal start()
    signal open()
    readonly property bool stacked: width < 900 * (0.4 + 0.6 * Theme.scale)

    focus: visible
    onVisibleChanged: if (visible) doorLook.forceActiveFocus(Qt.TabFocusReason)
    Keys.onEscapePressed: first.look()

    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(Theme.ground, Theme.dark ? 0.78 : 0.72)
        MouseArea {
            anchors.fill: parent
            acceptedButtons: Qt.AllButtons
            hoverEnabled: true
            onWheel: wheel => wheel.accepted = true
        }
    }
    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, panel.height + 32)
        boundsBehavior: Flickable.StopAtBounds
        Card {
            id: panel
            anchors.centerIn: parent
            padding: 36
            width: Math.min(first.width - 48, Math.round(920 * (0.6 + 0.4 * Theme.scale)))
            height: column.implicitHeight + 72
            ColumnLayout {
                id: column
                width: parent.width
                spacing: 8
                Rectangle {
                    implicitWidth: 52
                    implicitHeight: 52
                    radius: 14
                    color: Theme.accent
                    PwIcon {
                        anchors.centerIn: parent
                        name: "mark"
                        size: 42
                        colour: Theme.accentInk
                    }
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.topMargin: 12
                    text: Words.of("welcome_title")
                    font.pixelSize: Math.round(28 * Theme.scale)
                    font.bold: true
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: Words.of("welcome_text")
                    font.pixelSize: Theme.large
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                GridLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: 20
                    columns: first.stacked ? 1 : 3
                    columnSpacing: 16
                    rowSpacing: 12
                    uniformCellWidths: true
                    Door {
                        id: doorLook
                        focus: true
                        glyph: "look"
                        text: Words.of("door_sample")
                        help: Words.of("door_sample_help")
                        onClicked: first.look()
                    }
                    Door {
                        glyph: "start"
                        text: Words.of("door_start")
                        help: Words.of("door_start_help")
                        main: true
                        onClicked: first.start()
                    }
                    Door {
                        glyph: "folder"
                        text: Words.of("door_open")
                        help: Words.of("door_open_help")
                        onClicked: first.open()
                    }
                }
            }
        }
    }
}
