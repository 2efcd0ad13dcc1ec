// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// What can be done with a row of a list to work down: all of them as wide, so that they line up.
Item {
    id: actions

    required property string name
    required property string word // on the button, until it was checked today
    property bool checkedToday: false
    signal checked()
    signal recordWanted()

    implicitHeight: button.implicitHeight

    PwButton {
        id: button
        width: actions.width - 8 - open.width
        look: PwButton.Outlined
        glyph: "check"
        text: actions.checkedToday ? qsTr("Checked today") : actions.word
        enabled: !actions.checkedToday && !Session.readOnly
        focusPolicy: Qt.NoFocus
        Accessible.name: text + ": " + actions.name
        onClicked: actions.checked()
    }
    IconButton {
        id: open
        anchors.right: parent.right
        glyph: "map"
        text: qsTr("Open the record")
        focusPolicy: Qt.NoFocus
        onClicked: actions.recordWanted()
    }
}
