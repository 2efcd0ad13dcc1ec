// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// A record: how old what we hold is, what is worth asking, and one click that it is still right.
Item {
    id: row

    required property int index
    required property double organisation
    required property string name
    required property int kind
    required property string age
    required property bool stale
    required property string worthAsking
    required property int complete
    required property string partner
    required property bool ticked
    required property bool confirmedToday
    property bool focused: false
    signal tickWanted(bool on)
    signal stillRight()
    signal recordWanted()
    signal chosen()

    height: words.implicitHeight + 28
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, age, worthAsking, qsTr("%1 % complete").arg(complete)].filter(part => part !== "").join(", ")

    Rectangle {
        id: card
        anchors.fill: parent
        anchors.leftMargin: 24
        anchors.rightMargin: 24
        anchors.bottomMargin: 8
        radius: Theme.radius
        color: Theme.paper
        border.width: 1
        border.color: row.ticked ? Theme.accent : Theme.line
        FocusRing {
            shown: row.focused
            radius: parent.radius + gap
        }
    }
    MouseArea {
        anchors.fill: card
        onClicked: row.chosen()
        onDoubleClicked: row.recordWanted()
    }
    RowLayout {
        id: words
        x: 36
        y: 10
        width: parent.width - 76
        spacing: 12
        PwCheckBox {
            Layout.alignment: Qt.AlignVCenter
            Layout.preferredWidth: Theme.icon + 8
            implicitHeight: Theme.icon + 8
            checked: row.ticked
            focusPolicy: Qt.NoFocus
            Accessible.name: qsTr("Send out: %1").arg(row.name)
            onToggled: row.tickWanted(checked)
        }
        MapSymbol {
            Layout.alignment: Qt.AlignVCenter
            Layout.preferredWidth: Theme.symbol
            Layout.preferredHeight: width
            kind: row.kind
            dark: Theme.dark
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            PwLabel {
                Layout.fillWidth: true
                text: row.name
                font.bold: true
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PwLabel {
                Layout.fillWidth: true
                text: row.partner === "" ? row.age : qsTr("%1 · %2").arg(row.age).arg(row.partner)
                font.pixelSize: Theme.small
                color: row.stale ? Theme.warn : Theme.mute
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: row.worthAsking
                font.pixelSize: Theme.small
                color: Theme.mute
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        // How much of a record there is.
        ColumnLayout {
            Layout.alignment: Qt.AlignVCenter
            Layout.preferredWidth: Math.round(110 * Theme.scale)
            Layout.maximumWidth: Layout.preferredWidth
            Layout.minimumWidth: Layout.preferredWidth
            visible: row.width > 700 * (0.4 + 0.6 * Theme.scale)
            spacing: 4
            PwLabel {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: qsTr("%1 % known").arg(row.complete)
                font.pixelSize: Theme.small
                color: Theme.mute
                Accessible.ignored: true
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 6
                radius: 3
                color: Theme.line
                Rectangle {
                    width: parent.width * row.complete / 100
                    height: parent.height
                    radius: 3
                    color: Theme.accent
                }
            }
        }
        PwButton {
            Layout.alignment: Qt.AlignVCenter
            look: PwButton.Outlined
            glyph: "check"
            text: row.confirmedToday ? qsTr("Checked today") : qsTr("Still right")
            enabled: !row.confirmedToday && !Session.readOnly
            focusPolicy: Qt.NoFocus
            Accessible.name: text + ": " + row.name
            onClicked: row.stillRight()
        }
        IconButton {
            Layout.alignment: Qt.AlignVCenter
            glyph: "map"
            text: qsTr("Open the record")
            focusPolicy: Qt.NoFocus
            onClicked: row.recordWanted()
        }
    }
}
