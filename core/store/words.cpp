// SPDX-License-Identifier: GPL-3.0-or-later
// The cache of words in long texts (docs/format.md, "Search"). No correctness rests on it.
#include "core/base/text.h"
#include "core/store/map_file.h"

namespace placeweave {

Result<void> MapFile::refreshWords() {
    PW_TRY(const auto waiting,
           m_database.integer("SELECT EXISTS (SELECT 1 FROM placeweave_stale_words)"));
    if (waiting.value_or(0) == 0 || isReadOnly())
        return {};
    PW_TRY(Transaction transaction, Transaction::begin(m_database));
    // Only what anyone may read: notes and correspondence addresses are not found by their words.
    PW_CHECK(m_database.execute(R"sql(
        DELETE FROM words WHERE rowid IN (SELECT organisation FROM placeweave_stale_words);
        INSERT INTO words (rowid, text)
            SELECT organisation.id,
                   coalesce(organisation.description, '') || ' ' ||
                   coalesce(organisation.other_names, '') || ' ' ||
                   coalesce((SELECT group_concat(coalesce(name, '') || ' ' ||
                                                 coalesce(description, ''), ' ')
                             FROM service WHERE organisation_id = organisation.id), '')
            FROM organisation
            WHERE organisation.id IN (SELECT organisation FROM placeweave_stale_words);
        DELETE FROM placeweave_stale_words;
    )sql"));
    return transaction.commit();
}

Result<std::vector<RowId>> MapFile::organisationsWithWords(std::string_view typed) {
    std::vector<RowId> found;
    // Every word quoted, so that nobody's text is read as a query; the last one may be unfinished.
    std::string query;
    for (const std::string &word : split(folded(typed), ' ')) {
        std::string quoted;
        for (const char c : word)
            quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        query += (query.empty() ? "\"" : " \"") + quoted + "\"";
    }
    if (query.empty())
        return found;
    PW_CHECK(refreshWords());
    PW_TRY(Statement select, m_database.prepare("SELECT rowid FROM words WHERE words MATCH ?"));
    select.bind(1, std::string_view(query + "*"));
    while (true) {
        PW_TRY(const bool more, select.step());
        if (!more)
            return found;
        found.push_back(RowId{select.integer(0)});
    }
}

} // namespace placeweave
