// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

// Whoever goes on by keyboard sees where they are: what has the focus is scrolled into sight.
Item {
    id: follower

    required property Flickable flickable
    readonly property Item focused: Window.activeFocusItem
    readonly property real edge: 16

    onFocusedChanged: {
        let item = focused;
        while (item && item !== flickable.contentItem)
            item = item.parent;
        if (!item)
            return;
        const above = focused.mapToItem(flickable.contentItem, 0, 0).y;
        const below = above + Math.min(focused.height, flickable.height - 2 * edge);
        if (above - edge < flickable.contentY)
            flickable.contentY = Math.max(0, above - edge);
        else if (below + edge > flickable.contentY + flickable.height)
            flickable.contentY = Math.max(0, Math.min(flickable.contentHeight - flickable.height, below + edge - flickable.height));
    }
}
