// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

PwSheet {
    id: sheet

    title: qsTr("Settings")
    subtitle: qsTr("For this computer. Nothing of it is kept in the map, except your name beside what you change.")

    Labelled {
        Layout.fillWidth: true
        label: qsTr("Appearance")
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("Appearance")
            options: [qsTr("As the system"), qsTr("Light"), qsTr("Dark")]
            current: ["system", "light", "dark"].indexOf(Preferences.appearance)
            onPicked: index => Preferences.appearance = ["system", "light", "dark"][index]
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("Text size")
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("Text size")
            options: ["100 %", "125 %", "150 %", "175 %", "200 %"]
            current: Math.round((Preferences.textScale - 1) * 4)
            onPicked: index => Preferences.textScale = 1 + index / 4
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: Words.of("question_you_name")
        PwField {
            Layout.fillWidth: true
            label: Words.of("question_you_name")
            text: Preferences.author
            onEditingFinished: Preferences.author = text.trim()
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: Words.of("question_you_organisation")
        help: Words.of("question_you_help")
        PwField {
            Layout.fillWidth: true
            label: Words.of("question_you_organisation")
            text: Preferences.organisation
            onEditingFinished: Preferences.organisation = text.trim()
        }
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
}
