// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Somebody in the room: name if they like, whom they speak for, at which table.
RowLayout {
    id: row

    required property roomMember member
    signal typed(string column, string text)
    signal removed()
    signal withdrawn()
    signal reached(Item item)

    spacing: 8
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
    PwField {
        id: name
        Layout.fillWidth: true
        Layout.preferredWidth: 5
        visible: !row.member.withdrawn
        placeholderText: qsTr("Name")
        Accessible.name: qsTr("Name, if they like")
        onEditingFinished: if (text !== row.member.name) row.typed("name", text)
        onActiveFocusChanged: if (activeFocus) row.reached(row)
    }
    PwField {
        id: speaksFor
        Layout.fillWidth: true
        Layout.preferredWidth: 5
        visible: !row.member.withdrawn
        placeholderText: qsTr("Speaks for")
        onEditingFinished: if (text !== row.member.speaksFor) row.typed("speaks_for", text)
        onActiveFocusChanged: if (activeFocus) row.reached(row)
    }
    PwField {
        id: table
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        visible: !row.member.withdrawn
        placeholderText: qsTr("Table")
        onEditingFinished: if (text !== row.member.table) row.typed("table_name", text)
        onActiveFocusChanged: if (activeFocus) row.reached(row)
    }
    IconButton {
        visible: !row.member.withdrawn
        enabled: !Session.readOnly
        // Whoever was named is erased, a bare table just goes.
        glyph: row.member.name === "" ? "close" : "eye-off"
        text: row.member.name === "" ? qsTr("Remove %1").arg(row.member.table === "" ? qsTr("this row") : row.member.table)
                                     : qsTr("%1 withdraws: take the name out").arg(row.member.name)
        onClicked: row.member.name === "" ? row.removed() : row.withdrawn()
    }
}
