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
    default property alias content: body.data
    property alias buttons: buttonRow.data
    property alias buttonsShown: buttonRow.visible

    parent: Overlay.overlay
    modal: true
    anchors.centerIn: parent
    padding: 0
    width: Math.min(Math.round(wide * (0.45 + 0.55 * Theme.scale)), parent ? parent.width - 32 : wide)
    height: Math.min(fills && parent ? parent.height - 48 : implicitHeight, parent ? parent.height - 32 : implicitHeight)
    closePolicy: Popup.CloseOnEscape

    contentItem: ColumnLayout {
        spacing: 0
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
                onClicked: sheet.close()
            }
        }
        ColumnLayout {
            id: body
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: 24
            Layout.rightMargin: 24
            Layout.topMargin: 8
            Layout.bottomMargin: buttonRow.visible ? 8 : 24
            spacing: 12
        }
        RowLayout {
            id: buttonRow
            Layout.fillWidth: true
            Layout.margins: 24
            Layout.topMargin: 12
            spacing: 12
        }
    }
}
