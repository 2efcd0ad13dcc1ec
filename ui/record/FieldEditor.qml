// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// Edits one value by its type: the card, the directory and bulk editing all use it. What is typed
// goes out with set() when the field is left or Enter is pressed; Escape takes it back.
Item {
    id: root

    required property int editor
    required property string value
    property string shown: ""
    property string label: ""
    property int field: 0
    property bool wrong: false
    property bool wraps: false // one line of text that is longer shows all of itself
    // For references only: whose row it is, and which.
    property RecordFields fields: null
    property int fieldsRow: -1
    signal entered(string typed)
    signal typing(string text) // of a line; empty once it is given out or taken back
    signal reached()
    readonly property bool editing: loader.item ? (loader.item as Item).activeFocus : false

    implicitHeight: loader.implicitHeight

    function begin(): void { (loader.item as Item).forceActiveFocus(Qt.TabFocusReason); }
    // For whoever wants what is typed now: a field gives it out when it is left.
    function finish(): void { (loader.item as Item).focus = false; }

    Loader {
        id: loader
        width: parent.width
        sourceComponent: {
            switch (root.editor) {
            case RecordFields.Lines: return lines;
            case RecordFields.Texts: return lines;
            case RecordFields.Code: return code;
            case RecordFields.Codes: return codes;
            case RecordFields.YesNo: return yesNo;
            case RecordFields.Days: return days;
            case RecordFields.RowOf: return rowOf;
            case RecordFields.Line: return root.wraps ? lines : line;
            default: return line;
            }
        }
    }

    Component {
        id: line
        PwField {
            function commit(): void {
                root.typing("");
                if (text !== root.value)
                    root.entered(text);
            }
            text: root.value
            label: root.label
            wrong: root.wrong
            placeholderText: root.editor === RecordFields.Day ? qsTr("day/month/year") : ""
            inputMethodHints: root.editor === RecordFields.Number ? Qt.ImhDigitsOnly : Qt.ImhNone
            onTextEdited: root.typing(text)
            onEditingFinished: commit()
            onActiveFocusChanged: if (activeFocus) root.reached()
            // Escape takes back what was typed here, before it means anything else.
            Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && text !== root.value
            Keys.onEscapePressed: {
                root.typing("");
                text = Qt.binding(() => root.value);
            }
        }
    }
    Component {
        id: lines
        PwTextArea {
            readonly property bool isOneLine: root.editor === RecordFields.Line
            function commit(): void {
                if (isOneLine) // what was pasted may have more
                    text = text.replace(/\s*\n\s*/g, " ");
                if (text !== root.value)
                    root.entered(text);
            }
            text: root.value
            label: root.label
            wrong: root.wrong
            lines: isOneLine || root.editor === RecordFields.Texts ? 1 : 2
            Keys.onReturnPressed: event => isOneLine ? commit() : event.accepted = false
            Keys.onEnterPressed: event => isOneLine ? commit() : event.accepted = false
            placeholderText: root.editor === RecordFields.Texts ? qsTr("one on each line") : ""
            onActiveFocusChanged: activeFocus ? root.reached() : commit()
            // Escape takes back what was typed here, before it means anything else.
            Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && text !== root.value
            Keys.onEscapePressed: text = Qt.binding(() => root.value)
        }
    }
    Component {
        id: code
        PwPick {
            label: root.label
            wrong: root.wrong
            choices: Vocabularies.choicesOfField(root.field)
            selected: root.value === "" ? [] : [root.value]
            onPicked: codes => root.entered(codes.length > 0 ? codes[0] : "")
            onActiveFocusChanged: if (activeFocus) root.reached()
        }
    }
    Component {
        id: codes
        PwPick {
            label: root.label
            wrong: root.wrong
            multiple: true
            placeholder: qsTr("None chosen")
            choices: Vocabularies.choicesOfField(root.field)
            selected: root.value === "" ? [] : root.value.split("\n")
            onPicked: codes => root.entered(codes.join("\n"))
            onActiveFocusChanged: if (activeFocus) root.reached()
        }
    }
    Component {
        id: yesNo
        SegmentedChoice {
            label: root.label
            options: [qsTr("Yes"), qsTr("No"), qsTr("Not known")]
            current: root.value === "1" ? 0 : root.value === "0" ? 1 : 2
            onPicked: index => root.entered(["1", "0", ""][index])
            onActiveFocusChanged: if (activeFocus) root.reached()
        }
    }
    Component {
        id: days
        ScheduleEditor {
            rule: root.value
            label: root.label
            onEntered: rule => root.entered(rule)
            onActiveFocusChanged: if (activeFocus) root.reached()
        }
    }
    Component {
        id: rowOf
        RowPicker {
            shown: root.shown
            label: root.label
            fields: root.fields
            fieldsRow: root.fieldsRow
            onPicked: code => root.entered(code)
            onReached: root.reached()
        }
    }
}
