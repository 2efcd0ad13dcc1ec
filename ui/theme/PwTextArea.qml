// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// Several lines of text, as tall as they are. Tab goes on to the next field.
TextArea {
    id: area

    property bool wrong: false
    property string label: ""
    property int lines: 3

    implicitHeight: Math.max(contentHeight + 20, lines * Theme.body * 1.4 + 20)
    leftPadding: 12
    rightPadding: 12
    topPadding: 10
    bottomPadding: 10
    // Out of sight it would still take the keys, undo among them.
    onVisibleChanged: if (!visible) focus = false
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    placeholderTextColor: Theme.mute
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    activeFocusOnTab: true
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Accessible.role: Accessible.EditableText
    Accessible.name: label === "" ? placeholderText : label
    Accessible.multiLine: true

    background: Rectangle {
        radius: Theme.radius
        color: Theme.ground
        border.width: area.activeFocus ? 2 : 1
        border.color: area.wrong ? Theme.warn : area.activeFocus ? Theme.accent : Theme.edge
    }
}
