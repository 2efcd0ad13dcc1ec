// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// The heading of a column: a tap sorts by it, another turns it round.
AbstractButton {
    id: heading

    required property SortedRows rows
    property string role: "" // empty: the order the list comes in
    property bool ofFigures: false // aligned as they are
    property bool mostFirst: false
    readonly property bool sorted: rows.by === role

    implicitHeight: Theme.row
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: text
    Accessible.description: !sorted ? qsTr("sort by this") : rows.descending === mostFirst ? qsTr("sorted by this") : qsTr("sorted by this, the other way round")
    onClicked: rows.toggle(role, mostFirst)

    contentItem: Item {
        PwLabel {
            id: words
            x: heading.ofFigures ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - (heading.sorted ? arrow.width + 4 : 0))
            text: heading.text
            font.pixelSize: Theme.small
            font.bold: true
            color: heading.sorted ? Theme.ink : Theme.mute
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        PwIcon {
            id: arrow
            x: heading.ofFigures ? words.x - width - 4 : words.width + 4
            anchors.verticalCenter: parent.verticalCenter
            visible: heading.sorted
            name: heading.rows.descending ? "chevron-down" : "chevron-up"
            size: Math.round(Theme.icon * 0.8)
            colour: Theme.accent
        }
    }
    background: Rectangle {
        color: heading.hovered ? Theme.hover : "transparent"
        FocusRing {
            shown: heading.visualFocus
            gap: -3
            radius: 4
        }
    }
}
