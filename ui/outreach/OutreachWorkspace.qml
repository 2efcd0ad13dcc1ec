// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Going out and listening: plans, what was promised, what was heard and where it was taken.
ColumnLayout {
    id: workspace

    property int page: OutreachWorkspace.Plans
    readonly property alias plans: plans
    readonly property alias board: board
    readonly property alias promises: promises
    readonly property alias heard: heard
    readonly property alias needs: needs
    readonly property alias library: library
    readonly property alias libraryPage: libraryPage
    readonly property alias helpersSheet: helpersSheet
    readonly property alias visits: planPage.visits
    readonly property bool narrow: width < 1080 * (0.5 + 0.5 * Theme.scale)
    signal planWanted()
    signal conversationWanted(double organisation, double step)
    signal recordWanted(double organisation)

    enum Page { Plans, Promises, Heard, Needs, Stories }

    // A plan that was just begun, until the list knows of it.
    property double wanted: 0
    function showPlan(plan: double): void {
        workspace.page = OutreachWorkspace.Plans;
        workspace.wanted = plan;
        workspace.choosePlan();
    }
    // The one that is wanted, else the one that was looked at, else the first where both fit.
    function choosePlan(): void {
        if (workspace.wanted !== 0 && plans.has(workspace.wanted)) {
            board.plan = workspace.wanted;
            workspace.wanted = 0;
        } else if (board.plan !== 0 && !plans.has(board.plan)) {
            board.plan = 0;
        }
        if (board.plan === 0 && workspace.wanted === 0 && plans.count > 0 && !workspace.narrow)
            board.plan = plans.first();
    }
    onNarrowChanged: choosePlan()

    spacing: 0

    OutreachPlans {
        id: plans
        onChanged: workspace.choosePlan()
    }
    PlanBoard { id: board }
    PromiseList { id: promises }
    HeardList { id: heard }
    NeedsList {
        id: needs
        active: workspace.visible && workspace.page === OutreachWorkspace.Needs
    }
    LibraryList { id: library }
    HelpersSheet { id: helpersSheet }

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: head.implicitHeight + 24
        color: Theme.paper
        Flow {
            id: head
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 24
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            spacing: 16
            PwLabel {
                height: Theme.control
                verticalAlignment: Text.AlignVCenter
                text: qsTr("Who do we go and listen to?")
                font.pixelSize: Theme.title
                font.bold: true
                Accessible.role: Accessible.Heading
            }
            SegmentedChoice {
                width: Math.min(implicitWidth, head.width)
                label: qsTr("What of outreach")
                options: [qsTr("Plans"),
                    promises.count > 0 ? qsTr("Promises (%1)").arg(promises.count) : qsTr("Promises"),
                    qsTr("What we heard"), qsTr("Needs and offers"), qsTr("Stories and resources")]
                current: workspace.page
                onPicked: index => workspace.page = index
            }
            PwButton {
                look: PwButton.Outlined
                glyph: "speech"
                text: qsTr("Log a conversation")
                enabled: !Session.readOnly
                onClicked: workspace.conversationWanted(0, 0)
            }
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
        RowLayout {
            spacing: 0
            PlanList {
                Layout.fillHeight: true
                Layout.preferredWidth: workspace.narrow ? workspace.width : Math.round(Theme.list * 0.75)
                visible: plans.count > 0 && (!workspace.narrow || board.plan === 0)
                plans: plans
                current: board.plan
                onChosen: plan => {
                    workspace.wanted = 0;
                    board.plan = plan;
                }
                onPlanWanted: workspace.planWanted()
            }
            PlanPage {
                id: planPage
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: board.plan !== 0
                board: board
                narrow: workspace.narrow
                onAllWanted: board.plan = 0
                onConversationWanted: (organisation, step) => workspace.conversationWanted(organisation, step)
                onRecordWanted: organisation => workspace.recordWanted(organisation)
            }
            // Nothing yet: what a plan is, and the ways to begin one.
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: board.plan === 0 && plans.count === 0
                ColumnLayout {
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 48, Math.round(520 * (0.5 + 0.5 * Theme.scale)))
                    spacing: 12
                    PwIcon {
                        Layout.alignment: Qt.AlignHCenter
                        name: "outreach"
                        size: Theme.icon * 2
                        colour: Theme.mute
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        horizontalAlignment: Text.AlignHCenter
                        text: qsTr("A plan says whom we want to hear from, which groups they trust, and who goes to see them by when.")
                        wrapMode: Text.Wrap
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        horizontalAlignment: Text.AlignHCenter
                        text: qsTr("Begin it where the map is thin (Insight: tick some areas), or from what you see on the map: narrow the list with a filter or draw a lasso, then begin here.")
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                    PwButton {
                        Layout.alignment: Qt.AlignHCenter
                        look: PwButton.Filled
                        glyph: "plus"
                        text: qsTr("Begin a plan")
                        enabled: Session.open && !Session.readOnly
                        onClicked: workspace.planWanted()
                    }
                }
            }
        }
        PromisesPage {
            promises: promises
            onRecordWanted: organisation => workspace.recordWanted(organisation)
        }
        HeardPage {
            heard: heard
        }
        NeedsPage {
            needs: needs
            onRecordWanted: organisation => workspace.recordWanted(organisation)
            onHelpersWanted: category => helpersSheet.begin(category)
        }
        LibraryPage {
            id: libraryPage
            library: library
        }
    }
}
