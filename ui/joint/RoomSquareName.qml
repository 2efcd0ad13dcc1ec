// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// The letter of a column or the number of a row.
Rectangle {
    id: plate

    property alias text: label.text
    property real most: 100 // of room, so that neighbours stay apart

    implicitWidth: Math.max(height, label.implicitWidth + Math.min(10, plate.most * 0.2))
    implicitHeight: label.implicitHeight + Math.min(4, plate.most * 0.1)
    radius: 5
    color: Qt.alpha(Theme.paper, 0.85)
    PwLabel {
        id: label
        anchors.centerIn: parent
        font.pixelSize: Math.max(11, Math.min(Theme.large, Math.round(plate.most * 0.6)))
        font.bold: true
        Accessible.ignored: true
    }
}
