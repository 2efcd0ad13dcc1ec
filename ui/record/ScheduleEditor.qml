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
    function write(chosen: list<string>, other: bool, start: string): void {
        const ordered = codes.filter(code => chosen.includes(code));
        schedule.entered(ordered.length === 0 ? ""
            : "FREQ=WEEKLY" + (other ? ";INTERVAL=2" : "") + ";BYDAY=" + ordered.join(",")
            + (other && start !== "" ? ";DTSTART=" + start : ""));
    }
    // Weeks begin on Monday (RFC 5545: WKST).
    function mondayOf(date: date): date {
        return new Date(date.getFullYear(), date.getMonth(), date.getDate() - (date.getDay() + 6) % 7);
    }
    // The first of its days in this week, or in one that is so many later.
    function dayIn(week: int): string {
        const monday = mondayOf(new Date());
        const first = Math.max(0, codes.findIndex(code => days().includes(code)));
        return Qt.formatDate(new Date(monday.getFullYear(), monday.getMonth(),
                                      monday.getDate() + 7 * week + first), "yyyyMMdd");
    }
    // Whether it falls in this week, or in the next; neither where nobody has said.
    function fallsIn(week: int): bool {
        const start = part("DTSTART");
        if (start.length < 8)
            return false;
        const from = mondayOf(new Date(Number(start.slice(0, 4)), Number(start.slice(4, 6)) - 1,
                                       Number(start.slice(6, 8))));
        const weeks = Math.round((mondayOf(new Date()).getTime() - from.getTime()) / (7 * 24 * 3600 * 1000));
        return Math.abs(weeks + week) % 2 === 0;
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
                        schedule.write(chosen, schedule.fortnightly, schedule.part("DTSTART"));
                    }
                }
            }
            Chip {
                text: qsTr("Every other week")
                visible: schedule.rule !== "" && !schedule.monthly
                on: schedule.fortnightly
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                onClicked: schedule.write(schedule.days(), !schedule.fortnightly, "")
            }
        }
        // Which of the two it is.
        Flow {
            Layout.fillWidth: true
            visible: schedule.fortnightly && !schedule.monthly
            spacing: 6
            Repeater {
                model: [qsTr("This week"), qsTr("Next week")]
                delegate: Chip {
                    required property string modelData
                    required property int index
                    text: modelData
                    on: schedule.fallsIn(index)
                    Accessible.role: Accessible.CheckBox
                    Accessible.checked: on
                    onClicked: schedule.write(schedule.days(), true, on ? "" : schedule.dayIn(index))
                }
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
