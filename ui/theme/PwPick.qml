// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// A field that opens a list to choose from.
AbstractButton {
    id: pick

    property list<choice> choices
    property list<string> selected
    property bool multiple: false
    property bool canBeEmpty: true
    property string placeholder: qsTr("Not said")
    property string label: ""
    property bool wrong: false
    // One code, or the codes that are now chosen.
    signal picked(list<string> codes)

    readonly property string value: selected.length > 0 ? selected[0] : ""

    implicitHeight: Math.max(Theme.control, words.implicitHeight + 18)
    implicitWidth: 220
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ComboBox
    Accessible.name: label === "" ? words.text : label
    Accessible.description: words.text
    onClicked: popup.open()
    Keys.onDownPressed: popup.open()
    Keys.onReturnPressed: popup.open()

    function labelOf(code: string): string {
        const found = pick.choices.find(choice => choice.code === code);
        return found ? found.label : code;
    }
    contentItem: Item {
        PwLabel {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - arrow.width - 8
            text: pick.selected.length === 0 || pick.value === "" ? pick.placeholder
                  : pick.selected.map(code => pick.labelOf(code)).join(", ")
            color: pick.selected.length === 0 || pick.value === "" ? Theme.mute : Theme.ink
            wrapMode: pick.multiple ? Text.Wrap : Text.NoWrap
            elide: Text.ElideRight
            maximumLineCount: 4
            Accessible.ignored: true
        }
        PwIcon {
            id: arrow
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            colour: Theme.mute
            size: Math.round(Theme.icon * 0.85)
        }
    }
    leftPadding: 12
    rightPadding: 10
    background: Rectangle {
        radius: Theme.radius
        color: Theme.ground
        border.width: pick.activeFocus || popup.visible ? 2 : 1
        border.color: pick.wrong ? Theme.warn : pick.activeFocus || popup.visible ? Theme.accent : Theme.edge
    }
    ChoicePopup {
        id: popup
        y: pick.height + 4
        width: Math.max(pick.width, Math.round(260 * (0.5 + 0.5 * Theme.scale)))
        choices: pick.choices
        selected: pick.selected
        multiple: pick.multiple
        onChosen: code => {
            let codes = pick.multiple ? pick.selected.slice() : [];
            const at = pick.selected.indexOf(code);
            if (at < 0)
                codes.push(code);
            else if (pick.multiple)
                codes.splice(at, 1);
            else if (!pick.canBeEmpty)
                codes.push(code);
            pick.picked(codes);
        }
    }
}
