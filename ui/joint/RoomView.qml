// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
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
    // The words are so large that beside them there is no room for the map.
    readonly property bool crowded: width < 900 * Theme.scale
    property bool folded: crowded // the list
    onCrowdedChanged: folded = crowded
    // Read from the back of a hall.
    readonly property int body: Math.round((crowded ? 16 : 19) * Theme.scale * (low ? 0.9 : 1))
    readonly property int aside: Math.round((crowded ? 14 : 16) * Theme.scale * (low ? 0.95 : 1))
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
        folded = crowded;
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
        RoomBand {
            Layout.fillWidth: true
            form: view.form
            round: view.round
            prompt: view.prompt
            secondsLeft: view.secondsLeft
            running: view.running
            said: room.said
            crowded: view.crowded
            low: view.low
            aside: view.aside
            onClockPressed: view.running = !view.running
            onNextWanted: view.go(view.round + 1)
            onLeaveWanted: view.leave()
        }
        NoticeBar { Layout.fillWidth: true } // the window's own lies behind the room
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Item {
                id: ground
                width: parent.width - (list.visible && !view.crowded ? list.width : 0)
                height: parent.height
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
                    readonly property var panels: squares.panels.concat([tools, bar].map(item => Qt.rect(item.x, item.y, item.width, item.height)))
                    onPanelsChanged: setKeepClear(panels)
                    onPlaced: (latitude, longitude) => bar.placeAt(latitude, longitude)
                    onSuggestionClicked: said => {
                        view.folded = false;
                        list.show(said);
                    }
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
                RoomTools {
                    id: tools
                    x: view.crowded ? 12 : 16
                    y: x
                    columns: view.crowded ? 5 : 1
                    canvas: canvas
                    room: room
                    hasSquares: view.form.squares !== ""
                    onPhotoWanted: photoSheet.begin()
                    onFullScreenWanted: view.toggleFullScreen()
                }
                PwButton {
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: view.crowded ? 12 : 16
                    visible: view.folded
                    glyph: "panel-right"
                    font.pixelSize: view.aside
                    text: qsTr("Said so far: %1").arg(room.said)
                    focusPolicy: Qt.TabFocus
                    onClicked: view.folded = false
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
                    crowded: view.crowded
                    most: parent.height - 24
                    onLeaveWanted: view.leave()
                }
            }
            RoomList {
                id: list
                anchors.right: parent.right
                width: Math.round(Math.min(view.width * (view.crowded ? 0.5 : 0.32), 420 * (0.5 + 0.5 * Theme.scale)))
                height: view.crowded ? bar.y - 8 : parent.height // beside the map, or over it
                visible: !view.folded
                room: room
                form: view.form
                body: view.body
                aside: view.aside
                onFoldWanted: view.folded = true
            }
        }
    }
}
