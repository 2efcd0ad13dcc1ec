// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Texts that somebody should see before anything leaves; each opens the record that it stands in.
ColumnLayout {
    id: part

    required property string heading
    property list<choice> texts
    property bool all: false
    readonly property int few: 6
    signal recordWanted(double organisation)

    visible: texts.length > 0
    spacing: 0
    onTextsChanged: all = false

    PwLabel {
        Layout.fillWidth: true
        Layout.bottomMargin: 2
        text: part.heading
        font.pixelSize: Theme.small
        font.bold: true
        color: Theme.warn
        wrapMode: Text.Wrap
    }
    Repeater {
        model: part.all ? part.texts : part.texts.slice(0, part.few)
        delegate: AbstractButton {
            id: line
            required property choice modelData
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.row - 12, words.implicitHeight + 10)
            enabled: modelData.code !== ""
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            text: modelData.label
            Accessible.role: Accessible.Link
            Accessible.name: text
            Accessible.description: enabled ? qsTr("Opens the record on the map") : ""
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
            onClicked: part.recordWanted(Number(modelData.code))
            contentItem: Item {
                PwLabel {
                    id: words
                    anchors.left: parent.left
                    anchors.right: arrow.left
                    anchors.rightMargin: 6
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.text
                    font.pixelSize: Theme.small
                    font.underline: line.enabled && line.hovered
                    color: line.enabled ? Theme.accent : Theme.ink
                    wrapMode: Text.Wrap
                    maximumLineCount: 6 // why stands last
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                PwIcon {
                    id: arrow
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: line.enabled
                    name: "chevron-right"
                    colour: Theme.accent
                }
            }
            background: Item {
                FocusRing {
                    shown: line.visualFocus
                    gap: 0
                    radius: 4
                }
            }
        }
    }
    PwButton {
        visible: !part.all && part.texts.length > part.few
        look: PwButton.Plain
        text: qsTr("Show all %1").arg(part.texts.length)
        onClicked: part.all = true
    }
}
