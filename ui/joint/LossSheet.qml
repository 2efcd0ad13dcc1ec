// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Asked before the room or the window is left and what could not be stored is lost with it. When it
// is stored after all there is nothing left to ask.
PwSheet {
    id: sheet

    required property SaidQueue queue
    property bool withWindow: false
    property bool asks: false
    readonly property int lacking: queue.refused.length + queue.waiting
    signal agreed(bool withWindow) // to leave: nothing is refused any more

    title: lacking === 1 ? qsTr("1 thing that was said is not on the map yet")
                         : qsTr("%1 things that were said are not on the map yet").arg(lacking)
    subtitle: queue.refused.length === 0 ? qsTr("It is being stored.")
            : withWindow ? qsTr("What could not be stored is lost when the window closes.")
                         : qsTr("What could not be stored is lost when the room is left.")
    scrolls: true

    function ask(withWindow: bool): void {
        sheet.withWindow = withWindow;
        asks = true;
        sheet.open();
    }
    function settle(): void {
        if (!asks)
            return;
        sheet.close();
        sheet.agreed(sheet.withWindow);
    }
    onOpened: stay.forceActiveFocus(Qt.TabFocusReason)
    onAboutToHide: asks = false

    readonly property Connections stored: Connections {
        target: sheet.queue
        function onChanged(): void { if (sheet.lacking === 0) sheet.settle(); }
    }
    Repeater {
        model: sheet.queue.refused
        delegate: ColumnLayout {
            id: lost
            required property notStored modelData
            Layout.fillWidth: true
            spacing: 2
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("“%1”").arg(lost.modelData.title)
                font.bold: true
                wrapMode: Text.Wrap
            }
            PwLabel {
                Layout.fillWidth: true
                text: lost.modelData.why
                color: Theme.mute
                wrapMode: Text.Wrap
            }
        }
    }
    buttons: [
        PwButton {
            text: sheet.lacking === 1 ? qsTr("Leave without it") : qsTr("Leave without them")
            onClicked: {
                sheet.queue.letAllGo();
                sheet.settle();
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Try again")
            enabled: sheet.queue.refused.length > 0
            onClicked: sheet.queue.tryAgain()
        },
        PwButton {
            id: stay
            look: PwButton.Filled
            text: qsTr("Stay")
            onClicked: sheet.close()
        }
    ]
}
