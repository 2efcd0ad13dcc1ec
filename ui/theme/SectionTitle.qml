// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// A small heading within a panel.
PwLabel {
    font.pixelSize: Theme.small
    font.bold: true
    font.letterSpacing: 0.6
    font.capitalization: Font.AllUppercase
    color: Theme.mute
    wrapMode: Text.Wrap // where it is told to fill
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
