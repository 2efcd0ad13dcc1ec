// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What is there already, over the scribe's line. The keys stay with the line.
Card {
    id: list

    required property list<choice> offers
    required property int chosen // -1: none
    required property string title
    required property int body
    required property int aside
    required property real most // of height; with large words a single offer may be all there is room for
    readonly property real bare: list.most - 2 * list.padding
    signal taken(row: int)

    height: column.height + 2 * list.padding
    padding: 8
    onChosenChanged: if (chosen >= 0) offered.positionViewAtIndex(chosen, ListView.Contain)
    Column {
        id: column
        width: parent.width
        PwLabel {
            id: heading
            visible: list.bare > 3 * Theme.row
            leftPadding: 8
            bottomPadding: 4
            text: list.title
            color: Theme.mute
            font.pixelSize: list.aside
        }
        ListView {
            id: offered
            width: parent.width
            height: Math.max(0, Math.min(contentHeight, list.bare - (heading.visible ? heading.height : 0)))
            model: list.offers
            interactive: contentHeight > height
            clip: interactive
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("On the map or said already")
            delegate: ItemDelegate {
                id: offer
                required property int index
                required property choice modelData
                width: ListView.view.width
                implicitHeight: Math.max(Theme.row, words.implicitHeight + 16)
                topPadding: 8
                bottomPadding: 8
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                Accessible.name: modelData.label + ", " + modelData.help
                onClicked: list.taken(index)
                contentItem: ColumnLayout {
                    id: words
                    spacing: 0
                    PwLabel { Layout.fillWidth: true; text: offer.modelData.label; font.pixelSize: list.body; font.bold: true; elide: Text.ElideRight; Accessible.ignored: true }
                    PwLabel { Layout.fillWidth: true; text: offer.modelData.help; font.pixelSize: list.aside; color: Theme.mute; elide: Text.ElideRight; Accessible.ignored: true }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: offer.index === list.chosen ? Theme.soft : offer.hovered ? Theme.hover : "transparent"
                }
            }
        }
    }
}
