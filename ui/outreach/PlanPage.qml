// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// One plan: whom we want to hear from and where, the board of where each group stands, and beside
// it the one looked at.
Item {
    id: page

    required property PlanBoard board
    property bool narrow: false
    signal allWanted()
    signal conversationWanted(double organisation, double step)
    signal recordWanted(double organisation)

    readonly property int detailWidth: Math.round(360 * (0.45 + 0.55 * Theme.scale))
    readonly property bool detailShown: board.current !== 0
    // Where both do not fit, the one looked at takes the board's place.
    readonly property bool one: width < detailWidth + 460 * (0.5 + 0.5 * Theme.scale)
    readonly property bool inColumns: boardArea.width > 720 * (0.4 + 0.6 * Theme.scale)

    readonly property alias visits: visits
    VisitPaper {
        id: visits
        board: page.board
    }
    FileDialog {
        id: saveDialog
        fileMode: FileDialog.SaveFile
        title: qsTr("Print the visit list to a file")
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        property int way: VisitPaper.OnFoot
        function ask(way: int): void {
            saveDialog.way = way;
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(visits.suggestedName(way));
            saveDialog.open();
        }
        onAccepted: visits.save(selectedFile, way)
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Rectangle {
            Layout.fillWidth: true
            visible: !(page.one && page.detailShown)
            implicitHeight: head.implicitHeight + 32
            color: Theme.paper
            ColumnLayout {
                id: head
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: 24
                anchors.rightMargin: 24
                spacing: 10
                RowLayout {
                    Layout.fillWidth: true
                    spacing: 8
                    IconButton {
                        visible: page.narrow
                        glyph: "chevron-left"
                        text: qsTr("All plans")
                        onClicked: page.allWanted()
                    }
                    PwField {
                        id: name
                        Layout.fillWidth: true
                        label: qsTr("Name of the plan")
                        text: page.board.name
                        font.pixelSize: Theme.large
                        font.bold: true
                        readOnly: Session.readOnly
                        onEditingFinished: if (text !== page.board.name) page.board.setOfPlan("name", text)
                    }
                    PwPick {
                        Layout.preferredWidth: Math.round(160 * (0.5 + 0.5 * Theme.scale))
                        label: qsTr("Where the plan has got to")
                        choices: Vocabularies.choices("plan_status")
                        selected: page.board.status === "" ? [] : [page.board.status]
                        canBeEmpty: false
                        enabled: !Session.readOnly
                        onPicked: codes => page.board.setOfPlan("status", codes[0])
                    }
                    PwButton {
                        glyph: "print"
                        text: qsTr("Visit list")
                        onlyGlyph: head.width < 620 * (0.4 + 0.6 * Theme.scale)
                        enabled: page.board.count > 0
                        Accessible.name: qsTr("Print the visit list")
                        onClicked: visitsMenu.open()
                        PwMenu {
                            id: visitsMenu
                            y: parent.height + 4
                            x: parent.width - width
                            PwMenuItem { text: qsTr("To go round on foot …"); onTriggered: saveDialog.ask(VisitPaper.OnFoot) }
                            PwMenuItem { text: qsTr("To go round by car …"); onTriggered: saveDialog.ask(VisitPaper.ByCar) }
                        }
                    }
                    IconButton {
                        glyph: "more"
                        look: PwButton.Quiet
                        text: qsTr("More")
                        onClicked: moreMenu.open()
                        PwMenu {
                            id: moreMenu
                            y: parent.height + 4
                            x: parent.width - width
                            PwMenuItem {
                                text: qsTr("Delete the plan")
                                glyph: "trash"
                                mustAct: true
                                enabled: !Session.readOnly
                                onTriggered: page.board.removePlan()
                            }
                        }
                    }
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: head.width > 560 * (0.4 + 0.6 * Theme.scale) ? 2 : 1
                    columnSpacing: 16
                    rowSpacing: 8
                    Labelled {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Who we want to hear from")
                        RowLayout {
                            Layout.fillWidth: true
                            spacing: 8
                            PwField {
                                Layout.fillWidth: true
                                label: qsTr("Who we want to hear from")
                                placeholderText: qsTr("In their own words, if you can")
                                text: page.board.audience
                                readOnly: Session.readOnly
                                onEditingFinished: if (text !== page.board.audience) page.board.setOfPlan("audience", text)
                            }
                            IconButton {
                                visible: page.board.audiences.length > 0 && !Session.readOnly
                                glyph: "people"
                                look: PwButton.Quiet
                                text: qsTr("Choose from our map …")
                                onClicked: audiences.open()
                                ChoicePopup {
                                    id: audiences
                                    choices: page.board.audiences
                                    onChosen: code => page.board.addAudience(code)
                                }
                            }
                        }
                    }
                    Labelled {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        label: qsTr("Where")
                        PwField {
                            Layout.fillWidth: true
                            label: qsTr("Where")
                            text: page.board.area
                            readOnly: Session.readOnly
                            onEditingFinished: if (text !== page.board.area) page.board.setOfPlan("area", text)
                        }
                    }
                }
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            Flickable {
                id: boardArea
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !(page.one && page.detailShown)
                contentHeight: shared.y + shared.implicitHeight + 40
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: PwScrollBar {}
                GridLayout {
                    id: columns
                    x: 20
                    y: 20
                    width: boardArea.width - 40
                    columns: page.inColumns ? 4 : 1
                    columnSpacing: 12
                    rowSpacing: 20
                    Repeater {
                        model: page.board.columns
                        delegate: ColumnLayout {
                            id: lane
                            required property choice modelData
                            required property int index
                            readonly property int standing: page.board.columnCounts[index] ?? 0
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.alignment: Qt.AlignTop
                            visible: page.inColumns || standing > 0
                            spacing: 8
                            Accessible.role: Accessible.List
                            Accessible.name: title.text
                            SectionTitle {
                                id: title
                                Layout.fillWidth: true
                                text: qsTr("%1 · %2").arg(lane.modelData.label).arg(lane.standing)
                                wrapMode: Text.Wrap
                            }
                            Repeater {
                                model: page.board
                                delegate: StepCard {
                                    id: card
                                    required property double step
                                    required property string column
                                    Layout.fillWidth: true
                                    visible: card.column === lane.modelData.code
                                    on: card.step === page.board.current
                                    onClicked: page.board.current = card.step
                                }
                            }
                        }
                    }
                }
                LibrarySection {
                    id: shared
                    x: 20
                    y: Math.max(columns.y + columns.implicitHeight, page.board.count === 0 ? 200 : 0) + 28
                    width: Math.min(boardArea.width - 40, Math.round(620 * (0.5 + 0.5 * Theme.scale)))
                    visible: page.board.plan !== 0
                    plan: page.board.plan
                    nothing: qsTr("What people told, and what the plan is built on.")
                }
                PwLabel {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 80
                    width: Math.min(parent.width - 48, 420)
                    visible: page.board.count === 0 && page.board.name !== ""
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Nobody is in it yet. Narrow the list on the map to the groups you mean, then choose Plan outreach there and add them to this plan.")
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            StepDetail {
                Layout.fillHeight: true
                Layout.fillWidth: page.one
                Layout.preferredWidth: page.detailWidth
                visible: page.detailShown
                board: page.board
                onConversationWanted: page.conversationWanted(page.board.organisation, page.board.current)
                onRecordWanted: page.recordWanted(page.board.organisation)
                onClosed: page.board.current = 0
            }
        }
    }
}
