// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Text that can be followed: to another card, or out of the window (http, https, mailto, tel only).
PwLabel {
    id: link

    property string link: ""
    property string label: ""
    property bool goes: false
    signal followed()
    readonly property bool live: goes || link !== ""

    color: live ? Theme.accent : Theme.ink
    font.underline: live && (hover.hovered || activeFocus)
    wrapMode: Text.Wrap
    activeFocusOnTab: live
    Accessible.role: live ? Accessible.Link : Accessible.StaticText
    Accessible.name: label === "" ? text : label + ": " + text
    Accessible.onPressAction: follow()

    function follow(): void {
        if (link.goes)
            link.followed();
        else if (/^(https?|mailto|tel):/.test(link.link))
            Qt.openUrlExternally(link.link);
    }
    Keys.onReturnPressed: follow()
    Keys.onSpacePressed: follow()
    HoverHandler {
        id: hover
        enabled: link.live
        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        enabled: link.live
        onTapped: link.follow()
    }
    FocusRing {
        shown: link.activeFocus
    }
}
