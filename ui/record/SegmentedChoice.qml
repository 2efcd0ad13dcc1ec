// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// Two to five options side by side; one of them holds. Arrow keys move between them.
FocusScope {
    id: segments

    property list<string> options
    property int current: 0
    property string label: ""
    signal picked(int index)

    implicitHeight: flow.implicitHeight
    // All beside each other.
    implicitWidth: {
        let wide = 0;
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i);
            wide += chip ? chip.implicitWidth + (i > 0 ? flow.spacing : 0) : 0;
        }
        return wide;
    }
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Keys.onRightPressed: if (current < options.length - 1) picked(current + 1)
    Keys.onLeftPressed: if (current > 0) picked(current - 1)

    Flow {
        id: flow
        width: parent.width
        spacing: 8
        Repeater {
            id: chips
            model: segments.options
            delegate: Chip {
                required property string modelData
                required property int index
                implicitHeight: Theme.control
                text: modelData
                on: index === segments.current
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.RadioButton
                Accessible.checked: on
                onClicked: {
                    segments.forceActiveFocus(Qt.MouseFocusReason);
                    segments.picked(index);
                }
            }
        }
    }
    FocusRing {
        shown: segments.activeFocus
        gap: 3
    }
}
