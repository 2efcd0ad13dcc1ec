// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// Where is our map thin? A question as a sentence, the areas that answer it, and the map beside
// them.
ColumnLayout {
    id: page

    readonly property alias reach: reach
    property bool alsoWanted: false // for a chart of it elsewhere
    readonly property bool narrow: width < 1000 * (0.5 + 0.5 * Theme.scale)
    signal areasWanted()
    signal planWanted(string areaSet, list<string> codes, string wanted)

    spacing: 0

    ReachModel {
        id: reach
        active: page.visible || page.alsoWanted
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: ask.implicitHeight + 28
        color: Theme.paper
        Flow {
            id: ask
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 24
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            spacing: 10
            AskWord { text: qsTr("Show where our map has little of") }
            AskPick {
                label: qsTr("What")
                choices: reach.soughtChoices
                value: reach.sought
                onPicked: code => reach.sought = code
            }
            AskWord { text: qsTr("within") }
            AskPick {
                label: qsTr("How far")
                choices: reach.minuteChoices
                value: String(reach.minutes)
                onPicked: code => reach.minutes = Number(code)
            }
            AskWord { text: qsTr("by") }
            AskPick {
                label: qsTr("By which areas")
                choices: reach.setChoices
                value: reach.set
                onPicked: code => reach.set = code
            }
            AskPick {
                label: qsTr("When")
                choices: reach.dayChoices
                value: reach.day
                on: reach.day !== ""
                onPicked: code => reach.day = code
            }
            PwField {
                visible: reach.day === "date"
                width: Math.round(150 * (0.5 + 0.5 * Theme.scale))
                label: qsTr("Which day")
                placeholderText: qsTr("day/month/year")
                text: reach.date
                wrong: reach.dateTrouble !== ""
                Accessible.description: reach.dateTrouble
                onEditingFinished: reach.setDate(text)
            }
            AskWord {
                visible: text !== ""
                width: Math.min(implicitWidth, ask.width)
                elide: Text.ElideRight
                text: reach.dateTrouble
                color: Theme.warn
            }
            AskPick {
                visible: reach.day !== ""
                label: qsTr("At what time")
                choices: reach.hourChoices
                value: String(reach.hour)
                onPicked: code => reach.hour = Number(code)
            }
            Chip {
                implicitHeight: Theme.control
                text: qsTr("Core20 only")
                on: reach.core20Only
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                onClicked: reach.core20Only = !reach.core20Only
            }
            Chip {
                implicitHeight: Theme.control
                text: qsTr("Not yet asked first")
                on: reach.unaskedFirst
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                onClicked: reach.unaskedFirst = !reach.unaskedFirst
            }
            Chip {
                implicitHeight: Theme.control
                text: qsTr("Recognised locally only")
                on: reach.locallyKnownOnly
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                onClicked: reach.locallyKnownOnly = !reach.locallyKnownOnly
            }
            Chip {
                implicitHeight: Theme.control
                glyph: "pin"
                text: qsTr("What if there were one more?")
                on: reach.hasPin
                Accessible.role: Accessible.CheckBox
                Accessible.checked: on
                Accessible.description: qsTr("In the area chosen below; a tap on the map moves it")
                onClicked: {
                    if (reach.hasPin)
                        reach.takePinAway();
                    else
                        thin.dropPin();
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: reach.setChoices.length > 0
        spacing: 0
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 5
            visible: !page.narrow
            MapCanvas {
                id: canvas
                anchors.fill: parent
                source: reach.map
                dark: Theme.dark
                showLabels: false
                textScale: Theme.scale
                reducedMotion: Theme.motion === 0
                placing: reach.hasPin
                onPlaced: (latitude, longitude) => reach.dropPin(latitude, longitude)
                leftInset: 12
                rightInset: 12
                topInset: 12
                bottomInset: legend.height + 28
            }
            PwIcon {
                readonly property point where: {
                    canvas.latitude; canvas.longitude; canvas.zoomLevel; canvas.width; canvas.height;
                    return canvas.pixelOf(reach.pin.y, reach.pin.x);
                }
                visible: reach.hasPin
                x: where.x - width / 2
                y: where.y - height
                name: "pin-solid"
                size: Theme.icon * 2
                colour: "#9A4B00" // as light or dark as the areas below it may be
            }
            Card {
                id: legend
                x: 16
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 16
                width: 230 * (0.5 + 0.5 * Theme.scale)
                height: legendColumn.implicitHeight + 28
                padding: 14
                ColumnLayout {
                    id: legendColumn
                    width: parent.width
                    spacing: 6
                    PwLabel { Layout.fillWidth: true; text: qsTr("On our map"); font.bold: true; font.pixelSize: Theme.small }
                    Rectangle {
                        Layout.fillWidth: true
                        implicitHeight: 16
                        radius: 3
                        gradient: Gradient {
                            orientation: Gradient.Horizontal
                            GradientStop { position: 0; color: Theme.dark ? "#215E75" : "#F6F8E4" }
                            GradientStop { position: 1; color: Theme.dark ? "#D8DBCB" : "#216680" }
                        }
                    }
                    RowLayout {
                        Layout.fillWidth: true
                        PwLabel { Layout.fillWidth: true; text: qsTr("more known"); font.pixelSize: Theme.small; color: Theme.mute }
                        PwLabel { text: qsTr("less known"); font.pixelSize: Theme.small; color: Theme.mute }
                    }
                }
            }
            PwLabel {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: 8
                text: canvas.attribution
                font.pixelSize: Theme.tiny
                color: Theme.mute
            }
        }
        Rectangle {
            Layout.fillHeight: true
            implicitWidth: 1
            visible: !page.narrow
            color: Theme.line
        }
        ThinAreas {
            id: thin
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 7
            reach: reach
            onShowWanted: (east, north) => canvas.flyTo(north, east, Math.max(canvas.zoomLevel, 13))
            onSaveWanted: saveSheet.ask(qsTr("Save the table"), reach.nounOfSought().replace(":", "."), "csv", ["CSV (*.csv)"])
            onPlanWanted: page.planWanted(reach.set, reach.tickedCodes, reach.sought === "" ? "" : reach.nounOfSought())
        }
    }
    // Without areas there is nothing to ask by.
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: 48
        visible: reach.setChoices.length === 0
        spacing: 12
        Item { Layout.fillHeight: true }
        PwLabel {
            Layout.alignment: Qt.AlignHCenter
            Layout.maximumWidth: 460
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("To see where the map is thin it needs areas: wards, or small areas with how many people live there. Drop a boundary file on the window, or bring one in here.")
            color: Theme.mute
            wrapMode: Text.Wrap
        }
        PwButton {
            Layout.alignment: Qt.AlignHCenter
            look: PwButton.Filled
            text: qsTr("Bring in areas")
            onClicked: page.areasWanted()
        }
        Item { Layout.fillHeight: true }
    }
    SaveForSheet {
        id: saveSheet
        profiles: reach.profiles
        readers: "public"
        function nameOf(what: string, ending: string, readers: string): string {
            return qsTr("%1, %2 (%3).%4").arg(Session.mapName).arg(what).arg(reach.profiles.named(readers)).arg(ending);
        }
        onSaveWanted: (file, what, readers) => reach.saveTable(file, readers)
    }
}
