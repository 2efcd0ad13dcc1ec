// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/said_review.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/match_words.h"
#include "core/joint/confirmation.h"
#include "core/joint/exercise.h"
#include "core/joint/exercise_report.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

namespace placeweave {
namespace {

constexpr double kSaidAgain = 0.9; // spelling apart, the same
constexpr std::size_t kMostAlike = 4;

constexpr const Field &kStatus = fieldOf(Entity::Proposal, "status");

// --- what the map has by such a name ---

// Organisations that share a word with something that was said: the rest need not be compared.
Result<void> findAlike(MapFile &map, std::vector<SaidCase> &cases) {
    std::unordered_map<std::string, std::vector<std::size_t>> byWord;
    std::vector<std::string> names(cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i)
        if (cases[i].entry.said.what == Said::What::Group) {
            names[i] = comparableName(cases[i].entry.said.words);
            for (const std::string &word : split(names[i], ' '))
                byWord[word].push_back(i);
        }
    constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
    const Field *const fields[] = {&kName};
    PW_CHECK(map.forEach(Entity::Organisation, fields, [&](const Record &organisation) {
        const std::string name = comparableName(organisation[kName].text());
        std::vector<std::size_t> candidates;
        for (const std::string &word : split(name, ' '))
            if (const auto found = byWord.find(word); found != byWord.end())
                candidates.insert(candidates.end(), found->second.begin(), found->second.end());
        std::ranges::sort(candidates);
        const auto again = std::ranges::unique(candidates);
        candidates.erase(again.begin(), again.end());
        for (const std::size_t i : candidates)
            if (const double likeness = likenessOfNames(names[i], name, kAlikeNames); likeness > 0)
                cases[i].alike.push_back({organisation.id(), organisation[kName].text(), likeness});
        return true;
    }));
    for (SaidCase &one : cases) {
        std::ranges::stable_sort(one.alike, std::ranges::greater{}, &SaidCase::Alike::likeness);
        if (one.alike.size() > kMostAlike)
            one.alike.resize(kMostAlike);
    }
    for (std::size_t i = 0; i < cases.size(); ++i)
        for (std::size_t j = 0; j < cases.size() && !names[i].empty(); ++j)
            if (i != j && !names[j].empty() && likenessOfNames(names[i], names[j], kSaidAgain) > 0)
                cases[i].saidBefore.push_back(cases[j].entry.proposal);
    return {};
}

Result<void> tellAlike(MapFile &map, RowId exercise, std::vector<SaidCase> &cases) {
    if (std::ranges::all_of(cases, [](const SaidCase &one) { return one.alike.empty(); }))
        return {};
    PW_TRY(const ReaderProfile profile, wallReaders(map, exercise));
    PW_TRY(const Disclosure readers, Disclosure::of(map, profile));
    const auto tell = [&](Entity entity, RowId of, std::vector<Record> &told) -> Result<void> {
        PW_TRY(const auto rows, map.recordsOf(entity, "organisation_id", of));
        for (const Record &row : rows)
            if (auto shown = readers.disclosed(row))
                told.push_back(*std::move(shown));
        return {};
    };
    for (SaidCase &one : cases)
        for (SaidCase::Alike &alike : one.alike) {
            PW_TRY(const Record row, map.record(Entity::Organisation, alike.organisation));
            alike.told = readers.disclosed(row);
            if (!alike.told)
                continue;
            PW_TRY(alike.place, readers.disclosedPlace(row));
            PW_CHECK(tell(Entity::Service, row.id(), alike.services));
            PW_CHECK(tell(Entity::Contact, row.id(), alike.contacts));
        }
    return {};
}

bool isIndividual(const std::string &kind) {
    const Term *term = vocabulary("kind").find(kind);
    return term && term->more("family") == "people";
}

SaidCase::Kind kindOf(const SaidCase &one) {
    const Said &said = one.entry.said;
    if (said.isOffWall || (said.what == Said::What::Group && isIndividual(said.kind)))
        return SaidCase::Kind::Sensitive;
    if (said.what == Said::What::Offer || said.what == Said::What::StillThere ||
        said.what == Said::What::Stopped)
        return SaidCase::Kind::Change;
    return one.alike.empty() ? SaidCase::Kind::New : SaidCase::Kind::PerhapsThere;
}

// --- putting it on the map ---

// The session, as a source is named.
Result<std::string> sourceOf(MapFile &map, RowId exercise) {
    PW_TRY(const Record row, map.record(Entity::Exercise, exercise));
    return row.text("name");
}

Result<RowId> addPlace(Edit &edit, const Said &said) {
    if (said.where != Said::Where::NoFixedPlace && !said.point)
        return RowId{};
    Record place(Entity::Location);
    place["disclosure"] = Value("area");
    place["location_type"] =
        Value(said.where == Said::Where::NoFixedPlace ? "no_fixed_place" : "physical");
    if (said.point && said.where != Said::Where::NoFixedPlace) {
        const bool isRough = said.where == Said::Where::Roughly;
        place["geom"] = Value(*said.point);
        place["placed_how"] = Value(isRough ? "rough" : "map_click");
        place["precision"] = Value(isRough ? "area" : "address");
    }
    return edit.insert(place);
}

Result<RowId> addGroup(MapFile &map, Edit &edit, const Said &said) {
    PW_TRY(const RowId place, addPlace(edit, said));
    PW_TRY(const std::string source, sourceOf(map, said.exercise));
    Record organisation(Entity::Organisation);
    organisation["name"] = Value(said.words);
    organisation["kind"] = Value(said.kind);
    organisation["status"] = Value("active");
    organisation["recognition"] = Value("local");
    organisation["listing_permission"] = Value("not_asked");
    organisation["source"] = Value(source);
    if (place)
        organisation["location_id"] = Value(place.value);
    return edit.insert(organisation);
}

Result<void> addOffer(Edit &edit, const Said &said) {
    Record service(Entity::Service);
    service["organisation_id"] = Value(said.organisation.value);
    service["name"] = Value(said.words);
    service["activity"] = Value(said.kind);
    PW_TRY(const RowId id, edit.insert(service));
    PW_TRY(const RowId place, addPlace(edit, said));
    if (!place)
        return {};
    Record where(Entity::ServiceAtLocation);
    where["service_id"] = Value(id.value);
    where["location_id"] = Value(place.value);
    PW_CHECK(edit.insert(where));
    return {};
}

// The day on which it was said. A copy from elsewhere may tell one that is none, or is yet to come,
// and the latest day counts: it would stand for ever.
std::string dayOf(const Said &said) {
    const std::string day = said.at.substr(0, 10);
    std::string now = today();
    return daysBetween(day, now).value_or(-1) >= 0 ? day : now;
}

// Hearsay confirms nothing.
Result<void> confirm(MapFile &map, Edit &edit, const Said &said, RowId organisation) {
    if (said.howSure == "heard_of_it" && !said.isOfItself)
        return {};
    PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
    PW_TRY(const Record exercise, map.record(Entity::Exercise, said.exercise));
    PW_TRY(const auto participants,
           map.recordsOf(Entity::Participant, "exercise_id", said.exercise));
    const std::string &source = exercise.text("name");
    const std::string voice = voiceOf(said, exercise, participants); // as was agreed
    return confirm(edit, row,
                   {dayOf(said), voice.empty() ? source : source + ", " + voice, said.isOfItself,
                    "in_person"});
}

Result<void> addNeed(Edit &edit, const Said &said) {
    Record need(Entity::Need);
    need["name"] = Value(said.words);
    need["category"] = Value(said.kind);
    need["status"] = Value("heard");
    need["heard_on"] = Value(dayOf(said));
    if (said.point)
        need["geom"] = Value(*said.point);
    if (said.organisation)
        need["organisation_id"] = Value(said.organisation.value);
    PW_CHECK(edit.insert(need));
    return {};
}

// The organisation at an end, by way of what was said when it was not on the map yet; none where it
// still is not.
RowId organisationAt(MapFile &map, const Said::End &end) {
    if (end.organisation)
        return end.organisation;
    const auto proposal = map.record(Entity::Proposal, end.said);
    const auto said = proposal ? saidOf(*proposal) : std::nullopt;
    return said ? said->organisation : RowId{};
}

Result<void> addLink(MapFile &map, Edit &edit, const Said &said) {
    Record connection(Entity::Connection);
    connection["from_id"] = Value(organisationAt(map, said.ends[0]).value);
    connection["to_id"] = Value(organisationAt(map, said.ends[1]).value);
    connection["what"] = Value(said.kind.empty() ? "partner" : said.kind);
    connection["note"] = Value(said.words);
    PW_CHECK(edit.insert(connection));
    return {};
}

// --- what keeps one from being settled ---

using Why = StayedSaid::Why;

std::string nameOf(const Said &said) {
    return said.what == Said::What::Link ? said.ends[0].name + " – " + said.ends[1].name
                                         : said.words;
}

Error errorFor(const StayedSaid &stayed) {
    switch (stayed.why) {
    case Why::NeedsGroup:
        return {ErrorCode::InvalidInput,
                "Add the group first, then what it has to do with the other.", stayed.name};
    case Why::GroupGone:
        return {ErrorCode::NotFound,
                "The group that this is about is not on the map any more. Park it, or do not add "
                "it and say why.",
                stayed.name};
    case Why::Settled:
        return {ErrorCode::NotFound, "Somebody has settled this suggestion meanwhile.",
                stayed.name};
    case Why::NotAgreed:
        return {ErrorCode::InvalidInput,
                "Say who is settling this: it was agreed that it is done together.", stayed.name};
    }
    return {};
}

std::optional<Why> keptFromMap(MapFile &map, const Said &said) {
    const auto isGone = [&](RowId id) {
        return id && !map.record(Entity::Organisation, id);
    };
    if (said.what != Said::What::Link)
        return isGone(said.organisation) ? std::optional(Why::GroupGone) : std::nullopt;
    for (const Said::End &end : said.ends) {
        const RowId organisation = organisationAt(map, end);
        if (!organisation)
            return Why::NeedsGroup;
        if (isGone(organisation))
            return Why::GroupGone;
    }
    return std::nullopt;
}

Result<bool> isAgreed(MapFile &map, const Said &said, const Settlers &by) {
    if (said.isOfItself)
        return true;
    PW_TRY(const Record exercise, map.record(Entity::Exercise, said.exercise));
    return settlersMissing(exercise, by) == 0;
}

struct Waiting {
    Record proposal;
    Said said;
};
// Not where somebody has settled it.
Result<std::optional<Waiting>> waiting(MapFile &map, RowId id) {
    auto proposal = map.record(Entity::Proposal, id);
    if (!proposal && proposal.error().code == ErrorCode::NotFound)
        return std::nullopt; // off the record
    if (!proposal)
        return std::unexpected(proposal.error());
    auto said = saidOf(*proposal);
    if (!said)
        return fail(ErrorCode::InvalidInput, "That was not said in a mapping session.");
    const std::string &status = (*proposal)[kStatus].text();
    if (status != "waiting" && status != "parked")
        return std::nullopt;
    return Waiting{*std::move(proposal), *std::move(said)};
}

// One by itself: what keeps it from being settled is an error.
Result<Waiting> waitingAlone(MapFile &map, RowId id, const Settlers &by) {
    PW_TRY(std::optional<Waiting> one, waiting(map, id));
    if (!one)
        return std::unexpected(errorFor({id, {}, Why::Settled}));
    PW_TRY(const bool agreed, isAgreed(map, one->said, by));
    if (!agreed)
        return std::unexpected(errorFor({id, nameOf(one->said), Why::NotAgreed}));
    return *std::move(one);
}

// What became of it, beside what it says.
Result<void> setSettled(Edit &edit, RowId id, Said said, std::string_view status,
                        const Settlers &by, const std::string &reason = {}) {
    said.settledBy = joined(by, "; ");
    const Record now = proposalOf(said);
    for (const char *column : {"subject", "content"})
        PW_CHECK(edit.set(*findField(Entity::Proposal, column), id, now[column]));
    PW_CHECK(edit.set(kStatus, id, Value(status)));
    return edit.set(fieldOf(Entity::Proposal, "reason"), id, Value(reason));
}

Result<void> addOne(MapFile &map, Edit &edit, RowId id, Said said, std::string_view status,
                    const Settlers &by) {
    switch (said.what) {
    case Said::What::Group: {
        PW_TRY(said.organisation, addGroup(map, edit, said));
        PW_CHECK(confirm(map, edit, said, said.organisation));
        break;
    }
    case Said::What::Offer:
        PW_CHECK(addOffer(edit, said));
        PW_CHECK(confirm(map, edit, said, said.organisation));
        break;
    case Said::What::StillThere:
        PW_CHECK(confirm(map, edit, said, said.organisation));
        break;
    case Said::What::Stopped:
        PW_CHECK(
            edit.set(fieldOf(Entity::Organisation, "status"), said.organisation, Value("closed")));
        break;
    case Said::What::Need:
        PW_CHECK(addNeed(edit, said));
        break;
    case Said::What::Link:
        PW_CHECK(addLink(map, edit, said));
        break;
    case Said::What::Remark:
        break; // kept with the session
    }
    return setSettled(edit, id, std::move(said), status, by);
}

// Settles each that can be, as one action. `settleOne` says what keeps one from it, if anything
// does, or has settled it.
template <class SettleOne>
Result<SaidSettled> settleAll(MapFile &map, std::span<const RowId> proposals, std::string verb,
                              const SettleOne &settleOne) {
    SaidSettled outcome;
    std::vector<Waiting> all;
    for (const RowId id : proposals) {
        PW_TRY(std::optional<Waiting> one, waiting(map, id));
        if (one)
            all.push_back(*std::move(one));
        else
            outcome.stayed.push_back({id, {}, Why::Settled});
    }
    // Groups first: connections that were said with them need them.
    std::ranges::stable_sort(all, {},
                             [](const Waiting &one) { return one.said.what == Said::What::Link; });
    PW_TRY(Edit edit, Edit::begin(map, std::move(verb)));
    std::string name;
    for (const Waiting &one : all) {
        edit.setExercise(one.said.exercise);
        PW_TRY(const std::optional<Why> why, settleOne(edit, one));
        if (why) {
            outcome.stayed.push_back({one.proposal.id(), nameOf(one.said), *why});
            continue;
        }
        ++outcome.settled;
        name = nameOf(one.said);
    }
    if (outcome.settled == 0)
        return outcome.stayed.empty() ? fail(ErrorCode::InvalidInput, "Nothing was chosen.")
                                      : std::unexpected(errorFor(outcome.stayed.front()));
    edit.setSubject(outcome.settled == 1 ? name : std::to_string(outcome.settled));
    PW_TRY(outcome.action, edit.commit());
    return outcome;
}

} // namespace

Result<std::vector<SaidCase>> saidToReview(MapFile &map, RowId exercise) {
    PW_TRY(std::vector<SaidEntry> entries, saidIn(map, exercise));
    std::vector<SaidCase> cases;
    for (SaidEntry &entry : entries) {
        if (entry.status != "waiting" && entry.status != "parked")
            continue;
        SaidCase one;
        if (entry.said.organisation) {
            // It may have gone meanwhile; what was said of it is still to be answered.
            if (const auto about = map.record(Entity::Organisation, entry.said.organisation)) {
                one.about = about->text("name");
                one.kindOfAbout = about->text("kind");
            }
        }
        one.isAboutGone = keptFromMap(map, entry.said) == Why::GroupGone;
        if (entry.said.what == Said::What::Link)
            for (const Said::End &end : entry.said.ends)
                if (!organisationAt(map, end))
                    one.waitsFor.push_back(end.said);
        one.entry = std::move(entry);
        cases.push_back(std::move(one));
    }
    PW_CHECK(findAlike(map, cases));
    PW_CHECK(tellAlike(map, exercise, cases));
    for (SaidCase &one : cases)
        one.kind = kindOf(one);
    std::ranges::stable_sort(cases, {}, [](const SaidCase &one) {
        return std::tuple(one.entry.status == "parked", !one.entry.said.isOfItself, one.kind,
                          std::string_view(one.entry.said.at), one.entry.proposal);
    });
    return cases;
}

Result<SaidSettled> addSaid(MapFile &map, std::span<const RowId> proposals, const Settlers &by) {
    return settleAll(map, proposals, "said.add",
                     [&](Edit &edit, const Waiting &one) -> Result<std::optional<Why>> {
                         PW_TRY(const bool agreed, isAgreed(map, one.said, by));
                         if (!agreed)
                             return Why::NotAgreed;
                         if (const auto why = keptFromMap(map, one.said))
                             return why;
                         PW_CHECK(addOne(map, edit, one.proposal.id(), one.said, "added", by));
                         return std::nullopt;
                     });
}

Result<ActionId> addSaidChanged(MapFile &map, RowId proposal, const Said &changed,
                                const Settlers &by) {
    PW_TRY(const Waiting before, waitingAlone(map, proposal, by));
    if (const auto why = keptFromMap(map, before.said))
        return std::unexpected(errorFor({proposal, nameOf(before.said), *why}));
    Said said = before.said;
    said.words = simplified(changed.words);
    said.kind = changed.kind;
    said.where = changed.where;
    said.point = changed.point;
    const bool needsWords = said.what != Said::What::StillThere &&
                            said.what != Said::What::Stopped && said.what != Said::What::Link;
    if (said.words.empty() && needsWords)
        return fail(ErrorCode::InvalidInput, "It needs a name.");
    PW_TRY(Edit edit, Edit::begin(map, "said.add", said.words));
    edit.setExercise(said.exercise);
    const bool isSame = said == before.said;
    PW_CHECK(addOne(map, edit, proposal, std::move(said), isSame ? "added" : "added_changed", by));
    return edit.commit();
}

Result<ActionId> addSaidTo(MapFile &map, RowId proposal, RowId organisation, const Settlers &by) {
    PW_TRY(Waiting one, waitingAlone(map, proposal, by));
    PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
    PW_TRY(Edit edit, Edit::begin(map, "said.add_to", row.text("name")));
    edit.setExercise(one.said.exercise);
    if (comparableName(one.said.words) != comparableName(row.text("name"))) {
        constexpr const Field &kOtherNames = fieldOf(Entity::Organisation, "other_names");
        std::vector<std::string> names = setElements(row[kOtherNames]);
        if (!std::ranges::contains(names, one.said.words))
            names.push_back(one.said.words);
        PW_CHECK(edit.set(kOtherNames, organisation, setValue(names)));
    }
    one.said.organisation = organisation;
    if (!row.reference("location_id")) { // where it is was not known yet
        PW_TRY(const RowId place, addPlace(edit, one.said));
        if (place)
            PW_CHECK(edit.set(fieldOf(Entity::Organisation, "location_id"), organisation,
                              Value(place.value)));
    }
    PW_CHECK(confirm(map, edit, one.said, organisation));
    PW_CHECK(setSettled(edit, proposal, std::move(one.said), "already_here", by));
    return edit.commit();
}

Result<SaidSettled> leaveSaid(MapFile &map, std::span<const RowId> proposals,
                              std::string_view status, const std::string &reason,
                              const Settlers &by) {
    const bool isParked = status == "parked";
    return settleAll(map, proposals, isParked ? "said.park" : "said.leave",
                     [&](Edit &edit, const Waiting &one) -> Result<std::optional<Why>> {
                         PW_TRY(const bool agreed, isAgreed(map, one.said, by));
                         if (!agreed && !isParked)
                             return Why::NotAgreed;
                         PW_CHECK(
                             setSettled(edit, one.proposal.id(), one.said, status, by, reason));
                         return std::nullopt;
                     });
}

} // namespace placeweave
