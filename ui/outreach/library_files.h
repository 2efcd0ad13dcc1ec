// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/library.h"

#include <QImage>
#include <QString>

#include <expected>

namespace placeweave {

// What may be attached to a story or a resource, and what becomes of it on the way in and out.

// A picture is made anew, at most so many pixels a side, so that nothing of the file but what is
// seen in it stays: a telephone writes into each photo where it was taken. So of a recording only
// what is heard (core/joint/sound_alone.h).
inline constexpr int kLongestSide = 2000;

// A sentence says why it is not taken. A story takes a picture or a sound, a resource a document
// too.
std::expected<AttachedFile, QString> fileToAttach(const QString &path, bool isStory);

bool isPicture(std::string_view mediaType);
bool isSound(std::string_view mediaType);
// No picture where the bytes are none, or one too large to be shown.
QImage pictureOf(const std::string &content);
// The name to save it by: as it came, without folders, and ending in what it is said to be.
QString fileNameOf(const Record &attachment);

} // namespace placeweave
