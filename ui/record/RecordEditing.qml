// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Every field of the register for the organisation on the card, in groups that fold.
Flickable {
    id: editing

    required property OpenRecord record
    signal placePin()

    contentHeight: column.implicitHeight + 48
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: PwScrollBar {}
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Edit %1").arg(record.name)

    function showGroup(group: string): void {
        const row = record.fields.openGroup(group);
        Qt.callLater(() => {
            const item = rows.itemAt(row);
            if (item)
                editing.contentY = Math.max(0, Math.min(item.y, editing.contentHeight - editing.height));
        });
    }
    // Whatever the keyboard reaches comes into sight.
    function bringIntoSight(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y;
        const margin = 24;
        if (top < contentY + margin)
            contentY = Math.max(0, top - margin);
        else if (top + item.height > contentY + height - margin)
            contentY = Math.min(contentHeight - height, top + item.height - height + margin);
    }
    Connections {
        target: Session
        function onSelectedChanged(): void { editing.contentY = 0; }
    }

    ColumnLayout {
        id: column
        width: editing.width
        spacing: 0
        Repeater {
            id: rows
            model: editing.record.fields
            delegate: EditRow {
                Layout.fillWidth: true
                fields: editing.record.fields
                record: editing.record
                onReached: item => editing.bringIntoSight(item)
                onPlacePin: editing.placePin()
            }
        }
    }
}
