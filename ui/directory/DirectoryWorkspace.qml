// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Everything as a table: sort it, edit in it, set a field for many at once.
Rectangle {
    id: workspace

    signal run(string code)
    signal showOnMap(double organisation)
    readonly property alias table: table
    readonly property alias sorted: directory
    readonly property alias bulk: bulkSheet

    color: Theme.paper
    function focusTable(): void { table.forceActiveFocus(Qt.TabFocusReason); }

    DirectoryModel { id: directory }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 16
            Layout.bottomMargin: 12
            spacing: 12
            FilterBar {
                Layout.fillWidth: true
                onReviewWanted: workspace.run("review")
            }
            PwLabel {
                text: Session.filter.empty ? Words.counted(directory.count, qsTr("organisation"), qsTr("organisations"))
                      : qsTr("%1 of %2").arg(directory.count.toLocaleString(Qt.locale(), "f", 0)).arg(Session.organisations.toLocaleString(Qt.locale(), "f", 0))
                font.pixelSize: Theme.small
                color: Theme.mute
            }
            PwButton {
                id: columnsButton
                glyph: "columns"
                text: qsTr("Columns")
                onClicked: columns.open()
                ChoicePopup {
                    id: columns
                    x: columnsButton.width - width
                    y: columnsButton.height + 6
                    multiple: true
                    choices: directory.choosableColumns()
                    selected: directory.columns
                    onChosen: code => {
                        const keys = directory.columns.slice();
                        const at = keys.indexOf(code);
                        if (at < 0)
                            keys.push(code);
                        else if (keys.length > 1)
                            keys.splice(at, 1);
                        directory.columns = keys;
                    }
                }
            }
        }
        DirectoryTable {
            id: table
            Layout.fillWidth: true
            Layout.fillHeight: true
            directory: directory
            onShowOnMap: organisation => workspace.showOnMap(organisation)
            onBulkWanted: bulkSheet.open()
        }
        BulkBar {
            Layout.fillWidth: true
            directory: directory
            onSetWanted: bulkSheet.open()
        }
    }
    BulkSheet {
        id: bulkSheet
        directory: directory
    }
}
