// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Where the columns of a list to work down stand, for its headings and its rows. Where there is
// little room, what is worth asking stands under the name and how much is known is left to the card.
QtObject {
    required property real width
    required property real actionsWidth

    readonly property bool wide: width > 940 * (0.5 + 0.5 * Theme.scale)
    readonly property int edge: 24
    readonly property int gap: 16
    readonly property int tickWidth: Theme.icon + 8
    readonly property int symbolX: edge + tickWidth + 8
    readonly property int nameX: symbolX + Theme.symbol + 12
    readonly property int actionsX: width - edge - actionsWidth
    readonly property int knownWidth: Math.round(84 * Theme.scale)
    readonly property int knownX: actionsX - 24 - knownWidth
    readonly property int rest: (wide ? knownX : actionsX) - gap - nameX
    readonly property int nameWidth: Math.round(rest * (wide ? 0.34 : 0.52))
    readonly property int checkedX: nameX + nameWidth + gap
    readonly property int checkedWidth: wide ? Math.round(rest * 0.29) : rest - nameWidth - gap
    readonly property int askX: checkedX + checkedWidth + gap
    readonly property int askWidth: rest - nameWidth - checkedWidth - 2 * gap
}
