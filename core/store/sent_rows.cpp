// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sent_rows.h"

namespace placeweave {

Result<SentRows> sentRows(MapFile &map, const std::string &partner, const std::string &profile) {
    SentRows sent;
    PW_TRY(Statement ranges, map.database().prepare(
                                 "SELECT entity, row, count FROM placeweave_sent WHERE partner = ? "
                                 "AND profile = ? ORDER BY entity, row"));
    ranges.bind(1, std::string_view(partner)).bind(2, std::string_view(profile));
    while (true) {
        PW_TRY(const bool more, ranges.step());
        if (!more)
            break;
        if (const EntityInfo *entity = entityByKey(ranges.integer(0)))
            sent.ranges.push_back({entity->entity, RowId{ranges.integer(1)}, ranges.integer(2)});
    }
    PW_TRY(Statement taken,
           map.database().prepare("SELECT entity, row, clock, is_back FROM placeweave_taken_back "
                                  "WHERE partner = ? AND profile = ? ORDER BY entity, row"));
    taken.bind(1, std::string_view(partner)).bind(2, std::string_view(profile));
    while (true) {
        PW_TRY(const bool more, taken.step());
        if (!more)
            return sent;
        if (const EntityInfo *entity = entityByKey(taken.integer(0)))
            sent.takenBack.push_back({{entity->entity, RowId{taken.integer(1)}},
                                      taken.integer(2),
                                      taken.integer(3) != 0});
    }
}

Result<void> noteSentRows(MapFile &map, const std::string &partner, const std::string &profile,
                          const SentRows &sent) {
    PW_TRY(Transaction transaction, Transaction::begin(map.database()));
    PW_TRY(Statement range,
           map.database().prepare("INSERT INTO placeweave_sent (partner, profile, entity, row, "
                                  "count) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET "
                                  "count = max(count, ?5)"));
    for (const RowRange &one : sent.ranges)
        PW_CHECK(range.bind(1, std::string_view(partner))
                     .bind(2, std::string_view(profile))
                     .bind(3, entityKey(one.entity))
                     .bind(4, one.first.value)
                     .bind(5, one.count)
                     .run());
    PW_TRY(
        Statement taken,
        map.database().prepare(
            "INSERT OR REPLACE INTO placeweave_taken_back (partner, profile, entity, row, clock, "
            "is_back) VALUES (?, ?, ?, ?, ?, ?)"));
    for (const TakenBack &one : sent.takenBack)
        PW_CHECK(taken.bind(1, std::string_view(partner))
                     .bind(2, std::string_view(profile))
                     .bind(3, entityKey(one.row.entity))
                     .bind(4, one.row.row.value)
                     .bind(5, one.clock)
                     .bind(6, std::int64_t{one.isBack})
                     .run());
    return transaction.commit();
}

} // namespace placeweave
