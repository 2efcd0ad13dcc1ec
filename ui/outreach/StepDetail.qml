// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// One group of a plan: the next step, whom to ask for and in what language, how to reach them, and
// what was asked of them before.
Rectangle {
    id: detail

    required property PlanBoard board
    signal conversationWanted()
    signal recordWanted()
    signal closed()

    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: board.currentName

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.implicitHeight + 40
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        ColumnLayout {
            id: column
            x: 20
            y: 16
            width: flick.width - 40
            spacing: 12
            RowLayout {
                Layout.fillWidth: true
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2
                    PwLabel {
                        Layout.fillWidth: true
                        text: detail.board.currentName
                        font.pixelSize: Theme.title
                        font.bold: true
                        wrapMode: Text.Wrap
                        Accessible.role: Accessible.Heading
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: detail.board.currentPlace
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                }
                IconButton {
                    Layout.alignment: Qt.AlignTop
                    glyph: "close"
                    text: qsTr("Close")
                    onClicked: detail.closed()
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: 8
                PwButton {
                    look: PwButton.Filled
                    glyph: "speech"
                    text: qsTr("Log a conversation")
                    enabled: detail.board.organisation !== 0 && !Session.readOnly
                    onClicked: detail.conversationWanted()
                }
                PwButton {
                    text: qsTr("Record")
                    glyph: "map"
                    enabled: detail.board.organisation !== 0
                    Accessible.name: qsTr("Open the record")
                    onClicked: detail.recordWanted()
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Where it stands")
                PwPick {
                    Layout.fillWidth: true
                    label: qsTr("Where it stands")
                    choices: Vocabularies.choices("step_status")
                    selected: [detail.board.stepStatus]
                    canBeEmpty: false
                    enabled: !Session.readOnly
                    onPicked: codes => detail.board.moveTo(detail.board.current, codes[0])
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Next step")
                PwField {
                    Layout.fillWidth: true
                    label: qsTr("Next step")
                    text: detail.board.what
                    readOnly: Session.readOnly
                    onEditingFinished: if (text !== detail.board.what) detail.board.setOfStep("what", text)
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: column.width > 300 * Theme.scale ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: Words.of("owner").replace(/^./, letter => letter.toUpperCase())
                    PwField {
                        Layout.fillWidth: true
                        label: Words.of("owner")
                        text: detail.board.who
                        readOnly: Session.readOnly
                        onEditingFinished: if (text !== detail.board.who) detail.board.setOfStep("who", text)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("By when")
                    wrong: detail.board.dueTrouble
                    PwField {
                        Layout.fillWidth: true
                        label: qsTr("By when")
                        placeholderText: qsTr("day/month/year")
                        text: detail.board.due
                        wrong: detail.board.dueTrouble !== ""
                        readOnly: Session.readOnly
                        onEditingFinished: if (text !== detail.board.due) detail.board.setOfStep("due", text)
                    }
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("Whom to ask for")
                help: detail.board.people.length === 0 ? qsTr("Nobody on our map there has agreed to be named.") : ""
                PwPick {
                    Layout.fillWidth: true
                    visible: detail.board.people.length > 0
                    label: qsTr("Whom to ask for")
                    choices: detail.board.people
                    selected: detail.board.person === "" ? [] : [detail.board.person]
                    enabled: !Session.readOnly
                    onPicked: codes => detail.board.setOfStep("person_id", codes.length > 0 ? codes[0] : "")
                }
            }
            Labelled {
                Layout.fillWidth: true
                visible: detail.board.channels.length > 0
                label: qsTr("How people there are reached")
                help: detail.board.trusted === "" ? "" : qsTr("Trusted to say it: %1").arg(detail.board.trusted)
                PwPick {
                    Layout.fillWidth: true
                    label: qsTr("How people there are reached")
                    choices: detail.board.channels
                    selected: detail.board.channel === "" ? [] : [detail.board.channel]
                    enabled: !Session.readOnly
                    onPicked: codes => detail.board.setOfStep("channel_id", codes.length > 0 ? codes[0] : "")
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                visible: detail.board.languages !== ""
                spacing: 2
                SectionTitle { text: qsTr("Language") }
                PwLabel {
                    Layout.fillWidth: true
                    text: detail.board.languages
                    wrapMode: Text.Wrap
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                SectionTitle { text: qsTr("How to reach them") }
                Repeater {
                    model: detail.board.ways
                    delegate: PwLabel {
                        required property string modelData
                        Layout.fillWidth: true
                        text: modelData
                        wrapMode: Text.Wrap
                    }
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: detail.board.ways.length === 0
                    text: qsTr("No way on our map that they have agreed to. Go by, or ask somebody who knows them.")
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            GiveAndTakeNote {
                Layout.fillWidth: true
                given: detail.board.given
                warning: detail.board.warning
            }
            PwButton {
                glyph: "trash"
                look: PwButton.Plain
                text: qsTr("Take out of the plan")
                enabled: !Session.readOnly
                onClicked: detail.board.takeOut(detail.board.current)
            }
        }
    }
    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
}
