// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// A table on its way in: what each column was taken for, beside what stands in it.
PwSheet {
    id: sheet

    readonly property alias table: table
    signal placeUnplaced()
    signal reviewWanted()
    signal elseWanted(url file)

    title: table.done ? (table.unplaced > 0 ? qsTr("They are in") : qsTr("They are on the map")) : qsTr("Bring in %1").arg(table.name)
    subtitle: table.done ? table.outlook
            : qsTr("This looks like %1. This is how we read its columns: put right what is not; the rest can wait.").arg(table.looksLike)
    wide: 820
    fills: !table.done
    scrolls: true

    waits: Session.busy && !table.done && !table.trying && !table.looking
    onClosed: table.forget()
    onOpened: columns.forceActiveFocus(Qt.TabFocusReason)

    FileDialog {
        id: reportDialog
        title: qsTr("Save the report")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "csv"
        nameFilters: [qsTr("Tables (*.csv)")]
        onAccepted: table.saveReport(selectedFile)
    }
    ImportModel {
        id: table
        onGuessed: sheet.open()
        onMapGiven: sheet.close() // what is shown was worked out for the map that goes
    }

    SegmentedChoice {
        Layout.fillWidth: true
        visible: !table.done && table.tables.length > 0
        label: qsTr("Which of its lists")
        options: table.tables
        current: table.table
        onPicked: index => table.table = index
    }
    PwCheckBox {
        visible: !table.done && table.tables.length > 0
        text: qsTr("Leave this list out")
        checked: table.leftOut
        onToggled: table.leftOut = checked
    }
    RowLayout {
        Layout.fillWidth: true
        visible: !table.done && table.ofRegister
        spacing: 12
        PwLabel {
            text: qsTr("Only those that work in")
            color: Theme.mute
        }
        PwField {
            Layout.preferredWidth: Math.round(300 * (0.5 + 0.5 * Theme.scale))
            placeholderText: qsTr("the whole register")
            text: table.area
            Accessible.name: qsTr("Only those that work in")
            onEditingFinished: table.area = text
        }
        PwLabel {
            Layout.fillWidth: true
            text: qsTr("As the register calls it: Trafford, or 02A")
            color: Theme.mute
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: !table.done && table.unfit !== ""
        text: table.unfit
        color: Theme.warn
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.rightMargin: 14
        visible: !table.done
        spacing: 12
        SectionTitle {
            Layout.preferredWidth: Math.round(sheet.width * 0.24)
            text: qsTr("Column")
        }
        SectionTitle {
            Layout.fillWidth: true
            text: qsTr("What stands in it")
        }
        SectionTitle {
            Layout.preferredWidth: Math.round(sheet.width * 0.34)
            text: qsTr("What it is")
        }
    }
    ListView {
        id: columns
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: Math.min(contentHeight, 3 * Theme.row)
        visible: !table.done
        enabled: !table.leftOut
        opacity: table.leftOut ? 0.45 : 1
        model: table
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 4000
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Columns")
        delegate: ImportColumn {
            width: ListView.view.width - 14
            headingWidth: Math.round(sheet.width * 0.24)
            targetWidth: Math.round(sheet.width * 0.34)
            targets: table.targets()
            onChosen: code => table.setTarget(index, code)
        }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: !table.done
        spacing: 12
        PwLabel {
            text: qsTr("Rows that name no kind are")
            color: Theme.mute
        }
        PwPick {
            Layout.preferredWidth: Math.round(300 * (0.5 + 0.5 * Theme.scale))
            label: qsTr("Kind of rows that name none")
            placeholder: qsTr("left without one")
            choices: Vocabularies.choices("kind")
            selected: table.kind === "" ? [] : [table.kind]
            onPicked: codes => table.kind = codes.length > 0 ? codes[0] : ""
        }
        Item { Layout.fillWidth: true }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: !table.done && table.earlier !== ""
        text: table.earlier
        wrapMode: Text.Wrap
    }
    PwCheckBox {
        visible: !table.done && table.earlier !== ""
        text: qsTr("Update that list with it: what it no longer names is asked about")
        checked: table.updatesEarlier
        onToggled: table.updatesEarlier = checked
    }
    PwCheckBox {
        visible: !table.done && (table.deletedHere > 0 || table.bringsBackDeleted)
        text: qsTr("Bring back those that somebody deleted from this map")
        checked: table.bringsBackDeleted
        onToggled: table.bringsBackDeleted = checked
    }
    PwLabel {
        Layout.fillWidth: true
        visible: !table.done && Session.sample
        text: qsTr("This map is the invented sample place. To try things out it is fine; for your own place close this and start a map of your own first.")
        color: Theme.warn
        wrapMode: Text.Wrap
    }
    Rectangle {
        Layout.fillWidth: true
        visible: !table.done
        implicitHeight: outlook.implicitHeight + 20
        radius: Theme.radius
        color: table.missing !== "" ? Theme.warnGround : Theme.soft
        PwLabel {
            id: outlook
            x: 14
            y: 10
            width: parent.width - 28
            text: table.missing !== "" ? table.missing : table.outlook
            color: table.missing !== "" ? Theme.warn : Theme.ink
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: table.remarkCount > 0
        text: table.done ? qsTr("To look at when you have a moment:")
                         : table.remarkCount === 1 ? qsTr("One thing to look at later:")
                         : qsTr("%1 things to look at later, such as:").arg(table.remarkCount)
        font.pixelSize: Theme.small
        font.bold: true
        color: Theme.mute
    }
    ListView {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, table.done ? 300 : Theme.small * 3.4)
        visible: table.remarkCount > 0
        model: table.remarks
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.List
        delegate: PwLabel {
            required property string modelData
            width: ListView.view.width - 14
            bottomPadding: 4
            text: modelData
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
    PwLabel {
        Layout.fillWidth: true
        visible: table.done && table.remarkCount === 0
        text: table.unplaced > 0 ? qsTr("Every row went in as it stands. Those without a position are on the list, and wait to be placed.")
                                 : qsTr("Every row went in as it stands.")
        wrapMode: Text.Wrap
    }
    FileDialog {
        id: keepReadingDialog
        title: qsTr("Keep how this list is read")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "json"
        nameFilters: [qsTr("How a list is read (*.json)")]
        onAccepted: table.saveReading(selectedFile)
    }
    FileDialog {
        id: useReadingDialog
        title: qsTr("Read it as another list was read")
        nameFilters: [qsTr("How a list is read (*.json)")]
        onAccepted: table.useReading(selectedFile)
    }
    PwMenu {
        id: more
        PwMenuItem {
            text: qsTr("Read it as another list was read …")
            onTriggered: useReadingDialog.open()
        }
        PwMenuItem {
            text: qsTr("Keep how this list is read …")
            onTriggered: keepReadingDialog.open()
        }
        PwMenuItem {
            text: qsTr("It is areas, streets or figures")
            enabled: table.file.toString() !== ""
            onTriggered: {
                const file = table.file;
                sheet.close();
                sheet.elseWanted(file);
            }
        }
    }
    buttons: [
        PwButton {
            visible: table.done
            text: qsTr("Undo")
            glyph: "undo"
            onClicked: {
                Session.undo();
                sheet.close();
            }
        },
        PwButton {
            id: moreButton
            visible: !table.done
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("More")
            glyph: "more"
            onClicked: more.popup(moreButton, 0, -more.implicitHeight - 6)
        },
        PwButton {
            visible: table.done
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("Save a report")
            onClicked: reportDialog.open()
        },
        Item { Layout.fillWidth: true },
        PwButton {
            visible: table.done && Session.toReview > 0
            text: qsTr("Look at %1").arg(Session.toReview)
            glyph: "eye"
            onClicked: {
                sheet.close();
                sheet.reviewWanted();
            }
        },
        PwButton {
            visible: !table.done
            text: qsTr("Not now")
            enabled: !sheet.waits
            onClicked: sheet.close()
        },
        PwButton {
            visible: !table.done
            look: PwButton.Filled
            text: qsTr("Put them on the map")
            enabled: table.canBringIn && (table.trying || !Session.busy)
            onClicked: table.bringIn()
        },
        PwButton {
            visible: table.done && table.unplaced > 0
            text: table.unplaced === 1 ? qsTr("Place the one left over") : qsTr("Place the other %1").arg(table.unplaced)
            glyph: "tray"
            onClicked: {
                sheet.close();
                sheet.placeUnplaced();
            }
        },
        PwButton {
            visible: table.done
            look: PwButton.Filled
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
}
