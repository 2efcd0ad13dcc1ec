// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Setting a mapping session up: why, where, who, which questions, and how words are recorded.
Flickable {
    id: page

    required property ExerciseForm form
    property rect wholePlace // degrees, from west and south
    property rect view       // of the map, likewise
    readonly property bool hasView: view.width > 0
    readonly property alias withdrawing: withdrawSheet
    property roomMember nobody // while a row outlives who stood in it
    signal removeWanted()
    signal againWanted()

    contentHeight: body.implicitHeight + 64
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: PwScrollBar {}

    // A field that the keys have come to is brought into sight.
    function show(item: Item): void {
        const top = item.mapToItem(body, 0, 0).y + body.y;
        if (top < contentY + 8)
            contentY = Math.max(0, top - 40);
        else if (top + item.height > contentY + height - 8)
            contentY = Math.min(contentHeight - height, top + item.height - height + 24);
    }

    ReaderProfiles { id: readerProfiles }
    SessionAreasModel {
        id: sessionAreas
        exercise: page.form.exercise
        active: page.visible
    }
    GridLayout {
        id: body
        x: 24
        y: 24
        width: Math.min(page.width - 48, Math.round(1080 * (0.6 + 0.4 * Theme.scale)))
        columns: page.width > 900 * (0.5 + 0.5 * Theme.scale) ? 2 : 1
        columnSpacing: 40
        rowSpacing: 24

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: 16
            Repeater {
                model: page.form
                delegate: ColumnLayout {
                    id: row
                    required property int index
                    required property int field
                    required property string label
                    required property string help
                    required property int editor
                    required property string value
                    required property string error
                    Layout.fillWidth: true
                    Labelled {
                        Layout.fillWidth: true
                        label: row.label
                        help: row.help
                        wrong: row.error
                        FieldEditor {
                            Layout.fillWidth: true
                            editor: row.editor
                            value: row.value
                            label: row.label
                            field: row.field
                            wrong: row.error !== ""
                            wraps: true
                            onEntered: typed => page.form.set(row.index, typed)
                            onReached: page.show(row)
                        }
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: 16
            SectionTitle { text: qsTr("Who is in the room") }
            PwLabel {
                Layout.fillWidth: true
                text: page.form.attributionInWords === "" ? qsTr("A name is not needed.")
                    : qsTr("A name is not needed. Agreed: words are recorded %1.").arg(page.form.attributionInWords.toLowerCase())
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            Repeater {
                // By number: what is stored of one does not make the fields of all anew, in which
                // somebody is typing.
                model: page.form.members.length
                delegate: RoomMemberRow {
                    id: someone
                    required property int index
                    Layout.fillWidth: true
                    member: page.form.members[Math.min(index, page.form.members.length - 1)] ?? page.nobody
                    onTyped: (column, text) => page.form.setMember(someone.member.id, column, text)
                    onRemoved: page.form.removeMember(someone.member.id)
                    onWithdrawn: withdrawSheet.ask(someone.member)
                    onReached: item => page.show(item)
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: 8
                PwButton {
                    glyph: "person"
                    text: qsTr("Add somebody")
                    enabled: !Session.readOnly
                    onClicked: page.form.addMember("", "", "")
                }
                PwButton {
                    glyph: "table"
                    text: qsTr("Add four tables")
                    enabled: !Session.readOnly
                    onClicked: page.form.addTables(4)
                }
            }
            SectionTitle { Layout.topMargin: 12; text: qsTr("Who sees the wall") }
            PwPick {
                Layout.fillWidth: true
                visible: readerProfiles.own.length > 0
                label: qsTr("Who sees the wall")
                placeholder: qsTr("Partners")
                enabled: !Session.readOnly
                choices: readerProfiles.forOthers.filter(one => readerProfiles.isOwn(one.code))
                selected: page.form.readers === "" ? [] : [page.form.readers]
                onPicked: codes => page.form.readers = codes.length > 0 ? codes[0] : ""
            }
            PwLabel {
                Layout.fillWidth: true
                text: readerProfiles.own.length > 0 ? qsTr("The screen in the room, who is suggested there, and the sheets on the tables. Never more than partners may see.")
                                                    : qsTr("Partners. To show a room less, make your own under Share: “Who is this for?”")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            SectionTitle { Layout.topMargin: 12; text: qsTr("The clock") }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Minutes for each round")
                help: qsTr("The clock in the room counts down from here. This computer remembers it.")
                PwField {
                    id: minutes
                    Layout.preferredWidth: Math.round(110 * (0.5 + 0.5 * Theme.scale))
                    label: qsTr("Minutes for each round")
                    inputMethodHints: Qt.ImhDigitsOnly
                    validator: IntValidator { bottom: 1; top: 240 }
                    text: String(Math.max(1, Preferences.number("room.minutes", 10)))
                    onEditingFinished: Preferences.setNumber("room.minutes", Number(text))
                }
            }
            SectionTitle { Layout.topMargin: 12; text: qsTr("Where on the map") }
            PwLabel {
                Layout.fillWidth: true
                text: page.form.squares === "" ? qsTr("Not drawn yet. Choose it to have lettered squares on paper and in the room.")
                                               : qsTr("Lettered squares %1 lie over it, on the printed sheet and in the room: “C4” is understood as a place.").arg(page.form.squares)
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            RowLayout {
                Layout.fillWidth: true
                visible: sessionAreas.areas.length > 0
                spacing: 8
                PwPick {
                    Layout.preferredWidth: Math.round(200 * (0.4 + 0.6 * Theme.scale))
                    visible: sessionAreas.sets.length > 1
                    label: qsTr("Kind of area")
                    canBeEmpty: false
                    enabled: !Session.readOnly
                    choices: sessionAreas.sets
                    selected: [sessionAreas.set]
                    onPicked: codes => sessionAreas.set = codes[0]
                }
                PwPick {
                    Layout.fillWidth: true
                    label: qsTr("An area of the map")
                    placeholder: qsTr("Which area")
                    canBeEmpty: false
                    enabled: !Session.readOnly
                    choices: sessionAreas.areas
                    selected: sessionAreas.areas.filter(area => area.label === page.form.place).map(area => area.code)
                    onPicked: codes => sessionAreas.usePlace(codes[0])
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: 8
                PwButton {
                    glyph: "map"
                    text: qsTr("As the map is now")
                    enabled: !Session.readOnly && page.hasView
                    onClicked: page.form.setBox(page.view.x, page.view.y, page.view.x + page.view.width, page.view.y + page.view.height)
                }
                PwButton {
                    glyph: "fit"
                    text: qsTr("The whole place")
                    enabled: !Session.readOnly && page.wholePlace.width > 0
                    onClicked: page.form.setBox(page.wholePlace.x, page.wholePlace.y, page.wholePlace.x + page.wholePlace.width, page.wholePlace.y + page.wholePlace.height)
                }
            }
            SectionTitle { Layout.topMargin: 12; text: qsTr("On paper") }
            PaperPart {
                Layout.fillWidth: true
                form: page.form
            }
            SectionTitle { Layout.topMargin: 12; text: qsTr("Parking list") }
            PwLabel {
                Layout.fillWidth: true
                visible: page.form.parkingList.length === 0
                text: qsTr("What comes up and belongs elsewhere is put here, so that it is not lost.")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            Repeater {
                model: page.form.parkingList
                delegate: RowLayout {
                    id: parked
                    required property string modelData
                    Layout.fillWidth: true
                    PwLabel {
                        Layout.fillWidth: true
                        text: parked.modelData
                        wrapMode: Text.Wrap
                    }
                    IconButton {
                        glyph: "close"
                        text: qsTr("Take off the parking list: %1").arg(parked.modelData)
                        onClicked: page.form.unpark(parked.modelData)
                    }
                }
            }
            LibrarySection {
                Layout.fillWidth: true
                Layout.topMargin: 12
                exercise: page.form.exercise
                nothing: qsTr("What somebody told in the session, in their own words, or what it is built on. It goes with the report, to whom they allow.")
            }
            SectionTitle { Layout.topMargin: 12; text: qsTr("This session") }
            Flow {
                Layout.fillWidth: true
                spacing: 8
                PwButton {
                    glyph: "copy"
                    text: qsTr("Hold one like it")
                    enabled: !Session.readOnly
                    onClicked: page.againWanted()
                }
                PwButton {
                    glyph: "trash"
                    text: qsTr("Delete")
                    enabled: !Session.readOnly
                    onClicked: page.removeWanted()
                }
            }
        }
    }
    PwSheet {
        id: withdrawSheet
        property roomMember who
        title: qsTr("Take the name %1 out for good?").arg(who.name)
        subtitle: qsTr("It goes, from the history too, and cannot be brought back. That somebody was there, and what was said, stays.")
        function ask(who: roomMember): void {
            withdrawSheet.who = who;
            withdrawSheet.open();
        }
        buttons: [
            Item { Layout.fillWidth: true },
            PwButton { text: qsTr("Keep it"); onClicked: withdrawSheet.close() },
            PwButton {
                look: PwButton.Filled
                text: qsTr("Take the name out")
                onClicked: {
                    page.form.withdraw(withdrawSheet.who.id);
                    withdrawSheet.close();
                }
            }
        ]
    }
}
