// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/disclosure.h"

#include "core/exchange/cell.h"
#include "core/exchange/disclosure_state.h"
#include "core/exchange/read_in_batches.h"
#include "core/place/projection.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <iterator>

namespace placeweave {
namespace {

using Detail = ShownPlace::Detail;

constexpr const Field &kLocationId = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kReachArea = fieldOf(Entity::Organisation, "reach_area");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");

// The name of a building, its UPRN and how the point was found say as much as the address.
void coarsen(Record &record, Detail detail, const std::string &mapUuid, int radius) {
    if (detail == Detail::Exact)
        return;
    const std::optional<LatLon> point = record["geom"].point();
    for (const std::string_view column :
         {"name", "geom", "placed_how", "precision", "address", "uprn", "hire_cost", "hire_times"})
        record[column] = Value();
    record["postcode"] = Value(outwardPostcode(record.text("postcode")));
    if (detail == Detail::Approximate && point) {
        record["geom"] = Value(displaced(*point, mapUuid, record.id(), radius));
        record["precision"] = Value("area");
    }
}

} // namespace

Result<Disclosure> Disclosure::of(MapFile &map, const ReaderProfile &readers) {
    PW_TRY(auto state, State::of(map, readers));
    return Disclosure(std::move(state));
}

std::optional<Record> Disclosure::disclosed(const Record &record) const {
    return m_state->disclosed(record);
}

// Never more than the base: where that has changed a value, this has it as changed.
std::optional<Record> Disclosure::State::disclosed(const Record &record) const {
    std::optional<Record> out = disclosedByItself(record);
    if (!out || !base)
        return out;
    const std::optional<Record> most = base->disclosed(record);
    if (!most)
        return std::nullopt;
    for (const Field &field : fieldsOf(record.entity())) {
        const bool isSet = field.type == FieldType::CodeSet || field.type == FieldType::TextSet;
        if ((*most)[field] == record[field] || (*out)[field].isEmpty())
            continue;
        if ((*out)[field] == record[field] || (*most)[field].isEmpty()) {
            (*out)[field] = (*most)[field];
        } else if (isSet) {
            const std::vector<std::string> may = setElements((*most)[field]);
            std::vector<std::string> both = setElements((*out)[field]);
            std::erase_if(
                both, [&](const std::string &each) { return !std::ranges::contains(may, each); });
            (*out)[field] = both.empty() ? Value() : setValue(both);
        }
    }
    if (record.entity() == Entity::Contact && (*out)[kContactValue].isEmpty())
        return std::nullopt;
    return out;
}

// Rows that were read when this was made are in State::withheld; what is asked here may be newer,
// so everything is asked again.
std::optional<Record> Disclosure::State::disclosedByItself(const Record &record) const {
    const State &state = *this;
    const Entity entity = record.entity();
    if (!state.isShown(entity, record.id()) || state.refusalOf(record))
        return std::nullopt;
    Record out = record;
    for (const Field &field : fieldsOf(entity)) {
        if (refersToRow(field)) {
            const EntityInfo *target = targetOf(field);
            const bool isOpen = field.type == FieldType::Owner || state.shows(field);
            if (!isOpen || !target ||
                !state.isShown(target->entity, RowId{record[field].integer()}))
                out[field] = Value();
        } else if (!state.shows(field)) {
            out[field] = Value();
        }
    }
    if (entity == Entity::Location) {
        coarsen(out, state.place(record.id())->told, state.map->uuid(), state.readers.radius);
        return out;
    }
    const State::Guards guards = state.guardsOf(record);
    const bool isKnown = state.isKnownToTellNothing(record, guards);
    if (!isKnown && state.titleTells(record, guards))
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
    if (isKnown || state.tellsPlaces())
        return out;
    // Whose it is, and whether it was agreed to, may be nothing for these readers.
    std::vector<std::pair<const Field *, Value>> values;
    for (const Field &field : fieldsOf(entity))
        if (!isTitle(field) && !out[field].isEmpty())
            if (auto rest = state.withoutSecrets(record, field, guards, dropsPlaces))
                values.emplace_back(&field, std::move(rest->value));
    for (auto &[field, value] : values)
        out[*field] = std::move(value);
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
    PW_TRY(Record place, state.placeRecord(user->place));
    coarsen(place, detail, state.map->uuid(), state.readers.radius);
    return std::optional(std::move(place));
}

Result<void> Disclosure::forEach(Entity entity,
                                 const std::function<bool(const Record &)> &visit) const {
    return readInBatches(
        *m_state->map, entity, m_state->fieldsToRead(entity), [](const Record &) {},
        [this](const Record &row) { return disclosed(row); },
        [&visit](const Record &, const std::optional<Record> &out) { return !out || visit(*out); });
}

// Only what these readers may see of it is read.
Result<Record> Disclosure::State::placeRecord(RowId id) const {
    if (!m_placeRecords) {
        PW_TRY(m_placeRecords,
               RecordsById::of(map->database(), Entity::Location, fieldsToRead(Entity::Location)));
    }
    PW_TRY(Record place, m_placeRecords->at(id));
    for (const Field &field : fieldsOf(Entity::Location))
        if (!shows(field))
            place[field] = Value();
    return place;
}

ShownPlace Disclosure::State::shownPlace(RowId id) const {
    const Organisation *user = organisation(id);
    const Place *used = user && user->isShown ? place(user->place) : nullptr;
    if (!used)
        return {};
    const Detail detail = detailFor(*user);
    if (detail == Detail::Exact)
        return {detail, used->point};
    if (detail == Detail::Approximate && used->point)
        return {detail, displaced(*used->point, map->uuid(), used->id, readers.radius)};
    return {detail, std::nullopt};
}

ShownPlace Disclosure::place(RowId organisation) const {
    return m_state->shownPlace(organisation);
}

Profile Disclosure::profile() const {
    return m_state->profile;
}
const ReaderProfile &Disclosure::readers() const {
    return m_state->readers;
}
bool Disclosure::tellsAll() const {
    return m_state->profile == Profile::Internal && !m_state->readers.isNarrowed();
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

static bool isAmong(const std::array<RowId, 2> &about, const std::vector<RowId> &sorted) {
    return std::ranges::any_of(
        about, [&](RowId id) { return id && std::ranges::binary_search(sorted, id); });
}

static std::vector<RowId> inOrder(std::vector<RowId> rows) {
    std::ranges::sort(rows);
    return rows;
}

LeftOut Disclosure::leftOutAmong(const std::vector<RowId> &organisations) const {
    const std::vector<RowId> sorted = inOrder(organisations);
    LeftOut among;
    for (const State::Left &row : m_state->left)
        if (isAmong(row.about, sorted))
            ++among[row.why];
    return among;
}

std::vector<BlankedText> Disclosure::blankedAmong(const std::vector<RowId> &organisations) const {
    const std::vector<RowId> sorted = inOrder(organisations);
    std::vector<BlankedText> among = m_state->blanked;
    std::erase_if(among, [&](const BlankedText &text) { return !isAmong(text.about, sorted); });
    return among;
}

std::vector<RowId> Disclosure::notAskedAmong(const std::vector<RowId> &organisations) const {
    std::vector<RowId> among;
    std::ranges::set_intersection(m_state->notAsked, inOrder(organisations),
                                  std::back_inserter(among));
    return among;
}

Disclosure::Disclosure(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Disclosure::Disclosure(Disclosure &&) noexcept = default;
Disclosure &Disclosure::operator=(Disclosure &&) noexcept = default;
Disclosure::~Disclosure() = default;

// Even over the ring between the two: the area grows with the square of the distance.
static LatLon movedBy(LatLon point, const std::string &hash, double least, double most) {
    // Hexadecimal digits without a version or variant among them.
    const auto fraction = [&](std::size_t at) {
        std::uint32_t bits = 0;
        std::from_chars(hash.data() + at, hash.data() + at + 8, bits, 16);
        return bits / 4294967296.0;
    };
    const double metres = std::sqrt(least * least + fraction(0) * (most * most - least * least));
    return destination(point, fraction(24) * 360, metres);
}

LatLon displaced(LatLon point, const std::string &mapUuid, RowId location, int radius) {
    constexpr double kLeast = 155;
    constexpr double kMost = 395; // within 400 m on the ellipsoid too
    LatLon moved = rounded(movedBy(
        point, nameUuid(mapUuid, std::format("shown location {}", location.value)), kLeast, kMost));
    for (int reached = kLeastRadius; reached < radius; reached *= 2) {
        LatLon further = moved;
        // Not by chance back to where it is.
        for (int attempt = 0; attempt == 0 || distanceMetres(point, further) < kLeast; ++attempt)
            further =
                rounded(movedBy(moved,
                                nameUuid(mapUuid, std::format("shown location {} {} {}",
                                                              location.value, reached, attempt)),
                                0, kMost * reached / kLeastRadius));
        moved = further;
    }
    return moved;
}

} // namespace placeweave
