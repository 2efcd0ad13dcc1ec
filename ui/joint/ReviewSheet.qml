// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Suggestions that wait, one after the other: two cards, what differs marked, and an answer by key.
PwSheet {
    id: sheet

    readonly property alias review: review
    signal showOnMap(var organisation)

    title: review.question
    subtitle: review.why
    wide: 860

    // The two ways to answer what is being asked.
    function answersTo(kind: string): var {
        if (kind === "same")
            return {keep: {code: "keep-both", text: qsTr("They are two")}, take: {code: "merge", text: qsTr("They are one")}};
        if (kind === "change")
            return {keep: {code: "keep-ours", text: qsTr("Keep ours")}, take: {code: "use-list", text: qsTr("Use the list's")}};
        return {keep: {code: "still-there", text: qsTr("Still there")}, take: {code: "closed", text: review.ofService ? qsTr("It has stopped") : qsTr("It has closed")}};
    }
    function begin(): void {
        review.load();
        sheet.open();
    }
    onOpened: facts.forceActiveFocus(Qt.TabFocusReason)

    ReviewModel {
        id: review
    }
    Shortcut {
        sequences: [StandardKey.Undo]
        enabled: sheet.visible && !Session.readOnly
        onActivated: {
            sheet.looksAgain = true;
            Session.undo();
        }
    }
    property bool looksAgain: false
    Connections {
        target: Session
        function onToReviewChanged(): void {
            if (sheet.looksAgain)
                review.load();
            sheet.looksAgain = false;
        }
    }
    Connections {
        target: review
        // The keys go on working after a click on a button.
        function onChanged(): void { if (sheet.opened) facts.forceActiveFocus(Qt.OtherFocusReason); }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: 8
        Layout.rightMargin: 22
        visible: review.waiting > 0
        spacing: 12
        Item { Layout.preferredWidth: Math.round(sheet.width * 0.18) - 8 }
        PwLabel {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: review.places.length === 2 ? qsTr("1  %1").arg(review.left) : review.left
            font.pixelSize: Theme.title
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        PwLabel {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: review.kind !== "vanished"
            text: review.places.length === 2 ? qsTr("2  %1").arg(review.right) : review.right
            font.pixelSize: Theme.title
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
    }
    Item {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round((sheet.parent ? sheet.parent.height : 800) * 0.24)
        visible: review.places.length === 2
        MapCanvas {
            id: ground
            anchors.fill: parent
            clip: true
            source: Session.map
            dark: Theme.dark
            showLabels: false
            reducedMotion: true
            textScale: Theme.scale
            leftInset: 40
            rightInset: 40
            topInset: 40
            bottomInset: 40
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Where the two are")
            function showBoth(): void {
                const [a, b] = review.places;
                if (a && b)
                    fitTo(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y), 16);
            }
            onWidthChanged: Qt.callLater(showBoth)
            Connections {
                target: review
                function onChanged(): void { Qt.callLater(ground.showBoth); }
            }
        }
        Repeater {
            model: review.places
            delegate: Rectangle {
                id: pin
                required property point modelData
                required property int index
                readonly property point at: {
                    ground.latitude; ground.longitude; ground.zoomLevel; ground.width; // they move it
                    return ground.pixelOf(modelData.y, modelData.x);
                }
                // The two lean apart, to be told apart where they are one above the other.
                x: at.x + (index === 0 ? -width - 2 : 2)
                y: at.y - height - 4
                width: Math.round(26 * Theme.scale)
                height: width
                radius: width / 2
                color: pin.index === 0 ? Theme.accent : Theme.warn
                border.width: 2
                border.color: Theme.paper
                PwLabel {
                    anchors.centerIn: parent
                    text: pin.index + 1
                    font.bold: true
                    color: Theme.paper
                    Accessible.ignored: true
                }
            }
        }
    }
    ListView {
        id: facts
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: contentHeight
        Layout.minimumHeight: 120
        visible: review.waiting > 0
        model: review
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        ScrollBar.vertical: PwScrollBar {}
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("What is known of both")
        Keys.onPressed: event => {
            if (event.modifiers !== Qt.NoModifier || ![Qt.Key_S, Qt.Key_K, Qt.Key_M].includes(event.key))
                return;
            event.accepted = true;
            if (event.isAutoRepeat) // one press is one answer, to a card that was there to be read
                return;
            if (event.key === Qt.Key_S)
                review.skip();
            else
                review.decide(event.key === Qt.Key_K ? sheet.answersTo(review.kind).keep.code : sheet.answersTo(review.kind).take.code);
        }
        delegate: Rectangle {
            id: fact
            required property string label
            required property string here
            required property string there
            required property bool differs
            width: ListView.view.width - 14
            implicitHeight: row.implicitHeight + 16
            color: fact.differs ? Theme.warnGround : "transparent"
            radius: Theme.radius
            Accessible.role: Accessible.Row
            Accessible.name: fact.differs ? qsTr("%1 differs: %2; %3").arg(fact.label).arg(fact.here).arg(fact.there)
                                          : qsTr("%1: %2 %3").arg(fact.label).arg(fact.here).arg(fact.there)
            RowLayout {
                id: row
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: 8
                anchors.rightMargin: 8
                spacing: 12
                PwLabel {
                    Layout.preferredWidth: Math.round(sheet.width * 0.18) - 8
                    Layout.alignment: Qt.AlignTop
                    text: fact.label
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    text: fact.here === "" ? "–" : fact.here
                    color: fact.here === "" ? Theme.mute : Theme.ink
                    wrapMode: Text.Wrap
                    maximumLineCount: 6
                    elide: Text.ElideRight
                }
                PwLabel {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    visible: review.kind !== "vanished"
                    text: fact.there === "" ? "–" : fact.there
                    color: fact.there === "" ? Theme.mute : Theme.ink
                    font.bold: fact.differs
                    wrapMode: Text.Wrap
                    maximumLineCount: 6
                    elide: Text.ElideRight
                }
            }
        }
    }
    PwLabel {
        Layout.fillWidth: true
        Layout.bottomMargin: 12
        visible: review.waiting === 0
        text: qsTr("Every suggestion has an answer. What you decided is in the history and can be undone.")
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    PwLabel {
        visible: review.waiting > 0
        text: qsTr("%1 of %2. Keys: S to skip, K for “%3”, M for “%4”").arg(review.at + 1).arg(review.waiting).arg(sheet.answersTo(review.kind).keep.text).arg(sheet.answersTo(review.kind).take.text)
        font.pixelSize: Theme.small
        color: Theme.mute
    }
    buttons: [
        PwButton {
            visible: review.waiting > 1
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("Skip")
            Accessible.description: qsTr("Key S")
            onClicked: review.skip()
        },
        PwButton {
            visible: review.waiting > 0
            look: PwButton.Plain
            tint: Theme.accent
            text: qsTr("Show on the map")
            onClicked: {
                sheet.showOnMap(review.organisation);
                sheet.close();
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            visible: review.waiting > 0
            text: sheet.answersTo(review.kind).keep.text
            Accessible.description: qsTr("Key K")
            onClicked: review.decide(sheet.answersTo(review.kind).keep.code)
        },
        PwButton {
            visible: review.waiting > 0
            look: PwButton.Filled
            text: sheet.answersTo(review.kind).take.text
            Accessible.description: qsTr("Key M")
            onClicked: review.decide(sheet.answersTo(review.kind).take.code)
        },
        PwButton {
            visible: review.waiting === 0
            look: PwButton.Filled
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
}
