// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Why a file could not come in, where a sentence does not say it all: a list for whoever made it.
PwSheet {
    id: sheet

    required property ImportModel table

    title: qsTr("%1 could not come in").arg(table.refusal.name)
    subtitle: table.refusal.summary
    wide: 760
    onOpened: faults.forceActiveFocus(Qt.TabFocusReason)

    PwLabel {
        Layout.fillWidth: true
        text: qsTr("Nothing on your map has changed. Only the publisher can put this right: copy the list and send it to them.")
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    ListView {
        id: faults
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: Math.min(contentHeight, 420)
        model: sheet.table.refusal.faults
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What is wrong with it")
        delegate: PwLabel {
            required property string modelData
            width: ListView.view.width - 14
            bottomPadding: 8
            text: modelData
            wrapMode: Text.Wrap
            Accessible.role: Accessible.ListItem
        }
    }
    buttons: [
        PwButton {
            text: copied.running ? qsTr("Copied") : qsTr("Copy the list")
            glyph: "copy"
            onClicked: {
                sheet.table.copyRefusal();
                copied.restart();
            }
        },
        Timer {
            id: copied
            interval: 2000
        },
        Item { Layout.fillWidth: true },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    ]
}
