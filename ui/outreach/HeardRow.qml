// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Something that was heard, how far it has got, and what comes next for it.
Item {
    id: row

    required property string heard
    required property string effect
    required property string from
    required property int stage
    required property string stageWords
    required property bool overdue
    required property string answer
    required property bool ticked
    signal tickedByHand(bool on)
    signal answered(string code, string words)
    signal toldBack()

    height: body.implicitHeight + 28
    Accessible.role: Accessible.ListItem
    Accessible.name: [heard, from, stageWords].join(", ")

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        anchors.bottomMargin: 8
        radius: Theme.radius
        color: row.ticked ? Theme.soft : Theme.paper
        border.width: 1
        border.color: Theme.line
    }
    GridLayout {
        id: body
        x: 24
        y: 10
        width: parent.width - 56
        columns: width > 760 * (0.3 + 0.7 * Theme.scale) ? 3 : 2
        columnSpacing: 12
        rowSpacing: 8
        PwCheckBox {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.icon + 12
            text: ""
            checked: row.ticked
            enabled: row.stage < 2
            Accessible.name: qsTr("Take it to someone: %1").arg(row.heard)
            onToggled: row.tickedByHand(checked)
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            Layout.alignment: Qt.AlignTop
            spacing: 2
            PwLabel {
                Layout.fillWidth: true
                text: row.heard
                wrapMode: Text.Wrap
            }
            PwLabel {
                Layout.fillWidth: true
                text: [row.effect, row.from].filter(part => part !== "").join(" · ")
                font.pixelSize: Theme.small
                color: Theme.mute
                wrapMode: Text.Wrap
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 4
            Layout.columnSpan: body.columns === 2 ? 2 : 1
            Layout.leftMargin: body.columns === 2 ? Theme.icon + 12 + body.columnSpacing : 0
            Layout.alignment: Qt.AlignTop
            spacing: 6
            PwLabel {
                Layout.fillWidth: true
                text: row.stageWords
                font.pixelSize: Theme.small
                font.bold: row.overdue
                color: row.overdue ? Theme.warn : Theme.mute
                wrapMode: Text.Wrap
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: row.answer
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                visible: row.stage === 1 && !Session.readOnly
                spacing: 8
                PwField {
                    id: words
                    width: Math.min(parent.width, Math.round(220 * Theme.scale))
                    placeholderText: qsTr("What they said")
                }
                PwButton {
                    text: qsTr("Yes")
                    Accessible.name: qsTr("They said yes: %1").arg(row.heard)
                    onClicked: row.answered("yes", words.text)
                }
                PwButton {
                    text: qsTr("No")
                    enabled: words.text.trim() !== ""
                    Accessible.name: qsTr("They said no: %1").arg(row.heard)
                    Accessible.description: qsTr("Say why first")
                    onClicked: row.answered("no", words.text)
                }
            }
            PwButton {
                visible: row.stage === 2
                look: PwButton.Outlined
                glyph: "check"
                text: qsTr("Told back today")
                enabled: !Session.readOnly
                onClicked: row.toldBack()
            }
        }
    }
}
