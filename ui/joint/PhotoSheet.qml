// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Laying a photo of the marked paper map under the map on the screen: pointing at its four marks.
PwSheet {
    id: sheet

    required property MarkedPhoto photo

    title: qsTr("A photo of the marked map")
    subtitle: photo.source.toString() === "" ? qsTr("Photograph the sheet from above, with all four round marks in sight. It stays on this computer and is in no map.") : photo.ask
    wide: 900
    fills: photo.source.toString() !== ""

    function begin(): void {
        sheet.open();
        if (photo.source.toString() === "")
            dialog.open();
    }
    PwLabel {
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.photo.trouble
        color: Theme.warn
        wrapMode: Text.Wrap
    }
    Item {
        id: stage
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: sheet.fills
        Image {
            id: picture
            anchors.fill: parent
            source: sheet.photo.source
            asynchronous: true
            autoTransform: true
            fillMode: Image.PreserveAspectFit
            sourceSize.width: 2400
            onStatusChanged: if (status === Image.Ready) sheet.photo.shownAs(implicitWidth, implicitHeight)
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The photo")
            readonly property real factor: paintedWidth > 0 ? implicitWidth / paintedWidth : 1
            readonly property point origin: Qt.point((width - paintedWidth) / 2, (height - paintedHeight) / 2)
            MouseArea {
                anchors.fill: parent
                cursorShape: Qt.CrossCursor
                onClicked: mouse => sheet.photo.point((mouse.x - picture.origin.x) * picture.factor, (mouse.y - picture.origin.y) * picture.factor)
            }
            Repeater {
                model: sheet.photo.corners
                delegate: Rectangle {
                    required property point modelData
                    x: picture.origin.x + modelData.x / picture.factor - width / 2
                    y: picture.origin.y + modelData.y / picture.factor - height / 2
                    width: 22
                    height: 22
                    radius: 11
                    color: "transparent"
                    border.width: 3
                    border.color: Theme.accent
                }
            }
        }
    }
    buttons: [
        PwButton {
            text: sheet.photo.source.toString() === "" ? qsTr("Choose a photo") : qsTr("Another photo")
            onClicked: dialog.open()
        },
        PwButton {
            visible: sheet.photo.corners.length > 0
            text: sheet.photo.found ? qsTr("Take them back") : qsTr("Take the last one back")
            onClicked: sheet.photo.takeBack()
        },
        Item { Layout.fillWidth: true },
        PwButton {
            visible: sheet.photo.source.toString() !== ""
            text: qsTr("Away with it")
            onClicked: {
                sheet.photo.clear();
                sheet.close();
            }
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Done")
            enabled: sheet.photo.placed
            onClicked: sheet.close()
        }
    ]
    FileDialog {
        id: dialog
        title: qsTr("A photo of the marked map")
        nameFilters: [qsTr("Pictures (*.jpg *.jpeg *.png)")]
        onAccepted: sheet.photo.source = selectedFile
    }
}
