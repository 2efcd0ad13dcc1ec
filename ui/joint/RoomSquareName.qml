// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// The letter of a column or the number of a row.
Rectangle {
    property alias text: label.text

    implicitWidth: Math.max(height, label.implicitWidth + 10)
    implicitHeight: label.implicitHeight + 4
    radius: 5
    color: Qt.alpha(Theme.paper, 0.85)
    PwLabel {
        id: label
        anchors.centerIn: parent
        font.pixelSize: Theme.large
        font.bold: true
        Accessible.ignored: true
    }
}
