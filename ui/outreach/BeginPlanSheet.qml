// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Beginning a plan: whom we want to hear from, and through which groups; or adding them to one that
// there is.
PwSheet {
    id: sheet

    required property OutreachPlans plans
    readonly property alias beginning: beginning
    property bool typed: false
    signal started(double plan)

    title: qsTr("Plan outreach")
    wide: 640
    fills: true
    holdsWords: typed
    onClosed: typed = false

    function fromShown(): void {
        beginning.fromShown();
        sheet.open();
    }
    function fromAreas(areaSet: string, codes: list<string>, wanted: string): void {
        beginning.fromAreas(areaSet, codes, wanted);
        sheet.open();
    }
    onOpened: {
        planName.forceActiveFocus(Qt.OtherFocusReason);
        planName.selectAll();
    }

    PlanBeginning {
        id: beginning
        onStarted: plan => {
            sheet.close();
            sheet.started(plan);
        }
    }
    Flickable {
        id: flick
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: column.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        ColumnLayout {
            id: column
            width: flick.width - 12
            spacing: 12
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Name of the plan")
                PwField {
                    id: planName
                    Layout.fillWidth: true
                    label: qsTr("Name of the plan")
                    text: beginning.name
                    onTextEdited: {
                        beginning.name = text;
                        sheet.typed = true;
                    }
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Who we want to hear from")
                PwField {
                    id: audience
                    Layout.fillWidth: true
                    label: qsTr("Who we want to hear from")
                    placeholderText: qsTr("In their own words, if you can")
                    text: beginning.audience
                    onTextEdited: {
                        beginning.audience = text;
                        sheet.typed = true;
                    }
                }
                PwButton {
                    visible: beginning.audiences.length > 0
                    look: PwButton.Plain
                    glyph: "people"
                    text: qsTr("Choose from our map …")
                    onClicked: audiences.open()
                    ChoicePopup {
                        id: audiences
                        choices: beginning.audiences
                        onChosen: code => {
                            beginning.addAudience(code);
                            audience.text = beginning.audience;
                            sheet.typed = true;
                        }
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: column.width > 460 * Theme.scale ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    label: qsTr("First step")
                    PwField {
                        Layout.fillWidth: true
                        label: qsTr("First step")
                        text: beginning.firstStep
                        onTextEdited: {
                            beginning.firstStep = text;
                            sheet.typed = true;
                        }
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    label: qsTr("Who will do it")
                    PwField {
                        Layout.fillWidth: true
                        label: qsTr("Who will do it")
                        text: beginning.who
                        onTextEdited: {
                            beginning.who = text;
                            sheet.typed = true;
                        }
                    }
                }
            }
            SectionTitle {
                Layout.topMargin: 4
                text: qsTr("Through which groups · %1").arg(beginning.chosen)
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: beginning.reading ? qsTr("Looking for them …")
                      : beginning.count === 0 ? qsTr("Nobody yet. You can add groups from the map later.")
                      : beginning.leftOut > 0 ? qsTr("%1 more are not in it: nobody visits so many. Narrow the list on the map, or take some out here.").arg(beginning.leftOut)
                      : ""
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            Repeater {
                model: beginning
                delegate: PwCheckBox {
                    required property int index
                    required property string name
                    required property string place
                    required property bool chosen
                    Layout.fillWidth: true
                    text: name
                    help: place
                    checked: chosen
                    onToggled: beginning.choose(index, checked)
                }
            }
        }
    }
    buttons: [
        PwButton {
            id: another
            visible: sheet.plans.count > 0 && beginning.chosen > 0
            text: qsTr("Add to a plan …")
            onClicked: chooser.open()
            ChoicePopup {
                id: chooser
                y: -height - 4
                choices: sheet.plans.count > 0 ? sheet.plans.choices() : []
                onChosen: code => beginning.addTo(Number(code))
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Cancel")
            onClicked: sheet.leave()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Begin the plan")
            enabled: beginning.name.trim() !== "" && !beginning.reading && !Session.readOnly
            onClicked: beginning.start()
        }
    ]
}
