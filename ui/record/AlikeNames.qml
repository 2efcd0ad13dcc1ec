// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Who is on the map already under a name like the one that is being typed.
ColumnLayout {
    id: names

    property alias text: alike.typed
    property alias besides: alike.besides // whose name it is

    visible: alike.count > 0
    spacing: 2
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Already on the map?")

    FinderModel {
        id: alike
        property string typed: ""
        onlyOrganisations: true
        text: typed.trim().length > 2 ? typed : ""
    }
    PwLabel {
        Layout.fillWidth: true
        text: qsTr("Already on the map?")
        font.pixelSize: Theme.small
        font.bold: true
        color: Theme.warn
        Accessible.ignored: true
    }
    Repeater {
        model: alike
        delegate: PwLabel {
            required property int index
            required property string label
            required property string note
            Layout.fillWidth: true
            visible: index < 3
            text: note === "" ? label : qsTr("%1 · %2").arg(label).arg(note)
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
    }
}
