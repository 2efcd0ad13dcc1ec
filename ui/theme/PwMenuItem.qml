// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

MenuItem {
    id: item

    property string glyph: ""
    property string keys: ""
    property bool mustAct: false

    implicitHeight: visible ? Theme.row : 0
    leftPadding: 12
    rightPadding: 12
    font.family: Theme.family
    font.pixelSize: Theme.body
    opacity: enabled ? 1 : 0.45
    Accessible.name: text

    contentItem: Item {
        PwIcon {
            id: picture
            anchors.verticalCenter: parent.verticalCenter
            name: item.glyph
            visible: item.glyph !== ""
            colour: item.mustAct ? Theme.warn : Theme.mute
        }
        PwLabel {
            anchors.left: picture.visible ? picture.right : parent.left
            anchors.leftMargin: picture.visible ? 12 : 0
            anchors.right: shortcut.left
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            text: item.text
            font: item.font
            color: item.mustAct ? Theme.warn : Theme.ink
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        PwLabel {
            id: shortcut
            anchors.right: parent.right
            anchors.rightMargin: item.subMenu ? 20 : 0
            anchors.verticalCenter: parent.verticalCenter
            text: item.keys
            font.pixelSize: Theme.small
            color: Theme.mute
            Accessible.ignored: true
        }
    }
    arrow: PwIcon {
        x: item.width - width - 10
        anchors.verticalCenter: parent.verticalCenter
        visible: item.subMenu !== null
        name: "chevron-right"
        colour: Theme.mute
        size: Math.round(Theme.icon * 0.85)
    }
    indicator: Item {}
    background: Rectangle {
        radius: Theme.radius
        color: item.highlighted ? Theme.soft : "transparent"
    }
}
