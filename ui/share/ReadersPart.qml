// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Who is this for: one of the three, or one that people have defined; what that leaves out.
ColumnLayout {
    id: part

    required property Sharing sharing
    readonly property bool own: sharing.profiles.isOwn(sharing.readers)
    readonly property bool many: sharing.profiles.own.length > 4
    signal makeWanted()
    signal changeWanted()

    spacing: 8
    SegmentedChoice {
        Layout.fillWidth: true
        label: Words.of("disclosure_profile")
        options: part.sharing.profiles.all.slice(0, 3).map(one => one.label)
        current: part.own ? -1 : part.sharing.madeFor
        onPicked: index => part.sharing.madeFor = index
    }
    PwPick {
        Layout.fillWidth: true
        visible: part.many
        label: qsTr("One of your own")
        placeholder: qsTr("One of your own")
        canBeEmpty: false
        choices: part.sharing.profiles.own
        selected: part.own ? [part.sharing.readers] : []
        onPicked: codes => part.sharing.readers = codes[0]
    }
    Repeater {
        model: part.many ? [] : part.sharing.profiles.own
        delegate: PwRadio {
            required property choice modelData
            Layout.fillWidth: true
            text: modelData.label
            checked: part.sharing.readers === modelData.code
            onClicked: part.sharing.readers = modelData.code
        }
    }
    Repeater {
        model: part.own ? part.sharing.narrowed : []
        delegate: PwLabel {
            required property string modelData
            Layout.fillWidth: true
            Layout.leftMargin: 36
            text: modelData
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: 4
        PwButton {
            look: PwButton.Plain
            glyph: "plus"
            text: qsTr("Make your own …")
            enabled: !Session.readOnly
            onClicked: part.makeWanted()
        }
        PwButton {
            visible: part.own
            look: PwButton.Plain
            glyph: "edit"
            text: qsTr("Change …")
            enabled: !Session.readOnly
            onClicked: part.changeWanted()
        }
        PwButton {
            visible: part.own
            look: PwButton.Plain
            glyph: "trash"
            text: qsTr("Delete")
            enabled: !Session.readOnly
            onClicked: part.sharing.profiles.remove(part.sharing.readers)
        }
    }
}
