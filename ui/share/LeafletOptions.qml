// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// What a kind of page asks: how its list is arranged, in which areas, in which second language.
ColumnLayout {
    id: options

    required property Sharing sharing
    readonly property LeafletChoices leaflet: sharing.leaflet

    spacing: 12

    Labelled {
        Layout.fillWidth: true
        visible: options.leaflet.list
        label: qsTr("The list by")
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("The list by")
            options: [qsTr("Kind"), qsTr("Theme"), qsTr("Area")]
            current: options.leaflet.by
            onPicked: index => options.leaflet.by = index
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: options.leaflet.areasWanted
        label: qsTr("Which areas")
        help: Session.layers.sets.length === 0 ? qsTr("This map has no areas yet: drop a file of wards or localities on the window.") : ""
        PwPick {
            Layout.fillWidth: true
            label: qsTr("Which areas")
            placeholder: qsTr("Choose a set of areas")
            choices: Session.layers.sets
            canBeEmpty: false
            selected: options.leaflet.areaSet === "" ? [] : [options.leaflet.areaSet]
            onPicked: codes => options.leaflet.areaSet = codes.length > 0 ? codes[0] : ""
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: options.leaflet.layout === "poster" || options.leaflet.layout === "phone"
        label: qsTr("Address of the web map")
        help: options.leaflet.layout === "poster" ? qsTr("Where the square code leads. Save the web map below, and put it on a website.") : ""
        PwField {
            Layout.fillWidth: true
            label: qsTr("Address of the web map")
            placeholderText: "https://"
            inputMethodHints: Qt.ImhUrlCharactersOnly
            text: options.leaflet.web
            onTextEdited: options.leaflet.web = text
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: options.leaflet.layout === "whats-on"
        label: qsTr("A second language")
        help: options.leaflet.letterTrouble
        PwPick {
            Layout.fillWidth: true
            label: qsTr("A second language")
            placeholder: qsTr("English only")
            choices: options.leaflet.languages
            selected: options.leaflet.language === "" ? [] : [options.leaflet.language]
            onPicked: codes => options.leaflet.language = codes.length > 0 ? codes[0] : ""
        }
        PwField {
            Layout.fillWidth: true
            visible: options.leaflet.language !== ""
            label: qsTr("The title in that language")
            placeholderText: label
            text: options.leaflet.otherTitle
            onTextEdited: options.leaflet.otherTitle = text
        }
        PwField {
            Layout.fillWidth: true
            visible: options.leaflet.language !== ""
            label: qsTr("A sentence in that language")
            placeholderText: label
            text: options.leaflet.otherWords
            onTextEdited: options.leaflet.otherWords = text
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: options.leaflet.layout === "whats-on" && options.sharing.pages > 2
        text: qsTr("This makes %1 sides. Filter the list on the map first, by what is offered or where, for one leaf.").arg(options.sharing.pages)
        font.pixelSize: Theme.small
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    PwCheckBox {
        Layout.fillWidth: true
        visible: !["sheet", "poster", "phone"].includes(options.leaflet.layout)
        text: qsTr("Large print, 18 points")
        checked: options.leaflet.largePrint
        onToggled: options.leaflet.largePrint = checked
    }
}
