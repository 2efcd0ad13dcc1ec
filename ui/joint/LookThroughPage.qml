// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What was said, to be looked through: the list by what it would do, and one of them beside what the
// map holds.
Item {
    id: page

    required property ExerciseForm form
    property bool active: false
    property bool counts: true // how many there are, though the page is not shown
    readonly property alias review: review
    onActiveChanged: if (active) list.forceActiveFocus(Qt.OtherFocusReason)

    SaidReviewModel {
        id: review
        active: page.counts
        exercise: page.form.exercise
        onCurrentChanged: list.currentIndex = current
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: review.count > 0
        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: 12
                Layout.leftMargin: 24
                spacing: 8
                PwLabel {
                    Layout.fillWidth: true
                    text: review.ticked > 0 ? qsTr("%1 ticked").arg(review.ticked) : qsTr("Tick several at once")
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwButton {
                    look: PwButton.Plain
                    tint: Theme.accent
                    text: review.ticked > 0 ? qsTr("Tick none") : qsTr("Tick the clear ones")
                    onClicked: review.tickAll(review.ticked === 0)
                }
            }
            ListView {
                id: list
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                model: review
                currentIndex: 0
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                ScrollBar.vertical: PwScrollBar {}
                section.property: "section"
                section.delegate: PwLabel {
                    required property string section
                    width: ListView.view.width
                    leftPadding: 24
                    topPadding: 12
                    bottomPadding: 6
                    text: section
                    font.pixelSize: Theme.small
                    font.bold: true
                    color: Theme.mute
                    Accessible.role: Accessible.Heading
                }
                onCurrentIndexChanged: if (currentIndex >= 0) review.current = currentIndex
                Accessible.role: Accessible.List
                Accessible.name: qsTr("To look through")
                Keys.onSpacePressed: review.tick(currentIndex, !(currentItem as SaidRow).isTicked)
                Keys.onPressed: event => {
                    if (event.modifiers !== Qt.NoModifier)
                        return;
                    if (event.key === Qt.Key_A)
                        one.addIt();
                    else if (event.key === Qt.Key_P)
                        review.leave("parked", "");
                    else
                        return;
                    event.accepted = true;
                }
                delegate: SaidRow {
                    width: ListView.view.width
                    onTickedByHand: on => review.tick(index, on)
                    onChosen: {
                        list.currentIndex = index;
                        list.forceActiveFocus(Qt.MouseFocusReason);
                    }
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: 16
                visible: review.ticked > 0
                spacing: 8
                PwButton {
                    look: PwButton.Filled
                    text: qsTr("Add %1").arg(Words.counted(review.ticked, qsTr("suggestion"), qsTr("suggestions")))
                    enabled: review.settlersMissing === 0 || review.tickedOfThemselves
                    onClicked: review.addTicked()
                }
                PwButton {
                    text: qsTr("Park")
                    onClicked: review.leave("parked", "")
                }
            }
        }
        Rectangle {
            Layout.fillHeight: true
            implicitWidth: 1
            color: Theme.line
        }
        SaidDetail {
            id: one
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 6
            review: review
            form: page.form
        }
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 460)
        visible: review.count === 0
        spacing: 8
        PwIcon {
            Layout.alignment: Qt.AlignHCenter
            name: "tray"
            size: Theme.icon * 2
            colour: Theme.mute
        }
        PwLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing is waiting. What people say in the room comes here, and goes on the map once somebody has looked at it.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
}
