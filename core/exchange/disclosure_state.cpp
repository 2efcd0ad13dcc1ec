// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/disclosure_state.h"

#include "core/exchange/person_words.h"
#include "core/exchange/protected_places.h"
#include "core/exchange/read_in_batches.h"

#include <algorithm>

namespace placeweave {
namespace {

using Detail = ShownPlace::Detail;

// Owners before what they own.
constexpr std::array kOthers{
    Entity::Service, Entity::Person,      Entity::Community,  Entity::Exercise,
    Entity::Channel, Entity::Participant, Entity::Engagement, Entity::Story,
    Entity::Need,    Entity::Contact,     Entity::Connection, Entity::ServiceAtLocation,
    Entity::Serves,  Entity::Promise,     Entity::TakenTo,    Entity::Asked,
    Entity::Plan,    Entity::Step,        Entity::Resource,   Entity::Attachment,
    Entity::Term,    Entity::MapNote,     Entity::View,       Entity::ReaderProfile,
    Entity::About};

// So that rows of one kind can be judged side by side, those before them not settled yet.
constexpr bool belongsToItsOwnKind(Entity entity) {
    return std::ranges::any_of(fieldsOf(entity), [entity](const Field &field) {
        return refersToRow(field) && field.detail == info(entity).table;
    });
}
static_assert(std::ranges::none_of(kOthers, belongsToItsOwnKind));

// Rows that only tie others together are nothing a reader would miss by themselves.
bool isTie(Entity entity) {
    return entity == Entity::ServiceAtLocation || entity == Entity::Serves ||
           entity == Entity::Participant || entity == Entity::TakenTo || entity == Entity::Step;
}

// What is read of each table, where only part of it is asked for.
constexpr const Field *kOfPlace[] = {&fieldOf(Entity::Location, "disclosure"),
                                     &fieldOf(Entity::Location, "geom")};
constexpr const Field *kOfPlaceInWords[] = {
    &fieldOf(Entity::Location, "name"), &fieldOf(Entity::Location, "address"),
    &fieldOf(Entity::Location, "postcode"), &fieldOf(Entity::Location, "uprn"),
    &fieldOf(Entity::Location, "geom")};
constexpr const Field *kOfBuilding[] = {
    &fieldOf(Entity::Location, "name"),       &fieldOf(Entity::Location, "address"),
    &fieldOf(Entity::Location, "postcode"),   &fieldOf(Entity::Location, "uprn"),
    &fieldOf(Entity::Location, "disclosure"), &fieldOf(Entity::Location, "geom"),
    &fieldOf(Entity::Location, "precision"),  &fieldOf(Entity::Location, "placed_how")};
constexpr const Field *kOfOrganisation[] = {
    &fieldOf(Entity::Organisation, "private"), &fieldOf(Entity::Organisation, "listing_permission"),
    &fieldOf(Entity::Organisation, "location_id"), &fieldOf(Entity::Organisation, "kind"),
    &fieldOf(Entity::Organisation, "focus")};
constexpr const Field *kOfService[] = {&fieldOf(Entity::Service, "organisation_id"),
                                       &fieldOf(Entity::Service, "activity")};

// Whose rows are settled once, so that what is kept back of them is nothing to be asked again.
bool isSettled(Entity entity) {
    return entity == Entity::Organisation || entity == Entity::Location;
}

} // namespace

const Disclosure::State::Organisation *Disclosure::State::organisation(RowId id) const {
    return rowOf(organisations, id);
}
const Disclosure::State::Place *Disclosure::State::place(RowId id) const {
    return rowOf(places, id);
}
Disclosure::State::Place *Disclosure::State::place(RowId id) {
    return rowOf(places, id);
}

// --- reading the map ---

Result<std::unique_ptr<Disclosure::State>> Disclosure::State::of(MapFile &map,
                                                                 const ReaderProfile &readers) {
    auto state = std::make_unique<State>();
    state->map = &map;
    state->readers = readers;
    state->profile = readers.base;
    state->consent = std::min(readers.base, readers.agreed.value_or(readers.base));
    if (readers.isNarrowed()) {
        PW_TRY(state->base, of(map, readers.base));
    } else {
        state->readers = readers.base; // nothing to ask of it
        state->readers.id = readers.id;
        state->readers.name = readers.name;
    }
    PW_CHECK(state->read());
    return state;
}

// Nobody says how closely a place may be shown that other programs have added; its organisation's
// permission still guards it.
Result<void> Disclosure::State::readPlaces() {
    return map->forEach(Entity::Location, kOfPlace, [this](const Record &row) {
        const Detail allowed =
            profile == Profile::Internal ? Detail::Exact : placeDetailOf(row.text("disclosure"));
        places.push_back({row.id(), allowed, Detail::Nothing, row["geom"].point(), false, false,
                          allowed == Detail::Nothing, false, row.id()});
        return true;
    });
}

// Several rows may hold one building, and what one of them hides the others would tell: the
// strictest wins, as it does for a list that comes in later. That a group is told by area because
// nobody has asked it yet hides nothing.
Result<void> Disclosure::State::protectBuildings() {
    const bool isAllTold = profile == Profile::Internal;
    const bool isAllRough = readers.closest == Detail::Approximate;
    const bool isAnyGuarded = std::ranges::any_of(places, [](const Place &each) {
        return each.allowed == Detail::Nothing || each.allowed == Detail::Approximate;
    });
    if (!isAllRough && (isAllTold || !isAnyGuarded))
        return {};
    ProtectedPlaces guarded;
    Buildings all;
    std::vector<RowId> inAll;
    PW_CHECK(map->forEach(Entity::Location, kOfBuilding, [&](const Record &row) {
        const Detail own = placeDetailOf(row.text("disclosure"));
        if (own == Detail::Nothing || own == Detail::Approximate)
            guarded.add(row);
        if (isAllRough) {
            all.add(row);
            inAll.push_back(row.id());
        }
        return true;
    }));
    return map->forEach(Entity::Location, kOfBuilding, [&](const Record &row) {
        Place *read = place(row.id());
        if (!read)
            return true;
        const std::string_view stricter = isAllTold ? "" : guarded.disclosureFor(row);
        if (!stricter.empty() && placeDetailOf(stricter) < read->allowed) {
            read->allowed = placeDetailOf(stricter);
            read->isAnothers = true;
        }
        if (std::min(read->allowed, readers.closest) != Detail::Approximate)
            return true;
        // As those are moved who hear of the guarded ones alone.
        if (const RowId first = guarded.firstAt(row))
            read->movedAs = first;
        else
            all.forEachAt(row, [&](Buildings::Number number) {
                read->movedAs = std::min(read->movedAs, inAll[number]);
            });
        return true;
    });
}

Result<void> Disclosure::State::readOrganisations() {
    return map->forEach(Entity::Organisation, kOfOrganisation, [this](const Record &row) {
        auto reason = refusal(row);
        if (!reason && base && !base->isShown(Entity::Organisation, row.id())) {
            reason = Withheld::TellsPlace; // no other rule looks at more than its own row
            blanked.push_back({Entity::Organisation,
                               row.id(),
                               titleOf(Entity::Organisation),
                               {row.id()},
                               Withheld::TellsPlace});
        }
        if (!reason && leavesOutOrganisation(row))
            reason = Withheld::ByProfile;
        const std::string &permission = row.text("listing_permission");
        const bool isAsked = permission == "anyone" || permission == "partners";
        const bool isCoarse = profile != Profile::Internal && !isAsked;
        const RowId at = row.reference("location_id");
        const Place *used = place(at);
        organisations.push_back({row.id(), at, isCoarse ? Detail::District : Detail::Exact, !reason,
                                 isIndividual(row.text("kind")),
                                 reason == Withheld::NotListed || reason == Withheld::Private ||
                                     (used && used->isHidden)});
        if (reason)
            count(*reason, Entity::Organisation, {row.id()});
        if (reason == Withheld::NotAsked)
            notAsked.push_back(row.id());
        return true;
    });
}

// Organisations and places are settled by isShown(), so what these readers do not get of them has
// no say. What a profile leaves out beyond its base is asked of the whole row.
std::vector<const Field *> Disclosure::State::fieldsToRead(Entity entity) const {
    std::vector<const Field *> fields;
    for (const Field &field : fieldsOf(entity))
        if (!isSettled(entity) || readers.isNarrowed() || shows(field) || refersToRow(field))
            fields.push_back(&field);
    return fields;
}

// Where nothing is kept back that a text or a pin could tell, none is read. Attachments are most of
// the bytes of a map.
std::vector<const Field *> Disclosure::State::fieldsToJudge(Entity entity) const {
    std::vector<const Field *> fields;
    for (const Field &field : fieldsOf(entity)) {
        const bool isWhere = field.type == FieldType::Point ||
                             (field.type == FieldType::Bytes && entity == Entity::MapNote);
        const bool isRead = isWhere         ? readers.area || !tellsPlaces()
                            : isText(field) ? !tellsPlaces()
                                            : field.type != FieldType::Bytes;
        if (isRead)
            fields.push_back(&field);
    }
    return fields;
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
    auto &organisationOfService = organisationOf[indexOf(Entity::Service)];
    const bool noneLeave = leavesOut(Entity::Service) || leavesOut(Entity::ServiceAtLocation);
    std::unordered_set<RowId> leftOutServices;
    PW_CHECK(map->forEach(Entity::Service, kOfService, [&](const Record &row) {
        organisationOfService[row.id()] = row.reference("organisation_id");
        if (noneLeave || leavesOutByCode(row))
            leftOutServices.insert(row.id());
        return true;
    }));
    PW_CHECK(map->forEach(Entity::ServiceAtLocation, [&](const Record &row) {
        Place *used = place(row.reference("location_id"));
        const Organisation *user = organisation(organisationOfService[row.reference("service_id")]);
        // Where a group that has not been asked holds its services is as much its place.
        const bool isKept = !user || !user->isShown || user->most != Detail::Exact ||
                            leftOutServices.contains(row.reference("service_id")) ||
                            !isInArea(used);
        if (isKept)
            withheld[indexOf(Entity::ServiceAtLocation)].insert(row.id());
        if (!used)
            return true;
        used->isUsed = true;
        if (!isKept)
            used->told = std::max(used->told, std::min(used->allowed, readers.closest));
        return true;
    }));
    for (Place &each : places) {
        if (!each.isUsed && isInArea(&each))
            each.told = std::min(each.allowed, readers.closest);
        each.isShown = each.told != Detail::Nothing;
    }
    return {};
}

Result<void> Disclosure::State::readWords() {
    if (tellsPlaces())
        return {};
    PW_CHECK(readPlacesInWords());
    PW_CHECK(readNamedInWords());
    PW_CHECK(readGoneInWords());
    return readPeopleInWords();
}

Result<void> Disclosure::State::readPlacesInWords() {
    PW_CHECK(readInBatches(
        *map, {Entity::Location, kOfPlaceInWords}, [](const Record &) {},
        [this](const Record &row) {
            using enum WithheldWords::Meant;
            const Place *read = place(row.id());
            return read->told == Detail::Exact
                       ? std::nullopt
                       : std::optional(WithheldWords::secretOf(row, read->told == Detail::Nothing,
                                                               read->isHidden ? Hidden : ByChance));
        },
        [this](const Record &, std::optional<WithheldWords::Secret> secret) {
            if (secret)
                words.withhold(*std::move(secret));
            return true;
        }));
    // Shown exactly for one, by area for another: the other must not tell either.
    std::unordered_set<RowId> shared;
    for (const Organisation &user : organisations)
        if (const Place *used = place(user.place);
            used && used->told == Detail::Exact && detailFor(user) != Detail::Exact)
            shared.insert(used->id);
    for (const RowId id : shared) {
        PW_TRY(const Record row, map->record(Entity::Location, id));
        words.withholdFromItsOwn(row);
    }
    if (words.isEmpty())
        return {};
    return readInBatches(
        *map, {Entity::Location, kOfPlaceInWords}, [](const Record &) {},
        [this](const Record &row) {
            return place(row.id())->told == Detail::Exact ? words.inCommonWith(row)
                                                          : WithheldWords::InCommon();
        },
        [this](const Record &, const WithheldWords::InCommon &common) {
            words.tell(common);
            return true;
        });
}

// Whose it is, or which two it ties together.
std::array<RowId, 2> Disclosure::State::organisationsOf(const Record &record) const {
    if (record.entity() == Entity::Organisation)
        return {record.id()};
    std::array<RowId, 2> found;
    std::size_t next = 0;
    for (const Field &field : fieldsOf(record.entity())) {
        const EntityInfo *target = targetOf(field);
        if (!target || record[field].isEmpty() || next == found.size())
            continue;
        const RowId id{record[field].integer()};
        if (target->entity == Entity::Organisation) {
            found[next++] = id;
        } else if (const auto &owners = organisationOf[indexOf(target->entity)];
                   owners.contains(id)) {
            found[next++] = owners.at(id);
        }
    }
    return found;
}

void Disclosure::State::count(Withheld reason, Entity entity, std::array<RowId, 2> about) {
    ++leftOut[{reason, entity}];
    left.push_back({{reason, entity}, about});
}

void Disclosure::State::countPlace(const Organisation &organisation) {
    const Detail detail = detailFor(organisation);
    const Place *at = place(organisation.place);
    if (detail != Detail::Exact)
        count(at && at->isAnothers && at->allowed == detail ? Withheld::PlaceOfAnother
              : detail == Detail::Nothing                   ? Withheld::PlaceHidden
              : detail == Detail::District                  ? Withheld::PlaceAreaOnly
                                                            : Withheld::PlaceApproximate,
              Entity::Organisation, {organisation.id});
}

Disclosure::State::Found Disclosure::State::textsOf(const Record &record) const {
    Found found;
    if (tellsPlaces()) // nothing is kept from them that a text could tell
        return found;
    const Guards guards = guardsOf(record);
    found.byTitle = titleTells(record, guards);
    if (found.byTitle)
        return found;
    for (const auto &[field, rest] : restsOf(record, guards))
        found.telling.emplace_back(field, rest.told);
    if (found.telling.empty())
        found.mark = markOf(record, guards);
    return found;
}

bool Disclosure::State::countTexts(const Record &record, const Found &found) {
    const Entity entity = record.entity();
    if (tellsPlaces())
        return true;
    if (!found.byTitle && found.telling.empty())
        return true;
    const auto row = [](Tells tells) {
        return tells == Tells::Person         ? Withheld::TellsPerson
               : tells == Tells::Organisation ? Withheld::TellsName
                                              : Withheld::TellsPlace;
    };
    const auto text = [](Tells tells) {
        return tells == Tells::Person         ? Withheld::RepeatsPerson
               : tells == Tells::Organisation ? Withheld::RepeatsName
                                              : Withheld::RepeatsPlace;
    };
    const std::array<RowId, 2> about = organisationsOf(record);
    if (found.byTitle) {
        blanked.push_back({entity, record.id(), titleOf(entity), about, row(*found.byTitle)});
        count(row(*found.byTitle), entity, about);
        return false;
    }
    for (const auto &[field, tells] : found.telling) {
        blanked.push_back({entity, record.id(), field, about, text(tells)});
        // Without its number a way to contact is nothing.
        if (entity == Entity::Contact && field->column == "value") {
            count(row(tells), entity, about);
            return false;
        }
        count(text(tells), entity, about);
    }
    return true;
}

// Of those that are told exactly; of the others nothing is said.
Result<void> Disclosure::State::readTextsOfPlaces() {
    if (tellsPlaces())
        return {};
    std::vector<const Field *> texts;
    for (const Field &field : fieldsOf(Entity::Location))
        if (isText(field) && shows(field))
            texts.push_back(&field);
    return readInBatches(
        *map, {Entity::Location, texts}, [](const Record &) {},
        [this](const Record &row) {
            return place(row.id())->told == Detail::Exact ? textsOf(row) : Found();
        },
        [this](const Record &row, const Found &found) {
            readThrough[indexOf(Entity::Location)].push_back({row.id(), found.mark});
            countTexts(row, found);
            return true;
        });
}

// A record whose name tells its withheld address cannot be shown at all.
Result<void> Disclosure::State::readNames() {
    if (tellsPlaces()) {
        for (const Organisation &each : organisations)
            if (each.isShown && place(each.place))
                countPlace(each);
        return {};
    }
    std::vector<const Field *> fields; // what it says and what it is tied to
    for (const Field &field : fieldsOf(Entity::Organisation))
        if (isText(field) ? shows(field) : refersToRow(field))
            fields.push_back(&field);
    return readInBatches(
        *map, {Entity::Organisation, fields}, [](const Record &) {},
        [this](const Record &row) {
            return organisation(row.id())->isShown ? textsOf(row) : Found();
        },
        [this](const Record &row, const Found &found) {
            Organisation *read = rowOf(organisations, row.id());
            readThrough[indexOf(Entity::Organisation)].push_back({row.id(), found.mark});
            if (!read->isShown)
                return true;
            read->isShown = countTexts(row, found);
            if (read->isShown && place(read->place))
                countPlace(*read);
            return true;
        });
}

Result<void> Disclosure::State::readOthers(Entity entity) {
    const auto fields = fieldsOf(entity);
    if (std::ranges::none_of(fields, [&](const Field &field) { return shows(field); }))
        return {};
    const std::vector<const Field *> read = fieldsToJudge(entity);
    const bool isOwner = entity == Entity::Person || entity == Entity::Story ||
                         entity == Entity::Resource || entity == Entity::Engagement;
    return readInBatches(
        *map, {entity, read},
        [&](const Record &row) {
            if (isOwner)
                organisationOf[indexOf(entity)][row.id()] = row.reference("organisation_id");
        },
        [&](const Record &row) {
            if (const std::optional<Withheld> reason = refusalOf(row))
                return Found{reason, {}, {}, {}};
            return textsOf(row);
        },
        [&](const Record &row, const Found &found) {
            if (!tellsPlaces())
                readThrough[indexOf(entity)].push_back({row.id(), found.mark});
            const std::optional<Withheld> reason = found.refusal;
            const bool isQuiet = (reason == Withheld::Related || reason == Withheld::ByProfile) &&
                                 (isTie(entity) || entity == Entity::ReaderProfile);
            if (reason && !isQuiet)
                count(*reason, entity, organisationsOf(row));
            if (reason || !countTexts(row, found))
                withheld[indexOf(entity)].insert(row.id());
            return true;
        });
}

Result<void> Disclosure::State::read() {
    PW_CHECK(readPlaces());
    PW_CHECK(protectBuildings());
    PW_CHECK(readWhoOffersNothingElse());
    PW_CHECK(readOrganisations());
    PW_CHECK(readUses());
    PW_CHECK(readWaysOfPeople());
    PW_CHECK(readWords());
    PW_CHECK(readTextsOfPlaces());
    PW_CHECK(readNames());
    PW_CHECK(readWhoIsReached());
    for (const Entity entity : kOthers)
        PW_CHECK(readOthers(entity));
    return {};
}

} // namespace placeweave
