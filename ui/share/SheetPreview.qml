// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// The pages as they will be, one at a time.
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
        anchors.bottomMargin: turner.visible ? turner.height + 40 : 32
        source: preview.sharing.preview
        mipmap: true
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        retainWhileLoading: preview.sharing.ready
        cache: false
        visible: preview.sharing.ready
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Preview of page %1").arg(preview.sharing.page + 1)
    }
    Row {
        id: turner
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 20
        visible: preview.sharing.ready && preview.sharing.pages > 1
        spacing: 8
        IconButton {
            glyph: "chevron-left"
            text: qsTr("The page before")
            enabled: preview.sharing.page > 0
            onClicked: preview.sharing.page -= 1
        }
        PwLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Page %1 of %2").arg(preview.sharing.page + 1).arg(preview.sharing.pages)
        }
        IconButton {
            glyph: "chevron-right"
            text: qsTr("The next page")
            enabled: preview.sharing.page + 1 < preview.sharing.pages
            onClicked: preview.sharing.page += 1
        }
    }
    PwLabel {
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - 64)
        visible: page.status !== Image.Ready || !preview.sharing.ready
        text: preview.sharing.trouble !== "" && !preview.sharing.drawing ? preview.sharing.trouble : page.status === Image.Error ? qsTr("The page cannot be shown here.") : qsTr("Drawing the page …")
        color: Theme.mute
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
