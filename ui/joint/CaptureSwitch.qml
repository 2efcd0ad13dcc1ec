// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// A yes or no in the scribe's line.
Chip {
    signal flipped()

    implicitHeight: Theme.control
    Accessible.role: Accessible.CheckBox
    Accessible.checked: on
    onClicked: flipped()
}
