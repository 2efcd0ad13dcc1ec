// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// What the list of stories and resources is held to.
ColumnLayout {
    id: filter

    required property LibraryList library
    readonly property alias field: words
    signal listWanted()

    spacing: 10
    GridLayout {
        Layout.fillWidth: true
        readonly property bool wideEnough: width > 760 * (0.3 + 0.7 * Theme.scale)
        columns: wideEnough ? 4 : 2
        columnSpacing: 12
        rowSpacing: 10
        PwField {
            id: words
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            Layout.columnSpan: 2
            glyph: "search"
            placeholderText: qsTr("Any words in them, or whose they are")
            text: filter.library.text
            onTextEdited: filter.library.text = text
            Keys.onDownPressed: filter.listWanted()
            Keys.onReturnPressed: filter.listWanted()
        }
        PwPick {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            label: qsTr("Theme")
            placeholder: qsTr("Any theme")
            choices: Vocabularies.choices("theme")
            selected: filter.library.theme === "" ? [] : [filter.library.theme]
            onPicked: codes => filter.library.theme = codes.length > 0 ? codes[0] : ""
        }
        PwPick {
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            label: qsTr("Who may have it")
            placeholder: qsTr("Whoever it is for")
            choices: Vocabularies.choices("sensitivity")
            selected: filter.library.permission === "" ? [] : [filter.library.permission]
            onPicked: codes => filter.library.permission = codes.length > 0 ? codes[0] : ""
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: 8
        Repeater {
            model: [qsTr("All"), qsTr("Stories"), qsTr("Resources"), qsTr("Ask again")]
            delegate: Chip {
                required property int index
                required property string modelData
                readonly property string code: ["", "story", "resource", "again"][index]
                implicitHeight: Theme.control
                visible: index < 3 || filter.library.toAskAgain > 0 || on
                glyph: index === 3 ? "clock" : ""
                text: index === 3 ? qsTr("%1 · %2").arg(modelData).arg(filter.library.toAskAgain) : modelData
                on: filter.library.what === code
                Accessible.role: Accessible.RadioButton
                Accessible.checked: on
                onClicked: filter.library.what = code
            }
        }
        PwPick {
            width: Math.round(200 * (0.5 + 0.5 * Theme.scale))
            visible: filter.library.what === "story" || filter.library.what === "resource"
            label: qsTr("Kind")
            placeholder: qsTr("Of any kind")
            choices: Vocabularies.choices(filter.library.what === "story" ? "story_form" : "resource_kind")
            selected: filter.library.kind === "" ? [] : [filter.library.kind]
            onPicked: codes => filter.library.kind = codes.length > 0 ? codes[0] : ""
        }
        PwButton {
            look: PwButton.Plain
            visible: filter.library.held
            glyph: "close"
            text: qsTr("Show everything")
            onClicked: {
                filter.library.holdToNothing();
                words.text = "";
            }
        }
    }
}
