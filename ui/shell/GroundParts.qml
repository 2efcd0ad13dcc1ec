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

    // The focus goes with the row that was moved.
    function move(code: string, up: int): void {
        parts.layers.movePart(code, up);
        const row = rows.itemAt(parts.layers.partOrder.indexOf(code));
        if (row)
            row.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    // By code: rows stay while they are faded, so that a hand on a slider keeps it.
    Repeater {
        id: rows
        model: parts.layers.partOrder
        delegate: ColumnLayout {
            id: part
            required property string modelData
            required property int index
            readonly property groundRow row: {
                const all = parts.layers.parts; // read again when they change
                return all.length > 0 ? parts.layers.part(modelData) : undefined;
            }
            Layout.fillWidth: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                spacing: 2
                PwCheckBox {
                    Layout.fillWidth: true
                    text: part.row.label
                    checked: part.row.shown
                    onToggled: parts.layers.setPartShown(part.modelData, checked)
                }
                IconButton {
                    enabled: part.index > 0
                    glyph: "chevron-up"
                    text: qsTr("%1 further up").arg(part.row.label)
                    onClicked: parts.move(part.modelData, 1)
                }
                IconButton {
                    enabled: part.index < parts.layers.partOrder.length - 1
                    glyph: "chevron-down"
                    text: qsTr("%1 further down").arg(part.row.label)
                    onClicked: parts.move(part.modelData, -1)
                }
            }
            PwSlider {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.icon + 12
                visible: part.row.shown
                label: qsTr("How strong: %1").arg(part.row.label)
                from: 0.2
                value: part.row.opacity
                stepSize: 0.1
                onMoved: parts.layers.setPartOpacity(part.modelData, value)
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
