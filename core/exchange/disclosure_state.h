// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/exchange/withheld_words.h"
#include "core/store/map_file.h"
#include "core/store/record_readers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {

// Who and what a profile withholds: read from the map once (disclosure_state.cpp), then asked for
// each row (disclosure_rules.cpp, disclosure.cpp). Inside those files only.
struct Disclosure::State {
    using Detail = ShownPlace::Detail;
    using May = WithheldWords::May;
    using Tells = WithheldWords::Tells;

    struct Organisation {
        RowId id;
        RowId place;
        Detail most = Detail::Exact; // whatever its place allows
        bool isShown = false;
        bool isIndividual = false;
        // No text may name it, but for texts about one that is shown.
        bool isNameless = false;
    };
    struct Place {
        RowId id;
        Detail allowed = Detail::Nothing; // by its own disclosure
        Detail told = Detail::Nothing;    // as the row leaves
        std::optional<LatLon> point;
        bool isUsed = false;
        bool isShown = false;
        bool isHidden = false;   // by its own disclosure
        bool isAnothers = false; // less closely told than it says itself, for another's sake
        // Where it is told roughly all rows of its building are moved alike: by several points
        // about it it could be found.
        RowId movedAs = {};
    };
    // A place that a record could give away, and what its name may say of it.
    struct Guarded {
        RowId place;
        May name = May::SayNothing;
    };
    using Guards = std::vector<Guarded>;

    // A row that does not leave, or not whole.
    struct Left {
        WithheldRows why;
        std::array<RowId, 2> about = {}; // organisations
    };

    MapFile *map = nullptr;
    ReaderProfile readers;
    Profile profile = Profile::Public; // the base
    Profile consent = Profile::Public; // whom people must have agreed to: the base, or stricter
    std::unique_ptr<State> base;       // of a narrowed profile: what its base shows
    std::vector<Organisation> organisations;                          // by id
    std::vector<Place> places;                                        // by id
    std::array<std::unordered_set<RowId>, kEntities.size()> withheld; // of other entities
    // Of services, people and stories, which other rows belong to.
    std::array<std::unordered_map<RowId, RowId>, kEntities.size()> organisationOf;
    WithheldWords words;
    LeftOut leftOut;
    std::vector<Left> left; // leftOut, row by row
    std::vector<BlankedText> blanked;
    std::vector<RowId> notAsked;
    // Rows whose texts were read when this was made, with a mark of what they were where they tell
    // nothing: one that is still the same need not be read through again. By entity, by id.
    struct ReadThrough {
        RowId id;
        std::optional<std::uint64_t> mark;
    };
    std::array<std::vector<ReadThrough>, kEntities.size()> readThrough;

    static Result<std::unique_ptr<State>> of(MapFile &map, const ReaderProfile &readers);
    bool disclose(Record &row) const; // Disclosure::disclosed(), in its place
    ShownPlace shownPlace(RowId organisation) const;
    // Their place is no secret: nothing in words could tell it.
    bool tellsPlaces() const {
        return profile == Profile::Internal && readers.closest == Detail::Exact;
    }

    static std::size_t indexOf(Entity entity) { return static_cast<std::size_t>(entity) - 1; }
    const Organisation *organisation(RowId id) const;
    const Place *place(RowId id) const;
    Place *place(RowId id);
    bool isShown(Entity entity, RowId id) const;
    bool shows(const Field &field) const;
    // Why a row does not leave. Organisations and places are settled by isShown().
    std::optional<Withheld> refusalOf(const Record &record) const;

