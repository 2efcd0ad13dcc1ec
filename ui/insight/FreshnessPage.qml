// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// How long ago somebody made sure: a list to work down, and what goes out to be looked at.
Rectangle {
    id: page

    readonly property alias freshness: freshness
    readonly property alias channels: channels
    readonly property bool narrow: width < 1000 * (0.5 + 0.5 * Theme.scale)
    property bool ofChannels: false
    signal recordWanted(double organisation)
    signal slipCameBack()

    color: Theme.ground

    FreshnessModel {
        id: freshness
        active: page.visible
    }
    ChannelsDue {
        id: channels
        active: page.visible
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: head.implicitHeight + 28
            color: Theme.paper
            ColumnLayout {
                id: head
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: 24
                anchors.rightMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                spacing: 12
                GridLayout {
                    Layout.fillWidth: true
                    columns: page.narrow ? 1 : 2
                    columnSpacing: 28
                    rowSpacing: 8
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: 28
                        Repeater {
                            model: [
                                { figure: freshness.fresh, words: qsTr("checked within a year") },
                                { figure: freshness.byItself, words: qsTr("of them by the group itself") },
                                { figure: freshness.old, words: qsTr("not checked for longer") },
                                { figure: freshness.never, words: qsTr("never checked") }
                            ]
                            delegate: ColumnLayout {
                                id: figureColumn
                                required property var modelData
                                spacing: 0
                                PwLabel {
                                    text: Number(figureColumn.modelData.figure).toLocaleString(Qt.locale(), "f", 0)
                                    font.pixelSize: Theme.figure
                                    font.bold: true
                                }
                                PwLabel {
                                    text: figureColumn.modelData.words
                                    font.pixelSize: Theme.small
                                    color: Theme.mute
                                }
                            }
                        }
                        Item { Layout.fillWidth: true }
                    }
                    PwButton {
                        Layout.alignment: Qt.AlignRight | Qt.AlignTop
                        look: PwButton.Outlined
                        glyph: "paste"
                        text: qsTr("A slip came back")
                        enabled: !Session.readOnly
                        onClicked: page.slipCameBack()
                    }
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: freshness.amiss
                    color: Theme.warn
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: 8
                    Chip {
                        implicitHeight: Theme.control
                        text: qsTr("Only what is due")
                        on: freshness.dueOnly && !page.ofChannels
                        enabled: !page.ofChannels
                        Accessible.role: Accessible.CheckBox
                        Accessible.checked: on
                        onClicked: freshness.dueOnly = !freshness.dueOnly
                    }
                    AskWord { text: qsTr("on the list of"); visible: !page.ofChannels }
                    AskPick {
                        visible: !page.ofChannels
                        label: qsTr("Whose list")
                        choices: freshness.partners
                        value: freshness.partner
                        onPicked: code => freshness.partner = code
                    }
                    Chip {
                        implicitHeight: Theme.control
                        glyph: "speech"
                        text: channels.count > 0 ? qsTr("Channels to check (%1)").arg(channels.count) : qsTr("Channels to check")
                        on: page.ofChannels
                        Accessible.role: Accessible.CheckBox
                        Accessible.checked: on
                        onClicked: page.ofChannels = !page.ofChannels
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
        // Working down the list: said once whom it is from, then one click a record.
        Rectangle {
            Layout.fillWidth: true
            visible: !page.ofChannels && !Session.readOnly
            implicitHeight: work.implicitHeight + 16
            color: Theme.paper
            Flow {
                id: work
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: 24
                anchors.rightMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8
                AskWord { text: qsTr("I have it from") }
                AskPick {
                    label: qsTr("Whom it is from")
                    choices: page.fromChoices
                    value: freshness.from
                    onPicked: code => freshness.from = code
                }
                AskPick {
                    label: qsTr("How")
                    choices: Vocabularies.choices("confirmed_how")
                    value: freshness.how
                    onPicked: code => freshness.how = code
                }
                Item { width: 16; height: 1 }
                PwButton {
                    text: freshness.ticked > 0 ? qsTr("Untick all") : qsTr("Tick the first 20")
                    onClicked: freshness.tickFirst(freshness.ticked > 0 ? 0 : 20)
                }
                PwButton {
                    glyph: "print"
                    text: freshness.ticked > 0 ? qsTr("Print slips (%1)").arg(freshness.ticked) : qsTr("Print slips")
                    enabled: freshness.ticked > 0
                    Accessible.description: qsTr("One page a group, with what we hold: to be ticked, corrected and given back")
                    onClicked: saveDialog.ask(true)
                }
                PwButton {
                    glyph: "table"
                    text: freshness.ticked > 0 ? qsTr("Workbook (%1)").arg(freshness.ticked) : qsTr("Workbook")
                    enabled: freshness.ticked > 0
                    Accessible.description: qsTr("For a partner to put right in Excel; it comes back as suggestions")
                    onClicked: saveDialog.ask(false)
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
            currentIndex: page.ofChannels ? 1 : 0
            ListView {
                id: list
                clip: true
                model: freshness
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                topMargin: 12
                bottomMargin: 12
                ScrollBar.vertical: PwScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Records, those longest unchecked first")
                Keys.onSpacePressed: if (currentItem) freshness.tick(currentIndex, !(currentItem as FreshnessRow).ticked)
                Keys.onReturnPressed: if (currentIndex >= 0) freshness.stillRight(currentIndex)
                delegate: FreshnessRow {
                    width: ListView.view.width
                    focused: list.activeFocus && ListView.isCurrentItem
                    onTickWanted: on => freshness.tick(index, on)
                    onStillRight: freshness.stillRight(index)
                    onRecordWanted: page.recordWanted(organisation)
                    onChosen: list.currentIndex = index
                }
                PwLabel {
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 48, 460)
                    visible: freshness.count === 0 && !freshness.reading
                    horizontalAlignment: Text.AlignHCenter
                    text: freshness.all === 0 ? qsTr("Nothing on the map yet.") : qsTr("Everything on this list was checked within a year.")
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            ListView {
                id: channelList
                clip: true
                model: channels
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                topMargin: 12
                bottomMargin: 12
                ScrollBar.vertical: PwScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Channels to check")
                delegate: ChannelDueRow {
                    width: ListView.view.width
                    onCheckedToday: channels.checkedToday(index)
                    onRecordWanted: page.recordWanted(organisation)
                }
                PwLabel {
                    anchors.centerIn: parent
                    width: Math.min(parent.width - 48, 460)
                    visible: channels.count === 0
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Every channel on our map was checked within twelve months.")
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    readonly property list<choice> fromChoices: freshness.fromChoices()
    FileDialog {
        id: saveDialog
        property bool ofSlips: true
        fileMode: FileDialog.SaveFile
        title: saveDialog.ofSlips ? qsTr("Print slips to a file") : qsTr("Save the workbook")
        defaultSuffix: saveDialog.ofSlips ? "pdf" : "xlsx"
        nameFilters: saveDialog.ofSlips ? ["PDF (*.pdf)"] : [qsTr("Excel workbook (*.xlsx)")]
        function ask(ofSlips: bool): void {
            saveDialog.ofSlips = ofSlips;
            const name = ofSlips ? freshness.suggestedName(qsTr("is this right"), "pdf") : freshness.suggestedName(qsTr("to look at (partners)"), "xlsx");
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(name);
            saveDialog.open();
        }
        onAccepted: saveDialog.ofSlips ? freshness.saveSlips(selectedFile) : freshness.saveWorkbook(selectedFile)
    }
}
