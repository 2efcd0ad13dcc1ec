// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

ToolTip {
    id: tip

    delay: 600
    timeout: 8000
    padding: 8
    leftPadding: 12
    rightPadding: 12
    contentItem: PwLabel {
        text: tip.text
        color: Theme.paper
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        radius: 8
        color: Theme.ink
    }
}
