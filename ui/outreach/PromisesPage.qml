// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// What was promised and is not settled, by who will do it.
Item {
    id: page

    required property PromiseList promises
    signal recordWanted(double organisation)

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: page.promises.count > 0
        PwLabel {
            Layout.fillWidth: true
            Layout.leftMargin: list.Layout.leftMargin + 24
            Layout.rightMargin: list.Layout.leftMargin + 24
            Layout.topMargin: 24
            Layout.bottomMargin: 8
            text: {
                const toKeep = page.promises.count - page.promises.toBeTold;
                const parts = toKeep > 0 ? [Words.counted(toKeep, qsTr("promise to keep"), qsTr("promises to keep"))] : [];
                if (page.promises.overdue > 0)
                    parts.push(qsTr("%1 overdue").arg(page.promises.overdue));
                if (page.promises.toBeTold > 0)
                    parts.push(qsTr("%1 to be told back").arg(page.promises.toBeTold));
                return parts.join(" · ");
            }
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Math.max(0, (page.width - widest) / 2 - 24)
            Layout.rightMargin: Layout.leftMargin
            readonly property int widest: Math.round(900 * (0.5 + 0.5 * Theme.scale))
            clip: true
            model: page.promises
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Promises, by who will do them")
            section.property: "who"
            section.delegate: Item {
                id: heading
                required property string section
                width: ListView.view.width
                height: who.implicitHeight + 24
                SectionTitle {
                    id: who
                    x: 24
                    y: 16
                    width: parent.width - 48
                    text: heading.section
                    elide: Text.ElideRight
                }
            }
            delegate: Item {
                id: row
                required property double promise
                required property string what
                required property string to
                required property string due
                required property bool overdue
                required property bool told
                required property bool kept
                required property double organisation
                width: ListView.view.width
                height: body.implicitHeight + 28
                Accessible.role: Accessible.ListItem
                Accessible.name: [what, to, due].join(", ")
                Rectangle {
                    anchors.fill: parent
                    anchors.leftMargin: 16
                    anchors.rightMargin: 16
                    anchors.bottomMargin: 8
                    radius: Theme.radius
                    color: Theme.paper
                    border.width: 1
                    border.color: Theme.line
                }
                GridLayout {
                    id: body
                    x: 32
                    y: 10
                    width: parent.width - 64
                    columns: width > 640 * (0.3 + 0.7 * Theme.scale) ? 2 : 1
                    columnSpacing: 16
                    rowSpacing: 6
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 2
                        PwLabel {
                            Layout.fillWidth: true
                            text: row.what
                            font.bold: true
                            wrapMode: Text.Wrap
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            text: row.told ? (row.kept ? qsTr("Kept, %1. Let them know.").arg(row.to) : qsTr("Not kept, %1. Tell them so, and why.").arg(row.to))
                                           : row.due === "" ? row.to : qsTr("%1 · by %2").arg(row.to).arg(row.due)
                            color: row.overdue ? Theme.warn : Theme.mute
                            font.pixelSize: Theme.small
                            wrapMode: Text.Wrap
                        }
                    }
                    Flow {
                        Layout.fillWidth: body.columns === 1
                        Layout.preferredWidth: body.columns === 1 ? -1 : implicitWidth
                        spacing: 8
                        PwButton {
                            look: PwButton.Outlined
                            glyph: "check"
                            text: row.told ? qsTr("They have been told") : qsTr("Kept")
                            enabled: !Session.readOnly
                            Accessible.name: text + ": " + row.what
                            onClicked: page.promises.settle(row.promise, row.told ? "fed_back" : "kept")
                        }
                        IconButton {
                            glyph: "more"
                            look: PwButton.Quiet
                            text: qsTr("More")
                            onClicked: menu.open()
                            PwMenu {
                                id: menu
                                y: parent.height + 4
                                x: parent.width - width
                                PwMenuItem {
                                    text: qsTr("Kept, and told back")
                                    glyph: "check"
                                    enabled: !row.told && !Session.readOnly
                                    onTriggered: page.promises.settle(row.promise, "fed_back")
                                }
                                PwMenuItem {
                                    text: qsTr("Not kept")
                                    glyph: "warn"
                                    enabled: !row.told && !Session.readOnly
                                    onTriggered: page.promises.settle(row.promise, "not_kept")
                                }
                                PwMenuItem {
                                    text: qsTr("Let go by agreement")
                                    glyph: "close"
                                    enabled: !Session.readOnly
                                    onTriggered: page.promises.settle(row.promise, "released")
                                }
                                PwMenuLine {}
                                PwMenuItem {
                                    text: qsTr("Open the record")
                                    glyph: "map"
                                    enabled: row.organisation !== 0
                                    onTriggered: page.recordWanted(row.organisation)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 460)
        visible: page.promises.count === 0
        spacing: 8
        PwIcon {
            Layout.alignment: Qt.AlignHCenter
            name: "check"
            size: Theme.icon * 2
            colour: Theme.mute
        }
        PwLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("No promise is open. What you say you will do goes here when you log a conversation, and stays until those it was made to have been told.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
}
