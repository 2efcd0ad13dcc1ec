// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// The card of the selected organisation: read it, or edit every field of it.
Rectangle {
    id: card

    required property OpenRecord record
    property bool editing: false
    signal closed()
    signal showOnMap()
    signal placePin()
    signal goTo(double organisation)
    signal conversationWanted()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: record.name

    function edit(group: string): void {
        if (Session.readOnly)
            return;
        card.editing = true;
        if (group !== "")
            (fields.item as RecordEditing).showGroup(group);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 20
            Layout.rightMargin: 12
            Layout.bottomMargin: 12
            spacing: 14
            MapSymbol {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Math.round(Theme.symbol * 1.5)
                Layout.preferredHeight: width
                kindCode: card.record.kindCode
                dark: Theme.dark
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                PwLabel {
                    Layout.fillWidth: true
                    text: card.record.name
                    font.pixelSize: Theme.title
                    font.bold: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                    Accessible.role: Accessible.Heading
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: card.record.kind === "" ? qsTr("Kind not said yet") : card.record.kind
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            IconButton {
                Layout.alignment: Qt.AlignTop
                glyph: "close"
                text: qsTr("Close the card")
                keys: qsTr("Esc")
                onClicked: card.closed()
            }
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: 20
            Layout.rightMargin: 20
            Layout.bottomMargin: 16
            spacing: 8
            visible: !Session.readOnly
            PwButton {
                look: PwButton.Filled
                text: card.editing ? qsTr("Done") : qsTr("Edit")
                glyph: card.editing ? "check" : "edit"
                keys: card.editing ? "" : qsTr("E")
                onClicked: card.editing = !card.editing
            }
            PwButton {
                visible: !card.editing
                look: PwButton.Outlined
                text: card.record.confirmedToday ? qsTr("Checked today") : qsTr("Still right")
                glyph: "check"
                enabled: !card.record.confirmedToday
                onClicked: confirmMenu.open()
                PwMenu {
                    id: confirmMenu
                    y: parent.height + 4
                    PwMenuItem {
                        text: qsTr("The group told us so")
                        glyph: "speech"
                        onTriggered: card.record.stillRight(true)
                    }
                    PwMenuItem {
                        text: qsTr("Someone else checked")
                        glyph: "eye"
                        onTriggered: card.record.stillRight(false)
                    }
                }
            }
            IconButton {
                glyph: "more"
                look: PwButton.Quiet
                text: qsTr("More")
                onClicked: moreMenu.open()
                PwMenu {
                    id: moreMenu
                    y: parent.height + 4
                    x: parent.width - width
                    PwMenuItem {
                        text: qsTr("Log a conversation")
                        glyph: "speech"
                        keys: qsTr("Ctrl+L")
                        onTriggered: card.conversationWanted()
                    }
                    PwMenuItem {
                        text: qsTr("Show on the map")
                        glyph: "map"
                        enabled: card.record.placed
                        onTriggered: card.showOnMap()
                    }
                    PwMenuItem {
                        text: card.record.placed ? qsTr("Move the pin") : qsTr("Put on the map")
                        glyph: "pin"
                        onTriggered: card.placePin()
                    }
                    PwMenuItem {
                        text: Words.of("no_fixed_place")
                        glyph: "move"
                        enabled: !card.record.noFixedPlace
                        onTriggered: card.record.noPlace()
                    }
                    PwMenuLine {}
                    PwMenuItem {
                        text: qsTr("Delete")
                        glyph: "trash"
                        keys: qsTr("Del")
                        mustAct: true
                        onTriggered: card.record.remove()
                    }
                    PwMenuItem {
                        text: qsTr("Erase for good …")
                        glyph: "eye-off"
                        mustAct: true
                        onTriggered: eraseSheet.begin(card.record.organisation)
                    }
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        RecordReading {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !card.editing
            record: card.record
            onGoTo: organisation => card.goTo(organisation)
            onPlacePin: card.placePin()
        }
        // Sixty fields are made when somebody asks for them, not for every card looked at.
        Loader {
            id: fields
            Layout.fillWidth: true
            Layout.fillHeight: true
            active: card.editing
            visible: active
            sourceComponent: RecordEditing {
                record: card.record
                onPlacePin: card.placePin()
            }
        }
    }
    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    readonly property alias eraseSheet: eraseSheet
    EraseSheet {
        id: eraseSheet
        onGoTo: organisation => card.goTo(organisation)
    }
}
