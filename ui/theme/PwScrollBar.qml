// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

ScrollBar {
    id: bar

    implicitWidth: 12
    implicitHeight: 12
    padding: 3
    minimumSize: 0.06
    policy: size < 1 ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff
    Accessible.ignored: true
    contentItem: Rectangle {
        radius: 3
        color: bar.pressed ? Theme.mute : Theme.edge
        opacity: bar.pressed || bar.hovered ? 0.9 : 0.45
    }
    background: Item {}
}
