// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/published.h"

#include "core/joint/review.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

namespace placeweave {

namespace {

// Beyond this, reading everything is quicker than reading row by row.
constexpr std::int64_t kManyRows = 2000;
constexpr int kRecentActions = 16;

// Organisations whose line in the index comes from that row.
Result<void> addTouched(MapFile &map, const HistoryEntry::RowChange &change,
                        std::vector<RowId> &organisations) {
    const auto addOwnerBefore = [&] {
        for (const HistoryEntry::FieldChange &field : change.fields)
            if (field.field && field.field->column == "organisation_id")
                for (const Value &owner : {field.before, field.after})
                    if (owner.integer())
                        organisations.push_back({owner.integer()});
    };
    for (std::int64_t i = 0; i < change.count; ++i) {
        const RowId row{change.row.value + i};
        switch (change.entity) {
        case Entity::Organisation:
            organisations.push_back(row);
            break;
        case Entity::Location: {
            PW_TRY(const auto there, map.recordsOf(Entity::Organisation, "location_id", row));
            for (const Record &organisation : there)
                organisations.push_back(organisation.id());
            break;
        }
        case Entity::Service:
            addOwnerBefore();
            if (const auto service = map.record(Entity::Service, row))
                organisations.push_back(service->reference("organisation_id"));
            break;
        case Entity::Proposal:
            if (const auto proposal = map.record(Entity::Proposal, row))
                if (const auto suggestion = suggestionOf(*proposal))
                    organisations.push_back(suggestion->organisation);
            break;
        default:
            break; // nothing of it is in the index
        }
    }
    return {};
}

// Nothing when it would be quicker to read everything.
Result<std::optional<std::vector<RowId>>> touchedSince(MapFile &map, ActionId known) {
    PW_TRY(const std::vector<HistoryEntry> entries, map.history(kRecentActions));
    std::vector<RowId> organisations;
    std::int64_t rows = 0;
    for (const HistoryEntry &entry : entries) {
        if (entry.action == known) {
            std::ranges::sort(organisations);
            const auto again = std::ranges::unique(organisations);
            organisations.erase(again.begin(), again.end());
            return organisations;
        }
        for (const HistoryEntry::RowChange &change : entry.rows) {
            rows += change.count;
            if (rows > kManyRows || change.op == "erase")
                return std::nullopt;
            PW_CHECK(addTouched(map, change, organisations));
        }
    }
    return std::nullopt;
}

// undoable() names the action; what it changed is in the history.
Result<HistoryEntry> withRows(MapFile &map, HistoryEntry entry) {
    if (entry.verb != "field.set" && entry.verb != "bulk.set")
        return entry;
    PW_TRY(std::vector<HistoryEntry> recent, map.history(kRecentActions));
    const ActionId wanted = entry.undone ? ActionId{} : entry.action;
    for (HistoryEntry &candidate : recent) {
        const bool same = wanted ? candidate.action == wanted : candidate.action == entry.action;
        if (same)
            entry.rows = std::move(candidate.rows);
    }
    return entry;
}

} // namespace

Result<Published> publish(Desk &desk, bool afresh) {
    MapFile &map = *desk.map;
    PW_TRY(const ActionId last, map.lastAction());
    if (afresh || !desk.index) {
        PW_TRY(desk.index, AssetIndex::build(map));
    } else if (desk.published != last) {
        PW_TRY(const auto touched, touchedSince(map, desk.published));
        if (touched && touched->empty()) {
            // It stays the same one: nobody has to draw anything anew.
        } else if (touched) {
            PW_TRY(desk.index, AssetIndex::update(desk.index, map, *touched));
        } else {
            PW_TRY(desk.index, AssetIndex::build(map));
        }
    }
    desk.published = last;
    Published published;
    published.index = desk.index;
    published.isAfresh = afresh;
    AssetFilter unplaced;
    unplaced.onlyUnplaced = true;
    published.stillToPlace = static_cast<std::int64_t>(desk.index->matching(unplaced).size());
    PW_TRY(const auto waiting, waitingSuggestions(map));
    published.toReview = static_cast<std::int64_t>(waiting.size());
    PW_TRY(published.mapName, map.name());
    PW_TRY(HistoryEntry undoable, map.undoable());
    PW_TRY(published.undoable, withRows(map, std::move(undoable)));
    PW_TRY(HistoryEntry redoable, map.redoable());
    PW_TRY(published.redoable, withRows(map, std::move(redoable)));
    return published;
}

Shown::Rows nameRanks(const AssetIndex &index) {
    // Most names differ within the bytes that fit into two numbers.
    struct Named {
        std::array<std::uint64_t, 2> start{}; // of the name, its first byte the highest
        std::uint32_t row = 0;
    };
    std::vector<std::string_view> names(index.size());
    std::vector<Named> order(index.size());
    for (std::uint32_t row = 0; row < index.size(); ++row) {
        const std::string_view name = names[row] = index.foldedName(row);
        order[row].row = row;
        for (std::size_t i = 0; i < sizeof(Named::start); ++i) {
            std::uint64_t &part = order[row].start[i / sizeof(std::uint64_t)];
            part = part << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
        }
    }
    std::ranges::sort(order, [&](const Named &a, const Named &b) {
        if (a.start != b.start)
            return a.start < b.start;
        const int compared = names[a.row].compare(names[b.row]);
        return compared != 0 ? compared < 0 : a.row < b.row;
    });
    auto ranks = std::make_shared<std::vector<std::uint32_t>>(index.size());
    for (std::uint32_t rank = 0; rank < index.size(); ++rank)
        (*ranks)[order[rank].row] = rank;
    return ranks;
}

std::vector<std::uint32_t> rowsByName(const Shown &shown) {
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> rows(shown.nameRank->size(), kNone);
    for (const std::uint32_t row : *shown.rows)
        rows[(*shown.nameRank)[row]] = row;
    std::erase(rows, kNone);
    return rows;
}

} // namespace placeweave
