// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/disclosure.h"

#include "core/exchange/cell.h"
#include "core/exchange/disclosure_state.h"
#include "core/place/projection.h"

#include <charconv>
#include <cmath>
#include <format>

namespace placeweave {
namespace {

using Detail = ShownPlace::Detail;

constexpr const Field &kLocationId = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kReachArea = fieldOf(Entity::Organisation, "reach_area");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");

// The name of a building, its UPRN and how the point was found say as much as the address.
void coarsen(Record &record, Detail detail, const std::string &mapUuid) {
    if (detail == Detail::Exact)
        return;
    const std::optional<LatLon> point = record["geom"].point();
    for (const std::string_view column :
         {"name", "geom", "placed_how", "precision", "address", "uprn", "hire_cost", "hire_times"})
        record[column] = Value();
    record["postcode"] = Value(outwardPostcode(record.text("postcode")));
    if (detail == Detail::Approximate && point) {
        record["geom"] = Value(displaced(*point, mapUuid, record.id()));
        record["precision"] = Value("area");
    }
}

} // namespace

Result<Disclosure> Disclosure::of(MapFile &map, Profile profile) {
    auto state = std::make_unique<State>();
    state->map = &map;
    state->profile = profile;
    PW_CHECK(state->read());
    return Disclosure(std::move(state));
}

// Rows that were read when this was made are in State::withheld; what is asked here may be newer,
// so everything is asked again.
std::optional<Record> Disclosure::disclosed(const Record &record) const {
    const State &state = *m_state;
    const Entity entity = record.entity();
    if (!state.isShown(entity, record.id()) || state.refusalOf(record))
        return std::nullopt;
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
        coarsen(out, state.place(record.id())->told, state.map->uuid());
        return out;
    }
    const State::Guards guards = state.guardsOf(record);
    if (state.titleTells(out, guards))
        return std::nullopt;
    bool dropsPlaces = false;
    if (entity == Entity::Organisation) {
        const State::Organisation *self = state.organisation(record.id());
        const State::Place *place = state.place(self->place);
        dropsPlaces = state.dropsPlaceIdentifiers(*self);
        if (state.isGuarded(self))
            out[kReachArea] = Value();
        if (place && place->told > state.detailFor(*self))
            out[kLocationId] = Value(); // its row tells more than this organisation may
    }
    if (entity == Entity::Need && !guards.empty())
        out["geom"] = Value();
    if (state.profile == Profile::Internal)
        return out;
    for (const Field &field : fieldsOf(entity))
        if (!isTitle(field))
            if (auto rest = state.withoutSecrets(field, out[field], guards, dropsPlaces))
                out[field] = *std::move(rest);
    // Without its number a way to contact is nothing.
    if (entity == Entity::Contact && out[kContactValue].isEmpty())
        return std::nullopt;
    return out;
}

Result<std::optional<Record>> Disclosure::disclosedPlace(const Record &organisation) const {
    const State &state = *m_state;
    const State::Organisation *user = state.organisation(organisation.id());
    if (!user || !user->isShown || !state.place(user->place))
        return std::optional<Record>();
    const Detail detail = state.detailFor(*user);
    if (detail == Detail::Nothing)
        return std::optional<Record>();
    PW_TRY(Record place, state.map->record(Entity::Location, user->place));
    for (const Field &field : fieldsOf(Entity::Location))
        if (!state.shows(field))
            place[field] = Value();
    coarsen(place, detail, state.map->uuid());
    return std::optional(std::move(place));
}

Result<void> Disclosure::forEach(Entity entity,
                                 const std::function<bool(const Record &)> &visit) const {
    return m_state->map->forEach(entity, [&](const Record &row) {
        const std::optional<Record> out = disclosed(row);
        return !out || visit(*out);
    });
}

ShownPlace Disclosure::place(RowId organisation) const {
    const State::Organisation *user = m_state->organisation(organisation);
    const State::Place *place = user && user->isShown ? m_state->place(user->place) : nullptr;
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
const LeftOut &Disclosure::leftOut() const {
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
