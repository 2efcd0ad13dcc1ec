// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile withholds of a row, and why; read disclosure_state.cpp first.
#include "core/base/time.h"
#include "core/exchange/consent.h"
#include "core/exchange/disclosure_state.h"
#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {
namespace {

using Detail = ShownPlace::Detail;

constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
constexpr const Field &kAddress = fieldOf(Entity::Location, "address");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");
constexpr const Field &kContactOf = fieldOf(Entity::Contact, "organisation_id");
constexpr const Field &kContactPerson = fieldOf(Entity::Contact, "person_id");
constexpr const Field &kContactFor = fieldOf(Entity::Contact, "sensitivity");
constexpr const Field &kContactBasis = fieldOf(Entity::Contact, "consent_basis");
constexpr const Field &kContactType = fieldOf(Entity::Contact, "contact_type");

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

bool isPast(std::string_view day) {
    return !day.empty() && day < today();
}

// Whose a row is, where it says so; looked up by name once, rather than for each row.
const Field *ownOrganisation(Entity entity) {
    static const auto kFields = [] {
        std::array<const Field *, kEntities.size()> fields{};
        for (const EntityInfo &each : kEntities)
            fields[static_cast<std::size_t>(each.entity) - 1] =
                findField(each.entity, "organisation_id");
        return fields;
    }();
    return kFields[static_cast<std::size_t>(entity) - 1];
}

const RowId *findIn(const std::unordered_map<RowId, RowId> &rows, RowId id) {
    const auto found = rows.find(id);
    return found == rows.end() ? nullptr : &found->second;
}

} // namespace

const EntityInfo *targetOf(const Field &field) {
    static const auto kTargets = [] { // looked up by name once, rather than for each row
        std::array<std::vector<const EntityInfo *>, kEntities.size()> targets;
        for (const EntityInfo &each : kEntities)
            for (const Field &one : fieldsOf(each.entity))
                targets[static_cast<std::size_t>(each.entity) - 1].push_back(
                    refersToRow(one) ? entityByTable(one.detail) : nullptr);
        return targets;
    }();
    return kTargets[static_cast<std::size_t>(field.entity) - 1][positionOf(field)];
}

bool isText(const Field &field) {
    return field.type == FieldType::Text || field.type == FieldType::LongText ||
           field.type == FieldType::TextSet;
}

bool isTitle(const Field &field) {
    return field.column == "name" || field.column == "title";
}

bool isEmptied(const Field &field) {
    return isText(field) && (!isTitle(field) || field.entity == Entity::Location);
}

const Field *titleOf(Entity entity) {
    if (entity == Entity::Person || entity == Entity::Location)
        return nullptr;
    const Field *name = findField(entity, "name");
    return name ? name : findField(entity, "title");
}

// --- who and what is withheld ---

bool Disclosure::State::shows(const Field &field) const {
    return field.sensitivity <= levelOf(profile) && !std::ranges::contains(readers.fields, &field);
}

std::optional<Withheld> Disclosure::State::refusal(const Record &organisation) const {
    if (organisation["private"].isTrue())
        return Withheld::Private;
    if (consent == Profile::Internal)
        return std::nullopt;
    const std::string &permission = organisation.text("listing_permission");
    if (permission == "anyone")
        return std::nullopt;
    if (permission == "no")
        return Withheld::NotListed;
    const bool forPartners = consent == Profile::Partner;
    if (forPartners && (permission == "partners" || !readers.agreed))
        return std::nullopt; // who was not asked has not agreed, but partners may know of them
    return permission == "partners" ? Withheld::PartnersOnly : Withheld::NotAsked;
}

std::optional<Withheld> Disclosure::State::refusalOfPerson(const Record &person) const {
    const RowId with = person.reference("organisation_id");
    if (with && !isShown(Entity::Organisation, with))
        return Withheld::Related;
    return consentMissing(person);
}

std::optional<Withheld> Disclosure::State::consentMissing(const Record &person) const {
    if (consent == Profile::Internal)
        return std::nullopt;
    if (!isGivenConsent(person.text("consent_basis")) ||
        !covers(person.text("consent_scope"), consent))
        return Withheld::NoConsent;
    return isPast(person.text("consent_review")) ? std::optional(Withheld::ConsentLapsed)
                                                 : std::nullopt;
}

