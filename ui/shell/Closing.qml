// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Whether the window may close. It stays while something is written, until that is done, and open
// if there is something to say of how it went; closing it a second time stops long work, and leaves
// what is short to be stored behind it. What could not be stored, and what was typed and not written
// down, is asked about.
Item {
    id: closing

    required property RoomView room // none before it was opened
    property bool waits: false
    signal closeWanted()

    readonly property bool storing: room !== null && room.room.queue.waiting > 0
    readonly property bool working: Session.writing && Session.busyLong

    function mayClose(): bool {
        if (Sheets.holding) {
            Sheets.holding.asksToLeave = true;
            return false;
        }
        if (room && room.room.queue.refused.length > 0) {
            room.lossSheet.ask(true);
            return false;
        }
        if (!storing && !working)
            return true;
        if (waits) {
            Session.stop();
            return true;
        }
        waits = true;
        Session.notice.say(working ? qsTr("%1 is not finished yet. The window closes as soon as it is; close it again to stop that.").arg(Session.busyWith)
                                   : qsTr("What was said last is still being stored. The window closes when it is."));
        return false;
    }
    function closeIfDone(): void {
        if (!waits || Session.writing || storing)
            return;
        waits = false;
        if (!Session.notice.mustAct)
            closeWanted();
    }
    // Later, when what came of it has been said.
    Connections {
        target: Session
        function onBusyChanged(): void { if (!Session.writing) Qt.callLater(closing.closeIfDone); }
    }
    onStoringChanged: if (!storing) Qt.callLater(closing.closeIfDone)
}
