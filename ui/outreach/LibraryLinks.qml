// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// What a story or a resource belongs to: a group, a community, a place, a mapping session, a plan.
ColumnLayout {
    id: part

    required property LibraryForm form
    required property bool wideEnough
    signal reached(Item field)

    spacing: 12
    Labelled {
        Layout.fillWidth: true
        label: qsTr("Group")
        RowLayout {
            Layout.fillWidth: true
            visible: part.form.organisation !== 0
            spacing: 8
            PwLabel {
                Layout.fillWidth: true
                text: part.form.organisationName
                elide: Text.ElideRight
            }
            IconButton {
                glyph: "close"
                text: qsTr("Not of %1").arg(part.form.organisationName)
                onClicked: {
                    part.form.choose(0);
                    name.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
        }
        PwField {
            id: name
            Layout.fillWidth: true
            visible: part.form.organisation === 0
            glyph: "search"
            label: qsTr("Group")
            placeholderText: qsTr("Type a name, or leave it empty")
            Keys.onReturnPressed: if (found.count > 0) part.choose(found.data(found.index(0, 0), FinderModel.AssetIdRole))
            onActiveFocusChanged: if (activeFocus) part.reached(name)
        }
        Repeater {
            model: name.visible && name.text.trim().length > 1 ? found : null
            delegate: PwButton {
                id: candidate
                required property int index
                required property string label
                required property double assetId
                Layout.fillWidth: true
                visible: index < 4
                look: PwButton.Plain
                text: label
                onClicked: part.choose(candidate.assetId)
            }
        }
    }
    FinderModel {
        id: found
        onlyOrganisations: true
        text: name.text.trim()
    }
    function choose(organisation: double): void {
        part.form.choose(organisation);
        name.clear();
    }
    function clear(): void { name.clear(); }
    GridLayout {
        Layout.fillWidth: true
        columns: part.wideEnough ? 2 : 1
        columnSpacing: 12
        rowSpacing: 12
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Community")
            PwPick {
                Layout.fillWidth: true
                label: qsTr("Community")
                placeholder: part.form.communities.length === 0 ? qsTr("The map has none yet") : qsTr("Not said")
                enabled: part.form.communities.length > 0
                choices: part.form.communities
                selected: part.form.community === "" ? [] : [part.form.community]
                onPicked: codes => part.form.community = codes.length > 0 ? codes[0] : ""
            }
        }
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            visible: part.form.story
            label: qsTr("Where it happened")
            PwField {
                id: place
                Layout.fillWidth: true
                label: qsTr("Where it happened")
                placeholderText: qsTr("As people call it")
                text: part.form.place
                onTextEdited: part.form.place = text
                onActiveFocusChanged: if (activeFocus) part.reached(place)
            }
        }
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Mapping session")
            PwPick {
                Layout.fillWidth: true
                label: qsTr("Mapping session")
                placeholder: part.form.sessions.length === 0 ? qsTr("None was held yet") : qsTr("Not said")
                enabled: part.form.sessions.length > 0
                choices: part.form.sessions
                selected: part.form.session === "" ? [] : [part.form.session]
                onPicked: codes => part.form.session = codes.length > 0 ? codes[0] : ""
            }
        }
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Plan")
            PwPick {
                Layout.fillWidth: true
                label: qsTr("Plan")
                placeholder: part.form.plans.length === 0 ? qsTr("There is no plan yet") : qsTr("Not said")
                enabled: part.form.plans.length > 0
                choices: part.form.plans
                selected: part.form.plan === "" ? [] : [part.form.plan]
                onPicked: codes => part.form.plan = codes.length > 0 ? codes[0] : ""
            }
        }
    }
}
