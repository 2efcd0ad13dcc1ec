// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/disclosure.h"

#include "core/base/time.h"
#include "core/exchange/cell.h"
#include "core/exchange/withheld_words.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>
#include <unordered_set>

namespace placeweave {
namespace {

using Detail = ShownPlace::Detail;

constexpr const Field &kLocationId = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kReachArea = fieldOf(Entity::Organisation, "reach_area");

Sensitivity levelOf(Profile profile) {
    switch (profile) {
    case Profile::Public:
        return Sensitivity::Public;
    case Profile::Partner:
        return Sensitivity::Partner;
    case Profile::Internal:
        return Sensitivity::Internal;
    }
    return Sensitivity::Public;
}

// A permission or sensitivity of "public", "partner" or "internal"; unknown words are for us only.
bool covers(std::string_view permission, Profile profile) {
    if (profile == Profile::Internal || permission == "public")
        return true;
    return profile == Profile::Partner && permission == "partner";
}

// Nobody says how closely a place may be shown that other programs have added; its organisation's
// permission still guards it.
Detail detailOf(std::string_view disclosure) {
    if (disclosure.empty() || disclosure == "exact")
        return Detail::Exact;
    if (disclosure == "approximate")
        return Detail::Approximate;
    return disclosure == "area" ? Detail::District : Detail::Nothing;
}

bool isGivenConsent(std::string_view basis) {
    return !basis.empty() && basis != "not_asked" && basis != "withdrawn";
}

bool isPast(std::string_view day) {
    return !day.empty() && day < today();
}

bool isIndividual(std::string_view kind) {
    const Term *term = vocabulary("kind").find(kind);
    return term && term->more("individual") == "true";
}

bool isText(const Field &field) {
    return field.type == FieldType::Text || field.type == FieldType::LongText ||
           field.type == FieldType::TextSet;
}

// What a row is called; without it the row says nothing.
bool isTitle(const Field &field) {
    return field.column == "name" || field.column == "title";
}

// The organisation whose place a record could give away.
RowId organisationOf(const Record &record) {
    if (record.entity() == Entity::Organisation)
        return record.id();
    if (record.entity() == Entity::Connection)
        return record.reference("from_id");
    const Field *field = findField(record.entity(), "organisation_id");
    return field ? RowId{record[*field].integer()} : RowId{};
}

} // namespace

struct Disclosure::State {
    struct Organisation {
        RowId id;
        RowId place;
        Detail most = Detail::Exact; // whatever its place allows
        bool isShown = false;
        bool isIndividual = false;
    };
    struct Place {
        RowId id;
        Detail allowed = Detail::Nothing; // by its own disclosure
        Detail told = Detail::Nothing;    // as the row leaves
        std::optional<LatLon> point;
        bool isUsed = false;
        bool isShown = false;
    };

    MapFile *map = nullptr;
    Profile profile = Profile::Public;
    std::vector<Organisation> organisations;                          // by id
    std::vector<Place> places;                                        // by id
    std::array<std::unordered_set<RowId>, kEntities.size()> withheld; // of other entities
    WithheldWords words;
    std::map<Withheld, std::int64_t> leftOut;
    std::vector<BlankedText> blanked;
    std::vector<RowId> notAsked;

    const Organisation *organisation(RowId id) const;
    Place *place(RowId id);
    std::optional<Withheld> refusal(const Record &organisation) const;
    std::optional<Withheld> refusalOfPerson(const Record &person) const;
    std::optional<Withheld> refusalOfContact(const Record &contact) const;
    std::optional<Withheld> refusalOfStory(const Record &story) const;
    std::optional<Withheld> refusalOf(const Record &record) const;

    Result<void> readPlaces();
    Result<void> readOrganisations();
    Result<void> readUses();
    Result<void> readWords();
    Result<void> readNames();
    Result<void> readOthers(Entity entity);

