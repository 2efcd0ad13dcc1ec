// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// A choice within a question that reads as a sentence.
Chip {
    id: pick

    property list<choice> choices
    property string value: ""
    property string label: ""
    signal picked(string code)

    implicitHeight: Theme.control
    on: true
    glyphAfter: "chevron-down"
    text: {
        const found = pick.choices.find(one => one.code === pick.value);
        return found ? found.label : pick.label;
    }
    Accessible.role: Accessible.ComboBox
    Accessible.name: label
    Accessible.description: text
    onClicked: popup.open()
    Keys.onDownPressed: popup.open()
    ChoicePopup {
        id: popup
        y: pick.height + 4
        choices: pick.choices
        selected: [pick.value]
        onChosen: code => pick.picked(code)
    }
}
