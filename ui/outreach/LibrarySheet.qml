// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// Writing a story or a resource down: what it is, whose it is, who may have it, what it belongs to.
PwSheet {
    id: sheet

    readonly property alias form: form
    property bool typed: false

    title: form.story ? (form.fresh ? qsTr("Write down a story") : qsTr("Edit the story")) : form.fresh ? qsTr("Add a resource") : qsTr("Edit the resource")
    subtitle: form.story ? qsTr("In their own words. Read it back to them, and ask who may hear it and how they wish to be named.") : qsTr("Something that other partners can use.")
    wide: 820
    fills: true
    holdsWords: typed
    onClosed: typed = false

    function add(story: bool, organisation: double, exercise: double, plan: double): void {
        form.begin(story, organisation, exercise, plan);
        links.clear();
        sheet.show(organisation !== 0 || exercise !== 0 || plan !== 0);
    }
    function edit(story: bool, row: double): void {
        form.change(story, row);
        links.clear();
        sheet.show(true);
    }
    function show(linked: bool): void {
        more.open = linked;
        flick.contentY = 0;
        sheet.open();
    }
    onOpened: (form.story ? words : title).forceActiveFocus(Qt.OtherFocusReason)

    // A field that the keys have come to is brought into sight.
    function bringUp(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y;
        if (top < flick.contentY + 8)
            flick.contentY = Math.max(0, top - 40);
        else if (top + item.height > flick.contentY + flick.height - 8)
            flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, top + item.height - flick.height + 24));
    }

    LibraryForm {
        id: form
        onSaved: sheet.close()
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
            GridLayout {
                Layout.fillWidth: true
                columns: column.wideEnough ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Title")
                    PwField {
                        id: title
                        Layout.fillWidth: true
                        label: qsTr("Title")
                        placeholderText: form.story ? qsTr("Else its first words stand for it") : ""
                        text: form.title
                        onTextEdited: {
                            form.title = text;
                            sheet.typed = true;
                        }
                        onActiveFocusChanged: if (activeFocus) sheet.bringUp(title)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Layout.alignment: Qt.AlignTop
                    label: form.story ? qsTr("Form") : qsTr("Kind")
                    PwPick {
                        Layout.fillWidth: true
                        label: form.story ? qsTr("Form") : qsTr("Kind")
                        choices: Vocabularies.choices(form.story ? "story_form" : "resource_kind")
                        selected: form.kind === "" ? [] : [form.kind]
                        onPicked: codes => form.kind = codes.length > 0 ? codes[0] : ""
                    }
                }
            }
            Labelled {
                Layout.fillWidth: true
                label: form.story ? qsTr("Words") : qsTr("What it is, and what it is good for")
                help: form.privateMatter !== "" || !form.story ? "" : form.safeguarding === "" ? Words.of("safeguarding_no_contact") : Words.with("safeguarding", "contact", form.safeguarding)
                wrong: form.privateMatter
                PwTextArea {
                    id: words
                    Layout.fillWidth: true
                    label: form.story ? qsTr("Words") : qsTr("What it is, and what it is good for")
                    lines: form.story ? 5 : 3
                    text: form.words
                    wrong: form.privateMatter !== ""
                    onTextChanged: {
                        sheet.typed = sheet.typed || (activeFocus && text !== form.words);
                        form.words = text;
                    }
                    onActiveFocusChanged: if (activeFocus) sheet.bringUp(words)
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: column.wideEnough ? 2 : 1
                columnSpacing: 12
                rowSpacing: 12
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: form.story ? qsTr("Who may hear it") : qsTr("Who may see it")
                    help: form.story && form.permission === "" ? qsTr("Until they have said, it stays with us.") : ""
                    PwPick {
                        Layout.fillWidth: true
                        label: form.story ? qsTr("Who may hear it") : qsTr("Who may see it")
                        placeholder: qsTr("Not asked yet")
                        canBeEmpty: form.story
                        choices: Vocabularies.choices("sensitivity")
                        selected: form.permission === "" ? [] : [form.permission]
                        onPicked: codes => form.permission = codes.length > 0 ? codes[0] : ""
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    visible: form.story
                    label: qsTr("Until")
                    help: qsTr("Day/month/year. After that day nobody is shown it until they are asked again.")
                    wrong: form.untilTrouble
                    PwField {
                        id: until
                        Layout.fillWidth: true
                        label: qsTr("Until")
                        placeholderText: qsTr("No end")
                        text: form.until
                        wrong: form.untilTrouble !== ""
                        onTextEdited: {
                            form.until = text;
                            sheet.typed = true;
                        }
                        onActiveFocusChanged: if (activeFocus) sheet.bringUp(until)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: form.story ? qsTr("Named as") : qsTr("Shared by")
                    help: form.story ? qsTr("As they wish: a name, “a mother, Mill Lane”, or nothing") : ""
                    PwField {
                        id: credit
                        Layout.fillWidth: true
                        label: form.story ? qsTr("Named as") : qsTr("Shared by")
                        text: form.credit
                        onTextEdited: {
                            form.credit = text;
                            sheet.typed = true;
                        }
                        onActiveFocusChanged: if (activeFocus) sheet.bringUp(credit)
                    }
                }
                Labelled {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Themes")
                    PwPick {
                        Layout.fillWidth: true
                        label: qsTr("Themes")
                        multiple: true
                        choices: Vocabularies.choices("theme")
                        selected: form.themes
                        onPicked: codes => form.themes = codes
                    }
                }
            }
            LibraryAttachment {
                Layout.fillWidth: true
                form: form
                onReached: field => sheet.bringUp(field)
            }
            Labelled {
                Layout.fillWidth: true
                visible: !form.story
                label: qsTr("Link")
                wrong: form.linkTrouble
                PwField {
                    id: link
                    Layout.fillWidth: true
                    label: qsTr("Link")
                    placeholderText: "https://"
                    text: form.link
                    wrong: form.linkTrouble !== ""
                    onTextEdited: {
                        form.link = text;
                        sheet.typed = true;
                    }
                    onActiveFocusChanged: if (activeFocus) sheet.bringUp(link)
                }
            }
            FoldHeader {
                id: more
                Layout.fillWidth: true
                title: qsTr("What it belongs to")
                summary: qsTr("a group, a community, a mapping session, a plan")
                onFolded: more.open = !more.open
            }
            LibraryLinks {
                id: links
                Layout.fillWidth: true
                visible: more.open
                form: form
                wideEnough: column.wideEnough
                onReached: field => sheet.bringUp(field)
            }
        }
    }
    buttons: [
        PwButton {
            visible: !form.fresh
            glyph: "trash"
            tint: Theme.warn
            text: qsTr("Delete")
            enabled: !Session.readOnly
            onClicked: {
                Session.library.remove(form.story, form.row);
                sheet.close();
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            text: qsTr("Cancel")
            onClicked: sheet.leave()
        },
        PwButton {
            look: PwButton.Filled
            text: qsTr("Keep it")
            keys: qsTr("Ctrl+Enter")
            enabled: form.ready && !Session.readOnly
            onClicked: form.save()
        }
    ]
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: sheet.opened && form.ready
        onActivated: form.save()
    }
}
