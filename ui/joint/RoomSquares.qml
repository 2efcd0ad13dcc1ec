// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// The lettered squares of the printed sheet, over the map on the wall: thin lines, letters along the
// top, numbers down the left.
Item {
    id: squares

    required property MapCanvas canvas
    required property ExerciseForm form
    readonly property rect box: form.squareBox
    readonly property point from: corner(box.y + box.height, box.x)
    readonly property point to: corner(box.y, box.x + box.width)
    // The letters along the top and the numbers down the left, as names on the map keep clear of them.
    readonly property var panels: visible && form.columnNames.length > 0
                                  ? [Qt.rect(from.x, letters, to.x - from.x, plate), Qt.rect(numbers, from.y, plate, to.y - from.y)] : []
    readonly property real plate: Math.round(Theme.large * 1.4) + 4 // of a letter, at the most
    readonly property real letters: Math.max(from.y, 0) + 6
    // Outside where there is room, else clear of the buttons.
    readonly property real numbers: from.x > 80 + plate ? from.x - plate - 6 : 76

    function corner(latitude: real, longitude: real): point {
        canvas.latitude; canvas.longitude; canvas.zoomLevel; canvas.width; canvas.height;
        return canvas.pixelOf(latitude, longitude);
    }
    Repeater {
        model: squares.form.columnNames.length + (squares.form.columnNames.length > 0 ? 1 : 0)
        delegate: Item {
            id: column
            required property int index
            readonly property real side: (squares.to.x - squares.from.x) / Math.max(1, squares.form.columnNames.length)
            x: squares.from.x + index * side
            y: squares.from.y
            height: squares.to.y - squares.from.y
            Rectangle { width: 1; height: parent.height; color: Theme.ink; opacity: 0.28 }
            RoomSquareName {
                visible: column.index < squares.form.columnNames.length
                x: column.side / 2 - width / 2
                y: squares.letters - column.y
                most: column.side
                text: squares.form.columnNames[column.index] ?? ""
            }
        }
    }
    Repeater {
        model: squares.form.squareRows + (squares.form.squareRows > 0 ? 1 : 0)
        delegate: Item {
            id: row
            required property int index
            readonly property real side: (squares.to.y - squares.from.y) / Math.max(1, squares.form.squareRows)
            x: squares.from.x
            y: squares.from.y + index * side
            width: squares.to.x - squares.from.x
            Rectangle { width: parent.width; height: 1; color: Theme.ink; opacity: 0.28 }
            RoomSquareName {
                visible: row.index < squares.form.squareRows
                x: squares.numbers - row.x + (squares.numbers < row.x ? squares.plate - width : 0)
                y: row.side / 2 - height / 2
                most: row.side
                text: String(row.index + 1)
            }
        }
    }
}
