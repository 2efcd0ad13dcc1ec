// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Somebody in the room: name if they like, whom they speak for, at which table.
ColumnLayout {
    id: row

    required property roomMember member
    readonly property bool isNamed: member.name !== ""
    signal typed(string column, string text)
    signal removed()
    signal withdrawn()
    signal reached(Item item)

    spacing: 0
    // What somebody types in is theirs until they leave it.
    onMemberChanged: {
        for (const [field, stored] of [[name, member.name], [speaksFor, member.speaksFor], [table, member.table]])
            if (!field.activeFocus)
                field.text = stored;
    }
    PwLabel {
        Layout.fillWidth: true
        visible: row.member.withdrawn
        text: qsTr("Somebody who withdrew")
        color: Theme.mute
    }
    RowLayout {
        Layout.fillWidth: true
        visible: !row.member.withdrawn
        spacing: 8
        PwField {
            id: name
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            placeholderText: qsTr("Name")
            Accessible.name: qsTr("Name, if they like")
            onEditingFinished: if (text !== row.member.name) row.typed("name", text)
            onActiveFocusChanged: if (activeFocus) row.reached(row)
        }
        PwField {
            id: speaksFor
            Layout.fillWidth: true
            Layout.preferredWidth: 6
            placeholderText: qsTr("Speaks for")
            onEditingFinished: if (text !== row.member.speaksFor) row.typed("speaks_for", text)
            onActiveFocusChanged: if (activeFocus) row.reached(row)
        }
        PwField {
            id: table
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            placeholderText: qsTr("Table")
            onEditingFinished: if (text !== row.member.table) row.typed("table_name", text)
            onActiveFocusChanged: if (activeFocus) row.reached(row)
        }
        // A bare table just goes.
        Item {
            implicitWidth: remove.implicitWidth
            implicitHeight: remove.implicitHeight
            IconButton {
                id: remove
                visible: !row.isNamed
                enabled: !Session.readOnly
                glyph: "close"
                text: qsTr("Remove %1").arg(row.member.table === "" ? qsTr("this row") : row.member.table)
                onClicked: row.removed()
            }
        }
    }
    // Whoever was named is erased: in words, to be found by whoever is asked for it.
    PwButton {
        Layout.maximumWidth: row.width
        visible: row.isNamed && !row.member.withdrawn
        enabled: !Session.readOnly
        look: PwButton.Plain
        glyph: "eye-off"
        text: qsTr("Withdraw: take this name out")
        Accessible.name: qsTr("%1 withdraws: take the name out").arg(row.member.name)
        onClicked: row.withdrawn()
    }
}
