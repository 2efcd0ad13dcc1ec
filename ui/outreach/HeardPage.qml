// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Heard, taken to, answered, told back: gathered by theme or by community.
Item {
    id: page

    required property HeardList heard
    readonly property int all: heard.stageCounts.reduce((sum, count) => sum + count, 0)

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: page.all > 0
        Flow {
            Layout.fillWidth: true
            Layout.margins: 24
            Layout.bottomMargin: 8
            spacing: 8
            Repeater {
                model: [qsTr("All"), qsTr("Heard"), qsTr("Taken to someone"), qsTr("Answered"), qsTr("Told back")]
                delegate: Chip {
                    required property int index
                    required property string modelData
                    readonly property string code: ["", "heard", "taken", "answered", "told_back"][index]
                    implicitHeight: Theme.control
                    text: qsTr("%1 · %2").arg(modelData).arg(index === 0 ? page.all : page.heard.stageCounts[index - 1])
                    on: page.heard.stage === code
                    Accessible.role: Accessible.RadioButton
                    Accessible.checked: on
                    onClicked: page.heard.stage = code
                }
            }
            SegmentedChoice {
                width: Math.min(implicitWidth, parent.width)
                label: qsTr("Gathered by")
                options: [qsTr("By theme"), qsTr("By community")]
                current: page.heard.byCommunity ? 1 : 0
                onPicked: index => page.heard.byCommunity = index === 1
            }
            PwButton {
                glyph: "print"
                text: qsTr("Print these")
                enabled: page.heard.count > 0
                onClicked: saveDialog.ask()
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: page.heard
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What we heard")
            section.property: "gathered"
            section.delegate: Item {
                id: heading
                required property string section
                width: ListView.view.width
                height: gathered.implicitHeight + 24
                SectionTitle {
                    id: gathered
                    x: 24
                    y: 16
                    width: parent.width - 48
                    text: heading.section
                    elide: Text.ElideRight
                }
            }
            delegate: HeardRow {
                required property int index
                required property double takenTo
                width: ListView.view.width
                onTickedByHand: on => page.heard.tick(index, on)
                onAnswered: (code, words) => page.heard.answer(takenTo, code, words)
                onToldBack: page.heard.toldBack(takenTo)
            }
        }
        Rectangle {
            Layout.fillWidth: true
            visible: page.heard.ticked > 0
            implicitHeight: foot.implicitHeight + 28
            color: Theme.paper
            Rectangle { width: parent.width; height: 1; color: Theme.line }
            GridLayout {
                id: foot
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: 24
                anchors.rightMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                columns: width > 620 * (0.1 + 0.9 * Theme.scale) ? 3 : 1
                columnSpacing: 12
                rowSpacing: 8
                PwField {
                    id: whom
                    Layout.fillWidth: true
                    Layout.preferredWidth: 5
                    placeholderText: qsTr("Take %1 to which board or person?").arg(Words.counted(page.heard.ticked, qsTr("thing"), qsTr("things")))
                    onAccepted: take.clicked()
                }
                PwField {
                    id: on
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    placeholderText: qsTr("On: today, or day/month/year")
                    onAccepted: take.clicked()
                }
                PwButton {
                    id: take
                    look: PwButton.Filled
                    text: qsTr("Take it there")
                    enabled: whom.text.trim() !== "" && !Session.readOnly
                    onClicked: {
                        if (whom.text.trim() === "")
                            return;
                        page.heard.take(whom.text, on.text);
                        whom.clear();
                        on.clear();
                    }
                }
            }
        }
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 460)
        visible: page.all === 0
        spacing: 8
        PwIcon {
            Layout.alignment: Qt.AlignHCenter
            name: "speech"
            size: Theme.icon * 2
            colour: Theme.mute
        }
        PwLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing is written down yet. Log a conversation, and what was heard comes here: gather it with others like it, take it to someone who can change it, and tell people what came of it.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
    FileDialog {
        id: saveDialog
        fileMode: FileDialog.SaveFile
        title: qsTr("What we heard, where we took it, what changed")
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        function ask(): void {
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(page.heard.suggestedName());
            saveDialog.open();
        }
        onAccepted: page.heard.save(selectedFile)
    }
}
