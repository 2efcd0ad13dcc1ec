// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// A list to choose from, one or several; long ones narrow as one types.
PwPopup {
    id: popup

    property list<choice> choices
    property list<string> selected
    property bool multiple: false
    property string emptyText: qsTr("Nothing by that name")
    property string prompt: qsTr("Type to narrow the list")
    signal chosen(string code)

    readonly property bool searchable: choices.length > 9

    width: Math.round(320 * (0.5 + 0.5 * Theme.scale))
    height: Math.min(implicitHeight, Math.round(440 * (0.6 + 0.4 * Theme.scale)))
    padding: 8

    onAboutToShow: {
        narrow.text = "";
        const row = model.rowOf(popup.selected.length > 0 ? popup.selected[0] : "");
        list.currentIndex = Math.max(0, row);
        list.positionViewAtIndex(list.currentIndex, ListView.Contain);
    }
    onOpened: (searchable ? narrow : list).forceActiveFocus(Qt.TabFocusReason)

    function take(row: int): void {
        const code = model.codeAt(row);
        if (row < 0 || row >= model.count)
            return;
        popup.chosen(code);
        if (!popup.multiple)
            popup.close();
    }

    ChoiceListModel {
        id: model
        choices: popup.choices
        text: narrow.text
    }

    contentItem: ColumnLayout {
        spacing: 8
        PwField {
            id: narrow
            Layout.fillWidth: true
            visible: popup.searchable
            glyph: "search"
            placeholderText: popup.prompt
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: popup.take(list.currentIndex)
            Keys.onEnterPressed: popup.take(list.currentIndex)
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.margins: 8
            visible: model.count === 0
            text: popup.emptyText
            color: Theme.mute
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: contentHeight
            model: model
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Keys.onReturnPressed: popup.take(currentIndex)
            Keys.onEnterPressed: popup.take(currentIndex)
            Keys.onSpacePressed: popup.take(currentIndex)
            delegate: ItemDelegate {
                id: entry

                required property int index
                required property string code
                required property string label
                required property string help
                readonly property bool isSelected: popup.selected.includes(code)

                width: ListView.view.width
                implicitHeight: Math.max(Theme.row, words.implicitHeight + 14)
                highlighted: ListView.isCurrentItem
                hoverEnabled: true
                Accessible.role: popup.multiple ? Accessible.CheckBox : Accessible.ListItem
                Accessible.name: label
                Accessible.description: help
                Accessible.checked: isSelected
                onClicked: popup.take(index)
                contentItem: RowLayout {
                    spacing: 10
                    PwIcon {
                        name: "check"
                        opacity: entry.isSelected ? 1 : 0
                        colour: Theme.accent
                        size: Math.round(Theme.icon * 0.9)
                    }
                    ColumnLayout {
                        id: words
                        Layout.fillWidth: true
                        spacing: 0
                        PwLabel {
                            Layout.fillWidth: true
                            text: entry.label
                            font.bold: entry.isSelected
                            wrapMode: Text.Wrap
                            Accessible.ignored: true
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            visible: text !== ""
                            text: entry.help
                            font.pixelSize: Theme.small
                            color: Theme.mute
                            wrapMode: Text.Wrap
                            Accessible.ignored: true
                        }
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: entry.highlighted ? Theme.soft : entry.hovered ? Theme.hover : "transparent"
                }
            }
        }
    }
}
