// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Where a place that was looked up is: a ring on the map with its name and what to do there.
Item {
    id: found

    required property MapCanvas canvas
    property string name: ""
    property point place // x = longitude
    readonly property bool shown: name !== ""
    readonly property point pixel: {
        const aim = [canvas.latitude, canvas.longitude, canvas.zoomLevel, canvas.width, canvas.height];
        return aim.length > 0 ? canvas.pixelOf(place.y, place.x) : Qt.point(0, 0);
    }
    signal nearWanted(latitude: double, longitude: double)

    function show(name: string, box: rect): void {
        found.place = Qt.point(box.x + box.width / 2, box.y + box.height / 2);
        found.name = name;
    }
    function hide(): void { found.name = ""; }

    visible: shown && pixel.x > -40 && pixel.y > -40 && pixel.x < width + 40 && pixel.y < height + 40

    component Ring: Rectangle {
        anchors.centerIn: parent
        radius: width / 2
        color: "transparent"
    }
    Item {
        x: found.pixel.x
        y: found.pixel.y
        Ring { width: 34; height: 34; border.width: 6; border.color: Theme.paper }
        Ring { width: 32; height: 32; border.width: 3; border.color: Theme.accent }
        Ring { width: 8; height: 8; color: Theme.accent; border.width: 1.5; border.color: Theme.paper }
    }
    Card {
        id: card
        padding: 6
        width: row.implicitWidth + 12
        height: row.implicitHeight + 12
        // Above the ring, below it where there is no room.
        x: Math.round(Math.max(8, Math.min(found.width - width - 8, found.pixel.x - width / 2)))
        y: Math.round(found.pixel.y - 26 - height > 8 ? found.pixel.y - 26 - height : found.pixel.y + 26)
        Row {
            id: row
            spacing: 4
            PwLabel {
                anchors.verticalCenter: parent.verticalCenter
                leftPadding: 8
                rightPadding: 6
                width: Math.min(implicitWidth, 260 * Theme.scale)
                text: found.name
                font.bold: true
                elide: Text.ElideRight
            }
            PwButton {
                look: PwButton.Plain
                text: qsTr("What is near here")
                onClicked: found.nearWanted(found.place.y, found.place.x)
            }
            IconButton {
                glyph: "close"
                text: qsTr("Take the mark away")
                onClicked: found.hide()
            }
        }
    }
}
