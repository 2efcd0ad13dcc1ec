// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// Column headings: a tap sorts, another turns it round.
Rectangle {
    id: header

    required property DirectoryModel directory
    required property real offset

    color: Theme.ground
    clip: true

    Row {
        x: -header.offset
        height: parent.height
        Repeater {
            model: header.directory.columns
            delegate: AbstractButton {
                id: heading
                required property int index
                required property string modelData
                readonly property bool sorted: header.directory.sortColumn === index
                width: Math.round(header.directory.columnWidth(index) * (0.35 + 0.65 * Theme.scale))
                height: header.height
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                text: header.directory.headerData(index, Qt.Horizontal, Qt.DisplayRole)
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: text
                Accessible.description: sorted ? (header.directory.ascending ? qsTr("sorted from A to Z") : qsTr("sorted from Z to A")) : qsTr("sort by this")
                onClicked: header.directory.toggleSort(index)
                contentItem: Item {
                    PwLabel {
                        id: words
                        x: 12
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, parent.width - 40)
                        text: heading.text
                        font.pixelSize: Theme.small
                        font.bold: true
                        color: heading.sorted ? Theme.ink : Theme.mute
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    PwIcon {
                        anchors.left: words.right
                        anchors.leftMargin: 6
                        anchors.verticalCenter: parent.verticalCenter
                        visible: heading.sorted
                        name: header.directory.ascending ? "chevron-up" : "chevron-down"
                        size: Math.round(Theme.icon * 0.8)
                        colour: Theme.accent
                    }
                }
                background: Rectangle {
                    color: heading.hovered ? Theme.soft : "transparent"
                    FocusRing {
                        shown: heading.visualFocus
                        gap: -3
                    }
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
