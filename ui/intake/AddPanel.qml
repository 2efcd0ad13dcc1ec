// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Adding an organisation: its name, and where. Floats over the map, which a click answers for it.
Card {
    id: panel

    required property MapCanvas canvas
    property int where: Adder.Here
    property bool hasPoint: false
    property real latitude: 0
    property real longitude: 0
    readonly property bool placing: visible && (where === Adder.Here || where === Adder.RoughlyHere)
    readonly property bool ready: name.text.trim() !== ""
    signal added(double organisation)
    signal goTo(double organisation)

    visible: false
    padding: 18
    height: column.implicitHeight + 36
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Add an organisation")

    function begin(): void {
        if (!Session.open || Session.readOnly)
            return;
        if (!visible) {
            name.clear();
            kind.selected = [];
            hasPoint = false;
            where = Adder.Here;
        }
        visible = true;
        name.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function typeIn(text: string): void { name.text = text; }
    function end(): void {
        visible = false;
        hasPoint = false;
        canvas.forceActiveFocus(Qt.OtherFocusReason);
    }
    function placeAt(at: real, along: real): void {
        latitude = at;
        longitude = along;
        hasPoint = true;
        if (!ready)
            name.forceActiveFocus(Qt.OtherFocusReason);
    }
    function add(): void {
        if (!ready)
            return;
        const unplaced = placing && !hasPoint;
        adder.add(name.text, kind.value, unplaced ? Adder.Later : where, latitude, longitude);
    }

    Adder {
        id: adder
        onAdded: organisation => {
            panel.end();
            panel.added(organisation);
        }
    }
    FinderModel {
        id: alike
        onlyOrganisations: true
        text: name.text.trim().length > 2 ? name.text : ""
    }
    // Where it will be, drawn over the map.
    Rectangle {
        parent: panel.canvas
        readonly property point at: {
            panel.canvas.latitude; panel.canvas.longitude; panel.canvas.zoomLevel; panel.canvas.width;
            return panel.canvas.pixelOf(panel.latitude, panel.longitude);
        }
        visible: panel.placing && panel.hasPoint
        width: panel.where === Adder.RoughlyHere ? 72 : 26
        height: width
        radius: width / 2
        x: at.x - width / 2
        y: at.y - height / 2
        color: Qt.alpha(Theme.accent, 0.2)
        border.width: 2
        border.color: Theme.accent
        Rectangle {
            anchors.centerIn: parent
            width: 8
            height: 8
            radius: 4
            color: Theme.accent
        }
    }

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 12
        RowLayout {
            Layout.fillWidth: true
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("Add an organisation")
                font.bold: true
                font.pixelSize: Theme.large
                Accessible.role: Accessible.Heading
            }
            IconButton {
                glyph: "close"
                text: qsTr("Close")
                onClicked: panel.end()
            }
        }
        PwField {
            id: name
            Layout.fillWidth: true
            placeholderText: qsTr("Its name")
            onAccepted: panel.add()
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: alike.count > 0
            spacing: 2
            PwLabel {
                Layout.fillWidth: true
                text: qsTr("Already on the map?")
                font.pixelSize: Theme.small
                font.bold: true
                color: Theme.warn
            }
            Repeater {
                model: alike
                delegate: PwButton {
                    id: same
                    required property int index
                    required property string label
                    required property string note
                    required property double assetId
                    Layout.fillWidth: true
                    visible: index < 3
                    look: PwButton.Plain
                    implicitHeight: Theme.row
                    Accessible.name: qsTr("Go to %1").arg(label)
                    onClicked: {
                        panel.end();
                        panel.goTo(assetId);
                    }
                    contentItem: ColumnLayout {
                        spacing: 0
                        PwLabel {
                            Layout.fillWidth: true
                            text: same.label
                            elide: Text.ElideRight
                            color: Theme.accent
                            Accessible.ignored: true
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            text: same.note
                            font.pixelSize: Theme.small
                            color: Theme.mute
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        PwPick {
            id: kind
            Layout.fillWidth: true
            label: qsTr("Kind")
            placeholder: qsTr("What kind is it? You can say later")
            choices: Vocabularies.choices("kind")
            onPicked: codes => selected = codes
        }
        SegmentedChoice {
            Layout.fillWidth: true
            label: qsTr("Where is it?")
            options: [qsTr("Here"), Words.of("roughly_here"), Words.of("no_fixed_place")]
            current: panel.where
            onPicked: index => panel.where = index
        }
        PwLabel {
            Layout.fillWidth: true
            visible: panel.placing
            text: panel.hasPoint ? qsTr("Marked on the map. Click again to move it.")
                                 : qsTr("Click on the map where it is, or add it now and place it later.")
            font.pixelSize: Theme.small
            color: panel.hasPoint ? Theme.accent : Theme.mute
            wrapMode: Text.Wrap
        }
        PwButton {
            Layout.fillWidth: true
            look: PwButton.Filled
            text: panel.placing && !panel.hasPoint ? qsTr("Add, and place it later") : qsTr("Add")
            enabled: panel.ready
            onClicked: panel.add()
        }
    }
}
