// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The scribe's line: what was said, in seconds. Enter takes it down from anywhere; the keys of the
// other choices stand beside them. What is there already is offered first, so that nobody doubles
// it; only what partners may see is offered, for the line hangs on the wall. It is free for the next
// thing at once; the room's queue has what is not stored yet.
Card {
    id: bar

    required property Room room
    required property ExerciseForm form
    property string prompt: ""
    property int body: Theme.body
    property int aside: Theme.small
    property string mode: "group" // group, need, link, remark, park
    property choice about         // chosen from what is offered
    property choice other         // of a link
    property toldPlace place
    property bool crowded: false
    property real most: 10000 // of height; the choices scroll where they need more
    property bool offWall: false
    property bool ofItself: false
    property bool isRough: false
    property bool hasStopped: false
    property string trouble: ""   // why what was typed is not taken
    readonly property bool isAbout: mode === "group" && about.code !== ""
    readonly property bool isSaidAlready: about.code.startsWith("said:")
    readonly property bool takesPlace: mode === "need" || mode === "group"
    readonly property string kindList: isAbout && (hasStopped || isSaidAlready) ? "" : isAbout ? "activity" : mode === "group" ? "kind" : mode === "need" ? "need_category" : mode === "link" ? "connection_type" : ""
    readonly property bool ready: mode === "link" ? about.code !== "" && other.code !== "" : isAbout || words.text.trim() !== ""
    signal leaveWanted()

    padding: 14
    implicitWidth: 560
    height: column.implicitHeight + 28

    function begin(): void {
        clear();
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    function clear(): void {
        trouble = "";
        words.clear();
        placeField.clear();
        kind.selected = [];
        about = none;
        other = none;
        place = nowhere;
        ofItself = false;
        hasStopped = false;
        offWall = false;
        isRough = false;
    }
    // Whoever has the focus, what is typed goes into the line; Enter takes it down.
    function typeOn(event: KeyEvent): void {
        if (words.activeFocus || placeField.activeFocus) // they let Enter pass when they have heard it
            return;
        if (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier | Qt.GroupSwitchModifier))
            return;
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            add();
        else if (event.text === "" || event.text < " " || event.text === "\u007f")
            return;
        else
            words.insert(words.length, event.text);
        words.forceActiveFocus(Qt.OtherFocusReason);
        event.accepted = true;
    }
    function flipRough(): void {
        isRough = !isRough;
        if (place.where === "here" || place.where === "roughly")
            placeAt(place.latitude, place.longitude);
    }
    function flipNoPlace(): void {
        place = place.where === "no_fixed_place" ? nowhere : { where: "no_fixed_place", square: "", label: Words.of("no_fixed_place"), trouble: "", latitude: 0, longitude: 0 };
    }
    function setMode(to: string): void {
        mode = to;
        hasStopped = false;
        about = none;
        other = none;
        kind.selected = [];
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    function chooseVoice(code: string): void { voice.selected = [code]; }
    function chooseSure(code: string): void { sure.selected = [code]; }
    function typeIn(text: string): void { words.text = text; }
    function placeAt(latitude: real, longitude: real): void {
        const square = room.squareAt(latitude, longitude);
        const rough = bar.isRough;
        place = { where: rough ? "roughly" : "here", square: square, latitude: latitude, longitude: longitude,
                  label: (square === "" ? qsTr("on the map") : square) + (rough ? qsTr(", roughly here") : ""), trouble: "" };
        placeField.clear();
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    function takeOffer(row: int): void {
        const offer = row >= 0 && row < offers.length ? offers[row] : null;
        if (!offer)
            return;
        if (mode === "link" && about.code !== "")
            other = offer;
        else
            about = offer;
        words.clear();
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    // Of two that have to do with each other, one by its name: what is kept off the wall is not
    // offered there.
    function takeNamed(): void {
        const typed = words.text.trim().toLowerCase();
        const same = offers.findIndex(offer => offer.label.toLowerCase() === typed);
        if (same >= 0 || offers.length === 1)
            takeOffer(Math.max(same, 0));
        else
            trouble = offers.length > 1 ? qsTr("More than one has that in its name. Type more of it.")
                    : room.queue.waiting > 0 ? qsTr("Nothing has that name yet; what was said last is still being stored. Try again in a moment.")
                                        : qsTr("Nothing on the map, and nothing said so far, has that name.");
    }
    function add(): void {
        if (chosenOffer >= 0 && offersShown) {
            takeOffer(chosenOffer);
            return;
        }
        if (mode === "link" && other.code === "" && words.text.trim() !== "") {
            takeNamed();
            return;
        }
        if (!ready || !readPlace())
            return;
        const isMore = isAbout && isSaidAlready; // of something that is on the list, not on the map
        if (isMore && words.text.trim() === "") {
            trouble = qsTr("It is on the list already. Say what is to be added, or take it off with ×.");
            return;
        }
        const isParked = mode === "park";
        const lacks = room.take({
            // The parking list hangs on the wall: what is kept off it is kept with the words said.
            what: isParked && !offWall ? "park" : isMore || isParked ? "remark" : mode !== "group" ? mode
                : !isAbout ? "group" : hasStopped ? "stopped" : words.text.trim() === "" ? "still_there" : "offer",
            words: isMore ? about.label + ": " + words.text : words.text,
            kind: isMore ? "" : kind.value,
            about: isMore ? "" : about.code,
            other: other.code,
            place: place,
            voice: voice.value,
            howSure: sure.value,
            prompt: prompt,
            ofItself: ofItself,
            offWall: offWall
        });
        if (lacks === "")
            clear();
        trouble = lacks;
        words.forceActiveFocus(Qt.OtherFocusReason);
    }
    // False when what was typed is no place: it stays to be put right.
    function readPlace(): bool {
        if (placeField.text.trim() === "")
            return true;
        const read = room.placeOf(placeField.text);
        if (read.trouble !== "") {
            trouble = read.trouble;
            return false;
        }
        place = read;
        return true;
    }

    property choice none
    property toldPlace nowhere
    readonly property list<choice> offers: (mode === "group" && !isAbout) || (mode === "link" && other.code === "") ? room.offers(words.text) : []
    readonly property bool offersShown: offers.length > 0 && words.activeFocus && !offWall
    property int chosenOffer: -1 // none until an arrow key says so
    onOffersChanged: chosenOffer = -1

    Shortcut { sequence: "Alt+1"; enabled: bar.visible; onActivated: bar.setMode("group") }
    Shortcut { sequence: "Alt+2"; enabled: bar.visible; onActivated: bar.setMode("need") }
    Shortcut { sequence: "Alt+3"; enabled: bar.visible; onActivated: bar.setMode("link") }
    Shortcut { sequence: "Alt+4"; enabled: bar.visible; onActivated: bar.setMode("remark") }
    Shortcut { sequence: "Alt+5"; enabled: bar.visible; onActivated: bar.setMode("park") }
    Shortcut { sequence: "F2"; enabled: bar.visible; onActivated: bar.offWall = !bar.offWall }
    Shortcut { sequence: "F3"; enabled: bar.visible && bar.takesPlace; onActivated: bar.flipRough() }
    Shortcut { sequence: "F4"; enabled: bar.visible && bar.mode === "group"; onActivated: bar.flipNoPlace() }
    Shortcut { sequence: "F9"; enabled: bar.visible; onActivated: bar.room.dropLast() }
    Shortcut {
        sequence: "Escape"
        enabled: bar.visible
        onActivated: {
            if (words.text !== "" || bar.about.code !== "" || bar.place.where !== "" || placeField.text !== "")
                bar.begin();
            else
                bar.leaveWanted();
        }
    }

    // Above the bar, or where large words leave no room there, under the line, over the choices.
    CaptureOffers {
        readonly property real roomUnder: bar.height - line.height - 30
        readonly property bool isUnder: bar.y - 16 < roomUnder
        parent: bar.parent
        z: 1
        x: bar.x + 14
        y: isUnder ? bar.y + line.height + 20 : bar.y - height - 8
        width: Math.min(bar.width - 28, 560 * Theme.scale)
        visible: bar.offersShown && bar.visible
        title: bar.mode !== "link" ? qsTr("One of these? Choose with ↓ and Enter")
             : bar.about.code === "" ? qsTr("Who? Choose with ↓ and Enter") : qsTr("With whom? Choose with ↓ and Enter")
        offers: bar.offers
        chosen: bar.chosenOffer
        most: isUnder ? roomUnder : bar.y - 16
        body: bar.body
        aside: bar.aside
        onTaken: row => bar.takeOffer(row)
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -bar.padding
        radius: Theme.panelRadius
        color: "transparent"
        border.width: 2
        border.color: bar.offWall ? Theme.warn : Theme.accent
    }
    ColumnLayout {
        id: column
        width: parent.width
        spacing: 10
        RowLayout {
            id: line
            Layout.fillWidth: true
            spacing: 12
            PwPick {
                Layout.preferredWidth: Math.round(180 * (0.4 + 0.6 * Theme.scale))
                label: qsTr("What is it?")
                canBeEmpty: false
                choices: bar.modes
                selected: [bar.mode]
                onPicked: codes => bar.setMode(codes[0])
            }
            Chip {
                visible: bar.about.code !== ""
                on: true
                glyphAfter: "close"
                implicitHeight: Theme.control
                font.pixelSize: bar.aside
                text: bar.offWall ? "•••" : bar.about.label
                Accessible.name: qsTr("Not %1 after all").arg(bar.about.label)
                onClicked: {
                    bar.about = bar.none;
                    words.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
            Chip {
                visible: bar.other.code !== ""
                on: true
                glyphAfter: "close"
                implicitHeight: Theme.control
                font.pixelSize: bar.aside
                text: bar.offWall ? "•••" : bar.other.label
                Accessible.name: qsTr("Not %1 after all").arg(bar.other.label)
                onClicked: {
                    bar.other = bar.none;
                    words.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
            PwField {
                id: words
                Layout.fillWidth: true
                font.pixelSize: Math.round(bar.body * 1.15)
                implicitHeight: Math.max(Theme.control, contentHeight + 18)
                echoMode: bar.offWall ? TextInput.Password : TextInput.Normal
                label: qsTr("What was said")
                placeholderText: bar.isAbout && bar.isSaidAlready ? qsTr("What is to be added?")
                               : bar.isAbout && bar.hasStopped ? qsTr("Since when, and why, if anybody knows")
                               : bar.isAbout ? qsTr("What about it? Nothing: it is still there")
                               : bar.mode === "group" ? qsTr("Name of the group")
                               : bar.mode === "need" ? qsTr("What is needed or missing here")
                               : bar.mode === "link" ? (bar.about.code === "" ? qsTr("One of the two") : bar.other.code === "" ? qsTr("and the other") : qsTr("Anything to add?"))
                               : bar.mode === "park" ? qsTr("For the parking list") : qsTr("In their words")
                onAccepted: bar.add()
                onTextEdited: bar.trouble = ""
                Keys.onDownPressed: bar.chosenOffer = Math.min(bar.offers.length - 1, bar.chosenOffer + 1)
                Keys.onUpPressed: bar.chosenOffer = Math.max(-1, bar.chosenOffer - 1)
            }
            PwButton {
                look: PwButton.Filled
                text: bar.mode === "park" ? qsTr("Park it") : qsTr("Suggest")
                glyphAfter: "check"
                keys: "Enter"
                enabled: bar.ready
                onClicked: bar.add()
            }
        }
        Flickable {
            id: choices
            Layout.fillWidth: true
            implicitHeight: Math.min(flow.implicitHeight, Math.max(Theme.control, bar.most - line.height - foot.height - 28 - 2 * column.spacing))
            visible: bar.mode !== "park"
            contentHeight: flow.implicitHeight
            interactive: contentHeight > height
            clip: interactive
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: PwScrollBar {}
            FollowFocus { flickable: choices }
            Flow {
                id: flow
                width: choices.width
                spacing: bar.crowded ? 8 : 10
                PwPick {
                    id: kind
                    visible: bar.kindList !== ""
                    width: Math.round(200 * (0.4 + 0.6 * Theme.scale))
                    label: qsTr("Kind")
                    placeholder: bar.isAbout ? qsTr("Activity") : bar.mode === "need" ? qsTr("About what") : bar.mode === "link" ? qsTr("How") : qsTr("Kind")
                    choices: bar.kindList === "" ? [] : Vocabularies.choices(bar.kindList)
                    onPicked: codes => {
                        selected = codes;
                        words.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                PwField {
                    id: placeField
                    visible: bar.takesPlace
                    width: Math.round(150 * (0.4 + 0.6 * Theme.scale))
                    echoMode: bar.offWall ? TextInput.Password : TextInput.Normal
                    placeholderText: bar.place.label !== "" ? (bar.offWall ? "•••" : bar.place.label) : bar.form.squares === "" ? qsTr("Postcode") : qsTr("C4, postcode")
                    label: qsTr("Where: a square or a postcode")
                    wrong: bar.trouble !== ""
                    onTextEdited: bar.trouble = ""
                    onAccepted: if (bar.readPlace()) bar.add()
                }
                CaptureSwitch {
                    visible: bar.takesPlace
                    line: words
                    text: qsTr("%1 (F3)").arg(Words.of("roughly_here"))
                    on: bar.isRough
                    onFlipped: bar.flipRough()
                }
                CaptureSwitch {
                    visible: bar.isAbout && !bar.isSaidAlready
                    line: words
                    text: qsTr("It has stopped")
                    on: bar.hasStopped
                    onFlipped: bar.hasStopped = !bar.hasStopped
                }
                CaptureSwitch {
                    visible: bar.mode === "group"
                    line: words
                    text: qsTr("%1 (F4)").arg(Words.of("no_fixed_place"))
                    on: bar.place.where === "no_fixed_place"
                    onFlipped: bar.flipNoPlace()
                }
                PwPick {
                    id: voice
                    visible: bar.form.voices.length > 0
                    width: Math.round(150 * (0.4 + 0.6 * Theme.scale))
                    label: qsTr("Who says so")
                    placeholder: qsTr("Who says so")
                    choices: bar.form.voices
                    onPicked: codes => {
                        selected = codes;
                        words.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                PwPick {
                    id: sure
                    visible: bar.mode === "group"
                    width: Math.round((bar.crowded ? 175 : 190) * (0.4 + 0.6 * Theme.scale))
                    label: Words.of("how_sure")
                    placeholder: Words.of("how_sure")
                    choices: Vocabularies.choices("how_sure")
                    onPicked: codes => {
                        selected = codes;
                        words.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                CaptureSwitch {
                    visible: bar.mode === "group"
                    line: words
                    text: Words.of("said_by_itself")
                    on: bar.ofItself
                    onFlipped: bar.ofItself = !bar.ofItself
                }
                CaptureSwitch {
                    line: words
                    glyph: "eye-off"
                    text: qsTr("%1 (F2)").arg(Words.of("keep_off_wall"))
                    on: bar.offWall
                    onFlipped: bar.offWall = !bar.offWall
                }
            }
        }
        CaptureFoot {
            id: foot
            Layout.fillWidth: true
            room: bar.room
            trouble: bar.trouble
            takesPlace: bar.takesPlace
            aside: bar.aside
        }
    }
    readonly property list<choice> modes: room.modes()
}
