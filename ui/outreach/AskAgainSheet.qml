// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// A story whose permission has run out: what those who told it say now. Its words are not shown.
PwSheet {
    id: sheet

    property double story: 0
    property string trouble: ""

    title: qsTr("Ask again")
    wide: 560
    holdsWords: until.text !== ""

    LibraryList {
        id: lapsed
        what: "again"
    }
    // What is told of it, from the list of those.
    readonly property int at: {
        for (let i = 0; i < lapsed.count; ++i)
            if (lapsed.data(lapsed.index(i, 0), LibraryList.RowRole) === sheet.story)
                return i;
        return -1;
    }
    function told(role: int): string {
        return sheet.at < 0 ? "" : String(lapsed.data(lapsed.index(sheet.at, 0), role));
    }
    function begin(story: double): void {
        sheet.story = story;
        sheet.trouble = "";
        who.selected = [];
        until.clear();
        sheet.open();
    }
    onOpened: who.forceActiveFocus(Qt.OtherFocusReason)

    PwLabel {
        Layout.fillWidth: true
        text: sheet.told(LibraryList.TitleRole)
        font.bold: true
        font.pixelSize: Theme.large
        wrapMode: Text.Wrap
    }
    PwLabel {
        Layout.fillWidth: true
        visible: text !== ""
        text: sheet.told(LibraryList.FromRole)
        wrapMode: Text.Wrap
    }
    PwLabel {
        Layout.fillWidth: true
        text: qsTr("%1. Since then it is shown to nobody, here or on anything that leaves. Ask whoever told it whether it may be told again, to whom and until when.").arg(sheet.told(LibraryList.PermissionRole))
        color: Theme.mute
        wrapMode: Text.Wrap
    }
    GridLayout {
        Layout.fillWidth: true
        columns: width > 420 * (0.3 + 0.7 * Theme.scale) ? 2 : 1
        columnSpacing: 12
        rowSpacing: 12
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Who may hear it")
            PwPick {
                id: who
                Layout.fillWidth: true
                label: qsTr("Who may hear it")
                placeholder: qsTr("What they said")
                choices: Vocabularies.choices("sensitivity")
                onPicked: codes => who.selected = codes
            }
        }
        Labelled {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: qsTr("Until")
            wrong: sheet.trouble
            help: qsTr("Day/month/year; empty for no end")
            PwField {
                id: until
                Layout.fillWidth: true
                label: qsTr("Until")
                wrong: sheet.trouble !== ""
                onTextEdited: sheet.trouble = ""
                onAccepted: if (yes.enabled) yes.clicked()
            }
        }
    }
    buttons: [
        PwButton {
            glyph: "trash"
            tint: Theme.warn
            text: qsTr("They said no: delete it")
            onClicked: {
                Session.library.remove(true, sheet.story);
                sheet.close();
            }
        },
        Item { Layout.fillWidth: true },
        PwButton {
            id: yes
            look: PwButton.Filled
            text: qsTr("They said yes")
            enabled: who.selected.length > 0
            onClicked: {
                sheet.trouble = Session.library.renew(sheet.story, who.selected[0], until.text);
                if (sheet.trouble === "")
                    sheet.close();
            }
        }
    ]
}
