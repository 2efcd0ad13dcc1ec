// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// A yes or no in the scribe's line, to which the keys go back at once.
Chip {
    id: flip

    required property Item line
    signal flipped()

    implicitHeight: Theme.control
    Accessible.role: Accessible.CheckBox
    Accessible.checked: on
    onClicked: {
        flip.flipped();
        flip.line.forceActiveFocus(Qt.OtherFocusReason);
    }
}
