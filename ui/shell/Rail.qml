// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// The workspaces there are, down the left edge.
Rectangle {
    id: rail

    required property string workspace
    signal chosen(string workspace)
    signal settingsWanted()

    color: Theme.paper
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Workspaces")

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: 12
        anchors.bottomMargin: 12
        spacing: 6
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: 10
            implicitWidth: 40
            implicitHeight: 40
            radius: 11
            color: Theme.accent
            PwIcon {
                anchors.centerIn: parent
                name: "mark"
                size: 32
                colour: Theme.accentInk
            }
        }
        RailButton {
            glyph: "map"
            text: Words.of("workspace_map")
            keys: "Ctrl+1"
            on: rail.workspace === "map"
            onClicked: rail.chosen("map")
        }
        RailButton {
            glyph: "directory"
            text: Words.of("workspace_directory")
            keys: "Ctrl+2"
            on: rail.workspace === "directory"
            onClicked: rail.chosen("directory")
        }
        RailButton {
            glyph: "people"
            text: Words.of("workspace_together")
            keys: "Ctrl+3"
            on: rail.workspace === "together"
            onClicked: rail.chosen("together")
        }
        RailButton {
            glyph: "insight"
            text: Words.of("workspace_insight")
            keys: "Ctrl+4"
            on: rail.workspace === "insight"
            onClicked: rail.chosen("insight")
        }
        RailButton {
            glyph: "outreach"
            text: Words.of("workspace_outreach")
            keys: "Ctrl+5"
            on: rail.workspace === "outreach"
            onClicked: rail.chosen("outreach")
        }
        RailButton {
            glyph: "share"
            text: Words.of("workspace_share")
            keys: "Ctrl+6"
            on: rail.workspace === "share"
            onClicked: rail.chosen("share")
        }
        Item { Layout.fillHeight: true }
        RailButton {
            glyph: "settings"
            text: qsTr("Settings")
            keys: "Ctrl+,"
            Accessible.role: Accessible.Button
            onClicked: rail.settingsWanted()
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
