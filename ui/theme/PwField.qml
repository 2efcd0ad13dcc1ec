// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// One line of text.
TextField {
    id: field

    property string glyph: ""
    property bool wrong: false
    property string label: ""

    implicitHeight: Math.max(Theme.control, contentHeight + 18)
    leftPadding: glyph === "" ? 12 : 16 + Theme.icon + 8
    rightPadding: 12
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    placeholderTextColor: Theme.mute
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    activeFocusOnTab: true
    // Out of sight it would still take the keys, undo among them.
    onVisibleChanged: if (!visible) focus = false
    // A long text that nobody is typing in shows how it begins.
    onTextChanged: if (!activeFocus) cursorPosition = 0
    onActiveFocusChanged: if (!activeFocus) cursorPosition = 0
    Accessible.role: Accessible.EditableText
    Accessible.name: label === "" ? placeholderText : label

    PwIcon {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        name: field.glyph
        visible: field.glyph !== ""
        colour: Theme.mute
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.ground
        border.width: field.activeFocus ? 2 : 1
        border.color: field.wrong ? Theme.warn : field.activeFocus ? Theme.accent : Theme.edge
    }
}
