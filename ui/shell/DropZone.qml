// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// The whole window takes a file that is dropped on it.
Item {
    id: zone

    signal dropped(list<url> files)
    z: 50

    DropArea {
        id: area
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: drop => {
            if (drop.urls.length > 0)
                zone.dropped(drop.urls);
            drop.accept();
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: 12
        visible: area.containsDrag
        radius: Theme.panelRadius
        color: Qt.alpha(Theme.soft, 0.94)
        border.width: 3
        border.color: Theme.accent
        Column {
            anchors.centerIn: parent
            spacing: 12
            PwIcon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "download"
                size: 56
                colour: Theme.accent
            }
            PwLabel {
                anchors.horizontalCenter: parent.horizontalCenter
                text: Words.of("drop_files")
                font.pixelSize: Theme.title
                font.bold: true
            }
            PwLabel {
                anchors.horizontalCenter: parent.horizontalCenter
                text: Words.of("drop_files_help")
                color: Theme.mute
            }
        }
    }
}
