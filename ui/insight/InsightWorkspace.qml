// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Reading the map: where it is thin, how fresh it is, who is connected to whom, and charts.
ColumnLayout {
    id: workspace

    property int page: InsightWorkspace.Thin
    readonly property alias reach: reachPage.reach
    readonly property alias freshness: freshnessPage.freshness
    readonly property alias connectionsPage: connectionsPage
    readonly property alias network: connectionsPage.network
    readonly property alias charts: chartsPage.charts
    readonly property alias slipSheet: slipSheet
    signal areasWanted()
    signal planWanted(string areaSet, list<string> codes, string wanted)
    signal recordWanted(double organisation)

    enum Page { Thin, Fresh, Connected, Charts }

    function slipCameBack(): void { slipSheet.begin(); }

    spacing: 0

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: pages.implicitHeight + 20
        color: Theme.paper
        SegmentedChoice {
            id: pages
            anchors.left: parent.left
            anchors.leftMargin: 24
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            label: qsTr("What to read off the map")
            options: [qsTr("Where it is thin"), qsTr("How fresh it is"), qsTr("Who is connected"), qsTr("Charts")]
            current: workspace.page
            onPicked: index => workspace.page = index
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    StackLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        currentIndex: workspace.page
        ReachPage {
            id: reachPage
            alsoWanted: workspace.visible && workspace.page === InsightWorkspace.Charts
            onAreasWanted: workspace.areasWanted()
            onPlanWanted: (areaSet, codes, wanted) => workspace.planWanted(areaSet, codes, wanted)
        }
        FreshnessPage {
            id: freshnessPage
            onRecordWanted: organisation => workspace.recordWanted(organisation)
            onSlipCameBack: slipSheet.begin()
        }
        ConnectionsPage {
            id: connectionsPage
            onRecordWanted: organisation => workspace.recordWanted(organisation)
        }
        ChartsPage {
            id: chartsPage
            reach: reachPage.reach
        }
    }
    SlipReturnSheet {
        id: slipSheet
        onRecordWanted: organisation => workspace.recordWanted(organisation)
    }
}
