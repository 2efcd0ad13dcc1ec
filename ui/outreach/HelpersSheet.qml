// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// "What can you do to help?": a need and an area, and whom to ring about it.
PwSheet {
    id: sheet

    readonly property alias helpers: helpers

    title: qsTr("What can you do to help?")
    subtitle: qsTr("Only groups with a way to reach them that they have agreed to.")
    wide: 820
    fills: true

    function begin(category: string): void {
        helpers.begin(category);
        sheet.open();
    }

    HelperList { id: helpers }
    Flow {
        Layout.fillWidth: true
        spacing: 10
        AskWord { text: qsTr("Whom to ring about") }
        AskPick {
            label: qsTr("Which need")
            choices: Vocabularies.choices("need_category")
            value: helpers.category
            onPicked: code => helpers.category = code
        }
        AskPick {
            label: qsTr("By which areas")
            choices: helpers.areaSets
            value: helpers.areaSet
            onPicked: code => helpers.areaSet = code
        }
        AskPick {
            visible: helpers.areaSet !== ""
            label: helpers.area === "" ? qsTr("which area?") : qsTr("Area")
            choices: helpers.areas
            value: helpers.area
            onPicked: code => helpers.area = code
        }
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        model: helpers
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Whom to ring, those asked least first")
        Keys.onSpacePressed: if (currentIndex >= 0) helpers.tick(currentIndex, !(currentItem as HelperRow).ticked)
        delegate: HelperRow {
            width: ListView.view.width - 12
            focused: list.activeFocus && ListView.isCurrentItem
            onTickWanted: on => helpers.tick(index, on)
        }
        PwLabel {
            anchors.centerIn: parent
            width: Math.min(parent.width - 48, 420)
            visible: helpers.count === 0
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nobody on our map that we may ring about this.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: text !== ""
        text: helpers.note
        font.pixelSize: Theme.small
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    buttons: [
        PwButton {
            glyph: "table"
            text: qsTr("Save for a mail merge")
            enabled: helpers.ticked > 0
            onClicked: saveDialog.ask()
        },
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Close")
            onClicked: sheet.close()
        },
        PwButton {
            look: PwButton.Filled
            glyph: "email"
            text: helpers.withAddress > 0 ? qsTr("Draft an e-mail to %1").arg(helpers.withAddress) : qsTr("Draft an e-mail")
            enabled: helpers.withAddress > 0
            Accessible.description: qsTr("In your mail program, with everybody in BCC")
            onClicked: helpers.draft()
        }
    ]
    FileDialog {
        id: saveDialog
        fileMode: FileDialog.SaveFile
        title: qsTr("Save the list")
        defaultSuffix: "csv"
        nameFilters: ["CSV (*.csv)"]
        function ask(): void {
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(helpers.suggestedName());
            saveDialog.open();
        }
        onAccepted: helpers.saveTable(selectedFile)
    }
}
