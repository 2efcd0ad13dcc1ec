// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

PwSheet {
    id: sheet

    title: Words.of("about_this_map")
    subtitle: qsTr("Written with the partners, kept in the map, printed on everything that leaves it.")
    wide: 640
    fills: true

    AboutModel {
        id: about
        active: sheet.visible
    }

    Flickable {
        id: flick
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: column.implicitHeight + 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        ColumnLayout {
            id: column
            width: flick.width - 16
            spacing: 14
            Repeater {
                model: about
                delegate: Labelled {
                    id: entry
                    required property int index
                    required label
                    required help
                    required property string value
                    required property bool isLong
                    Layout.fillWidth: true
                    PwField {
                        Layout.fillWidth: true
                        visible: !entry.isLong
                        label: entry.label
                        text: entry.value
                        readOnly: Session.readOnly
                        onEditingFinished: about.set(entry.index, text)
                    }
                    PwTextArea {
                        Layout.fillWidth: true
                        visible: entry.isLong
                        label: entry.label
                        text: entry.value
                        readOnly: Session.readOnly
                        onActiveFocusChanged: if (!activeFocus) about.set(entry.index, text)
                    }
                }
            }
        }
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
}
