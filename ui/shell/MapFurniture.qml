// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// What floats over the map: layers, legend, zoom, scale, whose data it is.
Item {
    id: furniture

    required property MapCanvas canvas
    readonly property alias layersPanel: layersPanel
    readonly property alias viewsPopup: viewsPopup
    readonly property alias toolsMenu: toolsMenu
    property bool listFolded: false
    property bool topTaken: false // at the left
    property bool legendHidden: false
    property bool layersHidden: false
    // What stands on the map, in its coordinates.
    readonly property var panels: [layersButton, toolsButton, viewsButton, legend, legendButton, zoom, overview, scale, trouble, credits].filter(
                                             item => item.visible).map(item => Qt.rect(item.x, item.y, item.width, item.height)).concat(
                                             layersPanel.visible ? [Qt.rect(layersButton.x + layersPanel.x, layersButton.y + layersPanel.y, layersPanel.width, layersPanel.height)] : [])
    // What the legend takes of the map, which is wide enough to do without it.
    readonly property int legendInset: legend.visible ? legend.width + 16 : 0
    // The same of what is chosen in: the map that it is chosen for stays in sight.
    readonly property int layersInset: layersPanel.visible && width - layersPanel.width > 280 ? layersPanel.width + 16 : 0
    readonly property bool crowded: width < 700 * (0.5 + 0.5 * Theme.scale) || layersPanel.visible && width - layersPanel.width - legend.width < 320 * (0.5 + 0.5 * Theme.scale)
    signal unfoldList()
    signal run(string code)
    signal toolWanted(string tool)

    property bool overviewWanted: Preferences.isOn("overview", true)
    onOverviewWantedChanged: Preferences.setOn("overview", overviewWanted)
    property bool legendFolded: Preferences.isOn("legend.folded", false)
    onLegendFoldedChanged: Preferences.setOn("legend.folded", legendFolded)
    readonly property color plate: Qt.alpha(Theme.paper, 0.94)
    readonly property bool peopled: Session.organisations > 0 || Session.sighted !== ""
    readonly property bool tight: width < 520 * (0.5 + 0.5 * Theme.scale)

    FloatingButton {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: 16
        visible: furniture.listFolded
        glyph: "chevron-right"
        text: qsTr("List")
        onClicked: furniture.unfoldList()
    }
    FloatingButton {
        id: layersButton
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 16
        visible: !furniture.layersHidden
        glyph: "layers"
        text: qsTr("Layers")
        onlyGlyph: furniture.tight
        onClicked: layersPanel.visible ? layersPanel.close() : layersPanel.open()
        LayersPanel {
            id: layersPanel
            x: layersButton.width - width
            y: layersButton.height + 8
            canvas: furniture.canvas
            room: furniture.width
            tallest: furniture.height - layersButton.y - layersButton.height - 20
            overview: furniture.overviewWanted
            onOverviewToggled: shown => furniture.overviewWanted = shown
            onAreasWanted: {
                layersPanel.close();
                furniture.run("areas");
            }
        }
    }
    FloatingButton {
        id: toolsButton
        anchors.right: layersButton.left
        anchors.top: parent.top
        anchors.margins: 16
        anchors.rightMargin: 8
        visible: layersButton.visible
        glyph: "ruler"
        text: qsTr("Tools")
        onlyGlyph: furniture.tight
        onClicked: toolsMenu.visible ? toolsMenu.close() : toolsMenu.open()
        ToolsMenu {
            id: toolsMenu
            x: toolsButton.width - width
            y: toolsButton.height + 8
            onWanted: tool => furniture.toolWanted(tool)
        }
    }
    FloatingButton {
        id: viewsButton
        anchors.right: toolsButton.left
        anchors.top: parent.top
        anchors.margins: 16
        anchors.rightMargin: 8
        visible: layersButton.visible
        glyph: "bookmark"
        text: qsTr("Views")
        onlyGlyph: furniture.tight
        onClicked: viewsPopup.visible ? viewsPopup.close() : viewsPopup.open()
        ViewsPopup {
            id: viewsPopup
            x: viewsButton.width - width
            y: viewsButton.height + 8
            tallest: furniture.height - viewsButton.y - viewsButton.height - 20
            canvas: furniture.canvas
        }
    }
    LegendPanel {
        id: legend
        anchors.left: parent.left
        anchors.bottom: scale.top
        anchors.leftMargin: 16
        anchors.bottomMargin: 8
        width: Math.min(parent.width - 96, Math.round(250 * (0.4 + 0.6 * Theme.scale)))
        maximumHeight: parent.height - (furniture.listFolded || furniture.topTaken ? 150 : 84)
        legend: furniture.canvas.legend
        visible: !furniture.legendFolded && !furniture.crowded && !furniture.legendHidden && furniture.peopled
        onFolded: furniture.legendFolded = true
    }
    FloatingButton {
        id: legendButton
        anchors.left: parent.left
        anchors.bottom: scale.top
        anchors.leftMargin: 16
        anchors.bottomMargin: 8
        visible: !legend.visible && !furniture.legendHidden && furniture.peopled
        glyph: "legend"
        text: qsTr("What is here")
        onlyGlyph: furniture.tight
        onClicked: furniture.crowded ? legendPopup.open() : furniture.legendFolded = false
        PwPopup {
            id: legendPopup
            y: -height - 8
            padding: 0
            width: Math.min(furniture.width - 32, Math.round(250 * (0.4 + 0.6 * Theme.scale)))
            height: popupLegend.implicitHeight
            contentItem: LegendPanel {
                id: popupLegend
                legend: furniture.canvas.legend
                maximumHeight: legendButton.y - 16
                onFolded: legendPopup.close()
            }
        }
    }
    ZoomButtons {
        id: zoom
        anchors.right: parent.right
        anchors.bottom: credits.top
        anchors.rightMargin: 16
        anchors.bottomMargin: 10
        canvas: furniture.canvas
    }
    Card {
        id: overview
        anchors.right: zoom.left
        anchors.bottom: zoom.bottom
        anchors.rightMargin: 12
        width: Math.round(172 * (0.6 + 0.4 * Theme.scale))
        height: Math.round(width * 0.74)
        padding: 3
        visible: overviewMap.useful && furniture.width > 640 * (0.4 + 0.6 * Theme.scale) && furniture.overviewWanted
        OverviewMap {
            id: overviewMap
            width: overview.width - 6
            height: overview.height - 6
            canvas: furniture.canvas
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The whole place, and which part the map shows")
        }
    }
    // The scale bar, on a plate like the credits: symbols pass below.
    Rectangle {
        id: scale
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.leftMargin: 16
        anchors.bottomMargin: 8
        width: Math.max(bar.width, text.implicitWidth) + 16
        height: text.implicitHeight + 15
        radius: 6
        color: furniture.plate
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Scale: this length is %1").arg(furniture.canvas.scaleBarText)
        Rectangle {
            id: bar
            x: 8
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 6
            width: Math.max(1, furniture.canvas.scaleBarLength)
            height: 6
            color: "transparent"
            Rectangle { width: 2; height: 6; color: Theme.ink }
            Rectangle { y: 4; width: parent.width; height: 2; color: Theme.ink }
            Rectangle { x: parent.width - 2; width: 2; height: 6; color: Theme.ink }
        }
        PwLabel {
            id: text
            x: 8
            anchors.bottom: bar.top
            anchors.bottomMargin: 1
            text: furniture.canvas.scaleBarText
            font.pixelSize: Theme.tiny
            Accessible.ignored: true
        }
    }
    // Why the pictures of the base map are not there, or no better.
    Card {
        id: trouble
        // Below the buttons: at the foot stand legend, scale, credits and overview.
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.horizontalCenterOffset: -furniture.layersInset / 2
        anchors.top: parent.top
        anchors.topMargin: 24 + Theme.control
        width: Math.min(furniture.width - furniture.layersInset - 32, Math.round(380 * (0.5 + 0.5 * Theme.scale)), Math.ceil(said.implicitWidth) + 2 * padding)
        padding: 10
        visible: said.text !== ""
        PwLabel {
            id: said
            width: trouble.width - 2 * trouble.padding
            text: BaseMaps.trouble !== "" ? BaseMaps.trouble : BaseMaps.remark
            font.pixelSize: Theme.small
            color: BaseMaps.trouble !== "" ? Theme.warn : Theme.mute
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }
    PwLabel {
        id: credits
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 8
        anchors.rightMargin: 16
        visible: text !== ""
        padding: 4
        leftPadding: 8
        rightPadding: 8
        width: Math.min(implicitWidth, parent.width - scale.width - 60)
        text: furniture.canvas.attribution
        font.pixelSize: Math.round(11 * Math.min(1.4, Theme.scale))
        color: Theme.mute
        elide: Text.ElideRight
        Rectangle {
            anchors.fill: parent
            z: -1
            radius: 6
            color: furniture.plate
        }
    }
}
