// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Bars of parts, one under the other, with what the colours are above. Each bar says its figures to
// whoever does not see it, and shows them to whoever points at it.
ColumnLayout {
    id: chart

    property list<chartRow> rows
    property list<choice> legend // label; code and help are the colours on light and on dark
    property string title: ""
    property string words: ""    // says the same as the bars
    readonly property double most: rows.reduce((most, row) => Math.max(most, row.total), 1)
    readonly property int labelWidth: Math.round(Math.min(190 * Theme.scale, width * 0.34))

    spacing: 8
    Accessible.role: Accessible.Chart
    Accessible.name: chart.title
    Accessible.description: [chart.words].concat(chart.rows.map(row => row.words)).join(". ")

    PwLabel {
        Layout.fillWidth: true
        text: chart.title
        font.bold: true
        font.pixelSize: Theme.large
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }
    PwLabel {
        Layout.fillWidth: true
        text: chart.words
        color: Theme.mute
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    Flow {
        Layout.fillWidth: true
        spacing: 14
        Repeater {
            model: chart.legend
            delegate: Row {
                id: key
                required property choice modelData
                required property int index
                visible: chart.rows.some(row => (row.parts[key.index] ?? 0) > 0)
                spacing: 6
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 12
                    height: 12
                    radius: 3
                    color: Theme.dark ? key.modelData.help : key.modelData.code
                }
                PwLabel {
                    text: key.modelData.label
                    font.pixelSize: Theme.small
                    color: Theme.mute
                }
            }
        }
    }
    Repeater {
        model: chart.rows
        delegate: RowLayout {
            id: bar
            required property chartRow modelData
            Layout.fillWidth: true
            spacing: 10
            PwLabel {
                Layout.preferredWidth: chart.labelWidth
                Layout.maximumWidth: chart.labelWidth
                text: bar.modelData.label
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Item {
                id: track
                Layout.fillWidth: true
                implicitHeight: Math.round(20 * (0.5 + 0.5 * Theme.scale))
                Row {
                    height: parent.height
                    Repeater {
                        model: bar.modelData.parts
                        delegate: Rectangle {
                            required property double modelData
                            required property int index
                            width: track.width * modelData / chart.most
                            height: track.height
                            visible: modelData > 0
                            color: chart.legend.length > index ? (Theme.dark ? chart.legend[index].help : chart.legend[index].code) : Theme.mute
                            border.width: 1
                            border.color: Theme.paper
                        }
                    }
                }
                HoverHandler { id: hover }
                PwToolTip {
                    visible: hover.hovered
                    text: bar.modelData.words
                }
            }
            PwLabel {
                Layout.preferredWidth: Math.round(44 * Theme.scale)
                text: Number(bar.modelData.total).toLocaleString(Qt.locale(), "f", 0)
                font.pixelSize: Theme.small
                color: Theme.mute
                Accessible.ignored: true
            }
        }
    }
}