std::optional<Withheld> Disclosure::State::refusalOfContact(const Record &contact) const {
    const RowId person{contact[kContactPerson].integer()};
    const Organisation *with = organisation(RowId{contact[kContactOf].integer()});
    if (!person && !with)
        return Withheld::Related;
    if (!shows(kContactValue) && kContactValue.sensitivity <= levelOf(profile))
        return Withheld::ByProfile; // without its number it is nothing
    if (consent != Profile::Internal) {
        const std::string &sensitivity = contact[kContactFor].text();
        if (!covers(sensitivity.empty() ? "partner" : sensitivity, consent))
            return Withheld::NotForThem;
        const std::string &basis = contact[kContactBasis].text();
        if (basis == "not_asked" || basis == "withdrawn" ||
            (basis.empty() && !person && with->isIndividual) ||
            m_waysNotAgreed.contains(contact.id()))
            return Withheld::NoConsent;
    }
    if (!tellsPlaces() && contact[kContactType].text() == "post" && isGuarded(with))
        return Withheld::TellsPlace;
    return std::nullopt;
}

std::optional<Withheld> Disclosure::State::refusalOfStory(const Record &story) const {
    if (consent == Profile::Internal)
        return std::nullopt;
    if (!covers(story.text("permission"), consent))
        return Withheld::NoConsent;
    return isPast(story.text("permission_until")) ? std::optional(Withheld::ConsentLapsed)
                                                  : std::nullopt;
}

// Who shares a building with somebody whose place is told tells where they are. A word that this
// program does not know could mean just that.
std::optional<Withheld> Disclosure::State::refusalOfConnection(const Record &connection) const {
    const std::string &what = connection.text("what");
    const Term *term = vocabulary("connection_type").find(what);
    const bool isOfPlace = term ? term->more("same_place") == "true" : !what.empty();
    if (isOfPlace && (isGuarded(organisation(connection.reference("from_id"))) ||
                      isGuarded(organisation(connection.reference("to_id")))))
        return Withheld::TellsPlace;
    return std::nullopt;
}

// A pin; lines and outlines pass by many doors.
bool Disclosure::State::marksASecret(const Record &note) const {
    const Bytes *wkb = tellsPlaces() ? nullptr : note["shape"].bytes();
    const auto shape = wkb ? shapeFromWkb(wkb->data) : Result<Shape>(Shape());
    return shape && shape->paths.size() == 1 && shape->paths.front().size() == 1 &&
           words.isSecret(shape->paths.front().front());
}

std::optional<Withheld> Disclosure::State::refusalByBase(const Record &record) const {
    if (!ownersAreShown(record))
        return Withheld::Related;
    const Field *with = ownOrganisation(record.entity());
    const RowId about{with ? record[*with].integer() : 0};
    switch (record.entity()) {
    case Entity::Person:
        return refusalOfPerson(record);
    case Entity::Contact:
        return refusalOfContact(record);
    case Entity::Connection:
        return refusalOfConnection(record);
    case Entity::Story:
        if (about && !isShown(Entity::Organisation, about))
            return Withheld::Related;
        return refusalOfStory(record);
    case Entity::Resource:
        if (about && !isShown(Entity::Organisation, about))
            return Withheld::Related;
        return covers(record["sensitivity"].isEmpty() ? "partner" : record.text("sensitivity"),
                      profile)
                   ? std::nullopt
                   : std::optional(Withheld::NotForThem);
    case Entity::MapNote:
        if (!covers(record.text("sensitivity"), consent))
            return Withheld::NotForThem;
        return marksASecret(record) ? std::optional(Withheld::TellsPlace) : std::nullopt;
    case Entity::Step: // its words name whom it is about
        return base && about && !isShown(Entity::Organisation, about)
                   ? std::optional(Withheld::Related)
                   : std::nullopt;
    case Entity::Need:
    case Entity::Engagement:
    case Entity::Promise:
        return about && !isShown(Entity::Organisation, about) ? std::optional(Withheld::Related)
                                                              : std::nullopt;
    default:
        return std::nullopt;
    }
}

// The base says why first: a profile leaves out only what would leave without it.
std::optional<Withheld> Disclosure::State::refusalOf(const Record &record) const {
    if (const auto reason = refusalByBase(record))
        return reason;
    return leavesOut(record.entity()) || leavesOutByCode(record) || leavesOutByArea(record)
               ? std::optional(Withheld::ByProfile)
               : std::nullopt;
}

// A way to contact may belong to a person alone, a channel to nobody; what is named must be shown.
bool Disclosure::State::ownersAreShown(const Record &record) const {
    for (const Field &field : fieldsOf(record.entity())) {
        if (field.type != FieldType::Owner || record[field].isEmpty())
            continue;
        const EntityInfo *owner = targetOf(field);
        if (owner && !isShown(owner->entity, RowId{record[field].integer()}))
            return false;
    }
    return true;
}

