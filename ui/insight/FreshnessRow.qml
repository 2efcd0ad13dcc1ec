// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// A record: how old what we hold is, what is worth asking, and one click that it is still right.
Item {
    id: row

    required property FreshnessColumns columns
    required property int index
    required property double organisation
    required property string name
    required property int kind
    required property string age
    required property bool stale
    required property string worthAsking
    required property int complete
    required property string partner
    required property bool ticked
    required property bool confirmedToday
    property bool focused: false
    signal tickWanted(bool on)
    signal stillRight()
    signal recordWanted()
    signal chosen()

    height: Math.max(Theme.row, nameColumn.height, ageColumn.height, ask.visible ? ask.height : 0) + 20
    Accessible.role: Accessible.Row
    Accessible.name: [name, age, worthAsking === "" ? "" : qsTr("worth asking: %1").arg(worthAsking), qsTr("%1 % known").arg(complete)].filter(part => part !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        color: row.ticked ? Theme.soft : rowArea.containsMouse ? Theme.hover : Theme.paper
        Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
        FocusRing {
            shown: row.focused
            gap: -3
            radius: 4
        }
    }
    MouseArea {
        id: rowArea
        anchors.fill: parent
        hoverEnabled: true
        onClicked: row.chosen()
        onDoubleClicked: row.recordWanted()
    }
    PwCheckBox {
        x: row.columns.edge
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.tickWidth
        implicitHeight: Theme.icon + 8
        checked: row.ticked
        focusPolicy: Qt.NoFocus
        Accessible.name: qsTr("Send out: %1").arg(row.name)
        onToggled: row.tickWanted(checked)
    }
    MapSymbol {
        x: row.columns.symbolX
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.symbol
        height: width
        kind: row.kind
        dark: Theme.dark
    }
    Column {
        id: nameColumn
        x: row.columns.nameX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.nameWidth
        spacing: 2
        PwLabel { width: parent.width; text: row.name; font.bold: true; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight; Accessible.ignored: true }
        PwLabel { width: parent.width; visible: !row.columns.wide && row.worthAsking !== ""; text: qsTr("Worth asking: %1").arg(row.worthAsking); font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap; maximumLineCount: 3; elide: Text.ElideRight; Accessible.ignored: true }
    }
    Column {
        id: ageColumn
        x: row.columns.checkedX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.checkedWidth
        spacing: 2
        PwLabel { width: parent.width; text: row.age; font.pixelSize: Theme.small; color: row.stale ? Theme.warn : Theme.ink; wrapMode: Text.Wrap; Accessible.ignored: true }
        PwLabel { width: parent.width; visible: text !== ""; text: row.partner; font.pixelSize: Theme.small; color: Theme.mute; elide: Text.ElideRight; Accessible.ignored: true }
    }
    PwLabel {
        id: ask
        x: row.columns.askX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.askWidth
        visible: row.columns.wide
        text: row.worthAsking
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    // How much of a record there is.
    Column {
        x: row.columns.knownX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.knownWidth
        visible: row.columns.wide
        spacing: 4
        PwLabel {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: qsTr("%1 %").arg(row.complete)
            Accessible.ignored: true
        }
        Rectangle {
            width: parent.width
            height: 6
            radius: 3
            color: Theme.line
            Rectangle {
                width: parent.width * row.complete / 100
                height: parent.height
                radius: 3
                color: Theme.accent
            }
        }
    }
    RowActions {
        x: row.columns.actionsX
        anchors.verticalCenter: parent.verticalCenter
        width: row.columns.actionsWidth
        checkedToday: row.confirmedToday
        name: row.name
        word: qsTr("Still right")
        onChecked: row.stillRight()
        onRecordWanted: row.recordWanted()
    }
}
