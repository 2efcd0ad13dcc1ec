// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Names another row (an organisation, a community, a place): type, then choose from what is like it.
FocusScope {
    id: picker

    property string shown: ""
    property string label: ""
    property string placeholder: qsTr("Type a name")
    required property RecordFields fields
    required property int fieldsRow
    property list<choice> found
    signal picked(string code)
    signal reached()

    implicitHeight: field.implicitHeight
    activeFocusOnTab: false

    function look(): void {
        if (!picker.fields)
            return;
        picker.found = picker.fields.candidates(picker.fieldsRow, field.text === picker.shown ? "" : field.text);
        list.currentIndex = picker.found.length > 0 ? 0 : -1;
        popup.visible = field.activeFocus && picker.found.length > 0;
    }
    function take(index: int): void {
        if (index < 0 || index >= picker.found.length)
            return;
        popup.close();
        picker.picked(picker.found[index].code);
        field.text = Qt.binding(() => picker.shown);
    }

    PwField {
        id: field
        width: parent.width
        focus: true
        text: picker.shown
        label: picker.label === "" ? picker.placeholder : picker.label
        placeholderText: picker.placeholder
        glyph: picker.shown === "" ? "plus" : ""
        Accessible.role: Accessible.ComboBox
        onTextEdited: picker.look()
        onActiveFocusChanged: {
            if (activeFocus) {
                picker.reached();
                selectAll();
            } else {
                popup.close();
                text = Qt.binding(() => picker.shown);
            }
        }
        Keys.onDownPressed: {
            if (!popup.visible)
                picker.look();
            else
                list.incrementCurrentIndex();
        }
        Keys.onUpPressed: list.decrementCurrentIndex()
        Keys.onReturnPressed: picker.take(list.currentIndex)
        Keys.onEnterPressed: picker.take(list.currentIndex)
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && (popup.visible || text !== picker.shown)
        Keys.onEscapePressed: {
            popup.close();
            text = Qt.binding(() => picker.shown);
        }
    }
    PwPopup {
        id: popup
        y: field.height + 4
        width: picker.width
        height: Math.min(list.contentHeight + 12, 320)
        padding: 6
        focus: false
        closePolicy: Popup.CloseOnPressOutsideParent
        contentItem: ListView {
            id: list
            clip: true
            model: picker.found
            ScrollBar.vertical: PwScrollBar {}
            delegate: ItemDelegate {
                id: entry
                required property int index
                required property choice modelData
                width: ListView.view.width
                implicitHeight: Math.max(Theme.row, lines.implicitHeight + 12)
                highlighted: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.ListItem
                Accessible.name: modelData.label
                onClicked: picker.take(index)
                contentItem: ColumnLayout {
                    id: lines
                    spacing: 0
                    PwLabel {
                        Layout.fillWidth: true
                        text: entry.modelData.label
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: entry.modelData.help
                        font.pixelSize: Theme.small
                        color: Theme.mute
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: entry.highlighted ? Theme.soft : "transparent"
                }
            }
        }
    }
}