bool Disclosure::State::isShown(Entity entity, RowId id) const {
    const auto fields = fieldsOf(entity);
    if (std::ranges::none_of(fields, [&](const Field &field) { return shows(field); }) ||
        leavesOut(entity) || (base && !base->isShown(entity, id)))
        return false;
    if (entity == Entity::Organisation) {
        const Organisation *found = organisation(id);
        return found && found->isShown;
    }
    if (entity == Entity::Location) {
        const Place *found = place(id);
        return found && found->isShown;
    }
    return !withheld[indexOf(entity)].contains(id);
}

// --- what would tell a place ---

Detail Disclosure::State::detailFor(const Organisation &organisation) const {
    const Place *found = place(organisation.place);
    return found ? std::min({found->allowed, organisation.most, readers.closest}) : Detail::Exact;
}

LatLon Disclosure::State::moved(LatLon point, const Place &place) const {
    return displaced(point, map->uuid(), place.movedAs, readers.radius);
}

Detail Disclosure::State::detailByBase(const Organisation &organisation) const {
    return base ? base->detailByBase(organisation) : detailFor(organisation);
}

bool Disclosure::State::isGuarded(const Organisation *organisation) const {
    return organisation && detailFor(*organisation) != Detail::Exact;
}

// A property number is where somebody is; one of a person is their home, whatever is on the map.
bool Disclosure::State::dropsPlaceIdentifiers(const Organisation &organisation) const {
    return !tellsPlaces() && (isGuarded(&organisation) || organisation.isIndividual);
}

// A name is what people call it, and groups are named after their street or hall. But what was
// hidden, or is told by area because they want it so, must not be read off the name, and a person's
// home never (promise 5); such a record stays, for there is no other name to give. Of a group that
// is told by area only because nobody has asked it yet (practice 2), partners may know what people
// call it: it has not made a secret of it. No more has one that the base shows exactly and this
// profile does not. Who is shown within 400 m may be called after the street.
static WithheldWords::May nameMay(Detail detail, bool isIndividual, bool isAsked) {
    using enum WithheldWords::May;
    if (detail == Detail::Nothing || isIndividual)
        return SayNothing;
    if (!isAsked || detail == Detail::Exact)
        return NameTheHouse;
    return detail == Detail::Approximate ? NameTheStreet : SayNothing;
}

// The places of all that the record is about or belongs to.
Disclosure::State::Guards Disclosure::State::guardsOf(const Record &record) const {
    Guards guards;
    const auto guard = [&](const Organisation *about) {
        if (isGuarded(about))
            guards.push_back({about->place, nameMay(detailByBase(*about), about->isIndividual,
                                                    about->most == Detail::Exact)});
    };
    if (tellsPlaces())
        return guards;
    if (record.entity() == Entity::Organisation) {
        guard(organisation(record.id()));
        return guards;
    }
    for (const Field &field : fieldsOf(record.entity())) {
        const EntityInfo *target = targetOf(field);
        if (!target || record[field].isEmpty())
            continue;
        const RowId id{record[field].integer()};
        if (target->entity == Entity::Organisation) {
            guard(organisation(id));
        } else if (target->entity == Entity::Location) {
            if (const Place *at = place(id); at && at->told != Detail::Exact)
                guards.push_back({id});
        } else if (const auto &owners = organisationOf[indexOf(target->entity)];
                   const auto *owner = findIn(owners, id)) {
            guard(organisation(*owner));
        }
    }
    return guards;
}

std::optional<Disclosure::State::Tells>
Disclosure::State::told(std::string_view text, const Guards &guards,
                        const WithheldWords::Text &what) const {
    if (guards.empty())
        return words.told(text, what);
    for (const Guarded &guarded : guards) {
        WithheldWords::Text about = what;
        about.own = guarded.place;
        about.may = what.isName ? guarded.name : May::SayNothing;
        if (const auto tells = words.told(text, about))
            return tells;
    }
    return std::nullopt;
}

// A line of it may be a hall's whole name, which a group that may not be named has taken from it.
std::optional<Disclosure::State::Tells>
Disclosure::State::addressTells(std::string_view address) const {
    WithheldWords::Text lines;
    lines.isAddress = true;
    auto tells = words.told(address, lines);
    for (std::size_t at = 0; !tells && at < address.size();) {
        const std::size_t end = std::min(address.find_first_of(",\n", at), address.size());
        WithheldWords::Text line;
        line.isPlace = true;
        tells = words.told(address.substr(at, end - at), line);
        at = end + 1;
    }
    return tells;
}

