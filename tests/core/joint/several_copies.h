// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"
#include "core/store/log.h"
#include "core/store/merge.h"
#include "core/store/replay.h"
#include "tests/temporary_folder.h"

#include <format>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace placeweave {

// Everything that a map holds, as text that can be compared.
inline std::map<std::string, std::string> contentOf(MapFile &map) {
    std::map<std::string, std::string> content;
    for (const EntityInfo &entity : kEntities)
        for (const Record &record : valueOf(map.records(entity.entity))) {
            std::string &text = content[std::format("{}/{}", entity.table, record.id().value)];
            for (const Field &field : fieldsOf(entity.entity))
                if (!record[field].isEmpty())
                    text += std::format("{}={} ", field.column, toLog(field, record[field]));
        }
    return content;
}

// Every value that anybody has ever given, so also those that lost.
inline std::set<std::string> historyOf(MapFile &map) {
    std::set<std::string> history;
    for (const log::Action &action : valueOf(log::actions(map.database(), 0)))
        for (const log::Change &change : valueOf(log::changesOf(map.database(), action.id)))
            history.insert(std::format("{} {} {} {} {} {} {} {} {} {}", action.clock,
                                       action.id.value, action.verb, action.subject,
                                       action.undoes.value, change.op, change.entityKey,
                                       change.row.value, change.count, change.fields));
    return history;
}

// Copies of one map, each in a file of its own.
class SeveralCopies {
public:
    explicit SeveralCopies(std::size_t count) {
        m_maps.push_back(newMap(fileOf(0)));
        quick(*m_maps[0]);
        for (std::size_t i = 1; i < count; ++i) {
            valueOf(m_maps[0]->saveFullCopy(fileOf(i)));
            m_maps.push_back(valueOf(MapFile::open(fileOf(i), Access::ReadWrite)));
            m_maps.back()->setAuthor("Partner " + std::to_string(i));
            quick(*m_maps.back());
        }
    }

    std::size_t count() const { return m_maps.size(); }
    MapFile &operator[](std::size_t i) { return *m_maps[i]; }
    std::filesystem::path fileOf(std::size_t i) const {
        return m_folder / std::format("copy{}.gpkg", i);
    }
    std::filesystem::path path(const std::string &name) const { return m_folder / name; }
    void reopen(std::size_t i) {
        m_maps[i].reset();
        m_maps[i] = valueOf(MapFile::open(fileOf(i), Access::ReadWrite));
        m_maps[i]->setAuthor("Partner " + std::to_string(i));
        quick(*m_maps[i]);
    }

private:
    // Nobody pulls a plug here.
    static void quick(MapFile &map) {
        valueOf(map.database().execute("PRAGMA synchronous = OFF"));
        valueOf(map.database().execute("PRAGMA secure_delete = OFF"));
    }

    TemporaryFolder m_folder;
    std::vector<std::unique_ptr<MapFile>> m_maps;
};

} // namespace placeweave
