// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Long work over the window; sheets have a strip of their own. Short work never shows.
Item {
    visible: Session.busyLong
    z: 100

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: Math.min(parent.width - 48, Math.round(420 * (0.5 + 0.5 * Theme.scale)))
        height: strip.implicitHeight + 32
        BusyStrip {
            id: strip
            width: parent.width
        }
    }
}
