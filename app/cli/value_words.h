// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/map_file.h"

#include <map>
#include <string>

namespace placeweave::cli {

// Values and rows of a map as people know them.
class ValueWords {
public:
    explicit ValueWords(MapFile &map) : m_map(map) {}

    // Rows that are gone speak through their deletion.
    void noteGone(const HistoryEntry::RowChange &row);
    // In quotes, or a position; empty for a row that nobody gave a name.
    std::string nameOf(Entity entity, RowId id);
    std::string shown(const Field &field, const Value &value);

private:
    MapFile &m_map;
    std::map<std::pair<Entity, RowId>, std::string> m_gone;
};

} // namespace placeweave::cli
