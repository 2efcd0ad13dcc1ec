// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Stories and resources of one organisation, session or plan, on its page, and how to add one.
ColumnLayout {
    id: section

    property double organisation: -1
    property double exercise: -1
    property double plan: -1
    property string nothing: "" // said when there is none yet
    property bool shownEmpty: true
    readonly property alias list: library
    readonly property bool empty: library.all + library.toAskAgain === 0

    spacing: 8
    visible: shownEmpty ? !(empty && Session.readOnly) : !empty

    LibraryList {
        id: library
        organisation: section.organisation
        exercise: section.exercise
        plan: section.plan
    }
    SectionTitle {
        Layout.fillWidth: true
        text: qsTr("Stories and resources")
    }
    PwLabel {
        Layout.fillWidth: true
        visible: section.empty && text !== ""
        text: section.nothing
        font.pixelSize: Theme.small
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    Repeater {
        model: library
        delegate: LibraryRow {
            Layout.fillWidth: true
            slim: true
            indent: 0
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: library.toAskAgain > 0
        text: qsTr("Of %1 permission has run out. It is under Outreach, ask again.").arg(Words.counted(library.toAskAgain, qsTr("story"), qsTr("stories")))
        font.pixelSize: Theme.small
        color: Theme.warn
        wrapMode: Text.Wrap
    }
    Flow {
        Layout.fillWidth: true
        visible: !Session.readOnly
        spacing: 8
        PwButton {
            glyph: "plus"
            text: qsTr("Add a story")
            onClicked: section.add(true)
        }
        PwButton {
            glyph: "plus"
            text: qsTr("Add a resource")
            onClicked: section.add(false)
        }
    }
    function add(story: bool): void {
        Session.library.add(story, Math.max(0, section.organisation), Math.max(0, section.exercise), Math.max(0, section.plan));
    }
}
