// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Long work: what it is, how far it has come, and a way to stop it. Short work never shows.
Item {
    id: veil

    property bool shown: false
    visible: shown
    z: 100

    Timer {
        interval: 400
        running: Session.busy
        onTriggered: veil.shown = Session.busy
    }
    Connections {
        target: Session
        function onBusyChanged(): void {
            if (!Session.busy)
                veil.shown = false;
        }
    }
    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: Math.min(parent.width - 48, Math.round(420 * (0.5 + 0.5 * Theme.scale)))
        height: row.implicitHeight + 32
        RowLayout {
            id: row
            width: parent.width
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
                    SequentialAnimation {
                        id: wander
                        property real at: 0
                        running: veil.visible && Session.busyPart < 0 && Theme.motion > 0
                        loops: Animation.Infinite
                        NumberAnimation { target: wander; property: "at"; to: 1; duration: 900; easing.type: Easing.InOutQuad }
                        NumberAnimation { target: wander; property: "at"; to: 0; duration: 900; easing.type: Easing.InOutQuad }
                    }
                }
            }
            PwButton {
                text: qsTr("Stop")
                onClicked: Session.stop()
            }
        }
    }
}
