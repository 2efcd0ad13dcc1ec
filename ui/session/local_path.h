// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <filesystem>

namespace placeweave {

// Paths as core has them, whatever letters are in them.
inline std::filesystem::path pathOf(const QString &path) {
    return std::filesystem::path(path.toStdU16String());
}
inline std::filesystem::path pathOf(const QUrl &file) {
    return pathOf(file.toLocalFile());
}

} // namespace placeweave
