// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

MenuSeparator {
    topPadding: 6
    bottomPadding: 6
    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.line
    }
}
