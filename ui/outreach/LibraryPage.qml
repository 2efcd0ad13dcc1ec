// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Every story that people told and every resource that partners share, to be found and read.
Item {
    id: page

    required property LibraryList library
    readonly property bool nothing: library.all + library.toAskAgain === 0
    readonly property int margin: Math.max(24, (width - widest) / 2)
    readonly property int widest: Math.round(960 * (0.5 + 0.5 * Theme.scale))

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: !page.nothing
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: page.margin
            Layout.rightMargin: page.margin
            Layout.topMargin: 20
            spacing: 12
            PwLabel {
                Layout.fillWidth: true
                text: page.library.what === "again" ? qsTr("What they allowed has run out. Until somebody has asked them again, nobody is shown these.")
                    : page.library.count === 0 ? ""
                    : qsTr("%1. Press Enter to read one large, for a room.").arg(Words.counted(page.library.count, qsTr("story or resource"), qsTr("stories and resources")))
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            PwButton {
                look: PwButton.Outlined
                glyph: "plus"
                text: qsTr("Story")
                Accessible.name: qsTr("Add a story")
                enabled: !Session.readOnly
                onClicked: Session.library.add(true, 0, 0, 0)
            }
            PwButton {
                look: PwButton.Outlined
                glyph: "plus"
                text: qsTr("Resource")
                Accessible.name: qsTr("Add a resource")
                enabled: !Session.readOnly
                onClicked: Session.library.add(false, 0, 0, 0)
            }
        }
        LibraryFilter {
            id: filter
            Layout.fillWidth: true
            Layout.leftMargin: page.margin
            Layout.rightMargin: page.margin
            Layout.topMargin: 12
            Layout.bottomMargin: 12
            library: page.library
            onListWanted: page.focusList()
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: page.library
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            topMargin: 4
            bottomMargin: 16
            highlightMoveDuration: 0
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Stories and resources")
            onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
            Keys.onPressed: event => page.press(event)
            delegate: LibraryRow {
                id: row
                required property int index
                width: ListView.view.width
                indent: page.margin
                current: ListView.isCurrentItem && list.activeFocus
                onTaken: list.currentIndex = row.index
            }
            PwLabel {
                x: 24
                y: 40
                width: parent.width - 48
                visible: page.library.count === 0
                horizontalAlignment: Text.AlignHCenter
                text: page.library.what === "again" ? qsTr("There is nobody to ask again.") : qsTr("None of them is like that. Try fewer words, or show everything.")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
        }
    }
    function focusList(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0)
            list.currentIndex = 0;
    }
    function focusField(): void { filter.field.forceActiveFocus(Qt.ShortcutFocusReason); }
    function press(event: KeyEvent): void {
        const item = list.currentItem as LibraryRow;
        if (!item)
            return;
        if (event.key === Qt.Key_E)
            Session.library.edit(item.story, item.row);
        else if (event.key === Qt.Key_Delete)
            Session.library.remove(item.story, item.row);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            item.take();
        else
            return;
        event.accepted = true;
    }

    // Nothing yet: what belongs here, and the ways to begin.
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, Math.round(520 * (0.5 + 0.5 * Theme.scale)))
        visible: page.nothing
        spacing: 12
        PwIcon {
            Layout.alignment: Qt.AlignHCenter
            name: "speech"
            size: Theme.icon * 2
            colour: Theme.mute
        }
        PwLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("A story is somebody's own words, a poem, a picture or a sound. It is told to whom they allow, for as long as they allow.")
            wrapMode: Text.Wrap
        }
        PwLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("A resource is what partners share with each other: evidence, guidance, a method, settings of another map. Both can also be added from a group's card, a mapping session or a plan.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.alignment: Qt.AlignHCenter
            Layout.maximumWidth: parent.width
            spacing: 8
            PwButton {
                look: PwButton.Filled
                glyph: "plus"
                text: qsTr("Add a story")
                enabled: Session.open && !Session.readOnly
                onClicked: Session.library.add(true, 0, 0, 0)
            }
            PwButton {
                glyph: "plus"
                text: qsTr("Add a resource")
                enabled: Session.open && !Session.readOnly
                onClicked: Session.library.add(false, 0, 0, 0)
            }
        }
    }
}
