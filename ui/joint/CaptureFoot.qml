// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Under the scribe's line: what is wrong with it, what could not be stored and what can be done
// about it, and the key that takes the last thing back.
ColumnLayout {
    id: foot

    required property Room room
    property string trouble: ""
    property bool takesPlace: false
    property int aside: Theme.small
    readonly property list<notStored> refused: room.queue.refused
    // Worth a word only when it takes long.
    property bool isSlow: false

    spacing: 8
    Timer {
        interval: 800
        running: foot.room.queue.waiting > 0
        onRunningChanged: foot.isSlow = false
        onTriggered: foot.isSlow = true
    }
    RowLayout {
        Layout.fillWidth: true
        visible: foot.refused.length > 0
        spacing: 12
        PwLabel {
            Layout.fillWidth: true
            text: {
                const more = foot.refused.length - 1;
                if (more < 0)
                    return "";
                const first = foot.refused[0];
                const what = more > 0 ? qsTr("Not stored: “%1” and %2 more.").arg(first.title).arg(more)
                                      : qsTr("Not stored: “%1”.").arg(first.title);
                return what + " " + first.why;
            }
            color: Theme.warn
            font.pixelSize: foot.aside
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.role: Accessible.AlertMessage
        }
        PwButton {
            look: PwButton.Outlined
            text: qsTr("Try again")
            onClicked: foot.room.queue.tryAgain()
        }
        PwButton {
            look: PwButton.Plain
            text: qsTr("Let it go")
            Accessible.name: qsTr("Let it go: %1").arg(foot.refused.length > 0 ? foot.refused[0].title : "")
            onClicked: foot.room.queue.letGo()
        }
    }
    // Not below the other: with large words there would be no room for both.
    RowLayout {
        id: hint
        readonly property bool isTrouble: foot.trouble !== ""
        readonly property bool isWaiting: foot.isSlow && foot.room.queue.waiting > 0
        Layout.fillWidth: true
        visible: foot.refused.length === 0 || isTrouble || isWaiting
        spacing: 12
        PwLabel {
            Layout.fillWidth: true
            text: hint.isTrouble ? foot.trouble
                : hint.isWaiting ? qsTr("%1 still being stored. Go on typing.").arg(foot.room.queue.waiting)
                : foot.takesPlace ? qsTr("Tap the map to say where. No patients, no one's health by name.") : qsTr("No patients, no one's health by name.")
            color: hint.isTrouble ? Theme.warn : Theme.mute
            font.pixelSize: hint.isTrouble ? foot.aside : Theme.small
            wrapMode: Text.Wrap
        }
        PwButton {
            visible: foot.room.lastSaid !== ""
            look: PwButton.Plain
            tint: Theme.warn
            glyph: "trash"
            text: Words.of("off_the_record")
            keys: "F9"
            Accessible.name: qsTr("Off the record: drop %1").arg(foot.room.lastSaid)
            onClicked: foot.room.dropLast()
        }
    }
}
