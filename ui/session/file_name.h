// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

namespace placeweave {

// Words somebody typed, as the beginning of a file's name on any system: without what none allows,
// and short enough (255 bytes are the most) for something to follow whatever their letters are.
inline QString asFileName(QString words) {
    constexpr qsizetype kLongest = 60;
    words.remove(QRegularExpression("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    words = words.trimmed();
    if (words.size() > kLongest)
        words.truncate(words.at(kLongest - 1).isHighSurrogate() ? kLongest - 1 : kLongest);
    return words.trimmed();
}

} // namespace placeweave
