// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

Switch {
    id: toggle

    implicitHeight: Math.max(Theme.control, contentItem.implicitHeight + 12)
    spacing: 12
    padding: 4
    font.family: Theme.family
    font.pixelSize: Theme.body
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    indicator: Rectangle {
        x: toggle.width - width - toggle.rightPadding
        y: Math.round((toggle.height - height) / 2)
        width: 40
        height: 24
        radius: 12
        color: toggle.checked ? Theme.accent : Theme.ground
        border.width: toggle.checked ? 0 : 2
        border.color: Theme.edge
        Rectangle {
            x: toggle.checked ? parent.width - width - 3 : 3
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            radius: 9
            color: toggle.checked ? Theme.accentInk : Theme.edge
            Behavior on x {
                NumberAnimation { duration: Theme.motion }
            }
        }
        FocusRing {
            shown: toggle.visualFocus
            radius: 14
        }
    }
    contentItem: PwLabel {
        text: toggle.text
        font: toggle.font
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignVCenter
        rightPadding: 52
        Accessible.ignored: true
    }
}
