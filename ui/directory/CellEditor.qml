// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// The field editor as a table wants it: Enter goes down, Tab goes on, Escape leaves all as it was.
FocusScope {
    id: root

    required property int editor
    required property string value
    required property int field
    property string label: ""
    property string begunWith: ""
    signal entered(string typed)
    signal away(int rows, int columns)

    property bool done: false
    readonly property bool isText: editor === RecordFields.Line || editor === RecordFields.Number
                                   || editor === RecordFields.Day || editor === RecordFields.Lines
                                   || editor === RecordFields.Texts
    implicitHeight: isText ? text.implicitHeight : other.implicitHeight

    Component.onCompleted: {
        if (isText) {
            text.text = begunWith === "" ? value : begunWith;
            text.forceActiveFocus(Qt.TabFocusReason);
            if (begunWith === "")
                text.selectAll();
            else
                text.cursorPosition = text.text.length;
        } else {
            other.begin();
        }
    }
    function finish(rows: int, columns: int): void {
        if (done)
            return;
        done = true;
        if (isText && text.text !== value)
            root.entered(editor === RecordFields.Texts ? text.text.replace(/;\s*/g, "\n") : text.text);
        root.away(rows, columns);
    }

    PwField {
        id: text
        visible: root.isText
        width: parent.width
        label: root.label
        onActiveFocusChanged: if (!activeFocus && visible) root.finish(0, 0)
        Keys.onReturnPressed: root.finish(1, 0)
        Keys.onEnterPressed: root.finish(1, 0)
        Keys.onTabPressed: root.finish(0, 1)
        Keys.onBacktabPressed: root.finish(0, -1)
        Keys.onUpPressed: root.finish(-1, 0)
        Keys.onDownPressed: root.finish(1, 0)
        Keys.onEscapePressed: {
            root.done = true;
            root.away(0, 0);
        }
    }
    FieldEditor {
        id: other
        visible: !root.isText
        width: parent.width
        editor: root.isText ? RecordFields.YesNo : root.editor
        value: root.value
        field: root.field
        label: root.label
        onEntered: typed => {
            root.entered(typed);
            if (root.editor !== RecordFields.Codes)
                root.away(0, 0);
        }
        Keys.onEscapePressed: root.away(0, 0)
        Keys.onTabPressed: root.away(0, 1)
    }
}
