// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// A group on the board: its next step, who takes it and by when.
AbstractButton {
    id: card

    required property string name
    required property int kind
    required property string what
    required property string whoDue
    required property bool overdue
    required property bool warned
    property bool on: false

    implicitHeight: words.implicitHeight + 24
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, what, whoDue, overdue ? qsTr("overdue") : "", warned ? qsTr("think twice before asking") : ""].filter(part => part !== "").join(", ")
    Accessible.selected: on

    contentItem: Item {
        RowLayout {
            id: words
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 12
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 10
            MapSymbol {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.symbol
                Layout.preferredHeight: width
                kind: card.kind
                dark: Theme.dark
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                PwLabel {
                    Layout.fillWidth: true
                    text: card.name
                    font.bold: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: card.what
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: card.whoDue
                    font.pixelSize: Theme.small
                    font.bold: card.overdue
                    color: card.overdue ? Theme.warn : Theme.mute
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
            PwIcon {
                Layout.alignment: Qt.AlignTop
                visible: card.warned
                name: "warn"
                colour: Theme.warn
                size: Math.round(Theme.icon * 0.9)
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: card.on ? Theme.soft : card.hovered ? Theme.hover : Theme.paper
        border.width: 1
        border.color: card.on ? Theme.accent : Theme.line
        FocusRing {
            shown: card.visualFocus
            radius: parent.radius + gap
        }
    }
}
