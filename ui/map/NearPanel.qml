// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// What is near here: a walk of so many minutes around a point, and what the map has within it.
Card {
    id: panel

    property point centre // x = longitude
    property int minutes: Preferences.number("near.minutes", 15)
    readonly property list<int> walks: [5, 10, 15, 30]
    readonly property real metres: Measure.metresWithin(minutes)
    readonly property string chip: qsTr("%1 minutes' walk").arg(minutes)
    signal circled()

    visible: false
    padding: 18
    height: column.implicitHeight + 36
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    function begin(centre: point): void {
        panel.centre = centre;
        panel.visible = true;
        panel.hold();
        walks_.forceActiveFocus(Qt.OtherFocusReason);
    }
    function hold(): void {
        Session.filter.drawOutline(chip, Measure.circle(centre, metres));
        panel.circled();
    }
    function end(): void {
        if (!visible)
            return;
        visible = false;
        if (Session.filter.drawn === chip)
            Session.filter.drawOutline("", []);
    }
    // Whoever takes the chip off means this too.
    Connections {
        target: Session.filter
        enabled: panel.visible
        function onChanged(): void { if (Session.filter.drawn !== panel.chip) panel.visible = false; }
    }

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 10
        RowLayout {
            Layout.fillWidth: true
            PwLabel {
                id: title
                Layout.fillWidth: true
                text: qsTr("What is near here")
                font.bold: true
                font.pixelSize: Theme.large
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }
            IconButton {
                glyph: "close"
                text: qsTr("Close")
                onClicked: panel.end()
            }
        }
        PwLabel {
            Layout.fillWidth: true
            text: qsTr("On our map: %1 within a walk of").arg(Words.counted(Session.shownCount, qsTr("organisation"), qsTr("organisations")))
            wrapMode: Text.Wrap
        }
        SegmentedChoice {
            id: walks_
            Layout.fillWidth: true
            label: qsTr("Minutes on foot")
            options: panel.walks.map(minutes => qsTr("%1 min").arg(minutes))
            current: panel.walks.indexOf(panel.minutes)
            onPicked: index => {
                panel.minutes = panel.walks[index];
                Preferences.setNumber("near.minutes", panel.minutes);
                panel.hold();
            }
        }
        PwLabel {
            Layout.fillWidth: true
            text: qsTr("%1: %2 around this point. Hills, crossings and ways through are not known.").arg(Measure.assumption()).arg(Measure.inWords(panel.metres))
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
}
