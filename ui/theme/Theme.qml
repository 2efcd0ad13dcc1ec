// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Placeweave

// Colours, sizes and motion of the window: the tokens of the look, light and dark. Sizes of text grow
// with the person's choice; spacing stays in steps of four.
QtObject {
    readonly property bool dark: Appearance.dark

    readonly property color paper: dark ? "#1B242A" : "#FFFFFF"
    readonly property color ground: dark ? "#12191D" : "#F6F4EF"
    readonly property color ink: dark ? "#E9EDEF" : "#1D282E"
    readonly property color mute: dark ? "#A3B0B6" : "#56636B"
    readonly property color line: dark ? "#2F3B42" : "#DEDAD0"
    // Edges of fields, which must be seen (WCAG 1.4.11 asks for 3:1).
    readonly property color edge: dark ? "#6B7A82" : "#8A8F8C"
    readonly property color accent: dark ? "#6CC5C1" : "#0F5C66"
    readonly property color accentInk: dark ? "#0C2226" : "#FFFFFF"
    readonly property color soft: dark ? "#1E3A3D" : "#DCECEA"
    readonly property color warn: dark ? "#F0B36B" : "#9A4B00"
    readonly property color warnGround: dark ? "#3A2A16" : "#FBEBD7"
    readonly property color sea: dark ? "#0E1B22" : "#D3E4EA"
    readonly property color hover: dark ? "#232E35" : "#F6F4EF"
    readonly property color shade: dark ? "#99000000" : "#66182226"

    readonly property string family: Appearance.family
    readonly property double scale: Appearance.textScale
    readonly property int small: Math.round(13 * scale)
    readonly property int body: Math.round(15 * scale)
    readonly property int large: Math.round(17 * scale)
    readonly property int title: Math.round(20 * scale)
    readonly property int figure: Math.round(30 * scale)
    readonly property int tiny: Math.round(12 * scale)

    readonly property int row: Math.round(44 * Math.max(1, 0.4 + 0.6 * scale))
    readonly property int control: Math.round(40 * Math.max(1, 0.4 + 0.6 * scale))
    readonly property int icon: Math.round(20 * (0.5 + 0.5 * scale))
    readonly property int symbol: Math.round(28 * (0.5 + 0.5 * scale))
    readonly property int radius: 10
    readonly property int panelRadius: 14

    // Panels grow more slowly than their text, so that the map keeps its room.
    readonly property int rail: Math.round(84 + 52 * (scale - 1))
    readonly property int list: Math.round(356 + 110 * (scale - 1))
    readonly property int card: Math.round(388 + 130 * (scale - 1))
    readonly property int header: Math.round(60 + 26 * (scale - 1))

    readonly property int motion: Appearance.still ? 0 : 140

    // A colour as the icon provider takes it.
    function hex(colour: color): string {
        return colour.toString().slice(-6);
    }
}
