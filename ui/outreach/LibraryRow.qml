// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// A story or a resource on a list: what it is called, how it begins, whose it is, who may have it.
FocusScope {
    id: item

    required property double row
    required property bool story
    required property string title
    required property string opening
    required property string kindLabel
    required property string glyph
    required property string from
    required property string permission
    required property bool lapsed
    required property bool forAnyone
    property bool slim: false // on a card, between other things
    property bool current: false
    property int indent: 24
    signal taken()

    implicitHeight: body.implicitHeight + (slim ? 20 : 28)
    height: implicitHeight + (slim ? 8 : 12)
    activeFocusOnTab: slim
    Accessible.role: slim ? Accessible.Button : Accessible.ListItem
    Accessible.name: [kindLabel, title, from, permission].filter(part => part !== "").join(", ")
    Accessible.focusable: true
    Accessible.onPressAction: take()
    Keys.onReturnPressed: take()
    Keys.onEnterPressed: take()
    Keys.onSpacePressed: take()

    function take(): void {
        item.taken();
        Session.library.open(item.story, item.row);
    }

    Rectangle {
        x: item.indent
        width: parent.width - 2 * item.indent
        height: item.implicitHeight
        radius: Theme.radius
        color: pointed.hovered ? Theme.hover : item.slim ? Theme.ground : Theme.paper
        border.width: 1
        border.color: item.current ? Theme.accent : Theme.line
        FocusRing {
            shown: item.activeFocus && item.slim || item.current
            radius: parent.radius + gap
        }
        HoverHandler { id: pointed; cursorShape: Qt.PointingHandCursor }
        TapHandler { onTapped: item.take() }
        RowLayout {
            id: body
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: item.slim ? 12 : 16
            anchors.rightMargin: item.slim ? 12 : 8
            anchors.verticalCenter: parent.verticalCenter
            spacing: item.slim ? 10 : 14
            PwIcon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
                name: item.lapsed ? "clock" : item.glyph
                colour: item.lapsed ? Theme.warn : Theme.accent
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                PwLabel {
                    Layout.fillWidth: true
                    text: item.title
                    font.bold: true
                    font.pixelSize: item.slim ? Theme.body : Theme.large
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: item.opening
                    wrapMode: Text.Wrap
                    maximumLineCount: item.slim ? 3 : 2
                    elide: Text.ElideRight
                    lineHeight: 1.1
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: item.slim ? item.from.split(" · ")[0] : [item.kindLabel, item.from].filter(part => part !== "").join(" · ")
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                RowLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: 2
                    spacing: 6
                    PwIcon {
                        name: item.lapsed ? "warn" : item.forAnyone ? "globe" : "lock"
                        colour: item.lapsed ? Theme.warn : Theme.mute
                        size: Math.round(Theme.icon * 0.75)
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        text: item.permission
                        font.pixelSize: Theme.small
                        color: item.lapsed ? Theme.warn : Theme.mute
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                }
            }
            IconButton {
                Layout.alignment: Qt.AlignTop
                visible: !item.slim && !item.lapsed && !Session.readOnly
                glyph: "edit"
                text: qsTr("Edit: %1").arg(item.title)
                onClicked: Session.library.edit(item.story, item.row)
            }
            PwButton {
                Layout.alignment: Qt.AlignVCenter
                visible: !item.slim && item.lapsed && !Session.readOnly
                look: PwButton.Outlined
                text: qsTr("Ask again")
                Accessible.name: text + ": " + item.title
                onClicked: item.take()
            }
        }
    }
}