// Other names, and addresses on the internet, are names. Somebody has asked about a way to contact
// that carries its own consent: an office's number may be given out though the one who answers it
// may not be named.
WithheldWords::Text Disclosure::State::whatIsSaid(const Record &record, const Field &field) const {
    WithheldWords::Text what;
    const bool isOrganisation = record.entity() == Entity::Organisation;
    what.isName = &field == &kContactValue || &field == &kOtherNames || isTitle(field);
    what.isOrganisation = isOrganisation && isTitle(field); // its name alone: two may share it
    what.isPlace = what.isName && record.entity() == Entity::Location;
    if (words.sparesAny())
        what.about = organisationsOf(record);
    what.isAgreed = &field == &kContactValue && isGivenConsent(record[kContactBasis].text());
    return what;
}

std::uint64_t Disclosure::State::markOf(const Record &record, const Guards &guards) const {
    std::uint64_t mark = 0;
    const auto add = [&mark](std::uint64_t more) {
        constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
        mark = (mark ^ more) * kOdd;
        mark ^= mark >> 29U;
    };
    if (words.sparesAny()) // whose name it may say
        for (const RowId about : organisationsOf(record))
            add(static_cast<std::uint64_t>(about.value));
    if (record.entity() == Entity::Contact)
        add(isGivenConsent(record[kContactBasis].text()) ? 1 : 2);
    for (const Guarded &guard : guards) {
        add(static_cast<std::uint64_t>(guard.place.value));
        add(static_cast<std::uint64_t>(guard.name));
    }
    for (const Field &field : fieldsOf(record.entity()))
        if (isText(field) && !record[field].isEmpty() && shows(field))
            add(std::hash<std::string_view>{}(record[field].text()) + positionOf(field));
    return mark;
}

bool Disclosure::State::isKnownToTellNothing(const Record &record, const Guards &guards) const {
    const ReadThrough *found = rowOf(readThrough[indexOf(record.entity())], record.id());
    return found && found->mark && *found->mark == markOf(record, guards);
}

std::optional<Disclosure::State::Tells> Disclosure::State::titleTells(const Record &record,
                                                                      const Guards &guards) const {
    const Field *title = titleOf(record.entity());
    if (!title || tellsPlaces() || !shows(*title))
        return std::nullopt;
    return told(record[*title].text(), guards, whatIsSaid(record, *title));
}

// Of a list only what tells something goes, unless the rest does together.
std::optional<Disclosure::State::Rest> Disclosure::State::restOf(const Record &record,
                                                                 const Field &field,
                                                                 const Guards &guards,
                                                                 bool dropsPlaces) const {
    const Value &value = record[field];
    const bool isSet = field.type == FieldType::TextSet;
    const bool mayHoldPlaces = dropsPlaces && &field == &kIdentifiers;
    if (!isText(field) || value.isEmpty() || (words.isEmpty() && !mayHoldPlaces))
        return std::nullopt;
    const WithheldWords::Text what = whatIsSaid(record, field);
    if (!isSet) {
        const auto tells =
            &field == &kAddress ? addressTells(value.text()) : told(value.text(), guards, what);
        return tells ? std::optional(Rest{Value(), *tells}) : std::nullopt;
    }
    std::vector<std::string> elements = setElements(value);
    const std::size_t before = elements.size();
    Rest rest;
    std::erase_if(elements, [&](const std::string &element) {
        if (mayHoldPlaces && WithheldWords::identifiesAPlace(element))
            return true;
        const auto tells = told(element, guards, what);
        rest.told = tells.value_or(rest.told);
        return tells.has_value();
    });
    if (guards.empty() && elements.size() == before)
        return std::nullopt;
    rest.value = setValue(elements);
    if (!guards.empty())
        if (const auto tells = told(rest.value.text(), guards, what))
            return Rest{Value(), *tells};
    return elements.size() == before ? std::nullopt : std::optional(std::move(rest));
}

std::vector<std::pair<const Field *, Disclosure::State::Rest>>
Disclosure::State::restsOf(const Record &record, const Guards &guards) const {
    const Organisation *self =
        record.entity() == Entity::Organisation ? organisation(record.id()) : nullptr;
    const bool dropsPlaces = self && dropsPlaceIdentifiers(*self);
    std::vector<std::pair<const Field *, Rest>> rests;
    for (const Field &field : fieldsOf(record.entity()))
        if (isEmptied(field) && shows(field))
            if (auto rest = restOf(record, field, guards, dropsPlaces))
                rests.emplace_back(&field, *std::move(rest));
    return rests;
}

} // namespace placeweave
