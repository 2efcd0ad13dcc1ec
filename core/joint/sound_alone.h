// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace placeweave {

// A recording with nothing in it but what is heard: a telephone writes into each where and when it
// was made, and on whose. MP3, M4A, WAV, FLAC, Ogg Vorbis and Opus; of any other sort, or of one
// that holds more than one sound (pictures that move, a trace of positions), nothing is known to be
// gone, and an error says so.
Result<std::string> soundAlone(const std::string &recording);

} // namespace placeweave
