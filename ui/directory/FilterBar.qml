// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Placeweave

// What the list, the map and the directory are held to, as chips; each goes away with a tap.
Flow {
    id: bar

    signal reviewWanted()
    signal planWanted()

    spacing: 8
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Filter")

    Repeater {
        model: Session.filter.chips
        delegate: Chip {
            required property choice modelData
            text: modelData.label
            on: true
            glyphAfter: "close"
            Accessible.name: qsTr("%1, take off").arg(modelData.label)
            onClicked: Session.filter.remove(modelData.code)
            Keys.onDeletePressed: Session.filter.remove(modelData.code)
        }
    }
    Chip {
        id: kindChip
        text: qsTr("All kinds")
        visible: Session.filter.kinds.length === 0
        glyphAfter: "chevron-down"
        onClicked: kinds.open()
        ChoicePopup {
            id: kinds
            y: parent.height + 4
            multiple: true
            choices: Vocabularies.choices("kind")
            selected: Session.filter.kinds
            prompt: qsTr("Which kinds?")
            onChosen: code => Session.filter.toggleKind(code)
        }
    }
    Chip {
        text: qsTr("Filter")
        glyph: "plus"
        onClicked: more.open()
        FilterPopup {
            id: more
            y: parent.height + 4
        }
    }
    Chip {
        visible: Session.stillToPlace > 0 && !Session.filter.onlyUnplaced
        text: qsTr("%1 still to place").arg(Session.stillToPlace.toLocaleString(Qt.locale(), "f", 0))
        glyph: "tray"
        onClicked: Session.filter.onlyUnplaced = true
    }
    Chip {
        visible: Session.toReview > 0
        text: qsTr("%1 to look at").arg(Session.toReview.toLocaleString(Qt.locale(), "f", 0))
        glyph: "eye"
        Accessible.description: qsTr("Organisations that are perhaps here twice, and lists that say something else")
        onClicked: bar.reviewWanted()
    }
    Chip {
        visible: !Session.filter.empty && !Session.readOnly && Session.shownCount > 0
        text: qsTr("Plan outreach")
        glyph: "outreach"
        Accessible.description: qsTr("Begin a plan with who is on the list now")
        onClicked: bar.planWanted()
    }
    Chip {
        visible: Session.filter.chips.length > 1
        text: qsTr("Clear")
        onClicked: Session.filter.clear()
    }
}
