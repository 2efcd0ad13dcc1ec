// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Suggestions that wait, one after the other: two cards, what differs marked, and an answer by key.
PwSheet {
    id: sheet

    readonly property alias review: review
    signal showOnMap(var organisation)

    title: review.question
    subtitle: review.why
    wide: 860
    fills: review.waiting > 0

    function begin(): void {
        review.load();
        sheet.open();
    }
    onOpened: facts.forceActiveFocus(Qt.TabFocusReason)

    ReviewModel {
        id: review
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: 8
        Layout.rightMargin: 22
        visible: review.waiting > 0
        spacing: 12
        Item { Layout.preferredWidth: Math.round(sheet.width * 0.18) - 8 }
        PwLabel {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: review.left
            font.pixelSize: Theme.title
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: review.kind !== "vanished"
            text: review.right
            font.pixelSize: Theme.title
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
    }
    ListView {
        id: facts
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: review.waiting > 0
        model: review
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("What is known of both")
        Keys.onPressed: event => {
            if (event.modifiers !== Qt.NoModifier)
                return;
            const answers = review.kind === "same" ? ({[Qt.Key_K]: "keep-both", [Qt.Key_M]: "merge"})
                          : review.kind === "change" ? ({[Qt.Key_K]: "keep-ours", [Qt.Key_M]: "use-list"})
                          : ({[Qt.Key_K]: "still-there", [Qt.Key_M]: "closed"});
            if (event.key === Qt.Key_S)
                review.skip();
            else if (answers[event.key])
                review.decide(answers[event.key]);
            else
                return;
            event.accepted = true;
        }
        delegate: Rectangle {
            id: fact
            required property string label
            required property string here
            required property string there
            required property bool differs
            width: ListView.view.width - 14
            implicitHeight: row.implicitHeight + 16
            color: fact.differs ? Theme.warnGround : "transparent"
            radius: Theme.radius
            Accessible.role: Accessible.Row
            Accessible.name: fact.differs ? qsTr("%1 differs: %2; %3").arg(fact.label).arg(fact.here).arg(fact.there)
                                          : qsTr("%1: %2 %3").arg(fact.label).arg(fact.here).arg(fact.there)
            RowLayout {
                id: row
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: 8
                anchors.rightMargin: 8
                spacing: 12
                PwLabel {
                    Layout.preferredWidth: Math.round(sheet.width * 0.18) - 8
                    Layout.alignment: Qt.AlignTop
                    text: fact.label
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    text: fact.here === "" ? "–" : fact.here
                    color: fact.here === "" ? Theme.mute : Theme.ink
                    wrapMode: Text.Wrap
                    maximumLineCount: 6
                    elide: Text.ElideRight
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    visible: review.kind !== "vanished"
                    text: fact.there === "" ? "–" : fact.there
                    color: fact.there === "" ? Theme.mute : Theme.ink
                    font.bold: fact.differs
                    wrapMode: Text.Wrap
                    maximumLineCount: 6
                    elide: Text.ElideRight
                }
            }
        }
    }
    PwLabel {
        Layout.fillWidth: true
        Layout.bottomMargin: 12
        visible: review.waiting === 0
        text: qsTr("Every suggestion has an answer. What you decided is in the history and can be undone.")
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    PwLabel {
        visible: review.waiting > 0
        text: qsTr("%1 of %2").arg(review.at + 1).arg(review.waiting)
        font.pixelSize: Theme.small
        color: Theme.mute
    }
    buttons: [
        PwButton {
            visible: review.waiting > 1
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("Skip")
            Accessible.description: qsTr("Key S")
            onClicked: review.skip()
        },
        PwButton {
            visible: review.waiting > 0
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("Show on the map")
            onClicked: {
                sheet.showOnMap(review.organisation);
                sheet.close();
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            visible: review.waiting > 0
            text: review.kind === "same" ? qsTr("They are two") : review.kind === "change" ? qsTr("Keep ours") : qsTr("Still there")
            Accessible.description: qsTr("Key K")
            onClicked: review.decide(review.kind === "same" ? "keep-both" : review.kind === "change" ? "keep-ours" : "still-there")
        },
        PwButton {
            visible: review.waiting > 0
            look: PwButton.Filled
            text: review.kind === "same" ? qsTr("They are one") : review.kind === "change" ? qsTr("Use the list's") : qsTr("It has closed")
            Accessible.description: qsTr("Key M")
            onClicked: review.decide(review.kind === "same" ? "merge" : review.kind === "change" ? "use-list" : "closed")
        },
        PwButton {
            visible: review.waiting === 0
            look: PwButton.Filled
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
}
