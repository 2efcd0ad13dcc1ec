// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Mapping sessions: which there are, and of one of them the set-up, the room, what is to be looked
// through, and the report.
Item {
    id: workspace

    property int page: TogetherWorkspace.SetUp
    readonly property alias exercises: exercises
    readonly property alias form: form
    readonly property alias review: lookThrough.review
    readonly property alias setUp: setUp
    readonly property alias report: report
    readonly property bool narrow: width < 980 * (0.5 + 0.5 * Theme.scale)
    property rect wholePlace // degrees, from west and south: where a new session is about
    property rect view       // what the map shows, likewise
    signal roomWanted()
    signal reviewListsWanted()
    signal mergeWanted()

    enum Page { SetUp, LookThrough, Report, History }

    function show(exercise: double, page: int): void {
        form.exercise = exercise;
        workspace.page = page;
    }

    Exercises {
        id: exercises
        onStarted: exercise => workspace.show(exercise, TogetherWorkspace.SetUp)
        onChanged: if (form.exercise === 0 && count > 0) form.exercise = newest()
    }
    ExerciseForm { id: form }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        SessionList {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(workspace.width * 0.3, Math.round(Theme.list * 0.8))
            visible: exercises.count > 0 && !(workspace.narrow && form.exercise !== 0)
            exercises: exercises
            current: form.exercise
            onChosen: exercise => workspace.show(exercise, workspace.page)
            onStartWanted: code => exercises.start(code, workspace.wholePlace)
            onReviewListsWanted: workspace.reviewListsWanted()
            onMergeWanted: workspace.mergeWanted()
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: form.exercise !== 0
            spacing: 0
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: head.implicitHeight + 32
                color: Theme.paper
                ColumnLayout {
                    id: head
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.leftMargin: 24
                    anchors.rightMargin: 24
                    spacing: 12
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: 8
                        IconButton {
                            visible: workspace.narrow
                            glyph: "chevron-left"
                            text: qsTr("All mapping sessions")
                            onClicked: form.exercise = 0
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            text: form.name === "" ? qsTr("A mapping session") : form.name
                            font.pixelSize: Theme.title
                            font.bold: true
                            elide: Text.ElideRight
                            Accessible.role: Accessible.Heading
                        }
                        PwButton {
                            look: PwButton.Filled
                            glyph: "screen"
                            text: qsTr("Open the room")
                            keys: "F5"
                            enabled: !Session.readOnly
                            onClicked: workspace.roomWanted()
                        }
                    }
                    SegmentedChoice {
                        Layout.fillWidth: true
                        label: qsTr("What of it")
                        options: [qsTr("Set up"), lookThrough.review.count > 0 ? qsTr("Look through (%1)").arg(lookThrough.review.count) : qsTr("Look through"), qsTr("Report"), qsTr("History")]
                        current: workspace.page
                        onPicked: index => workspace.page = index
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
                SetUpPage {
                    id: setUp
                    form: form
                    wholePlace: workspace.wholePlace
                    view: workspace.view
                    onRemoveWanted: {
                        const gone = form.exercise;
                        form.exercise = 0;
                        exercises.remove(gone);
                    }
                    onAgainWanted: exercises.startLike(form.exercise)
                }
                LookThroughPage {
                    id: lookThrough
                    form: form
                    active: workspace.visible && workspace.page === TogetherWorkspace.LookThrough
                    counts: workspace.visible
                }
                ReportPage {
                    id: report
                    form: form
                    exercises: exercises
                }
                Flickable {
                    id: past
                    contentHeight: pastList.implicitHeight + 48
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    ScrollBar.vertical: PwScrollBar {}
                    HistoryList {
                        id: pastList
                        x: 24
                        y: 24
                        width: Math.min(past.width - 48, Math.round(720 * (0.5 + 0.5 * Theme.scale)))
                        model: HistoryModel {
                            exercise: form.exercise
                            active: workspace.visible && workspace.page === TogetherWorkspace.History
                        }
                    }
                }
            }
        }
        // Nothing yet: what a session is, and the ways to begin.
        SessionBeginnings {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: form.exercise === 0 && (exercises.count === 0 || !workspace.narrow)
            first: exercises.count === 0
            onStartWanted: code => exercises.start(code, workspace.wholePlace)
        }
    }
}
