// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Views that people come back to: what the list is held to, the layers, the place.
PwPopup {
    id: popup

    required property MapCanvas canvas
    property int tallest: 600

    padding: 16
    width: Math.round(320 * (0.5 + 0.5 * Theme.scale))
    height: Math.min(implicitHeight, tallest)
    onOpened: (list.count > 0 ? list : name).forceActiveFocus(Qt.TabFocusReason)

    function show(view: string): void {
        Session.views.show(view);
        popup.close();
    }
    function save(): void {
        if (name.text.trim() === "")
            return;
        Session.views.save(name.text, canvas.placeInSight());
        name.clear();
        popup.close();
    }
    Connections {
        target: Session.views
        function onPlaceWanted(place: var): void {
            popup.canvas.flyToPlace(place);
        }
    }

    contentItem: ColumnLayout {
        spacing: 8
        SectionTitle { text: qsTr("Views") }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: contentHeight
            model: Session.views.list
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Views")
            Keys.onReturnPressed: if (currentIndex >= 0) popup.show(Session.views.list[currentIndex].code)
            Keys.onDeletePressed: if (currentItem && !Session.readOnly) Session.views.remove(Session.views.list[currentIndex].code)
            delegate: RowLayout {
                id: row
                required property choice modelData
                required property int index
                width: ListView.view.width
                spacing: 2
                PwMenuItem {
                    Layout.fillWidth: true
                    glyph: "bookmark"
                    text: row.modelData.label
                    onClicked: popup.show(row.modelData.code)
                    FocusRing {
                        shown: list.activeFocus && row.ListView.isCurrentItem
                        gap: -2
                    }
                }
                IconButton {
                    visible: !Session.readOnly
                    glyph: "close"
                    text: qsTr("Delete %1").arg(row.modelData.label)
                    onClicked: Session.views.remove(row.modelData.code)
                }
            }
        }
        PwLabel {
            Layout.fillWidth: true
            visible: list.count === 0
            text: qsTr("Save what you see now – the filter, the layers and the place – to come back to it.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !Session.readOnly
            spacing: 8
            PwField {
                id: name
                Layout.fillWidth: true
                label: qsTr("Name of this view")
                placeholderText: qsTr("Name of this view")
                onAccepted: popup.save()
            }
            PwButton {
                enabled: name.text.trim() !== ""
                look: PwButton.Filled
                text: qsTr("Save")
                onClicked: popup.save()
            }
        }
    }
}
