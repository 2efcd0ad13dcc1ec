// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// A question or a job that has the window to itself: a title, what it is about, the buttons under it.
PwPopup {
    id: sheet

    property string title: ""
    property string subtitle: ""
    property int wide: 560
    property bool fills: false // takes all the height there is
    property bool scrolls: false // as a whole, where large words need more than that
    property bool holdsWords: false // that somebody has typed and that closing would lose
    property bool asksToLeave: false
    property bool saidBefore: true // what the notice says, before this was opened
    property bool waits: false // for work that has begun: it is stopped or ends
    default property alias content: body.data
    property alias buttons: buttonRow.data

    parent: Overlay.overlay
    modal: true
    anchors.centerIn: parent
    padding: 0
    width: Math.min(Math.round(wide * (0.45 + 0.55 * Theme.scale)), parent ? parent.width - 32 : wide)
    height: Math.min(fills && parent ? parent.height - 48 : implicitHeight, parent ? parent.height - 32 : implicitHeight)
    closePolicy: holdsWords || waits ? Popup.NoAutoClose : Popup.CloseOnEscape
    onAboutToShow: saidBefore = true
    onClosed: asksToLeave = false
    readonly property bool holds: visible && holdsWords
    onHoldsChanged: {
        if (holds)
            Sheets.holding = sheet;
        else if (Sheets.holding === sheet)
            Sheets.holding = null;
    }
    readonly property Connections notices: Connections {
        target: Session.notice
        function onChanged(): void { sheet.saidBefore = false; }
    }

    // Closes; where that would lose what was typed, only when it is said once more.
    function leave(): void {
        if (waits)
            return;
        if (holdsWords && !asksToLeave)
            asksToLeave = true;
        else
            sheet.close();
    }

    contentItem: ColumnLayout {
        spacing: 0
        Keys.onEscapePressed: event => {
            event.accepted = sheet.holdsWords;
            if (sheet.asksToLeave)
                sheet.asksToLeave = false;
            else if (sheet.holdsWords)
                sheet.leave();
        }
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 24
            Layout.bottomMargin: 8
            spacing: 12
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 4
                PwLabel {
                    Layout.fillWidth: true
                    text: sheet.title
                    font.pixelSize: Theme.title
                    font.bold: true
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: sheet.subtitle
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            IconButton {
                Layout.alignment: Qt.AlignTop
                glyph: "close"
                text: qsTr("Close")
                enabled: !sheet.waits
                onClicked: sheet.leave()
            }
        }
        // What went wrong: the window's own bar lies dimmed behind. What was done is told there, and
        // so is what was said before.
        NoticeBar {
            Layout.fillWidth: true
            visible: shown && !sheet.saidBefore && Session.notice.action === ""
        }
        Flickable {
            id: room
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: 8
            Layout.bottomMargin: buttonRow.visible ? 8 : 24
            implicitHeight: body.implicitHeight
            contentHeight: sheet.scrolls ? Math.max(height, body.implicitHeight) : height
            interactive: contentHeight > height
            clip: interactive
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: PwScrollBar {}
            FollowFocus {
                flickable: room
            }
            ColumnLayout {
                id: body
                x: 24
                width: room.width - 48
                height: room.contentHeight
                spacing: 12
            }
        }
        BusyStrip {
            Layout.fillWidth: true
            Layout.leftMargin: 24
            Layout.rightMargin: 24
            Layout.topMargin: 8
            visible: Session.busyLong
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 24
            Layout.topMargin: 12
            visible: sheet.asksToLeave
            spacing: 12
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("What you have typed is not written down yet.")
                color: Theme.warn
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
            }
            PwButton {
                text: qsTr("Throw it away")
                onClicked: sheet.close()
            }
            PwButton {
                look: PwButton.Filled
                text: qsTr("Go on writing")
                onClicked: sheet.asksToLeave = false
            }
        }
        RowLayout {
            id: buttonRow
            Layout.fillWidth: true
            Layout.margins: 24
            Layout.topMargin: 12
            visible: !sheet.asksToLeave
            spacing: 12
        }
    }
}
