// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// The table. Arrow keys move the cell; F2, Enter or typing edit it; Space chooses the row.
FocusScope {
    id: table

    required property DirectoryModel directory
    property int row: 0
    property int column: 0
    property int anchorRow: 0
    property bool editing: false
    property string begunWith: ""
    readonly property int chooserWidth: Math.round(48 * (0.5 + 0.5 * Theme.scale))
    readonly property int rowHeight: Theme.row
    signal showOnMap(double organisation)
    signal bulkWanted()

    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Directory")
    clip: true

    function widthOf(column: int): int {
        return Math.round(table.directory.columnWidth(column) * (0.35 + 0.65 * Theme.scale));
    }
    function moveTo(row: int, column: int): void {
        table.editing = false;
        table.row = Math.max(0, Math.min(directory.count - 1, row));
        table.column = Math.max(0, Math.min(directory.columnCount() - 1, column));
        view.positionViewAtCell(Qt.point(table.column, table.row), TableView.Contain);
        table.forceActiveFocus(Qt.TabFocusReason);
    }
    function edit(typed: string): void {
        if (Session.readOnly || directory.count === 0)
            return;
        view.positionViewAtCell(Qt.point(table.column, table.row), TableView.Contain);
        table.begunWith = typed;
        table.editing = true;
    }
    function choose(row: int, extend: bool): void {
        if (extend)
            directory.chooseBetween(anchorRow, row);
        else
            directory.choose(row, !directory.data(directory.index(row, 0), DirectoryModel.ChosenRole));
        anchorRow = row;
    }

    Keys.onPressed: event => {
        const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
        const shift = event.modifiers & Qt.ShiftModifier;
        const control = event.modifiers & Qt.ControlModifier;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Up: moveTo(row - 1, column); if (shift) choose(row, true); break;
        case Qt.Key_Down: moveTo(row + 1, column); if (shift) choose(row, true); break;
        case Qt.Key_Left: moveTo(row, column - 1); break;
        case Qt.Key_Right: moveTo(row, column + 1); break;
        case Qt.Key_PageUp: moveTo(row - page, column); break;
        case Qt.Key_PageDown: moveTo(row + page, column); break;
        case Qt.Key_Home: moveTo(control ? 0 : row, 0); break;
        case Qt.Key_End: moveTo(control ? directory.count - 1 : row, directory.columnCount() - 1); break;
        case Qt.Key_F2:
        case Qt.Key_Return:
        case Qt.Key_Enter: edit(""); break;
        case Qt.Key_Space: choose(row, shift); break;
        case Qt.Key_Escape: directory.chooseNone(); break;
        case Qt.Key_A:
            if (control) {
                directory.chooseAll();
                break;
            }
            edit(event.text);
            break;
        case Qt.Key_Delete:
            if (directory.chosenCount > 0)
                directory.removeChosen();
            else
                directory.set(row, column, "");
            break;
        default:
            if (!control && !(event.modifiers & Qt.AltModifier) && event.text.length === 1 && event.text >= "!")
                edit(event.text);
            else
                event.accepted = false;
        }
    }
    Connections {
        target: table.directory
        function onColumnsChanged(): void { view.forceLayout(); }
        function onCountChanged(): void {
            table.row = Math.max(0, Math.min(table.row, table.directory.count - 1));
        }
    }

    DirectoryHeader {
        id: header
        x: table.chooserWidth
        width: parent.width - x
        height: table.rowHeight
        directory: table.directory
        offset: view.contentX + view.leftMargin
    }
    Rectangle {
        width: table.chooserWidth
        height: table.rowHeight
        color: Theme.ground
        PwCheckBox {
            anchors.centerIn: parent
            width: Theme.icon + 8
            focusPolicy: Qt.NoFocus
            Accessible.name: qsTr("Choose all rows")
            checkState: table.directory.chosenCount === 0 ? Qt.Unchecked
                        : table.directory.chosenCount >= table.directory.count ? Qt.Checked : Qt.PartiallyChecked
            onClicked: {
                if (table.directory.chosenCount > 0)
                    table.directory.chooseNone();
                else
                    table.directory.chooseAll();
            }
        }
    }
    TableView {
        id: view
        anchors.fill: parent
        anchors.topMargin: header.height
        leftMargin: table.chooserWidth
        onLeftMarginChanged: contentX = -leftMargin
        model: table.directory
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        resizableColumns: false
        columnWidthProvider: column => table.widthOf(column)
        rowHeightProvider: () => table.rowHeight
        ScrollBar.vertical: PwScrollBar {}
        ScrollBar.horizontal: PwScrollBar {}
        delegate: DirectoryCell {
            id: cell
            isCurrent: cell.row === table.row && cell.column === table.column
            tableFocused: table.activeFocus
            editing: isCurrent && table.editing
            begunWith: table.begunWith
            onPressedAt: (row, column, modifiers) => {
                if (modifiers & Qt.ShiftModifier || modifiers & Qt.ControlModifier)
                    table.choose(row, modifiers & Qt.ShiftModifier);
                table.moveTo(row, column);
                if (!(modifiers & Qt.ShiftModifier))
                    table.anchorRow = row;
            }
            onEditWanted: table.edit("")
            onEntered: typed => table.directory.set(cell.row, cell.column, typed)
            onAway: (rows, columns) => {
                table.editing = false;
                table.moveTo(table.row + rows, table.column + columns);
            }
            onOpenWanted: table.showOnMap(cell.assetId)
        }
    }
    // The boxes that choose rows stay put while the columns move.
    Item {
        y: header.height
        width: table.chooserWidth
        height: view.height
        clip: true
        Rectangle {
            anchors.fill: parent
            color: Theme.paper
        }
        Repeater {
            model: Math.min(table.directory.count, Math.ceil(view.height / table.rowHeight) + 1)
            delegate: Item {
                id: chooser
                required property int index
                readonly property int row: Math.floor(view.contentY / table.rowHeight) + index
                readonly property bool chosen: {
                    table.directory.chosenCount;
                    return row < table.directory.count
                           && table.directory.data(table.directory.index(row, 0), DirectoryModel.ChosenRole) === true;
                }
                y: row * table.rowHeight - view.contentY
                width: table.chooserWidth
                height: table.rowHeight
                visible: row < table.directory.count
                Rectangle {
                    anchors.fill: parent
                    color: chooser.chosen ? Theme.soft : "transparent"
                }
                PwCheckBox {
                    anchors.centerIn: parent
                    width: Theme.icon + 8
                    focusPolicy: Qt.NoFocus
                    checked: chooser.chosen
                    Accessible.name: qsTr("Choose row %1").arg(chooser.row + 1)
                    nextCheckState: () => checkState
                    onClicked: table.choose(chooser.row, false)
                }
            }
        }
    }
    PwLabel {
        anchors.centerIn: parent
        visible: table.directory.count === 0
        text: Session.organisations === 0 ? Words.of("drop_files") : Words.of("not_known_here")
        color: Theme.mute
    }
}
