// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// A channel that nobody has looked at for twelve months.
Item {
    id: row

    required property FreshnessColumns columns
    required property int index
    required property string name
    required property string runBy
    required property string due
    required property double organisation
    property bool focused: false
    signal checkedToday()
    signal recordWanted()

    height: Math.max(Theme.row, title.height, byColumn.height) + 20
    Accessible.role: Accessible.Row
    Accessible.name: [name, runBy, due].filter(part => part !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
        Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
        FocusRing {
            shown: row.focused
            gap: -3
            radius: 4
        }
    }
    PwLabel {
        id: title
        x: row.columns.edge
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.nameX + row.columns.nameWidth - x
        text: row.name
        font.bold: true
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Column {
        id: byColumn
        x: row.columns.checkedX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.checkedWidth
        spacing: 2
        PwLabel { width: parent.width; visible: text !== ""; text: row.runBy; wrapMode: Text.Wrap; Accessible.ignored: true }
        PwLabel { width: parent.width; visible: !row.columns.wide; text: row.due; font.pixelSize: Theme.small; color: Theme.warn; wrapMode: Text.Wrap; Accessible.ignored: true }
    }
    PwLabel {
        x: row.columns.askX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.askWidth
        visible: row.columns.wide
        text: row.due
        font.pixelSize: Theme.small
        color: Theme.warn
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    RowActions {
        x: row.columns.actionsX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.actionsWidth
        name: row.name
        word: qsTr("Checked today")
        onChecked: row.checkedToday()
        onRecordWanted: row.recordWanted()
    }
}