    bool isShown(Entity entity, RowId id) const;
    bool shows(const Field &field) const { return field.sensitivity <= levelOf(profile); }
    bool ownersAreShown(const Record &record) const;
    Detail detailFor(const Organisation &organisation) const;
    void coarsen(Record &place, Detail detail) const;
    void blankTexts(Record &record, RowId place);
    void countPlace(Detail detail);
};

// --- who and what is withheld ---

const Disclosure::State::Organisation *Disclosure::State::organisation(RowId id) const {
    const auto found = std::ranges::lower_bound(organisations, id, {}, &Organisation::id);
    return found != organisations.end() && found->id == id ? &*found : nullptr;
}

Disclosure::State::Place *Disclosure::State::place(RowId id) {
    const auto found = std::ranges::lower_bound(places, id, {}, &Place::id);
    return found != places.end() && found->id == id ? &*found : nullptr;
}

std::optional<Withheld> Disclosure::State::refusal(const Record &organisation) const {
    if (organisation["private"].isTrue())
        return Withheld::Private;
    if (profile == Profile::Internal)
        return std::nullopt;
    const std::string &permission = organisation.text("listing_permission");
    if (permission == "anyone")
        return std::nullopt;
    if (permission == "no")
        return Withheld::NotListed;
    if (profile == Profile::Partner)
        return std::nullopt;
    return permission == "partners" ? Withheld::PartnersOnly : Withheld::NotAsked;
}

std::optional<Withheld> Disclosure::State::refusalOfPerson(const Record &person) const {
    const RowId with = person.reference("organisation_id");
    if (with && !isShown(Entity::Organisation, with))
        return Withheld::Related;
    if (profile == Profile::Internal)
        return std::nullopt;
    if (!isGivenConsent(person.text("consent_basis")) ||
        !covers(person.text("consent_scope"), profile))
        return Withheld::NoConsent;
    return isPast(person.text("consent_review")) ? std::optional(Withheld::ConsentLapsed)
                                                 : std::nullopt;
}

std::optional<Withheld> Disclosure::State::refusalOfContact(const Record &contact) const {
    const RowId person = contact.reference("person_id");
    const Organisation *with = organisation(contact.reference("organisation_id"));
    if (!person && !with)
        return Withheld::Related;
    if (profile == Profile::Internal)
        return std::nullopt;
    const std::string &sensitivity = contact.text("sensitivity");
    if (!covers(sensitivity.empty() ? "partner" : sensitivity, profile))
        return Withheld::ContactSensitive;
    const std::string &basis = contact.text("consent_basis");
    if (basis == "not_asked" || basis == "withdrawn" ||
        (basis.empty() && !person && with->isIndividual))
        return Withheld::NoConsent;
    if (contact.text("contact_type") == "post" && with && detailFor(*with) != Detail::Exact)
        return Withheld::PlaceHidden;
    return std::nullopt;
}

std::optional<Withheld> Disclosure::State::refusalOfStory(const Record &story) const {
    if (profile == Profile::Internal)
        return std::nullopt;
    if (!covers(story.text("permission"), profile))
        return Withheld::NoConsent;
    return isPast(story.text("permission_until")) ? std::optional(Withheld::ConsentLapsed)
                                                  : std::nullopt;
}

std::optional<Withheld> Disclosure::State::refusalOf(const Record &record) const {
    if (!ownersAreShown(record))
        return Withheld::Related;
    const RowId about = organisationOf(record);
    switch (record.entity()) {
    case Entity::Person:
        return refusalOfPerson(record);
    case Entity::Contact:
        return refusalOfContact(record);
    case Entity::Story:
        if (about && !isShown(Entity::Organisation, about))
            return Withheld::Related;
        return refusalOfStory(record);
    case Entity::Need:
    case Entity::Engagement:
    case Entity::Promise:
        return about && !isShown(Entity::Organisation, about) ? std::optional(Withheld::Related)
                                                              : std::nullopt;
    default:
        return std::nullopt;
    }
}

// A way to contact may belong to a person alone, a channel to nobody; what is named must be shown.
bool Disclosure::State::ownersAreShown(const Record &record) const {
    for (const Field &field : fieldsOf(record.entity())) {
        if (field.type != FieldType::Owner || record[field].isEmpty())
            continue;
        const EntityInfo *owner = entityByTable(field.detail);
        if (owner && !isShown(owner->entity, RowId{record[field].integer()}))
            return false;
    }
    return true;
}

bool Disclosure::State::isShown(Entity entity, RowId id) const {
    const auto fields = fieldsOf(entity);
    if (std::ranges::none_of(fields, [&](const Field &field) { return shows(field); }))
        return false;
    if (entity == Entity::Organisation) {
        const Organisation *found = organisation(id);
        return found && found->isShown;
    }
    if (entity == Entity::Location) {
        const auto found = std::ranges::lower_bound(places, id, {}, &Place::id);
        return found != places.end() && found->id == id && found->isShown;
    }
    return !withheld[static_cast<std::size_t>(entity) - 1].contains(id);
}

Detail Disclosure::State::detailFor(const Organisation &organisation) const {
    const auto found = std::ranges::lower_bound(places, organisation.place, {}, &Place::id);
    if (found == places.end() || found->id != organisation.place)
        return Detail::Exact; // nothing to hide
    return std::min(found->allowed, organisation.most);
}

// --- reading the map ---

Result<void> Disclosure::State::readPlaces() {
    return map->forEach(Entity::Location, [this](const Record &row) {
        const Detail allowed =
            profile == Profile::Internal ? Detail::Exact : detailOf(row.text("disclosure"));
        places.push_back({row.id(), allowed, Detail::Nothing, row["geom"].point()});
        return true;
    });
}

Result<void> Disclosure::State::readOrganisations() {
    return map->forEach(Entity::Organisation, [this](const Record &row) {
        const auto reason = refusal(row);
        const std::string &permission = row.text("listing_permission");
        const bool isAsked = permission == "anyone" || permission == "partners";
        const bool isCoarse = profile != Profile::Internal && !isAsked;
        organisations.push_back({row.id(), row.reference("location_id"),
                                 isCoarse ? Detail::District : Detail::Exact, !reason,
                                 isIndividual(row.text("kind"))});
        if (reason)
            ++leftOut[*reason];
        if (reason == Withheld::NotAsked)
            notAsked.push_back(row.id());
        return true;
    });
}

// A place leaves as closely as the most open of those who are shown there may tell it; one that
// only withheld organisations use does not leave.
Result<void> Disclosure::State::readUses() {
    for (const Organisation &user : organisations) {
        Place *used = place(user.place);
        if (!used)
            continue;
        used->isUsed = true;
        if (user.isShown)
            used->told = std::max(used->told, detailFor(user));
    }
    std::unordered_map<RowId, RowId> organisationOfService;
    PW_CHECK(map->forEach(Entity::Service, [&](const Record &row) {
        organisationOfService[row.id()] = row.reference("organisation_id");
        return true;
    }));
    PW_CHECK(map->forEach(Entity::ServiceAtLocation, [&](const Record &row) {
        Place *used = place(row.reference("location_id"));
        const Organisation *user = organisation(organisationOfService[row.reference("service_id")]);
        // Where a group that has not been asked holds its services is as much its place.
        const bool isKept = !user || !user->isShown || user->most != Detail::Exact;
        if (isKept)
            withheld[static_cast<std::size_t>(Entity::ServiceAtLocation) - 1].insert(row.id());
        if (!used)
            return true;
        used->isUsed = true;
        if (!isKept)
            used->told = std::max(used->told, used->allowed);
        return true;
    }));
    for (Place &each : places) {
        if (!each.isUsed)
            each.told = each.allowed;
        each.isShown = each.told != Detail::Nothing;
    }
    return {};
}

Result<void> Disclosure::State::readWords() {
    if (profile != Profile::Internal)
        PW_CHECK(map->forEach(Entity::Location, [this](const Record &row) {
            const Place *read = place(row.id());
            if (read->told == Detail::Exact)
                words.tell(row);
            else
                words.withhold(row);
            return true;
        }));
    // Shown exactly for one, by area for another: the other must not tell either.
    std::unordered_set<RowId> guarded;
    for (const Organisation &user : organisations)
        if (const Place *used = place(user.place);
            used && used->told == Detail::Exact && detailFor(user) != Detail::Exact)
            guarded.insert(used->id);
    for (const RowId id : guarded) {
        PW_TRY(const Record row, map->record(Entity::Location, id));
        words.withhold(row);
    }
    words.settle();
    return {};
}

// An organisation or service named after its withheld address cannot be shown at all.
Result<void> Disclosure::State::readNames() {
    PW_CHECK(map->forEach(Entity::Organisation, [this](const Record &row) {
        const auto found = std::ranges::lower_bound(organisations, row.id(), {}, &Organisation::id);
        const RowId own = detailFor(*found) == Detail::Exact ? RowId{} : found->place;
        if (found->isShown && words.repeats(row.text("name"), own, true)) {
            found->isShown = false;
            ++leftOut[Withheld::RepeatsPlace];
        }
        return true;
    }));
    return map->forEach(Entity::Service, [this](const Record &row) {
        const Organisation *by = organisation(row.reference("organisation_id"));
        const RowId own = by && detailFor(*by) != Detail::Exact ? by->place : RowId{};
        if (words.repeats(row.text("name"), own, true)) {
            withheld[static_cast<std::size_t>(Entity::Service) - 1].insert(row.id());
            ++leftOut[Withheld::RepeatsPlace];
        }
        return true;
    });
}

// Rows that others can refer to, so that references to withheld ones can be emptied.
Result<void> Disclosure::State::readOthers(Entity entity) {
    const auto fields = fieldsOf(entity);
    if (std::ranges::none_of(fields, [&](const Field &field) { return shows(field); }))
        return {};
    return map->forEach(entity, [&](const Record &row) {
        if (const auto reason = refusalOf(row)) {
            withheld[static_cast<std::size_t>(entity) - 1].insert(row.id());
            ++leftOut[*reason];
        }
        return true;
    });
}

Result<Disclosure> Disclosure::of(MapFile &map, Profile profile) {
    auto state = std::make_unique<State>();
    state->map = &map;
    state->profile = profile;
    PW_CHECK(state->readPlaces());
    PW_CHECK(state->readOrganisations());
    PW_CHECK(state->readUses());
    PW_CHECK(state->readWords());
    PW_CHECK(state->readNames());
    // Owners before what they own.
    for (const Entity entity :
         {Entity::Service, Entity::Person, Entity::Channel, Entity::Participant, Entity::Engagement,
          Entity::Story, Entity::Need})
        PW_CHECK(state->readOthers(entity));
    return Disclosure(std::move(state));
}

// --- what leaves, and as what ---

void Disclosure::State::countPlace(Detail detail) {
    if (detail == Detail::Nothing)
        ++leftOut[Withheld::PlaceHidden];
    else if (detail == Detail::District)
        ++leftOut[Withheld::PlaceAreaOnly];
    else if (detail == Detail::Approximate)
        ++leftOut[Withheld::PlaceApproximate];
}

// The name of a building, its UPRN and how the point was found say as much as the address.
void Disclosure::State::coarsen(Record &record, Detail detail) const {
    if (detail == Detail::Exact)
        return;
    const std::optional<LatLon> point = record["geom"].point();
    for (const std::string_view column :
         {"name", "geom", "placed_how", "precision", "address", "uprn", "hire_cost", "hire_times"})
        record[column] = Value();
    record["postcode"] = Value(outwardPostcode(record.text("postcode")));
    if (detail == Detail::Approximate && point) {
        record["geom"] = Value(displaced(*point, map->uuid(), record.id()));
        record["precision"] = Value("area");
    }
}

void Disclosure::State::blankTexts(Record &record, RowId own) {
    if (profile == Profile::Internal)
        return;
    for (const Field &field : fieldsOf(record.entity())) {
        if (!isText(field) || record[field].isEmpty() || isTitle(field) ||
            !words.repeats(record[field].text(), own))
            continue;
        record[field] = Value();
        blanked.push_back({record.entity(), record.id(), &field});
        ++leftOut[Withheld::RepeatsPlace];
    }
}

std::optional<Record> Disclosure::disclosed(const Record &record) {
    State &state = *m_state;
    const Entity entity = record.entity();
    if (!state.isShown(entity, record.id()))
        return std::nullopt; // counted when it was read
    if (const auto reason = state.refusalOf(record)) {
        ++state.leftOut[*reason];
        return std::nullopt;
    }
    Record out = record;
    for (const Field &field : fieldsOf(entity)) {
        if (refersToRow(field)) {
            const EntityInfo *target = entityByTable(field.detail);
            const bool isOpen = field.type == FieldType::Owner || state.shows(field);
            if (!isOpen || !target ||
                !state.isShown(target->entity, RowId{record[field].integer()}))
                out[field] = Value();
        } else if (!state.shows(field)) {
            out[field] = Value();
        }
    }
    if (entity == Entity::Location) {
        const State::Place *place = state.place(record.id());
        state.coarsen(out, place->told);
        state.countPlace(place->told);
        return out;
    }
    const State::Organisation *about = state.organisation(organisationOf(record));
    const bool isGuarded = about && state.detailFor(*about) != Detail::Exact;
    if (isGuarded && entity == Entity::Organisation) {
        out[kReachArea] = Value();
        const State::Place *place = state.place(about->place);
        if (place && place->told > state.detailFor(*about))
            out[kLocationId] = Value(); // its row tells more than this organisation may
    }
    if (isGuarded && entity == Entity::Need)
        out["geom"] = Value();
    const RowId own = isGuarded ? about->place : RowId{};
    const Field *title = findField(entity, entity == Entity::Story ? "title" : "name");
    if (title && entity != Entity::Person && state.profile != Profile::Internal &&
        state.words.repeats(out[*title].text(), own, true)) {
        ++state.leftOut[Withheld::RepeatsPlace];
        return std::nullopt;
    }
    state.blankTexts(out, own);
    // Without its number a way to contact is nothing.
    if (entity == Entity::Contact && out["value"].isEmpty())
        return std::nullopt;
    return out;
}

Result<std::optional<Record>> Disclosure::disclosedPlace(const Record &organisation) {
    State &state = *m_state;
    const State::Organisation *user = state.organisation(organisation.id());
    if (!user || !user->isShown || !state.place(user->place))
        return std::optional<Record>();
    const Detail detail = state.detailFor(*user);
    state.countPlace(detail);
    if (detail == Detail::Nothing)
        return std::optional<Record>();
    PW_TRY(Record place, state.map->record(Entity::Location, user->place));
    for (const Field &field : fieldsOf(Entity::Location))
        if (!state.shows(field))
            place[field] = Value();
    state.coarsen(place, detail);
    return std::optional(std::move(place));
}

Result<void> Disclosure::forEach(Entity entity, const std::function<bool(const Record &)> &visit) {
    return m_state->map->forEach(entity, [&](const Record &row) {
        const std::optional<Record> out = disclosed(row);
        return !out || visit(*out);
    });
}

ShownPlace Disclosure::place(RowId organisation) const {
    const State::Organisation *user = m_state->organisation(organisation);
    State::Place *place = user && user->isShown ? m_state->place(user->place) : nullptr;
    if (!place)
        return {};
    const Detail detail = m_state->detailFor(*user);
    if (detail == Detail::Exact)
        return {detail, place->point};
    if (detail == Detail::Approximate && place->point)
        return {detail, displaced(*place->point, m_state->map->uuid(), place->id)};
    return {detail, std::nullopt};
}

Profile Disclosure::profile() const {
    return m_state->profile;
}
bool Disclosure::shows(const Field &field) const {
    return m_state->shows(field);
}
bool Disclosure::shows(Entity entity, RowId row) const {
    return m_state->isShown(entity, row);
}
const std::map<Withheld, std::int64_t> &Disclosure::leftOut() const {
    return m_state->leftOut;
}
const std::vector<BlankedText> &Disclosure::blanked() const {
    return m_state->blanked;
}
const std::vector<RowId> &Disclosure::notAsked() const {
    return m_state->notAsked;
}

Disclosure::Disclosure(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Disclosure::Disclosure(Disclosure &&) noexcept = default;
Disclosure &Disclosure::operator=(Disclosure &&) noexcept = default;
Disclosure::~Disclosure() = default;

// --- words for it ---

std::optional<Profile> profileByName(std::string_view name) {
    for (const Profile profile : {Profile::Public, Profile::Partner, Profile::Internal})
        if (nameOf(profile) == name)
            return profile;
    return std::nullopt;
}

std::string_view nameOf(Profile profile) {
    return profile == Profile::Public    ? "public"
           : profile == Profile::Partner ? "partner"
                                         : "internal";
}

std::string sentence(Withheld reason, std::int64_t count) {
    const auto say = [&](std::string_view words) {
        return std::format("{} {}", count, words);
    };
    switch (reason) {
    case Withheld::Private:
        return say("left out: marked private");
    case Withheld::NotListed:
        return say("left out: they said no to being listed");
    case Withheld::PartnersOnly:
        return say("left out: listed for partners only");
    case Withheld::NotAsked:
        return say("left out: nobody has asked them yet whether they may be listed");
    case Withheld::NoConsent:
        return say("left out: no consent that covers this");
    case Withheld::ConsentLapsed:
        return say("left out: consent has run out or is due to be asked again");
    case Withheld::ContactSensitive:
        return say("ways to contact left out: not for these readers");
    case Withheld::PlaceHidden:
        return say("shown without any place");
    case Withheld::PlaceAreaOnly:
        return say("shown by postcode district only");
    case Withheld::PlaceApproximate:
        return say("shown at a point nearby");
    case Withheld::RepeatsPlace:
        return say("texts or names left out: they repeat a withheld address");
    case Withheld::Related:
        return say("left out: they belong to something that is left out");
    }
    return {};
}

LatLon displaced(LatLon point, const std::string &mapUuid, RowId location) {
    constexpr double kLeast = 155;
    constexpr double kMost = 395; // within 400 m on the ellipsoid too
    const std::string hash = nameUuid(mapUuid, std::format("shown location {}", location.value));
    // Hexadecimal digits without a version or variant among them.
    const auto fraction = [&](std::size_t from) {
        std::uint32_t bits = 0;
        std::from_chars(hash.data() + from, hash.data() + from + 8, bits, 16);
        return bits / 4294967296.0;
    };
    // Even over the ring: the area grows with the square of the distance.
    const double metres =
        std::sqrt(kLeast * kLeast + fraction(0) * (kMost * kMost - kLeast * kLeast));
    return rounded(destination(point, fraction(24) * 360, metres));
}

} // namespace placeweave
