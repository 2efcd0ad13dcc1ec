// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// A button. One filled one a screen: its main action.
Button {
    id: control

    enum Look { Filled, Outlined, Quiet, Plain }

    property int look: PwButton.Quiet
    property string glyph: ""
    property string glyphAfter: ""
    property bool pill: false
    property color tint: look === PwButton.Outlined ? Theme.accent : Theme.ink
    // Said when there is no room for the words.
    property bool onlyGlyph: false
    property string keys: ""
    readonly property color face: look === PwButton.Filled ? Theme.accentInk : tint

    implicitHeight: Math.max(Theme.control, contentItem.implicitHeight + 16)
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    leftPadding: onlyGlyph ? 10 : look === PwButton.Plain ? 8 : 16
    rightPadding: leftPadding
    topPadding: 4
    bottomPadding: 4
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.bold: look === PwButton.Filled || look === PwButton.Outlined
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: keys

    PwToolTip {
        visible: control.hovered && (control.onlyGlyph || control.keys !== "")
        text: control.keys === "" ? control.text : control.text + "  " + control.keys
    }

    contentItem: Item {
        // What it would like to be, whatever room it was given.
        implicitWidth: (before.visible ? before.width : 0) + (words.visible ? words.implicitWidth : 0)
                       + (after.visible ? after.width : 0)
                       + row.spacing * Math.max(0, before.visible + words.visible + after.visible - 1)
        implicitHeight: Math.max(words.visible ? words.implicitHeight : 0, Theme.icon)
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 8
            PwIcon {
                id: before
                anchors.verticalCenter: parent.verticalCenter
                name: control.glyph
                visible: control.glyph !== ""
                colour: control.face
            }
            PwLabel {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                text: control.text
                visible: !control.onlyGlyph
                color: control.face
                font: control.font
                elide: Text.ElideRight
                width: Math.min(implicitWidth, control.availableWidth
                                - (before.visible ? before.width + row.spacing : 0)
                                - (after.visible ? after.width + row.spacing : 0))
                Accessible.ignored: true
            }
            PwIcon {
                id: after
                anchors.verticalCenter: parent.verticalCenter
                name: control.glyphAfter
                visible: control.glyphAfter !== ""
                colour: control.face
                size: Math.round(Theme.icon * 0.85)
            }
        }
    }

    background: Rectangle {
        radius: control.pill ? height / 2 : Theme.radius
        color: control.look === PwButton.Filled
               ? (control.down ? Qt.darker(Theme.accent, 1.15) : control.hovered ? Qt.lighter(Theme.accent, 1.12) : Theme.accent)
               : control.down ? Theme.soft : control.hovered ? Theme.hover
               : control.look === PwButton.Plain ? "transparent" : Theme.paper
        border.width: control.look === PwButton.Outlined || control.look === PwButton.Quiet ? 1 : 0
        border.color: control.look === PwButton.Outlined ? control.tint : Theme.line
        FocusRing {
            shown: control.visualFocus
            radius: parent.radius + gap
        }
    }
}
