// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Placeweave

// The outreach plans of this map, those under way first.
Rectangle {
    id: panel

    required property OutreachPlans plans
    property double current: 0
    signal chosen(double plan)
    signal planWanted()

    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        PwButton {
            Layout.margins: 16
            Layout.bottomMargin: 8
            Layout.fillWidth: true
            glyph: "plus"
            text: qsTr("Begin a plan")
            enabled: !Session.readOnly
            onClicked: panel.planWanted()
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: panel.plans
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            ScrollBar.vertical: PwScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Outreach plans")
            Keys.onReturnPressed: if (currentItem) (currentItem as ItemDelegate).clicked()
            delegate: ItemDelegate {
                id: row
                required property int index
                required property double plan
                required property string name
                required property string note
                required property bool overdue
                required property bool over
                readonly property bool isCurrent: plan === panel.current
                width: ListView.view.width
                implicitHeight: Math.max(Theme.row, words.implicitHeight + 24)
                hoverEnabled: true
                padding: 0
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.ListItem
                Accessible.name: name + ", " + note + (overdue ? ", " + qsTr("overdue") : "")
                Accessible.selected: isCurrent
                onClicked: panel.chosen(plan)
                contentItem: Item {
                    ColumnLayout {
                        id: words
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.leftMargin: 20
                        anchors.rightMargin: 16
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 2
                        PwLabel {
                            Layout.fillWidth: true
                            text: row.name
                            font.bold: true
                            color: row.over ? Theme.mute : Theme.ink
                            wrapMode: Text.Wrap
                            maximumLineCount: 2
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        PwLabel {
                            Layout.fillWidth: true
                            text: row.note
                            font.pixelSize: Theme.small
                            color: row.overdue ? Theme.warn : Theme.mute
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                    }
                }
                background: Rectangle {
                    color: row.isCurrent ? Theme.soft : row.hovered ? Theme.hover : Theme.paper
                    FocusRing {
                        shown: list.activeFocus && row.ListView.isCurrentItem
                        gap: -3
                        radius: 4
                    }
                }
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
