// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// What lies over what on the ground of the map, and how strongly; the topmost first.
ColumnLayout {
    id: parts

    readonly property Layers layers: Session.layers

    spacing: 0

    Repeater {
        model: parts.layers.parts
        delegate: ColumnLayout {
            id: part
            required property groundRow modelData
            required property int index
            Layout.fillWidth: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                spacing: 2
                PwCheckBox {
                    Layout.fillWidth: true
                    text: part.modelData.label
                    checked: part.modelData.shown
                    onToggled: parts.layers.setPartShown(part.modelData.code, checked)
                }
                IconButton {
                    enabled: part.index > 0
                    glyph: "chevron-up"
                    text: qsTr("%1 further up").arg(part.modelData.label)
                    onClicked: parts.layers.movePart(part.modelData.code, 1)
                }
                IconButton {
                    enabled: part.index < parts.layers.parts.length - 1
                    glyph: "chevron-down"
                    text: qsTr("%1 further down").arg(part.modelData.label)
                    onClicked: parts.layers.movePart(part.modelData.code, -1)
                }
            }
            PwSlider {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.icon + 12
                visible: part.modelData.shown
                label: qsTr("How strong: %1").arg(part.modelData.label)
                from: 0.2
                value: part.modelData.opacity
                stepSize: 0.1
                onMoved: parts.layers.setPartOpacity(part.modelData.code, value)
            }
        }
    }
    PwButton {
        Layout.fillWidth: true
        look: PwButton.Plain
        tint: Theme.accent
        text: qsTr("As it was")
        onClicked: parts.layers.resetParts()
    }
}
