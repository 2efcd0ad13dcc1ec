// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// Which view this is, always in sight.
AbstractButton {
    id: badge

    property bool compact: false

    implicitHeight: Math.round(34 * Math.max(1, 0.3 + 0.7 * Theme.scale))
    implicitWidth: compact ? implicitHeight : label.implicitWidth + 28
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: Words.of("private_view")
    Accessible.name: text
    Accessible.description: explain.text
    onClicked: explain.visible ? explain.hide() : explain.show(explain.text, 6000)

    PwToolTip {
        id: explain
        visible: badge.hovered
        text: qsTr("You see everything on this map. What leaves it is filtered first: see Share.")
    }
    contentItem: Item {
        PwIcon {
            anchors.centerIn: parent
            visible: badge.compact
            name: "lock"
            colour: Theme.warn
        }
        PwLabel {
            id: label
            anchors.centerIn: parent
            visible: !badge.compact
            text: badge.text
            font.pixelSize: Theme.small
            color: Theme.warn
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: height / 2
        color: "transparent"
        border.width: 1
        border.color: Theme.warn
        FocusRing {
            shown: badge.visualFocus
            radius: parent.radius + gap
        }
    }
}
