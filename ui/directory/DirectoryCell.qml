// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// One cell of the directory, read or edited in place.
Item {
    id: cell

    required property int row
    required property int column
    required property string display
    required property double assetId
    required property int kind
    required property int flags
    required property int field
    required property int editor
    required property string value
    required property string error
    required property bool chosen
    required property bool mustAct
    property bool isCurrent: false
    property bool tableFocused: false
    property bool editing: false
    property string begunWith: ""
    signal pressedAt(int row, int column, int modifiers)
    signal editWanted()
    signal openWanted()
    signal entered(string typed)
    signal away(int rows, int columns)

    Accessible.role: Accessible.Cell
    Accessible.name: display
    Accessible.focused: isCurrent

    Rectangle {
        anchors.fill: parent
        color: cell.chosen ? Theme.soft : Theme.paper
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    MapSymbol {
        id: symbol
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        visible: cell.field === 101
        width: Math.round(Theme.symbol * 0.86)
        height: width
        kind: cell.kind
        flags: cell.flags
        dark: Theme.dark
    }
    PwLabel {
        anchors.left: parent.left
        anchors.leftMargin: symbol.visible ? symbol.width + 22 : 12
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        text: cell.error !== "" ? cell.value : cell.display
        font.bold: symbol.visible
        color: cell.error !== "" || cell.mustAct ? Theme.warn : symbol.visible ? Theme.ink : Theme.ink
        elide: Text.ElideRight
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    MouseArea {
        anchors.fill: parent
        onPressed: mouse => cell.pressedAt(cell.row, cell.column, mouse.modifiers)
        onDoubleClicked: cell.editWanted()
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: 1
        visible: cell.isCurrent
        radius: 6
        color: "transparent"
        border.width: 2
        border.color: cell.tableFocused ? Theme.accent : Theme.line
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        visible: symbol.visible && cell.isCurrent && !cell.editing
        implicitHeight: Math.min(Theme.control, cell.height - 8)
        focusPolicy: Qt.NoFocus
        look: PwButton.Quiet
        glyph: "map"
        text: qsTr("Show %1 on the map").arg(cell.display)
        onClicked: cell.openWanted()
    }
    PwToolTip {
        visible: cell.error !== "" && cell.isCurrent
        delay: 0
        text: cell.error
    }
    Loader {
        id: loader
        active: cell.editing
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 2
        sourceComponent: CellEditor {
            editor: cell.editor
            value: cell.value
            field: cell.field
            label: cell.display
            begunWith: cell.begunWith
            onEntered: typed => cell.entered(typed)
            onAway: (rows, columns) => cell.away(rows, columns)
        }
        z: 5
    }
}
