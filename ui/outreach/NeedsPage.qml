// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What was asked for beside what would answer it, either way round.
Item {
    id: page

    required property NeedsList needs
    signal recordWanted(double organisation)
    signal helpersWanted(string category)

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Flow {
            Layout.fillWidth: true
            Layout.margins: 24
            Layout.bottomMargin: 8
            spacing: 12
            SegmentedChoice {
                width: Math.min(implicitWidth, parent.width)
                label: qsTr("Which way round")
                options: [qsTr("By need"), qsTr("By offer")]
                current: page.needs.byOffer ? 1 : 0
                onPicked: index => page.needs.byOffer = index === 1
            }
            PwButton {
                glyph: "phone"
                text: qsTr("What can you do to help?")
                Accessible.description: qsTr("Choose a need and an area, and get the list of whom to ring")
                onClicked: page.helpersWanted("")
            }
            PwLabel {
                height: Theme.control
                verticalAlignment: Text.AlignVCenter
                text: {
                    const parts = [Words.counted(page.needs.needs, qsTr("need is open"), qsTr("needs are open"))];
                    if (page.needs.unanswered > 0)
                        parts.push(qsTr("for %1 nothing on our map").arg(page.needs.unanswered));
                    return parts.join(", ");
                }
                color: Theme.mute
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Math.max(0, (page.width - widest) / 2 - 24)
            Layout.rightMargin: Layout.leftMargin
            readonly property int widest: Math.round(960 * (0.5 + 0.5 * Theme.scale))
            clip: true
            model: page.needs
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            topMargin: 8
            bottomMargin: 16
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: page.needs.byOffer ? qsTr("Offers, and what they would answer") : qsTr("Needs, and who could answer them")
            delegate: Item {
                id: row
                required property double need
                required property string title
                required property string note
                required property string category
                required property list<needMatch> matches
                required property int more
                width: ListView.view.width
                height: body.implicitHeight + 36
                Accessible.role: Accessible.ListItem
                Accessible.name: [title, note].join(", ")
                Rectangle {
                    anchors.fill: parent
                    anchors.leftMargin: 24
                    anchors.rightMargin: 24
                    anchors.bottomMargin: 12
                    radius: Theme.radius
                    color: Theme.paper
                    border.width: 1
                    border.color: Theme.line
                }
                ColumnLayout {
                    id: body
                    x: 40
                    y: 12
                    width: parent.width - 80
                    spacing: 6
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: 8
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 2
                            PwLabel { Layout.fillWidth: true; text: row.title; font.bold: true; font.pixelSize: Theme.large; wrapMode: Text.Wrap }
                            PwLabel { Layout.fillWidth: true; text: row.note; font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap }
                        }
                        PwButton {
                            visible: row.need !== 0
                            glyph: "phone"
                            text: qsTr("Whom to ring")
                            Accessible.name: text + ": " + row.title
                            onClicked: page.helpersWanted(row.category)
                        }
                        PwButton {
                            visible: row.need !== 0
                            look: PwButton.Outlined
                            glyph: "check"
                            text: qsTr("Met")
                            enabled: !Session.readOnly
                            Accessible.name: text + ": " + row.title
                            onClicked: page.needs.met(row.need)
                        }
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: row.matches.length === 0
                        text: qsTr("Nothing on our map answers it yet. That does not mean there is nothing: ask.")
                        color: Theme.warn
                        font.pixelSize: Theme.small
                        wrapMode: Text.Wrap
                    }
                    Repeater {
                        model: row.matches
                        delegate: RowLayout {
                            id: found
                            required property needMatch modelData
                            Layout.fillWidth: true
                            spacing: 8
                            PwIcon {
                                Layout.alignment: Qt.AlignTop
                                Layout.topMargin: 4
                                name: found.modelData.fits ? "check" : "chevron-right"
                                colour: found.modelData.fits ? Theme.accent : Theme.mute
                                size: Math.round(Theme.icon * 0.8)
                            }
                            ColumnLayout {
                                Layout.fillWidth: true
                                spacing: 0
                                PwLabel { Layout.fillWidth: true; text: found.modelData.title; wrapMode: Text.Wrap }
                                PwLabel { Layout.fillWidth: true; text: found.modelData.note; font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap }
                            }
                            IconButton {
                                visible: row.need !== 0
                                glyph: "speech"
                                text: qsTr("Note that %1 may help").arg(found.modelData.title)
                                enabled: !Session.readOnly
                                onClicked: page.needs.offerFound(found.modelData.need, found.modelData.title)
                            }
                            IconButton {
                                glyph: "map"
                                text: qsTr("Open the record")
                                onClicked: page.recordWanted(found.modelData.organisation)
                            }
                        }
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: row.more > 0
                        text: qsTr("and %1 more").arg(row.more)
                        font.pixelSize: Theme.small
                        color: Theme.mute
                    }
                }
            }
            PwLabel {
                anchors.centerIn: parent
                width: Math.min(parent.width - 48, 460)
                visible: page.needs.count === 0
                horizontalAlignment: Text.AlignHCenter
                text: page.needs.byOffer && page.needs.needs > 0 ? qsTr("Nothing on our map answers what was asked for.")
                      : qsTr("No need is open. What somebody needs goes here when you log a conversation and say of what sort it is.")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
        }
    }
}
