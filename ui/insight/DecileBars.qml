// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// People with nothing known near, by decile of deprivation: ten bars, the two of Core20 marked.
ColumnLayout {
    id: bars

    property list<double> values
    readonly property double most: Math.max(1, ...bars.values)

    spacing: 2
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("People with nothing on our map near, by deprivation decile: %1").arg(bars.values.map((value, at) => qsTr("%1: %2").arg(at + 1).arg(Math.round(value))).join(", "))
    Row {
        id: row
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 4
        Repeater {
            model: bars.values
            delegate: Item {
                id: bar
                required property int index
                required property double modelData
                width: (row.width - 36) / 10
                height: row.height
                Rectangle {
                    anchors.bottom: figure.top
                    width: parent.width
                    height: Math.max(2, (parent.height - figure.height) * bar.modelData / bars.most)
                    radius: 3
                    color: bar.index < 2 ? Theme.warn : Theme.accent
                    opacity: bar.index < 2 ? 1 : 0.5
                }
                PwLabel {
                    id: figure
                    anchors.bottom: parent.bottom
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: bar.index + 1
                    font.pixelSize: Theme.tiny
                    color: Theme.mute
                    Accessible.ignored: true
                }
            }
        }
    }
    PwLabel {
        Layout.fillWidth: true
        text: qsTr("people there, by deprivation decile")
        font.pixelSize: Theme.small
        color: Theme.mute
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
