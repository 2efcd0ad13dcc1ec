// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Ctrl+K: organisations, places and things to do, as one types.
PwPopup {
    id: palette

    property int anchorTop: 10
    signal run(string code)
    signal organisationChosen(double organisation)
    signal placeChosen(string name, rect box) // degrees, from west and south

    parent: Overlay.overlay
    x: Math.round(((parent ? parent.width : 800) - width) / 2)
    y: anchorTop
    width: Math.min(Math.round(620 * (0.5 + 0.5 * Theme.scale)), parent ? parent.width - 32 : 600)
    modal: true
    padding: 10

    onAboutToShow: {
        field.clear();
        list.currentIndex = 0;
    }
    onOpened: field.forceActiveFocus(Qt.ShortcutFocusReason)

    function typeIn(text: string): void { field.text = text; }
    function take(row: int): void {
        const item = list.itemAtIndex(row) as PaletteRow;
        if (!item)
            return;
        palette.close();
        if (item.type === "organisation")
            palette.organisationChosen(item.assetId);
        else if (item.type === "story" || item.type === "resource")
            Session.library.open(item.type === "story", item.assetId);
        else if (item.type === "place")
            palette.placeChosen(item.label, item.box);
        else
            palette.run(item.code);
    }

    FinderModel {
        id: finder
        text: field.text
    }
    contentItem: ColumnLayout {
        spacing: 8
        PwField {
            id: field
            Layout.fillWidth: true
            glyph: "search"
            placeholderText: qsTr("Search names, stories, places, things to do")
            font.pixelSize: Theme.large
            implicitHeight: Math.round(Theme.control * 1.15)
            onTextChanged: list.currentIndex = 0
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onPressed: event => {
                if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter)) {
                    if (event.modifiers & Qt.ControlModifier)
                        hold.clicked();
                    else
                        palette.take(list.currentIndex);
                    event.accepted = true;
                }
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            implicitHeight: Math.min(contentHeight, Math.round((palette.parent ? palette.parent.height : 800) * 0.62))
            model: finder
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            cacheBuffer: 2000
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Found")
            delegate: PaletteRow {
                width: ListView.view.width
                current: ListView.isCurrentItem
                onTaken: palette.take(index)
            }
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.margins: 8
            visible: text !== ""
            text: finder.hint !== "" ? finder.hint : finder.count === 0 ? Words.of("not_known_here") : ""
            wrapMode: Text.WordWrap
            color: Theme.mute
        }
        PwButton {
            id: hold
            Layout.fillWidth: true
            visible: field.text.trim() !== ""
            look: PwButton.Plain
            text: qsTr("Show only “%1” on the list and the map").arg(field.text.trim())
            glyph: "filter"
            keys: "Ctrl+Enter"
            onClicked: {
                Session.filter.text = field.text.trim();
                palette.close();
            }
        }
    }
}
