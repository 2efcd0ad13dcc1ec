// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Long work: what it is, how far it has come, and a way to stop it.
RowLayout {
    id: strip
    spacing: 12
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 8
        PwLabel {
            Layout.fillWidth: true
            text: Session.busyWith
            elide: Text.ElideMiddle
        }
        Rectangle {
            id: track
            Layout.fillWidth: true
            implicitHeight: 6
            radius: 3
            color: Theme.line
            Accessible.role: Accessible.ProgressBar
            Accessible.name: Session.busyWith
            Rectangle {
                readonly property bool known: Session.busyPart >= 0
                x: known ? 0 : (track.width - width) * wander.at
                width: track.width * (known ? Math.min(1, Session.busyPart) : 0.3)
                height: parent.height
                radius: 3
                color: Theme.accent
            }
            // A few steps a second: each is a picture of the whole window, and where there is
            // no graphics card the work itself needs the processors.
            Timer {
                id: wander
                property real turn: 0 // once to the right and back
                readonly property real at: (1 - Math.cos(2 * Math.PI * turn)) / 2
                interval: 120
                repeat: true
                running: strip.visible && Session.busyPart < 0 && Theme.motion > 0
                onTriggered: turn = (turn + interval / 1800) % 1
            }
        }
    }
    PwButton {
        text: qsTr("Stop")
        onClicked: Session.stop()
    }
}
