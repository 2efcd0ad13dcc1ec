// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// What floats over the map: paper with one soft shadow.
Item {
    id: card

    property int padding: 16
    default property alias content: inner.data
    property alias inner: inner

    implicitWidth: inner.childrenRect.width + 2 * padding
    implicitHeight: inner.childrenRect.height + 2 * padding

    SoftShadow {}
    Rectangle {
        id: paper
        anchors.fill: parent
        radius: Theme.panelRadius
        color: Theme.paper
        border.width: Theme.dark ? 1 : 0
        border.color: Theme.line
    }
    // Nothing behind a card feels what happens on it.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Item {
        id: inner
        anchors.fill: parent
        anchors.margins: card.padding
    }
}
