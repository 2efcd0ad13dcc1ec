// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Who did what and when, each field from what to what, with a way to put it back.
ColumnLayout {
    id: list

    required property HistoryModel model

    spacing: 4
    Repeater {
        model: list.model
        delegate: RowLayout {
            id: row
            required property int index
            required property bool isAction
            required property string title
            required property string note
            required property string before
            required property string after
            required property bool canTakeBack
            required property bool isUndone
            // What came or went with a row has no before, or no after.
            readonly property string change: canTakeBack || (before !== "" && after !== "") ? qsTr("%1 → %2").arg(before === "" ? "–" : before).arg(after === "" ? "–" : after) : before + after
            Layout.fillWidth: true
            Layout.topMargin: isAction && index > 0 ? 10 : 0
            Layout.leftMargin: isAction ? 0 : 12
            spacing: 8
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 1
                PwLabel {
                    Layout.fillWidth: true
                    text: row.isAction ? row.title : qsTr("%1: %2").arg(row.title).arg(row.change)
                    font.bold: row.isAction
                    font.strikeout: row.isUndone
                    font.pixelSize: row.isAction ? Theme.body : Theme.small
                    wrapMode: Text.Wrap
                    maximumLineCount: 6
                    elide: Text.ElideRight
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: row.isUndone ? qsTr("%1 · taken back").arg(row.note) : row.note
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            IconButton {
                Layout.alignment: Qt.AlignTop
                visible: row.canTakeBack && !Session.readOnly
                glyph: "undo"
                text: row.isAction ? qsTr("Take back: %1").arg(row.title) : qsTr("Put %1 back").arg(row.title)
                onClicked: list.model.takeBack(row.index)
            }
        }
    }
}
