// SPDX-License-Identifier: GPL-3.0-or-later
import Placeweave

// A button of one icon; its text is for screen readers and for whoever points at it.
PwButton {
    look: PwButton.Plain
    onlyGlyph: true
    implicitWidth: implicitHeight
    leftPadding: 0
    rightPadding: 0
}
