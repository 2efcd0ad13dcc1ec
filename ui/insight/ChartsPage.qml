// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// For those who would rather look than read: reach by deprivation, kinds by area, month by month.
Flickable {
    id: page

    required property ReachModel reach
    readonly property alias charts: charts

    contentHeight: grid.implicitHeight + 48
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: contentHeight > height
    Keys.onUpPressed: flick(0, 600)
    Keys.onDownPressed: flick(0, -600)
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Charts")
    ScrollBar.vertical: PwScrollBar {}

    // A share needs both: how many people there are, and how many have something near.
    readonly property list<chartRow> deciles: {
        const all = page.reach.everybodyByDecile;
        const without = page.reach.byDecile;
        return charts.decileRows(all, without);
    }

    ChartsModel {
        id: charts
        active: page.visible
    }
    GridLayout {
        id: grid
        x: 24
        y: 24
        width: page.width - 48
        columns: width > 900 * (0.4 + 0.6 * Theme.scale) ? 2 : 1
        columnSpacing: 24
        rowSpacing: 24
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            Layout.rowSpan: grid.columns === 2 ? 2 : 1
            implicitHeight: kindsColumn.implicitHeight + 40
            radius: Theme.panelRadius
            color: Theme.paper
            border.width: 1
            border.color: Theme.line
            ColumnLayout {
                id: kindsColumn
                x: 20
                y: 20
                width: parent.width - 40
                spacing: 12
                StackedBars {
                    Layout.fillWidth: true
                    title: qsTr("What there is, by area")
                    words: charts.kindsInWords
                    rows: charts.kinds
                    legend: charts.families
                }
                Flow {
                    Layout.fillWidth: true
                    visible: charts.areaSets.length > 1
                    spacing: 8
                    AskWord { text: qsTr("By") }
                    AskPick {
                        label: qsTr("By which areas")
                        choices: charts.areaSets
                        value: charts.areaSet
                        onPicked: code => charts.areaSet = code
                    }
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            visible: page.deciles.length > 0
            implicitHeight: decileChart.implicitHeight + 40
            radius: Theme.panelRadius
            color: Theme.paper
            border.width: 1
            border.color: Theme.line
            StackedBars {
                id: decileChart
                x: 20
                y: 20
                width: parent.width - 40
                title: qsTr("Who has %1 near, by deprivation decile").arg(page.reach.nounOfSought())
                words: charts.decilesInWords(page.reach.everybodyByDecile, page.reach.byDecile)
                rows: page.deciles
                legend: charts.nearOrNot
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            implicitHeight: monthChart.implicitHeight + 40
            radius: Theme.panelRadius
            color: Theme.paper
            border.width: 1
            border.color: Theme.line
            StackedBars {
                id: monthChart
                x: 20
                y: 20
                width: parent.width - 40
                title: qsTr("Month by month")
                words: charts.monthsInWords
                rows: charts.months
                legend: charts.doings
            }
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.columnSpan: grid.columns
            text: qsTr("All figures are what is on our map. For you alone: small numbers are not withheld here.")
            font.pixelSize: Theme.small
            color: Theme.warn
            wrapMode: Text.Wrap
        }
    }
}
