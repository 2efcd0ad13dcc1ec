// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// What is attached to a story or a resource: choosing it, taking it off, and saying it in words.
ColumnLayout {
    id: part

    required property LibraryForm form
    signal reached(Item field)

    spacing: 8
    RowLayout {
        Layout.fillWidth: true
        spacing: 8
        PwButton {
            glyph: part.form.story ? "picture" : "file"
            text: part.form.attached !== "" ? qsTr("Another file") : part.form.story ? qsTr("Attach a picture or a sound") : qsTr("Attach a file")
            onClicked: dialog.open()
        }
        PwLabel {
            Layout.fillWidth: true
            text: part.form.attached
            elide: Text.ElideMiddle
        }
        IconButton {
            visible: part.form.attached !== ""
            glyph: "close"
            text: qsTr("Take off: %1").arg(part.form.attached)
            onClicked: part.form.takeOff()
        }
    }
    PwLabel {
        Layout.fillWidth: true
        text: part.form.attachTrouble !== "" ? part.form.attachTrouble
            : part.form.story ? qsTr("It is kept in the map, at most 8 MB. A photo leaves behind where it was taken; a recording may not.") : qsTr("It is kept in the map, at most 8 MB.")
        font.pixelSize: Theme.small
        color: part.form.attachTrouble !== "" ? Theme.warn : Theme.mute
        wrapMode: Text.Wrap
    }
    Labelled {
        Layout.fillWidth: true
        visible: part.form.attached !== ""
        label: qsTr("In words")
        help: qsTr("What is seen or heard, for those who cannot see or hear it")
        PwTextArea {
            id: inWords
            Layout.fillWidth: true
            label: qsTr("In words")
            lines: 2
            text: part.form.inWords
            onTextChanged: part.form.inWords = text
            onActiveFocusChanged: if (activeFocus) part.reached(inWords)
        }
    }
    FileDialog {
        id: dialog
        title: part.form.story ? qsTr("A picture or a sound") : qsTr("A file to share")
        nameFilters: part.form.story ? [qsTr("Pictures and sounds (*.jpg *.jpeg *.png *.webp *.gif *.mp3 *.m4a *.ogg *.opus *.wav *.flac)"), qsTr("All files (*)")]
            : [qsTr("Documents, pictures and sounds (*.pdf *.doc *.docx *.odt *.xls *.xlsx *.ods *.ppt *.pptx *.odp *.txt *.csv *.jpg *.jpeg *.png *.mp3)"), qsTr("All files (*)")]
        onAccepted: part.form.attach(selectedFile)
    }
}
