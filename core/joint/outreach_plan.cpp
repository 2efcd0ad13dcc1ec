// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/outreach_plan.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>

namespace placeweave {
namespace {

// Whom people listen to before those who run things; codes of "role".
constexpr std::array<std::string_view, 5> kTrusted{"community_champion", "connector",
                                                   "faith_leader", "elder", "founder"};

std::size_t trustRank(const Record &person) {
    return static_cast<std::size_t>(std::ranges::find(kTrusted, person.text("role")) -
                                    kTrusted.begin());
}

// A channel whose last check found it alive, and where somebody is trusted, before any other.
RowId channelFor(const std::vector<Record> &channels) {
    const auto best = std::ranges::max_element(channels, {}, [](const Record &channel) {
        return std::pair(!channel["trusted_person"].isEmpty(), channel.text("audited_on"));
    });
    return best == channels.end() ? RowId{} : best->id();
}

RowId personFor(const WaysToReach &reach, RowId organisation) {
    const auto people = reach.people.find(organisation);
    if (people == reach.people.end())
        return {};
    return std::ranges::min_element(people->second, {}, trustRank)->id();
}

Result<int> insertSteps(MapFile &map, Edit &edit, RowId plan,
                        const std::vector<RowId> &organisations, const std::string &firstStep,
                        const std::string &who, std::int64_t position) {
    PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
    PW_TRY(const WaysToReach reach, waysToReach(map, us, today()));
    int added = 0;
    for (const RowId organisation : organisations) {
        PW_TRY(const auto channels,
               map.recordsOf(Entity::Channel, "organisation_id", organisation));
        Record step(Entity::Step);
        step["plan_id"] = Value(plan.value);
        step["organisation_id"] = Value(organisation.value);
        if (const RowId person = personFor(reach, organisation))
            step["person_id"] = Value(person.value);
        if (const RowId channel = channelFor(channels))
            step["channel_id"] = Value(channel.value);
        step["what"] = Value(firstStep);
        step["who"] = Value(who);
        step["status"] = Value("to_do");
        step["position"] = Value(position + added);
        PW_CHECK(edit.insert(step));
        ++added;
    }
    return added;
}

Result<void> checkSize(std::size_t count) {
    if (count > kMostInAPlan)
        return fail(ErrorCode::InvalidInput,
                    std::format("{} organisations are too many for one plan. Choose {} or fewer.",
                                count, kMostInAPlan));
    return {};
}

std::string placeOf(const Record &place) {
    std::vector<std::string> parts;
    for (const char *column : {"name", "address", "postcode"})
        if (const std::string part = simplified(place.text(column)); !part.empty())
            parts.push_back(part);
    return joined(parts, ", ");
}

// Everything about organisations that a stop tells, read once for all stops.
class StopReader {
public:
    static Result<StopReader> of(MapFile &map, const Disclosure &readers,
                                 const std::string &today) {
        StopReader reader(map, readers, today);
        PW_TRY(reader.m_reach, waysToReach(map, readers, today));
        PW_TRY(reader.m_given, givenAndTaken(map, today));
        return reader;
    }

    // Nothing where the readers do not get the organisation.
    Result<std::optional<PlanStop>> stop(Record step) const {
        const RowId id = step.reference("organisation_id");
        PlanStop stop{.step = std::move(step)};
        stop.isOverdue = !isStepOver(stop.step) && !stop.step["due"].isEmpty() &&
                         stop.step.text("due") < m_today;
        if (!id)
            return stop;
        const auto row = m_map->record(Entity::Organisation, id);
        if (!row)
            return stop;
        stop.isClosed = row->text("status") == "closed";
        const bool isForUs = m_readers->profile() == Profile::Internal;
        const auto told = m_readers->disclosed(*row);
        if (!told && !isForUs)
            return std::nullopt;
        const Record &organisation = told ? *told : *row;
        stop.mayLeave = told.has_value();
        stop.name = organisation.text("name");
        stop.kind = organisation.text("kind");
        stop.languages = setElements(organisation["languages"]);
        if (told) {
            PW_TRY(const auto place, m_readers->disclosedPlace(organisation));
            if (place)
                stop.place = placeOf(*place);
            stop.point = m_readers->place(id).point;
        }
        addPerson(stop);
        addChannel(stop);
        stop.ways = m_reach.of(id);
        if (const auto given = m_given.find(id); given != m_given.end())
            stop.gaveAndTook = given->second;
        return stop;
    }

private:
    StopReader(MapFile &map, const Disclosure &readers, std::string today)
        : m_map(&map), m_readers(&readers), m_today(std::move(today)) {}

