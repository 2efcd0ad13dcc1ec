// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// The areas, those with least first, under the figures that sum them up. Where there is little room
// the figures move away with the rows.
Rectangle {
    id: table

    required property ReachModel reach
    signal showWanted(real east, real north)
    signal saveWanted()
    signal planWanted()

    readonly property bool cramped: height < 520 * (0.4 + 0.6 * Theme.scale)
    // The columns, for headings and rows alike.
    readonly property int edge: 20
    readonly property int gap: 16
    readonly property int tickWidth: Theme.icon + 8
    readonly property int nameX: edge + tickWidth + gap - 4
    readonly property int nameWidth: Math.round((width - nameX - edge) * 0.27)
    readonly property int peopleX: nameX + nameWidth + gap
    readonly property int peopleWidth: Math.round(66 * Theme.scale)
    readonly property int nearestX: peopleX + peopleWidth + gap
    readonly property int nearestWidth: Math.round(74 * Theme.scale)
    readonly property int whyX: nearestX + nearestWidth + gap
    readonly property int whyWidth: width - whyX - edge

    color: Theme.paper

    // In the middle of the area looked at.
    function dropPin(): void {
        table.reach.dropPinInArea(sorted.sourceRow(Math.max(0, list.currentIndex)));
    }

    SortedRows {
        id: sorted
        sourceModel: table.reach
    }
    Component {
        id: above
        Column {
            width: table.width
            ThinAreasSummary {
                width: parent.width
                reach: table.reach
                brief: !table.cramped
                onSaveWanted: table.saveWanted()
                onPlanWanted: table.planWanted()
            }
            Rectangle { width: parent.width; height: 1; color: Theme.line }
            Item {
                width: parent.width
                height: Theme.row
                SortHeading { x: table.nameX; width: table.nameWidth; rows: sorted; role: "name"; text: qsTr("Area") }
                SortHeading { x: table.peopleX; width: table.peopleWidth; rows: sorted; role: "population"; mostFirst: true; ofFigures: true; text: qsTr("People") }
                SortHeading { x: table.nearestX; width: table.nearestWidth; rows: sorted; role: "minutes"; mostFirst: true; ofFigures: true; text: qsTr("Nearest") }
                SortHeading { x: table.whyX; width: table.whyWidth; rows: sorted; text: qsTr("What is strong, what is not known") }
            }
            Rectangle { width: parent.width; height: 1; color: Theme.line }
        }
    }
    Loader {
        id: pinned
        active: !table.cramped
        sourceComponent: above
    }
    ListView {
        id: list
        y: table.cramped ? 0 : pinned.height
        width: parent.width
        height: parent.height - y
        clip: true
        header: table.cramped ? above : null
        onHeaderItemChanged: Qt.callLater(positionViewAtBeginning)
        model: sorted
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        opacity: table.reach.reading ? 0.5 : 1
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.Table
        Accessible.name: sorted.by === "" ? qsTr("Areas, those with least on our map first") : qsTr("Areas")
        Keys.onReturnPressed: if (currentItem) (currentItem as ItemDelegate).clicked()
        Keys.onSpacePressed: {
            const row = sorted.sourceRow(currentIndex);
            table.reach.tick(row, !table.reach.isTicked(row));
        }
        delegate: ItemDelegate {
            id: row
            required property int index
            required property string name
            required property string note
            required property bool urgent
            required property string people
            required property string nearest
            required property string why
            required property string beside
            required property string counts
            required property point centre
            required property bool nothingNear
            required property bool ticked
            width: ListView.view.width
            implicitHeight: Math.max(Theme.row, nameColumn.height + 24, nearestColumn.height + 24, reasons.height + 24)
            hoverEnabled: true
            padding: 0
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.Row
            Accessible.name: [name, note, why, counts].filter(part => part !== "").join(", ")
            onClicked: {
                list.currentIndex = index;
                if (centre.x !== 0 || centre.y !== 0)
                    table.showWanted(centre.x, centre.y);
            }
            contentItem: Item {
                PwCheckBox {
                    x: table.edge
                    y: 10
                    width: table.tickWidth
                    implicitHeight: Theme.icon + 8
                    checked: row.ticked
                    focusPolicy: Qt.NoFocus
                    Accessible.name: qsTr("Plan outreach for %1").arg(row.name)
                    onToggled: table.reach.tick(sorted.sourceRow(row.index), checked)
                }
                Column {
                    id: nameColumn
                    x: table.nameX
                    y: 12
                    width: table.nameWidth
                    spacing: 1
                    PwLabel { width: parent.width; text: row.name; font.bold: true; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight; Accessible.ignored: true }
                    PwLabel { width: parent.width; visible: text !== ""; text: row.note; font.pixelSize: Theme.small; font.bold: row.urgent; color: row.urgent ? Theme.warn : Theme.mute; elide: Text.ElideRight; Accessible.ignored: true }
                }
                PwLabel { x: table.peopleX; y: 12; width: table.peopleWidth; text: row.people; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                // As the crow flies, and below it on foot.
                Column {
                    id: nearestColumn
                    readonly property list<string> lines: row.nearest.split("\n")
                    x: table.nearestX
                    y: 12
                    width: table.nearestWidth
                    spacing: 1
                    PwLabel { width: parent.width; text: nearestColumn.lines[0]; font.bold: row.nothingNear; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                    PwLabel { width: parent.width; visible: nearestColumn.lines.length > 1; text: nearestColumn.lines[1] ?? ""; font.pixelSize: Theme.small; color: Theme.mute; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                }
                Column {
                    id: reasons
                    x: table.whyX
                    y: 12
                    width: table.whyWidth
                    spacing: 1
                    PwLabel { width: parent.width; visible: text !== ""; text: row.beside; wrapMode: Text.Wrap; maximumLineCount: 6; elide: Text.ElideRight; Accessible.ignored: true }
                    PwLabel { width: parent.width; visible: text !== ""; text: row.counts; font.pixelSize: Theme.small; color: Theme.mute; wrapMode: Text.Wrap; Accessible.ignored: true }
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
