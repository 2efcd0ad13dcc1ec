// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Along the top of the wall: which session and round, its question, the clock.
Rectangle {
    id: head

    required property ExerciseForm form
    property int round: 0
    property string prompt: ""
    property int secondsLeft: 0
    property bool running: false
    property int said: 0
    property bool crowded: false
    property bool low: false
    property int aside: Theme.small
    readonly property int question: Math.round((crowded ? 25 : width < 1200 ? 28 : 36) * (0.6 + 0.4 * Theme.scale))
    readonly property int rounds: form.prompts.length
    signal clockPressed()
    signal nextWanted()
    signal leaveWanted()

    implicitHeight: band.implicitHeight + (crowded ? 16 : low ? 24 : 36)
    color: Theme.accent
    RowLayout {
        id: band
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 28
        anchors.rightMargin: head.crowded ? 12 : 24
        anchors.verticalCenter: parent.verticalCenter
        spacing: head.crowded ? 12 : 24
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            PwLabel {
                readonly property string which: head.rounds > 0 ? qsTr("round %1 of %2").arg(head.round + 1).arg(head.rounds) : ""
                Layout.fillWidth: true
                // The round changes, so it is what stays where there is little room.
                text: (head.crowded ? [which, head.form.name] : [head.form.name, head.form.place, which]).filter(part => part !== "").join(" · ")
                color: Theme.accentInk
                font.pixelSize: head.aside
                elide: Text.ElideRight
            }
            PwLabel {
                Layout.fillWidth: true
                text: head.prompt === "" ? qsTr("What is here?") : head.prompt
                color: Theme.accentInk
                font.pixelSize: head.question
                font.bold: true
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: head.form.otherPrompts.length > 0 ? head.form.otherPrompts[Math.min(head.round, head.form.otherPrompts.length - 1)] : ""
                color: Theme.accentInk
                font.pixelSize: Math.round(head.question * 0.62)
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
        AbstractButton {
            id: clock
            Layout.alignment: Qt.AlignVCenter
            implicitWidth: face.implicitWidth
            implicitHeight: face.implicitHeight
            focusPolicy: Qt.TabFocus
            text: head.running ? qsTr("Stop the clock") : qsTr("Start the clock")
            Accessible.name: text
            Accessible.description: figures.text
            onClicked: head.clockPressed()
            contentItem: ColumnLayout {
                id: face
                spacing: 0
                PwLabel {
                    id: figures
                    Layout.alignment: Qt.AlignRight
                    text: {
                        const seconds = Math.abs(head.secondsLeft);
                        const pad = number => (number < 10 ? "0" : "") + number;
                        return (head.secondsLeft < 0 ? "–" : "") + pad(Math.floor(seconds / 60)) + ":" + pad(seconds % 60);
                    }
                    color: Theme.accentInk
                    opacity: head.running ? 1 : 0.75
                    font.pixelSize: Math.round(head.question * 0.95)
                    font.bold: true
                    font.features: { "tnum": 1 }
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.alignment: Qt.AlignRight
                    visible: !head.crowded || !head.running // how much was said stands over the map there
                    text: !head.running ? (head.crowded ? qsTr("start") : qsTr("press to start"))
                        : head.form.tables > 0 ? qsTr("%1 said · %2").arg(head.said).arg(Words.counted(head.form.tables, qsTr("table"), qsTr("tables")))
                                               : qsTr("%1 said").arg(head.said)
                    color: Theme.accentInk
                    font.pixelSize: head.aside
                    Accessible.ignored: true
                }
            }
            background: FocusRing {
                shown: clock.visualFocus
                gap: 6
                radius: 8
            }
        }
        PwButton {
            visible: head.round < head.rounds - 1
            text: head.crowded ? qsTr("Next →") : qsTr("Next round →")
            Accessible.name: qsTr("Next round")
            keys: "PgDn"
            focusPolicy: Qt.TabFocus
            font.bold: true
            tint: Theme.accent
            onClicked: head.nextWanted()
        }
        PwButton {
            look: PwButton.Plain
            onlyGlyph: true
            glyph: "close"
            tint: Theme.accentInk
            text: qsTr("Leave the room")
            keys: "Esc"
            focusPolicy: Qt.TabFocus
            onClicked: head.leaveWanted()
        }
    }
}