    // Somebody who has taken their consent back since is not named any more.
    void addPerson(PlanStop &stop) const {
        const auto people = m_reach.people.find(stop.step.reference("organisation_id"));
        if (people == m_reach.people.end())
            return;
        const auto person =
            std::ranges::find(people->second, stop.step.reference("person_id"), &Record::id);
        if (person == people->second.end())
            return;
        stop.person = person->text("name");
        if (const auto spoken = setElements((*person)["languages"]); !spoken.empty())
            stop.languages = spoken;
    }
    // Who is trusted is a name that nobody has asked about: for the map's own people.
    void addChannel(PlanStop &stop) const {
        const RowId id = stop.step.reference("channel_id");
        if (!id || !m_readers->shows(Entity::Channel, id))
            return;
        const auto channel = m_map->record(Entity::Channel, id);
        if (!channel)
            return;
        stop.channel = channel->text("channel");
        stop.channelName = channel->text("name");
        if (m_readers->shows(fieldOf(Entity::Channel, "trusted_person")))
            stop.trusted = channel->text("trusted_person");
        if (const auto spoken = setElements((*channel)["languages"]); !spoken.empty())
            stop.languages = spoken;
    }

    MapFile *m_map;
    const Disclosure *m_readers;
    std::string m_today;
    WaysToReach m_reach;
    std::unordered_map<RowId, GiveAndTake> m_given;
};

bool isPlanOver(const PlanSummary &plan) {
    return plan.status == "done" || plan.status == "dropped";
}

} // namespace

bool isStepOver(const Record &step) {
    const std::string &status = step.text("status");
    return status == "done" || status == "dropped";
}

Result<RowId> startPlan(MapFile &map, const PlanWish &wish) {
    if (wish.name.empty())
        return fail(ErrorCode::InvalidInput, "Give the plan a name.");
    PW_CHECK(checkSize(wish.organisations.size()));
    PW_TRY(Edit edit, Edit::begin(map, "plan.start", wish.name));
    Record plan(Entity::Plan);
    plan["name"] = Value(wish.name);
    plan["audience"] = Value(wish.audience);
    plan["area"] = Value(wish.area);
    plan["status"] = Value("under_way");
    PW_TRY(const RowId id, edit.insert(plan));
    PW_CHECK(insertSteps(map, edit, id, wish.organisations, wish.firstStep, wish.who, 1));
    PW_CHECK(edit.commit());
    return id;
}

Result<int> addToPlan(MapFile &map, RowId plan, const std::vector<RowId> &organisations,
                      const std::string &firstStep) {
    PW_TRY(const Record row, map.record(Entity::Plan, plan));
    PW_TRY(const auto steps, map.recordsOf(Entity::Step, "plan_id", plan));
    std::set<RowId> there;
    std::int64_t last = 0;
    for (const Record &step : steps) {
        there.insert(step.reference("organisation_id"));
        last = std::max(last, step["position"].integer());
    }
    std::vector<RowId> fresh;
    for (const RowId organisation : organisations)
        if (there.insert(organisation).second)
            fresh.push_back(organisation);
    PW_CHECK(checkSize(steps.size() + fresh.size()));
    PW_TRY(Edit edit, Edit::begin(map, "plan.add", row.text("name")));
    PW_TRY(const int added, insertSteps(map, edit, plan, fresh, firstStep, {}, last + 1));
    PW_CHECK(edit.commit());
    return added;
}

Result<std::vector<PlanSummary>> plansOf(MapFile &map, const std::string &today) {
    std::vector<PlanSummary> plans;
    PW_CHECK(map.forEach(Entity::Plan, [&](const Record &row) {
        plans.push_back({row.id(),
                         row.text("name"),
                         row.text("audience"),
                         row.text("area"),
                         row.text("status"),
                         0,
                         0,
                         {},
                         0});
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Step, [&](const Record &step) {
        const auto plan = std::ranges::find(plans, step.reference("plan_id"), &PlanSummary::id);
        if (plan == plans.end())
            return true;
        ++plan->steps;
        if (isStepOver(step)) {
            ++plan->done;
            return true;
        }
        const std::string &due = step.text("due");
        if (!due.empty() && (plan->nextDue.empty() || due < plan->nextDue))
            plan->nextDue = due;
        plan->overdue += !due.empty() && due < today;
        return true;
    }));
    std::ranges::stable_sort(plans, {}, [](const PlanSummary &plan) {
        return std::tuple(isPlanOver(plan), plan.nextDue.empty(), plan.nextDue, -plan.id.value);
    });
    return plans;
}

Result<std::vector<PlanStop>> stopsOf(MapFile &map, RowId plan, const Disclosure &readers,
                                      const std::string &today) {
    PW_TRY(auto steps, map.recordsOf(Entity::Step, "plan_id", plan));
    std::ranges::stable_sort(steps, {},
                             [](const Record &step) { return step["position"].integer(); });
    PW_TRY(const StopReader reader, StopReader::of(map, readers, today));
    std::vector<PlanStop> stops;
    for (Record &step : steps) {
        PW_TRY(auto stop, reader.stop(std::move(step)));
        if (stop)
            stops.push_back(*std::move(stop));
    }
    return stops;
}

} // namespace placeweave
