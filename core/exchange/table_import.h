// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/table_mapping.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;
class PostcodeLookup;

// One thing to know about one row: why it was refused, what was not understood, what was put right.
struct ImportRemark {
    enum class Reason {
        // the row was refused
        NoName,
        LongName,         // longer than any name; most likely another column
        BreaksFormat,     // of a feed: `detail` is a whole sentence, which says where it stood
        UnknownReference, // it belongs to a row that the map does not have
        // the row went in
        NotRecognised,    // in no list; the field was left empty
        ProtectedInstead, // a permission or a kind not understood; a strict one was taken
        ProtectedPlace,   // its address is that of a place that is not shown exactly; nor is this
        TimesInWords,     // not one time of the week; kept as they are written
        NotAnAddress,     // under e-mail or website; kept, as another way to contact
        NotAPostcode,
        NotANumber,
        NotADay,
        NotYet,          // a day to come, where one gone by is meant
        NotAPosition,    // out of range, or no number
        NullIsland,      // 0, 0
        SwappedPosition, // latitude and longitude had changed places; put right
        PerhapsSame,     // the name of another, with nothing else to tell by
        SameAsEarlier,   // the file says it twice
        PostcodeMissing, // neither position nor postcode; still to be placed
        PostcodeUnknown, // the postcode index does not have it; still to be placed
        PostcodeEnded,   // post no longer uses it
        PostcodeNowhere, // it has no position
        CameBack,        // a copy that was given out says otherwise; it waits as a suggestion
        UnknownCode,     // a record code of another map
        Disputed,        // somebody has put right what the list says otherwise
        Vanished,        // of the whole table: it named this one last time
        OtherList,       // of the whole table: it names few of those that one of its name brought
        Unreadable,      // bytes that are no text in the file's encoding
        Garbled,         // letters broken before the table was written; it went in as it stands
        TrusteeData,     // a column about trustees: never imported
        FitsNothing,     // a column whose values are nothing that its heading speaks of; not used
        SourceSays,      // by whoever made the table of something else; `detail` is a sentence
    };
    std::int64_t row = 0; // as a spreadsheet numbers it; 0 when it is about the whole table
    std::string column;   // heading; empty when it is about the whole row
    Reason reason = Reason::NotRecognised;
    std::string detail; // the cell

    bool refuses() const { return reason <= Reason::UnknownReference; }
};
// In English, for the command line and report files.
std::string sentence(const ImportRemark &remark);

// Of ImportOutcome::passedOver.
inline constexpr std::string_view kDeletedHere = "deleted from this map";

struct ImportOptions {
    std::optional<TableMapping> mapping = {}; // else guessed
    bool dryRun = false;                      // everything is worked out, nothing is kept
    std::string from = {};                    // the list that it is; else the source's name
    // Places rows that have a postcode and no position.
    std::shared_ptr<const PostcodeLookup> postcodes = {};
    bool isWhole = true;            // what it held last time and no longer does has vanished
    bool bringsBackDeleted = false; // those too that somebody has deleted from the map
    bool wantsRows = false;         // ImportOutcome::fates, for a report
    // What was found when the table was made of something else: a refusal counts as a row refused.
    std::vector<ImportRemark> said = {};
};

// What became of one row.
struct RowFate {
    enum class What { New, Unsure, Changed, Same, Asked, Refused, PassedOver };
    std::int64_t row = 0;
    What what = What::New;
    std::string name;
    std::string why = {}; // beside what remarks say of it
};

// A list that another, of a new name, may be.
struct EarlierList {
    std::string name;
    std::int64_t brought = 0; // organisations
    std::int64_t named = 0;   // of them, by the new one
    std::string broughtInAt;  // UTC, RFC 3339; the last time; empty when the history does not say
};

struct ImportOutcome {
    ActionId action; // none in a dry run, or when nothing changed
    TableMapping mapping;
    std::optional<EarlierList> earlier; // it came in as a list of its own
    std::int64_t rows = 0;
    std::int64_t added = 0;   // "new"
    std::int64_t changed = 0; // was there; empty fields were filled
    std::int64_t same = 0;
    std::int64_t twice = 0;  // about what an earlier row had brought; counted in those above too
    std::int64_t unsure = 0; // added, though perhaps the same as another; counted in `added` too
    std::int64_t refused = 0;
    std::int64_t asked = 0;            // fields that wait as suggestions: put right by somebody and
                                       // disputed by the list, or come back
    std::int64_t cameBack = 0;         // of those: fields that a copy given out says otherwise
    std::int64_t vanished = 0;         // organisations that this list brought and no longer names
    std::int64_t placedByPostcode = 0; // rows; their own, and where only post goes, that
    std::int64_t placedForPost = 0;    // of those: the latter, which is not public
    std::map<std::string_view, std::int64_t> passedOver; // rows left out for what they are, by that
    std::int64_t placed = 0;           // rows whose organisation (or need) now has a position
    std::vector<ImportRemark> remarks; // the first kMaxRemarks of remarkCount
    std::int64_t remarkCount = 0;
    std::vector<RowFate> fates; // by row; only when asked for
    static constexpr std::size_t kMaxRemarks = 20'000;
};

// Reads a table into the map as one action "import" about the source's name. Streams: beside a few
// dozen bytes a row, memory does not grow with the file. Whatever fails, the map stays as it was.
//
// Whether a row is an organisation that is there: OrganisationMatch. Rows that may be one come in
// as new, with a suggestion beside. What happens to those that are: RowUpdater.
Result<ImportOutcome> importTable(MapFile &map, const TableSource &source,
                                  const ImportOptions &options = {}, const Progress &progress = {});

struct TableToImport {
    TableSource source;
    ImportOptions options = {};

    // The list it is, or is part of: what its rows name as their source.
    const std::string &list() const { return options.from.empty() ? source.name : options.from; }
};
// Several tables in order, later ones referring to earlier ones, as one action: all of them or,
// when one fails, none. A dry run of one is a dry run of all.
Result<std::vector<ImportOutcome>>
importTables(MapFile &map, const std::vector<TableToImport> &tables, const Progress &progress = {});

} // namespace placeweave
