// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Text, always plain: what people type is never markup.
Text {
    textFormat: Text.PlainText
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    linkColor: Theme.accent
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
