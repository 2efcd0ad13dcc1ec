// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Placeweave

// One fact on the card, laid out by its form.
ColumnLayout {
    id: fact

    required property int index
    required property int form
    required property string section
    required property string label
    required property string text
    required property string note
    required property string icon
    required property string link
    required property bool mustAct
    required property list<string> items
    required property list<double> ids
    signal goTo(double organisation)

    readonly property int labelWidth: Math.round(108 * Math.min(1.35, Theme.scale))

    spacing: 2

    SectionTitle {
        Layout.fillWidth: true
        Layout.topMargin: 20
        Layout.bottomMargin: 6
        visible: fact.section !== ""
        text: fact.section
    }
    Loader {
        asynchronous: true // a card is filled between frames, not instead of one
        Layout.fillWidth: true
        Layout.bottomMargin: 8
        sourceComponent: fact.form === RecordFacts.Words ? words
                         : fact.form === RecordFacts.Pair ? pair
                         : fact.form === RecordFacts.Offer ? offer
                         : fact.form === RecordFacts.Chips ? chips
                         : fact.form === RecordFacts.Contact ? contact : links
    }

    Component {
        id: words
        PwLabel {
            text: fact.text
            wrapMode: Text.Wrap
            lineHeight: 1.15
        }
    }
    Component {
        id: pair
        RowLayout {
            spacing: 12
            Accessible.role: Accessible.StaticText
            Accessible.name: fact.label + ": " + fact.text + (fact.note === "" ? "" : ", " + fact.note)
            PwLabel {
                Layout.preferredWidth: fact.labelWidth
                Layout.alignment: Qt.AlignTop
                text: fact.label
                color: Theme.mute
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 1
                PwLabel {
                    Layout.fillWidth: true
                    text: fact.text
                    color: fact.mustAct ? Theme.warn : Theme.ink
                    font.bold: fact.mustAct
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: fact.note
                    font.pixelSize: Theme.small
                    font.italic: true
                    color: Theme.mute
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
        }
    }
    Component {
        id: offer
        ColumnLayout {
            spacing: 1
            Accessible.role: Accessible.StaticText
            Accessible.name: [fact.label, fact.text, fact.note].filter(part => part !== "").join(", ")
            Flow {
                Layout.fillWidth: true
                PwLabel {
                    width: Math.min(implicitWidth, parent.width)
                    text: fact.label
                    font.bold: true
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                PwLabel {
                    width: Math.min(implicitWidth, parent.width)
                    visible: fact.text !== ""
                    text: " · " + fact.text
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
            PwLabel {
                Layout.fillWidth: true
                visible: text !== ""
                text: fact.note
                color: Theme.mute
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
    Component {
        id: chips
        Flow {
            spacing: 8
            Repeater {
                model: fact.items
                delegate: Rectangle {
                    id: tag
                    required property string modelData
                    width: Math.min(label.implicitWidth + 20, fact.width)
                    height: label.implicitHeight + 10
                    radius: 8
                    color: Theme.ground
                    border.width: 1
                    border.color: Theme.line
                    PwLabel {
                        id: label
                        anchors.verticalCenter: parent.verticalCenter
                        x: 10
                        width: parent.width - 20
                        text: tag.modelData
                        font.pixelSize: Theme.small
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
    Component {
        id: contact
        RowLayout {
            spacing: 12
            PwIcon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
                name: fact.icon
                colour: Theme.mute
                size: Math.round(Theme.icon * 0.9)
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 1
                LinkText {
                    Layout.fillWidth: true
                    text: fact.text
                    link: fact.link
                    label: fact.label
                }
                PwLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: fact.note
                    font.pixelSize: Theme.small
                    color: Theme.mute
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Component {
        id: links
        RowLayout {
            spacing: 12
            PwLabel {
                Layout.preferredWidth: fact.labelWidth
                Layout.alignment: Qt.AlignTop
                text: fact.label
                color: Theme.mute
                wrapMode: Text.Wrap
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                Repeater {
                    model: fact.items
                    delegate: LinkText {
                        id: other
                        required property string modelData
                        required property int index
                        Layout.fillWidth: true
                        text: modelData
                        onFollowed: fact.goTo(fact.ids[other.index])
                        goes: true
                    }
                }
            }
        }
    }
}
