// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The room: what hangs on the wall while people map together. The question of the round, a clock,
// the map as partners may see it, what was said so far, and one line to take the next thing down.
Rectangle {
    id: view

    required property ExerciseForm form
    property int round: 0
    property int secondsLeft: roundLength
    property bool running: false
    property int roundMinutes: Math.max(1, Preferences.number("room.minutes", 10))
    readonly property int roundLength: roundMinutes * 60
    readonly property string prompt: form.prompts.length > 0 ? form.prompts[Math.min(round, form.prompts.length - 1)] : ""
    readonly property bool low: height < 760
    // Read from the back of a hall.
    readonly property int body: Math.round(19 * Theme.scale * (low ? 0.9 : 1))
    readonly property int aside: Math.round(16 * Theme.scale * (low ? 0.95 : 1))
    readonly property int question: Math.round((width < 1200 ? 28 : 36) * (0.6 + 0.4 * Theme.scale))
    readonly property alias room: room
    readonly property alias bar: bar
    readonly property alias canvas: canvas
    signal closed()

    color: Theme.ground
    Keys.onPressed: event => bar.typeOn(event)

    function begin(): void {
        round = 0;
        roundMinutes = Math.max(1, Preferences.number("room.minutes", 10));
        secondsLeft = roundLength;
        running = false;
        visible = true;
        if (form.box.width > 0)
            canvas.fitTo(form.box.x, form.box.y, form.box.x + form.box.width, form.box.y + form.box.height);
        else
            canvas.fitAll();
        bar.begin();
    }
    function end(): void {
        running = false;
        visible = false;
        closed();
    }
    function go(to: int): void {
        round = Math.max(0, Math.min(to, form.prompts.length - 1));
        secondsLeft = roundLength;
    }
    // Asks first where that would lose what was said.
    function leave(): void {
        if (room.queue.refused.length > 0)
            lossSheet.ask(false);
        else
            end();
    }
    readonly property LossSheet lossSheet: LossSheet {
        queue: room.queue
        onAgreed: withWindow => withWindow ? (view.Window.window as Window).close() : view.end()
    }
    Room {
        id: room
        form: view.visible ? view.form : null
    }
    MarkedPhoto { id: photo }
    PhotoSheet {
        id: photoSheet
        photo: photo
    }
    readonly property alias photo: photo
    readonly property alias photoSheet: photoSheet
    Timer {
        interval: 1000
        repeat: true
        running: view.running && view.visible
        onTriggered: view.secondsLeft -= 1
    }
    Shortcut { sequence: "F11"; enabled: view.visible; onActivated: view.toggleFullScreen() }
    Shortcut { sequence: "PgDown"; enabled: view.visible; onActivated: view.go(view.round + 1) }
    Shortcut { sequence: "PgUp"; enabled: view.visible; onActivated: view.go(view.round - 1) }
    Shortcut { sequence: "F8"; enabled: view.visible; onActivated: view.running = !view.running }
    function toggleFullScreen(): void {
        const window = view.Window.window as Window;
        if (window.visibility === Window.FullScreen)
            window.showNormal();
        else
            window.showFullScreen();
    }
    // Nothing behind it feels what happens here.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: band.implicitHeight + (view.low ? 24 : 36)
            color: Theme.accent
            RowLayout {
                id: band
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: 28
                anchors.rightMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                spacing: 24
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2
                    PwLabel {
                        Layout.fillWidth: true
                        text: [view.form.name, view.form.place, view.form.prompts.length > 0 ? qsTr("round %1 of %2").arg(view.round + 1).arg(view.form.prompts.length) : ""].filter(part => part !== "").join(" · ")
                        color: Theme.accentInk
                        font.pixelSize: view.aside
                        elide: Text.ElideRight
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        text: view.prompt === "" ? qsTr("What is here?") : view.prompt
                        color: Theme.accentInk
                        font.pixelSize: view.question
                        font.bold: true
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        Accessible.role: Accessible.Heading
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: view.form.otherPrompts.length > 0 ? view.form.otherPrompts[Math.min(view.round, view.form.otherPrompts.length - 1)] : ""
                        color: Theme.accentInk
                        font.pixelSize: Math.round(view.question * 0.62)
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                    }
                }
                AbstractButton {
                    id: clock
                    Layout.alignment: Qt.AlignVCenter
                    implicitWidth: face.implicitWidth
                    implicitHeight: face.implicitHeight
                    focusPolicy: Qt.TabFocus
                    text: view.running ? qsTr("Stop the clock") : qsTr("Start the clock")
                    Accessible.name: text
                    Accessible.description: figures.text
                    onClicked: view.running = !view.running
                    contentItem: ColumnLayout {
                        id: face
                        spacing: 0
                        PwLabel {
                            id: figures
                            Layout.alignment: Qt.AlignRight
                            text: {
                                const seconds = Math.abs(view.secondsLeft);
                                const pad = number => (number < 10 ? "0" : "") + number;
                                return (view.secondsLeft < 0 ? "–" : "") + pad(Math.floor(seconds / 60)) + ":" + pad(seconds % 60);
                            }
                            color: Theme.accentInk
                            opacity: view.running ? 1 : 0.75
                            font.pixelSize: Math.round(view.question * 0.95)
                            font.bold: true
                            font.features: { "tnum": 1 }
                            Accessible.ignored: true
                        }
                        PwLabel {
                            Layout.alignment: Qt.AlignRight
                            text: view.running ? (view.form.tables > 0 ? qsTr("%1 said · %2").arg(room.said).arg(Words.counted(view.form.tables, qsTr("table"), qsTr("tables"))) : qsTr("%1 said").arg(room.said))
                                               : qsTr("press to start")
                            color: Theme.accentInk
                            font.pixelSize: view.aside
                            Accessible.ignored: true
                        }
                    }
                    background: FocusRing {
                        shown: clock.visualFocus
                        gap: 6
                        radius: 8
                    }
                }
                PwButton {
                    visible: view.round < view.form.prompts.length - 1
                    text: qsTr("Next round →")
                    keys: "PgDn"
                    focusPolicy: Qt.TabFocus
                    font.bold: true
                    tint: Theme.accent
                    onClicked: view.go(view.round + 1)
                }
                PwButton {
                    look: PwButton.Plain
                    onlyGlyph: true
                    glyph: "close"
                    tint: Theme.accentInk
                    text: qsTr("Leave the room")
                    keys: "Esc"
                    focusPolicy: Qt.TabFocus
                    onClicked: view.leave()
                }
            }
        }
        NoticeBar { Layout.fillWidth: true } // the window's own lies behind the room
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            Item {
                id: ground
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                MapCanvas {
                    id: canvas
                    anchors.fill: parent
                    source: room.wall
                    dark: Theme.dark
                    textScale: Theme.scale * 1.2
                    reducedMotion: Theme.motion === 0
                    placing: bar.takesPlace
                    bottomInset: bar.height + 32
                    onPlaced: (latitude, longitude) => bar.placeAt(latitude, longitude)
                    onSuggestionClicked: said => list.show(said)
                }
                // What was marked on paper, to be keyed in.
                Image {
                    source: photo.source
                    autoTransform: true
                    sourceSize.width: 2400
                    visible: photo.placed
                    opacity: 0.45
                    smooth: true
                    transform: Matrix4x4 {
                        matrix: {
                            photo.corners; // what a function reads is not seen from here
                            return photo.onto(Qt.rect(squares.from.x, squares.from.y, squares.to.x - squares.from.x, squares.to.y - squares.from.y));
                        }
                    }
                }
                RoomSquares {
                    id: squares
                    anchors.fill: parent
                    canvas: canvas
                    form: view.form
                    visible: Preferences.isOn("room.squares", true)
                }
                // Where the next thing will be.
                Rectangle {
                    readonly property point at: {
                        canvas.latitude; canvas.longitude; canvas.zoomLevel; canvas.width; canvas.height;
                        return canvas.pixelOf(bar.place.latitude, bar.place.longitude);
                    }
                    visible: !bar.offWall && (bar.place.where === "here" || bar.place.where === "roughly")
                    width: bar.place.where === "roughly" ? 84 : 28
                    height: width
                    radius: width / 2
                    x: at.x - width / 2
                    y: at.y - height / 2
                    color: Qt.alpha(Theme.accent, 0.2)
                    border.width: 3
                    border.color: Theme.accent
                }
                Card {
                    x: 16
                    y: 16
                    width: tools.implicitWidth + 12
                    height: tools.implicitHeight + 12
                    padding: 6
                    ColumnLayout {
                        id: tools
                        spacing: 2
                        IconButton { glyph: "plus"; text: qsTr("Closer"); focusPolicy: Qt.NoFocus; onClicked: canvas.zoomIn() }
                        IconButton { glyph: "minus"; text: qsTr("Further away"); focusPolicy: Qt.NoFocus; onClicked: canvas.zoomOut() }
                        IconButton {
                            glyph: room.pinsShown ? "eye" : "eye-off"
                            text: room.pinsShown ? qsTr("Show the map as it was") : qsTr("Show what was said, too")
                            focusPolicy: Qt.NoFocus
                            onClicked: room.pinsShown = !room.pinsShown
                        }
                        IconButton {
                            visible: view.form.squares !== ""
                            glyph: "paste"
                            text: qsTr("Lay a photo of the marked map under it")
                            focusPolicy: Qt.NoFocus
                            onClicked: photoSheet.begin()
                        }
                        IconButton { glyph: "screen"; text: qsTr("Full screen"); keys: "F11"; focusPolicy: Qt.NoFocus; onClicked: view.toggleFullScreen() }
                    }
                }
                CaptureBar {
                    id: bar
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.margins: view.low ? 12 : 20
                    room: room
                    form: view.form
                    prompt: view.prompt
                    body: view.body
                    aside: view.aside
                    onLeaveWanted: view.leave()
                }
            }
            RoomList {
                id: list
                Layout.fillHeight: true
                Layout.preferredWidth: Math.round(Math.min(view.width * 0.32, 420 * (0.5 + 0.5 * Theme.scale)))
                room: room
                form: view.form
                body: view.body
                aside: view.aside
            }
        }
    }
}
