// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Placeweave

// Who was agreed on to settle, and who of them is there.
Labelled {
    id: labelled

    required property SaidReviewModel review
    required property list<choice> settlers
    property string lacking: ""

    label: review.ofItself ? qsTr("Said by the group itself: nobody needs to approve it")
                           : qsTr("Agreed to settle this: %1").arg(settlers.map(one => one.label).join("; "))
    PwPick {
        Layout.fillWidth: true
        visible: !labelled.review.ofItself
        label: qsTr("Who is settling now")
        placeholder: qsTr("Who is settling now?")
        multiple: true
        choices: labelled.settlers
        selected: labelled.review.by
        onPicked: codes => labelled.review.by = codes
    }
    PwLabel {
        Layout.fillWidth: true
        visible: text !== ""
        text: labelled.lacking
        font.pixelSize: Theme.small
        color: Theme.mute
        wrapMode: Text.Wrap
    }
}
