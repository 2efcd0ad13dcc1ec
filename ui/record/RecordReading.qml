// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What is known of an organisation, to be read.
Flickable {
    id: reading

    required property OpenRecord record
    signal goTo(double organisation)
    signal placePin()

    contentHeight: column.implicitHeight + 40
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: contentHeight > height
    Keys.onUpPressed: flick(0, 600)
    Keys.onDownPressed: flick(0, -600)
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What we know")
    ScrollBar.vertical: PwScrollBar {}

    Connections {
        target: Session
        function onSelectedChanged(): void {
            reading.contentY = 0;
            history.open = false;
        }
    }

    ColumnLayout {
        id: column
        x: 20
        y: 16
        width: reading.width - 40
        spacing: 0

        Repeater {
            model: reading.record.facts
            delegate: FactRow {
                Layout.fillWidth: true
                onGoTo: organisation => reading.goTo(organisation)
            }
        }
        PwButton {
            Layout.topMargin: 12
            visible: !reading.record.placed && !reading.record.noFixedPlace && !Session.readOnly
            text: qsTr("Put on the map")
            glyph: "pin"
            look: PwButton.Outlined
            onClicked: reading.placePin()
        }
        LibrarySection {
            objectName: "stories"
            Layout.fillWidth: true
            Layout.topMargin: 20
            organisation: Session.selected
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.topMargin: 20
            visible: reading.record.waysToConnect !== ""
            implicitHeight: ways.implicitHeight + 28
            radius: Theme.panelRadius
            color: Theme.soft
            ColumnLayout {
                id: ways
                x: 16
                y: 14
                width: parent.width - 32
                spacing: 6
                PwLabel {
                    Layout.fillWidth: true
                    text: qsTr("Good ways to connect")
                    font.bold: true
                    Accessible.role: Accessible.Heading
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: reading.record.waysToConnect
                    wrapMode: Text.Wrap
                    lineHeight: 1.15
                }
            }
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.topMargin: 16
            visible: text !== ""
            text: reading.record.typicallyLike
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
            lineHeight: 1.15
        }
        FoldHeader {
            id: history
            Layout.fillWidth: true
            Layout.topMargin: 16
            Layout.leftMargin: -20
            Layout.rightMargin: -20
            title: qsTr("History")
            summary: qsTr("who changed what, and when")
            strong: true
            onFolded: history.open = !history.open
        }
        HistoryList {
            Layout.fillWidth: true
            visible: history.open
            model: HistoryModel {
                organisation: Session.selected
                active: history.open
            }
        }
    }
}
