// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/row_name.h"

#include "ui/record/value_text.h"

#include "core/model/said.h"

namespace placeweave {

QString rowName(MapFile &map, RowKey key) {
    const auto row = map.record(key.entity, key.row);
    if (!row)
        return {};
    for (const char *column : {"name", "title"})
        if (const Field *field = findField(key.entity, column); field && !(*row)[*field].isEmpty())
            return toQString((*row)[*field].text());
    if (const auto said = key.entity == Entity::Proposal ? saidOf(*row) : std::nullopt)
        return toQString(said->what == Said::What::Link
                             ? said->ends[0].name + " – " + said->ends[1].name
                             : said->words);
    if (key.entity == Entity::Connection) {
        const auto nameAt = [&](std::string_view end) {
            const auto at = map.record(Entity::Organisation, row->reference(end));
            return at ? toQString(at->text("name")) : QString();
        };
        return nameAt("from_id") + QStringLiteral(" – ") + nameAt("to_id");
    }
    if (const Field *owner = findField(key.entity, "organisation_id"))
        if (const auto organisation =
                map.record(Entity::Organisation, RowId{(*row)[*owner].integer()}))
            return toQString(organisation->text("name"));
    if (key.entity == Entity::Location) {
        const auto there = map.recordsOf(Entity::Organisation, "location_id", key.row);
        if (there && !there->empty())
            return toQString(there->front().text("name"));
    }
    return toQString(info(key.entity).label);
}

} // namespace placeweave
