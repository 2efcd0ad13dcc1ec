// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/exercise_report.h"

#include "core/exchange/match_words.h"
#include "core/joint/said_review.h"
#include "core/joint/session_areas.h"
#include "core/model/vocabulary.h"
#include "core/place/area_index.h"
#include "core/store/area_store.h"
#include "core/store/edit.h"
#include "core/store/log.h"

#include <algorithm>
#include <map>
#include <set>

namespace placeweave {
namespace {

using Figures = ExerciseReport::Figures;
using Line = ExerciseReport::Line;

bool isOnMap(const SaidEntry &entry) {
    return entry.status == "added" || entry.status == "added_changed";
}

void count(const SaidEntry &entry, Figures &figures) {
    const Said::What what = entry.said.what;
    ++figures.said;
    figures.groups += what == Said::What::Group && entry.status != "already_here";
    figures.needs += what == Said::What::Need;
    figures.connections += what == Said::What::Link;
    figures.notAdded += entry.status == "not_added";
    figures.waiting += entry.status == "waiting" || entry.status == "parked";
    if (entry.status == "already_here" || (isOnMap(entry) && what == Said::What::StillThere))
        ++figures.confirmed;
    else if (isOnMap(entry) && what != Said::What::Remark)
        ++figures.added;
}

// Anyone may read only of groups that may be listed.
bool isShownTo(const Disclosure &readers, const SaidEntry &entry) {
    const Said &said = entry.said;
    if (said.isOffWall)
        return false;
    const bool concernsNobody = said.what == Said::What::Need || said.what == Said::What::Remark;
    if (readers.profile() == Profile::Public && (concernsNobody || !said.organisation))
        return false;
    const ReaderProfile &profile = readers.readers();
    const auto isLeftOut = [&](Entity entity) {
        return std::ranges::contains(profile.records, entity);
    };
    if ((profile.area && (concernsNobody || !said.organisation)) ||
        (said.what == Said::What::Need && isLeftOut(Entity::Need)) ||
        (said.what == Said::What::Link && isLeftOut(Entity::Connection)))
        return false;
    return std::ranges::all_of(said.ends,
                               [&](const Said::End &end) {
                                   return !end.organisation ||
                                          readers.shows(Entity::Organisation, end.organisation);
                               }) &&
           (!said.organisation || readers.shows(Entity::Organisation, said.organisation));
}

Result<std::string> aboutWhom(MapFile &map, const Said &said) {
    if (said.what == Said::What::Link)
        return said.ends[0].name + " – " + said.ends[1].name;
    if (!said.organisation)
        return std::string();
    const auto organisation = map.record(Entity::Organisation, said.organisation);
    return organisation ? organisation->text("name") : std::string();
}

// Whose names are one, spelling apart.
bool isNamed(const std::string &name, const std::vector<std::string> &comparable) {
    const std::string own = comparableName(name);
    return std::ranges::any_of(comparable, [&](const std::string &other) {
        return likenessOfNames(own, other, kAlikeNames) > 0 || isFullerName(own, other);
    });
}

bool isPerson(const std::string &kind) {
    const Term *term = vocabulary("kind").find(kind);
    return !term || term->more("family") == "people";
}

// What is on the map and may be seen, in the session's place where it has one.
Result<std::vector<Record>> inPlace(const Disclosure &readers, const Polygons &place) {
    std::vector<Record> found;
    PW_CHECK(readers.forEach(Entity::Organisation, [&](const Record &organisation) {
        const auto point = readers.place(organisation.id()).point;
        if (organisation.text("status") != "closed" &&
            (place.empty() || (point && contains(place, *point))))
            found.push_back(organisation);
        return true;
    }));
    return found;
}

// None while the session has no place on the map, or the map no areas.
Result<std::vector<ExerciseReport::ThinArea>> thinIn(MapFile &map, const Disclosure &readers,
                                                     const Polygons &place,
                                                     const std::vector<Record> &onMap) {
    std::vector<ExerciseReport::ThinArea> thin;
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    const auto smallest = std::ranges::max_element(sets, {}, &AreaSet::count);
    if (place.empty() || smallest == sets.end())
        return thin;
    PW_TRY(const std::vector<Area> all, map.areas().areas(smallest->id));
    std::vector<Polygons> outlines;
    for (const Area &area : all) {
        if (area.outline.empty() || !contains(place, pointInside(area.outline)))
            continue;
        outlines.push_back(area.outline);
        thin.push_back({area.name.empty() ? area.code : area.name});
    }
    const AreaIndex index(std::move(outlines));
    int placed = 0;
    for (const Record &organisation : onMap)
        if (const auto point = readers.place(organisation.id()).point)
            if (const auto area = index.areaAt(*point)) {
                ++thin[*area].onMap;
                ++placed;
            }
    const auto usual =
        static_cast<double>(placed) / static_cast<double>(std::max<std::size_t>(1, thin.size()));
    std::erase_if(thin, [&](const ExerciseReport::ThinArea &area) {
        return area.onMap > 0 && area.onMap * 2 >= usual;
    });
    std::ranges::stable_sort(thin, {}, &ExerciseReport::ThinArea::onMap);
    return thin;
}

ExerciseReport::Absent absentFrom(const ExerciseReport &report,
                                  const std::vector<Record> &inPlace) {
    ExerciseReport::Absent absent;
    if (report.speaksFor.empty())
        return absent; // nobody noted it, so nobody can be said to have been missing
    std::vector<std::string> spokenFor;
    for (const std::string &name : report.speaksFor)
        spokenFor.push_back(comparableName(name));
    spokenFor.push_back(comparableName(report.exercise.text("host")));
    for (const std::string &partner : setElements(report.exercise["partners"]))
        if (!isNamed(partner, spokenFor))
            absent.partners.push_back(partner);
    std::map<std::string, int> onMap;
    std::set<std::string> there;
    for (const Record &organisation : inPlace) {
        const std::string &kind = organisation.text("kind");
        ++onMap[kind];
        if (!there.contains(kind) && isNamed(organisation.text("name"), spokenFor))
            there.insert(kind);
    }
    for (const auto &[kind, count] : onMap)
        if (!there.contains(kind) && !isPerson(kind))
            absent.kinds.push_back({kind, count});
    std::ranges::stable_sort(absent.kinds, std::ranges::greater{},
                             &ExerciseReport::Absent::Kind::onMap);
    return absent;
}

} // namespace

Result<ReaderProfile> wallReaders(MapFile &map, RowId exercise) {
    ReaderProfile readers(Profile::Partner);
    if (!exercise)
        return readers;
    PW_TRY(const Record record, map.record(Entity::Exercise, exercise));
    if (const RowId chosen = record.reference("readers_id")) {
        PW_TRY(readers, readerProfileAt(map, chosen));
        readers.base = std::min(readers.base, Profile::Partner);
    }
    return readers;
}

Result<ExerciseReport> reportOf(MapFile &map, RowId exercise, const ReaderProfile &profile) {
    ExerciseReport report;
    PW_TRY(report.exercise, map.record(Entity::Exercise, exercise));
    PW_TRY(const auto participants, map.recordsOf(Entity::Participant, "exercise_id", exercise));
    std::set<std::string> speaksFor;
    std::set<std::string> tables;
    for (const Record &participant : participants) {
        report.withdrawn += participant["withdrawn"].isTrue();
        const std::string &whom = participant.text("speaks_for");
        const std::string &table = participant.text("table_name");
        if (!whom.empty())
            speaksFor.insert(whom);
        if (!table.empty())
            tables.insert(table);
        // A row that says only a table is that table.
        report.figures.people += table.empty() || !whom.empty() ||
                                 !participant.text("name").empty() ||
                                 participant["withdrawn"].isTrue();
    }
    report.speaksFor.assign(speaksFor.begin(), speaksFor.end());
    report.figures.tables = static_cast<int>(tables.size());
    PW_TRY(const Disclosure readers, Disclosure::of(map, profile));
    PW_TRY(const Polygons place, placeOf(report.exercise));
    PW_TRY(const std::vector<Record> onMap, inPlace(readers, place));
    report.absent = absentFrom(report, onMap);
    PW_TRY(report.thin, thinIn(map, readers, place, onMap));
    std::set<std::string> ofMissing;
    for (const Prompt &prompt : promptsOf(report.exercise))
        if (prompt.asksWhoIsMissing)
            ofMissing.insert(prompt.words);
    PW_TRY(std::vector<SaidEntry> entries, saidIn(map, exercise));
    std::ranges::reverse(entries);
    for (const SaidEntry &entry : entries) {
        count(entry, report.figures);
        if (!isShownTo(readers, entry)) {
            ++report.notShown;
            continue;
        }
        PW_TRY(std::string about, aboutWhom(map, entry.said));
        report.lines.push_back({.what = entry.said.what,
                                .words = entry.said.words,
                                .about = std::move(about),
                                .voice = voiceOf(entry.said, report.exercise, participants),
                                .prompt = entry.said.prompt,
                                .isOfMissing = ofMissing.contains(entry.said.prompt),
                                .status = entry.status,
                                .reason = entry.reason});
    }
    PW_TRY(report.library, toldLibraryOf(map, readers, exercise));
    if (profile.base == Profile::Public)
        report.exercise["parking_list"] = {}; // words of the room, as remarks are
    if (profile.base == Profile::Public || profile.area ||
        std::ranges::contains(profile.records, Entity::Promise))
        return report;
    PW_TRY(const auto promises, log::rowsAddedIn(map.database(), exercise, Entity::Promise));
    for (const RowId id : promises)
        if (auto promise = map.record(Entity::Promise, id); // else it was taken back
            promise && (!promise->reference("organisation_id") ||
                        readers.shows(Entity::Organisation, promise->reference("organisation_id"))))
            report.promises.push_back(*std::move(promise));
    return report;
}

Result<RowId> promiseIn(MapFile &map, RowId exercise, const Record &promise) {
    if (promise.text("what").empty())
        return fail(ErrorCode::InvalidInput, "Say what was promised.");
    PW_TRY(Edit edit, Edit::begin(map, "promise.add", promise.text("what")));
    edit.setExercise(exercise);
    Record row = promise;
    if (row["status"].isEmpty())
        row["status"] = Value("open");
    PW_TRY(const RowId id, edit.insert(row));
    PW_CHECK(edit.commit());
    return id;
}

} // namespace placeweave
