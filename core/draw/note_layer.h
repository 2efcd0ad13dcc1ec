// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/paths.h"
#include "core/model/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// What somebody wrote or drew on the map itself.
struct MapNote {
    std::int64_t id = 0;
    std::string text; // may be empty for something drawn
    Shape shape;

    // Nothing when the row's shape cannot be read.
    static std::optional<MapNote> of(const Record &row);
};

// Notes ready to be drawn. Immutable, read from any thread; shape numbers are positions in notes().
class NoteLayer {
public:
    struct Note {
        std::int64_t id = 0;
        std::string text; // on one line
        Shape::Type type = Shape::Type::Points;
        Mercator anchor; // where its sign stands: on it
    };

    static std::shared_ptr<const NoteLayer> make(const std::vector<MapNote> &notes);

    const std::vector<Note> &notes() const { return m_notes; }
    const PathStore &paths() const { return m_paths; }

private:
    std::vector<Note> m_notes;
    PathStore m_paths;
};

} // namespace placeweave
