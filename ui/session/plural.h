// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace placeweave {

// "1 area", "1,200 areas": English plurals without a translation file, which tr("%n") would need.
inline QString counted(qint64 count, const QString &one, const QString &many) {
    return QLocale().toString(static_cast<qlonglong>(count)) + ' ' + (count == 1 ? one : many);
}

} // namespace placeweave
