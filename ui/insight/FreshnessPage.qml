// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import Placeweave

// How long ago somebody made sure: a list to work down, and what goes out to be looked at. Where
// there is little room, what stands above the list moves away with it.
Rectangle {
    id: page

    readonly property alias freshness: freshness
    readonly property alias channels: channels
    readonly property bool cramped: height < 440 * (0.4 + 0.6 * Theme.scale)
    property bool ofChannels: false
    signal recordWanted(double organisation)
    signal slipCameBack()

    color: Theme.paper

    FreshnessModel {
        id: freshness
        active: page.visible
    }
    ChannelsDue {
        id: channels
        active: page.visible
    }
    SortedRows {
        id: sorted
        sourceModel: freshness
    }
    SortedRows {
        id: sortedChannels
        sourceModel: channels
    }
    FreshnessColumns {
        id: grid
        width: page.width
        actionsWidth: Math.max(still.implicitWidth, today.implicitWidth) + 8 + open.implicitWidth
    }
    // As wide as any of them gets, for the column to be.
    Item {
        opacity: 0
        enabled: false
        Accessible.ignored: true
        PwButton { id: still; look: PwButton.Outlined; glyph: "check"; text: qsTr("Still right"); Accessible.ignored: true }
        PwButton { id: today; look: PwButton.Outlined; glyph: "check"; text: qsTr("Checked today"); Accessible.ignored: true }
        IconButton { id: open; glyph: "map"; text: qsTr("Open the record"); Accessible.ignored: true }
    }
    Component {
        id: above
        Column {
            width: page.width
            FreshnessHead {
                width: parent.width
                freshness: page.freshness
                channels: page.channels
                ofChannels: page.ofChannels
                onChannelsWanted: on => page.ofChannels = on
                onSlipCameBack: page.slipCameBack()
                onTickWanted: most => freshness.tickOnly(sorted.firstSourceRows(most))
                onSlipsWanted: slipDialog.ask()
                onWorkbookWanted: saveSheet.ask(qsTr("Save the workbook"), qsTr("to look at"), "xlsx", [qsTr("Excel workbook (*.xlsx)")])
            }
            Item {
                width: parent.width
                height: Theme.row
                visible: !page.ofChannels
                SortHeading { x: grid.nameX; width: grid.nameWidth; rows: sorted; role: "name"; text: qsTr("Who") }
                SortHeading { x: grid.checkedX; width: grid.checkedWidth; rows: sorted; text: qsTr("Checked") }
                PwLabel {
                    x: grid.askX
                    anchors.verticalCenter: parent.verticalCenter
                    width: grid.askWidth
                    visible: grid.wide
                    text: qsTr("Worth asking")
                    font.pixelSize: Theme.small
                    font.bold: true
                    color: Theme.mute
                    elide: Text.ElideRight
                }
                SortHeading { x: grid.knownX; width: grid.knownWidth; visible: grid.wide; rows: sorted; role: "complete"; ofFigures: true; text: qsTr("Known") }
            }
            Item {
                width: parent.width
                height: Theme.row
                visible: page.ofChannels
                SortHeading { x: grid.edge; width: grid.nameX + grid.nameWidth - x; rows: sortedChannels; role: "name"; text: qsTr("Channel") }
                SortHeading { x: grid.checkedX; width: grid.checkedWidth; rows: sortedChannels; role: "runBy"; text: qsTr("Run by") }
                SortHeading { x: grid.askX; width: grid.askWidth; visible: grid.wide; rows: sortedChannels; text: qsTr("Checked") }
            }
            Rectangle { width: parent.width; height: 1; color: Theme.line }
        }
    }
    Loader {
        id: pinned
        active: !page.cramped
        sourceComponent: above
    }
    ListView {
        id: list
        y: page.cramped ? 0 : pinned.height
        width: parent.width
        height: parent.height - y
        visible: !page.ofChannels
        clip: true
        header: page.cramped ? above : null
        onHeaderItemChanged: Qt.callLater(positionViewAtBeginning)
        model: sorted
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.Table
        Accessible.name: sorted.by === "" ? qsTr("Records, those longest unchecked first") : qsTr("Records")
        Keys.onSpacePressed: if (currentItem) freshness.tick(sorted.sourceRow(currentIndex), !(currentItem as FreshnessRow).ticked)
        Keys.onReturnPressed: if (currentIndex >= 0) freshness.stillRight(sorted.sourceRow(currentIndex))
        delegate: FreshnessRow {
            width: ListView.view.width
            columns: grid
            focused: list.activeFocus && ListView.isCurrentItem
            onTickWanted: on => freshness.tick(sorted.sourceRow(index), on)
            onStillRight: freshness.stillRight(sorted.sourceRow(index))
            onRecordWanted: page.recordWanted(organisation)
            onChosen: list.currentIndex = index
        }
        PwLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height - height - 48
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
        y: list.y
        width: list.width
        height: list.height
        visible: page.ofChannels
        clip: true
        header: page.cramped ? above : null
        onHeaderItemChanged: Qt.callLater(positionViewAtBeginning)
        model: sortedChannels
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Channels to check")
        Keys.onReturnPressed: if (currentIndex >= 0) channels.checkedToday(sortedChannels.sourceRow(currentIndex))
        delegate: ChannelDueRow {
            width: ListView.view.width
            columns: grid
            focused: channelList.activeFocus && ListView.isCurrentItem
            onCheckedToday: channels.checkedToday(sortedChannels.sourceRow(index))
            onRecordWanted: page.recordWanted(organisation)
        }
        PwLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height - height - 48
            width: Math.min(parent.width - 48, 460)
            visible: channels.count === 0
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Every channel on our map was checked within twelve months.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
    FileDialog {
        id: slipDialog
        fileMode: FileDialog.SaveFile
        title: qsTr("Print slips to a file")
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        function ask(): void {
            slipDialog.selectedFile = slipDialog.currentFolder + "/" + encodeURIComponent(freshness.suggestedName(qsTr("is this right"), "pdf"));
            slipDialog.open();
        }
        onAccepted: freshness.saveSlips(selectedFile)
    }
    SaveForSheet {
        id: saveSheet
        profiles: freshness.profiles
        function nameOf(what: string, ending: string, readers: string): string {
            return freshness.suggestedName(qsTr("%1 (%2)").arg(what).arg(freshness.profiles.named(readers)), ending);
        }
        onSaveWanted: (file, what, readers) => freshness.saveWorkbook(file, readers)
    }
}
