// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Who is this for? Then print it, give a copy, or take it out as a table; what stays behind is said
// before anything is written.
Item {
    id: workspace

    readonly property bool narrow: width < 900 * (0.5 + 0.5 * Theme.scale)
    readonly property alias sharing: sharing
    readonly property alias imprint: imprint
    readonly property alias readersSheet: readersSheet
    property string wanted: "" // readers that were saved just now: chosen as soon as they are there
    property alias order: sharing.order
    property alias from: sharing.from
    property alias column: sharing.column
    property alias descending: sharing.descending
    signal recordWanted(double organisation)
    readonly property string ending: sharing.leaflet.sheet ? ["pdf", "svg", "png"][sharing.format] : sharing.leaflet.layout === "phone" ? "png" : "pdf"

    Sharing {
        id: sharing
        active: workspace.visible
    }

    Connections {
        target: sharing.profiles
        function onChanged(): void {
            if (workspace.wanted !== "" && sharing.profiles.isOwn(workspace.wanted)) {
                sharing.readers = workspace.wanted;
                workspace.wanted = "";
            }
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        Rectangle {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(workspace.width * 0.5, Math.round(430 * (0.45 + 0.55 * Theme.scale)))
            color: Theme.paper
            Flickable {
                id: flick
                anchors.fill: parent
                contentHeight: column.implicitHeight + 48
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: PwScrollBar {}
                FollowFocus {
                    flickable: flick
                }
                ColumnLayout {
                    id: column
                    x: 24
                    y: 24
                    width: flick.width - 48
                    spacing: 12
                    PwLabel {
                        Layout.fillWidth: true
                        text: Words.of("disclosure_profile")
                        font.pixelSize: Theme.title
                        font.bold: true
                        wrapMode: Text.Wrap
                        Accessible.role: Accessible.Heading
                    }
                    ReadersPart {
                        Layout.fillWidth: true
                        sharing: sharing
                        onMakeWanted: readersSheet.make(sharing.readers)
                        onChangeWanted: readersSheet.change(sharing.readers)
                    }
                    WhatStays {
                        Layout.fillWidth: true
                        sharing: sharing
                        onListToRingWanted: saveDialog.ask("ring", "csv")
                        onRecordWanted: organisation => workspace.recordWanted(organisation)
                    }
                    Labelled {
                        Layout.fillWidth: true
                        visible: !Session.filter.empty
                        label: qsTr("What goes in it")
                        SegmentedChoice {
                            Layout.fillWidth: true
                            label: qsTr("What goes in it")
                            options: [qsTr("Everything"), qsTr("What you have filtered (%1 of %2)").arg(Session.shownCount.toLocaleString(Qt.locale(), "f", 0)).arg(Session.organisations.toLocaleString(Qt.locale(), "f", 0))]
                            current: sharing.onlyFiltered ? 1 : 0
                            onPicked: index => sharing.onlyFiltered = index === 1
                        }
                    }
                    Rectangle { Layout.fillWidth: true; Layout.topMargin: 8; implicitHeight: 1; color: Theme.line }
                    SectionTitle { Layout.fillWidth: true; Layout.topMargin: 8; wrapMode: Text.Wrap; text: qsTr("Print") }
                    PwPick {
                        Layout.fillWidth: true
                        label: qsTr("What to print")
                        choices: sharing.leaflet.layouts
                        canBeEmpty: false
                        selected: [sharing.leaflet.layout]
                        onPicked: codes => sharing.leaflet.layout = codes[0]
                    }
                    Labelled {
                        Layout.fillWidth: true
                        label: qsTr("Title")
                        PwField {
                            Layout.fillWidth: true
                            label: qsTr("Title")
                            text: sharing.title
                            onTextEdited: sharing.title = text
                        }
                    }
                    LeafletOptions {
                        Layout.fillWidth: true
                        sharing: sharing
                    }
                    Labelled {
                        Layout.fillWidth: true
                        visible: sharing.leaflet.sheet
                        label: qsTr("As")
                        SegmentedChoice {
                            Layout.fillWidth: true
                            label: qsTr("As")
                            options: [qsTr("PDF"), qsTr("SVG drawing"), qsTr("PNG picture")]
                            current: sharing.format
                            onPicked: index => sharing.format = index
                        }
                    }
                    Labelled {
                        Layout.fillWidth: true
                        visible: sharing.leaflet.layout === "poster" || (sharing.leaflet.sheet && sharing.format !== Sharing.Png)
                        label: qsTr("Paper")
                        SegmentedChoice {
                            Layout.fillWidth: true
                            label: qsTr("Paper")
                            options: ["A4", "A3", "A2", "A1", "A0"]
                            current: sharing.paper
                            onPicked: index => sharing.paper = index
                        }
                        SegmentedChoice {
                            Layout.fillWidth: true
                            label: qsTr("Which way")
                            options: [qsTr("As it fits"), qsTr("Upright"), qsTr("Across")]
                            current: sharing.turn
                            onPicked: index => sharing.turn = index
                        }
                    }
                    PwCheckBox {
                        Layout.fillWidth: true
                        visible: sharing.leaflet.sheet && sharing.format === Sharing.Pdf && sharing.paper > 0
                        text: qsTr("On A4 pages, to tape together")
                        checked: sharing.tiled
                        onToggled: sharing.tiled = checked
                    }
                    PwCheckBox {
                        Layout.fillWidth: true
                        visible: sharing.leaflet.sheet
                        text: qsTr("Number the places and list them beside the map")
                        checked: sharing.numbered
                        onToggled: sharing.numbered = checked
                    }
                    PwCheckBox {
                        Layout.fillWidth: true
                        text: qsTr("With the areas and colours shown on the map")
                        checked: sharing.withLayers
                        onToggled: sharing.withLayers = checked
                    }
                    PwCheckBox {
                        Layout.fillWidth: true
                        visible: sharing.leaflet.sheet
                        text: qsTr("Only the map, for a slide or a web page")
                        checked: sharing.bare
                        onToggled: sharing.bare = checked
                    }
                    ImprintPart {
                        id: imprint
                        Layout.fillWidth: true
                        leaflet: sharing.leaflet
                    }
                    PwButton {
                        Layout.fillWidth: true
                        look: PwButton.Filled
                        glyph: "print"
                        enabled: sharing.ready && sharing.trouble === ""
                        text: ({ pdf: qsTr("Save as PDF"), svg: qsTr("Save as SVG"), png: qsTr("Save as PNG") })[workspace.ending]
                        onClicked: saveDialog.ask("print", sharing.sheetEnding())
                    }
                    PwButton {
                        Layout.fillWidth: true
                        visible: sharing.leaflet.layout === "phone"
                        glyph: "copy"
                        enabled: sharing.ready
                        text: qsTr("Copy the words, for a message")
                        onClicked: sharing.copyMessage()
                    }
                    Rectangle { Layout.fillWidth: true; Layout.topMargin: 8; implicitHeight: 1; color: Theme.line }
                    SectionTitle { Layout.fillWidth: true; Layout.topMargin: 8; wrapMode: Text.Wrap; text: qsTr("Give someone a copy") }
                    PwLabel {
                        Layout.fillWidth: true
                        text: qsTr("A map of its own with only what %1 may see: no history, no withheld names or places.").arg(
                                  [qsTr("anyone"), qsTr("a partner"), qsTr("you")][sharing.madeFor])
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                    PwButton {
                        Layout.fillWidth: true
                        glyph: "give"
                        text: qsTr("Save a copy to give away")
                        onClicked: saveDialog.ask("copy", "gpkg")
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        Layout.topMargin: 4
                        text: qsTr("They have a copy of this map already? Then send what changed; it comes together with what they did.")
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                    PwField {
                        id: whom
                        Layout.fillWidth: true
                        placeholderText: qsTr("Whom is it for? (remembered, to take things back)")
                    }
                    PwButton {
                        Layout.fillWidth: true
                        glyph: "give"
                        text: qsTr("Save a bundle of changes")
                        onClicked: saveDialog.ask("bundle", "pwbundle")
                    }
                    SectionTitle { Layout.fillWidth: true; Layout.topMargin: 8; wrapMode: Text.Wrap; text: qsTr("For the web, as a table, or for other programs") }
                    Flow {
                        Layout.fillWidth: true
                        spacing: 8
                        Repeater {
                            model: [
                                { ending: "html", glyph: "globe", text: qsTr("Web map") },
                                { ending: "xlsx", glyph: "table", text: qsTr("Excel workbook") },
                                { ending: "csv", glyph: "table", text: qsTr("CSV table") },
                                { ending: "geojson", glyph: "globe", text: qsTr("GeoJSON") },
                                { ending: "gpkg", glyph: "layers", text: qsTr("GeoPackage") },
                                { ending: "kml", glyph: "globe", text: qsTr("KML") },
                                { ending: "shp.zip", glyph: "layers", text: qsTr("Shapefile") },
                                { ending: "oruk.json", glyph: "table", text: qsTr("Open Referral UK") }
                            ]
                            PwButton {
                                required property var modelData
                                glyph: modelData.glyph
                                text: modelData.text
                                onClicked: saveDialog.ask("export", modelData.ending)
                            }
                        }
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: saveDialog.what === "export" ? sharing.limitsOf(saveDialog.defaultSuffix) : ""
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                    Rectangle { Layout.fillWidth: true; Layout.topMargin: 8; implicitHeight: 1; color: Theme.line }
                    SectionTitle { Layout.fillWidth: true; Layout.topMargin: 8; wrapMode: Text.Wrap; text: qsTr("Save a full copy") }
                    PwLabel {
                        Layout.fillWidth: true
                        text: qsTr("Everything, for you alone: history and private matter included.")
                        color: Theme.mute
                        wrapMode: Text.Wrap
                    }
                    PwLabel {
                        Layout.fillWidth: true
                        visible: sharing.privateMatter !== ""
                        text: qsTr("It holds %1.").arg(sharing.privateMatter)
                        color: Theme.warn
                        font.bold: true
                        wrapMode: Text.Wrap
                    }
                    PwButton {
                        Layout.fillWidth: true
                        glyph: "lock"
                        text: qsTr("Save a full, private copy")
                        onClicked: saveDialog.ask("full", "gpkg")
                    }
                }
            }
            Rectangle {
                anchors.right: parent.right
                width: 1
                height: parent.height
                color: Theme.line
            }
        }
        SheetPreview {
            Layout.fillWidth: true
            Layout.fillHeight: true
            sharing: sharing
        }
    }
    ReaderProfileSheet {
        id: readersSheet
        profiles: sharing.profiles
        onSaved: code => workspace.wanted = code
    }
    FileDialog {
        id: saveDialog
        property string what: "print"
        fileMode: FileDialog.SaveFile
        function ask(what: string, ending: string): void {
            saveDialog.what = what;
            saveDialog.defaultSuffix = ending;
            saveDialog.nameFilters = [ending.toUpperCase() + " (*." + ending + ")"];
            const name = what === "full" ? Session.mapName + " (private)." + ending : what === "ring" ? qsTr("Groups to ring (private).%1").arg(ending) : sharing.suggestedName(ending);
            saveDialog.title = what === "print" ? qsTr("Print to a file") : what === "export" ? qsTr("Save the table") : qsTr("Save a copy");
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(name);
            saveDialog.open();
        }
        onAccepted: {
            if (what === "print")
                sharing.printTo(selectedFile);
            else if (what === "copy")
                sharing.giveCopy(selectedFile);
            else if (what === "bundle")
                sharing.giveBundle(selectedFile, whom.text);
            else if (what === "full")
                sharing.saveFullCopy(selectedFile);
            else if (what === "ring")
                sharing.saveGroupsToRing(selectedFile);
            else
                sharing.exportTo(selectedFile);
        }
    }
}
