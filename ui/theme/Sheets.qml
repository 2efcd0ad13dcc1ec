// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Placeweave

// Of the sheets that are open, the one with words in it that nobody has written down yet.
QtObject {
    property PwSheet holding: null
}
