// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Placeweave

// What came of a session: the page itself, for whom it is, what was promised, and saving it.
RowLayout {
    id: page

    required property ExerciseForm form
    required property Exercises exercises
    property alias scrolled: sheet.contentY
    readonly property alias length: sheet.contentHeight
    property alias beside: report.beside
    readonly property alias html: report.html

    spacing: 0
    SessionReport {
        id: report
        active: page.visible
        exercise: page.form.exercise
    }
    SessionAreasModel {
        id: sessionAreas
        exercise: page.form.exercise
        active: page.visible
    }
    Flickable {
        id: sheet
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: paper.height + 48
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        Rectangle {
            id: paper
            x: Math.max(24, (sheet.width - width) / 2)
            y: 24
            width: Math.min(sheet.width - 48, Math.round(720 * (0.5 + 0.5 * Theme.scale)))
            height: text.implicitHeight + 72
            radius: 4
            color: Theme.paper
            border.width: 1
            border.color: Theme.line
            // The only rich text of the window: made here, what people wrote is escaped in it
            // (report_html.cpp), and it has neither links nor pictures.
            TextEdit {
                id: text
                x: 40
                y: 36
                width: parent.width - 80
                readOnly: true
                selectByMouse: true
                activeFocusOnTab: true
                textFormat: TextEdit.RichText
                text: report.html
                wrapMode: TextEdit.Wrap
                color: Theme.ink
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                font.family: Theme.family
                font.pixelSize: Theme.body
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Report")
            }
        }
    }
    Rectangle {
        Layout.fillHeight: true
        implicitWidth: 1
        color: Theme.line
    }
    Rectangle {
        Layout.fillHeight: true
        Layout.preferredWidth: Math.min(page.width * 0.4, Math.round(320 * (0.4 + 0.6 * Theme.scale)))
        color: Theme.paper
        Flickable {
            id: side
            anchors.fill: parent
            contentHeight: column.implicitHeight + 48
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: PwScrollBar {}
            ColumnLayout {
                id: column
                x: 24
                y: 24
                width: side.width - 48
                spacing: 12
                SectionTitle { text: Words.of("disclosure_profile") }
                SegmentedChoice {
                    Layout.fillWidth: true
                    visible: report.profiles.own.length === 0
                    label: Words.of("disclosure_profile")
                    options: [qsTr("Partners"), qsTr("Anyone")]
                    current: report.forAnyone ? 1 : 0
                    onPicked: index => report.forAnyone = index === 1
                }
                PwPick {
                    Layout.fillWidth: true
                    visible: report.profiles.own.length > 0
                    label: Words.of("disclosure_profile")
                    canBeEmpty: false
                    choices: report.profiles.forOthers
                    selected: [report.readers]
                    onPicked: codes => report.readers = codes[0]
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: report.forAnyone ? qsTr("Names only groups that may be listed.") : qsTr("Keep it among the partners: groups on it may not have been asked yet.")
                    color: Theme.mute
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap
                }
                SectionTitle { Layout.topMargin: 8; text: qsTr("Beside an earlier session") }
                PwPick {
                    Layout.fillWidth: true
                    label: qsTr("Beside an earlier session")
                    placeholder: qsTr("None")
                    choices: page.exercises.count > 1 ? page.exercises.others(page.form.exercise) : []
                    selected: report.beside === 0 ? [] : [String(report.beside)]
                    onPicked: codes => report.beside = codes.length > 0 ? Number(codes[0]) : 0
                }
                SectionTitle { Layout.topMargin: 8; text: qsTr("What we promised") }
                PwField { id: what; Layout.fillWidth: true; placeholderText: qsTr("What we will do") }
                PwField { id: who; Layout.fillWidth: true; placeholderText: qsTr("Who will do it") }
                PwField { id: due; Layout.fillWidth: true; placeholderText: qsTr("By when: day/month/year") }
                PwButton {
                    Layout.fillWidth: true
                    glyph: "plus"
                    text: qsTr("Note the promise")
                    enabled: what.text.trim() !== "" && !Session.readOnly
                    onClicked: {
                        if (!report.promise(what.text, who.text, due.text))
                            return; // the notice says why; what was typed stays
                        what.clear();
                        due.clear();
                        what.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                SectionTitle { Layout.topMargin: 8; text: qsTr("Where we asked") }
                PwPick {
                    Layout.fillWidth: true
                    visible: sessionAreas.sets.length > 1
                    label: qsTr("Kind of area")
                    canBeEmpty: false
                    choices: sessionAreas.sets
                    selected: [sessionAreas.set]
                    onPicked: codes => sessionAreas.set = codes[0]
                }
                PwLabel {
                    Layout.fillWidth: true
                    text: sessionAreas.sets.length === 0 ? qsTr("The map holds no areas yet. With some, it can tell where nobody has asked.")
                        : sessionAreas.inPlace === 0 ? qsTr("None of these areas lies in this session's place. It is set under Set up, where on the map.")
                        : qsTr("%1 lie in this session's place: something is known in %2.").arg(Words.counted(sessionAreas.inPlace, qsTr("area"), qsTr("areas"))).arg(sessionAreas.known)
                    color: Theme.mute
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap
                }
                PwButton {
                    Layout.fillWidth: true
                    visible: sessionAreas.inPlace > 0
                    enabled: !Session.readOnly
                    glyph: "check"
                    text: sessionAreas.marked ? qsTr("Mark them anew") : qsTr("Mark them as asked")
                    onClicked: sessionAreas.markAsked()
                }
                SectionTitle { Layout.topMargin: 8; text: qsTr("Take it along") }
                PwButton {
                    Layout.fillWidth: true
                    look: PwButton.Filled
                    glyph: "print"
                    text: qsTr("Save as PDF")
                    onClicked: saveDialog.ask("pdf")
                }
                PwButton {
                    Layout.fillWidth: true
                    glyph: "globe"
                    text: qsTr("Save as a web page")
                    onClicked: saveDialog.ask("html")
                }
                LibrarySection {
                    Layout.fillWidth: true
                    Layout.topMargin: 8
                    exercise: page.form.exercise
                    nothing: qsTr("Told in the session. They go with the report, to whom they allow.")
                }
            }
        }
    }
    FileDialog {
        id: saveDialog
        fileMode: FileDialog.SaveFile
        title: qsTr("Save the report")
        function ask(ending: string): void {
            saveDialog.defaultSuffix = ending;
            saveDialog.nameFilters = [ending.toUpperCase() + " (*." + ending + ")"];
            saveDialog.selectedFile = saveDialog.currentFolder + "/" + encodeURIComponent(report.suggestedName(ending));
            saveDialog.open();
        }
        onAccepted: report.saveTo(selectedFile)
    }
}
