// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

ItemDelegate {
    id: row

    required property int index
    required property string section
    required property string type
    required property string label
    required property string note
    required property int kind
    required property double assetId
    required property rect box
    required property string code
    required property string keys
    property bool current: false
    signal taken()

    implicitHeight: column.implicitHeight
    padding: 0
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: note === "" ? label : label + ", " + note
    onClicked: taken()

    contentItem: ColumnLayout {
        id: column
        spacing: 0
        SectionTitle {
            Layout.leftMargin: 12
            Layout.topMargin: row.index === 0 ? 4 : 12
            Layout.bottomMargin: 4
            visible: row.section !== ""
            text: row.section
            font.pixelSize: Theme.tiny
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.row, words.implicitHeight + 12)
            radius: Theme.radius
            color: row.current ? Theme.soft : row.hovered ? Theme.hover : "transparent"
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: 12
                anchors.rightMargin: 12
                spacing: 12
                MapSymbol {
                    Layout.preferredWidth: Math.round(Theme.symbol * 0.86)
                    Layout.preferredHeight: width
                    visible: row.type === "organisation"
                    kind: row.kind
                    dark: Theme.dark
                }
                PwIcon {
                    Layout.preferredWidth: Math.round(Theme.symbol * 0.86)
                    visible: row.type !== "organisation"
                    name: row.type === "place" ? "pin" : row.type === "command" ? "chevron-right" : row.code
                    colour: Theme.mute
                }
                ColumnLayout {
                    id: words
                    Layout.fillWidth: true
                    spacing: 0
                    PwLabel {
                        Layout.fillWidth: true
                        text: row.label
                        font.bold: row.type !== "place" && row.type !== "command"
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: row.note
                        font.pixelSize: Theme.small
                        color: Theme.mute
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                PwLabel {
                    visible: text !== ""
                    text: row.keys
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    Accessible.ignored: true
                }
            }
        }
    }
    background: Item {}
}
