// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Copies of one map that met: what they answer differently, one question after the other.
PwSheet {
    id: sheet

    readonly property alias answers: answers

    title: answers.question
    subtitle: answers.waiting > 0 ? qsTr("Two people answered this without knowing of each other. Which one is right?") : qsTr("What partners send is brought in here. Where their answer differs from yours, you are asked.")
    wide: 620

    function begin(): void {
        answers.load();
        sheet.open();
    }
    function bringIn(): void { dialog.open(); }

    TwoAnswersModel {
        id: answers
        onChanged: if (waiting > 0 && !sheet.opened) sheet.open()
    }
    Repeater {
        model: answers
        delegate: AbstractButton {
            id: one
            required property int index
            required property string answer
            required property string who
            required property bool stands
            Layout.fillWidth: true
            topPadding: 14
            bottomPadding: 14
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            text: answer
            Accessible.name: qsTr("%1, %2").arg(answer).arg(who)
            onClicked: answers.settle(index)
            contentItem: ColumnLayout {
                id: words
                spacing: 2
                PwLabel {
                    Layout.fillWidth: true
                    Layout.leftMargin: 16
                    Layout.rightMargin: 16
                    text: one.answer
                    font.bold: true
                    font.pixelSize: Theme.large
                    wrapMode: Text.Wrap
                    maximumLineCount: 8
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.leftMargin: 16
                    Layout.rightMargin: 16
                    text: one.stands ? qsTr("%1 · on the map now").arg(one.who) : one.who
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                radius: Theme.panelRadius
                color: one.hovered ? Theme.hover : Theme.paper
                border.width: one.stands ? 2 : 1
                border.color: one.stands ? Theme.accent : Theme.line
                FocusRing {
                    shown: one.visualFocus
                    radius: parent.radius + gap
                }
            }
        }
    }
    buttons: [
        PwLabel {
            visible: answers.waiting > 0
            text: qsTr("%1 of %2").arg(answers.at + 1).arg(answers.waiting)
            color: Theme.mute
            font.pixelSize: Theme.small
        },
        Item { Layout.fillWidth: true },
        PwButton {
            visible: answers.waiting > 1
            text: qsTr("Later")
            onClicked: answers.skip()
        },
        PwButton {
            look: answers.waiting === 0 ? PwButton.Outlined : PwButton.Quiet
            visible: answers.waiting === 0
            text: qsTr("Bring in what a partner sent")
            onClicked: dialog.open()
        },
        PwButton {
            visible: answers.waiting === 0
            look: PwButton.Filled
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
    FileDialog {
        id: dialog
        title: qsTr("Bring in what a partner sent")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Bundles and copies of this map (*.pwbundle *.gpkg)"), qsTr("All files (*)")]
        onAccepted: answers.bringIn(selectedFiles)
    }
}
