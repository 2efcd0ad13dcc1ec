// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

AbstractButton {
    id: row

    required property int index
    required property string label
    required property int count
    required property string section
    required property int kind
    required property var model // for its `state`, a name that every item has already
    required property color colour
    required property list<real> dashes
    required property string code
    property bool shown: true
    readonly property bool isFamily: section === "family"

    visible: shown
    implicitHeight: !shown ? 0 : Math.max(Math.round(27 * (0.4 + 0.6 * Theme.scale)), words.implicitHeight + 6)
    hoverEnabled: isFamily
    focusPolicy: isFamily ? Qt.StrongFocus : Qt.NoFocus
    text: label
    Accessible.role: isFamily ? Accessible.Button : Accessible.StaticText
    Accessible.name: count > 0 ? qsTr("%1, %2").arg(label).arg(count) : label
    Accessible.description: isFamily ? qsTr("Show only these") : ""
    onClicked: {
        if (!isFamily)
            return;
        const kinds = Vocabularies.kindsOfFamily(code);
        const same = kinds.length === Session.filter.kinds.length && kinds.every(kind => Session.filter.kinds.includes(kind));
        Session.filter.kinds = same ? [] : kinds;
    }

    contentItem: Item {
        Item {
            id: sample
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            width: Math.round(20 * (0.5 + 0.5 * Theme.scale))
            height: width
            MapSymbol {
                anchors.fill: parent
                visible: row.isFamily || row.section === "state"
                kind: row.kind
                state: row.model.state
                dark: Theme.dark
            }
            Loader {
                anchors.fill: parent
                active: row.section === "outline"
                sourceComponent: Item {
                    id: dashed
                    clip: true
                    readonly property real pitch: row.dashes[0] + row.dashes[1]
                    Repeater {
                        model: Math.ceil(dashed.width / dashed.pitch)
                        delegate: Rectangle {
                            required property int index
                            x: index * dashed.pitch
                            y: Math.round(dashed.height / 2)
                            width: row.dashes[0]
                            height: 1.5
                            color: row.colour
                            antialiasing: true
                        }
                    }
                }
            }
            Loader {
                anchors.fill: parent
                anchors.margins: 2
                active: row.section === "core20"
                sourceComponent: Item {
                    id: hatch
                    clip: true
                    Repeater {
                        model: 6
                        delegate: Rectangle {
                            required property int index
                            x: (index - 1) * hatch.width / 4
                            y: -hatch.height / 2
                            width: 1.3
                            height: hatch.height * 2
                            rotation: 45
                            color: row.colour
                            antialiasing: true
                        }
                    }
                    Rectangle { anchors.fill: parent; color: "transparent"; border.width: 1; border.color: row.colour }
                }
            }
            Rectangle {
                anchors.fill: parent
                anchors.margins: 2
                visible: row.section === "fill"
                radius: 3
                color: row.colour
                border.width: 1
                border.color: Theme.line
            }
        }
        PwLabel {
            id: words
            anchors.left: sample.right
            anchors.leftMargin: 12
            anchors.right: number.left
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            text: row.label
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        PwLabel {
            id: number
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: row.count > 0
            text: row.count.toLocaleString(Qt.locale(), "f", 0)
            font.pixelSize: Theme.small
            color: Theme.mute
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: 8
        color: row.hovered && row.isFamily ? Theme.hover : "transparent"
        FocusRing {
            shown: row.visualFocus
            gap: -2
        }
    }
}
