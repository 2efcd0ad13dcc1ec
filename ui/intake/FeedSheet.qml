// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// The address of a directory that is kept elsewhere and published for everybody.
PwSheet {
    id: sheet

    signal wanted(string address)
    readonly property bool isAddress: /^https?:\/\/[^\/\s]+/.test(address.text.trim())

    title: qsTr("Bring in a live directory")
    subtitle: qsTr("Councils and others publish directories of services in a common form, Open Referral UK. Its services are fetched and shown to you before anything goes on the map. Nothing of yours is sent.")
    wide: 600

    onOpened: address.forceActiveFocus(Qt.TabFocusReason)

    function fetch(): void {
        if (!sheet.isAddress)
            return;
        Preferences.setText("feed", address.text.trim());
        sheet.close();
        sheet.wanted(address.text.trim());
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("Its address")
        help: qsTr("It ends before “/services”. The publisher's page about its data has it.")
        PwField {
            id: address
            Layout.fillWidth: true
            label: qsTr("Its address")
            glyph: "globe"
            text: Preferences.text("feed")
            placeholderText: "https://"
            inputMethodHints: Qt.ImhUrlCharactersOnly
            onAccepted: sheet.fetch()
        }
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Not now")
            onClicked: sheet.close()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Fetch it")
            enabled: sheet.isAddress && !Session.busy
            onClicked: sheet.fetch()
        }
    ]
}
