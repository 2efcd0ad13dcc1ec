// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Which map, whether it is saved, search, undo, who can see this, and adding.
Rectangle {
    id: header

    signal run(string code)
    readonly property bool tight: width < 1040 + 700 * (Theme.scale - 1)

    color: Theme.paper

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 10
        anchors.rightMargin: 16
        spacing: 10

        PwButton {
            id: nameButton
            Layout.maximumWidth: Math.round(header.width * (header.tight ? 0.36 : 0.26))
            look: PwButton.Plain
            font.bold: true
            font.pixelSize: Math.round(18 * Theme.scale)
            text: Session.open ? Session.mapName : qsTr("Placeweave")
            glyphAfter: "chevron-down"
            Accessible.description: qsTr("Menu: new, open, share, settings")
            onClicked: mainMenu.open()
            MainMenu {
                id: mainMenu
                y: nameButton.height + 2
                onRun: code => header.run(code)
            }
        }
        PwLabel {
            visible: !header.tight && Session.open
            text: Session.saved
            font.pixelSize: Theme.small
            color: Theme.mute
        }
        AbstractButton {
            id: search
            Layout.fillWidth: true
            Layout.maximumWidth: Math.round(350 * (0.5 + 0.5 * Theme.scale))
            Layout.minimumWidth: Theme.control
            Layout.leftMargin: header.tight ? 0 : 20
            implicitHeight: Theme.control
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            text: qsTr("Search names, stories, places, things to do")
            Accessible.name: text
            onClicked: header.run("search")
            contentItem: Item {
                PwIcon {
                    id: lens
                    x: search.width > Theme.control * 2 ? 14 : (search.width - width) / 2
                    anchors.verticalCenter: parent.verticalCenter
                    name: "search"
                    colour: Theme.mute
                }
                PwLabel {
                    anchors.left: lens.right
                    anchors.leftMargin: 10
                    anchors.right: keys.visible ? keys.left : parent.right
                    anchors.rightMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    visible: search.width > Theme.control * 2
                    text: search.text
                    color: Theme.mute
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                Rectangle {
                    id: keys
                    anchors.right: parent.right
                    anchors.rightMargin: 10
                    anchors.verticalCenter: parent.verticalCenter
                    visible: search.width > 230 * Theme.scale
                    width: keyText.implicitWidth + 14
                    height: keyText.implicitHeight + 6
                    radius: 5
                    color: Theme.paper
                    border.width: 1
                    border.color: Theme.line
                    PwLabel {
                        id: keyText
                        anchors.centerIn: parent
                        text: "Ctrl K"
                        font.pixelSize: Theme.tiny
                        color: Theme.mute
                        Accessible.ignored: true
                    }
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: Theme.ground
                border.width: 1
                border.color: search.hovered ? Theme.edge : Theme.line
                FocusRing {
                    shown: search.visualFocus
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        PwButton {
            Layout.maximumWidth: Math.round(header.width * 0.22)
            visible: Session.undoWhat !== "" && !Session.readOnly
            pill: true
            onlyGlyph: header.tight
            font.pixelSize: Theme.small
            glyph: "undo"
            text: qsTr("Undo “%1”").arg(Session.undoWhat)
            keys: "Ctrl+Z"
            onClicked: Session.undo()
        }
        PwButton {
            visible: Session.redoWhat !== "" && !Session.readOnly
            pill: true
            onlyGlyph: true
            glyph: "redo"
            text: qsTr("Redo “%1”").arg(Session.redoWhat)
            keys: "Ctrl+Y"
            onClicked: Session.redo()
        }
        PrivateBadge {
            compact: header.tight && Theme.scale > 1.3
        }
        PwButton {
            visible: !Session.readOnly
            look: PwButton.Filled
            glyph: "plus"
            text: qsTr("Add")
            keys: "Ctrl+N"
            enabled: Session.open
            onClicked: header.run("add")
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
