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
void coarsen(Record &record, const ShownPlace &shown) {
    if (shown.detail == Detail::Exact)
        return;
    for (const std::string_view column :
         {"name", "geom", "placed_how", "precision", "address", "uprn", "hire_cost", "hire_times"})
        record[column] = Value();
    record["postcode"] = Value(outwardPostcode(record.text("postcode")));
    if (shown.detail == Detail::Approximate && shown.point) {
        record["geom"] = Value(*shown.point);
        record["precision"] = Value("area");
    }
}

} // namespace

Result<Disclosure> Disclosure::of(MapFile &map, const ReaderProfile &readers) {
    PW_TRY(auto state, State::of(map, readers));
    return Disclosure(std::move(state));
}

std::optional<Record> Disclosure::disclosed(const Record &record) const {
    Record out = record;
    return m_state->disclose(out) ? std::optional(std::move(out)) : std::nullopt;
}

// Never more than the base: where that has changed a value, this has it as changed.
bool Disclosure::State::disclose(Record &row) const {
    if (!base)
        return discloseByItself(row);
    const Record record = row;
    Record most = row;
    if (!discloseByItself(row) || !base->disclose(most))
        return false;
    for (const Field &field : fieldsOf(record.entity())) {
        const bool isSet = field.type == FieldType::CodeSet || field.type == FieldType::TextSet;
        if (most[field] == record[field] || row[field].isEmpty())
            continue;
        if (row[field] == record[field] || most[field].isEmpty()) {
            row[field] = most[field];
        } else if (isSet) {
            const std::vector<std::string> may = setElements(most[field]);
            std::vector<std::string> both = setElements(row[field]);
            std::erase_if(
                both, [&](const std::string &each) { return !std::ranges::contains(may, each); });
            row[field] = both.empty() ? Value() : setValue(both);
        }
    }
    return record.entity() != Entity::Contact || !row[kContactValue].isEmpty();
}

// Rows that were read when this was made are in State::withheld; what is asked here may be newer,
// so everything is asked again. All of it before anything is emptied: whose a row is, and whether
// it was agreed to, may be nothing for these readers.
bool Disclosure::State::discloseByItself(Record &row) const {
    const Entity entity = row.entity();
    if (!isShown(entity, row.id()) || refusalOf(row))
        return false;
    if (entity == Entity::Location) {
        keepWhatIsOpen(row);
        const Detail told = place(row.id())->told;
        if (told == Detail::Exact)
            emptyWhatTells(row);
        coarsen(row, {told, movedPoint(row, told)});
        return true;
    }
    const Guards guards = guardsOf(row);
    const bool isKnown = isKnownToTellNothing(row, guards);
    if (!isKnown && titleTells(row, guards))
        return false;
    std::vector<std::pair<const Field *, Rest>> rests;
    if (!isKnown && !tellsPlaces())
        rests = restsOf(row, guards);
    keepWhatIsOpen(row);
    for (auto &[field, rest] : rests)
        row[*field] = std::move(rest.value);
    if (const Organisation *self =
            entity == Entity::Organisation ? organisation(row.id()) : nullptr) {
        const Place *at = place(self->place);
        if (isGuarded(self))
            row[kReachArea] = Value();
        if (at && at->told > detailFor(*self))
            row[kLocationId] = Value(); // its row tells more than this organisation may
    }
    if (entity == Entity::Need)
        if (const auto at = row["geom"].point(); at && (!guards.empty() || words.isSecret(*at)))
            row["geom"] = Value();
    // Without its number a way to contact is nothing.
    return isKnown || tellsPlaces() || entity != Entity::Contact || !row[kContactValue].isEmpty();
}

void Disclosure::State::keepWhatIsOpen(Record &row) const {
    for (const Field &field : fieldsOf(row.entity())) {
        if (row[field].isEmpty())
            continue;
        const EntityInfo *target = targetOf(field);
        const bool isOpen = !refersToRow(field)
                                ? shows(field)
                                : (field.type == FieldType::Owner || shows(field)) && target &&
                                      isShown(target->entity, RowId{row[field].integer()});
        if (!isOpen)
            row[field] = Value();
    }
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
    if (detail == Detail::Exact)
        state.emptyWhatTells(place);
    coarsen(place, {detail, state.movedPoint(place, detail)});
    return std::optional(std::move(place));
}

Result<void> Disclosure::forEach(Entity entity,
                                 const std::function<bool(const Record &)> &visit) const {
    const std::vector<const Field *> fields = m_state->fieldsToRead(entity);
    return readInBatches(
        *m_state->map, {entity, fields}, [](const Record &) {},
        [this](Record &row) { return m_state->disclose(row); },
        [&visit](const Record &row, bool isShown) { return !isShown || visit(row); });
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

void Disclosure::State::emptyWhatTells(Record &place) const {
    if (tellsPlaces() || isKnownToTellNothing(place, {}))
        return;
    for (auto &[field, rest] : restsOf(place, {}))
        place[*field] = std::move(rest.value);
}

// Of a row that may have been moved on the map since.
std::optional<LatLon> Disclosure::State::movedPoint(const Record &row, Detail detail) const {
    const std::optional<LatLon> point = row["geom"].point();
    if (detail != Detail::Approximate || !point)
        return std::nullopt;
    return moved(*point, *place(row.id()));
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
        return {detail, moved(*used->point, *used)};
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
