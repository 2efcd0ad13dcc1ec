// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// A story or a resource by itself, over the whole window, in letters that are read from the back of
// a hall.
Popup {
    id: reader

    property LibraryList others: null // to go on in
    property double size: 1           // of the letters, times what the window's width gives
    readonly property alias reading: reading
    readonly property int letters: Math.round(Math.max(22, Math.min(44, width / 40)) * size * (0.5 + 0.5 * Theme.scale))

    parent: Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    modal: true
    focus: true
    padding: 0
    closePolicy: Popup.CloseOnEscape
    Overlay.modal: Item {}
    background: Rectangle { color: Theme.ground }

    function begin(story: bool, row: double): void {
        reading.begin(story, row, reader.others);
        if (reading.row === 0)
            return;
        flick.contentY = 0;
        reader.open();
    }
    function step(by: int): void {
        reading.step(by);
        flick.contentY = 0;
    }
    function scroll(by: double): void {
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + by));
    }
    function resize(by: double): void { reader.size = Math.max(0.6, Math.min(1.8, reader.size + by)); }
    function press(event: KeyEvent): void {
        switch (event.key) {
        case Qt.Key_Right: reader.step(1); break;
        case Qt.Key_Left: reader.step(-1); break;
        case Qt.Key_Down: reader.scroll(reader.letters * 3); break;
        case Qt.Key_Up: reader.scroll(-reader.letters * 3); break;
        case Qt.Key_PageDown:
        case Qt.Key_Space: reader.scroll(flick.height * 0.8); break;
        case Qt.Key_PageUp: reader.scroll(-flick.height * 0.8); break;
        case Qt.Key_Plus:
        case Qt.Key_Equal: reader.resize(0.1); break;
        case Qt.Key_Minus: reader.resize(-0.1); break;
        case Qt.Key_E: reader.edit(); break;
        default: return;
        }
        event.accepted = true;
    }
    function edit(): void {
        const story = reading.story;
        const row = reading.row;
        reader.close();
        Session.library.edit(story, row);
    }
    onOpened: flick.forceActiveFocus(Qt.OtherFocusReason)
    onClosed: reading.end()

    LibraryReading {
        id: reading
        onGone: reader.close()
    }
    FileDialog {
        id: saveDialog
        fileMode: FileDialog.SaveFile
        title: qsTr("Save a copy")
        function ask(): void {
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(reading.suggestedName());
            saveDialog.open();
        }
        onAccepted: reading.saveAttached(selectedFile)
    }
    contentItem: ColumnLayout {
        spacing: 0
        Accessible.role: Accessible.Dialog
        Accessible.name: reading.title === "" ? reading.kind : reading.title
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 20
            Layout.bottomMargin: 0
            spacing: 8
            PwIcon {
                name: reading.forAnyone ? "globe" : "lock"
                colour: Theme.mute
            }
            PwLabel {
                Layout.fillWidth: true
                text: [reading.kind, reading.permission].join(" · ")
                color: Theme.mute
                elide: Text.ElideRight
            }
            IconButton { glyph: "minus"; text: qsTr("Smaller letters"); keys: "−"; onClicked: reader.resize(-0.1) }
            IconButton { glyph: "plus"; text: qsTr("Larger letters"); keys: "+"; onClicked: reader.resize(0.1) }
            IconButton { glyph: "edit"; text: qsTr("Edit"); keys: "E"; visible: !Session.readOnly; onClicked: reader.edit() }
            IconButton { glyph: "close"; text: qsTr("Close"); keys: qsTr("Esc"); onClicked: reader.close() }
        }
        Flickable {
            id: flick
            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: Math.max(height, column.implicitHeight + 48)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            Keys.onPressed: event => reader.press(event)
            ScrollBar.vertical: PwScrollBar {}
            ColumnLayout {
                id: column
                // Lines of some sixty letters, shorter ones as they are, in the middle of the room.
                readonly property double widest: reading.hasPicture ? reader.letters * 32 : Math.max(title.implicitWidth, words.implicitWidth, reader.letters * 16)
                width: Math.min(flick.width - 96, reader.letters * 32, widest)
                x: (flick.width - width) / 2
                y: Math.max(24, (flick.height - implicitHeight) / 2.4)
                spacing: Math.round(reader.letters * 0.7)
                PwLabel {
                    id: title
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: reading.title
                    font.pixelSize: Math.round(reader.letters * 1.35)
                    font.bold: true
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }
                LibraryPicture {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.min(flick.height * 0.68, width * implicitHeight / Math.max(1, implicitWidth))
                    visible: reading.hasPicture
                    image: reading.picture
                    Accessible.role: Accessible.Graphic
                    Accessible.name: reading.inWords === "" ? qsTr("A picture") : reading.inWords
                }
                PwLabel {
                    id: words
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: reading.words
                    font.pixelSize: reader.letters
                    lineHeight: 1.35
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: reading.inWords
                    font.pixelSize: Math.round(reader.letters * 0.75)
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: reading.from
                    font.pixelSize: Math.round(reader.letters * 0.75)
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                LinkText {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: reading.link
                    link: reading.address
                    font.pixelSize: Math.round(reader.letters * 0.75)
                }
                Flow {
                    Layout.fillWidth: true
                    visible: reading.attached !== ""
                    spacing: 12
                    PwButton {
                        look: PwButton.Filled
                        visible: reading.hasSound
                        glyph: "sound"
                        text: qsTr("Play")
                        onClicked: reading.play()
                    }
                    PwButton {
                        glyph: "download"
                        text: qsTr("Save a copy: %1").arg(reading.attached)
                        onClicked: saveDialog.ask()
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 20
            Layout.topMargin: 8
            visible: reading.position !== ""
            spacing: 16
            PwButton {
                glyph: "chevron-left"
                text: qsTr("Previous")
                enabled: reading.hasPrevious
                onClicked: reader.step(-1)
            }
            PwLabel {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: reading.position
                color: Theme.mute
            }
            PwButton {
                glyphAfter: "chevron-right"
                text: qsTr("Next")
                enabled: reading.hasNext
                onClicked: reader.step(1)
            }
        }
    }
}
