// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// A visit or a call, written down in under a minute: what was heard, needed, offered and promised.
// Only one of them has to be filled in.
PwSheet {
    id: sheet

    readonly property alias form: form

    title: form.organisationName === "" ? qsTr("Log a conversation") : qsTr("A conversation with %1").arg(form.organisationName)
    wide: 820
    holdsWords: form.hasWords
    fills: true

    function begin(organisation: double, step: double): void {
        form.begin(organisation, step);
        more.open = false;
        flick.contentY = 0;
        sheet.open();
    }
    onOpened: (form.organisation === 0 ? whom : heard).forceActiveFocus(Qt.OtherFocusReason)

    // A field that the keys have come to is brought into sight.
    function show(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y;
        if (top < flick.contentY + 8)
            flick.contentY = Math.max(0, top - 40);
        else if (top + item.height > flick.contentY + flick.height - 8)
            flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, top + item.height - flick.height + 24));
    }

    ConversationForm {
        id: form
        onLogged: sheet.close()
    }
    FinderModel {
        id: found
        onlyOrganisations: true
        text: whom.text.trim()
    }
    Flickable {
        id: flick
        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: column.implicitHeight + 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: PwScrollBar {}
        ColumnLayout {
            id: column
            readonly property bool wideEnough: width > 620 * (0.3 + 0.7 * Theme.scale)
            width: flick.width - 12
            spacing: 12
            // With whom, when nobody was looked at.
            ColumnLayout {
                Layout.fillWidth: true
                visible: form.organisation === 0
                spacing: 4
                PwField {
                    id: whom
                    Layout.fillWidth: true
                    glyph: "search"
                    placeholderText: qsTr("With whom? Type a name")
                    Keys.onReturnPressed: if (found.count > 0) form.choose(found.data(found.index(0, 0), FinderModel.AssetIdRole))
                }
                Repeater {
                    model: whom.text.trim().length > 1 ? found : null
                    delegate: PwButton {
                        id: candidate
                        required property int index
                        required property string label
                        required property double assetId
                        Layout.fillWidth: true
                        visible: index < 5
                        look: PwButton.Plain
                        text: label
                        onClicked: {
                            form.choose(candidate.assetId);
                            heard.forceActiveFocus(Qt.OtherFocusReason);
                        }
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: column.wideEnough ? 4 : 1
                columnSpacing: 12
                rowSpacing: 12
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("How")
                    PwPick {
                        Layout.fillWidth: true
                        label: qsTr("How we talked")
                        placeholder: qsTr("Visit, call …")
                        choices: Vocabularies.choices("engagement_way")
                        selected: form.way === "" ? [] : [form.way]
                        onPicked: codes => form.way = codes.length > 0 ? codes[0] : ""
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Spoke to")
                    PwPick {
                        Layout.fillWidth: true
                        label: qsTr("Spoke to")
                        choices: form.people
                        selected: form.person === "" ? [] : [form.person]
                        placeholder: form.people.length === 0 ? qsTr("Nobody by name") : qsTr("Not said")
                        enabled: form.people.length > 0
                        onPicked: codes => form.person = codes.length > 0 ? codes[0] : ""
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("When")
                    wrong: form.heldOnTrouble
                    PwField {
                        Layout.fillWidth: true
                        label: qsTr("When")
                        text: form.heldOn
                        wrong: form.heldOnTrouble !== ""
                        onTextEdited: form.heldOn = text
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Who listened")
                    PwField {
                        Layout.fillWidth: true
                        label: qsTr("Who listened")
                        text: form.heldBy
                        onTextEdited: form.heldBy = text
                    }
                }
            }
            GiveAndTakeNote {
                Layout.fillWidth: true
                given: form.given
                warning: form.warning
            }
            Labelled {
                Layout.fillWidth: true
                label: qsTr("What we heard")
                help: form.privateMatter !== "" ? "" : form.safeguarding === "" ? Words.of("safeguarding_no_contact") : Words.with("safeguarding", "contact", form.safeguarding)
                wrong: form.privateMatter
                PwTextArea {
                    id: heard
                    Layout.fillWidth: true
                    label: qsTr("What we heard")
                    text: form.heard
                    wrong: form.privateMatter !== ""
                    onTextChanged: form.heard = text
                    onActiveFocusChanged: if (activeFocus) sheet.show(heard)
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: column.wideEnough ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                PwPick {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    label: qsTr("Barrier or help")
                    placeholder: qsTr("Does it get in the way, or help?")
                    choices: Vocabularies.choices("heard_effect")
                    selected: form.effect === "" ? [] : [form.effect]
                    onPicked: codes => form.effect = codes.length > 0 ? codes[0] : ""
                }
                PwPick {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    label: qsTr("Theme")
                    placeholder: qsTr("Theme, to gather it with others")
                    choices: Vocabularies.choices("theme")
                    selected: form.theme === "" ? [] : [form.theme]
                    onPicked: codes => form.theme = codes.length > 0 ? codes[0] : ""
                }
            }
            SectionTitle { Layout.topMargin: 4; text: qsTr("What we promised") }
            Repeater {
                model: form.promises
                delegate: RowLayout {
                    id: promised
                    required property string modelData
                    required property int index
                    Layout.fillWidth: true
                    PwLabel { Layout.fillWidth: true; text: promised.modelData; wrapMode: Text.Wrap }
                    IconButton {
                        glyph: "close"
                        text: qsTr("Take off: %1").arg(promised.modelData)
                        onClicked: form.dropPromise(promised.index)
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: column.wideEnough ? 4 : 1
                columnSpacing: 12
                rowSpacing: 8
                PwField {
                    id: promise
                    Layout.fillWidth: true
                    Layout.preferredWidth: 5
                    placeholderText: qsTr("What we said we would do")
                    text: form.promise
                    onTextEdited: form.promise = text
                    onActiveFocusChanged: if (activeFocus) sheet.show(promise)
                }
                PwField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    placeholderText: qsTr("Who will do it")
                    text: form.promiseWho
                    onTextEdited: form.promiseWho = text
                }
                PwField {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    placeholderText: qsTr("By: day/month/year")
                    text: form.promiseDue
                    wrong: form.dueTrouble !== ""
                    onTextEdited: form.promiseDue = text
                    onAccepted: form.addPromise()
                }
                PwButton {
                    glyph: "plus"
                    text: qsTr("Another")
                    enabled: form.promise.trim() !== "" && form.dueTrouble === ""
                    onClicked: {
                        form.addPromise();
                        promise.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: form.dueTrouble
                font.pixelSize: Theme.small
                color: Theme.warn
                wrapMode: Text.Wrap
            }
            FoldHeader {
                id: more
                Layout.fillWidth: true
                title: qsTr("Needs, offers and thanks")
                summary: qsTr("what they need, what they and we can offer, how their time was valued")
                onFolded: more.open = !more.open
            }
            GridLayout {
                Layout.fillWidth: true
                visible: more.open
                columns: column.wideEnough ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("What they need")
                    PwTextArea {
                        id: need
                        Layout.fillWidth: true
                        label: qsTr("What they need")
                        lines: 2
                        text: form.theyNeed
                        onTextChanged: form.theyNeed = text
                        onActiveFocusChanged: if (activeFocus) sheet.show(need)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Of what sort")
                    help: form.needCategory === "" ? qsTr("Choose one and partners can see the need and answer it. Without, it stays among us.") : qsTr("Partners can see this need.")
                    PwPick {
                        Layout.fillWidth: true
                        label: qsTr("Of what sort the need is")
                        placeholder: qsTr("Just for us")
                        choices: Vocabularies.choices("need_category")
                        selected: form.needCategory === "" ? [] : [form.needCategory]
                        enabled: form.theyNeed.trim() !== ""
                        onPicked: codes => form.needCategory = codes.length > 0 ? codes[0] : ""
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("What they offer")
                    PwTextArea {
                        id: offer
                        Layout.fillWidth: true
                        label: qsTr("What they offer")
                        lines: 2
                        text: form.theyOffer
                        onTextChanged: form.theyOffer = text
                        onActiveFocusChanged: if (activeFocus) sheet.show(offer)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("What we can offer")
                    PwTextArea {
                        id: ours
                        Layout.fillWidth: true
                        label: qsTr("What we can offer")
                        placeholderText: qsTr("A room, backing for a bid, training, introductions")
                        lines: 2
                        text: form.weCanOffer
                        onTextChanged: form.weCanOffer = text
                        onActiveFocusChanged: if (activeFocus) sheet.show(ours)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("How their time was valued")
                    PwPick {
                        Layout.fillWidth: true
                        label: qsTr("How their time was valued")
                        choices: Vocabularies.choices("how_valued")
                        selected: form.timeValued === "" ? [] : [form.timeValued]
                        onPicked: codes => form.timeValued = codes.length > 0 ? codes[0] : ""
                    }
                }
                PwCheckBox {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    text: qsTr("They say their record is still right")
                    checked: form.stillRight
                    onToggled: form.stillRight = checked
                }
            }
            Labelled {
                Layout.fillWidth: true
                visible: form.ofPlan
                label: qsTr("And in the plan")
                SegmentedChoice {
                    readonly property list<string> codes: ["done", "doing", "waiting"]
                    Layout.fillWidth: true
                    label: qsTr("And in the plan")
                    options: [qsTr("Done"), qsTr("We go on talking"), qsTr("Waiting for someone")]
                    current: Math.max(0, codes.indexOf(form.stepStatus))
                    onPicked: index => form.stepStatus = codes[index]
                }
            }
        }
    }
    buttons: [
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Cancel")
            onClicked: sheet.leave()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Write it down")
            keys: qsTr("Ctrl+Enter")
            enabled: form.ready && !Session.readOnly
            onClicked: form.log()
        }
    ]
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: sheet.opened && form.ready
        onActivated: form.log()
    }
}
