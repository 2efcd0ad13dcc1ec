// SPDX-License-Identifier: GPL-3.0-or-later
// The cache of words in long texts (docs/format.md, "Search"). No correctness rests on it.
#include "core/base/text.h"
#include "core/store/map_file.h"
#include "core/store/rows.h"

#include <format>

namespace placeweave {
namespace {

// The text of row 0, which is no organisation's: says that the cache was filled, and by which
// folding. With another number it is filled anew.
constexpr std::string_view kMark = "placeweavefolding2";

Result<void> queueEverything(Database &database) {
    PW_TRY(Transaction transaction, Transaction::begin(database));
    PW_CHECK(database.execute(std::format(R"sql(
        INSERT INTO words (words) VALUES ('delete-all');
        INSERT INTO words (rowid, text) VALUES (0, '{}');
        INSERT OR IGNORE INTO placeweave_stale_words (organisation) SELECT id FROM organisation;
    )sql",
                                          kMark)));
    return transaction.commit();
}

Result<void> drainQueue(Database &database) {
    PW_TRY(const auto waiting,
           database.integer("SELECT EXISTS (SELECT 1 FROM placeweave_stale_words)"));
    if (waiting.value_or(0) == 0)
        return {};
    PW_TRY(Transaction transaction, Transaction::begin(database));
    PW_CHECK(database.addFunction("placeweave_folded", folded));
    // Only what anyone may read: notes and correspondence addresses are not found by their words.
    PW_CHECK(database.execute(R"sql(
        DELETE FROM words WHERE rowid IN (SELECT organisation FROM placeweave_stale_words);
        INSERT INTO words (rowid, text)
            SELECT organisation.id, placeweave_folded(
                   coalesce(organisation.description, '') || ' ' ||
                   coalesce(organisation.other_names, '') || ' ' ||
                   coalesce((SELECT group_concat(coalesce(name, '') || ' ' ||
                                                 coalesce(description, ''), ' ')
                             FROM service WHERE organisation_id = organisation.id), ''))
            FROM organisation
            WHERE organisation.id IN (SELECT organisation FROM placeweave_stale_words);
        DELETE FROM placeweave_stale_words;
    )sql"));
    return transaction.commit();
}

} // namespace

Result<void> MapFile::refreshWords() {
    if (isReadOnly())
        return {};
    PW_TRY(const auto marked,
           m_database.integer(std::format(
               "SELECT EXISTS (SELECT 1 FROM words WHERE words MATCH '{}' AND rowid = 0)", kMark)));
    if (marked != 1)
        PW_CHECK(queueEverything(m_database));
    PW_CHECK(drainQueue(m_database));
    if (std::exchange(m_wordsCounted, true))
        return {};
    // Whoever took something from the cache or from its queue leaves another number.
    PW_TRY(const auto whole, m_database.integer("SELECT (SELECT count(*) FROM words_docsize) = "
                                                "1 + (SELECT count(*) FROM organisation)"));
    if (whole == 1)
        return {};
    PW_CHECK(queueEverything(m_database));
    return drainQueue(m_database);
}

Result<std::vector<RowId>> MapFile::organisationsWithWords(std::string_view typed) {
    // Every word quoted, so that nobody's text is read as a query; the last one may be unfinished.
    std::string query;
    for (const std::string &word : split(folded(typed), ' ')) {
        std::string quoted;
        for (const char c : word)
            quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        query += (query.empty() ? "\"" : " \"") + quoted + "\"";
    }
    if (query.empty())
        return std::vector<RowId>();
    // Where nothing can be written just now, what is there is searched.
    if (const auto refreshed = refreshWords();
        !refreshed && refreshed.error().code != ErrorCode::ReadOnly &&
        refreshed.error().code != ErrorCode::Busy && refreshed.error().code != ErrorCode::DiskFull)
        return std::unexpected(refreshed.error());
    PW_TRY(Statement select,
           m_database.prepare("SELECT rowid FROM words WHERE words MATCH ? AND rowid <> 0"));
    select.bind(1, std::string_view(query + "*"));
    return rows::idsIn(select);
}

} // namespace placeweave
