// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/reader_profile.h"
#include "core/model/value.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// Why something does not leave.
enum class Withheld {
    Private,          // marked private: never, whoever it is for
    NotListed,        // the listing permission is no
    PartnersOnly,     // listed for partners
    NotAsked,         // not asked yet: "a list of groups to ring"
    NoConsent,        // a person who has not agreed, or not to this
    ConsentLapsed,    // permission has run out, or was to be asked again by now
    NotForThem,       // a way to contact, a note: somebody said who may see it
    ByProfile,        // the base would show it, this profile leaves it out
    TellsPlace,       // a name, a connection, a postal address that tells a withheld place
    PlaceHidden,      // shown: no position, address or postcode
    PlaceAreaOnly,    // shown: postcode district only
    PlaceApproximate, // shown: a point nearby and the postcode district
    PlaceOfAnother,   // shown less closely than it says: another there is hidden, or told roughly
    RepeatsPlace,     // shown: a text that repeats a withheld place was emptied
    TellsPerson,      // a name or number that is that of a person who may not be shown
    RepeatsPerson,    // shown: a text that repeats one was emptied
    TellsName,        // a name that tells an organisation that may not be shown
    RepeatsName,      // shown: a text that names one was emptied
    Related,          // belongs to something that does not leave
};
// Which rows do not leave, or not whole.
struct WithheldRows {
    Withheld reason = Withheld::Private;
    Entity entity = Entity::Organisation;
    auto operator<=>(const WithheldRows &) const = default;
};
using LeftOut = std::map<WithheldRows, std::int64_t>;
// "3 services left out: the organisation they belong to is left out".
std::string sentence(WithheldRows rows, std::int64_t count);

// A text that was emptied, or a name that kept its row back, because it repeats a withheld place,
// person or organisation.
struct BlankedText {
    Entity entity = Entity::Organisation;
    RowId row;
    const Field *field = nullptr;
    std::array<RowId, 2> about = {}; // organisations, as far as it is about any
    Withheld why = Withheld::RepeatsPlace;
};
// "repeats an address that is not shown".
std::string_view sentence(const BlankedText &text);

// Where an organisation may be shown to be.
struct ShownPlace {
    using Detail = PlaceDetail;
    Detail detail = Detail::Nothing;
    std::optional<LatLon> point;
};

// The only way out of a map: every print, export, copy, bundle and page asks here what may leave
// under a profile, and as what. What a profile leaves out beyond its base can only make that less:
// whatever the base withholds is withheld, however it is narrowed. Works out who and what is
// withheld when made; make it again after the map has changed. Same thread as the MapFile, which
// must outlive it.
class Disclosure {
public:
    static Result<Disclosure> of(MapFile &map, const ReaderProfile &readers);
    Disclosure(Disclosure &&) noexcept;
    Disclosure &operator=(Disclosure &&) noexcept;
    ~Disclosure();

    Profile profile() const; // at most: the base
    const ReaderProfile &readers() const;
    // Nothing is kept back of the rows that are shown: the internal profile, not narrowed.
    bool tellsAll() const;
    bool shows(Field const &field) const; // by the field's own sensitivity
    bool shows(Entity entity, RowId row) const;
    // Of a shown organisation, by its main place. The point is moved, the same way every time,
    // where it may only be shown roughly (at least 150 m, at most 400 m or the profile's radius).
    ShownPlace place(RowId organisation) const;

    // The record as it may leave: fields of higher sensitivity and references to withheld rows
    // empty, places as far as they may be told. Nothing when the row is withheld.
    std::optional<Record> disclosed(const Record &record) const;
    // The main place of a shown organisation as it may leave. It can be told less closely than the
    // row itself: a group that has not been asked may share a hall with one that has.
    Result<std::optional<Record>> disclosedPlace(const Record &organisation) const;
    // Every row that may leave, as it may leave, by id; until false is returned.
    Result<void> forEach(Entity entity, const std::function<bool(const Record &)> &visit) const;

    // What these readers do not get, whatever part of it is written, drawn or copied: counted once,
    // when this was made.
    const LeftOut &leftOut() const;
    const std::vector<BlankedText> &blanked() const;
    // Organisations withheld from this profile because nobody has asked them yet, by id.
    const std::vector<RowId> &notAsked() const;
    // The same of these organisations alone, and of what is about them: of a filtered map.
    LeftOut leftOutAmong(const std::vector<RowId> &organisations) const;
    std::vector<BlankedText> blankedAmong(const std::vector<RowId> &organisations) const;
    std::vector<RowId> notAskedAmong(const std::vector<RowId> &organisations) const;

private:
    struct State;
    explicit Disclosure(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// A point between 150 m and `radius` away, the same for the same map and row; `radius` is one of
// radiusOf(). One that is moved further is moved on from where the next nearer one stands, so that
// whoever knows both is not told more than by the nearer. The map's UUID is the secret: nothing
// that leaves may carry it.
LatLon displaced(LatLon point, const std::string &mapUuid, RowId location,
                 int radius = kLeastRadius);

} // namespace placeweave