    // How closely an organisation's place is told: exactly where there is nothing to hide.
    Detail detailFor(const Organisation &organisation) const;
    Detail detailByBase(const Organisation &organisation) const;
    LatLon moved(LatLon point, const Place &place) const;
    bool isGuarded(const Organisation *organisation) const;
    bool dropsPlaceIdentifiers(const Organisation &organisation) const;
    Guards guardsOf(const Record &record) const;
    std::optional<Tells> titleTells(const Record &record, const Guards &guards) const;
    // Of all that decides whether its texts tell something: they themselves, and whose place.
    std::uint64_t markOf(const Record &record, const Guards &guards) const;
    bool isKnownToTellNothing(const Record &record, const Guards &guards) const;
    // What has to be read of an organisation for disclosed() to say of it what it would of all of
    // it.
    std::vector<const Field *> fieldsToRead(Entity entity) const;
    // What decides whether a row leaves, and whole.
    std::vector<const Field *> fieldsToJudge(Entity entity) const;
    Result<Record> placeRecord(RowId id) const;
    // What a place says may tell of others, though it is no secret itself.
    void emptyWhatTells(Record &place) const;
    std::optional<LatLon> movedPoint(const Record &place, Detail detail) const;
    // What of a text may leave, and what the rest tells; nothing when all of it may.
    struct Rest {
        Value value;
        Tells told = Tells::Place;
    };
    // Of the texts of a row that these readers see, each that tells something.
    std::vector<std::pair<const Field *, Rest>> restsOf(const Record &record,
                                                        const Guards &guards) const;

private:
    Result<void> read();
    bool discloseByItself(Record &row) const;
    void keepWhatIsOpen(Record &row) const;
    std::optional<Withheld> refusal(const Record &organisation) const;
    std::optional<Withheld> refusalByBase(const Record &record) const;
    bool marksASecret(const Record &note) const;
    // What the profile leaves out beyond its base (disclosure_narrowing.cpp).
    bool leavesOut(Entity entity) const;
    bool leavesOutByCode(const Record &record) const;
    bool leavesOutOrganisation(const Record &organisation) const;
    bool leavesOutByArea(const Record &record) const;
    bool isInArea(const Place *place) const;
    Result<void> readWhoOffersNothingElse();
    Result<void> readWhoIsReached();
    std::optional<Withheld> refusalOfPerson(const Record &person) const;
    std::optional<Withheld> consentMissing(const Record &person) const;
    std::optional<Withheld> refusalOfContact(const Record &contact) const;
    std::optional<Withheld> refusalOfStory(const Record &story) const;
    std::optional<Withheld> refusalOfConnection(const Record &connection) const;

    Result<void> readPlaces();
    Result<void> protectBuildings();
    Result<void> readOrganisations();
    Result<void> readUses();
    Result<void> readWords();
    Result<void> readPlacesInWords();
    // Whom no text may name (disclosure_named.cpp).
    Result<void> readNamedInWords();
    void withholdName(const std::string &name, bool isPerson, RowId of);
    Result<void> readGoneInWords();
    Result<void> readWaysInWords();
    Result<void> readPeopleInWords();
    Result<void> readWaysOfPeople();
    Result<void> readTextsOfPlaces();
    Result<void> readNames();
    Result<void> readOthers(Entity entity);

    bool ownersAreShown(const Record &record) const;
    std::optional<Tells> told(std::string_view text, const Guards &guards,
                              const WithheldWords::Text &what) const;
    std::optional<Tells> addressTells(std::string_view address) const;
    std::optional<Rest> restOf(const Record &record, const Field &field, const Guards &guards,
                               bool dropsPlaces) const;
    WithheldWords::Text whatIsSaid(const Record &record, const Field &field) const;
    std::array<RowId, 2> organisationsOf(const Record &record) const;
    void count(Withheld reason, Entity entity, std::array<RowId, 2> about);
    void countPlace(const Organisation &organisation);
    // What was found of a row, which another thread may look for.
    struct Found {
        std::optional<Withheld> refusal;
        std::optional<Tells> byTitle;
        std::vector<std::pair<const Field *, Tells>> telling;
        std::optional<std::uint64_t> mark; // where none is
    };
    Found textsOf(const Record &record) const;
    // Whether anything of the row is left to show.
    bool countTexts(const Record &record, const Found &found);

    mutable std::optional<RecordsById> m_placeRecords; // from the first on
    std::unordered_set<RowId> m_offerNothingElse;      // organisations
    std::unordered_set<RowId> m_reached;               // communities; where an area is given
    std::unordered_set<RowId> m_waysNotAgreed; // contacts of people who agreed to others by name
};

// By id, of rows that stand in that order. What was brought in together is numbered one after the
// other, so most are where they would be if none were missing.
template <class Rows>
auto rowOf(Rows &rows, RowId id) -> decltype(rows.data()) {
    if (rows.empty())
        return nullptr;
    const auto guess = static_cast<std::uint64_t>(id.value - rows.front().id.value);
    if (guess < rows.size() && rows[guess].id == id)
        return &rows[guess];
    const auto found =
        std::ranges::lower_bound(rows, id, {}, [](const auto &row) { return row.id; });
    return found != rows.end() && found->id == id ? &*found : nullptr;
}

// The kind of row a field refers to; null for one that refers to none.
const EntityInfo *targetOf(const Field &field);
// What may tell something in words.
bool isText(const Field &field);
// What a row is called; without it the row says nothing.
bool isTitle(const Field &field);
// Whether only it goes where it tells something; people keep their names.
bool isEmptied(const Field &field);
// The one that must not tell anything, or the row does not leave; null for people, whose names are
// their own, and for places, which are there without one.
const Field *titleOf(Entity entity);

} // namespace placeweave
