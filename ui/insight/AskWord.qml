// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Placeweave

// Words between the choices of a question.
PwLabel {
    height: Theme.control
    verticalAlignment: Text.AlignVCenter
}
