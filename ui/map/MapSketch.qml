// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Placeweave

// A line or an outline that somebody is drawing, or has drawn, over the map.
Item {
    id: sketch

    required property MapCanvas canvas
    property list<point> points // x = longitude
    property bool closed: false
    property bool dots: false
    property bool tinted: closed
    readonly property list<point> pixels: {
        const aim = points.length > 0 ? [canvas.latitude, canvas.longitude, canvas.zoomLevel, canvas.width, canvas.height] : [];
        return aim.length > 0 ? points.map(point => canvas.pixelOf(point.y, point.x)) : [];
    }
    readonly property list<point> path: closed && pixels.length > 2 ? pixels.concat([pixels[0]]) : pixels

    visible: points.length > 0
    Accessible.ignored: true

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            strokeColor: Qt.alpha(Theme.paper, 0.9)
            strokeWidth: 5
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            fillColor: sketch.tinted ? Qt.alpha(Theme.accent, Theme.dark ? 0.14 : 0.08) : "transparent"
            PathPolyline { path: sketch.path }
        }
        ShapePath {
            strokeColor: Theme.accent
            strokeWidth: 2.2
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            PathPolyline { path: sketch.path }
        }
    }
    Repeater {
        model: sketch.dots ? sketch.pixels : []
        delegate: Rectangle {
            required property point modelData
            x: modelData.x - width / 2
            y: modelData.y - height / 2
            width: 10
            height: 10
            radius: 5
            color: Theme.paper
            border.width: 2.2
            border.color: Theme.accent
        }
    }
}
