// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Who is connected to whom: a picture, and beside it the list that says the same.
ColumnLayout {
    id: page

    readonly property alias network: network
    property bool onMap: false
    readonly property bool narrow: width < 900 * (0.5 + 0.5 * Theme.scale)
    signal recordWanted(double organisation)

    spacing: 0

    ConnectionsModel {
        id: network
        active: page.visible
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: ask.implicitHeight + 28
        color: Theme.paper
        Flow {
            id: ask
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 24
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            spacing: 10
            AskPick {
                label: qsTr("What to look for")
                choices: network.lenses
                value: network.lens
                onPicked: code => network.lens = code
            }
            AskWord { text: qsTr("by connections of") }
            AskPick {
                label: qsTr("Which connections")
                choices: network.types
                value: network.type
                onPicked: code => network.type = code
            }
            AskWord { text: qsTr("between groups") }
            AskPick {
                label: qsTr("How close")
                choices: network.strengths
                value: String(network.strength)
                onPicked: code => network.strength = Number(code)
            }
            Chip {
                visible: !page.narrow
                implicitHeight: Theme.control
                glyph: "map"
                text: qsTr("On the map")
                on: page.onMap
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                Accessible.description: qsTr("Where they are, with a line for each connection")
                onClicked: page.onMap = !page.onMap
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 0
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !page.narrow
            clip: true
            NetworkView {
                id: view
                anchors.fill: parent
                visible: !page.onMap
                model: network
                dark: Theme.dark
                textScale: Theme.scale
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("A picture of who is connected to whom; the list beside it says the same. %1").arg(network.summary)
            }
            PwLabel {
                anchors.centerIn: parent
                width: Math.min(parent.width - 48, 420)
                visible: network.linked === 0 && !network.reading
                horizontalAlignment: Text.AlignHCenter
                text: network.trouble !== "" ? network.trouble
                      : qsTr("No such connection on our map. A record's card takes who it works with, funds or sends people to.")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            MapCanvas {
                id: canvas
                anchors.fill: parent
                visible: page.onMap && network.linked > 0
                source: network.map
                dark: Theme.dark
                textScale: Theme.scale
                reducedMotion: Theme.motion === 0
                leftInset: 12
                rightInset: 12
                topInset: 12
                bottomInset: 12
            }
            PwLabel {
                anchors.left: parent.left
                anchors.bottom: parent.bottom
                anchors.margins: 12
                visible: canvas.visible && text !== ""
                text: network.unplaced > 0 ? qsTr("%1 of them have no place on our map and are only in the list.").arg(network.unplaced) : ""
                font.pixelSize: Theme.small
                color: Theme.mute
            }
            PwLabel {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: 8
                visible: canvas.visible
                text: canvas.attribution
                font.pixelSize: Theme.tiny
                color: Theme.mute
            }
            Column {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: 16
                visible: !page.onMap
                spacing: 8
                IconButton { glyph: "plus"; look: PwButton.Quiet; text: qsTr("Closer"); onClicked: view.zoom(1.4) }
                IconButton { glyph: "minus"; look: PwButton.Quiet; text: qsTr("Farther"); onClicked: view.zoom(1 / 1.4) }
                IconButton { glyph: "fit"; look: PwButton.Quiet; text: qsTr("All of it"); onClicked: view.fit() }
            }
        }
        Rectangle {
            Layout.fillHeight: true
            implicitWidth: 1
            visible: !page.narrow
            color: Theme.line
        }
        Rectangle {
            Layout.fillHeight: true
            Layout.fillWidth: page.narrow
            Layout.preferredWidth: Math.round(400 * (0.45 + 0.55 * Theme.scale))
            color: Theme.paper
            ColumnLayout {
                anchors.fill: parent
                spacing: 0
                PwLabel {
                    Layout.fillWidth: true
                    Layout.margins: 20
                    Layout.bottomMargin: 4
                    text: network.summary
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.leftMargin: 20
                    Layout.rightMargin: 20
                    text: page.narrow ? network.note
                          : canvas.visible ? qsTr("%1 Thicker lines are closer connections; where many are near each other, a circle says how many.").arg(network.note)
                          : qsTr("%1 Larger circles are connected to more, squares are NHS sites.").arg(network.note)
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.margins: 20
                    Layout.topMargin: 12
                    Layout.bottomMargin: 12
                    spacing: 8
                    PwButton {
                        glyph: "download"
                        text: qsTr("Picture")
                        enabled: network.linked > 0
                        Accessible.name: qsTr("Save the picture")
                        onClicked: saveSheet.ask(qsTr("Save the picture"), "picture", "png", [qsTr("Picture (*.png)"), qsTr("SVG drawing (*.svg)"), "PDF (*.pdf)"])
                    }
                    PwButton {
                        glyph: "table"
                        text: qsTr("Tables")
                        enabled: network.linked > 0
                        onClicked: tables.open()
                        PwMenu {
                            id: tables
                            y: parent.height + 4
                            PwMenuItem {
                                text: qsTr("Organisations …")
                                glyph: "table"
                                onTriggered: saveSheet.ask(qsTr("Save the table of organisations"), "organisations", "csv", ["CSV (*.csv)"])
                            }
                            PwMenuItem {
                                text: qsTr("Connections …")
                                glyph: "link"
                                onTriggered: saveSheet.ask(qsTr("Save the table of connections"), "connections", "csv", ["CSV (*.csv)"])
                            }
                        }
                    }
                }
                // The one looked at.
                Rectangle {
                    Layout.fillWidth: true
                    visible: network.current !== 0
                    implicitHeight: lookedColumn.implicitHeight + 24
                    color: Theme.soft
                    ColumnLayout {
                        id: lookedColumn
                        x: 20
                        y: 12
                        width: parent.width - 36
                        spacing: 6
                        RowLayout {
                            Layout.fillWidth: true
                            spacing: 8
                            PwLabel {
                                Layout.fillWidth: true
                                text: network.currentName
                                font.bold: true
                                wrapMode: Text.Wrap
                                Accessible.role: Accessible.Heading
                            }
                            IconButton {
                                Layout.alignment: Qt.AlignTop
                                glyph: "map"
                                text: qsTr("Open the record")
                                onClicked: page.recordWanted(network.current)
                            }
                            IconButton {
                                Layout.alignment: Qt.AlignTop
                                glyph: "close"
                                text: qsTr("Look at all of it again")
                                onClicked: network.current = 0
                            }
                        }
                        Repeater {
                            model: network.currentWords
                            delegate: PwLabel {
                                required property string modelData
                                Layout.fillWidth: true
                                text: modelData
                                font.pixelSize: Theme.small
                                wrapMode: Text.Wrap
                            }
                        }
                    }
                }
                Rectangle { Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
                ListView {
                    id: list
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    model: network
                    boundsBehavior: Flickable.StopAtBounds
                    activeFocusOnTab: true
                    ScrollBar.vertical: PwScrollBar {}
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("What to look for")
                    Keys.onReturnPressed: if (currentItem) (currentItem as ItemDelegate).clicked()
                    delegate: ConnectedRow {
                        width: ListView.view.width
                        current: organisation === network.current
                        focused: list.activeFocus && ListView.isCurrentItem
                        onClicked: {
                            list.currentIndex = index;
                            network.current = current ? 0 : organisation;
                        }
                        onDoubleClicked: page.recordWanted(organisation)
                    }
                    PwLabel {
                        anchors.centerIn: parent
                        width: Math.min(parent.width - 48, 320)
                        visible: network.count === 0 && !network.reading
                        horizontalAlignment: Text.AlignHCenter
                        text: qsTr("Nobody, as far as our map knows.")
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
    SaveForSheet {
        id: saveSheet
        profiles: network.profiles
        function nameOf(what: string, ending: string, readers: string): string {
            return network.suggestedName(what === "picture" ? qsTr("who is connected") : what === "organisations" ? qsTr("organisations") : qsTr("connections"), ending, readers);
        }
        onSaveWanted: (file, what, readers) => {
            if (what === "picture")
                network.savePicture(file, readers);
            else if (what === "organisations")
                network.saveOrganisations(file, readers);
            else
                network.saveLinks(file, readers);
        }
    }
}
