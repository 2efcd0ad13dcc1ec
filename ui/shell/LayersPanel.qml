// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// What lies under the pins. Nothing is coloured in until somebody asks for it.
PwPopup {
    id: panel

    required property MapCanvas canvas
    property bool overview: true
    property int room: 1280 // how wide the map is that it lies over
    property int tallest: 600 // so that the button above stays whole
    // The map that it is chosen for stays in sight: in little room what is said goes over more lines.
    readonly property int preferredWidth: Math.round(320 * (0.5 + 0.5 * Theme.scale))
    signal overviewToggled(bool shown)
    signal areasWanted()

    padding: 16
    width: Math.min(preferredWidth, Math.max(280, Math.round(room * 0.45)))
    height: Math.min(implicitHeight, tallest)
    onOpened: contentItem.forceActiveFocus(Qt.TabFocusReason)

    function unfold(): void {
        styleFold.open = styleFold.visible;
        partsFold.open = partsFold.visible;
        panel.open();
    }

    FileDialog {
        id: tilesDialog
        title: qsTr("Use a file of map pictures")
        nameFilters: [qsTr("Map pictures (*.mbtiles *.pmtiles *.gpkg)"), qsTr("All files (*)")]
        onAccepted: BaseMaps.add(selectedFile)
    }
    // Not of one group with the fills above; and one that cannot be opened is not chosen after all.
    component BaseMapChoice: PwRadio {
        id: option
        required property string code
        autoExclusive: false
        checked: BaseMaps.chosen === option.code
        onClicked: {
            BaseMaps.chosen = option.code;
            option.checked = Qt.binding(() => BaseMaps.chosen === option.code);
        }
    }

    contentItem: Flickable {
        id: flick
        implicitHeight: column.implicitHeight
        contentHeight: column.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        ColumnLayout {
            id: column
            width: flick.width - 12
            spacing: 2
            SectionTitle {
                text: qsTr("Outlines")
                visible: outlines.count > 0
            }
            Repeater {
                id: outlines
                model: Session.layers.sets
                delegate: PwCheckBox {
                    required property choice modelData
                    Layout.fillWidth: true
                    text: modelData.label.charAt(0).toUpperCase() + modelData.label.slice(1)
                    help: modelData.help
                    checked: Session.layers.outlined.includes(modelData.code)
                    onToggled: Session.layers.setOutlined(modelData.code, checked)
                }
            }
            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("Colour areas by")
            }
            PwRadio {
                Layout.fillWidth: true
                text: qsTr("Nothing")
                checked: Session.layers.fill === ""
                onClicked: Session.layers.fill = ""
            }
            Repeater {
                id: fills
                model: Session.layers.colourings
                delegate: PwRadio {
                    required property choice modelData
                    Layout.fillWidth: true
                    text: modelData.label
                    help: modelData.help
                    checked: Session.layers.fill === modelData.code
                    onClicked: Session.layers.fill = modelData.code
                }
            }
            FoldHeader {
                id: styleFold
                Layout.fillWidth: true
                visible: Session.layers.fill !== ""
                title: qsTr("How it is coloured")
                indent: 6
                onFolded: open = !open
            }
            Loader {
                Layout.fillWidth: true
                active: styleFold.visible && styleFold.open
                visible: active
                sourceComponent: FillStyle {}
            }
            PwSwitch {
                Layout.fillWidth: true
                visible: Session.layers.core20
                text: qsTr("Core20: the most deprived fifth of the nation")
                checked: Session.layers.core20Shown
                onToggled: Session.layers.core20Shown = checked
                Accessible.description: Session.layers.core20Figure
            }
            PwLabel {
                Layout.fillWidth: true
                visible: Session.layers.core20
                text: qsTr("By “%1”").arg(Session.layers.core20Figure)
                font.pixelSize: Theme.small
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            PwLabel {
                Layout.fillWidth: true
                Layout.topMargin: 4
                visible: Session.layers.fill !== "" || Session.layers.core20Shown
                text: qsTr("For planning. It does not say what people here are like.")
                font.pixelSize: Theme.small
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("Under it")
            }
            BaseMapChoice {
                Layout.fillWidth: true
                code: ""
                text: qsTr("The coast, and what this map holds")
            }
            Repeater {
                model: BaseMaps.files.concat(BaseMaps.ownServers)
                delegate: RowLayout {
                    id: file
                    required property choice modelData
                    Layout.fillWidth: true
                    spacing: 2
                    BaseMapChoice {
                        Layout.fillWidth: true
                        code: file.modelData.code
                        text: file.modelData.label
                        Accessible.description: file.modelData.help
                    }
                    IconButton {
                        glyph: "close"
                        text: qsTr("Take %1 off this list").arg(file.modelData.label)
                        onClicked: BaseMaps.forget(file.modelData.code)
                    }
                }
            }
            Repeater {
                model: BaseMaps.servers
                delegate: BaseMapChoice {
                    required property choice modelData
                    Layout.fillWidth: true
                    code: modelData.code
                    text: modelData.label
                    help: modelData.help
                }
            }
            PwLabel {
                Layout.fillWidth: true
                Layout.topMargin: 4
                visible: text !== ""
                text: BaseMaps.trouble
                font.pixelSize: Theme.small
                color: Theme.warn
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
            }
            PwButton {
                Layout.topMargin: 4
                Layout.fillWidth: true
                glyph: "folder"
                text: qsTr("Use a file of map pictures")
                onClicked: tilesDialog.open()
            }
            FoldHeader {
                id: serverFold
                Layout.fillWidth: true
                title: qsTr("Another map server")
                indent: 6
                onFolded: open = !open
            }
            ColumnLayout {
                id: serverForm
                Layout.fillWidth: true
                visible: serverFold.open
                spacing: 8
                function add(): void {
                    if (BaseMaps.addServer(address.text, owner.text))
                        serverFold.open = false;
                }
                PwField {
                    id: address
                    Layout.fillWidth: true
                    label: qsTr("Its address, with {z}, {x} and {y}")
                    placeholderText: "https://…/{z}/{x}/{y}.png"
                    onAccepted: owner.forceActiveFocus(Qt.TabFocusReason)
                }
                PwField {
                    id: owner
                    Layout.fillWidth: true
                    label: qsTr("Whose map it is, as printed beside it")
                    placeholderText: qsTr("Whose map it is, as printed beside it")
                    onAccepted: serverForm.add()
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: qsTr("Only one that allows it: ask whose map it is. Its server learns which squares you look at.")
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
                PwButton {
                    Layout.fillWidth: true
                    enabled: address.text.trim() !== ""
                    text: qsTr("Use this server")
                    onClicked: serverForm.add()
                }
            }
            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("On the map")
            }
            PwSwitch {
                Layout.fillWidth: true
                visible: Session.layers.ground && BaseMaps.chosen === ""
                text: qsTr("Streets and ground in this map")
                checked: Session.layers.groundShown
                onToggled: Session.layers.groundShown = checked
            }
            FoldHeader {
                id: partsFold
                Layout.fillWidth: true
                visible: Session.layers.ground && Session.layers.groundShown && BaseMaps.chosen === ""
                title: qsTr("What lies over what")
                indent: 6
                onFolded: open = !open
            }
            Loader {
                Layout.fillWidth: true
                active: partsFold.visible && partsFold.open
                visible: active
                sourceComponent: GroundParts {}
            }
            PwSwitch {
                Layout.fillWidth: true
                text: qsTr("Names")
                checked: panel.canvas.showLabels
                onToggled: panel.canvas.showLabels = checked
            }
            PwSwitch {
                Layout.fillWidth: true
                text: qsTr("The whole place in a corner")
                checked: panel.overview
                onToggled: panel.overviewToggled(checked)
            }
            PwSwitch {
                Layout.fillWidth: true
                visible: Session.notes.list.length > 0
                text: qsTr("Notes and drawn areas")
                checked: Session.notes.shown
                onToggled: Session.notes.shown = checked
            }
            PwButton {
                Layout.topMargin: 10
                Layout.fillWidth: true
                visible: !Session.readOnly
                glyph: "download"
                text: qsTr("Bring in areas or streets")
                onClicked: panel.areasWanted()
            }
        }
    }
}
