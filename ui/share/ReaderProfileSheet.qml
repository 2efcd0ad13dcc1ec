// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Defining for whom something is made: never more than one of the three may see, and what is left
// out of that.
PwSheet {
    id: sheet

    required property ReaderProfiles profiles
    readonly property alias form: form
    signal saved(string code)

    title: form.code === "" ? qsTr("Make your own") : qsTr("Change “%1”").arg(form.name)
    subtitle: qsTr("For readers who should get less than anyone, partners or you. It never shows more. Everybody who has this map has it.")
    wide: 680
    fills: true

    function make(base: string): void {
        form.begin(sheet.profiles, sheet.profiles.isOwn(base) ? "partner" : base);
        sheet.open();
    }
    function change(code: string): void {
        form.change(sheet.profiles, code);
        sheet.open();
    }
    onOpened: {
        flick.contentY = 0;
        named.forceActiveFocus(Qt.OtherFocusReason);
    }

    ReaderProfileForm {
        id: form
        onSaved: code => {
            sheet.close();
            sheet.saved(code);
        }
    }
    component LeaveOut: Labelled {
        id: leaveOut
        property string none: qsTr("None left out")
        property list<choice> choices
        property list<string> selected
        signal picked(list<string> codes)
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        PwPick {
            Layout.fillWidth: true
            label: leaveOut.label
            placeholder: leaveOut.none
            multiple: true
            choices: leaveOut.choices
            selected: leaveOut.selected
            onPicked: codes => leaveOut.picked(codes)
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
        FollowFocus {
            flickable: flick
        }
        ColumnLayout {
            id: column
            width: flick.width - 12
            spacing: 12
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Name")
                PwField {
                    id: named
                    Layout.fillWidth: true
                    label: qsTr("Name")
                    placeholderText: qsTr("For the mosque committee")
                    text: form.name
                    onTextEdited: form.name = text
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Never more than these may see")
                SegmentedChoice {
                    Layout.fillWidth: true
                    label: qsTr("Never more than these may see")
                    options: form.bases.map(one => one.label)
                    current: form.bases.findIndex(one => one.code === form.base)
                    onPicked: index => form.base = form.bases[index].code
                }
            }
            SectionTitle { Layout.topMargin: 8; text: qsTr("Leave out") }
            GridLayout {
                Layout.fillWidth: true
                columns: column.width > 500 * Theme.scale ? 2 : 1
                columnSpacing: 16
                rowSpacing: 12
                LeaveOut {
                    label: qsTr("Kinds of organisation")
                    choices: Vocabularies.choices("kind")
                    selected: form.kinds
                    onPicked: codes => form.kinds = codes
                }
                LeaveOut {
                    label: qsTr("Activities, and groups that offer nothing else")
                    choices: Vocabularies.choices("activity")
                    selected: form.activities
                    onPicked: codes => form.activities = codes
                }
                LeaveOut {
                    label: qsTr("Themes")
                    choices: Vocabularies.choices("theme")
                    selected: form.themes
                    onPicked: codes => form.themes = codes
                }
                LeaveOut {
                    label: qsTr("Ways to contact")
                    choices: Vocabularies.choices("contact_type")
                    selected: form.contacts
                    onPicked: codes => form.contacts = codes
                }
                LeaveOut {
                    label: qsTr("Whole lists")
                    choices: form.recordChoices
                    selected: form.records
                    onPicked: codes => form.records = codes
                }
                LeaveOut {
                    label: qsTr("Single details")
                    choices: form.fieldChoices
                    selected: form.fields
                    onPicked: codes => form.fields = codes
                }
            }
            SectionTitle { Layout.topMargin: 8; text: qsTr("Keep to") }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Show places")
                PwPick {
                    Layout.fillWidth: true
                    label: qsTr("Show places")
                    placeholder: form.closestChoices[0].label
                    choices: form.closestChoices
                    selected: [form.closest]
                    canBeEmpty: false
                    onPicked: codes => form.closest = codes[0]
                }
                SegmentedChoice {
                    Layout.fillWidth: true
                    visible: form.closest === "approximate"
                    label: qsTr("Within")
                    options: form.radiusChoices.map(one => one.label)
                    current: form.radiusChoices.findIndex(one => Number(one.code) === form.radius)
                    onPicked: index => form.radius = Number(form.radiusChoices[index].code)
                }
            }
            Labelled {
                Layout.fillWidth: true
                visible: form.agreedChoices.length > 1
                label: qsTr("Which groups and people")
                PwPick {
                    Layout.fillWidth: true
                    label: qsTr("Which groups and people")
                    placeholder: form.agreedChoices[0].label
                    choices: form.agreedChoices
                    selected: [form.agreed]
                    canBeEmpty: false
                    onPicked: codes => form.agreed = codes[0]
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Only what lies in")
                help: form.setChoices.length === 0 ? qsTr("This map has no areas yet. Bring in wards or localities to keep to one of them.") : ""
                RowLayout {
                    Layout.fillWidth: true
                    visible: form.keptArea !== ""
                    spacing: 8
                    PwLabel {
                        Layout.fillWidth: true
                        text: form.keptArea
                        wrapMode: Text.Wrap
                    }
                    PwButton {
                        look: PwButton.Plain
                        text: qsTr("Everywhere")
                        onClicked: form.dropArea()
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    visible: form.setChoices.length > 0
                    spacing: 8
                    PwPick {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Kind of area")
                        placeholder: form.keptArea === "" ? qsTr("Everywhere") : qsTr("Choose other areas")
                        choices: form.setChoices
                        selected: form.areaSet === "" ? [] : [form.areaSet]
                        onPicked: codes => form.areaSet = codes.length > 0 ? codes[0] : ""
                    }
                    PwPick {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        visible: form.areaSet !== ""
                        label: qsTr("Which ones")
                        placeholder: qsTr("Which ones?")
                        multiple: true
                        choices: form.areaChoices
                        selected: form.areas
                        onPicked: codes => form.areas = codes
                    }
                }
            }
        }
    }
    PwLabel {
        Layout.fillWidth: true
        text: form.left === "" ? qsTr("Counting who is left …") : form.left
        font.bold: true
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    buttons: [
        PwLabel {
            Layout.fillWidth: true
            text: form.trouble
            color: Theme.mute
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        },
        PwButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Save")
            enabled: form.trouble === "" && !Session.readOnly
            onClicked: form.save()
        }
    ]
}
