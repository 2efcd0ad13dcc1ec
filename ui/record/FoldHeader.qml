// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// A heading that folds what is under it.
AbstractButton {
    id: header

    property string title: ""
    property string summary: ""
    property bool open: false
    property bool strong: false
    property bool removable: false
    property int indent: 20
    signal folded()
    signal removed()

    implicitHeight: Math.max(Theme.row, words.implicitHeight + 16) + (strong ? 4 : 0)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: title
    Accessible.description: open ? qsTr("open") : qsTr("folded, %1").arg(summary)
    onClicked: folded()
    Keys.onRightPressed: if (!open) folded()
    Keys.onLeftPressed: if (open) folded()
    Keys.onDeletePressed: if (removable) removed()

    contentItem: Item {
        PwIcon {
            id: arrow
            x: header.indent - 6
            anchors.verticalCenter: parent.verticalCenter
            name: header.open ? "chevron-down" : "chevron-right"
            colour: Theme.mute
            size: Math.round(Theme.icon * 0.9)
        }
        ColumnLayout {
            id: words
            anchors.left: arrow.right
            anchors.leftMargin: 8
            anchors.right: bin.visible ? bin.left : parent.right
            anchors.rightMargin: bin.visible ? 4 : 20
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0
            PwLabel {
                Layout.fillWidth: true
                text: header.title
                font.bold: true
                font.pixelSize: Theme.body
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PwLabel {
                Layout.fillWidth: true
                visible: !header.open && text !== ""
                text: header.summary
                font.pixelSize: Theme.small
                color: Theme.mute
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        IconButton {
            id: bin
            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            visible: header.removable && header.open
            glyph: "trash"
            text: qsTr("Delete %1").arg(header.title)
            onClicked: header.removed()
        }
    }
    background: Rectangle {
        color: header.hovered ? Theme.hover : header.strong ? Theme.paper : "transparent"
        Rectangle {
            width: parent.width
            height: 1
            visible: header.strong
            color: Theme.line
        }
        FocusRing {
            shown: header.visualFocus
            gap: -3
        }
    }
}
