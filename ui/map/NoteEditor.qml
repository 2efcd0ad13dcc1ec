// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// The words of a note on the map, or of something drawn there, and who may see it.
Card {
    id: editor

    property double note: 0 // 0 for a new one
    property string form: "note"
    property list<point> points
    readonly property list<string> audiences: ["internal", "partner", "public"]
    property int audience: 0
    property string draft: "" // of a new one that was left without saving: there when the next begins
    readonly property bool ready: words.text.trim() !== "" || form !== "note"
    signal ended()

    visible: false
    padding: 18
    height: column.implicitHeight + 36
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    function begin(form: string, points: list<point>): void {
        editor.note = 0;
        editor.form = form;
        editor.points = points;
        editor.audience = 0;
        words.text = editor.draft;
        editor.visible = true;
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    function open(note: double): void {
        const known = Session.notes.note(note);
        if (known.code === "")
            return;
        editor.note = note;
        editor.form = "note";
        editor.audience = Math.max(0, audiences.indexOf(known.help));
        words.text = known.label;
        editor.visible = true;
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    function end(): void {
        if (!visible)
            return;
        if (note === 0)
            draft = words.text;
        visible = false;
        ended();
    }
    function save(): void {
        if (!ready || Session.readOnly)
            return;
        if (note === 0)
            Session.notes.add(form, points, words.text, audiences[audience]);
        else
            Session.notes.change(note, words.text, audiences[audience]);
        words.text = "";
        end();
    }

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 12
        PwLabel {
            id: title
            Layout.fillWidth: true
            text: editor.note !== 0 ? qsTr("Note on the map") : editor.form === "area" ? qsTr("What is this area?") : editor.form === "way" ? qsTr("What is this way?") : qsTr("Write on the map")
            font.bold: true
            font.pixelSize: Theme.large
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        PwTextArea {
            id: words
            Layout.fillWidth: true
            label: title.text
            readOnly: Session.readOnly
        }
        PwLabel {
            Layout.fillWidth: true
            text: qsTr("No patients, no one's health by name.")
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        Labelled {
            Layout.fillWidth: true
            label: qsTr("Who may see it?")
            SegmentedChoice {
                Layout.fillWidth: true
                enabled: !Session.readOnly
                label: qsTr("Who may see it?")
                options: [qsTr("Just us"), qsTr("Partners"), qsTr("Anyone")]
                current: editor.audience
                onPicked: index => editor.audience = index
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 8
            PwButton {
                visible: editor.note !== 0 && !Session.readOnly
                look: PwButton.Plain
                text: qsTr("Delete")
                onClicked: {
                    Session.notes.remove(editor.note);
                    editor.end();
                }
            }
            Item { Layout.fillWidth: true }
            PwButton {
                text: Session.readOnly ? qsTr("Close") : qsTr("Cancel")
                keys: qsTr("Esc")
                onClicked: editor.end()
            }
            PwButton {
                visible: !Session.readOnly
                enabled: editor.ready
                look: PwButton.Filled
                text: qsTr("Save")
                onClicked: editor.save()
            }
        }
    }
}
