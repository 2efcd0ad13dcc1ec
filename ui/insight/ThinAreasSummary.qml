// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// How much of the map is thin, how that was worked out, and what can be done about it.
ColumnLayout {
    id: summary

    required property ReachModel reach
    property bool brief: false
    signal saveWanted()
    signal planWanted()

    spacing: 0
    RowLayout {
        Layout.fillWidth: true
        Layout.margins: 20
        spacing: 28
        ColumnLayout {
            Layout.fillWidth: false
            spacing: 0
            PwLabel {
                text: qsTr("%1 of %2").arg(summary.reach.thin).arg(summary.reach.count)
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
            Layout.fillWidth: false
            visible: !isNaN(summary.reach.peopleThere)
            spacing: 0
            PwLabel {
                text: summary.reach.peopleThere.toLocaleString(Qt.locale(), "f", 0)
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
            visible: summary.reach.byDecile.length === 10 && summary.width > 620 * Theme.scale
            values: summary.reach.byDecile
        }
        Item { Layout.fillWidth: true }
    }
    PwLabel {
        Layout.fillWidth: true
        Layout.leftMargin: 20
        Layout.rightMargin: 20
        Layout.bottomMargin: 8
        visible: text !== ""
        text: summary.reach.gained
        font.bold: true
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    PwLabel {
        Layout.fillWidth: true
        Layout.leftMargin: 20
        Layout.rightMargin: 20
        Layout.bottomMargin: 8
        visible: text !== ""
        text: summary.reach.unreached
        wrapMode: Text.Wrap
        maximumLineCount: summary.brief ? 2 : 100
        elide: Text.ElideRight
    }
    PwLabel {
        Layout.fillWidth: true
        Layout.leftMargin: 20
        Layout.rightMargin: 20
        Layout.bottomMargin: 8
        text: summary.reach.trouble !== "" ? summary.reach.trouble
            : [qsTr("%1 on our map count.").arg(summary.reach.counted), summary.reach.assumptions].concat(summary.reach.notCounted.map(sentence => sentence + ".")).join(" ")
        font.pixelSize: Theme.small
        color: summary.reach.trouble !== "" ? Theme.warn : Theme.mute
        wrapMode: Text.Wrap
        maximumLineCount: summary.brief ? 4 : 100
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
            onClicked: summary.saveWanted()
        }
        PwButton {
            look: PwButton.Filled
            glyph: "outreach"
            text: summary.reach.ticked > 0 ? qsTr("Plan outreach for %1").arg(summary.reach.ticked) : qsTr("Plan outreach")
            enabled: summary.reach.ticked > 0 && !Session.readOnly
            Accessible.description: qsTr("Tick the areas to go to first")
            onClicked: summary.planWanted()
        }
    }
}
