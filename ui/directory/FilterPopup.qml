// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Everything the list can be held to, in one place.
PwPopup {
    id: popup

    padding: 16
    width: Math.round(340 * (0.5 + 0.5 * Theme.scale))

    onOpened: words.forceActiveFocus(Qt.TabFocusReason)

    contentItem: ColumnLayout {
        spacing: 12
        PwField {
            id: words
            Layout.fillWidth: true
            glyph: "search"
            label: qsTr("Words")
            placeholderText: qsTr("Letters of a name, or words")
            text: Session.filter.text
            onTextEdited: Session.filter.text = text
            onAccepted: popup.close()
        }
        Labelled {
            Layout.fillWidth: true
            label: qsTr("What it does")
            PwPick {
                Layout.fillWidth: true
                label: qsTr("What it does")
                multiple: true
                placeholder: qsTr("Any activity")
                choices: Vocabularies.choices("activity")
                selected: Session.filter.activities
                onPicked: codes => Session.filter.activities = codes
            }
        }
        Labelled {
            Layout.fillWidth: true
            label: qsTr("Kind")
            PwPick {
                Layout.fillWidth: true
                label: qsTr("Kind")
                multiple: true
                placeholder: qsTr("Any kind")
                choices: Vocabularies.choices("kind")
                selected: Session.filter.kinds
                onPicked: codes => Session.filter.kinds = codes
            }
        }
        Labelled {
            id: where
            Layout.fillWidth: true
            label: qsTr("Where")
            visible: Session.layers.sets.length > 0
            property string set: Session.layers.sets.length > 0 ? Session.layers.sets[0].code : ""
            property list<choice> areas
            function read(): void { areas = Session.layers.areas(set); }
            onSetChanged: read()
            onVisibleChanged: read()
            Connections {
                target: Session.layers
                function onAreasChanged(): void { where.read(); }
            }
            PwPick {
                Layout.fillWidth: true
                visible: Session.layers.sets.length > 1
                label: qsTr("Areas of which sort")
                canBeEmpty: false
                choices: Session.layers.sets
                selected: [where.set]
                onPicked: codes => where.set = codes[0]
            }
            PwPick {
                id: areaPick
                Layout.fillWidth: true
                label: qsTr("Where")
                multiple: true
                placeholder: qsTr("Anywhere")
                choices: where.areas
                selected: Session.filter.chips.filter(chip => chip.code.startsWith("area:")).map(chip => chip.code.slice(5))
                onPicked: codes => {
                    const before = areaPick.selected;
                    for (const code of codes)
                        if (!before.includes(code))
                            Session.layers.filterByArea(where.set, code, true);
                    for (const code of before)
                        if (!codes.includes(code))
                            Session.layers.filterByArea(where.set, code, false);
                }
            }
        }
        PwCheckBox {
            Layout.fillWidth: true
            text: Words.of("still_to_place")
            checked: Session.filter.onlyUnplaced
            onToggled: Session.filter.onlyUnplaced = checked
        }
        PwCheckBox {
            Layout.fillWidth: true
            text: Words.of("register_show")
            help: Words.of("register_only")
            checked: !Session.filter.hideRegisterOnly
            onToggled: Session.filter.hideRegisterOnly = !checked
        }
        PwButton {
            Layout.alignment: Qt.AlignRight
            text: qsTr("Clear the filter")
            enabled: !Session.filter.empty
            onClicked: Session.filter.clear()
        }
    }
}
