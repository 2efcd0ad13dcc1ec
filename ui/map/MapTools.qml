// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// What hands can do on the map beside moving it: hold the list to a box or a lasso, measure, see
// what is near, write and draw. One at a time; Escape ends it.
Item {
    id: tools

    required property MapCanvas canvas
    property string tool: "" // "box", "lasso", "measure", "near", "note", "way", "area"
    property list<point> points // clicked so far; x = longitude
    readonly property bool clicks: tool !== "" && !tool.startsWith("box") && tool !== "lasso" && !editor.visible
    readonly property bool busy: tool !== "" || near.visible || editor.visible
    readonly property alias hintShown: hint.visible
    // What panels take of the map, at its left or at its top where it is too narrow for that.
    readonly property Item panel: near.visible ? near : editor.visible ? editor : null
    readonly property bool isPanelBeside: panel !== null && width - panel.width > 380
    readonly property int leftInset: isPanelBeside ? panel.width + 16 : 0
    readonly property int topInset: panel !== null && !isPanelBeside ? panel.height + 16 : 0
    readonly property var panels: [hint, near, editor].filter(item => item.visible).map(item => Qt.rect(item.x, item.y, item.width, item.height))
    readonly property bool panelShown: near.visible || editor.visible
    readonly property bool grows: tool === "measure" || tool === "way" || tool === "area"
    readonly property int least: tool === "area" ? 3 : tool === "way" ? 2 : 1
    readonly property alias nearShown: near.visible
    readonly property alias nearCentre: near.centre

    function begin(tool: string): void {
        end();
        tools.tool = tool;
        canvas.trace = tool === "box" ? MapCanvas.Box : tool === "lasso" ? MapCanvas.Lasso : MapCanvas.Nothing;
        canvas.forceActiveFocus(Qt.OtherFocusReason);
    }
    function beginAt(tool: string, latitude: double, longitude: double): void {
        begin(tool);
        placeAt(latitude, longitude);
    }
    function end(): void {
        tools.tool = "";
        tools.points = [];
        canvas.trace = MapCanvas.Nothing;
        near.end();
        editor.end();
    }
    // True when there was something to step back from.
    function stepBack(): bool {
        if (!busy)
            return false;
        end();
        canvas.forceActiveFocus(Qt.OtherFocusReason);
        return true;
    }
    function placeAt(latitude: double, longitude: double): void {
        const here = Qt.point(longitude, latitude);
        if (tool === "near") {
            tools.tool = "";
            near.begin(here);
            return;
        }
        tools.points = tools.points.concat([here]);
        if (tool === "note")
            finish();
    }
    function takeBack(): void {
        if (grows && points.length > 0)
            tools.points = tools.points.slice(0, -1);
    }
    function finish(): void {
        if (tool === "measure" || points.length < least)
            return end();
        editor.begin(tool, points);
    }
    function openNote(note: double): void {
        if (!busy)
            editor.open(note);
    }

    Connections {
        target: tools.canvas
        function onOutlineTraced(outline: list<point>): void {
            const name = tools.tool === "box" ? qsTr("In the box") : qsTr("In the lasso");
            tools.end();
            Session.filter.drawOutline(name, outline);
        }
        function onNoteClicked(note: double): void { tools.openNote(note); }
    }

    MapSketch {
        anchors.fill: parent
        canvas: tools.canvas
        points: Session.filter.outline
        closed: true
        tinted: false // pins lie in it
    }
    MapSketch {
        anchors.fill: parent
        canvas: tools.canvas
        points: near.visible ? [near.centre] : []
        dots: true
    }
    MapSketch {
        anchors.fill: parent
        canvas: tools.canvas
        points: tools.canvas.traced
        closed: true
    }
    MapSketch {
        anchors.fill: parent
        canvas: tools.canvas
        points: tools.points
        closed: tools.tool === "area"
        dots: true
    }

    Card {
        id: hint
        anchors.horizontalCenter: parent.horizontalCenter
        y: 16
        padding: 10
        width: Math.min(row.implicitWidth + 28, tools.width - 32)
        height: row.implicitHeight + 20
        visible: tools.tool !== "" && !editor.visible
        Accessible.role: Accessible.AlertMessage
        Accessible.name: what.text

        RowLayout {
            id: row
            width: parent.width
            spacing: 10
            PwIcon {
                Layout.leftMargin: 6
                name: ({ box: "box", lasso: "lasso", measure: "ruler", near: "near", note: "note", way: "ruler", area: "area" })[tools.tool] ?? "pin"
                colour: Theme.accent
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                PwLabel {
                    id: what
                    Layout.fillWidth: true
                    text: {
                        switch (tools.tool) {
                        case "box": return tools.canvas.traced.length > 0 ? qsTr("Let go, or press Enter at the other corner") : qsTr("Drag a box around them");
                        case "lasso": return qsTr("Drag a line around them");
                        case "near": return qsTr("Click where you mean");
                        case "note": return qsTr("Click where the note belongs");
                        case "measure":
                            return tools.points.length < 2 ? qsTr("Click along the way to measure it")
                                   : qsTr("%1, about %2 min on foot").arg(Measure.length(tools.points)).arg(Measure.walkingMinutes(tools.points));
                        case "way": return tools.points.length < 2 ? qsTr("Click along the way") : Measure.length(tools.points);
                        case "area": return tools.points.length < 3 ? qsTr("Click around the area, corner by corner") : Measure.area(tools.points);
                        }
                        return "";
                    }
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: {
                        const keyboard = !tools.canvas.activeFocus || tools.points.length > 0 ? ""
                                       : tools.tool === "lasso" ? qsTr("With the keyboard: arrows move the map, Enter puts a corner in its middle, and once more there closes the line")
                                       : qsTr("With the keyboard: arrows move the map, Enter takes its middle");
                        if (tools.tool !== "measure" || tools.points.length < 2)
                            return keyboard;
                        return Measure.assumption(tools.points) + (tools.points.length > 2 ? " · " + qsTr("%1 if closed").arg(Measure.area(tools.points)) : "");
                    }
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
            PwButton {
                visible: tools.grows && tools.points.length > 0
                glyph: "undo"
                onlyGlyph: true
                text: qsTr("Take back the last point")
                onClicked: tools.takeBack()
            }
            PwButton {
                visible: (tools.tool === "way" || tools.tool === "area") && tools.points.length >= tools.least
                look: PwButton.Filled
                text: qsTr("Done")
                onClicked: tools.finish()
            }
            PwButton {
                text: tools.tool === "measure" && tools.points.length > 1 ? qsTr("Close") : qsTr("Cancel")
                keys: qsTr("Esc")
                onClicked: tools.stepBack()
            }
        }
    }
    NearPanel {
        id: near
        x: Math.min(16, (parent.width - width) / 2)
        y: 16
        width: Math.min(parent.width - 32, Math.round(360 * (0.5 + 0.5 * Theme.scale)))
        onCircled: {
            const ring = Measure.circle(centre, metres);
            const easts = ring.map(p => p.x);
            const norths = ring.map(p => p.y);
            tools.canvas.fitTo(Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths));
        }
    }
    NoteEditor {
        id: editor
        x: Math.min(16, (parent.width - width) / 2)
        y: 16
        width: Math.min(parent.width - 32, Math.round(360 * (0.5 + 0.5 * Theme.scale)))
        onEnded: {
            tools.tool = "";
            tools.points = [];
        }
    }
}
