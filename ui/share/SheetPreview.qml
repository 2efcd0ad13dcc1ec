// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// The first page as it will be.
Rectangle {
    id: preview

    required property Sharing sharing

    color: Theme.ground

    Item {
        anchors.centerIn: page
        width: page.paintedWidth
        height: page.paintedHeight
        visible: page.visible && page.status === Image.Ready
        SoftShadow { radius: 2 }
    }
    Image {
        id: page
        anchors.fill: parent
        anchors.margins: 32
        source: preview.sharing.preview
        mipmap: true
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        retainWhileLoading: preview.sharing.ready
        cache: false
        visible: preview.sharing.ready
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Preview of the first page")
    }
    PwLabel {
        anchors.centerIn: parent
        visible: page.status !== Image.Ready || !preview.sharing.ready
        text: preview.sharing.drawing ? qsTr("Drawing the page …") : qsTr("The page cannot be shown here.")
        color: Theme.mute
    }
}
