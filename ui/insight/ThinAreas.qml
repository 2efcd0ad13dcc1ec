// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The areas, those with least first, under the figures that sum them up.
Rectangle {
    id: table

    required property ReachModel reach
    signal showWanted(real east, real north)
    signal saveWanted()
    signal planWanted()

    readonly property int tickWidth: Theme.icon + 8
    readonly property int peopleWidth: Math.round(76 * Theme.scale)
    readonly property int nearestWidth: Math.round(76 * Theme.scale)
    readonly property int nameWidth: Math.round(width * 0.28)

    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 20
            spacing: 28
            ColumnLayout {
                spacing: 0
                PwLabel {
                    text: qsTr("%1 of %2").arg(table.reach.thin).arg(table.reach.count)
                    font.pixelSize: Theme.figure
                    font.bold: true
                }
                PwLabel {
                    text: qsTr("areas with nothing on our map near")
                    font.pixelSize: Theme.small
                    color: Theme.mute
                }
            }
            ColumnLayout {
                visible: !isNaN(table.reach.peopleThere)
                spacing: 0
                PwLabel {
                    text: table.reach.peopleThere.toLocaleString(Qt.locale(), "f", 0)
                    font.pixelSize: Theme.figure
                    font.bold: true
                }
                PwLabel {
                    text: qsTr("people live there")
                    font.pixelSize: Theme.small
                    color: Theme.mute
                }
            }
            DecileBars {
                Layout.fillWidth: true
                Layout.fillHeight: false
                Layout.preferredHeight: Math.round(74 * (0.5 + 0.5 * Theme.scale))
                Layout.maximumHeight: Layout.preferredHeight
                visible: table.reach.byDecile.length === 10 && table.width > 620 * Theme.scale
                values: table.reach.byDecile
            }
            Item { Layout.fillWidth: true }
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.leftMargin: 20
            Layout.rightMargin: 20
            Layout.bottomMargin: 8
            text: table.reach.trouble !== "" ? table.reach.trouble
                : [qsTr("%1 on our map count.").arg(table.reach.counted), table.reach.assumptions].concat(table.reach.notCounted.map(sentence => sentence + ".")).join(" ")
            font.pixelSize: Theme.small
            color: table.reach.trouble !== "" ? Theme.warn : Theme.mute
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 20
            Layout.rightMargin: 12
            Layout.bottomMargin: 8
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("For you alone: small numbers are not withheld here.")
                font.pixelSize: Theme.small
                color: Theme.warn
                wrapMode: Text.Wrap
            }
            PwButton {
                glyph: "table"
                text: qsTr("Save the table")
                onClicked: table.saveWanted()
            }
            PwButton {
                look: PwButton.Filled
                glyph: "outreach"
                text: table.reach.ticked > 0 ? qsTr("Plan outreach for %1").arg(table.reach.ticked) : qsTr("Plan outreach")
                enabled: table.reach.ticked > 0 && !Session.readOnly
                Accessible.description: qsTr("Tick the areas to go to first")
                onClicked: table.planWanted()
            }
        }
        Rectangle { Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 20
            Layout.rightMargin: 20
            Layout.topMargin: 8
            Layout.bottomMargin: 8
            spacing: 12
            Item { implicitWidth: table.tickWidth }
            PwLabel { Layout.preferredWidth: table.nameWidth; text: qsTr("Area"); font.pixelSize: Theme.small; font.bold: true; color: Theme.mute }
            PwLabel { Layout.preferredWidth: table.peopleWidth; text: qsTr("People"); font.pixelSize: Theme.small; font.bold: true; color: Theme.mute; horizontalAlignment: Text.AlignRight }
            PwLabel { Layout.preferredWidth: table.nearestWidth; text: qsTr("Nearest"); font.pixelSize: Theme.small; font.bold: true; color: Theme.mute; horizontalAlignment: Text.AlignRight }
            PwLabel { Layout.fillWidth: true; text: qsTr("What is strong, what is not known"); font.pixelSize: Theme.small; font.bold: true; color: Theme.mute; elide: Text.ElideRight }
        }
        Rectangle { Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: table.reach
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            opacity: table.reach.reading ? 0.5 : 1
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Areas, those with least on our map first")
            Keys.onReturnPressed: if (currentItem) (currentItem as ItemDelegate).clicked()
            Keys.onSpacePressed: table.reach.tick(currentIndex, !table.reach.isTicked(currentIndex))
            delegate: ItemDelegate {
                id: row
                required property int index
                required property string name
                required property string note
                required property bool urgent
                required property string people
                required property string nearest
                required property string why
                required property point centre
                required property bool nothingNear
                required property bool ticked
                width: ListView.view.width
                implicitHeight: Math.max(Theme.row, words.implicitHeight + 20)
                hoverEnabled: true
                padding: 0
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.Row
                Accessible.name: [name, note, people, nearest, why].join(", ")
                onClicked: {
                    list.currentIndex = index;
                    if (centre.x !== 0 || centre.y !== 0)
                        table.showWanted(centre.x, centre.y);
                }
                contentItem: Item {
                    RowLayout {
                        id: words
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.leftMargin: 20
                        anchors.rightMargin: 20
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 12
                        PwCheckBox {
                            Layout.alignment: Qt.AlignTop
                            Layout.preferredWidth: table.tickWidth
                            implicitHeight: Theme.icon + 8
                            checked: row.ticked
                            focusPolicy: Qt.NoFocus
                            Accessible.name: qsTr("Plan outreach for %1").arg(row.name)
                            onToggled: table.reach.tick(row.index, checked)
                        }
                        ColumnLayout {
                            Layout.preferredWidth: table.nameWidth
                            Layout.maximumWidth: table.nameWidth
                            Layout.alignment: Qt.AlignTop
                            spacing: 1
                            PwLabel { Layout.fillWidth: true; text: row.name; font.bold: true; elide: Text.ElideRight; Accessible.ignored: true }
                            PwLabel { Layout.fillWidth: true; visible: text !== ""; text: row.note; font.pixelSize: Theme.small; font.bold: row.urgent; color: row.urgent ? Theme.warn : Theme.mute; elide: Text.ElideRight; Accessible.ignored: true }
                        }
                        PwLabel { Layout.preferredWidth: table.peopleWidth; Layout.alignment: Qt.AlignTop; text: row.people; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                        PwLabel { Layout.preferredWidth: table.nearestWidth; Layout.alignment: Qt.AlignTop; text: row.nearest; font.bold: row.nothingNear; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                        PwLabel { Layout.fillWidth: true; Layout.alignment: Qt.AlignTop; text: row.why; wrapMode: Text.Wrap; maximumLineCount: 4; elide: Text.ElideRight; Accessible.ignored: true }
                    }
                }
                background: Rectangle {
                    color: row.ListView.isCurrentItem ? Theme.soft : row.hovered ? Theme.hover : Theme.paper
                    Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
                    FocusRing {
                        shown: row.ListView.isCurrentItem && list.activeFocus
                        gap: -3
                        radius: 4
                    }
                }
            }
        }
    }
}
