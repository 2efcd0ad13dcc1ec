// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// Four short questions, then there is a map.
PwSheet {
    id: sheet

    property int step: 0
    readonly property list<string> questions: [Words.of("question_you"), Words.of("question_place"),
        Words.of("question_supports"), Words.of("question_streets")]
    readonly property list<string> reasons: [Words.of("question_you_help"), Words.of("question_place_help"),
        Words.of("question_supports_help"), Words.of("question_streets_help")]
    property url streets
    property bool online: false
    readonly property string server: BaseMaps.servers[0].code

    title: questions[step]
    subtitle: reasons[step]
    wide: 600

    onAboutToShow: {
        sheet.step = 0;
        sheet.takeStreets("", BaseMaps.chosen === sheet.server); // as it was answered last
    }
    onOpened: yourName.forceActiveFocus(Qt.TabFocusReason)

    function takeStreets(file: url, online: bool): void {
        sheet.streets = file;
        sheet.online = online;
    }
    function next(): void {
        if (step === 1 && starter.hindrance !== "")
            return;
        if (step < 3) {
            step += 1;
            [yourName, place, supporter, laterStreets][step].forceActiveFocus(Qt.TabFocusReason);
            return;
        }
        if (sheet.online)
            BaseMaps.chosen = sheet.server;
        else if (BaseMaps.chosen === sheet.server)
            BaseMaps.chosen = "";
        starter.start();
        sheet.close();
    }
    Connections {
        target: Session
        function onMapChanged(): void {
            if (sheet.streets.toString() === "" || Session.sample)
                return;
            areas.takeContext(sheet.streets);
            sheet.streets = "";
        }
    }
    AreasImport { id: areas }
    MapStarter { id: starter }
    DistrictModel { id: districts; text: place.text }

    StackLayout {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(250 * (0.3 + 0.7 * Theme.scale))
        currentIndex: sheet.step

        ColumnLayout {
            spacing: 14
            Labelled {
                Layout.fillWidth: true
                label: Words.of("question_you_name")
                PwField {
                    id: yourName
                    Layout.fillWidth: true
                    label: Words.of("question_you_name")
                    text: Preferences.author
                    onTextEdited: Preferences.author = text.trim()
                    onAccepted: yourOrganisation.forceActiveFocus(Qt.TabFocusReason)
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: Words.of("question_you_organisation")
                PwField {
                    id: yourOrganisation
                    Layout.fillWidth: true
                    label: Words.of("question_you_organisation")
                    text: Preferences.organisation
                    onTextEdited: Preferences.organisation = text.trim()
                    onAccepted: sheet.next()
                }
            }
            Item { Layout.fillHeight: true }
        }
        ColumnLayout {
            spacing: 8
            PwField {
                id: place
                Layout.fillWidth: true
                glyph: "search"
                label: Words.of("question_place")
                placeholderText: qsTr("For example Trafford")
                onTextEdited: starter.place = text.trim()
                onAccepted: {
                    if (districts.count > 0)
                        take(districts.nameAt(Math.max(0, matches.currentIndex)));
                    sheet.next();
                }
                Keys.onDownPressed: matches.incrementCurrentIndex()
                Keys.onUpPressed: matches.decrementCurrentIndex()
                function take(name: string): void {
                    text = name;
                    starter.place = name;
                }
            }
            ListView {
                id: matches
                Layout.fillWidth: true
                Layout.fillHeight: true
                model: districts
                clip: true
                Accessible.role: Accessible.List
                delegate: ItemDelegate {
                    id: match
                    required property int index
                    required property string name
                    width: ListView.view.width
                    implicitHeight: Theme.row
                    highlighted: ListView.isCurrentItem
                    focusPolicy: Qt.NoFocus
                    Accessible.name: name
                    onClicked: place.take(name)
                    contentItem: PwLabel {
                        leftPadding: 6
                        text: match.name
                        font.bold: starter.place === match.name
                        verticalAlignment: Text.AlignVCenter
                        Accessible.ignored: true
                    }
                    background: Rectangle {
                        radius: Theme.radius
                        color: match.highlighted || match.hovered ? Theme.soft : "transparent"
                    }
                }
            }
            PwLabel {
                Layout.fillWidth: true
                visible: districts.count === 0 && place.text !== ""
                text: Words.of("question_place_none")
                color: Theme.mute
                wrapMode: Text.Wrap
            }
        }
        ColumnLayout {
            spacing: 14
            PwField {
                id: supporter
                Layout.fillWidth: true
                label: Words.of("question_supports")
                placeholderText: Words.of("question_supports_unknown")
                onTextEdited: starter.supporter = text
                onAccepted: sheet.next()
            }
            SegmentedChoice {
                Layout.fillWidth: true
                visible: supporter.text.trim() !== ""
                label: qsTr("Do they already have a list?")
                options: [Words.of("question_supports_unknown"), Words.of("question_supports_list_yes"), Words.of("question_supports_list_no")]
                current: starter.list
                onPicked: index => starter.list = index
            }
            PwLabel {
                Layout.fillWidth: true
                visible: supporter.text.trim() === ""
                text: qsTr("Then this is the first step of your plan: %1.").arg(Words.of("question_supports_step"))
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            Item { Layout.fillHeight: true }
        }
        ColumnLayout {
            spacing: 4
            PwRadio {
                id: laterStreets
                Layout.fillWidth: true
                text: Words.of("question_streets_none")
                help: qsTr("You see the coast, and whatever you bring in.")
                checked: sheet.streets.toString() === "" && !sheet.online
                onClicked: sheet.takeStreets("", false)
            }
            PwRadio {
                Layout.fillWidth: true
                text: Words.of("question_streets_file")
                help: sheet.streets.toString() === "" ? qsTr("Roads, water or green as GeoJSON, Shapefile or GeoPackage.")
                                                      : decodeURIComponent(sheet.streets.toString().split("/").pop())
                checked: sheet.streets.toString() !== ""
                onClicked: streetsDialog.open()
            }
            PwRadio {
                Layout.fillWidth: true
                text: Words.of("question_streets_internet")
                help: BaseMaps.servers[0].help
                checked: sheet.online
                onClicked: sheet.takeStreets("", true)
            }
            Labelled {
                Layout.fillWidth: true
                Layout.topMargin: 10
                label: qsTr("The map is called")
                PwField {
                    Layout.fillWidth: true
                    label: qsTr("The map is called")
                    text: starter.name
                    onTextEdited: starter.name = text
                }
            }
            RowLayout {
                Layout.fillWidth: true
                PwLabel {
                    Layout.fillWidth: true
                    text: qsTr("Kept in %1").arg(starter.path)
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    elide: Text.ElideMiddle
                }
                PwButton {
                    look: PwButton.Plain
                    tint: Theme.accent
                    text: qsTr("Change")
                    onClicked: pathDialog.open()
                }
            }
            Item { Layout.fillHeight: true }
        }
    }
    buttons: [
        Row {
            spacing: 6
            Repeater {
                model: 4
                delegate: Rectangle {
                    required property int index
                    width: index === sheet.step ? 20 : 8
                    height: 8
                    radius: 4
                    color: index <= sheet.step ? Theme.accent : Theme.line
                }
            }
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("Question %1 of 4").arg(sheet.step + 1)
        },
        Item { Layout.fillWidth: true },
        PwButton {
            visible: sheet.step > 0
            text: qsTr("Back")
            onClicked: sheet.step -= 1
        },
        PwButton {
            look: PwButton.Filled
            text: sheet.step < 3 ? qsTr("Next") : Words.of("start_finish")
            enabled: sheet.step < 1 || starter.hindrance === ""
            onClicked: sheet.next()
        }
    ]
    FileDialog {
        id: streetsDialog
        title: Words.of("question_streets_file")
        nameFilters: [qsTr("Map files (*.geojson *.json *.shp *.zip *.gpkg *.osm *.pbf)"), qsTr("All files (*)")]
        onAccepted: sheet.takeStreets(selectedFile, false)
    }
    FileDialog {
        id: pathDialog
        title: qsTr("Keep the map in")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "gpkg"
        nameFilters: [qsTr("Placeweave maps (*.gpkg)")]
        onAccepted: starter.keepIn(selectedFile)
    }
}
