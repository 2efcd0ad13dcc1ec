// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// A field whose text becomes a new row: press Enter and it is there.
FocusScope {
    id: adder

    property string placeholder: ""
    property bool picks: false
    required property RecordFields fields
    required property int fieldsRow
    signal added(string typed)
    signal reached()

    implicitHeight: picks ? picker.implicitHeight : field.implicitHeight

    PwField {
        id: field
        width: parent.width
        visible: !adder.picks
        focus: !adder.picks
        glyph: "plus"
        placeholderText: adder.placeholder
        function send(): void {
            if (text.trim() === "")
                return;
            adder.added(text);
            clear();
        }
        onAccepted: send()
        onActiveFocusChanged: activeFocus ? adder.reached() : send()
    }
    RowPicker {
        id: picker
        width: parent.width
        visible: adder.picks
        focus: adder.picks
        placeholder: adder.placeholder
        fields: adder.fields
        fieldsRow: adder.fieldsRow
        onPicked: code => adder.added(code)
        onReached: adder.reached()
    }
}
