// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Taking somebody off the map for good: the one act that cannot be undone, so it is asked about.
PwSheet {
    id: sheet

    signal goTo(var organisation)

    title: qsTr("Erase %1 for good?").arg(eraser.chosenName === "" ? eraser.name : eraser.chosenName)
    subtitle: qsTr("For somebody who asks to be taken off. It goes from the history too, here and in every copy that is merged with this one, and cannot be brought back. If it has only closed, Delete is enough.")
    wide: 620

    function begin(organisation: var): void {
        reason.clear();
        eraser.begin(organisation);
        sheet.open();
    }

    Eraser {
        id: eraser
        onErased: sheet.close()
    }
    Labelled {
        Layout.fillWidth: true
        visible: eraser.whom.length > 1
        label: qsTr("Who is to be erased")
        PwPick {
            Layout.fillWidth: true
            label: qsTr("Who is to be erased")
            canBeEmpty: false
            choices: eraser.whom
            selected: [eraser.chosen]
            onPicked: codes => eraser.choose(codes[0])
        }
    }
    Labelled {
        Layout.fillWidth: true
        label: qsTr("Why, in a few words without a name. This stays in the history.")
        PwField {
            id: reason
            Layout.fillWidth: true
            placeholderText: qsTr("Asked us to")
            Accessible.name: qsTr("Why")
        }
    }
    SectionTitle {
        visible: eraser.mentions > 0
        text: Words.counted(eraser.mentions, qsTr("text goes on saying the name"), qsTr("texts go on saying the name"))
    }
    PwLabel {
        Layout.fillWidth: true
        text: eraser.reading ? qsTr("Looking for other texts that say the name …")
              : eraser.mentions > 0 ? qsTr("Change what stands there now first, if it should not: once it is erased nobody can look for the name any more. In what stood there before, the name is struck out where you tick it.")
              : qsTr("No other text on this map says the name.")
        color: Theme.mute
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, Math.round(220 * Theme.scale))
        visible: eraser.mentions > 0
        model: eraser
        clip: true
        spacing: 8
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Texts that say the name")
        delegate: RowLayout {
            id: row
            required property string of
            required property string words
            required property double organisation
            required property int index
            required property bool past
            required property bool struck
            width: list.width
            spacing: 12
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                PwLabel {
                    Layout.fillWidth: true
                    text: row.of
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    elide: Text.ElideRight
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: row.words
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                }
                PwCheckBox {
                    Layout.fillWidth: true
                    visible: row.past
                    text: qsTr("Strike the name out")
                    checked: row.struck
                    Accessible.description: row.of
                    onToggled: eraser.strikeOut(row.index, checked)
                }
            }
            PwButton {
                visible: row.organisation !== 0 && !row.past
                look: PwButton.Quiet
                text: qsTr("Show")
                Accessible.name: qsTr("Show %1").arg(row.of)
                onClicked: {
                    sheet.close();
                    sheet.goTo(row.organisation);
                }
            }
        }
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton { text: qsTr("Keep it"); onClicked: sheet.close() },
        PwButton {
            look: PwButton.Filled
            glyph: "trash"
            text: qsTr("Erase for good")
            enabled: !Session.readOnly && !eraser.reading
            onClicked: eraser.erase(reason.text)
        }
    ]
}
