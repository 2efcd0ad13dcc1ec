// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// One suggestion: what was said and by whom, what it would do, what the map has that it may be; and
// what becomes of it.
Rectangle {
    id: detail

    required property SaidReviewModel review
    required property ExerciseForm form
    readonly property bool hasSettlers: form.settlers.length > 0
    // What a group says of itself needs nobody's approval.
    readonly property bool maySettle: review.ofItself || review.settlersMissing === 0
    // Of what is read there would be nothing in sight above all that is chosen.
    readonly property bool crowded: height < 320 * Theme.scale
    readonly property string lacking: review.ofItself || review.settlersMissing === 0 ? ""
                                    : review.by.length > 0 ? qsTr("One more of them: it was agreed that nobody settles alone.")
                                    : review.settlersMissing > 1 ? qsTr("Say which two of them are here.")
                                                                 : qsTr("Say that they are here.")

    color: Theme.paper

    function addIt(): void {
        if (maySettle)
            review.add(words.text, kind.value);
    }

    Connections {
        target: detail.review
        function onCurrentChanged(): void {
            words.text = detail.review.words;
            kind.selected = detail.review.kind === "" ? [] : [detail.review.kind];
            reason.text = "";
        }
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.bottomMargin: foot.height
        contentHeight: column.implicitHeight + 48
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        ColumnLayout {
            id: column
            x: 24
            y: 24
            width: flick.width - 48
            spacing: 12
            PwLabel {
                Layout.fillWidth: true
                text: detail.review.title
                font.pixelSize: Theme.title
                font.bold: true
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: [detail.review.voice, detail.review.where].filter(part => part !== "").join(" · ")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            PwLabel {
                Layout.fillWidth: true
                visible: detail.review.prompt !== ""
                text: qsTr("Asked: %1").arg(detail.review.prompt)
                font.pixelSize: Theme.small
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            Rectangle {
                Layout.fillWidth: true
                visible: detail.review.warning !== ""
                implicitHeight: warning.implicitHeight + 20
                radius: Theme.radius
                color: Theme.warnGround
                PwLabel {
                    id: warning
                    x: 12
                    y: 10
                    width: parent.width - 24
                    text: detail.review.warning
                    color: Theme.warn
                    wrapMode: Text.Wrap
                }
            }
            SectionTitle {
                Layout.fillWidth: true
                Layout.topMargin: 8
                visible: alike.count > 0
                text: qsTr("Is it one of these, on the map already?")
            }
            Repeater {
                id: alike
                model: detail.review.alike
                delegate: Rectangle {
                    id: same
                    required property choice modelData
                    Layout.fillWidth: true
                    implicitHeight: cards.implicitHeight + 24
                    radius: Theme.radius
                    color: Theme.ground
                    border.width: 1
                    border.color: Theme.line
                    GridLayout {
                        id: cards
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.top: parent.top
                        anchors.margins: 12
                        columns: 2
                        columnSpacing: 16
                        rowSpacing: 2
                        PwLabel {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            text: qsTr("Said in the session")
                            font.pixelSize: Theme.small
                            color: Theme.mute
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            text: qsTr("On the map")
                            font.pixelSize: Theme.small
                            color: Theme.mute
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            text: detail.review.title
                            font.bold: true
                            wrapMode: Text.Wrap
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            text: same.modelData.label
                            font.bold: true
                            wrapMode: Text.Wrap
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            text: detail.review.saidFacts
                            wrapMode: Text.Wrap
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            text: same.modelData.help
                            wrapMode: Text.Wrap
                            maximumLineCount: 12
                            elide: Text.ElideRight
                        }
                        PwButton {
                            Layout.columnSpan: 2
                            Layout.alignment: Qt.AlignRight
                            Layout.topMargin: 6
                            text: qsTr("It is this one")
                            enabled: detail.maySettle
                            Accessible.name: qsTr("It is %1").arg(same.modelData.label)
                            onClicked: detail.review.addTo(Number(same.modelData.code))
                        }
                    }
                }
            }
            PwLabel {
                Layout.fillWidth: true
                text: detail.review.wouldDo
                wrapMode: Text.Wrap
            }
            Labelled {
                Layout.fillWidth: true
                visible: detail.review.what !== "still_there"
                label: detail.review.what === "group" ? qsTr("Name") : detail.review.what === "link" ? qsTr("Note") : qsTr("In words")
                PwField {
                    id: words
                    Layout.fillWidth: true
                    label: qsTr("In words")
                }
            }
            Labelled {
                Layout.fillWidth: true
                visible: detail.review.kindField !== ""
                label: detail.review.what === "offer" ? qsTr("Activity") : detail.review.what === "need" ? qsTr("What is needed") : detail.review.what === "link" ? qsTr("How") : qsTr("Kind")
                PwPick {
                    id: kind
                    Layout.fillWidth: true
                    label: qsTr("Kind")
                    choices: detail.review.kindField === "" ? [] : Vocabularies.choices(detail.review.kindField)
                    onPicked: codes => selected = codes
                }
            }
            Settlers {
                Layout.fillWidth: true
                visible: detail.hasSettlers && detail.crowded
                review: detail.review
                settlers: detail.form.settlers
                lacking: detail.lacking
            }
            SectionTitle { Layout.topMargin: 8; text: qsTr("Or not on the map") }
            RowLayout {
                Layout.fillWidth: true
                spacing: 8
                PwField {
                    id: reason
                    Layout.fillWidth: true
                    placeholderText: qsTr("Why it is not added")
                    onAccepted: if (text.trim() !== "" && decline.enabled) detail.review.leave("not_added", text)
                }
                PwButton {
                    id: decline
                    text: Words.of("decline_action")
                    enabled: reason.text.trim() !== "" && (detail.review.ticked > 0 ? detail.review.settlersMissing === 0 || detail.review.tickedOfThemselves : detail.maySettle)
                    onClicked: detail.review.leave("not_added", reason.text)
                }
            }
        }
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: actions.implicitHeight + 28
        color: Theme.paper
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        ColumnLayout {
            id: actions
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 24
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8
            Settlers {
                Layout.fillWidth: true
                visible: detail.hasSettlers && !detail.crowded
                review: detail.review
                settlers: detail.form.settlers
                lacking: detail.lacking
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: 8
                PwButton {
                    text: qsTr("Park")
                    keys: "P"
                    onClicked: detail.review.leave("parked", "")
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: detail.crowded ? detail.lacking : ""
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwButton {
                    look: PwButton.Filled
                    text: detail.review.what === "still_there" ? qsTr("Confirm") : detail.review.what === "remark" ? qsTr("Keep it") : qsTr("Add")
                    keys: "A"
                    enabled: detail.maySettle
                    onClicked: detail.addIt()
                }
            }
        }
    }
}
