// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// How the colours of areas are cut, for those who want it otherwise than it suggests itself.
ColumnLayout {
    id: style

    readonly property Layers layers: Session.layers
    readonly property bool isSurface: layers.fill === "density"
    readonly property list<int> spreads: [250, 500, 1000, 2000]

    spacing: 4

    Labelled {
        Layout.fillWidth: true
        visible: style.isSurface
        label: qsTr("Each counts around itself for")
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("Each counts around itself for")
            options: style.spreads.map(metres => Measure.inWords(metres))
            current: style.spreads.indexOf(style.layers.spread)
            onPicked: index => style.layers.spread = style.spreads[index]
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: !style.isSurface
        label: qsTr("Cut into classes")
        PwPick {
            Layout.fillWidth: true
            label: qsTr("Cut into classes")
            choices: style.layers.classings
            canBeEmpty: false
            selected: [style.layers.classing]
            onPicked: codes => style.layers.classing = codes.length > 0 ? codes[0] : style.layers.classing
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: !style.isSurface && style.layers.classing !== "deciles"
        label: qsTr("How many")
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("How many classes")
            options: ["3", "4", "5", "7", "10"]
            current: options.indexOf(String(style.layers.classes))
            onPicked: index => style.layers.classes = Number(options[index])
        }
    }
    Labelled {
        Layout.fillWidth: true
        visible: !style.isSurface
        label: qsTr("Colours")
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("Colours")
            options: [qsTr("Warm"), qsTr("Cool"), qsTr("Two ways")]
            readonly property list<string> codes: ["warm", "cool", "diverging"]
            current: codes.indexOf(style.layers.palette)
            onPicked: index => style.layers.palette = codes[index]
        }
    }
}
