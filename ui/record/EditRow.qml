// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// One row of the card in editing: a group or row that folds, a field, a place to add another.
Item {
    id: row

    required property int index
    required property int form
    required property string key
    required property int depth
    required property bool open
    required property string label
    required property string help
    required property int editor
    required property string value
    required property string shown
    required property string unit
    required property int field
    required property string summary
    required property string error
    required property RecordFields fields
    required property OpenRecord record
    signal reached(Item item)
    signal placePin()

    // What a note must not hold is said before anyone begins to type.
    readonly property bool alwaysHelps: help === Words.of("safeguarding_no_contact")
    readonly property int indent: 20 + Math.max(0, depth - 1) * 14

    implicitHeight: loader.implicitHeight

    Loader {
        id: loader
        width: parent.width
        sourceComponent: row.form === RecordFields.Group ? group
                         : row.form === RecordFields.Row ? childRow
                         : row.form === RecordFields.Field ? fieldRow
                         : row.form === RecordFields.Add ? addRow : pinRow
    }

    Component {
        id: group
        FoldHeader {
            title: row.label
            summary: row.summary
            open: row.open
            strong: true
            indent: 20
            onFolded: row.fields.toggle(row.index)
            onActiveFocusChanged: if (activeFocus) row.reached(row)
        }
    }
    Component {
        id: childRow
        FoldHeader {
            title: row.label
            summary: row.summary
            open: row.open
            indent: row.indent
            removable: true
            onFolded: row.fields.toggle(row.index)
            onRemoved: row.fields.removeRow(row.index)
            onActiveFocusChanged: if (activeFocus) row.reached(row)
        }
    }
    Component {
        id: fieldRow
        Item {
            implicitHeight: labelled.implicitHeight + 14
            Labelled {
                id: labelled
                x: row.indent
                y: 4
                width: Math.max(0, parent.width - row.indent - 20)
                label: row.label + (row.unit === "" ? "" : " (" + row.unit + ")")
                help: fieldEditor.editing || row.alwaysHelps ? row.help : ""
                wrong: row.error
                FieldEditor {
                    id: fieldEditor
                    property string typed: ""
                    Layout.fillWidth: true
                    editor: row.editor
                    value: row.value
                    shown: row.shown
                    label: row.label
                    field: row.field
                    wrong: row.error !== ""
                    fields: row.fields
                    fieldsRow: row.index
                    onEntered: typed => row.fields.set(row.index, typed)
                    onTyping: text => typed = text
                    onReached: row.reached(row)
                }
                // One that is on the map under the name being typed is named before there are two.
                Loader {
                    Layout.fillWidth: true
                    active: row.field === row.fields.nameField && fieldEditor.editing && fieldEditor.typed !== ""
                    visible: active
                    sourceComponent: AlikeNames {
                        text: fieldEditor.typed
                        besides: row.record.organisation
                    }
                }
            }
        }
    }
    Component {
        id: addRow
        Item {
            implicitHeight: adder.implicitHeight + 20
            AddLine {
                id: adder
                x: row.indent
                y: 6
                width: Math.max(0, parent.width - row.indent - 20)
                placeholder: row.label
                picks: row.editor === RecordFields.RowOf
                fields: row.fields
                fieldsRow: row.index
                onAdded: typed => row.fields.add(row.index, typed)
                onReached: row.reached(row)
            }
        }
    }
    Component {
        id: pinRow
        Item {
            implicitHeight: pin.implicitHeight + 20
            Labelled {
                id: pin
                x: row.indent
                y: 6
                width: Math.max(0, parent.width - row.indent - 20)
                label: row.label
                help: row.record.placed ? qsTr("Drag the pin on the map, or nudge it with Alt and the arrow keys.") : ""
                PwLabel {
                    Layout.fillWidth: true
                    text: row.shown
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: 8
                    PwButton {
                        text: row.record.placed ? qsTr("Move the pin") : qsTr("Put on the map")
                        glyph: "pin"
                        onClicked: row.placePin()
                        onActiveFocusChanged: if (activeFocus) row.reached(row)
                        Keys.onPressed: event => {
                            if (!(event.modifiers & Qt.AltModifier))
                                return;
                            const step = event.modifiers & Qt.ShiftModifier ? 50 : 5;
                            const moves = { [Qt.Key_Left]: [-step, 0], [Qt.Key_Right]: [step, 0],
                                            [Qt.Key_Up]: [0, step], [Qt.Key_Down]: [0, -step] };
                            const move = moves[event.key];
                            if (move)
                                row.record.nudgePin(move[0], move[1]);
                            event.accepted = move !== undefined;
                        }
                    }
                    PwButton {
                        visible: !row.record.noFixedPlace
                        text: Words.of("no_fixed_place")
                        look: PwButton.Plain
                        onClicked: row.record.noPlace()
                    }
                }
            }
        }
    }
}
