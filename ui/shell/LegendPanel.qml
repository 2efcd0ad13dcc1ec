// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What the map shows just now; a tap on a family shows only that.
Card {
    id: panel

    required property LegendModel legend
    property int maximumHeight: 400
    property bool signs: Preferences.isOn("legend.signs", false)
    onSignsChanged: Preferences.setOn("legend.signs", signs)
    signal folded()

    padding: 6
    implicitHeight: Math.min(title.implicitHeight + (nothing.visible ? nothing.implicitHeight : 0) + list.contentHeight + more.implicitHeight + 14, maximumHeight)
    height: implicitHeight
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What is here")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            id: title
            Layout.fillWidth: true
            Layout.leftMargin: 10
            spacing: 4
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("What is here")
                font.bold: true
                font.pixelSize: Theme.small
                Accessible.role: Accessible.Heading
            }
            IconButton {
                implicitHeight: Math.round(32 * (0.5 + 0.5 * Theme.scale))
                glyph: "chevron-down"
                tint: Theme.mute
                text: qsTr("Fold the legend away")
                onClicked: panel.folded()
            }
        }
        PwLabel {
            id: nothing
            Layout.fillWidth: true
            Layout.leftMargin: 10
            Layout.rightMargin: 10
            visible: panel.legend.total === 0
            bottomPadding: 4
            text: qsTr("Nothing on our map just here.")
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: panel.legend
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            ScrollBar.vertical: PwScrollBar {}
            delegate: LegendRow {
                width: ListView.view.width
                shown: section !== "state" || panel.signs
            }
            section.property: "section"
            section.delegate: Item {
                id: part
                required property string section
                readonly property bool isFill: section === "fill"
                width: ListView.view.width
                implicitHeight: isFill ? heading.implicitHeight : section === "family" || section === "core20" || (section === "state" && !panel.signs) ? 0 : 8
                PwLabel {
                    id: heading
                    width: parent.width
                    visible: part.isFill
                    padding: 10
                    topPadding: 8
                    bottomPadding: 2
                    text: part.isFill ? panel.legend.fillTitle : ""
                    font.pixelSize: Theme.small
                    font.bold: true
                    wrapMode: Text.Wrap
                }
            }
        }
        PwButton {
            id: more
            Layout.fillWidth: true
            implicitHeight: Math.round(32 * (0.4 + 0.6 * Theme.scale))
            look: PwButton.Plain
            tint: Theme.mute
            font.pixelSize: Theme.small
            glyphAfter: panel.signs ? "chevron-up" : "chevron-down"
            text: qsTr("What the signs mean")
            onClicked: panel.signs = !panel.signs
        }
    }
}
