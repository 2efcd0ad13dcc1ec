// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The mapping sessions of this map, the newest first.
Rectangle {
    id: panel

    required property Exercises exercises
    property double current: 0
    signal chosen(double exercise)
    signal startWanted(string code)
    signal reviewListsWanted()
    signal mergeWanted()

    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 20
            Layout.bottomMargin: 12
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("Mapping sessions")
                font.pixelSize: Theme.large
                font.bold: true
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            PwButton {
                id: another
                look: PwButton.Outlined
                glyph: "plus"
                text: qsTr("New")
                enabled: !Session.readOnly
                Accessible.name: Words.of("joint_exercise_start")
                onClicked: templates.open()
                ChoicePopup {
                    id: templates
                    y: another.height + 4
                    x: another.width - width
                    choices: Vocabularies.choices("exercise_template")
                    onChosen: code => panel.startWanted(code)
                }
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: panel.exercises
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Mapping sessions")
            Keys.onReturnPressed: if (currentItem) (currentItem as ItemDelegate).clicked()
            delegate: ItemDelegate {
                id: row
                required property int index
                required property double exercise
                required property string name
                required property string when
                required property string note
                readonly property bool isCurrent: exercise === panel.current
                width: ListView.view.width
                implicitHeight: Math.max(Theme.row, words.implicitHeight + 24)
                hoverEnabled: true
                padding: 0
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.ListItem
                Accessible.name: [name, when, note].join(", ")
                Accessible.selected: isCurrent
                onClicked: panel.chosen(exercise)
                contentItem: Item {
                    ColumnLayout {
                        id: words
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.leftMargin: 20
                        anchors.rightMargin: 16
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 2
                        PwLabel {
                            Layout.fillWidth: true
                            text: row.name
                            font.bold: true
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            text: row.when === "" ? row.note : row.when + " · " + row.note
                            font.pixelSize: Theme.small
                            color: Theme.mute
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                    }
                }
                background: Rectangle {
                    color: row.isCurrent ? Theme.soft : row.hovered ? Theme.hover : Theme.paper
                    FocusRing {
                        shown: list.activeFocus && row.ListView.isCurrentItem
                        gap: -3
                        radius: 4
                    }
                }
            }
        }
        PwButton {
            Layout.fillWidth: true
            Layout.leftMargin: 16
            Layout.rightMargin: 16
            Layout.bottomMargin: Session.toReview > 0 ? 0 : 16
            glyph: "download"
            text: qsTr("What a partner sent")
            enabled: !Session.readOnly
            onClicked: panel.mergeWanted()
        }
        PwButton {
            Layout.fillWidth: true
            Layout.margins: 16
            visible: Session.toReview > 0
            glyph: "tray"
            text: Words.counted(Session.toReview, qsTr("suggestion to look at"), qsTr("suggestions to look at"))
            onClicked: panel.reviewListsWanted()
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
