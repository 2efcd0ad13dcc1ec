// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// One quiet sentence under the header. It goes by itself unless someone must act.
Rectangle {
    id: bar

    readonly property Notice notice: Session.notice
    readonly property bool shown: notice.text !== ""

    implicitHeight: shown ? row.implicitHeight + 12 : 0
    visible: implicitHeight > 0
    clip: true
    color: notice.mustAct ? Theme.warnGround : Theme.soft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notice.text

    Behavior on implicitHeight {
        NumberAnimation { duration: Theme.motion }
    }
    Connections {
        target: bar.notice
        function onChanged(): void {
            if (bar.shown && !bar.notice.mustAct)
                leave.restart();
            else
                leave.stop();
        }
    }
    Timer {
        id: leave
        interval: 9000
        onTriggered: if (!hover.hovered) bar.notice.dismiss(); else restart()
    }
    HoverHandler { id: hover }

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: 18
        anchors.rightMargin: 8
        spacing: 12
        PwIcon {
            name: bar.notice.mustAct ? "warn" : "info"
            colour: bar.notice.mustAct ? Theme.warn : Theme.accent
        }
        PwLabel {
            Layout.fillWidth: true
            text: bar.notice.text
            wrapMode: Text.Wrap
            maximumLineCount: bar.notice.mustAct ? 12 : 4
            elide: Text.ElideRight
        }
        PwButton {
            visible: text !== ""
            text: bar.notice.action
            look: PwButton.Outlined
            onClicked: bar.notice.act()
        }
        IconButton {
            glyph: "close"
            text: qsTr("Dismiss")
            onClicked: bar.notice.dismiss()
        }
    }
}
