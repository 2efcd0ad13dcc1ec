// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Days of the week as one taps them, kept as an RFC 5545 rule. A rule of another sort stays as it is
// until a day is tapped.
FocusScope {
    id: schedule

    property string rule: ""
    property string label: ""
    signal entered(string rule)

    readonly property list<string> codes: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    readonly property list<string> names: [qsTr("Mon"), qsTr("Tue"), qsTr("Wed"), qsTr("Thu"), qsTr("Fri"), qsTr("Sat"), qsTr("Sun")]
    readonly property bool fortnightly: rule.includes("INTERVAL=2")
    readonly property bool monthly: rule.includes("FREQ=MONTHLY")

    function part(name: string): string {
        const found = rule.split(";").find(piece => piece.startsWith(name + "="));
        return found ? found.slice(name.length + 1) : "";
    }
    function days(): list<string> {
        return part("BYDAY").split(",").filter(day => day !== "").map(day => day.slice(-2));
    }
    function write(chosen: list<string>, other: bool): void {
        const ordered = codes.filter(code => chosen.includes(code));
        schedule.entered(ordered.length === 0 ? ""
            : "FREQ=WEEKLY" + (other ? ";INTERVAL=2" : "") + ";BYDAY=" + ordered.join(","));
    }

    implicitHeight: column.implicitHeight
    activeFocusOnTab: false
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 8
        Flow {
            Layout.fillWidth: true
            spacing: 6
            Repeater {
                model: schedule.codes
                delegate: Chip {
                    required property string modelData
                    required property int index
                    text: schedule.names[index]
                    on: schedule.days().includes(modelData)
                    Accessible.role: Accessible.CheckBox
                    Accessible.checked: on
                    onClicked: {
                        const chosen = schedule.days();
                        const at = chosen.indexOf(modelData);
                        if (at < 0)
                            chosen.push(modelData);
                        else
                            chosen.splice(at, 1);
                        schedule.write(chosen, schedule.fortnightly);
                    }
                }
            }
            Chip {
                text: qsTr("Every other week")
                visible: schedule.rule !== "" && !schedule.monthly
                on: schedule.fortnightly
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                onClicked: schedule.write(schedule.days(), !schedule.fortnightly)
            }
        }
        PwLabel {
            Layout.fillWidth: true
            visible: schedule.monthly
            text: qsTr("Once a month: %1").arg(schedule.rule)
            font.pixelSize: Theme.small
            color: Theme.mute
            wrapMode: Text.Wrap
        }
    }
}
