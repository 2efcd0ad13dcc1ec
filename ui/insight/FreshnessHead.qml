// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// How much was checked when, whose list is looked at, and what can be done with it.
Column {
    id: above

    required property FreshnessModel freshness
    required property ChannelsDue channels
    required property bool ofChannels
    readonly property bool narrow: width < 1000 * (0.5 + 0.5 * Theme.scale)
    signal channelsWanted(bool on)
    signal slipCameBack()
    signal tickWanted(int most)
    signal slipsWanted()
    signal workbookWanted()

    Rectangle {
        width: parent.width
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
                columns: above.narrow ? 1 : 2
                columnSpacing: 28
                rowSpacing: 8
                RowLayout {
                    Layout.fillWidth: true
                    spacing: 28
                    Repeater {
                        model: [
                            { figure: above.freshness.fresh, words: qsTr("checked within a year") },
                            { figure: above.freshness.byItself, words: qsTr("of them by the group itself") },
                            { figure: above.freshness.old, words: qsTr("not checked for longer") },
                            { figure: above.freshness.never, words: qsTr("never checked") }
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
                    onClicked: above.slipCameBack()
                }
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: above.freshness.amiss
                color: Theme.warn
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: 8
                Chip {
                    implicitHeight: Theme.control
                    text: qsTr("Only what is due")
                    on: above.freshness.dueOnly && !above.ofChannels
                    enabled: !above.ofChannels
                    Accessible.role: Accessible.CheckBox
                    Accessible.checked: on
                    onClicked: above.freshness.dueOnly = !above.freshness.dueOnly
                }
                AskWord { text: qsTr("on the list of"); visible: !above.ofChannels }
                AskPick {
                    visible: !above.ofChannels
                    label: qsTr("Whose list")
                    choices: above.freshness.partners
                    value: above.freshness.partner
                    onPicked: code => above.freshness.partner = code
                }
                Chip {
                    implicitHeight: Theme.control
                    glyph: "speech"
                    text: above.channels.count > 0 ? qsTr("Channels to check (%1)").arg(above.channels.count) : qsTr("Channels to check")
                    on: above.ofChannels
                    Accessible.role: Accessible.CheckBox
                    Accessible.checked: on
                    onClicked: above.channelsWanted(!above.ofChannels)
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
        width: parent.width
        visible: !above.ofChannels && !Session.readOnly
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
                choices: above.freshness.fromChoices()
                value: above.freshness.from
                onPicked: code => above.freshness.from = code
            }
            AskPick {
                label: qsTr("How")
                choices: Vocabularies.choices("confirmed_how")
                value: above.freshness.how
                onPicked: code => above.freshness.how = code
            }
            Item { width: 16; height: 1 }
            PwButton {
                text: above.freshness.ticked > 0 ? qsTr("Untick all") : qsTr("Tick the first 20")
                onClicked: above.tickWanted(above.freshness.ticked > 0 ? 0 : 20)
            }
            PwButton {
                glyph: "print"
                text: above.freshness.ticked > 0 ? qsTr("Print slips (%1)").arg(above.freshness.ticked) : qsTr("Print slips")
                enabled: above.freshness.ticked > 0
                Accessible.description: qsTr("One page a group, with what we hold: to be ticked, corrected and given back")
                onClicked: above.slipsWanted()
            }
            PwButton {
                glyph: "table"
                text: above.freshness.ticked > 0 ? qsTr("Workbook (%1)").arg(above.freshness.ticked) : qsTr("Workbook")
                enabled: above.freshness.ticked > 0
                Accessible.description: qsTr("For a partner to put right in Excel; it comes back as suggestions")
                onClicked: above.workbookWanted()
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
}
